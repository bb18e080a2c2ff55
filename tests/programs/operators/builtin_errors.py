"""Error messages of every operator on builtin operands of the wrong types, hot and cold."""

import operator

values = {"int": 3, "float": 2.5, "str": "s", "bytes": b"b", "list": [1], "tuple": (1,), "dict": {},
          "set": {1}, "None": None, "bool": True, "complex": 1j, "function": len, "type": int}


def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def div(a, b): return a / b
def floor(a, b): return a // b
def mod(a, b): return a % b
def power(a, b): return a ** b
def shift(a, b): return a << b
def bit_and(a, b): return a & b
def bit_or(a, b): return a | b
def matmul(a, b): return a @ b
def less(a, b): return a < b
def contains(a, b): return a in b
def subscript(a, b): return a[b]


def iadd(a, b):
    a += b
    return a


messages = {}
for function in (add, sub, mul, div, floor, mod, power, shift, bit_and, bit_or, matmul, less, contains,
                 subscript, iadd):
    # Warm the call site with integers first: specialised code must still say the right thing.
    for _ in range(30):
        try:
            function(5, 2)
        except TypeError:
            pass
    for left_name, left in values.items():
        for right_name, right in values.items():
            try:
                left = list(left) if isinstance(left, list) else left
                result = f"{function(left, right)!r}"
            except Exception as error:
                result = f"{type(error).__name__}: {error}"
            messages.setdefault(result if "Error" in result else f"= {result}", []).append(
                f"{function.__name__}({left_name},{right_name})")
for message, where in messages.items():
    print(message, "<-", len(where), where[0])


def statements():
    yield lambda: 1 / 0
    yield lambda: 1 // 0
    yield lambda: 1 % 0
    yield lambda: 1.0 / 0
    yield lambda: 1.0 // 0
    yield lambda: 1.0 % 0
    yield lambda: divmod(1, 0)
    yield lambda: 0 ** -1
    yield lambda: 0.0 ** -1
    yield lambda: 1j / 0
    yield lambda: 1 << -1
    yield lambda: 1 >> -1
    yield lambda: 2.0 ** 10000
    yield lambda: int("x")
    yield lambda: int("12", 99)
    yield lambda: float("1e")
    yield lambda: chr(-1)
    yield lambda: "abc"[5]
    yield lambda: [1, 2][2]
    yield lambda: (1, 2)[-3]
    yield lambda: [1][float(1)]
    yield lambda: {}["missing"]
    yield lambda: {1: 2}[1, 2]
    yield lambda: "a" + 1
    yield lambda: 1 + "a"
    yield lambda: [1] + (2,)
    yield lambda: "x" % 1
    yield lambda: "%d" % "x"
    yield lambda: "%s %s" % 1
    yield lambda: "abc"[1:2:0]
    yield lambda: [1, 2, 3]["a":]
    yield lambda: range(1, 2, 0)
    yield lambda: "a" * "b"
    yield lambda: [1] * 2.5
    yield lambda: "a" * (2 ** 62)
    yield lambda: 1 in 5
    yield lambda: 1 in "abc"
    yield lambda: "a" in b"abc"
    yield lambda: None < None
    yield lambda: [1] < [None]
    yield lambda: 1j < 2j
    yield lambda: {1} < [1]
    yield lambda: [].pop()
    yield lambda: {}.popitem()
    yield lambda: [].remove(1)
    yield lambda: [1].index(2)
    yield lambda: iter(5)
    yield lambda: next([])
    yield lambda: len(5)
    yield lambda: hash([])
    yield lambda: {[]: 1}
    yield lambda: {1: {}, (1, []): 2}
    yield lambda: operator.setitem((1,), 0, 2)
    yield lambda: operator.delitem("abc", 0)
    yield lambda: operator.setitem([1], 5, 2)
    yield lambda: operator.setitem([1, 2, 3], slice(None, None, 2), [1])
    yield lambda: operator.setitem([1], slice(0, 1), 5)
    yield lambda: float("inf").__int__()
    yield lambda: int(float("nan"))
    yield lambda: (2 ** 2000) / 3.0
    yield lambda: float(10 ** 400)
    yield lambda: 10 ** 400 / 10 ** 10
    yield lambda: int.from_bytes("x", "big")
    yield lambda: (300).to_bytes(1, "big")
    yield lambda: "é".encode("ascii")
    yield lambda: b"\xff".decode()
    yield lambda: str(10 ** 5000)
    yield lambda: (-1) ** 0.5
    yield lambda: None.x
    yield lambda: (1).x
    yield lambda: [].x
    yield lambda: int.x


for test in statements():
    try:
        print(repr(test())[:60])
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
print({"a": [1]}["a"][0]["too deep"])
