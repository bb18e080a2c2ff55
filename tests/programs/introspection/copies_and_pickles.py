"""Pickling and copying functions, classes, instances, exceptions, partials, enums of __main__."""

import copy
import copyreg
import dataclasses
import enum
import functools
import io
import pickle
import types


def function(x=1):
    return x + 1


class Plain:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __repr__(self):
        return f"{type(self).__qualname__}({self.__dict__})"

    class Nested:
        pass

    def method(self):
        return self.value


class Slots:
    __slots__ = "a", "b"

    def __init__(self):
        self.a = 1


class State(Plain):
    def __getstate__(self):
        print("getstate")
        return {"value": self.value * 2}

    def __setstate__(self, state):
        print("setstate", state)
        self.__dict__.update(state)


class Reduced(Plain):
    def __reduce_ex__(self, protocol):
        return Reduced, (self.value + protocol * 0,), {"extra": 1}, None, None


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return self[0], self[1]


class Colour(enum.Enum):
    RED = 1


@dataclasses.dataclass
class Data:
    x: int
    y: list


class Error(Exception):
    def __init__(self, message, code):
        super().__init__(message, code)
        self.code = code


values = [function, Plain(1), Plain, Plain.Nested, Slots(), State(3), Reduced(4), NewArgs(1, 2), Colour.RED,
          Data(1, [2]), Error("m", 5), functools.partial(function, 5), Plain(2).method, len, int.from_bytes]
for value in values:
    for protocol in (2, 5):
        loaded = pickle.loads(pickle.dumps(value, protocol))
        text = repr(loaded).split(" at 0x")[0]
    print(f"{text:<50} same {loaded is value}, equal {loaded == value}")
for bad in (lambda: 0, (lambda: function)().__get__(1), (i for i in range(3)), types, open("/dev/null"),
            type("Made", (), {})(), function.__code__):
    try:
        pickle.dumps(bad)
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
print(copy.copy(function) is function, copy.deepcopy(function) is function, copy.deepcopy(Plain) is Plain)
shared = [1]
original = Plain([shared, shared])
deep, shallow = copy.deepcopy(original), copy.copy(original)
print(deep.value[0] is deep.value[1], deep.value[0] is shared, shallow.value is original.value)
loop = Plain(None)
loop.value = loop
print(copy.deepcopy(loop).value.value.__class__, copy.deepcopy({1: [original]}))


class Custom:
    def __copy__(self):
        return "custom copy"

    def __deepcopy__(self, memo):
        return f"custom deepcopy {len(memo)}"


print(copy.copy(Custom()), copy.deepcopy([Custom()]))
copied = types.FunctionType(function.__code__, function.__globals__, "copied", function.__defaults__,
                            function.__closure__)
copied.__dict__.update(note=1)
print(copied(), copied.note, copied == function, copied.__code__ is function.__code__)
copyreg.pickle(complex, lambda c: (complex, (c.real, c.imag)))
print(pickle.loads(pickle.dumps(1 + 2j)), copyreg.dispatch_table[complex] is not None)


class Pickler(pickle.Pickler):
    def persistent_id(self, value):
        return "the function" if value is function else None


class Unpickler(pickle.Unpickler):
    def persistent_load(self, pid):
        return f"<{pid}>"

    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)


stream = io.BytesIO()
Pickler(stream).dump([function, Plain(9)])
print(Unpickler(io.BytesIO(stream.getvalue())).load())


class Gone:
    pass


gone = Gone()
del Gone
pickle.dumps(gone)
