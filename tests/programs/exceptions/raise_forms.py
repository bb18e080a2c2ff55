"""raise in all forms: classes, instances, from, bare, wrong operands, exceptions in constructors."""


class Custom(Exception):
    pass


class NeedsArguments(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)


class FailsToConstruct(Exception):
    def __init__(self):
        raise OverflowError("constructor failed")


class ReturnsOther(Exception):
    def __new__(cls, *args):
        return "not an exception"


class ReturnsDifferent(Exception):
    def __new__(cls, *args):
        return KeyError("another class")


def attempt(function):
    try:
        function()
        print("nothing raised")
    except BaseException as error:
        print(f"{type(error).__name__}: {error} args={error.args} cause={error.__cause__!r} "
              f"context={error.__context__!r} suppress={error.__suppress_context__}")


def bare_outside(): raise
def a_class(): raise Custom
def an_instance(): raise Custom("x", 1)
def needs_arguments(): raise NeedsArguments
def with_arguments(): raise NeedsArguments(1, b=2)
def fails(): raise FailsToConstruct
def returns_other(): raise ReturnsOther
def returns_different(): raise ReturnsDifferent
def string(): raise "text"
def number(): raise 5
def none(): raise None
def a_type(): raise int
def a_module(): raise __builtins__
def from_none(): raise Custom("f") from None
def from_instance(): raise Custom("f") from KeyError("cause")
def from_class(): raise Custom from KeyError
def from_failing_class(): raise Custom from FailsToConstruct
def from_wrong(): raise Custom("f") from 5
def from_string(): raise Custom from "text"
def from_returns_other(): raise Custom from ReturnsOther
def wrong_from_wrong(): raise 5 from 6
def undefined(): raise NoSuchException("x")
def undefined_cause(): raise Custom from no_such_cause
def conditional(): raise Custom("a") if 0 else KeyError("b")
def a_tuple(): raise (Custom, KeyError)
def parenthesised(): raise (Custom("p"))
def from_self():
    error = Custom("its own cause")
    raise error from error


for function in (bare_outside, a_class, an_instance, needs_arguments, with_arguments, fails,
                 returns_other, returns_different, string, number, none, a_type, a_module, from_none,
                 from_instance, from_class, from_failing_class, from_wrong, from_string,
                 from_returns_other, wrong_from_wrong, undefined, undefined_cause, conditional,
                 a_tuple, parenthesised, from_self):
    print(function.__name__, end=": ")
    attempt(function)
    if function.__name__ not in ("bare_outside",):
        try:
            raise LookupError("being handled")
        except LookupError:
            print("    in handler", end=": ")
            attempt(function)


def bare_in_function_called_from_handler():
    raise


def reraise_unchanged():
    try:
        raise Custom("original")
    except Custom:
        try:
            raise KeyError("temporary")
        except KeyError:
            pass
        raise


def reraise_named():
    try:
        raise Custom("named")
    except Custom as error:
        error.args += ("changed",)
        raise error


def reraise_after_inner_handler():
    try:
        raise Custom("outer")
    except Custom:
        try:
            raise
        except Custom as same:
            raise KeyError("inner") from same


def bare_in_finally():
    try:
        return 1
    finally:
        raise


def bare_in_else():
    try:
        pass
    except Custom:
        pass
    else:
        raise


for function in (reraise_unchanged, reraise_named, reraise_after_inner_handler, bare_in_finally,
                 bare_in_else):
    print(function.__name__, end=": ")
    attempt(function)
try:
    raise Custom("handled while the function is called")
except Custom:
    attempt(bare_in_function_called_from_handler)
attempt(bare_in_function_called_from_handler)


def same_instance_twice():
    error = Custom("reused")
    depth = []
    for _ in range(3):
        try:
            raise error
        except Custom as caught:
            tb, n = caught.__traceback__, 0
            while tb:
                tb, n = tb.tb_next, n + 1
            depth.append(n)
    return depth


print(same_instance_twice())
error = Custom("with_traceback")
print(error.with_traceback(None) is error, error.__traceback__)
for attribute, value in (("__traceback__", 5), ("__cause__", 5), ("__context__", "x"), ("args", 5),
                         ("__suppress_context__", "x"), ("__notes__", ["note"])):
    try:
        setattr(error, attribute, value)
        print(attribute, "set")
    except TypeError as problem:
        print(problem)
error.add_note("another note")
try:
    error.add_note(5)
except TypeError as problem:
    print(problem)
error.__cause__ = KeyError("set by hand")
print(error.__suppress_context__, error.__notes__)
raise error
