"""Compiled functions called back from C libraries: ctypes callbacks, sqlite3 functions, expat, struct."""

import ctypes
import ctypes.util
import sqlite3
import sys
import xml.parsers.expat

libc = ctypes.CDLL(None)
COMPARE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))
calls = []


@COMPARE
def compare(a, b):
    calls.append((a[0], b[0]))
    return a[0] - b[0]


array = (ctypes.c_int * 6)(5, 3, 9, -1, 7, 3)
libc.qsort(array, len(array), ctypes.sizeof(ctypes.c_int), compare)
print(list(array), len(calls) > 5)


def hook(args):
    print("unraisable:", args.exc_type.__name__, args.exc_value, str(args.err_msg).split(" at 0x")[0])


sys.unraisablehook = hook


@ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)
def failing(n):
    raise ValueError(f"in a callback {n}")


failing(3)
adder = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_double, ctypes.c_double)(lambda a, b: a + b)
print(adder(1.5, 2), [adder(i, i) for i in range(3)])


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double)]

    def norm(self):
        return self.x ** 2 + self.y ** 2


print(Point(3, 4.0).norm(), ctypes.sizeof(Point), Point.x.offset, Point.y.offset)


def nested(n):
    return ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(lambda k: k if n == 0 else nested(n - 1) + 1)(n)


print(nested(5))
pyobject = ctypes.pythonapi.PyObject_Str
pyobject.restype, pyobject.argtypes = ctypes.py_object, [ctypes.py_object]


class Text:
    def __str__(self):
        return f"str called from C in {sys._getframe().f_code.co_name} by {sys._getframe(1).f_code.co_name}"


print(pyobject(Text()))
db = sqlite3.connect(":memory:")
db.execute("create table t (name text, n integer)")
db.executemany("insert into t values (?, ?)", ((name, i) for i, name in enumerate(["one", "two", "three"])))


class Joined:
    def __init__(self):
        self.parts = []

    def step(self, value, separator):
        self.parts.append(value)
        self.separator = separator

    def finalize(self):
        return self.separator.join(sorted(self.parts))


def backwards(text):
    if text == "two":
        raise KeyError(text)
    return text[::-1]


db.create_function("backwards", 1, backwards)
db.create_function("double", 1, lambda n: n * 2, deterministic=True)
db.create_aggregate("joined", 2, Joined)
db.create_collation("by_length", lambda a, b: (len(a) > len(b)) - (len(a) < len(b)))
print(db.execute("select backwards(name), double(n) from t where n != 1").fetchall())
print(db.execute("select joined(name, '+') from t").fetchone())
print([row[0] for row in db.execute("select name from t order by name collate by_length desc, n")])
sqlite3.enable_callback_tracebacks(False)
try:
    db.execute("select backwards(name) from t").fetchall()
except sqlite3.OperationalError as error:
    print(error)
db.row_factory = lambda cursor, row: dict(zip([column[0] for column in cursor.description], row))
print(db.execute("select * from t limit 1").fetchone())
try:
    with db:
        db.execute("insert into t values ('four', 4)")
        raise RuntimeError("roll back")
except RuntimeError as error:
    print(error, db.execute("select count(*) as c from t").fetchone())
db.set_authorizer(lambda *args: sqlite3.SQLITE_DENY if args[0] == sqlite3.SQLITE_DELETE else sqlite3.SQLITE_OK)
try:
    db.execute("delete from t")
except sqlite3.DatabaseError as error:
    print(error)
parser, events = xml.parsers.expat.ParserCreate(), []
parser.StartElementHandler = lambda name, attributes: events.append((name, attributes))
parser.EndElementHandler = lambda name: events.append("/" + name)
parser.CharacterDataHandler = lambda data: events.append(data)
parser.Parse("<a x='1'>text<b/></a>", True)
print(events)
parser = xml.parsers.expat.ParserCreate()


def start(name, attributes):
    raise LookupError(f"handler fails at {name}")


parser.StartElementHandler = start
parser.Parse("<root><child/></root>", True)
