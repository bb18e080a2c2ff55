"""Binary operators of user types: reflected methods, NotImplemented, subclasses, error messages."""

OPERATORS = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**",
    "lshift": "<<", "rshift": ">>", "and": "&", "or": "|", "xor": "^", "matmul": "@",
}
COMPARISONS = {"lt": "<", "le": "<=", "eq": "==", "ne": "!=", "gt": ">", "ge": ">="}


class Plain:
    pass


def method(text):
    return lambda self, *others: f"{type(self).__name__}.{text}"


def refusing(text):
    def function(self, *others):
        print(f"{type(self).__name__}.{text} refuses", end="; ")
        return NotImplemented
    return function


Left = type("Left", (), {f"__{n}__": method(n) for n in OPERATORS})
Right = type("Right", (), {f"__r{n}__": method("r" + n) for n in OPERATORS})
Refuse = type("Refuse", (), {f"__{p}{n}__": refusing(p + n) for n in OPERATORS for p in ("", "r", "i")})
SubLeft = type("SubLeft", (Left,), {f"__r{n}__": method("r" + n) for n in OPERATORS})
InPlace = type("InPlace", (), {f"__i{n}__": method("i" + n) for n in OPERATORS})
Compare = type("Compare", (), {f"__{n}__": method(n) for n in COMPARISONS} | {"__hash__": None})
RefuseCompare = type("RefuseCompare", (), {f"__{n}__": refusing(n) for n in COMPARISONS})


def all_binary(a, b):
    """Each operator is a call site of its own, as in written code."""
    for function in (
            lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b,
            lambda: a ** b, lambda: a << b, lambda: a >> b, lambda: a & b, lambda: a | b,
            lambda: a ^ b, lambda: a @ b):
        try:
            print(function(), end=" ")
        except TypeError as error:
            print(f"<{error}>", end=" ")
    print()


def all_in_place(make, b):
    def each():
        a = make(); a += b; yield a
        a = make(); a -= b; yield a
        a = make(); a *= b; yield a
        a = make(); a /= b; yield a
        a = make(); a //= b; yield a
        a = make(); a %= b; yield a
        a = make(); a **= b; yield a
        a = make(); a <<= b; yield a
        a = make(); a >>= b; yield a
        a = make(); a &= b; yield a
        a = make(); a |= b; yield a
        a = make(); a ^= b; yield a
        a = make(); a @= b; yield a
    try:
        for value in each():
            print(value, end=" ")
    except TypeError as error:
        print(f"<{error}>", end=" ")
    print()


def in_place_errors(a, b):
    for function in (iadd, isub, imul, itruediv, ifloordiv, imod, ipow, ilshift, irshift, iand, ior,
                     ixor, imatmul):
        try:
            print(function(a, b), end=" ")
        except TypeError as error:
            print(f"<{error}>", end=" ")
    print()


def iadd(a, b): a += b; return a
def isub(a, b): a -= b; return a
def imul(a, b): a *= b; return a
def itruediv(a, b): a /= b; return a
def ifloordiv(a, b): a //= b; return a
def imod(a, b): a %= b; return a
def ipow(a, b): a **= b; return a
def ilshift(a, b): a <<= b; return a
def irshift(a, b): a >>= b; return a
def iand(a, b): a &= b; return a
def ior(a, b): a |= b; return a
def ixor(a, b): a ^= b; return a
def imatmul(a, b): a @= b; return a


def all_comparisons(a, b):
    for function in (lambda: a < b, lambda: a <= b, lambda: a == b, lambda: a != b, lambda: a > b,
                     lambda: a >= b, lambda: a < b < a, lambda: a in [b], lambda: a is b):
        try:
            print(function(), end=" ")
        except TypeError as error:
            print(f"<{error}>", end=" ")
    print()


for left in (Left(), Right(), Refuse(), SubLeft(), Plain(), 5, "s"):
    for right in (Left(), Right(), Refuse(), SubLeft(), Plain(), 2.5):
        print(type(left).__name__, type(right).__name__, end=": ")
        all_binary(left, right)
for make in (InPlace, Left, Refuse, SubLeft, Plain, lambda: 7):
    for right in (Right(), Plain(), Refuse()):
        print("in place", end=" ")
        all_in_place(make, right)
        in_place_errors(make(), right)
for left in (Compare(), RefuseCompare(), Plain(), 1):
    for right in (Compare(), RefuseCompare(), Plain(), "x"):
        print(type(left).__name__, type(right).__name__, end=": ")
        all_comparisons(left, right)
for function in (lambda: -Plain(), lambda: +Plain(), lambda: ~Plain(), lambda: -"x", lambda: ~1.5,
                 lambda: +[], lambda: abs(""), lambda: not Plain()):
    try:
        print(function())
    except TypeError as error:
        print(error)
Plain() ** 2 @ Left()
