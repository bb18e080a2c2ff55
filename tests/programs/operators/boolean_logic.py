"""and, or, not, conditional expressions: values, short circuits, jumps in all combinations."""

import itertools

asked = []


class T:
    def __init__(self, name, truth):
        self.name, self.truth = name, truth

    def __bool__(self):
        asked.append(self.name)
        return self.truth

    def __repr__(self):
        return self.name


def table(function, count):
    rows = []
    for truths in itertools.product((False, True), repeat=count):
        asked.clear()
        result = function(*(T(name, truth) for name, truth in zip("abcd", truths)))
        rows.append(f"{result}:{''.join(asked)}")
    print(" ".join(rows))


table(lambda a, b: a and b, 2)
table(lambda a, b: a or b, 2)
table(lambda a, b: not a and not b, 2)
table(lambda a, b: not (a or b), 2)
table(lambda a, b, c: a and b and c, 3)
table(lambda a, b, c: a and b or c, 3)
table(lambda a, b, c: a or b and c, 3)
table(lambda a, b, c: (a or b) and c, 3)
table(lambda a, b, c: not a or (b and not c), 3)
table(lambda a, b, c: a if b else c, 3)
table(lambda a, b, c: a if a and b else c if b or c else "none", 3)
table(lambda a, b, c, d: (a and b) or (c and d), 4)
table(lambda a, b, c, d: (a or b) and (c or d), 4)
table(lambda a, b, c, d: a and (b or (c and d)), 4)
table(lambda a, b, c, d: (a if b else c) or d, 4)
table(lambda a, b, c, d: [a and b, c or d, not d], 4)
table(lambda a, b, c: bool(a) if not b else (not c), 3)


def statements(a, b, c):
    if a and b or c:
        first = "then"
    else:
        first = "else"
    if not (a or b) and not c:
        first += "2"
    while a and not b:
        b = T("B", True)
        first += "w"
    assert (a or b or c) or True
    x = 1 if a else 2 if b else 3
    return first, x, [k for k in "k" if a if b or c]


table(statements, 3)


def returns(a, b, c):
    if a:
        return b or c
    return not (b and c) or a


table(returns, 3)
print(0 or "" or [] or None, 1 and "x" and [0], not "", not not "x", () or {} and 1)
print(1 if 2 else 3 if 4 else 5, (1 if 0 else 3) if 4 else 5, [1 if x else 0 for x in (0, "", "a")])
none, zero, value = None, 0, 3
print(none is None and "is", none is not None and "not", value is not None or "or", none or zero)
print("none branch" if none is None else "value", "none branch" if value is None else "value")
print("x" if none is not None else "y", [v for v in (0, None, 2) if v is not None],
      [v for v in (0, None) if v is None])


def none_checks(items):
    out = []
    for item in items:
        if item is None:
            continue
        if item is not None and item > 2:
            out.append(item)
            if item is None or item > 5:
                break
    return out


print(none_checks([1, None, 3, 4, None, 6, 7]))


def long_chain(*v):
    return (v[0] and v[1] and v[2] and v[3] and v[4] and v[5] and v[6]) or \
        (not v[0] and not v[1]) or (v[2] if v[3] else v[4])


print([long_chain(*bits) for bits in itertools.islice(itertools.product((0, 1), repeat=7), 0, 128, 11)])
print(True and False or True, False == False in [False], not True in [False])


class Raises:
    def __bool__(self):
        raise OverflowError("no truth value")


def hot(n):
    hits = 0
    for i in range(n):
        if i % 2 and i % 3 or not i % 5:
            hits += 1
        hits += (i and 1) or (not i)
        hits += i if i > 3 and i < 6 else False
    return hits


print(hot(100))
for function in (lambda r: not r, lambda r: r and 1, lambda r: 1 if r else 2, lambda r: [x for x in [1] if r],
                 lambda r: r or 1, lambda r: any([r]), lambda r: all([0, r]), lambda r: filter(None, [r])):
    try:
        print(function(Raises()).__class__.__name__)
    except OverflowError as error:
        print("OverflowError", error)
if 0 or (False or
         Raises()):
    pass
