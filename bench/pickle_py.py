"""A pickler in pure Python: opcode dispatch tables, memo dicts, struct packing, object reduction."""
# kind: library

import struct
import sys

STOP, NONE, TRUE, FALSE = b".", b"N", b"T", b"F"
INT8, INT32, BIGINT, FLOAT, TEXT, BYTES = b"1", b"4", b"L", b"G", b"U", b"B"
MARK, TUPLE, LIST, DICT, SET, APPENDS, SETITEMS, ADDITEMS = b"(", b"t", b"]", b"}", b"s", b"e", b"u", b"a"
PUT, GET, GLOBAL, REDUCE, BUILD = b"p", b"g", b"c", b"R", b"b"

REGISTRY = {}


def registered(cls):
    """Make a class known by name, so that it may be pickled."""
    REGISTRY[cls.__name__] = cls
    return cls


class PicklingError(Exception):
    pass


class Pickler:
    dispatch = {}

    def __init__(self):
        self.out = bytearray()
        self.memo = {}

    def dump(self, value):
        self.save(value)
        self.write(STOP)
        return bytes(self.out)

    def write(self, data):
        self.out += data

    def memoize(self, value):
        index = len(self.memo)
        # The value is kept too: its id must not be used again while we run.
        self.memo[id(value)] = index, value
        self.write(PUT + struct.pack("<I", index))

    def save(self, value):
        known = self.memo.get(id(value))
        if known is not None:
            self.write(GET + struct.pack("<I", known[0]))
            return
        kind = type(value)
        handler = self.dispatch.get(kind)
        if handler is not None:
            handler(self, value)
        elif REGISTRY.get(kind.__name__) is kind:
            self.save_instance(value)
        else:
            raise PicklingError(f"cannot pickle {kind.__name__}")

    def save_none(self, value):
        self.write(NONE)

    def save_bool(self, value):
        self.write(TRUE if value else FALSE)

    def save_int(self, value):
        if 0 <= value < 256:
            self.write(INT8 + bytes((value,)))
        elif -0x80000000 <= value < 0x80000000:
            self.write(INT32 + struct.pack("<i", value))
        else:
            data = value.to_bytes(value.bit_length() // 8 + 1, "little", signed=True)
            self.write(BIGINT + struct.pack("<I", len(data)) + data)

    def save_float(self, value):
        self.write(FLOAT + struct.pack(">d", value))

    def save_str(self, value):
        data = value.encode("utf-8", "surrogatepass")
        self.write(TEXT + struct.pack("<I", len(data)))
        self.write(data)
        self.memoize(value)

    def save_bytes(self, value):
        self.write(BYTES + struct.pack("<I", len(value)) + value)
        self.memoize(value)

    def save_tuple(self, value):
        self.write(MARK)
        for item in value:
            self.save(item)
        self.write(TUPLE)
        self.memoize(value)

    def save_list(self, value):
        self.write(LIST)
        self.memoize(value)
        self.save_batch(value, APPENDS)

    def save_set(self, value):
        self.write(SET)
        self.memoize(value)
        self.save_batch(sorted(value), ADDITEMS)

    def save_batch(self, items, opcode):
        self.write(MARK)
        save = self.save
        for item in items:
            save(item)
        self.write(opcode)

    def save_dict(self, value):
        self.write(DICT)
        self.memoize(value)
        self.write(MARK)
        save = self.save
        for key, item in value.items():
            save(key)
            save(item)
        self.write(SETITEMS)

    def save_instance(self, value):
        reduce = getattr(value, "__reduce_simple__", None)
        if reduce is not None:
            self.save(type(value).__name__)
            self.save(reduce())
            self.write(REDUCE)
            self.memoize(value)
            return
        self.save(type(value).__name__)
        self.write(GLOBAL)
        self.memoize(value)
        self.save(value.__dict__)
        self.write(BUILD)

    dispatch[type(None)] = save_none
    dispatch[bool] = save_bool
    dispatch[int] = save_int
    dispatch[float] = save_float
    dispatch[str] = save_str
    dispatch[bytes] = save_bytes
    dispatch[tuple] = save_tuple
    dispatch[list] = save_list
    dispatch[set] = save_set
    dispatch[dict] = save_dict


class Done(Exception):
    """Carries the result out of the loop."""


class Unpickler:
    dispatch = {}

    def __init__(self, data):
        self.data = data
        self.position = 0
        self.stack = []
        self.marks = []
        self.memo = {}

    def load(self):
        dispatch = self.dispatch
        try:
            while True:
                opcode = self.data[self.position]
                self.position += 1
                dispatch[opcode](self)
        except Done as done:
            return done.args[0]

    def unpack(self, layout):
        size = struct.calcsize(layout)
        value, = struct.unpack_from(layout, self.data, self.position)
        self.position += size
        return value

    def chunk(self):
        size = self.unpack("<I")
        start = self.position
        self.position += size
        return self.data[start:start + size]

    def since_mark(self):
        mark = self.marks.pop()
        items = self.stack[mark:]
        del self.stack[mark:]
        return items

    def load_text(self):
        self.stack.append(self.chunk().decode("utf-8", "surrogatepass"))

    def load_bigint(self):
        self.stack.append(int.from_bytes(self.chunk(), "little", signed=True))

    def load_appends(self):
        items = self.since_mark()
        self.stack[-1].extend(items)

    def load_additems(self):
        items = self.since_mark()
        self.stack[-1].update(items)

    def load_setitems(self):
        items = self.since_mark()
        target = self.stack[-1]
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def load_put(self):
        self.memo[self.unpack("<I")] = self.stack[-1]

    def load_global(self):
        cls = REGISTRY[self.stack.pop()]
        self.stack.append(cls.__new__(cls))

    def load_reduce(self):
        arguments = self.stack.pop()
        self.stack.append(REGISTRY[self.stack.pop()](*arguments))

    def load_build(self):
        state = self.stack.pop()
        self.stack[-1].__dict__.update(state)

    def load_stop(self):
        raise Done(self.stack.pop())

    for code, action in (
        (NONE, lambda self: self.stack.append(None)),
        (TRUE, lambda self: self.stack.append(True)),
        (FALSE, lambda self: self.stack.append(False)),
        (INT8, lambda self: self.stack.append(self.unpack("<B"))),
        (INT32, lambda self: self.stack.append(self.unpack("<i"))),
        (FLOAT, lambda self: self.stack.append(self.unpack(">d"))),
        (BYTES, lambda self: self.stack.append(self.chunk())),
        (MARK, lambda self: self.marks.append(len(self.stack))),
        (TUPLE, lambda self: self.stack.append(tuple(self.since_mark()))),
        (LIST, lambda self: self.stack.append([])),
        (DICT, lambda self: self.stack.append({})),
        (SET, lambda self: self.stack.append(set())),
        (GET, lambda self: self.stack.append(self.memo[self.unpack("<I")])),
        (BIGINT, load_bigint), (TEXT, load_text), (APPENDS, load_appends), (ADDITEMS, load_additems),
        (SETITEMS, load_setitems), (PUT, load_put),
        (GLOBAL, load_global), (REDUCE, load_reduce), (BUILD, load_build), (STOP, load_stop),
    ):
        dispatch[code[0]] = action
    del code, action


@registered
class Person:
    def __init__(self, name, age):
        self.name = name
        self.age = age
        self.friends = []


@registered
class Money:
    __slots__ = ("amount", "currency")

    def __init__(self, amount, currency):
        self.amount = amount
        self.currency = currency

    def __reduce_simple__(self):
        return self.amount, self.currency


def make_graph(count):
    people = [Person(f"name{i}", i % 90) for i in range(count)]
    for i, person in enumerate(people):
        person.friends = [people[(i * k + 1) % count] for k in (2, 3, 5)]
        person.account = Money(i * 1000003 ** (i % 3), "EUR")
        person.notes = {"tags": {i, i + 1}, "photo": bytes([i % 256]) * 8, "where": (i / 3, -i), "ok": i % 2 == 0}
    return {"people": people, "version": None}


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    graph = make_graph(120)
    checksum = 0
    for _ in range(size):
        data = Pickler().dump(graph)
        copy = Unpickler(data).load()
        first = copy["people"][0]
        if first.friends[0] is not copy["people"][1] or Pickler().dump(copy) != data:
            raise SystemExit("the copy differs")
        checksum = (checksum * 31 + sum(data) + copy["people"][-1].account.amount) % 1000000007
    print("pickle_py", checksum)


if __name__ == "__main__":
    main()
