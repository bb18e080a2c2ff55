"""What the type of functions, methods, generators and coroutines is, and what it can be used for."""

import collections.abc
import inspect
import pickle
import types


def function():
    yield 1


async def coroutine():
    pass


async def async_generator():
    yield 1


class Body:
    def method(self):
        pass


generator, coro, agen = function(), coroutine(), async_generator()
samples = {
    "function": function, "lambda": lambda: 0, "nested": (lambda: lambda: 0)(), "coroutine function":
    coroutine, "method": Body().method, "plain method": Body.method, "generator": generator,
    "coroutine": coro, "async generator": agen, "class": Body, "builtin": len,
}
for name, value in samples.items():
    kind = type(value)
    print(f"{name:<18} {kind.__name__:<22} {kind.__module__} {kind.__qualname__} "
          f"{value.__class__ is kind} {[c.__name__ for c in kind.__mro__]}")
    for checked in ("FunctionType", "LambdaType", "MethodType", "GeneratorType", "CoroutineType",
                    "AsyncGeneratorType", "BuiltinFunctionType"):
        wanted = getattr(types, checked)
        if isinstance(value, wanted) or kind is wanted:
            print(f"    {checked}: isinstance {isinstance(value, wanted)}, is {kind is wanted}, "
                  f"in dict {kind in {wanted: 1}}, == {kind == wanted}, "
                  f"issubclass {issubclass(kind, wanted)}")
    tests = [test for test in dir(inspect) if test.startswith("is") and test not in (
        "iskeyword",) and getattr(inspect, test)(value)]
    print("    inspect:", *tests)
coro.close()
print(repr(type(function)), repr(type(generator)), repr(type(coro)))
print(isinstance(generator, collections.abc.Generator), isinstance(coro, collections.abc.Coroutine),
      isinstance(function, collections.abc.Callable))


def by_type(value):
    match value:
        case types.FunctionType(__name__=name):
            return f"function {name}"
        case types.GeneratorType(gi_code=code):
            return f"generator of {code.co_name}"
    return "other"


print(by_type(function), by_type(generator), by_type(3))
dispatch = {types.FunctionType: "function", types.GeneratorType: "generator"}
print(dispatch.get(type(function)), dispatch.get(type(generator)))
print(pickle.loads(pickle.dumps(function)) is function)
print(type(function)(function.__code__, {}).__name__, type(function) is type(lambda: 0))
for bad in (lambda: types.GeneratorType(), lambda: types.CoroutineType(), lambda: types.FunctionType(),
            lambda: type(function)(), lambda: pickle.dumps(generator), lambda: pickle.dumps(lambda: 0)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
