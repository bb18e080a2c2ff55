"""Start-up: a module body that defines much and runs little: tables, classes, decorators, conditional definitions."""
# kind: startup
# repeat: 5

import sys

REGISTRY = {}
TABLE = {f"key{i}": (i, i * i, chr(97 + i % 26)) for i in range(200)}
CONSTANTS = [i * 3 + 1 for i in range(300)]


def register(name):
    def decorate(thing):
        REGISTRY[name] = thing
        return thing
    return decorate


class Field:
    def __init__(self, kind, default=None):
        self.kind = kind
        self.default = default


class Meta(type):
    def __new__(mcs, name, bases, namespace):
        fields = {k: v for k, v in namespace.items() if isinstance(v, Field)}
        for key in fields:
            del namespace[key]
        namespace["fields"] = fields
        cls = super().__new__(mcs, name, bases, namespace)
        REGISTRY[name] = cls
        return cls


class Model(metaclass=Meta):
    def __init__(self, **values):
        for key, field in self.fields.items():
            setattr(self, key, values.get(key, field.default))


class User(Model):
    name = Field(str, "nobody")
    age = Field(int, 0)


class Group(Model):
    title = Field(str)
    members = Field(list, ())


@register("double")
def double(x):
    return x * 2


@register("square")
def square(x):
    return x * x


if sys.version_info >= (3, 8):
    def pick(values, /, index=0):
        return values[index]
else:
    def pick(values, index=0):
        return values[index]

try:
    import no_such_module_anywhere as fast
except ImportError:
    fast = None

for number in range(40):
    def generated(x, number=number):
        return x + number
    generated.__name__ = f"add{number}"
    REGISTRY[generated.__name__] = generated

    class Generated(Model):
        """One class for each turn of the loop."""
        value = Field(int, number)

        def total(self, extra=number):
            return self.value + extra

    REGISTRY[f"Generated{number}"] = Generated
del number, generated, Generated


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    total = 0
    for i in range(size):
        total += REGISTRY[f"add{i % 40}"](i) + REGISTRY[f"Generated{i % 40}"]().total()
        total += REGISTRY["double"](i) + square(i) + pick(CONSTANTS, i % 300)
    print("module_body", total, User().name, Group(title="x").title, len(REGISTRY), len(TABLE), fast)


if __name__ == "__main__":
    main()
