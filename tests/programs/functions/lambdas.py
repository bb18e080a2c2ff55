"""Lambda expressions with every kind of parameter, nested, recursive, in odd places."""

print((lambda: 1)(), (lambda x: x * 2)(4), (lambda x, y=3: (x, y))(1))
print((lambda *a, **k: (a, k))(1, 2, z=3), (lambda *, k=5: k)(), (lambda a, /, b: a - b)(3, b=1))
print((lambda x: lambda y: lambda z: (x, y, z))(1)(2)(3))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20))
print((lambda f: f(f, 10))(lambda self, n: n if n < 2 else self(self, n - 1) + self(self, n - 2)))
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "?": lambda a, b: (b, a)}
print([table[op](7, 5) for op in "+-?"])
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)), max([3, -9, 4], key=lambda v: v * v))
print((lambda: (yield))().send(None))
gen = (lambda n: [(yield "first"), (yield n)][2:] or (yield from range(n)))(3)
print(list(gen))
print((lambda: None).__name__, (lambda: None).__qualname__, (lambda x: x).__code__.co_varnames)


def outer(value):
    inner = lambda: (lambda: value)()
    value += 1
    return inner, (lambda v=value: v)


inner, default = outer(1)
print(inner(), default(), inner.__qualname__)


class Body:
    factor = 3
    times = lambda self, n: n * self.factor
    static = staticmethod(lambda n: n)
    prop = property(lambda self: ("prop", self.factor))
    unreachable = lambda: factor


print(Body().times(4), Body().static(9), Body().prop, Body.times.__qualname__)
try:
    Body.unreachable()
except NameError as error:
    print(error)
print((lambda x: (y := x + 1) + y)(1))
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
print((lambda x: x if x else (lambda: "nested")())(0))
print((lambda: [a for a in (lambda: range(3))()])())
print(list(map(lambda pair: pair[0] + pair[1], zip("ab", "cd"))))
print((lambda s: f"{s!r:>{len(s) + 4}}")("wide"))
print((lambda **kw: sorted(kw.items()))(**{"b": 1}, a=2))
exec("print((lambda: list(locals()))(), (lambda a, b=1: sorted(locals()))(0))")
print((lambda a,
       b=(lambda: "default of default")(),
       *c: (a, b, c))(1))
x = "global"
print((lambda: x)(), (lambda x: (lambda: x)())("argument"))
(lambda d: d["a"]["b"]
           ["missing"])(
    {"a": {"b": {}}})
