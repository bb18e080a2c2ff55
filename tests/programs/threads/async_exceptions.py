"""Exceptions set in other threads, in busy loops and handlers; daemon threads at exit; contexts."""

import contextvars
import ctypes
import sys
import threading
import time

set_exception = ctypes.pythonapi.PyThreadState_SetAsyncExc
set_exception.argtypes = ctypes.c_ulong, ctypes.py_object


class Stop(Exception):
    pass


def spinning(log, started):
    try:
        started.set()
        while True:
            pass
    except Stop as error:
        log.append(("stopped", error.args))
    finally:
        log.append("finally")


def calling(log, started):
    def nothing():
        pass
    try:
        started.set()
        while True:
            nothing()
    except Stop:
        log.append("stopped calls")


def generating(log, started):
    def endless():
        try:
            while True:
                yield
        finally:
            log.append("generator finished")
    try:
        started.set()
        for _ in endless():
            pass
    except Stop:
        log.append("stopped generator")


for target in (spinning, calling, generating):
    log, started = [], threading.Event()
    thread = threading.Thread(target=target, args=(log, started))
    thread.start()
    started.wait()
    time.sleep(0.01)
    print(target.__name__, set_exception(thread.ident, Stop), end=" ")
    thread.join()
    print(log)
print(set_exception(12345, Stop))

variable = contextvars.ContextVar("variable", default="default")
variable.set("main")


def reads():
    seen.append(variable.get())
    variable.set("changed in the thread")


seen = []
thread = threading.Thread(target=reads)
thread.start()
thread.join()
context = contextvars.copy_context()
thread = threading.Thread(target=context.run, args=(reads,))
thread.start()
thread.join()
print(seen, variable.get(), context[variable])


def in_itself():
    set_exception(threading.get_ident(), Stop)
    for _ in range(1000):
        x = 1


try:
    in_itself()
except Stop as error:
    print("raised in the same thread", error.__traceback__.tb_next.tb_frame.f_code.co_name)


class Deleted:
    def __del__(self):
        print("deleted in", threading.current_thread().name)


def drops(holder):
    holder.clear()


holder = [Deleted()]
thread = threading.Thread(target=drops, args=(holder,), name="dropper")
thread.start()
thread.join()


def daemon():
    while True:
        time.sleep(0.001)


threading.Thread(target=daemon, daemon=True).start()


def busy_daemon():
    while True:
        sum(range(10))


threading.Thread(target=busy_daemon, daemon=True).start()
print(threading.active_count())
try:
    sys.exit(3)
finally:
    print("exits although daemons run")
