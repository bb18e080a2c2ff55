"""container[start:stop] loaded, stored and deleted: each kind of container and bound, and what goes wrong."""

import sys


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print("__index__", self.value)
        if self.value is None:
            raise ValueError("no index")
        return self.value


class Shrinks:
    """Its __index__ empties the list that is being sliced."""

    def __init__(self, items):
        self.items = items

    def __index__(self):
        self.items.clear()
        return 2


class Shows:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


class SubList(list):
    def __getitem__(self, key):
        return "SubList", key, super().__getitem__(key)


class SubText(str):
    pass


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


BOUNDS = (None, 0, 1, 3, -1, -3, 5, 6, 7, -5, -6, 100, -100, True, False, 2**31, -(2**31), 2**70, -(2**70), Index(2))


def load(container):
    out = []
    for start in BOUNDS:
        for stop in BOUNDS:
            out.append(container[start:stop])
    return out


def store(values):
    out = []
    for start in BOUNDS:
        for stop in BOUNDS:
            items = [0, 1, 2, 3, 4, 5]
            items[start:stop] = values
            out.append(items)
    return out


def delete():
    out = []
    for start in BOUNDS:
        for stop in BOUNDS:
            items = [0, 1, 2, 3, 4, 5]
            del items[start:stop]
            out.append(items)
    return out


def omitted(container):
    return container[:], container[1:], container[:-1], container[:0], container[::], container[1:3:2]


def same(container):
    return container[:] is container, container[0:] is container, container[:99] is container, container[-99:99] is container


def tried(action, *args):
    try:
        print(action(*args))
    except Exception as error:
        frame = error.__traceback__.tb_next
        position = list(frame.tb_frame.f_code.co_positions())[frame.tb_lasti // 2]
        print(type(error).__name__, error, position)


def get(container, start, stop):
    return container[start:stop]


def put(container, start, stop, value):
    container[start:stop] = value
    return container


def cut(container, start, stop):
    del container[start:stop]
    return container


def unbound():
    items = [1, 2, 3]
    if not items:
        start = 1
    return items[start:2]


def augmented():
    items = [1, 2, 3, 4]
    items[1:3] += [7, 8, 9]
    items[:1] *= 3
    return items


def over_lines(items, start, stop):
    return items[
        start:
        stop
    ]


def moved(items):
    """The local is rebound while it is sliced."""
    result = items[(items := items[1:])[0]:]
    return result, items


def order():
    """Who is let go first."""
    items = [Noisy("a"), Noisy("b"), Noisy("c")]
    part = items[1:]
    items[:2] = [Noisy("d")]
    del part[0:1]
    print("between")
    del items[:]
    print("last", len(part))


def counts():
    """Nothing is kept, nothing let go once too often."""
    marker = object()
    items = [marker] * 5
    before = sys.getrefcount(marker)
    low, high = 1000, 2000
    numbers = sys.getrefcount(low), sys.getrefcount(high)
    for _ in range(50):
        part = items[1:4]
        part[low:high] = items[1:2]
        del part[:2]
        tuple(items)[low:high]
        "text"[low:high], b"text"[low:high]
        Shows()[low:high]
    del part
    return sys.getrefcount(marker) - before, sys.getrefcount(low) - numbers[0], sys.getrefcount(high) - numbers[1]


def main():
    for container in ([0, 1, 2, 3, 4, 5], (0, 1, 2, 3, 4, 5), "a\xe9\u20ac\U0001f600ef", b"012345", "", (), [], b"",
                      bytearray(b"012345"), range(6), SubText("abcdef"), memoryview(b"012345")):
        found = load(container)
        if isinstance(container, memoryview):
            found = [bytes(view) for view in found]
        print(type(container).__name__, found)
        print({type(item).__name__ for item in found})
    for values in ([], [7], (7, 8, 9), "xyz", {5: 6}):
        print(store(values))
    print(delete())
    for container in [1, 2, 3, 4], (1, 2, 3, 4), "text", b"text":
        print(omitted(container), same(container))
    print(SubList([1, 2, 3])[1:], Shows()[1:2], Shows()[:], Shows()["a":None])
    put(Shows(), 1, None, "value")
    cut(Shows(), None, -1)
    for args in ([1], "x", None), ((1,), 1.5, 2), ("text", Index(None), 1), ({}, 1, 2), ({1: 2}, None, None), (5, 1, 2), (None, 0, 1):
        tried(get, *args)
        tried(put, *args, [1])
        tried(cut, *args)
    tried(put, [1, 2, 3], 0, 1, 5)
    tried(put, [1, 2, 3], 0, 1, None)
    tried(put, (1, 2), 0, 1, [])
    tried(put, "text", None, None, "x")
    tried(cut, "text", 0, 1)
    tried(unbound)
    items = [1, 2, 3, 4]
    print(get(items, None, Shrinks(items)), items)
    items = [1, 2, 3, 4]
    print(put(items, Shrinks(items), None, [9]), items)
    items = [1, 2, 3]
    items[1:2] = items
    print(items, augmented(), over_lines(items, 1, 3), moved([1, 2, 3, 4]))
    order()
    print(counts())


main()
[1, 2, 3]["a":2]
