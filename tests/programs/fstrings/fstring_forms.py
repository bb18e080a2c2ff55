"""f-strings: conversions, format specs, nesting, =, quotes, empty parts, calls of __format__."""

import datetime
import decimal


class Spec:
    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "Spec()"

    def __str__(self):
        return "str of Spec"


name, n, pi, s, width, precision, none = "name", 42, 3.14159265, Spec(), 10, 3, None
print(f"{name} {n} {pi} {s} {none}", f"", f"no fields", f"{name}", f"{n}{n}", f"{{}} {{{n}}} }}{{")
print(f"{name!r} {name!s} {name!a} {'é'!a:>8} {s!r} {s!s}", f"{s:spec} {s!r:>10} {s!s:<15}|")
print(f"{n:5}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#b}|{n:,}|{n:e}|{n:%}|{n:c}")
print(f"{pi:.2f} {pi:10.3f} {pi:{width}.{precision}f} {pi:{'>'}{width}} {pi:{width}}|{name:{'^'}{width}}|")
print(f"{n=} {n = } {pi=:.2f} {name=!s} {name=!r:>10} {n+1=} { n + 1 = } {s=} {s=:x} {none=}")
print(f"{'nested ' + f'{n + 1}'}", f"""{f'{f"{n}"}'}""")
print(f'{name + "quotes"} {"a" if n else "b"} {{"literal"}}', f"""{
    n
    + 1
} {name
   .upper()}""")
print(f"{(lambda x: x * 2)(n)} {[x for x in range(3)]} { {1: 2}[1] } {(1, 2)} {n if n > 5 else 0} {n!r:{width}}|")
print(f"{name[0]}{name[1:]} {name.upper()} {len(name)} {max(1, 2)} {not n} {-n} {n ** 2} {n < 5 < 9} {n and 0}")
print(f"{(x := 5)} {x}", f"{x:=5}", f"{*[1, 2], 3}", f"{(y := x + 1)}{y}", f"{(lambda: y)()}")
print("implicit " f"{n}" " concatenation " f"{name}" r" raw \n" rf" \{n} \n", f"\n{n}\t{n}\x41\N{BULLET}".strip())
print(f"{datetime.date(2024, 1, 2):%Y/%m/%d} {datetime.datetime(2024, 1, 2, 3, 4):%H:%M}",
      f"{decimal.Decimal('1.10'):.1f} {10 ** 20:,} {1e100} {1j:.1f} {True} {True:d} {None!s:>6} {b'x'}")
print(f"{name:{width}}|{name:>{width + len(name)}}|{name:{'*'}<{width}}|{name:.{precision}}")
print(f"{'a' 'b'} {'''triple'''} {u'u'}", f"{ {'k': 'v'}['k'] }", f"{name!r}"[1:-1])


def evaluate(order):
    def note(x):
        order.append(x)
        return x
    return f"{note('a')}{note('b'):{note('>')}{note(5)}}{note('c')!r:{note(6)}}", order


print(evaluate([]))


class Counter:
    def __init__(self):
        self.calls = []

    def __str__(self):
        self.calls.append("str")
        return "S"

    def __repr__(self):
        self.calls.append("repr")
        return "R"

    def __format__(self, spec):
        self.calls.append(f"format {spec!r}")
        return super().__format__("") if not spec else "F"


c = Counter()
print(f"{c}{c!s}{c!r}{c!a}{c:x}{c!s:>3}{c!r:^5}{c=}", c.calls)


class Sub(str):
    def __format__(self, spec):
        return "sub format"

    def __str__(self):
        return "sub str"


class IntSub(int):
    def __format__(self, spec):
        return "int sub format"

    def __str__(self):
        return "int sub str"


print(f"{Sub('x')}", f"{Sub('x')!s}", f"{Sub('x'):>5}", f"{IntSub(3)}", f"{IntSub(3)!s}", "%s %d" % (IntSub(3), IntSub(4)))
print(type(f"{Sub('x')!s}"), type(f"{'x'}"), f"{'x'}" is f"{'x'}")


class BadFormat:
    def __init__(self, result):
        self.result = result

    def __format__(self, spec):
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


for function in (lambda: f"{BadFormat(1)}", lambda: f"{BadFormat(ValueError('in format'))}", lambda: f"{n:s}",
                 lambda: f"{name:d}", lambda: f"{none:>5}", lambda: f"{[]:>5}", lambda: f"{n:{name}}",
                 lambda: f"{n:{none}}", lambda: f"{undefined}", lambda: f"{name:.{-1}}", lambda: f"{pi:,x}",
                 lambda: f"{object:5}", lambda: f"{1 / 0}", lambda: f"{n:{1 / 0}}", lambda: f"{name.missing!r}"):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def hot(count):
    out = 0
    for i in range(count):
        out += len(f"{i}:{i * 0.5:.2f}|{str(i):>5}{i!r}") + len(f"{i}") + len(f"{name}")
    return out


def joined(*parts):
    return f"{parts[0]}{parts[1]}{parts[2]}{parts[3]}{parts[4]}{parts[5]}{parts[6]}{parts[7]}{parts[8]}{parts[9]}"


print(hot(300), joined(*range(10)), joined(*"é€😀abcdefg"))
for bad in ('f"{}"', 'f"{!r}"', 'f"{a b}"', 'f"{a!x}"', 'f"{a"', 'f"}"', 'f"{a:{b:{c}}}"', 'f"{#}"', "f'{\\n}'",
            'f"{lambda x: 1}"', 'f"{*}"', 'f"{a=b}"', 'f"{a!}"', 'f"{yield}"', 'b"" f""', 'f"{=}"', 'f"{a $ b}"'):
    try:
        compile(bad, "<bad>", "eval")
        print("fine:", bad)
    except SyntaxError as error:
        print(error.msg)
print(f"{name} is {n:>{width}} and "
      f"""{name.upper().lower()[
          n]}""")
