"""super() without arguments, __class__ cells, their errors, and use in odd places."""


class Base:
    def __init__(self, name="base"):
        self.name = name

    def hello(self):
        return f"Base.hello {self.name}"

    @classmethod
    def create(cls):
        return cls("created")

    @staticmethod
    def static():
        return "Base.static"

    @property
    def prop(self):
        return "Base.prop"

    def __getitem__(self, key):
        return f"Base[{key}]"


class Child(Base):
    def hello(self):
        return "Child > " + super().hello()

    @classmethod
    def create(cls):
        made = super().create()
        made.name += " by child"
        return made

    @staticmethod
    def static():
        try:
            return super().static()
        except RuntimeError as error:
            return str(error)

    @property
    def prop(self):
        return super().prop + "!", super(Child, self).prop, __class__.__name__

    def __getitem__(self, key):
        return super().__getitem__(key), super(__class__, self)[key] if False else None

    def in_nested(self):
        def inner():
            return __class__, super(__class__, self).hello()
        return inner()

    def in_comprehension(self):
        try:
            return [super().hello() for _ in range(1)]
        except TypeError as error:
            return str(error)

    def in_lambda(self):
        return (lambda self: super().hello())(self)

    def in_generator(self):
        yield super().hello()
        yield __class__

    def reassigned(self):
        self = Child("other")
        return super().hello()

    def deleted(self):
        del self
        try:
            return super().hello()
        except RuntimeError as error:
            return str(error)

    def captured(self):
        def use():
            return self
        self = Child("captured")
        return super().hello(), use().name

    def no_arguments():
        try:
            return super().hello()
        except RuntimeError as error:
            return str(error)

    def attributes(self):
        s = super()
        return (s.__thisclass__, s.__self__ is self, s.__self_class__, repr(s).split("object at")[0],
                type(s).__mro__)

    def missing(self):
        return super().nothing

    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        print("init_subclass", cls.__name__, kw)

    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)


child = Child("c")
print(child.hello(), Child.create().hello(), child.static(), child.prop, child["k"])
print(child.in_nested(), child.in_comprehension(), child.in_lambda(), list(child.in_generator()))
print(child.reassigned(), child.deleted(), child.captured(), Child.no_arguments())
print(child.attributes())


class Grand(Child, keyword=1):
    member = Child()


print(Grand("g").hello(), Grand.create().name, Grand("g").in_nested()[0])


def function(self):
    return super().hello()


def with_class(self):
    return __class__


for bad in (function, with_class, lambda self: super()):
    try:
        print(bad(child))
    except (RuntimeError, NameError, TypeError) as error:
        print(type(error).__name__, error)
Child.added = function
try:
    child.added()
except RuntimeError as error:
    print(error)
for arguments in ((int,), (int, 5), (5,), (Child, 5), (Child, Base), (Child, Grand), (1, 2, 3)):
    try:
        print(str(super(*arguments)).split(" at ")[0])
    except TypeError as error:
        print(error)


class Meta(type):
    def __new__(meta, name, bases, namespace, **kw):
        print("cell" if "__classcell__" in namespace else "no cell", name)
        if kw.get("drop"):
            namespace.pop("__classcell__", None)
        if kw.get("late"):
            cell = namespace["__classcell__"]
            try:
                cell.cell_contents
            except ValueError as error:
                print(error)
        return super().__new__(meta, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kw):
        super().__init__(name, bases, namespace)


class Uses(metaclass=Meta, late=True):
    def method(self):
        return __class__


class DoesNot(metaclass=Meta):
    pass


print(Uses().method(), Uses.method.__code__.co_freevars, Uses.method.__closure__[0].cell_contents)
super = lambda *args: "shadowed super"


class Shadow(Base):
    def hello(self):
        return super().upper()


print(Shadow().hello())
del super


class Dropped(metaclass=Meta, drop=True):
    def method(self):
        return __class__
