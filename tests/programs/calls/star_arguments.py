"""Calls with * and **: order, merging, duplicate keywords, mappings of users, error messages."""


def show(*args, **kwargs):
    return args, kwargs


def one(a): return a


class Mapping:
    def __init__(self, keys, missing=False):
        self._keys, self._missing = keys, missing

    def keys(self):
        print("keys()")
        return iter(self._keys)

    def __getitem__(self, key):
        print("getitem", key)
        if self._missing:
            raise KeyError("missing on purpose")
        return f"value of {key}"


class Iterable:
    def __init__(self, *items, fail=None):
        self.items, self.fail = items, fail

    def __iter__(self):
        print("iter")
        yield from self.items
        if self.fail:
            raise self.fail


class OldIterable:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 11


def attempt(function):
    try:
        print(function())
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


print(show(*[], **{}), show(*(1, 2), *[3], 4, *"ab"), show(*range(3), k=1, **{"l": 2}, m=3))
print(show(**Mapping(["a", "b"])), show(*Iterable(1, 2), *Iterable(3)), show(*OldIterable()))
print(show(*{"key": "value"}), show(*{1}), show(*b"hi"), show(*(i * i for i in range(4))))
# A positional argument may follow a keyword when it comes from a star.
print(show(1, k=2, *[3, 4]), show(k=1, *[2], l=3, **{"m": 4}))
arguments = (1, 2, 3)
print(show(*arguments)[0] is arguments, show(*[*arguments])[0] == arguments)
keywords = {"a": 1}
result = show(**keywords)
result[1]["b"] = 2
print(keywords, result)
print(print(*"abc", sep="-", end="!\n"), max(*[3, 9, 4]), "{}{x}".format(*"p", **{"x": "q"}))
print(dict(*[[("a", 1)]], **{"b": 2}), [].extend(*[[1]]), str.join(*("-", "xyz")))
print((lambda *a, k=0, **kw: (a, k, kw))(*"a", **{"k": 1, "z": 2}))
attempt(lambda: one(*1))
attempt(lambda: one(*None, 1))
attempt(lambda: show(1, *2, 3))
attempt(lambda: one(**1))
attempt(lambda: one(**[("a", 1)]))
attempt(lambda: one(a=1, **{"a": 2}))
attempt(lambda: one(**{"a": 1}, **{"a": 2}))
attempt(lambda: one(*[1], **{"a": 2}))
attempt(lambda: one(**{1: 2}))
attempt(lambda: show(**{1: 2}))
attempt(lambda: show(a=1, **{2: 3}))
attempt(lambda: show(**{"a": 1}, b=2, **{"b": 3}))
attempt(lambda: show(**Mapping(["x"], missing=True)))
attempt(lambda: show(**Mapping(["x", "x"])))
attempt(lambda: show(a=1, **Mapping(["a"])))
attempt(lambda: show(*Iterable(1, fail=ZeroDivisionError("inside iteration"))))
attempt(lambda: show(*Iterable(1, fail=TypeError("inside iteration"))))
attempt(lambda: show(*5, *Iterable(1)))
attempt(lambda: len(*1))
attempt(lambda: len(**1))
attempt(lambda: len(**{"a": 1}))
attempt(lambda: len(*[[], []]))
attempt(lambda: (lambda: 0)(*1))
attempt(lambda: "".join(*1))
attempt(lambda: int(**{"a": 1}, **{"a": 1}))
attempt(lambda: Mapping(**{"nothing": 1}))
attempt(lambda: Mapping([]).keys(*None))
attempt(lambda: __doc__(*1))
attempt(lambda: __doc__(**1))
attempt(lambda: __name__(*[1], **{"a": 1}))
attempt(lambda: print(*"x", **{"end": 1}))
attempt(lambda: show(*iter([1, 2]), **dict(zip("ab", [3, 4]))))
attempt(lambda: [*1])
attempt(lambda: {*None})
attempt(lambda: {**1})
attempt(lambda: {**[1]})
attempt(lambda: (*3.5,))
attempt(lambda: {**{"a": 1}, "a": 2, **{"a": 3}})
big = {f"k{i}": i for i in range(300)}
print(sum(show(**big)[1].values()), len(show(*range(1000))[0]))
one(
    *[1],
    **{"b": 2,
       "c": 3})
