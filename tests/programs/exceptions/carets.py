"""Traceback carets for expressions of every shape, one-line and over several lines, one by one."""

import sys
import traceback

zero, none, items, table, text = 0, None, [1, 2], {"a": {"b": None}}, "abc"


class Box:
    def __getattr__(self, name):
        if name == "fail":
            raise AttributeError(f"no {name}")
        return self

    def __call__(self, *args):
        return self

    def __getitem__(self, key):
        if key == "fail":
            raise KeyError(key)
        return self

    def __bool__(self):
        raise ValueError("no truth")

    def __enter__(self):
        raise ValueError("no entry")

    def __exit__(self, *exc):
        pass


box = Box()


def f01(): return 1 / zero
def f02(): return (1 + 2) * 3 / zero + 4
def f03(): return items[5] + items[0]
def f04(): return table["a"]["b"]["c"]["d"]
def f05(): return none.attribute
def f06(): return box.a.b.fail.c
def f07(): return box.method().other()["fail"].more()
def f08(): return len(5) + 1
def f09(): return text.missing(1, 2, 3)
def f10(): return int("x") if text else 0
def f11(): return [x / zero for x in items]
def f12(): return {k: v / zero for k, v in zip("ab", items)}
def f13(): return sum(x / zero for x in items)
def f14(): return (lambda: 1 / zero)()
def f15(): return undefined_name + 1
def f16(): return f"{1 / zero} and {text}"
def f17(): return f"{text!r:{none.x}}"
def f18(): return -none
def f19(): return not box
def f20(): return 1 < 2 < none
def f21(): return 1 in none
def f22(): return text + 1
def f23(): return text[1:none.x]
def f24(): return [*none]
def f25(): return {**none}
def f26(): return print(*none)
def f27(): return print(**items)
def f28(): a, b, c = items
def f29(): a, (b, c) = 1, none
def f30(): items[5] = 1
def f31(): none.x = 1
def f32(): del items[7]
def f33(): del none.x
def f34(): items[0] += text
def f35(): table["z"] += 1
def f36(): none.x += 1
def f37(): import no_such_module
def f38(): from os import no_such_name
def f39(): import os.no_such_submodule
def f40(): assert zero, f"message {text}"
def f41(): assert text == "abc" and zero
def f42(): raise ValueError("raised") from none.x
def f43(): return items.index(99) or items
def f44(): return (yield_from())()
def f45(): return max(items, key=lambda v: v / zero)
def f46(): return text @ text
def f47(): return "é" + "日本" + 1 / zero
def f48(): return {"ключ": 1}["нет"] + zero
def f49(): return box[1:2, "x"]["fail"]
def f50(): return [1, 2, 3][
    zero:none.step]
def f51(): return (1 +
                   2 /
                   zero)
def f52(): return table["a"][
    "x"
]
def f53(): return len(
    5
)
def f54(): return box(
    1,
    2).fail(3)
def f55(): return (text
                   .upper()
                   .missing
                   .strip())
def f56(): return sum([
    1,
    2 / zero,
    3,
])
def f57(): return {
    "a": 1,
    "b": undefined_value,
}
def f58(): return text.upper(
    1, 2)
def f59(): return yield_from(1,
                             2)


def f60():
    with box as b:
        pass


def f61():
    with box, box:
        pass


def f62():
    for a, b in [(1, 2), 3]:
        pass


def f63():
    for x in none:
        pass


def f64():
    while box:
        pass


def f65():
    if zero or box:
        pass


def f66():
    class Bad(int, metaclass=none):
        pass


def f67():
    class Bad:
        x = 1 / zero


def f68():
    @none
    def decorated():
        pass


def f69():
    def default(x=1 / zero):
        pass


def f70():
    match none:
        case Box(a=1 | 2):
            pass
        case zero.x:
            pass


def f71():
    match items:
        case int(1, 2):
            pass
        case list(1, 2, 3):
            pass


def f72():
    return (
        items[0],
        items[9],
    )


def f73():
    global not_defined_global
    del not_defined_global


def f74():
    x = 1; y = x / zero; return y


def f75():
	return	1	/	zero  # tabs


def f76():
    raise Exception(
        "multi",
        "line",
    )


def f77():
    return (x := none.y) + 1


def f78():
    if (n := len(text)) > 2 and text[n] == "d":
        pass


def f79():
    return text.join(str(i) + items for i in range(3))


def f80():
    try:
        1 / zero
    finally:
        none.cleanup()


def yield_from():
    yield from none


for number in range(1, 81):
    function = globals()[f"f{number:02}"]
    try:
        result = function()
        print(f"--- f{number:02} returned")
        if hasattr(result, "__next__"):
            next(result)
    except Exception as error:
        print(f"--- f{number:02}")
        # Without this frame, so that only the interesting one is shown.
        error.__traceback__ = error.__traceback__.tb_next
        traceback.print_exception(error, file=sys.stdout, chain=False)
        frames = traceback.extract_tb(error.__traceback__)
        print([(f.lineno, f.end_lineno, f.colno, f.end_colno) for f in frames])
f04()
