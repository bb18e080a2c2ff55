"""atexit: order, arguments, unregister, errors in handlers, handlers that register and exit."""

import atexit
import sys
import threading


def say(*args, **kwargs):
    print("say", args, kwargs)


class Named:
    """A callable whose repr has no address."""

    def __init__(self, function):
        self.function = function

    def __repr__(self):
        return f"<{self.function.__name__}>"

    def __call__(self, *args):
        return self.function(*args)


@Named
def failing(what):
    raise ValueError(what)


def nested():
    print("nested registers more")
    atexit.register(say, "registered at exit")


@atexit.register
def decorated():
    print("decorated", __name__, sys.argv[1:])


class Callable:
    def __call__(self):
        print("callable object")

    def method(self, value="default"):
        print("method", value)


@Named
def exits():
    print("exits")
    sys.exit(77)


atexit.register(say)
atexit.register(say, 1, 2, key="value")
print(atexit.register(say, "returned") is say)
atexit.register(failing, "error in a handler")
atexit.register(Callable())
atexit.register(Callable().method, value="given")
atexit.register(nested)
atexit.register(exits)
atexit.register(lambda: print("threads", threading.active_count()))
atexit.register(print, "twice")
atexit.register(print, "twice")
for bad in (None, 5, "text"):
    try:
        atexit.register(bad)
    except TypeError as error:
        print(error)


class Equal:
    def __eq__(self, other):
        print("compared with", type(other).__name__)
        return False

    def __call__(self):
        print("equal called")


def removed():
    print("never")


atexit.register(removed)
atexit.register(removed)
atexit.unregister(removed)
atexit.unregister(removed)
equal = Equal()
atexit.register(equal)
print(atexit._ncallbacks())
try:
    atexit.unregister(5)
except TypeError as error:
    print(error)
value = "changed before the end"
atexit.register(lambda: print("global:", value))
value = "last value"


class Global:
    def __del__(self):
        print("deleted after the handlers")


kept = Global()
raise LookupError("handlers still run after this traceback")
