"""throw() and close() at every state, with handlers that yield, return, raise and ignore."""


def worker(log):
    while True:
        try:
            value = yield "ready"
            log.append(("value", value))
        except ValueError as error:
            log.append(("ValueError", str(error)))
            yield "handled"
        except KeyError:
            log.append("KeyError returns")
            return "returned from handler"
        finally:
            log.append("finally")


log = []
g = worker(log)
print(next(g), g.throw(ValueError("thrown")), next(g), g.send(5), g.throw(ValueError), next(g))
try:
    g.throw(KeyError("k"))
except StopIteration as stop:
    print("StopIteration", stop.value)
print(log)
try:
    g.throw(ZeroDivisionError("after the end"))
except ZeroDivisionError as error:
    print("thrown back:", error)


def simple():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("GeneratorExit seen")
        raise
    finally:
        print("cleanup")


g = simple()
g.close()
print("closed before start", list(g))
g = simple()
next(g)
print(g.close(), list(g))
g.close()
g = simple()
try:
    g.throw(TypeError("before the start"))
except TypeError as error:
    print(error, g.gi_frame)
print(list(g))


def ignores_exit():
    while True:
        try:
            yield "still here"
        except GeneratorExit:
            print("ignoring")


g = ignores_exit()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
try:
    g.throw(GeneratorExit)
    print("yielded again")
    g.throw(OSError("let me out"))
except OSError as error:
    print(error)


def returns_on_exit():
    try:
        yield
    except GeneratorExit:
        return "value lost by close()"


g = returns_on_exit()
next(g)
print("close gives", g.close())


def raises_on_exit():
    try:
        yield
    finally:
        raise LookupError("from finally")


g = raises_on_exit()
next(g)
try:
    g.close()
except LookupError as error:
    print(error, repr(error.__context__))


def stop_on_exit():
    try:
        yield
    except GeneratorExit:
        raise StopIteration("inside close")


g = stop_on_exit()
next(g)
try:
    g.close()
except RuntimeError as error:
    print("RuntimeError", error)


class Custom(Exception):
    def __init__(self, a, b="default"):
        super().__init__(a, b)


def catches_all():
    while True:
        try:
            yield
        except GeneratorExit:
            raise
        except BaseException as error:
            yield type(error).__name__, error.args


def attempt(*args):
    g = catches_all()
    next(g)
    try:
        print(g.throw(*args))
    except BaseException as error:
        print("throw itself:", type(error).__name__, error)


attempt(Custom, "only type and value")
attempt(Custom, ("tuple", "value"))
attempt(Custom, Custom("instance"))
attempt(Custom("instance"))
attempt(Custom("instance"), "value too")
attempt(Custom)
attempt("string")
attempt(5)
attempt(int)
attempt(ValueError, None, None)
attempt(ValueError, "v", "not a traceback")
attempt(StopIteration("thrown in"))
attempt(SystemExit(3))
attempt(KeyboardInterrupt)


def escapes():
    yield 1


for thrown in (StopIteration("x"), GeneratorExit(), RuntimeError("r"), StopIteration):
    g = escapes()
    next(g)
    try:
        g.throw(thrown)
    except BaseException as error:
        print(type(error).__name__, error, "| cause", repr(error.__cause__))


def context_of_thrown():
    try:
        yield 1
    except ValueError:
        try:
            yield 2
        except TypeError as error:
            yield repr(error.__context__)


g = context_of_thrown()
print(next(g), g.throw(ValueError("first")), g.throw(TypeError("second")))
try:
    raise IndexError("handled outside while throwing")
except IndexError:
    g = context_of_thrown()
    next(g)
    g.throw(ValueError("first"))
    print(g.throw(TypeError("second")))


def nested_finally():
    try:
        try:
            yield "a"
        finally:
            print("inner", (yield "from inner finally"))
    finally:
        print("outer", (yield "from outer finally"))


g = nested_finally()
print(next(g))
print(g.throw(ValueError("travels")), g.send("x"))
try:
    g.send("y")
except ValueError as error:
    print("arrived", error)
g = simple()
next(g)
g.throw(
    Custom("uncaught",
           b="traceback through the generator"))
