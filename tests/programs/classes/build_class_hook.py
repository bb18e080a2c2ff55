"""builtins.__build_class__, __import__, __debug__ and others replaced; how statements use them."""

import builtins

original = builtins.__build_class__


def traced_build(function, name, *bases, **keywords):
    print("build", name, function.__name__, function.__qualname__, [base.__name__ for base in bases], sorted(keywords))
    cls = original(function, name, *bases, **keywords)
    cls.traced = True
    return cls


builtins.__build_class__ = traced_build


class Simple:
    x = 1


class Child(Simple, metaclass=type):
    class Inner:
        pass

    def make(self):
        class Local(Child, Simple):
            y = self.x
        return Local


print(Simple.traced, Child().make().y, Child.Inner.traced)
builtins.__build_class__ = lambda *args, **kw: ("not a class", args[1], args[2:])


class Replaced(1, 2, 3):
    print("the body is not run")


print(Replaced)


def run_body(function, name, *bases):
    cells = function.__code__.co_freevars
    namespace = {"given": "from outside"}
    exec(function.__code__, {**globals(), **namespace}, namespace)
    return sorted(namespace.items(), key=lambda item: item[0])


builtins.__build_class__ = run_body


class Body:
    a = 1
    b = given


print(Body)
del builtins.__build_class__
try:
    class NoBuilder:
        pass
except NameError as error:
    print(type(error).__name__, error)
builtins.__build_class__ = 5
try:
    class NotCallable:
        pass
except TypeError as error:
    print(error)
builtins.__build_class__ = original
for arguments in ((), (5,), (lambda: 1,), (lambda: 1, 5), (lambda: 1, "Name"), (lambda: 1, "Name", 5)):
    try:
        print(builtins.__build_class__(*arguments).__name__)
    except TypeError as error:
        print(error)


def body_with_locals():
    return __name__ if "__name__" in globals() else None


print(builtins.__build_class__(body_with_locals, "FromFunction").__mro__[1:])


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kw):
        print("prepare", name, kw)

        class Namespace(dict):
            def __getitem__(self, key):
                print("  get", key)
                return super().__getitem__(key)

            def __setitem__(self, key, value):
                print("  set", key)
                super().__setitem__(key, value)

            def __delitem__(self, key):
                print("  del", key)
                super().__delitem__(key)

            def __missing__(self, key):
                if key == "magic":
                    return "made up"
                raise KeyError(key)
        return Namespace()

    def __new__(meta, name, bases, namespace, **kw):
        return super().__new__(meta, name, bases, dict(namespace))

    def __init__(cls, name, bases, namespace, **kw):
        print("init", name, sorted(k for k in namespace if k[0] != "_"))


class Observed(metaclass=Meta, option=1):
    a = 1
    b = a + 1
    a += 5
    del b
    c = magic
    d: int = 3
    e: str
    for i in range(2):
        f = i
    import os as g
    try:
        undefined
    except NameError as error:
        h = str(error)

    def method(self): return a

    class Nested:
        q = 1


print(Observed.a, Observed.c, Observed.h, Observed.__annotations__, hasattr(Observed, "error"))
for bad in (5, None, [], "text"):
    class Bad(type):
        __prepare__ = lambda *args, bad=bad, **kw: bad
    try:
        class Uses(metaclass=Bad):
            x = 1
    except TypeError as error:
        print(error)


class Refuses(dict):
    def __setitem__(self, key, value):
        if key == "forbidden":
            raise KeyError(f"no {key} here")
        super().__setitem__(key, value)


class Strict(type):
    __prepare__ = lambda *args: Refuses()


class Last(metaclass=Strict):
    allowed = 1
    forbidden = 2
