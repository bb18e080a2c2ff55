"""locals() in functions, classes, comprehensions, generators and modules, and what writing does."""


def snapshot(a, b=2, *args, **kw):
    before = dict(locals())
    c = 3
    after = locals()
    after["c"] = "changed in the dict"
    after["new"] = "added"
    d = 4
    print(before)
    print(sorted(after), c)
    again = locals()
    print(again is after, again["c"], again.get("new"), sorted(again))
    del d
    print("d" in locals())
    return locals()


print(sorted(snapshot(1, 2, 3, k=4)))


def with_cells(x):
    y = 1

    def inner():
        nonlocal y
        y += x
        return sorted(locals().items())
    print(inner(), inner())
    z = lambda: unbound
    print(sorted(name for name in locals()))
    unbound = 5
    return sorted(locals())


print(with_cells(10))


def in_comprehension(n):
    outside = "o"
    print([sorted(locals()) for _ in range(1)])
    print([sorted(locals()) for i in range(1) if outside])
    print(list(sorted(locals()) for j in range(n)))
    print({k: len(locals()) for k in range(2)})
    return (lambda q=1: locals())()


print(in_comprehension(1))


def generator(a):
    received = yield sorted(locals())
    yield sorted(locals().items())
    for i in range(1):
        yield sorted(locals())


g = generator("A")
print(next(g), g.send("R"), next(g))


class Body:
    a = 1
    print(sorted(k for k in locals() if not k.startswith("__")))
    locals()["injected"] = 42
    print(injected)
    print(locals() is vars(), "Body" in globals())
    for i in range(2):
        locals()[f"generated_{i}"] = i

    def method(self):
        return locals()


print(Body.injected, Body.generated_1, list(Body().method()))
print(locals() is globals(), vars() is globals(), "Body" in dir())


def dir_and_vars(x):
    y = x
    return dir(), vars()


print(dir_and_vars(1))


def loops():
    for i in range(2):
        first = locals().get("second")
        second = i
        print(i, first, locals().get("first"))
    with open("/dev/null") as handle:
        names = sorted(locals())
    try:
        raise ValueError
    except ValueError as error:
        inside = "error" in locals()
    return names, inside, "error" in locals()


print(loops())


def format_with_locals(name, count):
    unit = "apple" if count == 1 else "apples"
    return "{name} has {count} {unit}".format(**locals()), "%(name)s" % locals()


print(format_with_locals("Ann", 2))


def eval_sees_locals(p):
    q = p * 2
    results = [eval("p + q"), eval("sorted(locals())")]
    exec("q = 'only in the snapshot'; r = 1")
    results += [q, "r" in locals()]
    try:
        r
    except NameError as error:
        results.append(str(error))
    return results


print(eval_sees_locals(1))


def numbers():
    i, f, s = 0, 0.5, ""
    for i in range(1000, 1003):
        f = f * 2 + i
        s += "x"
        if i == 1001:
            print(sorted(locals().items()))
    return list(locals().values())


print(numbers())
print(sorted(snapshot.missing_attribute))
