"""Subscripts and slices: reading, storing, deleting, user types, extended slices, indices."""


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        print(f"index {self.value}", end=" ")
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


show = Show()
a, b, c = 1, 2, 3
print(show[1], show[a:b], show[a:b:c], show[:], show[::], show[a:], show[:b], show[::c], show[:-1])
print(show[1, 2], show[1:2, 3:4], show[..., None], show[()], show[(1,)], show[a:b, ], show[show[1]])
print(show["x":"y":"z"], show[a if b else c], show[not a], show[w := 5], w, show[[1, 2]])
show[1] = 2
show[a:b] = "slice"
show[a:b, c] = "tuple"
del show[a], show[a:b], show[::c], show[a, b:c]
items = list(range(10))
print(items[2:5], items[-3:], items[:-3], items[::3], items[::-1], items[8:2:-2], items[20:], items[-99:2])
items[2:4] = "abc"
print(items)
items[::4] = [100, 200, 300]
print(items)
items[3:3] = [None]
items[len(items):] = ["end"]
items[:0] = ["start"]
del items[1:4], items[-1], items[::3]
print(items)
items[1:] = items
items *= 1
print(items)
for action in ("items[::2] = [1]", "items[99]", "items[99] = 1", "del items[99]", "items['x']",
               "items[1:2] = 5", "items[1:'x']", "items[::0]", "items[1.5]", "items[None]",
               "(1, 2)[0] = 1", "'abc'[0] = 'x'", "del 'abc'[0]", "(1, 2)[5]", "'abc'[-4]", "b'ab'[9]",
               "range(3)[5]", "{}[0]", "{}[[]]", "None[0]", "5[0]", "len[0]", "int[0]", "del (1,)[0]",
               "items[Index(ValueError('in index'))]", "items[Index('x')]", "items[Index(2 ** 70)]",
               "items[2 ** 70]", "'abc'[Index(2 ** 70):]", "bytearray(2)[0] = 300", "items[:]['a':]"):
    try:
        exec(action)
        print(f"{action}: fine")
    except Exception as error:
        print(f"{action}: {type(error).__name__}: {error}")
print("abcdef"[Index(1):Index(4)], [1, 2, 3][Index(0)], range(10)[Index(2):Index(8):Index(3)])
print("héllo wörld"[1:8:2], b"bytes"[1], b"bytes"[1:3], "abc"[::-1], (1, 2, 3)[::2], range(10)[3:7][1])
print(slice(1, 10, 2).indices(5), slice(None, None, -1).indices(4), slice(1, 2) == slice(1, 2),
      slice(3).start, slice(3).stop)


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, key):
        match key:
            case int(r), int(col):
                return self.rows[r][col]
            case slice() as rs, cs:
                return Matrix([row[cs] if isinstance(cs, slice) else [row[cs]] for row in self.rows[rs]])
            case int(r):
                return self.rows[r]
        raise TypeError(f"bad index {key!r}")

    def __setitem__(self, key, value):
        r, col = key
        self.rows[r][col] = value

    def __repr__(self):
        return repr(self.rows)


m = Matrix([[i * 3 + j for j in range(3)] for i in range(3)])
m[1, 1] += 100
m[0, 2], m[2, 0] = m[2, 0], m[0, 2]
print(m[1, 1], m[0:2, 1:], m[:, 0], m[2], m)


class Negative(list):
    def __getitem__(self, key):
        return "list subclass", key


class GetItemOnly:
    def __getitem__(self, key):
        if isinstance(key, int) and key >= 3:
            raise IndexError("done")
        return key


print(Negative([1])[0], Negative([1])[-1:], list(GetItemOnly()), 2 in GetItemOnly(), [*GetItemOnly()])


def hot(data, keys):
    total = 0
    for key in keys:
        total += data[key]
        data[key] = total % 7
        data[key] += 1
    return total


print(hot([1, 2, 3, 4], [0, 1, 2, 3, -1, -2] * 20), hot({k: k for k in range(5)}, [0, 1, 2, 3, 4] * 20))
print(hot({"a": 1, "b": 2}, ["a", "b", "a"] * 20), hot(bytearray(5), [0, 4, -5, 2] * 20))
print(hot([1, 2, 3], [True, False, 2, Index(1)]))


def mixed(containers):
    out = []
    for container in containers * 10:
        out.append(container[1])
    return out[:len(containers)]


print(mixed([[1, 2], (3, 4), "ab", b"cd", {1: "dict"}, range(5, 9), Show(), Negative([0, 0])]))
d = {}
d[1] = d[1.0] = d[True] = "same key"
d[(1, 2)], d[1, 3] = "tuple", "also tuple"
d[None] = d[...] = 0
print(d, d[1, 2], d.get((1, 3)))
del d[1], d[1, 2]
print(d)
hot([1, 2, 3],
    [0, 1, 7])
