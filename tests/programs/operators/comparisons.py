"""Comparisons: chains, identity, containment, mixed types, rich results, short circuits."""


class Verbose:
    def __init__(self, name, result=True):
        self.name, self.result = name, result

    def __lt__(self, other):
        print(f"{self.name}<{other.name}", end=" ")
        return self.result

    def __gt__(self, other):
        print(f"{self.name}>{other.name}", end=" ")
        return self.result

    def __eq__(self, other):
        print(f"{self.name}=={getattr(other, 'name', other)}", end=" ")
        return self.result


class Answer:
    """The result of a comparison needs not be a bool."""

    def __init__(self, text, truth):
        self.text, self.truth = text, truth

    def __bool__(self):
        print(f"bool({self.text})", end=" ")
        if self.truth is None:
            raise ValueError("ambiguous truth")
        return self.truth

    def __repr__(self):
        return f"Answer({self.text})"


def calls(n):
    print(f"call{n}", end=" ")
    return Verbose(f"v{n}", Answer(f"a{n}", n != 2))


print(calls(1) < calls(3) < calls(4))
print(calls(1) < calls(2) < calls(3))
print(calls(2) < calls(1) < calls(3))
print(calls(1) < calls(3) > calls(4) == calls(5))
if calls(1) < calls(3) < calls(4):
    print("in if")
if not calls(1) < calls(2) < calls(3):
    print("not in if")
while calls(2) < calls(1) < calls(3):
    print("never")
else:
    print("while else")
print([n for n in range(6) if 1 <= n < 4 != n], 1 < 2 < 3 < 4 < 5, 1 < 3 < 2 < undefined_if_reached)
print(1 > 2 < undefined_if_reached, 2 > 1 > 3 in undefined_if_reached)
print(1 == 1.0 == True == (1 + 0j), None is None is not True)
x = y = []
print(x is y, x is not y, x is not [], x == y != [1], 5 not in [1, 2], 5 in (5,), "b" in "abc" in ["abc"])
nan = float("nan")
print(nan == nan, nan != nan, nan in [nan], [nan] == [nan], nan < 1, nan > 1, not nan < nan, nan is nan)
print((1, 2) < (1, 2, 3), [1, "a"] < [2, 3], "a" < "b" < "ba", b"a" < b"b", {1} < {1, 2} <= {1, 2})
print((1, "a") == (1, "a"), [1, [2, [3]]] == [1, [2, [3]]], {"a": {1}} == {"a": {1}}, 2 ** 100 > 1e30)
print(10 ** 20 == 1e20, 2 ** 53 + 1 == float(2 ** 53 + 1), 2 ** 53 + 1 > float(2 ** 53), -0.0 == 0)
print(True < 2, False == 0, "1" == 1, None == 0, (not 1) == 0, not 1 == 0, 1 < True + 1)
try:
    print(1 < 2 < "x")
except TypeError as error:
    print(error)
try:
    print(Verbose("v", Answer("none", None)) < Verbose("w") < Verbose("x"))
except ValueError as error:
    print(error)
print(Verbose("p", "not a bool") == 1, Verbose("q", []) < Verbose("r"), not Verbose("s", []) == 1)
print(Verbose("in", 0) in [Verbose("a", 0), Verbose("b", 1)], [Verbose("c", 0)].count(1))


class Contains:
    def __contains__(self, item):
        print(f"contains {item}", end=" ")
        return Answer(str(item), item)


print(True in Contains(), False in Contains(), False not in Contains(), True in Contains() in [True])


class OnlyIter:
    def __iter__(self):
        print("iter", end=" ")
        yield from (1, 2, 3)


print(2 in OnlyIter(), 5 in OnlyIter(), 5 not in OnlyIter())


def hot(values):
    counts = [0] * 8
    for a in values:
        for b in values:
            try:
                counts[0] += a < b
                counts[1] += a <= b
                counts[2] += a > b
                counts[3] += a >= b
            except TypeError:
                counts[4] += 1
            counts[5] += a == b
            counts[6] += a != b
            if a is b:
                counts[7] += 1
            if a is not None and b is None:
                counts[7] += 100
    return counts


print(hot([1, 2, 3]), hot([1, 2.5, True, 2 ** 70]), hot(["a", "b", 1, None, 2.0, (1,), [1]]))
print(hot([0, -1, 2 ** 30, 2 ** 31, -2 ** 62, 2 ** 62, 2 ** 63, 2 ** 64]))
print((1, 2, None) < (1, 2, 3))
