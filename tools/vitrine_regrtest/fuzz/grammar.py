"""Whole random programs."""

import ast
import random
import warnings

from .expressions import Expressions, Scope
from .statements import Statements, indent

_LOCALS = ["a", "b", "u", "v", "s", "l", "m"]
_GLOBALS = ["ga", "gb"]


class Generator(Expressions, Statements):
    """Makes one program from a seed."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.chaos = self.rng.choice([0.0, 0.0, 0.01, 0.03])
        self.protection = self.rng.choice([0.0, 0.05, 0.25])
        self.signatures = {}  # function name -> (least, most arguments, takes keywords)
        self._counter = 0

    def fresh(self):
        """A number that no other name of this program has."""
        self._counter += 1
        return self._counter

    def program(self):
        """Source text of a program that compiles."""
        while True:
            source = "\n".join(self._lines()) + "\n"
            if is_valid(source):
                return source

    def _lines(self):
        lines = ["from fuzz_prelude import *", "", f"ga = {self.constant('int')}",
                 f"gb = {self.constant('int')}"]
        functions = []
        for _ in range(self.rng.randint(1, 3)):
            name = f"f{self.fresh()}"
            scope = Scope([*_GLOBALS], list(functions), kind="module")
            lines += ["", "", *self.function(name, scope, self.rng.choice([2, 2, 3]))]
            functions.append(name)
        lines += ["", ""]
        scope = Scope([*_GLOBALS], functions, kind="module")
        for name in functions:
            for _ in range(self.rng.choice([1, 2, 3])):
                # In a lambda, so that a failing argument does not end the program.
                lines.append(f"show(lambda: {name}({self.arguments(scope, 1, name)}))")
        if self.chance(0.4):
            lines += [f"{name} = {self.constant(kind)}" for name, kind in
                      (("a", "int"), ("b", "int"), ("v", "V"), ("s", "str"), ("l", "list"),
                       ("m", "dict"), ("u", "float"))]
            module = scope.inner(names=[*_GLOBALS, *_LOCALS])
            lines += ["try:", *self.block(module, 2), "except E1 as e:", "    log(e)"]
        lines.append("log(ga, gb)")
        return lines

    def _parameters(self, name, scope, first):
        """Text of a parameter list, and the names it binds; notes the signature."""
        names = ["p", "q", "r"][:self.rng.randint(0, 3)]
        parts, least = [], 0
        has_default = False
        for number, parameter in enumerate(names):
            has_default = has_default or self.chance(0.3)
            least = least if has_default else number + 1
            annotation = self.rng.choice(["", "", ": int"])
            default = f"={self.constant('int')}" if has_default else ""
            parts.append(f"{parameter}{annotation}{default}")
        if parts and self.chance(0.15):
            parts.insert(self.rng.randint(1, len(parts)), "/")
        if first:
            parts.insert(0, first)
        most, keywords = len(names), False
        if self.chance(0.2):
            parts.append("*targs")
            names.append("targs")
            most += 2
        elif self.chance(0.2):
            parts += ["*", f"k={self.constant('int')}"]
            names.append("k")
        if self.chance(0.3):
            parts.append("**tkw")
            names.append("tkw")
            keywords = True
        self.signatures[name] = (least, most, keywords)
        return ", ".join(parts), names

    def function(self, name, scope, depth, nested=False, first=None):
        """Lines of a function, generator or coroutine definition."""
        kind = self.pick_weighted([(6, "function"), (3, "generator"), (2, "async"),
                                   (1, "asyncgen")])
        text, bound = self._parameters(name, scope, first)
        inherited, declared = [], []
        if nested and scope.kind not in ("module", "class"):
            inherited = [outer for outer in scope.names if outer in _LOCALS]
            if inherited and self.chance(0.6):
                shared = self.rng.choice(inherited)
                declared.append(f"nonlocal {shared}")
        written = self.rng.choice([_GLOBALS[0], None, None])
        if written:
            declared.append(f"global {written}")
        inner = Scope([*bound, *_LOCALS, *_GLOBALS], scope.functions, kind=kind,
                      read_only=tuple(name for name in _GLOBALS if name != written))
        prefix = "async " if kind in ("async", "asyncgen") else ""
        lines = [f"{prefix}def {name}({text}):", *indent(declared)]
        for local in _LOCALS:
            # The others come from around, or show what unbound variables do.
            if self.chance(0.8 if local in inherited else 0.97):
                lines.append(f"    {local} = {self.constant(self._kind_of(local))}")
        body = self.block(inner, depth, least=2)
        if self.chance(0.6):
            # What the operations came to would often go unseen.
            shown = self.rng.choice(["a, b, u, v, s, l, m", "sorted(locals().items(), key=repr)"])
            body = indent(["try:", *body, "finally:", f"    log('end of {name}', {shown})"])
        lines += body
        if kind in ("generator", "asyncgen"):
            lines.append(f"    yield {self.expr(inner, 1)}")
        if kind != "asyncgen":
            lines.append(f"    return {self.rng.choice(['a, b, v', self.expr(inner, 2)])}")
        if nested and self.chance(0.1):
            lines.insert(0, "@(lambda wrapped: log('decorate') or wrapped)")
        return lines


def is_valid(source):
    """Whether a program compiles, without showing its warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, "<fuzz>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


def parse(source):
    """AST of a program, without showing its warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)
