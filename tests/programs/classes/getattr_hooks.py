"""__getattr__: who asks it, with what, and what becomes of its errors."""

import sys
import types


class Fallback:
    kind = "class value"

    def __init__(self):
        self.own = "own"

    def __getattr__(self, name):
        if name.startswith("no_"):
            raise AttributeError(f"really no {name}")
        if name == "boom":
            raise ValueError("boom")
        return f"fallback {name}"


class Bare:
    def __getattr__(self, name):
        raise AttributeError


class Custom(AttributeError):
    __slots__ = ()


class RaisesCustom:
    def __getattr__(self, name):
        raise Custom(name)


class Properties:
    @property
    def broken(self):
        return self.missing_inside

    @property
    def fine(self):
        return "fine"

    def __getattr__(self, name):
        return f"asked for {name}"


class Slotted:
    __slots__ = ("a", "b")

    def __getattr__(self, name):
        return f"slot or more: {name}"


class Static:
    @staticmethod
    def __getattr__(name):
        return f"static {name}"


class ByClass:
    @classmethod
    def __getattr__(cls, name):
        return cls.__name__, name


class Callable:
    def __call__(self, *args):
        return "callable", args


class ByCallable:
    __getattr__ = Callable()


class Builtin:
    __getattr__ = len


class Both:
    def __getattribute__(self, name):
        if name == "seen":
            return "by __getattribute__"
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return f"then {name}"


class Sub(Fallback):
    def __getattr__(self, name):
        return "sub, " + super().__getattr__(name)


class Proxy:
    def __init__(self, target):
        self.__dict__["target"] = target

    def __getattr__(self, name):
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        setattr(self.target, name, value)


class Meta(type):
    def __getattr__(cls, name):
        return f"meta {cls.__name__}.{name}"


class WithMeta(metaclass=Meta):
    pass


class Endless:
    def __getattr__(self, name):
        return self.other


def read(o):
    return o.value


def call(o, *args):
    return o.method(*args)


def attempt(action, *args):
    try:
        return action(*args)
    except Exception as error:
        return type(error).__name__, str(error), getattr(error, "name", "-"), type(getattr(error, "obj", None)).__name__, error.__context__


def all_reads():
    out = []
    for o in (Fallback(), Bare(), RaisesCustom(), Properties(), Slotted(), Static(), ByClass(), ByCallable(), Builtin(), Both(), Sub(), WithMeta, Proxy("text"),
              types.SimpleNamespace()):
        out.append(attempt(read, o))
        out.append(attempt(call, o, 1))
        for name in ("own", "kind", "no_way", "boom", "broken", "fine", "a", "seen", "__class__", "__name__"):
            out.append(attempt(getattr, o, name))
            out.append(getattr(o, name, "default") if name != "boom" or not isinstance(o, Fallback) else "-")
            out.append(hasattr(o, name) if name != "boom" or not isinstance(o, Fallback) else "-")
    return out


def direct(o):
    """The same through instructions, not getattr()."""
    return (attempt(lambda: o.no_way), attempt(lambda: o.boom), attempt(lambda: o.broken), attempt(lambda: o.no_method()), attempt(lambda: o.seen))


def changing():
    o = Fallback()
    out = []
    for step in range(14):
        if step == 3:
            o.value = "now there"
        if step == 5:
            del o.value
        if step == 7:
            Fallback.value = "in the class"
        if step == 8:
            del Fallback.value
        if step == 10:
            Fallback.__getattr__ = lambda self, name: ("replaced", name)
        if step == 12:
            saved = Fallback.__getattr__
            del Fallback.__getattr__
        out.append(attempt(read, o))
    Fallback.__getattr__ = saved
    return out


class RemovesItself:
    def __getattr__(self, name):
        try:
            del RemovesItself.__getattr__
        except AttributeError:
            pass
        return name


def inside_except():
    try:
        raise KeyError("outer")
    except KeyError:
        return Fallback().value, attempt(lambda: Bare().value)


def shows_frames():
    class Looks:
        def __getattr__(self, name):
            return [frame.f_lineno - first for frame in (sys._getframe(0), sys._getframe(1))]

    first = sys._getframe().f_lineno
    return Looks().value


def counts():
    o = Fallback()
    before = sys.getrefcount(o), sys.getrefcount(Fallback)
    for _ in range(100):
        o.value, attempt(lambda: o.no_way), attempt(lambda: o.boom)
        attempt(lambda: o.anything())
    return sys.getrefcount(o) - before[0], sys.getrefcount(Fallback) - before[1]


def main():
    for _ in range(10):
        print(all_reads())
    for o in (Fallback(), Bare(), RaisesCustom(), Properties(), Both(), Sub(), Proxy("text")):
        print(direct(o))
    print(changing())
    print(attempt(read, RemovesItself()), attempt(read, RemovesItself()))
    print(inside_except(), shows_frames(), counts())
    proxy = Proxy(types.SimpleNamespace(value=1))
    proxy.value = 5
    print(proxy.value, proxy.target.value)
    try:
        Endless().value
    except RecursionError as error:
        print(error)


main()
Bare().value
