"""def statements with every combination of defaults, keyword defaults, annotations and closures."""

outer_global = "global"


def make(free, number):
    def plain(): return "plain"
    def defaults(a=number): return a
    def kwdefaults(*, k=number): return k
    def both(a=number, *, k=number + 1): return a, k
    def annotated(a: number) -> "text": return a
    def annotated_defaults(a: int = number) -> None: return a
    def annotated_kwdefaults(*, k: int = number): return k
    def annotated_both(a: 1 = number, *, k: 2 = number) -> 3: return a, k
    def closure(): return free
    def closure_defaults(a=number): return a, free
    def closure_kwdefaults(*, k=number): return k, free
    def closure_both(a=number, *, k=number): return a, k, free
    def closure_annotated(a: int) -> str: return a, free
    def closure_annotated_defaults(a: int = number): return a, free
    def closure_annotated_kwdefaults(*, k: int = number): return k, free
    def everything(a: "A" = number, /, b: "B" = free, *args: "ARGS", k: "K" = number, m: "M" = 5, **kw: "KW") -> "R":
        return a, b, args, k, m, kw, free, outer_global, number
    return [value for value in list(locals().values()) if callable(value)]


for function in make("FREE", 7):
    code = function.__code__
    arguments = (0,) if code.co_argcount and not function.__defaults__ else ()
    print(function.__name__, function(*arguments), function.__defaults__, function.__kwdefaults__, function.__annotations__,
          code.co_freevars, code.co_qualname)
print(make("F", 1)[-1](10, 20, 30, k=40, z=50))


def levels(a):
    def level2(b=lambda: a):
        def level3(*, c=[x for x in range(2)]):
            class InMethod:
                attribute = (a, c)

                def level4(self, d=attribute):
                    nonlocal b

                    async def level5(e: d = d):
                        yield a, c, d, e, b
                    b = "rebound"
                    return level5
            return InMethod().level4()
        return level3, lambda: b
    return level2


level3, look = levels(1)()
level5 = level3(c="C")
print(level5.__qualname__, level5.__annotations__, level5.__code__.co_freevars, look())
step = level5().__anext__()
try:
    step.send(None)
except StopIteration as stop:
    print(stop.value)


def conditionally(flag):
    if flag:
        def inner(x): return "first", x
    else:
        def inner(x): return "second", x
    return inner(flag)


def redefined():
    def f(): return 1
    first = f
    def f(): return 2
    return first(), f(), first.__code__ is f.__code__, first.__qualname__ == f.__qualname__


def in_loop():
    out = []
    for i in range(3):
        def f(j=i, *, k=i * 10) -> i: return j, k, i
        out.append(f)
    return [f() for f in out], [f.__annotations__ for f in out], len({f.__code__ for f in out})


def recursive_default(f=None):
    def inner(n, self=lambda: inner):
        return n if n == 0 else self()(n - 1) + 1
    return inner(5)


def shares_constants():
    def a(): return (1, 2, ("deep", 3.5)), "text", frozenset({1}), b"bytes", 10 ** 20
    def b(): return (1, 2, ("deep", 3.5)), "text", frozenset({1}), b"bytes", 10 ** 20
    return a() == b(), a.__code__ == b.__code__


print(conditionally(True), conditionally(False), redefined(), in_loop(), recursive_default(), shares_constants())
make("FREE", 7)[-1](1, 2, 3, unknown="fine", **{"k": 4})
make(1)
