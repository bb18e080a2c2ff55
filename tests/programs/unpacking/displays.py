"""Star expressions in displays, returns, yields, subscripts and for; merging order of dicts."""


def returns(*a):
    return *a, *a


def yields(*a):
    yield *a, "end"
    received = yield
    yield received, *a


print(returns(1, 2), returns(), list(yields(3)))
a, b = [1, 2], "xy"
print([*a, *b], (*a, *b), {*a, *b} == {1, 2, "x", "y"}, [*a, 0, *b, *()], *a, *[])
print({**{}}, {**{"a": 1}, "b": 2, **{"a": 3, "c": 4}}, {"a": 0, **{"a": 1}})
print([*range(3), *(i for i in "g"), *{"k": 1}, *b"z"], [*[*[*[1]]]])
for x in *a, *b:
    print(x, end=" ")
for x in (*a, 9), [*b]:
    print(x, end=" ")
print()
d = {(1, 2): "tuple key", (1, 2, "x", "y"): "star key"}
print(d[*a], d[*a, *b], d[(*a,)])


class Index:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


index = Index()
print(index[*a], index[*a, 1:2], index[1:2, *b], index[:, ::2], index[*()])
index[*a] = 1
index[*a, 0] += 1, 2
del index[*b]


class Mapping:
    def __init__(self, **items):
        self.items = items

    def keys(self):
        print("keys", end=" ")
        return self.items.keys()

    def __getitem__(self, key):
        print("get", key, end=" ")
        return self.items[key]


print({"z": 0, **Mapping(a=1, b=2), "b": 3})
value = *a, *b
print(value, type(value))
t = *[],
print(t)
print([*a, *a].count(1), len({*range(10), *range(5)}), [[*row] for row in ("ab", "cd")])
print({k: [*v] for k, v in {"p": "qr"}.items()}, [(*p, s) for p, s in [((1, 2), 3)]])
print({**{"x": 1}, **dict(y=2), **{k: v for k, v in zip("ab", range(2))}})
big = [*range(300)]
print(len([*big, *big, 1]), sum((*big, *big)), len({**{i: i for i in big}, 1000: 0}))
constants = [1, 2, 3, 4, 5], {1, 2, 3, 4}, (1, 2, 3), {"a": 1, "b": 2, "c": 3}
print(constants[0], sorted(constants[1]), constants[2:], 3 in {1, 2, 3}, 3 in [1, 2, 3])


def fresh_each_time():
    return [1, 2, 3], {1: [2]}, {4, 5, 6}


one, two = fresh_each_time(), fresh_each_time()
one[0].append(4), one[1][1].append(3), one[2].add(7)
print(one[0], two[0], one[1], two[1], len(one[2]), len(two[2]))


class Unhashable:
    __hash__ = None


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: {*[[]]})
attempt(lambda: {[]: 1})
attempt(lambda: {1: 2, Unhashable(): 3})
attempt(lambda: {**{"a": 1}, **None})
attempt(lambda: [*None])
attempt(lambda: (*1, 2))
attempt(lambda: [*[1], *2])
attempt(lambda: {*1, 2})
attempt(lambda: {**[("a", 1)]})
attempt(lambda: {**Mapping(a=1), "b": undefined})
for bad in ("*a", "(*a)", "print(**a, *b)", "{**a, *b}", "[**a]", "return *a", "x = *a",
            "del *a", "f(**a, b)", "f(a=1, 2)", "f(a for a in b, 1)", "f(x=1, x=2)"):
    try:
        compile(bad, "<bad>", "exec")
        print("fine:", bad)
    except SyntaxError as error:
        print(error.msg)
print({
    "first": 1,
    **{"second": 2},
    **index.missing,
})
