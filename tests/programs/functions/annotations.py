"""Annotations of functions, classes and modules, evaluated in order and stored where expected."""

import typing


def say(name):
    print("annotation", name)
    return name


def function(a: say("a"), b: say("b") = 1, /, c: say("c") = 2, *args: say("args"),
             d: say("d"), e: say("e") = 3, **kw: say("kw")) -> say("return"):
    inside: say("never") = 5
    only: say("never")
    return inside


print(function.__annotations__, function(1, d=2))


class Body:
    x: say("x")
    y: say("y") = 1
    z = 2
    __private: say("private") = 3
    print("so far", __annotations__)

    def method(self: say("Body"), other: "Body") -> "Body":
        self.attribute: say("attribute of self is evaluated not") = 1
        return self

    nested: typing.ClassVar[dict[str, list[int]]] = {}
    if y:
        conditional: say("conditional")


print(Body.__annotations__, Body.method.__annotations__, Body().method(1).attribute)


class Child(Body):
    w: int


class Empty:
    pass


print(Child.__annotations__, Empty.__annotations__, Child.__dict__["__annotations__"])
print(typing.get_type_hints(Body.method), Child.__annotations__["w"])
print("__annotations__" in globals())
module_level: say("module")
assigned: say("assigned") = say("value")
(parenthesised): say("parenthesised") = 1
Body.q: say("attribute") = 1
[0][0]: say("subscript") = 2
print(__annotations__)
__annotations__["added"] = "by hand"
again: int
print(__annotations__)


def later() -> "undefined_name":
    pass


try:
    typing.get_type_hints(later)
except NameError as error:
    print(error)


def own_dict(a: 1): pass


own_dict.__annotations__ = {"b": 2}
print(own_dict.__annotations__)
own_dict.__annotations__ = None
print(own_dict.__annotations__)


def order(x=say("default"), *, y: say("annotation of y") = say("kwdefault")) -> say("result"):
    pass


async def coroutine(a: int) -> str: ...
def generator(a: int) -> typing.Iterator[int]: yield a
print(coroutine.__annotations__, generator.__annotations__)
print((lambda a: a).__annotations__)


def star(*args: *tuple[int, ...]): pass


print(star.__annotations__)
for bad in ("def f():\n  global x\n  x: int = 1\n", "(a, b): int = 1", "[a]: int", "a, b: int",
            "lambda: (x: int)", "x: int += 1", "def f(a: (yield)): pass", "x: (yield)"):
    try:
        compile(bad, "<bad>", "exec")
        print("accepted", bad)
    except SyntaxError as error:
        print(error.msg)
del __annotations__
try:
    gone: say("evaluated first")
except NameError as error:
    print("NameError", error)


class Failing:
    good: int
    bad: undefined
