"""inspect.signature, getfullargspec, bind, getcallargs for functions, classes, partials and wrappers."""

import dataclasses
import functools
import inspect
import typing


def everything(a, b: int = 1, /, c="x", *args: "rest", d, e: list = [], **kw: dict) -> "result": ...
def nothing(): ...
async def coroutine(x, *, y=None): ...
def generator(n: int): yield n


class Thing:
    def __init__(self, value, *, key=None): ...
    def method(self, x, y=2): ...
    @classmethod
    def cm(cls, z): ...
    @staticmethod
    def sm(w=1): ...
    def __call__(self, called): ...


class Meta(type):
    def __call__(cls, *args, meta=True): ...


class WithMeta(metaclass=Meta): ...


class New:
    def __new__(cls, a, b): ...


class Both(New):
    def __init__(self, c): ...


class Empty: ...


@dataclasses.dataclass
class Data:
    x: int
    y: list = dataclasses.field(default_factory=list)
    z: str = dataclasses.field(default="z", kw_only=True)


class Named(typing.NamedTuple):
    first: int
    second: str = "s"


@functools.wraps(everything)
def wrapper(*args, **kwargs): ...


def with_signature(): ...


with_signature.__signature__ = inspect.Signature([inspect.Parameter("made", inspect.Parameter.KEYWORD_ONLY)])
targets = [everything, nothing, coroutine, generator, Thing, Thing.method, Thing(1).method, Thing.cm,
           Thing.sm, Thing(1), WithMeta, New, Both, Empty, Data, Named, wrapper, with_signature,
           functools.partial(everything, 1, d=2), functools.partial(Thing.method, y=3),
           functools.partialmethod(Thing.method, 1), lambda q, *r: 0, len, print, sorted, int.__add__,
           str.split, functools.lru_cache(generator), [].append]
for target in targets:
    name = getattr(target, "__qualname__", type(target).__name__)
    try:
        print(f"{name:<20}", inspect.signature(target))
    except (ValueError, TypeError) as error:
        print(f"{name:<20} {type(error).__name__}", str(error).split(" at 0x")[0])
print(inspect.signature(wrapper, follow_wrapped=False))
print(inspect.getfullargspec(everything))
print(inspect.getfullargspec(Thing(1).method), inspect.getfullargspec(wrapper).varargs)
for parameter in inspect.signature(everything).parameters.values():
    print(parameter.name, parameter.kind.description, parameter.default, parameter.annotation)
signature = inspect.signature(everything)
bound = signature.bind(1, 2, 3, 4, d=5, z=6)
print(bound, bound.args, bound.kwargs)
bound = signature.bind_partial(1)
bound.apply_defaults()
print(bound.arguments)
for args, kwargs in (((), {}), ((1,), {}), ((1,), {"a": 2, "d": 1}), ((1, 2, 3), {"c": 1, "d": 1})):
    try:
        print(signature.bind(*args, **kwargs))
    except TypeError as error:
        print("bind:", error)
    try:
        print(inspect.getcallargs(everything, *args, **kwargs))
    except TypeError as error:
        print("call:", error)
print(signature.replace(return_annotation=int), signature == inspect.signature(everything))
for bad in ([("b", 1), ("a", 0)], [("a", 1), ("a", 1)]):
    try:
        inspect.Signature([inspect.Parameter(name, kind) for name, kind in bad])
    except ValueError as error:
        print(error)
print(inspect.get_annotations(everything), typing.get_type_hints(generator))
print(inspect.unwrap(wrapper) is everything, inspect.getdoc(Thing), inspect.cleandoc("  a\n    b"))
print([name for name, _ in inspect.getmembers(Thing(1), inspect.ismethod)])
print([(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Thing)
       if a.defining_class is Thing])
print(inspect.getmro(Both), inspect.isabstract(Thing), inspect.iscoroutinefunction(coroutine),
      inspect.isgeneratorfunction(generator), inspect.isawaitable(nothing), inspect.isroutine(len))
inspect.signature(5)
