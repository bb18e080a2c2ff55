"""Carets of tracebacks for every kind of expression that can fail, on one line and over several."""

import traceback

none, five, text, values, table = None, 5, "text", [1], {}


def fail(*args, **kwargs):
    raise ValueError("called")


snippets = [
    lambda: none.attribute.other,
    lambda: none[0][1],
    lambda: values[five][1],
    lambda: table["a"]["b"] + table["c"],
    lambda: five + text * (1 + 2),
    lambda: (five
             + text),
    lambda: five - (1 / 0) - 3,
    lambda: -text + 1,
    lambda: ~1.5,
    lambda: five < text < 3,
    lambda: 1 < 2 < text,
    lambda: five in five,
    lambda: none(),
    lambda: fail(1, 2)(3),
    lambda: fail(
        1,
        key=2,
    ),
    lambda: text.upper(1).lower(),
    lambda: text.join([1, 2]),
    lambda: len(five, 6),
    lambda: [x.real.foo for x in (1, 2)],
    lambda: {k: v[0] for k, v in ((1, 2),)},
    lambda: list(x / 0 for x in (1,)),
    lambda: [*five],
    lambda: {**five},
    lambda: fail(*five),
    lambda: fail(**five),
    lambda: f"{five:{text}}",
    lambda: f"start {none.x} end",
    lambda: f"{text!r:>10} {five['a']}",
    lambda: values[text:five],
    lambda: values[::0],
    lambda: undefined_name,
    lambda: print(undefined_name, end=other),
    lambda: fail() if five else 1,
    lambda: 1 if none.x else 2,
    lambda: none and 1 or none.y,
    lambda: not none.z,
    lambda: (y := none.w),
    lambda: (lambda: none.inner)(),
    lambda: five.bit_length().nothing[0],
    lambda: "ünïcödé" + five + "more",
    lambda: text   .   missing,
    lambda: table[text, five][values],
    lambda: (1, 2)[five] + [3, 4][five],
    lambda: five ** text,
    lambda: 10 % 0,
    lambda: 10 // (five - 5) * 3,
    lambda: text @ text,
    lambda: 1 << -1,
    lambda: int("x", base=five),
]
for number, snippet in enumerate(snippets):
    try:
        print(snippet())
    except Exception as error:
        print(f"#{number}", *traceback.format_exception(error)[2:], end="")


def statements(kind):
    if kind == 0:
        none.attribute = 1
    elif kind == 1:
        values[five] = 2
    elif kind == 2:
        del values[five]
    elif kind == 3:
        del none.x, values[0]
    elif kind == 4:
        a, b = values
    elif kind == 5:
        (a, b), c = 1, 2
    elif kind == 6:
        a, *b, c = values
    elif kind == 7:
        for x in five:
            pass
    elif kind == 8:
        for a, b in [(1, 2), (3,)]:
            pass
    elif kind == 9:
        with five as x:
            pass
    elif kind == 10:
        raise five
    elif kind == 11:
        raise ValueError from five
    elif kind == 12:
        assert five == 6, f"five is {five}"
    elif kind == 13:
        import os.nothing
    elif kind == 14:
        from os import nothing
    elif kind == 15:
        value = 1
        value += text
    elif kind == 16:
        values[0] += text
    elif kind == 17:
        none.x += 1
    elif kind == 18:
        return (fail
                (text)
                .x)
    elif kind == 19:
        class Body(five, text):
            pass
    elif kind == 20:
        @fail
        def decorated():
            pass
    elif kind == 21:
        def defaults(a=none.x, *, b=1):
            pass
    elif kind == 22:
        match five:
            case int(x, y):
                pass
    elif kind == 23:
        try:
            raise KeyError
        except five:
            pass
    elif kind == 24:
        x: int = none.annotated
    elif kind == 25:
        unbound
        unbound = 1
    elif kind == 26:
        return [
            1,
            none.x,
            3,
        ]
    elif kind == 27:
        while none.x:
            pass
    elif kind == 28:
        print(1); none.x; print(2)
    elif kind == 29:
        if none[0]: pass


for kind in range(30):
    try:
        statements(kind)
    except Exception as error:
        print(f"statement {kind}", *traceback.format_exception(error)[2:], end="")
statements(18)
