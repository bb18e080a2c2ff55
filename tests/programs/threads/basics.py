"""Thread objects: arguments, names, join, daemon, exceptions in threads, excepthook, locals."""

import sys
import threading


def work(results, *args, **kwargs):
    results.append((threading.current_thread().name, args, kwargs))


results = []
for i in range(3):
    thread = threading.Thread(target=work, args=(results, i), kwargs={"k": i}, name=f"worker-{i}")
    thread.start()
    thread.join()
print(results)
print(thread.is_alive(), thread.daemon, threading.main_thread().name)
for bad in (thread.start, threading.current_thread().join, threading.Thread().join):
    try:
        bad()
    except RuntimeError as error:
        print(error)


class Custom(threading.Thread):
    def __init__(self, n):
        super().__init__(name="custom")
        self.n = n

    def run(self):
        self.result = sum(range(self.n))


custom = Custom(100)
custom.start()
custom.join()
print(custom.result, custom.name)

local = threading.local()
local.value = "main"


def uses_local(n, out):
    out.append(hasattr(local, "value"))
    local.value = n
    out.append(local.value)


out = []
threads = [threading.Thread(target=uses_local, args=(n, out)) for n in range(3)]
for thread in threads:
    thread.start()
    thread.join()
print(out, local.value, local.__dict__)


class Local(threading.local):
    created = []

    def __init__(self, start):
        self.created.append(threading.current_thread().name)
        self.n = start


shared = Local(7)


def touch():
    shared.n += 1
    shared.created.append(shared.n)


thread = threading.Thread(target=touch, name="toucher")
thread.start()
thread.join()
print(shared.n, shared.created)


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name,
          args.exc_traceback.tb_next.tb_frame.f_code.co_name)


def fails():
    raise ValueError("in a thread")


threading.excepthook = hook
thread = threading.Thread(target=fails, name="failing")
thread.start()
thread.join()
threading.excepthook = threading.__excepthook__


def exits():
    sys.exit("SystemExit in a thread is ignored")


thread = threading.Thread(target=exits)
thread.start()
thread.join()


def in_frames():
    def inner():
        {}["missing"]
    inner()


thread = threading.Thread(target=in_frames, name="uncaught")
thread.start()
thread.join()


def at_exit():
    threading.main_thread().join()
    print("non-daemon thread runs after the main thread", flush=True)


threading.Thread(target=at_exit).start()
raise RuntimeError("main thread ends with an error")
