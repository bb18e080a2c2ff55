"""Children that die by signals, and then the program itself, by SIGTERM."""

import faulthandler
import os
import signal
import sys


def child(name, function):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        null = os.open("/dev/null", os.O_WRONLY)
        os.dup2(null, 2)
        try:
            function()
        except SystemExit as error:
            os._exit(error.code)
        except BaseException:
            os._exit(99)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    print(name, code, signal.Signals(-code).name if code < 0 else "")


def terminated():
    try:
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        print("finally does not run")


def handled():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(6))
    os.kill(os.getpid(), signal.SIGTERM)


def interrupted():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.kill(os.getpid(), signal.SIGINT)


def interrupted_by_default():
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGINT)


def aborted():
    os.abort()


def crashes():
    faulthandler.disable()
    import ctypes
    ctypes.string_at(0)


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


def alarm():
    signal.alarm(1)
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    while True:
        pass


def pipe():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    read, write = os.pipe()
    os.close(read)
    os.write(write, b"x")


def pipe_ignored():
    read, write = os.pipe()
    os.close(read)
    try:
        os.write(write, b"x")
    except BrokenPipeError:
        os._exit(4)


for function in (terminated, handled, interrupted, interrupted_by_default, aborted, crashes, killed,
                 alarm, pipe, pipe_ignored):
    child(function.__name__, function)
print("now itself", flush=True)
os.kill(os.getpid(), signal.SIGTERM)
print("not reached")
