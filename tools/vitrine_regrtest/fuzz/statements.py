"""Random statements, as lists of source lines."""

from .expressions import KINDS

_EXCEPTIONS = ["E1", "E1", "E2", "Exception", "Exception", "ValueError", "(TypeError, E1)",
               "KeyError", "BaseException", "ArithmeticError", "LookupError", "NameError"]
_RAISED = ["E1(<int.>)", "E2", "ValueError('v')", "StopIteration(4)", "KeyError(<any>)", "V(1)",
           "ExceptionGroup('g', [E1(2), ValueError(3)])"]
_PATTERNS = ["0", "1 | 2", "None", "[]", "[x]", "[x, *y]", "[1, _, *_]", "(x, (y, 2))", "{'a': x}",
             "{1: x, **y}", "str()", "int(x)", "V(x)", "V(n=1)", "V(x, m=2)", "V(1, y)", "bool()",
             "[V(x), *_] | V(x)", "E1() as x", "-1.5", "'abc'", "{}", "[[x], y]", "float() as x"]
_UNPACKED = ["a, b = <int>, <int>", "a, *l = 1, *<iter>", "*l, b = (<int>, <int>)",
             "a, b = b, a", "(a, b), v = (<int>, <int.>), <V>", "b, a = V(<int>)", "a = b = <int>",
             "[a, *l, b] = <list.>, <int.>, <float>", "a, m[0] = <int>, <int>"]
_LOOPS = ["a in <iter>", "b in <iter>", "v in (V(1), V(13), V(2))", "s in <str>",
          "u in (1.5, <float>)", "a, b in enumerate(<list>)", "a, s in zip(<iter>, 'abc')",
          "a, v in [(1, V(1)), (2, V(0))]", "s, a in <dict>.items()", "l in [[1], <list>]",
          "a, *l in [(1, 2), <list>]"]
_MANAGERS = ["V(1)", "V(3)", "V(3)", "V(5) as v", "V(3) as v", "V(1) as a, V(3)"] * 3 + ["<any>"]


def indent(lines):
    return [f"    {line}" for line in lines]


class Statements:
    """Mixin of the program generator; wants Expressions."""

    def block(self, scope, depth, least=1):
        """Indented lines of one or more statements."""
        lines = []
        for _ in range(self.rng.randint(least, 3)):
            one = self.statement(scope, depth)
            if self.chance(self.protection):
                one = ["try:", *indent(one), "except Exception as e:", "    log('caught', repr(e))"]
            lines += one
        return indent(lines or ["pass"])

    def statement(self, scope, depth):
        """Lines of one random statement."""
        simple = [
            (14, self._assign), (7, self._augmented), (8, self._log), (2, self._expression),
            (1, self._delete), (5, self._unpack), (1, self._raise), (1, self._assert),
            (2, self._set_item), (2, self._object_with_end), (1, self._locals), (2, self._look),
        ]
        if scope.loops and not scope.no_jumps:
            simple.append((6, self._jump))
        if scope.kind not in ("module", "class") and not scope.no_jumps:
            simple.append((2, self._return))
        if scope.kind in ("generator", "asyncgen"):
            simple.append((6, self._yield_statement))
        compound = [
            (8, self._if), (8, self._for), (5, self._while), (11, self._try), (6, self._with),
            (5, self._match), (4, self._nested_function), (2, self._nested_class),
            (2, self._except_star),
        ]
        if depth > 0 and self.chance(0.5):
            return self.pick_weighted(compound)(scope, depth - 1)
        return self.pick_weighted(simple)(scope)

    def _kind_of(self, name):
        return KINDS.get(name[0], "any")

    def _variable(self, scope):
        """A variable that may be assigned to: `e` belongs to handlers."""
        fitting = [name for name in scope.names if name not in ("e", "targs", "tkw")]
        return self.rng.choice([name for name in fitting if name not in scope.read_only] or fitting)

    def _maybe(self, scope, text):
        """A statement, mostly under a condition, so that what follows is not dead."""
        if self.chance(0.75):
            return [f"if {self.expr(scope, 2, 'bool')}:", f"    {text}"]
        return [text]

    def _assign(self, scope):
        name = self._variable(scope)
        return [f"{name} = {self.expr(scope, 3, self._kind_of(name))}"]

    def _augmented(self, scope):
        name = self._variable(scope)
        template = {"int": "<arith>= <int>", "float": "<sum>= <float>", "V": "<vop>= <int>",
                    "str": "+= <str>", "list": "+= <iter>", "dict": "|= <dict>"}
        text = template.get(self._kind_of(name), "+= <any>")
        if text.startswith("<arith>") and self.chance(0.3):
            text = self.rng.choice(["<divide>= (<nonzero>)", "<shift>= <digit>", "/= 1"])
        return [f"{name} {self.fill(text, scope, 2)}"]

    def _log(self, scope):
        return [f"log({self.rng.randint(0, 99)}, {self.expr(scope)})"]

    def _expression(self, scope):
        return [self.expr(scope)]

    def _delete(self, scope):
        target = self.rng.choice([self._variable(scope), "l[:1]", "m[1]"])
        return self._maybe(scope, f"del {target}")

    def _unpack(self, scope):
        return [self.fill(self.rng.choice(_UNPACKED), scope, 2)]

    def _raise(self, scope):
        cause = self.rng.choice(["", "", "", " from None", " from E1(9)", " from KeyError"])
        text = f"raise {self.fill(self.rng.choice(_RAISED), scope, 1)}{cause}"
        return self._maybe(scope, "raise" if self.chance(0.1) else text)

    def _assert(self, scope):
        return [f"assert {self.expr(scope, 2, 'bool')} or {self.atom(scope, 'int')}, "
                f"{self.expr(scope, 1)}"]

    def _set_item(self, scope):
        return [self.fill(self.rng.choice([
            "v[<any>] = <any>", "m[<int>] = <any>", "l[<int.>:] = <iter>", "v.field = <any>",
            "l[:1] = [<int>]", "v.n <arith>= <int>", "m['z'] = m"]), scope, 2)]

    def _object_with_end(self, scope):
        return [f"d = D({self.rng.randint(0, 99)})"]

    def _locals(self, scope):
        return ["log('locals', sorted(locals()))" if scope.kind != "module" else "log('module')"]

    def _look(self, scope):
        return [self.rng.choice(["peek()", "peek()", "trace()"])]

    def _jump(self, scope):
        return self._maybe(scope, self.rng.choice(["break", "continue"]))

    def _return(self, scope):
        return self._maybe(scope, "return" if scope.kind == "asyncgen"
                           else f"return {self.expr(scope, 2)}")

    def _yield_statement(self, scope):
        return [self.rng.choice([f"e = yield {self.expr(scope, 2)}",
                                 f"yield {self.expr(scope, 2)}"])]

    def _if(self, scope, depth):
        lines = [f"if {self.expr(scope, 2, 'bool')}:", *self.block(scope, depth)]
        if self.chance(0.3):
            lines += [f"elif {self.expr(scope, 2, 'bool')}:", *self.block(scope, depth)]
        if self.chance(0.5):
            lines += ["else:", *self.block(scope, depth)]
        return lines

    def _loop(self, head, scope, depth):
        inner = scope.inner(loops=scope.loops + 1, no_jumps=False)
        lines = [head, *indent(["if tick():", "    break"]), *self.block(inner, depth)]
        if self.chance(0.4):
            lines += ["else:", *self.block(scope, depth)]
        return lines

    def _for(self, scope, depth):
        if scope.kind in ("async", "asyncgen") and self.chance(0.4):
            return self._loop("async for a in V(1):", scope, depth)
        head = self.fill(self.rng.choice(_LOOPS), scope, 2)
        return self._loop(f"for {head}:", scope, depth)

    def _while(self, scope, depth):
        return self._loop(f"while {self.expr(scope, 2, 'bool')}:", scope, depth)

    def _handler_name(self):
        return " as e" if self.chance(0.6) else ""

    def _try(self, scope, depth):
        lines = ["try:", *self.block(scope, depth)]
        kind = self.rng.choice(["except", "except", "finally", "both"])
        if kind != "finally":
            for _ in range(self.rng.choice([1, 1, 2])):
                lines += [f"except {self.rng.choice(_EXCEPTIONS)}{self._handler_name()}:",
                          *self.block(scope, depth)]
            if self.chance(0.3):
                lines += ["else:", *self.block(scope, depth)]
        if kind != "except":
            lines += ["finally:", *self.block(scope, depth)]
        return lines

    def _except_star(self, scope, depth):
        inner = scope.inner(no_jumps=True, loops=0)
        kinds = self.rng.sample(["E1", "ValueError", "(TypeError, KeyError)"],
                                self.rng.choice([1, 2]))
        lines = ["try:", *self.block(scope, depth)]
        for kind in kinds:
            lines += [f"except* {kind}{self._handler_name()}:", *self.block(inner, depth)]
        if self.chance(0.3):
            lines += ["finally:", *self.block(scope, depth)]
        return lines

    def _with(self, scope, depth):
        is_async = scope.kind in ("async", "asyncgen") and self.chance(0.5)
        managers = self.fill(self.rng.choice(_MANAGERS), scope, 1)
        return [f"{'async ' if is_async else ''}with {managers}:", *self.block(scope, depth)]

    def _match(self, scope, depth):
        inner = scope.inner(names=[*scope.names, "x", "y"])
        lines = [f"match {self.expr(scope, 2)}:"]
        for _ in range(self.rng.choice([1, 2, 3])):
            guard = f" if {self.expr(inner, 1, 'bool')}" if self.chance(0.3) else ""
            lines += indent([f"case {self.rng.choice(_PATTERNS)}{guard}:",
                             *self.block(inner, depth)])
        if self.chance(0.4):
            lines += indent([f"case {self.rng.choice(['_', 'x'])}:", *self.block(scope, depth)])
        return lines

    def _nested_function(self, scope, depth):
        name = f"f{self.fresh()}"
        lines = self.function(name, scope, depth, nested=True)
        call = f"{name}, {self.arguments(scope, 1, name)}".removesuffix(", ")
        return [*lines, self.rng.choice([f"show({call})", f"m[0] = {name}", f"show({call})"])]

    def _nested_class(self, scope, depth):
        name = f"K{self.fresh()}"
        inner = scope.inner(kind="class", loops=0, no_jumps=False)
        base = self.rng.choice(["", "(V)", "(list)", "(E1)", "(metaclass=type)"])
        lines = [f"class {name}{base}:", *self.block(inner, min(depth, 1))]
        method = f"method{self.fresh()}"
        lines += indent(self.function(method, scope, 0, nested=True, first="self"))
        return [*lines, f"show(lambda: {name}().{method}({self.arguments(scope, 0, method)}))"]
