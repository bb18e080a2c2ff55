"""Random expressions, as source text, from one table of templates.

Most expressions get along with their operands, so that programs run far; a few are put together
without care, because how an operation fails is behaviour, too.  The first letter of a variable
tells what it usually holds (KINDS); an expression is asked for by such a kind, or as "any".
"""

import dataclasses
import re

# Kind by first letter of a name.
KINDS = {"a": "int", "b": "int", "g": "int", "k": "int", "p": "int", "q": "int", "r": "int",
         "x": "int", "y": "int", "u": "float", "v": "V", "s": "str", "l": "list", "m": "dict"}

# Where representations and fast paths change.
INTEGERS = [
    "0", "1", "-1", "2", "3", "7", "10", "13", "255", "256", "257", "-5", "-6", "2**15",
    "2**30 - 1", "2**30", "2**30 + 1", "-2**30", "2**31 - 1", "2**31", "2**32", "2**60 - 1",
    "2**60", "2**62 - 1", "2**62", "-2**62", "2**63 - 1", "2**63", "-2**63", "-2**63 - 1",
    "2**64 - 1", "2**64", "10**20", "-10**20", "True",
]

CONSTANTS = {
    "int": INTEGERS + ["0", "1", "2", "3", "-1", "-2"] * 2,
    "float": ["0.0", "-0.0", "1.5", "-2.5", "0.1", "1e16", "1e308", "-1e308", "5e-324", "2.0**53",
              "float('inf')", "float('-inf')", "float('nan')"],
    "V": ["V(1)", "V(2)", "V(3)", "V(5)", "V(7)", "V(0)"] * 3 + ["V(13)", "V(26)"],
    "str": ["''", "'a'", "'abc'", "'{}'", "'\\u20ac\\U0001f600'", "'x' * 20"],
    "list": ["[1, 2, 3]", "[]", "[2**63, -1]", "list(range(5))"],
    "dict": ["{}", "{'a': 1}", "{1: 2, 2: 3}", "dict(k=1)"],
    "other": ["None", "...", "()", "[]", "{}", "set()", "1j", "int", "b'ab'", "(1, 2)", "{'a': 1}",
              "{1, 2}", "frozenset((1,))", "range(3)", "slice(1, 2)", "iter([1, 2])", "E1",
              "E2(1)", "NotImplemented", "D(7)"],
}

# Words that templates choose from.
WORDS = {
    "arith": "+ - * & | ^".split(), "sum": "+ -".split(), "divide": "// %".split(),
    "vop": "+ - * @ // %".split(), "vcmp": ["<", "==", "!="], "shift": "<< >> **".split(),
    "cmp": ["<", "<=", ">", ">=", "==", "!="], "sign": ["-", "~", "+"], "in": ["in", "not in"],
    "is": ["is", "is not"], "digit": list("0123"), "far": ["30", "62", "63", "64"],
    "nonzero": ["1", "2", "3", "7", "-1", "-3", "10", "2**30", "2**62"],
    "number": ["1.5", "-2.5", "'12'", "1e16", "True"], "type": ["int", "V", "(str, list)"],
    "logic": ["and", "or"], "end": ["0", "-1"], "step": ["", "", ":2", ":-1"],
    "spec": ["", "!r", "!s:>8", "!r:{3 + 2}", "="],
    "chaos": "+ - * / // % & | ^ @ < >= in".split(),
    "method": ["upper()", "append(1)", "pop()", "get('a')", "items()", "bit_length()", "m", "n",
               "is_integer()", "join(['a'])", "index(2)", "nothing", "send(None)", "close()",
               "__class__.__name__"],
}

# Placeholders: <kind> an operand, <kind.> a variable or constant, <kind@> an operand inside a
# comprehension over x, <word> one of WORDS, <name> an int variable to assign to, <shown> any
# variable, <args> of a call.
TEMPLATES = {
    "int": [
        (9, "(<int> <arith> <int>)"), (3, "(<int> <divide> (<nonzero>))"),
        (1, "(<int> <divide> <int.>)"), (2, "(<int> <shift> <digit>)"), (2, "(<int> >> <far>)"),
        (3, "(<sign><int>)"), (1, "len(<list>)"), (1, "len(<str>)"), (1, "abs(<int>)"),
        (1, "min(<int>, <int>)"), (1, "sum(<list>)"), (2, "(<int> if <bool> else <int.>)"),
        (2, "(<name> := <int>)"), (2, "(<list> or [<int>])[<end>]"), (1, "(<dict>).get(<int>, 5)"),
        (1, "int(<number>)"), (1, "(lambda t=<int>: t <sum> <int.>)()"),
        (1, "(<int>).bit_length()"), (1, "(<V.>).n"),
        (1, "(<list.> or [5, 6])[<end>]"), (1, "hash(<int>)"),
    ],
    "float": [
        (3, "(<float> <sum> <int>)"), (2, "(<float> * <float>)"), (2, "(<int> / (<nonzero>))"),
        (1, "(<float> // 0.1)"), (1, "(<int> % 2.5)"), (1, "(-<float.>)"), (1, "abs(<float.>)"),
        (1, "(<float.> ** 2)"), (1, "(<float> / <float.>)"), (1, "float(<int.>)"),
    ],
    "V": [
        (4, "(<V> <vop> <int>)"), (3, "(<int> <sum> <V>)"), (2, "(<V> + <V.>)"), (1, "(-<V>)"),
        (1, "<V.>(<V.>)"), (3, "<V.>"),
    ],
    "bool": [
        (5, "(<int> <cmp> <int>)"), (2, "(<int> <cmp> <int> <cmp> <int.>)"),
        (2, "(<float> <cmp> <int>)"), (2, "(<V> <vcmp> <int>)"), (1, "(<V.> < <V.> < <V.>)"),
        (1, "(<str> <cmp> <str>)"), (3, "(<int> <in> <iter>)"), (1, "(<other.> <is> None)"),
        (2, "(not <any>)"), (1, "isinstance(<any>, <type>)"), (3, "(<any> <logic> <any>)"),
        (2, "(<bool> <logic> <int> <logic> <V.>)"), (2, "<V.>"), (2, "<int.>"),
    ],
    "str": [
        (2, "f'[{<shown><spec>}]'"), (1, "f'{<shown>}|{<shown>!r:.3}'"), (1, "str(<int>)"),
        (2, "(<str.> + <str.>)"), (1, "(<str.> * 2)"), (2, "repr(<any>)"),
        (1, "(<str>)[<int.>:<step>]"), (1, "'%s' % (<any>,)"), (1, "(<str.>).upper()"),
        (1, "type(<any>).__name__"),
    ],
    "list": [
        (2, "[<int>, <int>]"), (1, "[<int>, *<iter>]"), (3, "[<int@> for x in <iter>]"),
        (2, "[<int@> for x in <iter> if <bool@>]"),
        (1, "[<int@> for x in <iter> for y in <iter@>]"),
        (1, "list(<int@> for x in <iter>)"), (1, "sorted({<int@> for x in <iter>})"),
        (1, "(<list.> + [<int>])"), (1, "<list.>[<int.>:<step>]"),
        (1, "list(map(lambda t: t + <int.>, <list.>))"),
        (1, "[[<int@> for y in <iter@>] for x in <iter>]"),
    ],
    "dict": [
        (2, "{<int>: <any>}"), (1, "{<str>: <any>, **<dict.>}"), (2, "{x: <int@> for x in <iter>}"),
        (1, "(<dict.> | {<V.>: <int>})"),
    ],
    "iter": [
        (3, "range(3)"), (2, "range(2, -3, -2)"), (1, "(1, 2**62, 3)"), (1, "(<int.>, 2)"),
        (1, "V(2)"), (2, "range(<int.> % 4)"), (1, "()"), (2, "<list.>"), (2, "<list>"),
    ],
    "other": [
        (3, "<other.>"), (2, "(<any>,)"), (1, "{<int>, <int.>}"), (1, "(<V.>).m"),
        (1, "(lambda t: (t, <any>))(<any>)"), (1, "(<V.>).other"), (1, "(<V.>)[<int.>:<step>]"),
    ],
    "careless": [
        (4, "(<mixed> <chaos> <mixed>)"), (2, "(<mixed>).<method>"), (2, "(<mixed>)[<mixed>]"),
        (1, "(<mixed>)(<mixed>)"), (1, "(-(<mixed>))"), (1, "[*<mixed>]"), (1, "{**<mixed>}"),
        (1, "len(<mixed>)"), (3, "<mixed>"),
    ],
}
WHERE_ALLOWED = {
    "generator": [(6, "(yield <any>)"), (2, "(yield from <iter>)")],
    "asyncgen": [(6, "(yield <any>)"), (5, "(await <V>)")],
    "async": [(6, "(await <V>)"), (2, "[<int@> async for x in V(1)]")],
}
ANY = [(10, "int"), (3, "float"), (4, "V"), (4, "bool"), (3, "str"), (4, "list"), (2, "dict"),
       (6, "other")]

_PLACEHOLDER = re.compile(r"<(\w+)([.@]?)>")


@dataclasses.dataclass
class Scope:
    """What surrounds an expression or a statement."""

    names: list
    functions: list
    kind: str = "function"  # function, generator, async, asyncgen, lambda, module, class
    loops: int = 0
    no_jumps: bool = False  # inside except*, where break, continue and return are errors
    read_only: tuple = ()  # globals: assigning would make them unbound locals

    def inner(self, **changes):
        return dataclasses.replace(self, **changes)


class Expressions:
    """Mixin of the program generator; wants self.rng, self.chaos and self.signatures."""

    def pick_weighted(self, weighted):
        """One of [(weight, value)]."""
        values = [value for _, value in weighted]
        return self.rng.choices(values, [weight for weight, _ in weighted])[0]

    def chance(self, probability):
        return self.rng.random() < probability

    def expr(self, scope, depth=3, want="any"):
        """Text of a random expression that can be an operand as it is."""
        if self.chance(self.chaos):
            want = "careless"
        if want == "any":
            want = self.pick_weighted(ANY)
        if depth <= 0 and want in CONSTANTS:
            return self.atom(scope, want)
        templates = TEMPLATES[want]
        if want == "other":
            templates = templates + WHERE_ALLOWED.get(scope.kind, [])
            if scope.functions and self.chance(0.4):
                return self.call(scope, depth - 1)
        text = self.fill(self.pick_weighted(templates), scope, depth - 1)
        return f"seen({text})" if want in ("int", "float") and self.chance(0.08) else text

    def fill(self, template, scope, depth):
        """A template with its placeholders replaced."""

        def replace(match):
            return self._operand(scope, depth, *match.groups())

        return _PLACEHOLDER.sub(replace, template)

    def _operand(self, scope, depth, kind, where):
        if kind in WORDS:
            return self.rng.choice(WORDS[kind])
        if kind == "mixed":
            return self.atom(scope, self.rng.choice(list(CONSTANTS)))
        if kind == "shown":
            return self.rng.choice(scope.names)
        if kind == "name":
            return self.name(scope, "int", scope.read_only) or "x"
        if where == ".":
            return self.atom(scope, kind)
        if where == "@":
            inner_kind = scope.kind if scope.kind in ("async", "class") else "lambda"
            scope = scope.inner(names=[*scope.names, "x", "x"], kind=inner_kind)
        return self.expr(scope, depth, kind)

    def name(self, scope, want, excluded=()):
        """A variable of a kind, or None."""
        fitting = [name for name in scope.names
                   if KINDS.get(name[0], "other") == want and name not in excluded]
        return self.rng.choice(fitting) if fitting else None

    def atom(self, scope, want):
        """A variable or a constant of a kind."""
        if want not in CONSTANTS:
            return self.expr(scope, 0, want)
        name = self.name(scope, want)
        return name if name and self.chance(0.65) else self.constant(want)

    def constant(self, want):
        """A constant of a kind, mostly a nasty one."""
        text = self.rng.choice(CONSTANTS[want])
        return f"({text})" if text[0] == "-" or " " in text or "**" in text else text

    def arguments(self, scope, depth, function=None):
        """Text between the parentheses of a call, mostly fitting the function's signature."""
        least, most, keywords = self.signatures.get(function, (0, 2, False))
        count = self.rng.randint(least, most)
        if self.chance(0.04):
            count += self.rng.choice([1, -1])
        parts = [self.expr(scope, depth, self.rng.choice(["int", "int", "any"]))
                 for _ in range(max(0, count))]
        if len(parts) > 1 and self.chance(0.15):
            parts[-2:] = [f"*({parts[-2]}, {parts[-1]})"]
        if keywords and self.chance(0.4):
            parts.append(self.fill(self.rng.choice(["z=<int.>", "**{'z': <int.>, 'zz': 4}"]),
                                   scope, depth))
        return ", ".join(parts)

    def call(self, scope, depth):
        """A call of one of the program's functions."""
        function = self.rng.choice(scope.functions)
        return f"{function}({self.arguments(scope, depth, function)})"
