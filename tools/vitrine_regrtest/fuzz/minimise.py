"""Reduce a program while it keeps showing the same kind of difference.

Delta debugging: drop runs of statements (long ones first), put the parts of compound statements in
their place, drop clauses and elements, simplify expressions.  A compiler call costs far more than
the programs in it, so each call tries many edits alone; those that work are then tried together.
"""

import time

from . import edits, execute
from .grammar import parse

_EDITS_A_CALL = 24


def difference(expected, actual):
    """What kind of difference there is between two outcomes, or None."""
    if expected == actual:
        return None
    if expected.status == actual.status:
        return "output"
    return actual.status.replace(" ", "_")


class Minimiser:
    """Reduces one program; `options` are the compiler options of the batch it was found in."""

    def __init__(self, executor, mode, options, seconds):
        self._executor, self._mode, self._options = executor, mode, options
        self._deadline = time.monotonic() + seconds
        self._rejected = set()

    def minimise(self, source, kind):
        """The smallest program found that still differs in the same way."""
        tree = parse(source)
        while True:
            before = source
            size = max(1, edits.longest_body(tree) // 2)
            while size:
                tree, source = self._pass(
                    tree, source, kind,
                    lambda tree, size=size: edits.fewer_statements(tree, size))
                size //= 2
            for list_edits in edits.unwrapped, edits.without_clauses, edits.simplified:
                tree, source = self._pass(tree, source, kind, list_edits)
            if source == before or time.monotonic() > self._deadline:
                return source

    def _pass(self, tree, source, kind, list_edits):
        """Try all edits of one sort once; returns the reduced (tree, source)."""
        edits.number_nodes(tree)
        pending = list(list_edits(tree))
        while pending and time.monotonic() < self._deadline:
            chunk, pending = pending[:_EDITS_A_CALL], pending[_EDITS_A_CALL:]
            working = [combination[0] for combination in
                       self._working(tree, source, kind, [[edit] for edit in chunk])]
            if not working:
                continue
            middle = len(working) // 2
            groups = [working, working[:middle], working[middle:]] if len(working) > 1 else []
            best = [*self._working(tree, source, kind, [group for group in groups if group]),
                    [working[0]]]
            # Groups come largest first; a single edit is known to work.
            tree, source = edits.apply(tree, best[0])
        return tree, source

    def _working(self, tree, source, kind, combinations):
        """Those lists of edits after which the program still differs in the same way."""
        programs, chosen = {}, {}
        for number, combination in enumerate(combinations):
            _, smaller = edits.apply(tree, combination)
            if smaller is not None and smaller != source and smaller not in self._rejected:
                programs[f"c{number}"] = smaller
                chosen[f"c{number}"] = combination
        if not programs:
            return []
        with self._executor.batch(programs) as batch:
            expected, again = batch.interpreted(), batch.interpreted()
            usable = [name for name in programs
                      if execute.is_usable(expected[name], again[name], silent=kind != "output")]
            actual = batch.compiled(self._mode, usable, self._options) if usable else {}
        working = []
        for name, smaller in programs.items():
            if name in actual and difference(expected[name], actual[name]) == kind:
                working.append(chosen[name])
            else:
                self._rejected.add(smaller)
        return working
