"""Blocks, expressions, functions and classes nested as deeply as CPython allows."""


def blocks(data):
    out = []
    for a in data:
        if a:
            while a > 0:
                a -= 1
                try:
                    with open("/dev/null") as f:
                        for b in range(a):
                            if b % 2:
                                try:
                                    for c in range(b):
                                        if c == 1:
                                            continue
                                        with open("/dev/null") as g:
                                            try:
                                                while True:
                                                    if c > 2:
                                                        raise ValueError(a, b, c)
                                                    for d in "xy":
                                                        if d == "y":
                                                            break
                                                        out.append((a, b, c, d))
                                                    else:
                                                        out.append("never")
                                                    break
                                            finally:
                                                out.append(f"f{c}")
                                except ValueError as error:
                                    out.append(error.args)
                                    if error.args[0] > 4:
                                        return out, f.closed, g.closed
                                else:
                                    out.append("else")
                            elif b == 4:
                                break
                        else:
                            out.append("for else")
                finally:
                    out.append("outer finally")
    return out


def conditions(a, b, c, d):
    if a:
        if b:
            if c:
                if d:
                    return "abcd"
                else:
                    return "abc"
            elif d:
                return "abd"
            else:
                return "ab"
        elif c:
            if d:
                return "acd"
            return "ac"
        else:
            if d:
                return "ad"
    else:
        if b or c:
            if not (c and d):
                return "b or c"
            return "cd"
    return a if a else b if b else c if c else d if d else "none"


def expression(x):
    return ((((((((((((((((((((x + 1) * 2) - 3) // 2) ^ 5) | 1) & 0xFF) + (x - (x - (x - (x - (x - 1)))))) * 3) % 101)
            + [[[[[[[[x]]]]]]]][0][0][0][0][0][0][0][0]) - {"a": {"b": {"c": {"d": x}}}}["a"]["b"]["c"]["d"])
            + (lambda: (lambda: (lambda: (lambda: x)())())())()) + (x if x else (x if not x else (x if x else 0)))
            + max(min(max(min(max(x, 1), 2), 1), 2), 1)) + len(str(len(str(len(str(len(str(x)))))))))
            << 1) >> 1) + sum([sum([sum([sum([x])])])])) + int(f"{f'{f2(x)}'}")) + (not not not x))


def f2(x):
    return x


def functions():
    def a():
        def b():
            def c():
                def d():
                    def e():
                        class F:
                            class G:
                                class H:
                                    def i(self):
                                        def j():
                                            return [[[k for k in range(2)] for _ in range(2)] for _ in range(2)], type(self).__qualname__
                                        return j
                        return F.G.H().i()
                    return e
                return d
            return c
        return b
    return a()()()()()()


def calls(x):
    return f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(f2(x))))))))))))))))))))))))))))))


def operands(a, b):
    """Many values on the operand stack at a time."""
    return (a + (b - (a * (b + (a - (b * (a + (b - (a * (b + (a - (b * (a + (b - (a * (b + (a - (b * (a + b)))))))))))))))))),
            [a, [b, [a, [b, [a, [b, [a, [b, [a, [b, [a, [b, [a, [b, [a, [b]]]]]]]]]]]]]]]],
            f2((b, f2((a, f2((b, f2((a, f2((b, f2((a, f2((b, f2((a, f2((b, f2((a, b)))))))))))))))))))))


print(blocks([0, 3, 2]))
print(blocks([7]))
print([conditions(*bits) for bits in [(n >> 3 & 1, n >> 2 & 1, n >> 1 & 1, n & 1) for n in range(16)]])
print([expression(x) for x in (0, 1, 7, 1000, -5)])
print(functions(), calls("deep"))
print(operands(2, 3), operands(1.5, -1))
expression([])
