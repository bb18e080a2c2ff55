"""In which order a class statement evaluates bases, keywords, decorators, body, hooks."""

steps = []


def step(name, value=None):
    steps.append(name)
    return value


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        step(f"prepare {name} {sorted(kwargs)}")
        return {}

    def __new__(mcs, name, bases, namespace, **kwargs):
        step(f"new {name}: {[k for k in namespace]}")
        cls = super().__new__(mcs, name, bases, namespace)
        step(f"made {name}")
        return cls

    def __init__(cls, *args, **kwargs):
        step("init")

    def mro(cls):
        step("mro")
        return super().mro()


class Descriptor:
    def __set_name__(self, owner, name):
        step(f"set_name {name} {hasattr(owner, 'get')}")


class Parent(metaclass=Meta):
    def __init_subclass__(cls, **kwargs):
        step(f"init_subclass {cls.__name__} {sorted(kwargs)}")


steps.clear()


@step("decorator 1", lambda cls: step("apply 1", cls))
@step("decorator 2", lambda cls: step("apply 2", cls))
class Child(step("base", Parent), *step("star", ()), metaclass=step("meta", Meta),
            **step("double star", {"extra": 1})):
    step("body starts")
    """not the docstring"""
    first: step("annotation", int) = step("value", Descriptor())

    @step("method decorator", lambda f: step("apply to method", f))
    def get(self, x=step("default")):
        return __class__
    step("body ends")


print(*steps, sep="\n")
print(Child.__doc__, Child.__annotations__, Child().get() is Child)
steps.clear()


def cell_timing():
    seen = []

    class Spy(type):
        def __new__(mcs, name, bases, namespace):
            try:
                namespace["early"](None)
            except NameError as error:
                seen.append(str(error))
            cls = super().__new__(mcs, name, bases, namespace)
            seen.append(namespace["early"](None) is cls)
            return cls

    class Body(metaclass=Spy):
        def early(self):
            return __class__
    seen.append(Body().early() is Body)
    return seen


print(cell_timing())


class Body:
    print(__module__, __qualname__, sorted(vars()))
    __qualname__ = "Pretended.Name"
    __module__ = "pretended"
    __slots__ = ("a", "__private")
    __doc__ = "assigned doc"


print(Body, Body.__doc__, Body.__slots__, [k for k in vars(Body) if "private" in k])
for source in ("__qualname__ = 5", "__slots__ = 'a', 'a b'", "__slots__ = 'x',\n    x = 1",
               "__slots__ = 1", "__init_subclass__ = 1", "__class__ = int",
               "__slots__ = '__dict__', '__dict__'", "__doc__: int", "__set_name__ = None",
               "del __module__", "__bases__ = 5"):
    try:
        exec(f"class C:\n    {source}")
        print(f"{source!r}: fine")
    except Exception as error:
        print(f"{source!r}: {type(error).__name__}: {error}")


def local_class(n):
    class Local:
        number = n

        class Nested:
            def where(self):
                return type(self).__qualname__, n
    return Local


print(local_class(3).Nested().where(), local_class(1) is local_class(1))


class Recursive:
    def make(self):
        return Recursive


print(Recursive().make() is Recursive)
saved, Recursive = Recursive, None
print(saved().make())


class Big:
    exec("\n".join(f"attribute_{i} = {i}" for i in range(300)))
    exec("def generated(self):\n    return self.attribute_299")


print(Big().generated(), len([k for k in vars(Big) if k.startswith("attribute_")]))


@step("never applied", print)
class Unfinished(Parent, keyword=1, other=2):
    value = step("evaluated")
    raise LookupError("in the body")
