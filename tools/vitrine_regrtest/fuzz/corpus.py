"""Programs to start from: the test programs of the repository that are safe to scramble.

A scrambled program does random things with the functions it knows, so programs that reach the
file system, processes, threads or the clock are left out.  The harness refuses such calls as well;
this is the first fence, and what keeps runs reproducible.
"""

import ast
import glob
import os

from .grammar import parse

_MODULES = frozenset("""
    __future__ abc array bisect cmath collections collections.abc contextlib copy dataclasses
    decimal dis enum fractions functools gc heapq inspect io itertools json keyword linecache
    math numbers operator pprint re reprlib string struct sys textwrap traceback types typing
    unicodedata warnings weakref fuzz_prelude asyncio
""".split())
_FORBIDDEN_NAMES = frozenset("""
    open exec eval compile __import__ input breakpoint exit quit setrecursionlimit setswitchinterval
    _exit settrace setprofile sleep monotonic perf_counter time urandom
""".split())
_MAX_LINES = 400


def load(folder):
    """(name, AST) of each usable program below a folder, in a stable order."""
    found = []
    for path in sorted(glob.glob(os.path.join(folder, "**", "*.py"), recursive=True)):
        with open(path, encoding="utf-8", errors="replace") as file:
            source = file.read()
        try:
            tree = parse(source)
        except (SyntaxError, ValueError):
            continue
        if tree.body and source.count("\n") <= _MAX_LINES and is_safe(tree):
            found.append((os.path.relpath(path, folder), _RunAsMain().visit(tree)))
    return found


def is_safe(tree):
    """Whether a program only uses harmless modules and names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            if any(alias.name not in _MODULES for alias in node.names):
                return False
        elif isinstance(node, ast.ImportFrom):
            if node.level or node.module not in _MODULES:
                return False
        elif isinstance(node, ast.Name) and node.id in _FORBIDDEN_NAMES:
            return False
        elif isinstance(node, ast.Attribute) and node.attr in _FORBIDDEN_NAMES:
            return False
    return True


class _RunAsMain(ast.NodeTransformer):
    """Programs of a batch are imported: `__name__ == "__main__"` becomes True."""

    def visit_Compare(self, node):
        if isinstance(node.left, ast.Name) and node.left.id == "__name__":
            return ast.copy_location(ast.Constant(True), node)
        return self.generic_visit(node)
