"""The end of the interpreter: in which order globals, modules, caches and cycles die, seen by __del__."""

import atexit
import sys
import threading
import weakref


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self, print=print):
        print("del", self.name, "globals" if "sys" in globals() else "no globals",
              sys is None if "sys" in globals() else "sys gone", sys.is_finalizing() if sys else "")


class Late:
    def __del__(self):
        try:
            print("late", helper(), sys.modules is None)
        except Exception as error:
            print("late failed:", type(error).__name__, error)


def helper():
    return "helper still there"


_private = Noisy("_private global")
public = Noisy("public global")
__dunder__ = Noisy("dunder global")
in_list = [Noisy("in a list"), Noisy("second in the list")]
cycle = Noisy("in a cycle")
cycle.self = cycle
in_default = lambda x=Noisy("in a default"): x
shared = public
late = Late()


class Holder:
    attribute = Noisy("in a class attribute")

    def method(self, default=Noisy("default of a method")):
        pass


def closure():
    value = Noisy("in a closure")
    return lambda: value


keeps = closure()


def generator():
    try:
        local = Noisy("local of a generator")
        yield 1
    finally:
        print("generator's finally at exit")


suspended = generator()
next(suspended)
weakref.finalize(Holder, print, "finalizer of the class")
atexit.register(print, "atexit", public.name)
del shared
local = threading.local()
local.value = Noisy("thread local of the main thread")
error_kept = None
try:
    raise KeyError(Noisy("argument of a kept exception"))
except KeyError as error:
    error_kept = error
print("end of the module", len(in_list))
