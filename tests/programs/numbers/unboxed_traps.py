"""Loops that invite unboxed arithmetic, with everything that makes it wrong: overflow, types, errors."""

import sys


def sum_until_overflow(step):
    total = 0
    for i in range(100):
        total += step
    return total, type(total).__name__


def multiply_until_overflow():
    n, steps = 3, 0
    while n < 2 ** 66:
        n *= 3
        steps += 1
    return n, steps


def negative_extremes():
    a = -2 ** 63
    return a, -a, abs(a), a - 1, a // -1, a * -1, a + a, ~a, a % 10, -a % -10, a << 1, a >> 1, a ^ -1


def int_becomes_float(n):
    x = 0
    for i in range(n):
        x += 1 if i < n // 2 else 0.5
    return x


def float_becomes_int(n):
    x = 0.0
    for i in range(n):
        x = x + 1 if i % 2 else int(x) + 1
    return x, type(x).__name__


def bool_arithmetic(flags):
    count, parity = 0, False
    for flag in flags:
        count += flag
        parity ^= flag
        parity = parity if flag else not parity
    return count, parity, type(count).__name__, type(parity).__name__


def subclass_sneaks_in(values):
    total = 0
    for value in values:
        total += value
        total = total * 1
    return total, type(total).__name__


class LoudInt(int):
    def __add__(self, other):
        return LoudInt(int(self) + int(other) + 1000)

    __radd__ = __add__


class LoudFloat(float):
    def __add__(self, other):
        return "LoudFloat wins"

    def __radd__(self, other):
        return LoudFloat(float(self) + other + 0.25)


def locals_seen(n):
    """Another frame looks at the loop's variables while it runs."""
    def look():
        frame = sys._getframe(1)
        return frame.f_locals["i"], frame.f_locals["total"], frame.f_locals["x"]
    total, x, seen = 0, 0.5, []
    for i in range(n):
        total += i * i
        x = x * 1.5 + i
        if i % 3 == 0:
            seen.append(look())
    return seen, total, x


def raised_in_the_middle(divisors):
    total, count = 0, 0
    try:
        for d in divisors:
            count += 1
            total += 1000 // d
            total *= 2
    except (ZeroDivisionError, TypeError) as error:
        return total, count, d, str(error), sorted(k for k in locals() if k != "error")
    return total, count, d


def unbound_after_loop(n):
    for i in range(n):
        last = i * 2
    return last


def deleted_in_loop(n):
    out = []
    x = 0
    for i in range(n):
        if i == 2:
            del x
        try:
            x += 1
        except UnboundLocalError as error:
            out.append(str(error))
            x = 100
        out.append(x)
    return out


def shared_cell(n):
    total = 0

    def add(k):
        nonlocal total
        total += k
        return total
    for i in range(n):
        total += 1
        add(i)
        if i == 3:
            total = "text" * 0
            total = len(total)
    return total


def swapped(n):
    a, b, c = 0, 1, 2.0
    for _ in range(n):
        a, b, c = b, c, a
    return a, b, c


def nested_counters(n):
    i = j = k = 0
    while i < n:
        j = i
        while j > 0:
            k += (i & j) - (i ^ j) % 3
            j //= 2
        i += 1
    return i, j, k


def range_variants():
    out = []
    for r in (range(5), range(5, 0, -2), range(2 ** 63 - 2, 2 ** 63 + 1), range(-3, 3, 2), range(3, 3), range(2 ** 70, 2 ** 70 + 2)):
        total = 0
        for i in r:
            total += i
            i = "rebinding the loop variable does not matter"
        out.append((total, len(r) if r.stop < 2 ** 63 else "big", i))
    return out


def comparison_chain(values):
    inside = 0
    for v in values:
        if 0 <= v < 10:
            inside += 1
        elif v != v:
            inside += 100
        elif -1 < v > 2 ** 62:
            inside += 10000
    return inside


def mixed_compare():
    return [a < b for a in (1, 1.5, True, 2 ** 64, -2 ** 64, float("inf")) for b in (1, 1.5, 2 ** 53 + 1, float(2 ** 53), 1e300)]


def hypotenuse(points):
    return [(x * x + y * y) ** 0.5 for x, y in points]


def bits(n):
    count, n0 = 0, n
    while n:
        n &= n - 1
        count += 1
    return count, n0 == n


def string_times_counter(n):
    i, out = 0, []
    while i < n:
        out.append("ab" * i + str(i) * (i & 1))
        i += 1
    return out


def hash_mix(data):
    h = 0xcbf29ce484222325
    for c in data:
        h ^= ord(c)
        h = h * 0x100000001b3 & 0xFFFFFFFFFFFFFFFF
    return h


print(sum_until_overflow(1), sum_until_overflow(2 ** 57), sum_until_overflow(2 ** 61), sum_until_overflow(-2 ** 62), sum_until_overflow(0.1))
print(multiply_until_overflow(), negative_extremes())
print(int_becomes_float(9), float_becomes_int(9), bool_arithmetic([True, False, True, True]), bool_arithmetic([]))
print(subclass_sneaks_in([1, 2, LoudInt(3), 4]), subclass_sneaks_in([1.5, LoudFloat(2), 3]), subclass_sneaks_in([2 ** 62] * 4))
print(locals_seen(10))
print(raised_in_the_middle([1, 5, 0, 3]), raised_in_the_middle([7, "x"]), raised_in_the_middle([3, 2 ** 70, -1]))
print(unbound_after_loop(3), deleted_in_loop(5), shared_cell(6), swapped(7), nested_counters(40))
print(range_variants(), comparison_chain([5, -1, 10, float("nan"), 2 ** 63, 9.99, True]))
print(mixed_compare())
print(hypotenuse([(3, 4), (1.5, 2), (2 ** 40, 0), (0, 0)]), bits(2 ** 70 - 1), bits(0), string_times_counter(4))
print(hash_mix("vitrine"), hash_mix(""))
try:
    hypotenuse([(2 ** 600, 2 ** 600)])
except OverflowError as error:
    print(error)


def hot_then_wrong(items):
    total = 0
    for item in items:
        total = total + item * 2
    return total


print(hot_then_wrong(range(2000)), hot_then_wrong([0.5] * 2000))
print(hot_then_wrong([]), hot_then_wrong([True, 2.5, 2 ** 70, 1j]))
unbound_after_loop(0)
