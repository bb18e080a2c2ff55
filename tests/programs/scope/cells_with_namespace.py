"""Code of functions that have cells, run in a given namespace: exec, eval, FunctionType, __build_class__."""

import builtins
import gc
import sys
import types


def makes_cells():
    count = 0

    def add(n):
        nonlocal count
        count += n
        return count

    seen.append((sorted(locals()), add(1), add(2), count, given_name()))
    return add


def given_name():
    return "module's"


def argument_in_cell(first=1, *rest, key="key", **others):
    def inner():
        return first, rest, key, others

    seen.append((sorted(locals()), inner()))


def maker(outside, never_bound_too=False):
    if never_bound_too:
        unbound = 1

    def closure():
        inside = outside + 5
        try:
            seen.append(unbound)
        except NameError as error:
            seen.append(str(error))
        seen.append((sorted(locals()), (lambda: (inside, outside))()))
        return given_name(), inside

    return closure


def generator():
    value = 1
    change = yield lambda: value
    value = change
    yield value


async def coroutine():
    value = "awaited"
    return (lambda: value)()


def raises():
    kept = "raised"

    def inner():
        raise ValueError(kept, sorted(sys._getframe(1).f_locals))

    inner()


def outcome(function, *arguments, **keywords):
    """The value, or the exception."""
    seen.clear()
    try:
        return function(*arguments, **keywords)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


seen = []
world = {"given_name": lambda: "given", "seen": seen, "sys": sys}

print("-- exec and eval")
for function in (makes_cells, argument_in_cell, raises):
    for names in ({"given": 0}, world, types.MappingProxyType({"given": 0})):
        for run in (exec, eval):
            result = outcome(run, function.__code__, globals(), names)
            print(function.__name__, type(names).__name__, getattr(result, "__name__", result), seen,
                  sorted(names))
print(outcome(exec, makes_cells.__code__, world), seen)
print(next(eval(generator.__code__, globals(), {}))())
try:
    eval(coroutine.__code__, world, {}).send(None)
except StopIteration as stop:
    print(stop.value)

print("-- exec with a closure")
closure = maker(10)
print(outcome(exec, closure.__code__, globals(), {"given": 0}), seen)
print(outcome(exec, closure.__code__, globals(), {"given": 0}, closure=closure.__closure__), seen)
print(outcome(exec, closure.__code__, world, closure=(types.CellType(7), types.CellType("bound"))), seen)
print(outcome(exec, makes_cells.__code__, world, closure=(types.CellType(7),)), seen)

print("-- FunctionType")
for function in (makes_cells, argument_in_cell, raises, maker):
    made = types.FunctionType(function.__code__, world, "another")
    print(made.__name__, made.__qualname__, made.__globals__ is world, made.__closure__)
    result = outcome(made, *([1] if function is not makes_cells and function is not raises else []))
    print(getattr(result, "__name__", result), seen)
print(outcome(types.FunctionType, closure.__code__, world))
made = types.FunctionType(closure.__code__, world, closure=closure.__closure__)
print(outcome(made), seen)
made = types.FunctionType(closure.__code__, {"seen": seen}, closure=(types.CellType(), types.CellType(0)))
print(outcome(made), seen)
made = types.FunctionType(argument_in_cell.__code__, world, argdefs=("default",))
made.__kwdefaults__ = {"key": "default too"}
print(outcome(made), seen, outcome(made, 2, 3, extra=4), seen)
suspended = types.FunctionType(generator.__code__, {})()
print(next(suspended)(), suspended.send("sent"))


print("-- __build_class__")


def build(function):
    made = outcome(builtins.__build_class__, function, "Made")
    print(made if isinstance(made, str) else sorted(set(vars(made)) - set(vars(type("Empty", (), {})))), seen)


build(makes_cells)
build(raises)
build(maker(20))
build(maker(20, True))
build(generator)


print("-- finalizers while cells are made")


class Ring:
    """Garbage that only the collector finds: it runs in between the allocations of a call."""

    def __init__(self):
        self.itself = self

    def __del__(self):
        helper("finalizer", 0)


def helper(tag, n):
    value = n
    finalized.append((tag, sorted(locals()), (lambda: value)()))


finalized = []
gc.collect()
for threshold in range(1, 12):
    namespace = {"given": threshold}
    Ring()
    gc.set_threshold(threshold)
    exec(makes_cells.__code__, globals(), namespace)
    gc.set_threshold(0)
    gc.collect()
    if sorted(namespace) != ["add", "count", "given"]:
        print("with threshold", threshold, namespace)
print(len(finalized), set(map(repr, finalized)), len(seen))
