"""f_lasti and tb_lasti of every frame: callers, suspended generators, in handlers, in special methods."""

import sys


def lasti():
    frame, out = sys._getframe(1), []
    while frame:
        out.append((frame.f_code.co_name, frame.f_lasti, frame.f_lineno))
        frame = frame.f_back
    return out


def tb_of(error):
    tb, out = error.__traceback__, []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lasti, tb.tb_frame.f_lasti))
        tb = tb.tb_next
    return out


class Value:
    def __init__(self, *args):
        self.where = lasti()

    def __add__(self, other):
        return lasti()

    __radd__ = __call__ = __getitem__ = __contains__ = __neg__ = __enter__ = __add__ = (
        lambda self, *a, **k: lasti())

    def __lt__(self, other):
        return lasti()

    def __iter__(self):
        return iter([lasti()])

    def __exit__(self, *exc):
        print("exit", lasti())

    def __bool__(self):
        print("bool", lasti())
        return True

    def __setitem__(self, key, value):
        print("setitem", lasti())

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        print("setattr", lasti()) if name != "where" else None

    def __delattr__(self, name):
        print("delattr", lasti())

    def __getattr__(self, name):
        return lasti()

    def __format__(self, spec):
        return str(lasti())

    def __del__(self):
        print("del", lasti())


def operations():
    v = Value()
    print(v.where)
    print(v + 1, 1 + v, v(1, k=2), v[0], v < 3, -v, v.missing, f"{v:>3}", sep="\n")
    print(v(*[1], **{}), [x for x in v], [*v], (1 in v), sep="\n")
    v[1] = 2
    v.x = 3
    del v.y
    if v:
        pass
    not v
    with v as entered:
        print(entered)
    print(sorted([1], key=lambda _: print(lasti())), list(map(v, [1])))
    del v
    return "end"


print(operations())


def generator():
    x = yield 1
    try:
        yield from inner()
    finally:
        print("finally", lasti())


def inner():
    yield lasti()
    yield (yield 5) + (yield 6)


g = generator()
print(g.gi_frame.f_lasti)
for value in (None, 1, 2, 3, 4):
    print(g.send(value), g.gi_frame.f_lasti, g.gi_yieldfrom and g.gi_yieldfrom.gi_frame.f_lasti)
del value
g.close()


def failing(kind):
    if kind == 0:
        return [1][5]
    if kind == 1:
        return Value.nothing
    if kind == 2:
        raise KeyError(kind)
    if kind == 3:
        return failing(0) + failing(1)
    if kind == 4:
        a, b = [1, 2, 3]
    if kind == 5:
        return undefined + 1
    if kind == 6:
        try:
            failing(0)
        except IndexError:
            failing(1)
    if kind == 7:
        try:
            failing(2)
        finally:
            kind = None
    if kind == 8:
        import nothing.at_all
    if kind == 9:
        with open("/dev/null"):
            failing(0)
    if kind == 10:
        return [failing(x) for x in (0,)]
    if kind == 11:
        return [*map(failing, [4])]


async def coroutine():
    await Awaitable()


class Awaitable:
    def __await__(self):
        yield lasti()


c = coroutine()
print(c.send(None), c.cr_frame.f_lasti)
c.close()


for kind in range(12):
    try:
        failing(kind)
    except Exception as error:
        print(kind, type(error).__name__, tb_of(error))
