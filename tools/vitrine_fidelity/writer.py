"""Puts the text of an object together, with what is inside it."""

# The program may replace what is in builtins.
from builtins import any, dict, enumerate, frozenset, len, list, min, repr, set, tuple, type

from facts import HEAP, MRO, QUALNAME, FLAGS, inherits, full_name, is_native
from limits import MAX_TEXT, MAX_STRING, MAX_ITEMS, MAX_DEPTH, ADDRESS, MIXED, MIXED_END


class Writer:
    """Puts one text together; `cut` says that the limits were reached.

    Which text an object has is said by builtin(), native() and library(): the classes derived from this one.
    """

    def __init__(self):
        self.out, self.size, self.cut, self.stack = [], 0, False, []

    def add(self, text):
        self.out.append(text)
        self.size += len(text) if text.isascii() else len(text.encode("utf-8", "replace"))

    def write(self, value):
        """The text of the object, or what is said instead of it."""
        if self.cut or self.size >= MAX_TEXT:
            if not self.cut:
                self.add("...")
            self.cut = True
            return
        if any(each is value for each in self.stack):
            self.cycle(value)
        elif len(self.stack) > MAX_DEPTH:
            self.add("...")
        else:
            self.stack.append(value)
            kind = type(value)
            written = self.builtin(value, kind) or self.native(value, kind)
            if not written and FLAGS(kind) & HEAP:
                written = self.library(value, kind)
            if not written:
                self.add(f"<{full_name(kind)} object at {ADDRESS}>")
            self.stack.pop()

    def cycle(self, value):
        kind = type(value)
        if inherits(kind, list) or any(is_native(base, "collections.deque") for base in MRO(kind)):
            self.add("[...]")
        elif inherits(kind, tuple):
            self.add("(...)")
        elif inherits(kind, dict):
            self.add("{...}")
        elif inherits(kind, set) or inherits(kind, frozenset):
            self.add(QUALNAME(kind) + "(...)")
        elif inherits(kind, type):
            self.add(f"<class '{full_name(value)}'>")
        else:
            self.add("...")

    def end(self, text):
        if not self.cut:
            self.add(text)

    def bytes(self, start, size):
        self.add(repr(start) + ("..." if size > MAX_STRING else ""))

    def more(self, shown, size):
        if shown < size:
            self.add(f", ... {size - shown} more" if shown else "...")

    def sequence(self, items, size, start, end):
        self.add(start)
        for i, item in enumerate(items):
            if i:
                self.add(", ")
            self.write(item)
            if self.cut:
                return
        self.more(len(items), size)
        self.add(end)

    def mapping(self, pairs, size):
        self.add("{")
        shown = min(MAX_ITEMS, size)
        for i, (key, item) in enumerate(pairs):
            if i == shown:
                break
            if i:
                self.add(", ")
            self.write(key)
            if self.cut:
                return
            self.add(": ")
            self.write(item)
            if self.cut:
                return
        self.more(shown, size)
        self.add("}")

    def set(self, value, kind):
        base = set if inherits(kind, set) else frozenset
        items = list(base.__iter__(value))
        if not items:
            return self.add(QUALNAME(kind) + "()")
        mixed = len(items) > 1
        if kind is not set:
            self.add(QUALNAME(kind) + "(")
        self.sequence(items[:MAX_ITEMS], len(items), "{" + (MIXED if mixed else ""), (MIXED_END if mixed else "") + "}")
        return self.end(")") if kind is not set else None

    def pairs(self, items, size, start, end):
        """A list of pairs in parentheses."""
        self.add(start)
        shown = min(MAX_ITEMS, size)
        for i, (key, item) in enumerate(items):
            if i == shown or self.cut:
                break
            self.add(", (" if i else "(")
            self.write(key)
            self.add(", ")
            self.write(item)
            self.end(")")
        self.more(shown, size)
        self.end(end)
