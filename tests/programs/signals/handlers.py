"""Signal handlers: arguments, frames, nesting, errors in them, masks, pending signals, wakeups."""

import os
import signal
import sys
import threading

log = []


def handler(signum, frame):
    log.append((signal.Signals(signum).name, frame.f_code.co_name))


def frame_handler(signum, frame):
    print("in", frame.f_code.co_name, sorted(frame.f_locals), "line",
          frame.f_lineno - frame.f_code.co_firstlineno)


def send():
    os.kill(os.getpid(), signal.SIGUSR1)
    x = 1
    return x


print(signal.signal(signal.SIGUSR1, handler), signal.getsignal(signal.SIGUSR1) is handler)
send()
signal.raise_signal(signal.SIGUSR1)
print(log)
signal.signal(signal.SIGUSR1, frame_handler)


def with_locals(a, b=2):
    c = a + b
    signal.raise_signal(signal.SIGUSR1)
    d = c
    return d


print(with_locals(1))


def failing(signum, frame):
    raise ValueError("from the handler")


signal.signal(signal.SIGUSR1, failing)
try:
    signal.raise_signal(signal.SIGUSR1)
    print("not reached?")
except ValueError as error:
    tb = error.__traceback__
    print(error, tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name)


def nested(signum, frame):
    log.append("outer start")
    signal.raise_signal(signal.SIGUSR2)
    log.append("outer end")


log.clear()
signal.signal(signal.SIGUSR1, nested)
signal.signal(signal.SIGUSR2, handler)
signal.raise_signal(signal.SIGUSR1)
print(log)

log.clear()
signal.signal(signal.SIGUSR1, handler)
print(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1}))
signal.raise_signal(signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print("blocked", log, signal.sigpending())
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1})
print("unblocked", log)

signal.signal(signal.SIGUSR1, signal.SIG_IGN)
signal.raise_signal(signal.SIGUSR1)
print(signal.getsignal(signal.SIGUSR1), signal.signal(signal.SIGUSR1, signal.SIG_DFL))
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, signal.getsignal(signal.SIGPIPE),
      signal.getsignal(signal.SIGTERM), signal.strsignal(11), signal.Signals(9))
for bad in ((0, handler), (1000, handler), (signal.SIGKILL, handler), (signal.SIGUSR1, "text"),
            (signal.SIGUSR1, None), (signal.SIGUSR1, 7)):
    try:
        signal.signal(*bad)
    except (ValueError, OSError, TypeError) as error:
        print(type(error).__name__, error)


def in_thread():
    try:
        signal.signal(signal.SIGUSR1, handler)
    except ValueError as error:
        print(error)


thread = threading.Thread(target=in_thread)
thread.start()
thread.join()

read, write = os.pipe()
os.set_blocking(write, False)
print(signal.set_wakeup_fd(write))
signal.signal(signal.SIGUSR1, handler)
signal.raise_signal(signal.SIGUSR1)
print(os.read(read, 10) == bytes([signal.SIGUSR1]), signal.set_wakeup_fd(-1) == write)


def exits(signum, frame):
    print("handler exits")
    sys.exit(5)


signal.signal(signal.SIGTERM, exits)
try:
    os.kill(os.getpid(), signal.SIGTERM)
finally:
    print("finally")
