"""isinstance(): what __class__, __instancecheck__, proxies and tuples say."""

import abc
import collections.abc
import typing


class Base:
    pass


class Derived(Base):
    pass


class Lies:
    __class__ = Derived


class Computes:
    @property
    def __class__(self):
        print("asked for __class__")
        return Base


class Fails:
    @property
    def __class__(self):
        raise RuntimeError("no class")


class Hides:
    @property
    def __class__(self):
        raise AttributeError("hidden")


class NotAType:
    __class__ = 5


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattribute__(self, name):
        if name == "_target":
            return object.__getattribute__(self, name)
        return getattr(self._target, name)


class Fallback:
    def __getattr__(self, name):
        print("Fallback.__getattr__", name)
        raise AttributeError(name)


class Instance:
    """The instance's own __class__ entry does not count: object's is a data descriptor."""

    def __init__(self):
        self.__dict__["__class__"] = Derived


class Meta(type):
    def __instancecheck__(cls, instance):
        print("__instancecheck__", cls.__name__)
        return "yes"


class Checked(metaclass=Meta):
    pass


class Raises(type):
    def __instancecheck__(cls, instance):
        raise LookupError("cannot say")


class Bad(metaclass=Raises):
    pass


class Abstract(abc.ABC):
    pass


Abstract.register(Derived)


@typing.runtime_checkable
class HasClose(typing.Protocol):
    def close(self): ...


OBJECTS = (Base(), Derived(), Lies(), Computes(), Fails(), Hides(), NotAType(), Proxy(Derived()), Proxy(5), Fallback(), Instance(), Checked(),
           Base, int, 5, True, "text", None, [1], type)
TYPES = (Base, Derived, object, int, bool, str, type, Checked, Bad, Abstract, collections.abc.Sized, collections.abc.Callable, HasClose, (), (int, str),
         (Derived, (str, (Base,))), (int, 5), int | str, int | None, 5, "int", list[int], typing.Any, typing.List)


def check(o, kind):
    try:
        return isinstance(o, kind)
    except Exception as error:
        return type(error).__name__, str(error)


def chosen(o):
    if isinstance(o, Base):
        return "Base"
    elif isinstance(o, (int, str)):
        return "int or str"
    elif not isinstance(o, (list, type)):
        return "neither"
    return "list or type"


def matched(o):
    match o:
        case Derived():
            return "Derived"
        case Base():
            return "Base"
        case bool() | str():
            return "bool or str"
        case int(value):
            return type(value).__name__
        case [first, *_]:
            return first
    return "nothing"


def nested(depth):
    kinds = (int,)
    for _ in range(depth):
        kinds = (str, kinds)
    return kinds


def later():
    """A class whose instances begin to lie."""

    class Honest:
        pass

    o = Honest()
    answers = []
    for step in range(4):
        if step == 1:
            Honest.__getattribute__ = lambda self, name: Base if name == "__class__" else object.__getattribute__(self, name)
        if step == 2:
            del Honest.__getattribute__
        if step == 3:
            o.__class__ = Lies
        answers.append(isinstance(o, Base))
    return answers


def main():
    for o in OBJECTS:
        name = o.__name__ if type(o) is type else type(o).__name__
        print(name, [check(o, kind) for kind in TYPES])
        try:
            print(chosen(o), matched(o))
        except RuntimeError as error:
            print("RuntimeError", error)
    print(later())
    print(isinstance(5, nested(50)))
    for depth in 5000, 100000:
        try:
            print(isinstance(5, nested(depth)))
        except RecursionError as error:
            print("RecursionError", error)
    for wrong in (lambda: isinstance(), lambda: isinstance(1), lambda: isinstance(1, int, 2), lambda: isinstance(1, cls=int)):
        try:
            wrong()
        except TypeError as error:
            print(error)


for _ in range(3):
    main()
