"""Scopes of comprehensions: what leaks, what is captured, the walrus, class bodies, nesting."""

i = "global i"
print([i for i in range(3)], i)
print({i: j for i, j in zip("ab", "cd")}, {i for i in "z"}, i, list(i for i in "y"), i)
print([x := n * 2 for n in range(4)], x)
print(any((found := n) > 3 for n in range(10)), found)

total = 0
print([total := total + n for n in range(5)], total)


def function(limit):
    values = [last := k for k in range(limit) if (parity := k % 2)]
    return values, last, parity, sorted(locals())


print(function(6))


def walrus_global():
    global g
    return [g := k for k in range(3)]


def walrus_nonlocal():
    state = 0

    def inner():
        nonlocal state
        return [state := k * 10 for k in range(3)]
    return inner(), state


print(walrus_global(), g, walrus_nonlocal())


def nested_walrus():
    result = [[deep := (a, b) for b in range(2)] for a in range(2)]
    return result, deep


print(nested_walrus())


def captures():
    functions = [lambda: k for k in range(3)]
    fixed = [lambda k=k: k for k in range(3)]
    generators = [(k * m for m in range(2)) for k in range(3)]
    return [f() for f in functions], [f() for f in fixed], [list(g) for g in generators]


print(captures())


def first_iterable_is_outside():
    items = [1, 2]
    items = [items for items in items]
    return items, [y for y in (lambda: items)()]


print(first_iterable_is_outside())


def lazily():
    values = [1, 2, 3]
    gen = (v + offset for v in values)
    values = "never used"
    offset = 10
    return list(gen)


print(lazily())


class Body:
    n = 3
    items = range(n)
    squares = [k * k for k in range(n)]
    pairs = [(k, m) for k in range(2) for m in range(2)]
    try:
        failing = [n for _ in range(2)]
    except NameError as error:
        failing = str(error)
    k_leaks = "k" in vars()


print(Body.squares, Body.pairs, Body.failing, Body.k_leaks)


def evaluation_time():
    log = []

    def note(x):
        log.append(x)
        return x
    gen = (note(("value", a, b)) for a in note(range(2)) if note(("if", a)) for b in note("xy"))
    log.append("created")
    next(gen)
    log.append("one taken")
    list(gen)
    return log


print(evaluation_time())


def conditions():
    return [(a, b, c) for a in range(5) if a % 2 for b in range(a) if b if a - b
            for c in (a * b,) if c > 1]


print(conditions())
print([[[z for z in range(y)] for y in range(x)] for x in range(4)])
print([*(q for q in "ab"), *[r for r in "cd"]], {**{k: v for k, v in [(1, 2)]}})
print([a if a else "zero" for a in range(2)], [lambda: a for a in "p"][0]())
print({k: {m: k + m for m in range(2)} for k in range(2)})
print(dict((k, v) for v, k in enumerate("ab")), sum(a * b for a, b in zip((1, 2), (3, 4))))
print([[a, *rest] for a, *rest in ["abc", (1, 2)]])


class Target:
    pass


target, slots = Target(), [0]
print([target.attribute for target.attribute in range(3)], [slots[0] for slots[0] in "uv"])
print(target.attribute, slots)
try:
    gen = (1 / d for d in [1, 0])
    print(next(gen), next(gen))
except ZeroDivisionError as error:
    print(error)
print([undefined_here for _ in []])
for bad in ("[i := 0 for i in range(3)]", "[(yield 1) for _ in x]", "[i for i in (j := x)]",
            "class C: [y := 1 for _ in x]", "[x for x, y := 1 in z]", "[*a for a in b]",
            "{**a for a in b}", "(i for i in x, y)"):
    try:
        compile(bad, "<bad>", "exec")
    except SyntaxError as error:
        print(error.msg)
[[inner / outer
  for inner in range(2)]
 for outer in range(2)]
