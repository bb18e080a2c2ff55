"""Templates that put statements or expressions into new surroundings.

BODY stands for statements, EXPR for an expression, N for a number that makes names unique.
"""

import ast
import re

STATEMENTS = {
    "for": "for loop_N in range(2):\n    BODY",
    "for in for": "for loop_N in (1, 2):\n    for inner_N in V(2):\n        BODY\n    else:\n"
                  "        log('else N')",
    "while": "while not tick():\n    BODY\n    if tick(): break\nelse:\n    log('else N')",
    "try": "try:\n    BODY\nexcept Exception as caught_N:\n    log('caught N', repr(caught_N))",
    "try else": "try:\n    BODY\nexcept (TypeError, ValueError):\n    log('N')\n    raise\nelse:\n"
                "    log('fine N')",
    "finally": "try:\n    BODY\nfinally:\n    log('finally N')",
    "finally in loop": "for loop_N in range(3):\n    try:\n        BODY\n    finally:\n"
                       "        if loop_N: continue",
    "in finally": "try:\n    log('before N')\nfinally:\n    BODY",
    "in except": "try:\n    raise E1(N)\nexcept E1 as raised_N:\n    BODY",
    "except star": "try:\n    BODY\nexcept* (ValueError, TypeError) as group_N:\n"
                   "    log('group N', group_N)",
    "with": "with V(3) as managed_N:\n    BODY",
    "with two": "with V(5), V(3) as managed_N:\n    BODY",
    "if": "if not tick():\n    BODY\nelse:\n    log('out of fuel')",
    "match": "match V(N):\n    case V(n=0):\n        log('zero')\n"
             "    case V(x_N, m=y_N):\n        BODY",
    "function": "def inner_N(d=D(N)):\n    BODY\nshow(inner_N)",
    "generator": "def inner_N():\n    BODY\n    got = yield N\n    log('got', got)\nshow(inner_N)",
    "generator twice": "def inner_N():\n    for i_N in range(2):\n        yield i_N\n        BODY\n"
                       "log(list(inner_N()))",
    "coroutine": "async def inner_N():\n    log(await V(N))\n    async with V(3):\n        BODY\n"
                 "show(inner_N)",
    "async for": "async def inner_N():\n    async for item_N in V(1):\n        BODY\nshow(inner_N)",
    "class": "class Inner_N:\n    BODY\nlog(sorted(k for k in vars(Inner_N) if k[0] != '_'))",
    "method": "class Inner_N:\n    def method(self):\n        __class__\n        BODY\n"
              "show(Inner_N().method)",
}

EXPRESSIONS = [
    "[EXPR for x_N in range(2)][-1]", "[y_N for x_N in (1, 2) for y_N in [EXPR]][0]",
    "{x_N: EXPR for x_N in 'ab'}['a']", "(lambda: EXPR)()", "(lambda d=EXPR: d)()",
    "(EXPR if not tick() else None)", "(walrus_N := EXPR)", "[*[EXPR]][0]", "(EXPR, N)[0]",
    "next(iter([EXPR]))", "(True and EXPR)", "(EXPR or V(N))",
    "[[EXPR for x_N in [1]] for y_N in [1]][0][0]",
    "max([EXPR], key=lambda k: 1)", "f'{EXPR}'", "V(1)(EXPR)", "{'k': EXPR}['k']", "seen(EXPR)",
]

INSERTED = [
    "log('locals N', sorted(locals()))", "peek()", "peek()", "trace()", "del NAME", "NAME = V(N)",
    "NAME += 1", "NAME = 2**63 - 1", "class NAME: N",
    "raise E1(N)", "return NAME", "break", "continue", "yield NAME", "global NAME", "nonlocal NAME",
    "assert NAME, 'N'", "NAME = yield", "await V(N)", "NAME, *rest_N = V(N)", "log('N', NAME)",
    "NAME = D(N)", "NAME = lambda: NAME", "import math as NAME", "if tick(): raise E2(N)",
    "log(__name__, NAME)", "NAME = [NAME for NAME in (1, 2)]", "NAME = (NAME, NAME)",
]


class _Substitute(ast.NodeTransformer):
    def __init__(self, body, expression, name):
        self._body, self._expression, self._name = body, expression, name

    def visit_Expr(self, node):
        if isinstance(node.value, ast.Name) and node.value.id == "BODY":
            return self._body
        return self.generic_visit(node)

    def visit_Name(self, node):
        if node.id == "EXPR":
            return self._expression
        if node.id == "NAME":
            node.id = self._name
        return node

    def visit_ClassDef(self, node):
        node.name = self._name if node.name == "NAME" else node.name
        return self.generic_visit(node)

    def _rename_all(self, node):
        node.names = [self._name if name == "NAME" else name for name in node.names]
        return node

    visit_Global = visit_Nonlocal = _rename_all

    def visit_alias(self, node):
        node.asname = self._name if node.asname == "NAME" else node.asname
        return node


def _parse(template, number):
    return ast.parse(re.sub(r"(?<![A-Za-z0-9])N(?![A-Za-z])", str(number), template))


def statements(template, number, body):
    """A statement template around a list of statements."""
    return _Substitute(body, None, None).visit(_parse(template, number)).body


def expression(template, number, inner):
    """An expression template around an expression."""
    tree = _Substitute(None, inner, None).visit(_parse(template, number))
    return tree.body[0].value


def inserted(template, number, name):
    """A statement about a variable."""
    return _Substitute(None, None, name).visit(_parse(template, number)).body
