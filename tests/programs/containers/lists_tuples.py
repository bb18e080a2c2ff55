"""Lists and tuples: methods, slices, aliasing, growth while iterating, sorting with surprises."""

import copy

a = [3, 1, 2]
a.append(4)
a.extend((5, 6))
a.extend(x for x in "ab")
a.insert(0, "start")
a.insert(-1, "before last")
a.insert(99, "end")
print(a, a.pop(), a.pop(0), a.index(1), a.count(2), len(a), a.copy() == a, a.copy() is a)
a.remove("a")
a.reverse()
print(a, a + [0], a * 2 == a + a, [0] * 3, 2 * [1, 2], a[:] is a, a == a[:], [] < [1], [1, 2] < [1, 3])
a.clear()
print(a, list("abc"), list(range(3)), list({"k": 1}), list((1, 2)), list(), [*"xy"], list(b"ab"))
rows = [[0] * 3] * 2
rows[0][1] = "shared"
print(rows, [[0] * 2 for _ in range(2)])
t = (1, [2], "x")
t[1].append(3)
print(t, t + (4,), t * 2, t[1:], t.index("x"), t.count(1), (1,), (), tuple("ab"), hash((1, 2)) == hash((1, 2)))
me = []
me.append(me)
tme = (me,)
print(me, tme, me == me, me[0][0] is me, copy.deepcopy(me)[0] is not me)
words = ["banana", "Apple", "cherry", "apple", "Banana", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=lambda w: (len(w), w)), sorted(words, reverse=True)[:2])
words.sort(key=lambda w: w[-1])
print(words, sorted([(2, "b"), (1, "z"), (2, "a")]), sorted([True, 0, 2.5, -1]), sorted("hello", reverse=True))


class Comparable:
    compared = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Comparable.compared += 1
        return self.value < other.value

    def __repr__(self):
        return f"C{self.value}"


print(sorted(map(Comparable, [5, 2, 9, 1])), Comparable.compared, min(map(Comparable, [3, 1])), max([Comparable(1), Comparable(7)]))


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def sort_modifies():
    items = [3, 2, 1]
    items.sort(key=lambda x: items.append(x) or x)
    return items


def sort_sees_empty():
    items, seen = [3, 2, 1], []
    items.sort(key=lambda x: seen.append(list(items)) or x)
    return items, seen


def sort_fails_half_way():
    items = [3, 2, "x", 1]
    try:
        items.sort()
    except TypeError:
        return sorted(map(str, items))


def grow_while_iterating():
    items, out = [1, 2, 3], []
    for x in items:
        out.append(x)
        if len(items) < 8:
            items.append(x * 10)
    return out


def shrink_while_iterating():
    items, out = list(range(8)), []
    for x in items:
        out.append(x)
        items.remove(x)
    return out, items


def iterator_after_the_end():
    items = [1]
    it = iter(items)
    out = [next(it), next(it, "end")]
    items.append(2)
    return out, list(it), it.__length_hint__()


def reversed_while_changing():
    items = [1, 2, 3]
    out = []
    for x in reversed(items):
        out.append(x)
        if x == 3:
            items.clear()
    return out


def clear_in_eq():
    class Clears:
        def __eq__(self, other):
            items.clear()
            return False
    items = [Clears(), Clears(), 1]
    return 5 in items, items


def slice_assign_self():
    items = [1, 2, 3, 4]
    items[1:3] = items
    items[::2] = [0] * len(items[::2])
    return items


def augmented_alias():
    x = y = [1]
    x += [2]
    x = x + [3]
    return x, y


attempt(sort_modifies)
attempt(sort_sees_empty)
attempt(sort_fails_half_way)
attempt(grow_while_iterating)
attempt(shrink_while_iterating)
attempt(iterator_after_the_end)
attempt(reversed_while_changing)
attempt(clear_in_eq)
attempt(slice_assign_self)
attempt(augmented_alias)
for function in (lambda: [1, 2].remove(3), lambda: [].pop(), lambda: [1].pop(5), lambda: [1].index(2), lambda: [1][1],
                 lambda: (1,)[2], lambda: [1] + (1,), lambda: (1,) + [1], lambda: [1] * "a", lambda: [3, "a"].sort(),
                 lambda: sorted([1j, 2j]), lambda: min([]), lambda: max((), default="d"), lambda: sum(["a", "b"]), lambda: sum([[1], [2]], []),
                 lambda: list(5), lambda: tuple(None), lambda: [].extend(5), lambda: [1, 2, 3].index(3, 0, 2), lambda: [1].insert("x", 1),
                 lambda: list(map(lambda x, y: x, [1])), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: [1].sort(len), lambda: [1, 2].sort(key=1)):
    attempt(function)


def stack_and_queue(n):
    stack, queue, out = [], [], 0
    for i in range(n):
        stack.append(i)
        queue.insert(0, i)
        if i % 3 == 0:
            out += stack.pop() - queue.pop()
    while stack:
        out ^= stack.pop()
    return out, len(queue)


def matrix_multiply(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def in_place(a):
    for i in range(len(a)):
        for j in range(i + 1, len(a)):
            if a[j] < a[i]:
                a[i], a[j] = a[j], a[i]
    return a


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(flags[i * i::i])
    return [i for i, flag in enumerate(flags) if flag]


print(stack_and_queue(300), matrix_multiply([[1, 2], [3, 4]], [[5, 6], [7, 8]]), in_place([5, 3, 9, 1, 4]), sieve(50))
matrix_multiply([[1, 2]], [["a", "b"], [None]])
