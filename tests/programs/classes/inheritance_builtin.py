"""Subclasses of builtin types: int, str, list, dict, tuple, set, exceptions, with overrides."""


class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __add__(self, other):
        return Celsius(super().__add__(other), self.unit)

    def __repr__(self):
        return f"{float(self)}°{self.unit}"


class Even(int):
    def __new__(cls, value=0):
        if value % 2:
            raise ValueError(f"{value} is odd")
        return super().__new__(cls, value)

    def __index__(self):
        return 1

    def __iadd__(self, other):
        return Even(int(self) + other * 2)

    def __bool__(self):
        return False


class Text(str):
    def __len__(self):
        return 1000

    def upper(self):
        return "UPPER:" + super().upper()

    def __getitem__(self, key):
        return f"item {key}"

    def __contains__(self, item):
        return item == "always"

    def __eq__(self, other):
        return "equal"

    __hash__ = str.__hash__


class Stack(list):
    def push(self, *items):
        self.extend(items)
        return self

    def append(self, item):
        super().append(("appended", item))

    def __getitem__(self, key):
        value = super().__getitem__(key)
        return Stack(value) if isinstance(key, slice) else value

    def __iter__(self):
        return reversed(self)

    def __len__(self):
        return super().__len__() + 100


class Default(dict):
    def __missing__(self, key):
        value = self[key] = f"default for {key}"
        return value

    def __setitem__(self, key, value):
        super().__setitem__(key, (value,))

    def keys(self):
        return ["fake"]


class Pair(tuple):
    __slots__ = ()

    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    first = property(lambda self: self[0])

    def __getitem__(self, index):
        return ("got", tuple.__getitem__(self, index))

    def __iter__(self):
        yield "iterated"


class Group(frozenset):
    def __or__(self, other):
        return "or"


c = Celsius(20.5)
print(c, c + 1, (c + 1).unit, c - 1, type(c * 2), round(c), c == 20.5, f"{c:.1f}", sum([c, 1]))
e = Even(4)
print(e, e + 1, e * 2, "abcdef"[e], [10, 20, 30][e:], bool(e), "no" if not e else "yes", e == 4)
e += 3
print(e, type(e), hex(e), range(e), e.__add__(1), -e, type(-e), {4: "x", 10: "y"}[e], e.bit_length())
try:
    Even(3)
except ValueError as error:
    print(error)
t = Text("abc")
print(len(t), t.upper(), t[0], "a" in t, "always" in t, t == "zzz", t != "abc", {t: 1}.get("abc"))
print("".join([t, "x"]), t + "d", f"{t}", "%s" % t, t.center(7, "-"), [*t], str(t)[0], "x".join(t))
s = Stack([1, 2]).push(3)
s.append(4)
print(s, list(s), [*s], s[1], type(s[0:1]), len(s), s + [5], 1 in s, sorted(s, key=str))
for item in s:
    print(item, end=" ")
a, *b = s
print(a, b, tuple(s), max(s[:2]), [x for x in s], s == [1], bool(Stack()))
d = Default(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("d", 4)
print(d, d["e"], d.get("f"), "e" in d, {**d}, dict(d), list(d), [k for k in d], len(d))


def collect(**kw):
    return kw


print(collect(**d), "%(zz)s" % d, "{yy}".format_map(d), d | {"q": 1}, type(d | {}))
p = Pair(1, 2)
print(p, p.first, p[1], list(p), [*p], len(p), p == (1, 2), hash(p) == hash((1, 2)), p + (3,))
print(Group("a") | {"b"}, Group("a") & {"a"}, type(Group("a") & {"a"}).__name__, Group("ab") >= {"a"})
try:
    x, y = p
except ValueError as error:
    print(error)
match p:
    case (x, y):
        print("matched", x, y)


class Code(Exception):
    def __init__(self, code, *, detail=None):
        super().__init__(code, detail)
        self.code, self.detail = code, detail

    def __str__(self):
        return f"code {self.code} ({self.detail})"


class Quiet(Code, KeyError):
    pass


try:
    raise Quiet(7, detail="both")
except KeyError as error:
    print(error, error.args, isinstance(error, LookupError))
for bad in ("class X(bool): pass", "class X(int, list): pass", "class X(type(lambda: 0)): pass",
            "class X(range): pass", "class X(int):\n __slots__ = 'a'", "class X(slice): pass",
            "class X(type(...)): pass", "class X(memoryview): pass"):
    try:
        exec(bad)
        print(bad, "fine")
    except TypeError as error:
        print(error)
total = Even(2)
for i in range(30):
    total += 1
print(total, type(total))
raise Code(3, detail=Celsius(4))
