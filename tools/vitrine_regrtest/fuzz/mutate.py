"""Mutations of a program's AST, and splices of two programs."""

import ast
import copy
import random

from . import expressions, wrap
from .grammar import is_valid, parse

_OPERATORS = [ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Div, ast.Mod, ast.BitAnd, ast.BitOr,
              ast.BitXor, ast.MatMult]
_COMPARISONS = [ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In,
                ast.NotIn]
_PRELUDE = "from fuzz_prelude import *"
_TRIES = 30


def mutant(seed, corpus):
    """Source of a program made from one or two of the corpus [(name, AST)], or None.

    None when no mutation gives a valid program, which is rare.
    """
    rng = random.Random(seed)
    for _ in range(_TRIES):
        _, original = rng.choice(corpus)
        _, donor = rng.choice(corpus)
        tree = copy.deepcopy(original)
        mutator = Mutator(rng, tree, donor)
        for _ in range(rng.choice([1, 2, 3, 5, 8, 12])):
            mutator.mutate()
        source = _unparse(tree)
        if source is not None and is_valid(source):
            return source
    return None


def _unparse(tree):
    try:
        source = ast.unparse(ast.fix_missing_locations(tree))
    except (ValueError, RecursionError, AttributeError, TypeError):
        return None  # a mutation put a node where its kind has no meaning
    if _PRELUDE in source:
        return source + "\n"
    lines = source.split("\n")
    # Only a docstring and __future__ imports may come first.
    position = 0
    for statement in tree.body:
        is_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        is_future = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
        if not is_text and not is_future:
            break
        position += len(ast.unparse(statement).split("\n"))
    return "\n".join([*lines[:position], _PRELUDE, *lines[position:]]) + "\n"


def bodies(tree):
    """All statement lists of a program."""
    for node in ast.walk(tree):
        for field in "body", "orelse", "finalbody":
            body = getattr(node, field, None)
            if isinstance(body, list) and body:
                yield body


class Mutator:
    """Applies one random mutation at a time to a tree, in place."""

    def __init__(self, rng, tree, donor):
        self._rng, self._tree, self._donor = rng, tree, donor
        self._number = 0

    def mutate(self):
        """One mutation; may find nothing to do."""
        operations = [
            (3, self._swap_operands), (4, self._change_operator), (3, self._swap_statements),
            (2, self._delete_statement), (2, self._repeat_statement), (8, self._wrap_statements),
            (6, self._replace_constant), (4, self._replace_name), (4, self._splice_statements),
            (2, self._splice_function), (6, self._insert), (5, self._wrap_expression),
            (2, self._swap_expressions), (1, self._change_function_kind),
        ]
        choices = [operation for _, operation in operations]
        self._number += 1
        self._rng.choices(choices, [weight for weight, _ in operations])[0]()

    def _pick(self, kind, condition=lambda node: True):
        nodes = [node for node in ast.walk(self._tree)
                 if isinstance(node, kind) and condition(node)]
        return self._rng.choice(nodes) if nodes else None

    def _pick_slice(self, tree):
        body = self._rng.choice(list(bodies(tree)))
        start = self._rng.randrange(len(body))
        return body, start, min(len(body), start + self._rng.choice([1, 1, 2, 3]))

    def _expression_places(self):
        """(parent, field, index) of each operand that is read."""
        for node in ast.walk(self._tree):
            if isinstance(node, (ast.pattern, ast.JoinedStr, ast.FormattedValue)):
                continue
            for field, value in ast.iter_fields(node):
                values = value if isinstance(value, list) else [value]
                for index, item in enumerate(values):
                    readable = isinstance(getattr(item, "ctx", ast.Load()), ast.Load)
                    if (isinstance(item, ast.expr) and readable and field != "annotation"
                            and not isinstance(item, (ast.Starred, ast.Slice))):
                        yield node, field, index if isinstance(value, list) else None

    @staticmethod
    def _get(place):
        node, field, index = place
        value = getattr(node, field)
        return value if index is None else value[index]

    @staticmethod
    def _set(place, new):
        node, field, index = place
        if index is None:
            setattr(node, field, new)
        else:
            getattr(node, field)[index] = new

    def _swap_operands(self):
        node = self._pick((ast.BinOp, ast.Compare, ast.BoolOp))
        if isinstance(node, ast.BinOp):
            node.left, node.right = node.right, node.left
        elif isinstance(node, ast.Compare):
            node.left, node.comparators[0] = node.comparators[0], node.left
        elif node is not None:
            self._rng.shuffle(node.values)

    def _change_operator(self):
        node = self._pick((ast.BinOp, ast.AugAssign, ast.Compare, ast.BoolOp),
                          lambda node: not isinstance(getattr(node, "op", None), ast.Pow))
        if isinstance(node, (ast.BinOp, ast.AugAssign)):
            node.op = self._rng.choice(_OPERATORS)()
        elif isinstance(node, ast.Compare):
            node.ops[self._rng.randrange(len(node.ops))] = self._rng.choice(_COMPARISONS)()
        elif node is not None:
            node.op = self._rng.choice([ast.And, ast.Or])()

    def _swap_statements(self):
        body, start, _ = self._pick_slice(self._tree)
        if start + 1 < len(body):
            body[start], body[start + 1] = body[start + 1], body[start]

    def _delete_statement(self):
        body, start, end = self._pick_slice(self._tree)
        if end - start < len(body):
            del body[start:end]

    def _repeat_statement(self):
        body, start, end = self._pick_slice(self._tree)
        body[end:end] = copy.deepcopy(body[start:end])

    def _wrap_statements(self):
        body, start, end = self._pick_slice(self._tree)
        template = self._rng.choice(list(wrap.STATEMENTS.values()))
        body[start:end] = wrap.statements(template, self._fresh(), body[start:end])

    def _replace_constant(self):
        place = self._pick_place(lambda item: isinstance(item, ast.Constant))
        if place:
            kind = self._rng.choice(["int", "int", "float", "str", "other", "V"])
            text = self._rng.choice(expressions.CONSTANTS[kind])
            self._set(place, parse(text).body[0].value)

    def _replace_name(self):
        one = self._pick(ast.Name)
        other = self._pick(ast.Name)
        if one is not None:
            one.id = other.id

    def _splice_statements(self):
        source, start, end = self._pick_slice(self._donor)
        body, position, _ = self._pick_slice(self._tree)
        body[position:position] = copy.deepcopy(source[start:end])

    def _splice_function(self):
        """Bring a whole definition of the donor, under a name that is used here."""
        kinds = ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef
        theirs = [node for node in ast.walk(self._donor) if isinstance(node, kinds)]
        ours = [node for node in ast.walk(self._tree) if isinstance(node, kinds)]
        if not theirs:
            return
        brought = copy.deepcopy(self._rng.choice(theirs))
        if ours and self._rng.random() < 0.6:
            brought.name = self._rng.choice(ours).name
        body = self._rng.choice(list(bodies(self._tree)))
        body.insert(self._rng.randint(0, len(body)), brought)

    def _insert(self):
        body, start, _ = self._pick_slice(self._tree)
        name = self._pick(ast.Name)
        template = self._rng.choice(wrap.INSERTED)
        new = wrap.inserted(template, self._fresh(), name.id if name else "unknown")
        position = 0 if "global" in template or "nonlocal" in template else start
        body[position:position] = new

    def _pick_place(self, condition=lambda item: True):
        places = [place for place in self._expression_places() if condition(self._get(place))]
        return self._rng.choice(places) if places else None

    def _wrap_expression(self):
        place = self._pick_place()
        if place:
            template = self._rng.choice(wrap.EXPRESSIONS)
            self._set(place, wrap.expression(template, self._fresh(), self._get(place)))

    def _swap_expressions(self):
        one, other = self._pick_place(), self._pick_place()
        if one:
            self._set(one, copy.deepcopy(self._get(other)))

    def _change_function_kind(self):
        node = self._pick(ast.FunctionDef)
        if node is not None:
            node.body.append(parse("async def f():\n    yield").body[0].body[0])

    def _fresh(self):
        self._number += 1
        return self._number
