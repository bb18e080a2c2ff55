"""sys.exc_info through handlers, calls, generators, coroutines, finally, with and threads; bare raise."""

import sys
import threading


def current():
    return repr(sys.exc_info()[1]), repr(sys.exception())


def nested():
    out = [current()]
    try:
        raise ValueError("outer")
    except ValueError:
        out.append(current())
        try:
            raise KeyError("inner")
        except KeyError:
            out.append(current())
        out.append(current())
        called(out)
        out.append(current())
    out.append(current())
    return out


def called(out):
    out.append(("called", *current()))
    try:
        1 / 0
    except ZeroDivisionError as error:
        out.append(("context", repr(error.__context__)))
    out.append(("after", *current()))


def generator():
    print("  gen start", current())
    try:
        yield 1
        raise IndexError("in gen")
    except IndexError:
        print("  gen handler", current())
        yield 2
        print("  gen handler resumed", current())
    print("  gen after", current())
    yield 3
    print("  gen end", current())


def drive():
    g = generator()
    next(g)
    try:
        raise OSError("driver")
    except OSError:
        print("driver", current())
        next(g)
        print("driver after next", current())
    print("driver outside", current())
    next(g)
    try:
        raise OSError("driver again")
    except OSError:
        list(g)


def in_finally(fail):
    try:
        if fail:
            raise ValueError("x")
    finally:
        print("finally", fail, current())
        for _ in range(1):
            try:
                raise KeyError
            except KeyError:
                continue
        print("finally end", fail, current())


def bare(n):
    raise


def reraise_outer():
    try:
        raise ValueError("to be raised again")
    except ValueError:
        def inner():
            try:
                raise TypeError("in between")
            except TypeError:
                pass
            raise
        inner()


def deleted():
    try:
        raise ValueError("v")
    except ValueError as error:
        del error
        try:
            error
        except UnboundLocalError as unbound:
            print(unbound, repr(unbound.__context__))
    try:
        raise ValueError("v")
    except ValueError as error:
        error = "rebound"
    print("error" in locals())


class Manager:
    def __enter__(self):
        print("enter", current())

    def __exit__(self, *exc):
        print("exit", current(), exc[1] is sys.exc_info()[1])
        return True


def loops():
    for i in range(3):
        try:
            if i == 1:
                continue
            raise ValueError(i)
        except ValueError:
            if i == 0:
                continue
            break
        finally:
            print("loop", i, current())
    print("after loop", current())


class Del:
    def __del__(self):
        print("del sees", current())
        try:
            raise RuntimeError("inside del")
        except RuntimeError:
            pass


async def coroutine():
    try:
        raise LookupError("in coroutine")
    except LookupError:
        await Pause()
        print("coroutine resumed", current())


class Pause:
    def __await__(self):
        print("await", current())
        yield
        print("await resumed", current())


for line in nested():
    print(line)
drive()
in_finally(False)
for action in (lambda: in_finally(True), lambda: bare(1), reraise_outer):
    try:
        action()
    except Exception as error:
        print(repr(error), repr(error.__context__))
deleted()
with Manager():
    raise ValueError("in with")
loops()
try:
    raise ValueError("while deleting")
except ValueError:
    Del()
    print(current())
c = coroutine()
try:
    raise KeyError("outside of the coroutine")
except KeyError:
    c.send(None)
    print("between", current())
try:
    c.send(None)
except StopIteration:
    pass


def in_thread():
    print("thread", current())


try:
    raise ValueError("in the main thread")
except ValueError as error:
    thread = threading.Thread(target=in_thread)
    thread.start()
    thread.join()
    tb = sys.exc_info()[2]
    print(tb is error.__traceback__, [sys.exc_info()[0] for _ in "a"], (lambda: sys.exc_info()[0])())
    print(eval("sys.exc_info()[0]"), list(map(lambda _: sys.exc_info()[0], "a")))


def yields_in_handler():
    try:
        raise ValueError("kept alive in a generator")
    except ValueError:
        yield
        raise


g = yields_in_handler()
next(g)
try:
    raise KeyError("unrelated")
except KeyError:
    next(g)
