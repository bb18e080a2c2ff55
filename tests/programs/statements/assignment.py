"""Assignment statements: chains, targets of each kind, evaluation order, augmented assignment."""


class Recorder:
    """Prints what is done to it, in the order in which it is done."""

    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __repr__(self):
        return self.name

    def __setattr__(self, key, value):
        print(f"{self.name}.{key} = {value!r}")

    def __getattr__(self, key):
        print(f"get {self.name}.{key}")
        return 10

    def __setitem__(self, key, value):
        print(f"{self.name}[{key!r}] = {value!r}")

    def __getitem__(self, key):
        print(f"get {self.name}[{key!r}]")
        return 100

    def __delitem__(self, key):
        print(f"del {self.name}[{key!r}]")

    def __delattr__(self, key):
        print(f"del {self.name}.{key}")


def say(value):
    print("eval", value)
    return value


a = b = c = []
print(a is b is c)
r, s = Recorder("r"), Recorder("s")
say(r).x = say(s)[say("key")] = say(1)
say(r).x += say(2)
say(r)[say("k")] -= say(3)
say(s)[say(1):say(2)] = say("slice")
say(s)[say(1):say(2):say(3)] *= say(4)
say(s)[say(1), say(2)] = say("tuple")
del say(r).x, say(s)[say(0)], say(s)[say(1):]
(x, y), z = [r.q, s[...]] = (say(5), say(6)), say(7)
print(x, y, z)

# The right side is evaluated before the targets, the targets from left to right.
values = [0, 1, 2]
i = 0
i, values[i] = 2, "stored"
print(i, values)
i = 0
values[i], i = "first", 1
print(i, values)
x, x, x = 1, 2, 3
print(x)


def swap(p, q, t):
    p, q = q, p
    p, q, t = t, p, q
    p, q, t, u = u_first(t), p, q, 4
    return p, q, t, u


def u_first(value):
    return value, "u"


print(swap(1, 2, 3))
n = 7
n += 1
n -= 2
n *= 3
n /= 2
print(n)
n //= 2
n **= 3
n %= 50
print(n)
n = 0b1010
n |= 5
n &= 14
n ^= 3
n <<= 3
n >>= 1
print(n)


class Matrix:
    def __init__(self, name):
        self.name = name

    def __matmul__(self, other):
        return Matrix(f"({self.name}@{other.name})")

    def __imatmul__(self, other):
        self.name += "@=" + other.name
        return self


m = Matrix("m")
alias = m
m @= Matrix("k")
print(m is alias, m.name, (m @ alias).name)
t = (1, [2], 3)
try:
    t[1] += [5]
except TypeError as error:
    print(error, t)
lst = [1]
other = lst
lst += (2, 3)
lst *= 2
print(other)
text = "a"
text += "b"
text *= 3
print(text)
x: int = 5
y: "not evaluated at all" = 6
undefined_variable: list[int]
(not_in_annotations): int = 3
print(__annotations__, "undefined_variable" in globals(), "not_in_annotations" in globals())


def local_annotations():
    v: undefined_name = 1
    w: undefined_name
    try:
        print(w)
    except UnboundLocalError as error:
        print(error)
    values[say(0)]: say("annotations of functions are not evaluated") = "new"
    return v


print(local_annotations(), values)
say(r)["annotated"]: say("annotation") = say("value")
del x
x += 1
