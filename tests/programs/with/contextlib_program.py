"""contextlib: ExitStack, suppress, redirect, nullcontext, closing, decorators, reentrance."""

import contextlib
import io
import sys


@contextlib.contextmanager
def tag(name, log=None):
    print(f"<{name}>", end="")
    try:
        yield name.upper()
    except ValueError as error:
        print(f"[{name} saw {error}]", end="")
        raise
    except KeyError:
        print(f"[{name} swallows]", end="")
    else:
        print("[ok]", end="")
    finally:
        print(f"</{name}>", end="")


with tag("a") as a, tag("b"):
    print(a, end="")
print()
with tag("swallow"):
    raise KeyError
print()
try:
    with tag("outer"), tag("inner"):
        raise ValueError("v")
except ValueError as error:
    print("arrived", error)


@tag("decorator")
def decorated(x):
    """Doc."""
    print(f"body {x}", end="")
    return x


print(decorated(1), decorated(2), decorated.__name__, decorated.__doc__)
with contextlib.ExitStack() as stack:
    names = [stack.enter_context(tag(f"s{i}")) for i in range(3)]
    stack.callback(print, "callback", end=" ")
    stack.push(lambda *exc: print(f"pushed {exc[0]}", end=" "))
    print(names, end=" ")
print()
with contextlib.ExitStack() as stack:
    stack.push(lambda *exc: exc[0] is ZeroDivisionError)
    stack.push(lambda *exc: print("saw", exc[0].__name__))
    1 / 0
print("swallowed by the stack")
with contextlib.ExitStack() as stack:
    stack.enter_context(tag("kept"))
    kept = stack.pop_all()
print(" not closed yet", end=" ")
kept.close()
print()


def failing_callback(message):
    raise RuntimeError(message)


try:
    with contextlib.ExitStack() as stack:
        for i in range(3):
            stack.callback(failing_callback, f"callback {i}")
        raise LookupError("body")
except RuntimeError as error:
    chain = []
    while error:
        chain.append(str(error))
        error = error.__context__
    print(chain)
with contextlib.suppress(ZeroDivisionError, KeyError):
    1 / 0
with contextlib.suppress():
    pass
try:
    with contextlib.suppress(KeyError):
        raise LookupError("not a KeyError")
except LookupError as error:
    print(error)
out, err = io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
    print("captured")
    print("error", file=sys.stderr)
    with contextlib.redirect_stdout(sys.stderr):
        print("crossed")
print(repr(out.getvalue()), repr(err.getvalue()))
with contextlib.nullcontext("value") as v, contextlib.closing(io.StringIO("x")) as f:
    print(v, f.read())
print(f.closed)


class Base(contextlib.ContextDecorator):
    def __init__(self):
        self.depth = 0

    def __enter__(self):
        self.depth += 1
        return self

    def __exit__(self, *exc):
        self.depth -= 1
        return exc[0] is StopIteration


timer = Base()


@timer
def recursive(n):
    return [timer.depth] + (recursive(n - 1) if n else [])


print(recursive(3), timer.depth)


class Abstract(contextlib.AbstractContextManager):
    def __exit__(self, *exc):
        return None


with Abstract() as same:
    print(type(same).__name__, isinstance(timer, contextlib.AbstractContextManager))


@contextlib.contextmanager
def bad(how):
    if how == "raise before":
        raise OSError("before yield")
    try:
        yield how
    except Exception as error:
        if how == "replace":
            raise TypeError("replaced") from error
        if how == "stop":
            raise StopIteration("from handler")
        if how == "same":
            raise error
        if how == "yield again":
            yield "again"
    if how == "twice":
        yield "second"


for how in ("fine", "raise before", "replace", "stop", "same", "yield again", "twice"):
    for raised in (None, ValueError("v"), StopIteration("s")):
        try:
            with bad(how):
                if raised:
                    raise raised
            print(how, raised, "-> no error")
        except Exception as error:
            print(how, repr(raised), "->", repr(error), "cause", repr(error.__cause__))
manager = bad("fine")
with manager:
    pass
try:
    with manager:
        pass
except (AttributeError, RuntimeError) as error:
    print(type(error).__name__, error)


class Transaction:
    def __init__(self):
        self.log = []

    def __getattr__(self, name):
        return lambda *args: self.log.append((name, *args))

    @contextlib.contextmanager
    def atomic(self, savepoint=None):
        self.begin(savepoint)
        try:
            yield self
        except BaseException as error:
            self.rollback(savepoint, type(error).__name__)
            raise
        self.commit(savepoint)


t = Transaction()
with contextlib.suppress(ValueError), t.atomic():
    with t.atomic("one"):
        t.insert(1)
    with contextlib.suppress(KeyError), t.atomic("two"):
        t.insert(2)
        raise KeyError
    raise ValueError
print(*t.log, sep="\n")
with tag("last"), t.atomic("uncaught"):
    t.log.missing
