"""The text of a value as the debugger plugin is to show it, made inside the interpreter.

The plugin's rules (lldb-plugin/model/repr.h) again, for objects instead of memory: what Python's repr()
gives where that is known without running the program's code, with the same limits.  Nothing here runs it
either.  Addresses are left out: see `compare.comparable`.
"""

# The program may replace what is in builtins.
from builtins import (BaseException, NotImplemented, bool, bytearray, bytes, complex, dict, float, frozenset,
                      int, len, list, range, repr, set, slice, str, tuple, type)

from facts import QUALNAME, DICT, ARGUMENTS, inherits, find, full_name, decimal
from limits import MAX_STRING, MAX_ITEMS, MAX_DIGITS
from library_types import Library


def of(value):
    """The text of `value`."""
    writer = Canonical()
    writer.write(value)
    return "".join(writer.out)


class Canonical(Library):
    """The text of every object."""

    def builtin(self, value, kind):
        """Types that every program has, by the function that writes them."""
        writer, _owner = find(kind, "__repr__")

        def writes_as(known):
            return writer is DICT(known).get("__repr__") and inherits(kind, known)

        if value is None or value is ... or value is NotImplemented or kind is bool:
            self.add(repr(value))
        elif writes_as(int):
            digits = (int.bit_length(value) + 29) // 30
            self.add(decimal(value) if digits <= MAX_DIGITS else
                     f"<{'negative int' if int.__lt__(value, 0) else 'int'} of {int.bit_length(value)} bits>")
        elif writes_as(str):
            self.add(str.__repr__(str.__getitem__(value, slice(MAX_STRING))))
            if str.__len__(value) > MAX_STRING:
                self.add("...")
        elif writes_as(float):
            self.add(float.__repr__(value))
        elif writes_as(complex):
            self.add(complex.__repr__(value))
        elif writes_as(bytes):
            self.bytes(bytes.__getitem__(value, slice(MAX_STRING)), bytes.__len__(value))
        elif writes_as(bytearray):
            self.add(QUALNAME(kind) + "(")
            self.bytes(bytes(bytearray.__getitem__(value, slice(MAX_STRING))), bytearray.__len__(value))
            self.add(")")
        elif writes_as(tuple):
            size = tuple.__len__(value)
            self.sequence(tuple.__getitem__(value, slice(MAX_ITEMS)), size, "(", ",)" if size == 1 else ")")
        elif writes_as(list):
            self.sequence(list.__getitem__(value, slice(MAX_ITEMS)), list.__len__(value), "[", "]")
        elif writes_as(dict):
            self.mapping(dict.items(value), dict.__len__(value))
        elif writes_as(set) or writes_as(frozenset):
            self.set(value, kind)
        elif writes_as(range):
            self.add("range(")
            self.write(value.start)
            self.add(", ")
            self.write(value.stop)
            if value.step != 1:
                self.add(", ")
                self.write(value.step)
            self.add(")")
        elif writes_as(BaseException):
            arguments = ARGUMENTS(value)[:MAX_ITEMS]
            self.add(QUALNAME(kind).rpartition(".")[2])
            if len(arguments) == 1:
                self.add("(")
                self.write(arguments[0])
                self.end(")")
            else:
                self.sequence(arguments, len(arguments), "(", ")")
        elif writes_as(type):
            self.add(f"<class '{full_name(value)}'>")
        else:
            return False
        return True
