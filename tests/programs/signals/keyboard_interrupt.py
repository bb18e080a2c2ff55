"""KeyboardInterrupt in busy loops of every kind, by setitimer and SIGINT; then one uncaught."""

import signal
import sys
import time


def interrupt(signum, frame):
    raise KeyboardInterrupt(frame.f_code.co_name)


signal.signal(signal.SIGALRM, interrupt)


def while_true():
    while True:
        pass


def counting():
    n = 0
    while n >= 0:
        n += 1


def for_loop():
    for _ in iter(int, 1):
        continue


def nested():
    while True:
        for i in range(3):
            if i:
                continue


def calls():
    def nothing():
        return None
    while 1:
        nothing()


def comprehension():
    return [x for x in iter(int, 1) if x]


def generator():
    def endless():
        while True:
            yield
    for _ in endless():
        pass


def try_in_loop():
    while True:
        try:
            pass
        finally:
            pass


def exceptions():
    while True:
        try:
            raise ValueError
        except ValueError:
            pass


def match_loop():
    value = 1
    while True:
        match value:
            case 1:
                value = 2
            case 2:
                value = 1


def attribute():
    class Counter:
        n = 0
    c = Counter()
    while True:
        c.n = c.n + 1


def recursion():
    def down(n):
        return n and down(n - 1)
    while True:
        down(20)


def sleeping():
    time.sleep(100)


for function in (while_true, counting, for_loop, nested, calls, comprehension, generator,
                 try_in_loop, exceptions, match_loop, attribute, recursion, sleeping):
    signal.setitimer(signal.ITIMER_REAL, 0.005)
    try:
        function()
    except KeyboardInterrupt as error:
        names = []
        tb = error.__traceback__
        while tb:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(function.__name__, "interrupted", names[:2])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def with_cleanup():
    log = []
    try:
        try:
            while True:
                pass
        finally:
            log.append("finally")
    except KeyboardInterrupt:
        log.append("except")
    return log


signal.setitimer(signal.ITIMER_REAL, 0.005)
print(with_cleanup())
signal.signal(signal.SIGALRM, lambda *_: signal.raise_signal(signal.SIGINT))
print("waiting", flush=True)
signal.setitimer(signal.ITIMER_REAL, 0.2)
while True: pass
