"""Reads CPython 3.11 objects out of a stopped process, as canonical.py writes them.

Nothing runs in the process.  Deliberately separate from the debugger plugin: this is what the plugin
and the compiler are checked against.
"""

import struct

import canonical
from canonical import DEPTH, ITEMS, SHARED, TEXT

HEAPTYPE, MANAGED_DICT, TYPE_SUBCLASS, EXCEPTION = 1 << 9, 1 << 4, 1 << 31, 1 << 30
BUILTINS = {
    "PyLong_Type": "int", "PyBool_Type": "bool", "PyFloat_Type": "float", "PyComplex_Type": "complex",
    "PyUnicode_Type": "str", "PyBytes_Type": "bytes", "PyByteArray_Type": "bytearray",
    "PyList_Type": "list", "PyTuple_Type": "tuple", "PyDict_Type": "dict", "PySet_Type": "set",
    "PyFrozenSet_Type": "frozenset", "PyFunction_Type": "function", "vt_function_type": "function",
    "PyCFunction_Type": "builtin", "PyMethod_Type": "method", "PyModule_Type": "module",
    "PyRange_Type": "range", "PySlice_Type": "slice", "PyCell_Type": "cell", "_PyNone_Type": "None",
}


class Unreadable(Exception):
    """Memory that is not there or not what it should be."""


class Reader:
    """Objects of one process."""

    def __init__(self, process, target, lldb):
        self.process, self.lldb = process, lldb
        self.kinds = {}
        for symbol, kind in BUILTINS.items():
            for context in target.FindSymbols(symbol):
                address = context.GetSymbol().GetStartAddress().GetLoadAddress(target)
                if address != lldb.LLDB_INVALID_ADDRESS:
                    self.kinds[address] = kind
        none = target.FindSymbols("_Py_NoneStruct")
        self.none = none[0].GetSymbol().GetStartAddress().GetLoadAddress(target) if len(none) else 0
        runtime = target.FindSymbols("_PyRuntime")
        self.runtime = runtime[0].GetSymbol().GetStartAddress().GetLoadAddress(target) if len(runtime) else 0
        self.types = {}  # static types only: heap types come and go

    def untraced(self):
        """Why CPython would not report what runs now: "off" in audit hooks and trace functions, "ends" when
        Python is ending; otherwise an empty text."""
        if self.words(self.runtime + 24, 1)[0]:  # _PyRuntimeState._finalizing
            return "ends"
        (thread,) = self.words(self.runtime + 576, 1)  # _PyRuntimeState.gilstate.tstate_current
        (level,) = struct.unpack("<i", self.read(thread + 44, 4))  # PyThreadState.tracing
        return "off" if level > 0 else ""

    def read(self, address, size):
        """`size` bytes, or Unreadable."""
        error = self.lldb.SBError()
        data = self.process.ReadMemory(address, size, error) if size else b""
        if error.Fail() or data is None or len(data) != size:
            raise Unreadable(f"{address:#x}")
        return data

    def words(self, address, count):
        """`count` 8-byte words."""
        return struct.unpack(f"<{count}Q", self.read(address, 8 * count))

    def cstring(self, address):
        """A C string."""
        error = self.lldb.SBError()
        return self.process.ReadCStringFromMemory(address, 256, error)

    def type_of(self, address):
        """(name, flags, kind) of the type at `address`."""
        if address in self.types:
            return self.types[address]
        (name,) = self.words(address + 24, 1)
        (flags,) = self.words(address + 168, 1)
        result = (self.cstring(name), flags, self.kinds.get(address, ""))
        if not flags & HEAPTYPE:
            self.types[address] = (result[0].rpartition(".")[2], flags, result[2])
            return self.types[address]
        (text,) = self.words(address + 848, 1)
        return (self.string(text), flags, "")

    def string(self, address, limit=None):
        """The text of a str."""
        head = self.read(address, 48)
        length, = struct.unpack_from("<Q", head, 16)
        state, = struct.unpack_from("<I", head, 32)
        kind, compact, ascii_only = state >> 2 & 7, state >> 5 & 1, state >> 6 & 1
        if not compact or kind not in (1, 2, 4):
            raise Unreadable(f"string at {address:#x}")
        count = length if limit is None else min(length, limit)
        data = self.read(address + (48 if ascii_only else 72), count * kind)
        return data.decode({1: "latin-1", 2: "utf-16-le", 4: "utf-32-le"}[kind], "surrogatepass")

    def of(self, address, depth=DEPTH):
        """The canonical text of the object at `address`."""
        try:
            return self._of(address, depth)
        except (Unreadable, struct.error, UnicodeError) as error:
            return f"?unreadable {error}"

    def _of(self, address, depth):
        if address == self.none:
            return "None"
        type_address, size = self.words(address + 8, 2)
        name, flags, kind = self.type_of(type_address)
        if kind:
            return getattr(self, "_" + kind)(address, size, depth)
        if flags & TYPE_SUBCLASS:
            return f"<class {self.type_of(address)[0]}>"
        if flags & EXCEPTION:
            if depth <= 0:
                return f"<{name}>"
            return f"<{name} {self._of(self.words(address + 24, 1)[0], depth - 1)}>"
        return f"<{name}{'' if name in SHARED else self._attributes(address, type_address, flags, depth)}>"

    def _None(self, _address, _size, _depth):
        return "None"

    def _integer(self, address, size):
        size = size if size < 1 << 63 else size - (1 << 64)
        count = abs(size)
        if count > 10000:
            return None
        digits = struct.unpack(f"<{count}I", self.read(address + 24, 4 * count))
        value = sum(digit << 30 * i for i, digit in enumerate(digits))
        return -value if size < 0 else value

    def _int(self, address, size, _depth):
        value = self._integer(address, size)
        return f"<int of {size} digits>" if value is None else canonical.integer(value)

    def _bool(self, address, size, _depth):
        return repr(bool(self._integer(address, size)))

    def _float(self, address, _size, _depth):
        return repr(struct.unpack("<d", self.read(address + 16, 8))[0])

    def _complex(self, address, _size, _depth):
        return repr(complex(*struct.unpack("<2d", self.read(address + 16, 16))))

    def _str(self, address, size, _depth):
        shown = repr(self.string(address, TEXT))
        return shown + (f"+{size - TEXT}" if size > TEXT else "")

    def _bytes(self, address, size, _depth):
        return "bytes" + repr(self.read(address + 32, min(size, TEXT))) + (f"+{size - TEXT}" if size > TEXT else "")

    def _bytearray(self, address, size, _depth):
        (start,) = self.words(address + 40, 1)
        return "bytearray" + repr(self.read(start, min(size, TEXT)) if size else b"") + (
            f"+{size - TEXT}" if size > TEXT else "")

    def _sequence(self, name, items, size, depth):
        if depth <= 0:
            return canonical.container(name, size, None)
        rows = [self._of(item, depth - 1) for item in self.words(items, min(size, ITEMS))]
        return canonical.container(name, size, rows)

    def _list(self, address, size, depth):
        return self._sequence("list", self.words(address + 24, 1)[0] if size else 0, size, depth)

    def _tuple(self, address, size, depth):
        return self._sequence("tuple", address + 24, size, depth)

    def entries(self, address):
        """(key, value) addresses of a dict, in order."""
        _used, _version, keys, values = self.words(address + 16, 4)
        return self.key_entries(keys, values)

    def key_entries(self, keys, values):
        """(key, value) addresses of a table of keys, with a split table's values."""
        head = self.read(keys, 32)
        kind = head[10]
        count, = struct.unpack_from("<Q", head, 24)
        start = keys + 32 + (1 << head[9])
        width = 3 if kind == 0 else 2
        data = self.words(start, width * count)
        split = self.words(values, count) if values else None
        for i in range(count):
            key, value = data[width * i + width - 2], data[width * i + width - 1]
            if split:
                value = split[i]
            if value:
                yield key, value

    def _dict(self, address, size, depth):
        if depth <= 0:
            return canonical.container("dict", size, None)
        rows = []
        for key, value in self.entries(address):
            if len(rows) == ITEMS:
                break
            rows.append(self._of(key, depth - 1) + ": " + self._of(value, depth - 1))
        return canonical.container("dict", size, rows)

    def _set(self, address, _size, depth, name="set"):
        _fill, used, mask, table = self.words(address + 16, 4)
        if depth <= 0 or used > ITEMS:
            return canonical.container(name, used, None)
        data = self.words(table, 2 * (mask + 1))
        rows = []
        for i in range(mask + 1):
            key = data[2 * i]
            if key and self.words(key + 8, 1)[0] and data[2 * i + 1] != (1 << 64) - 1:
                rows.append(self._of(key, depth - 1))
        return canonical.container(name, used, sorted(rows))

    def _frozenset(self, address, size, depth):
        return self._set(address, size, depth, "frozenset")

    def _function(self, address, _size, _depth):
        return f"<function {self.string(self.words(address + 40, 1)[0])}>"

    def _builtin(self, address, _size, _depth):
        (method,) = self.words(address + 16, 1)
        return f"<builtin {self.cstring(self.words(method, 1)[0])}>"

    def _method(self, address, _size, _depth):
        (function,) = self.words(address + 16, 1)
        kind = self.type_of(self.words(function + 8, 1)[0])[2]
        return f"<method {self.string(self.words(function + 40, 1)[0]) if kind == 'function' else '?'}>"

    def _module(self, address, _size, _depth):
        (namespace,) = self.words(address + 16, 1)
        for key, value in self.entries(namespace):
            if self.string(key) == "__name__":
                return f"<module {self.string(value)}>"
        return "<module>"

    def _range(self, address, _size, depth):
        return "range(" + ", ".join(self._of(word, depth) for word in self.words(address + 16, 3)) + ")"

    def _slice(self, address, _size, _depth):
        return "slice(" + ", ".join(self._of(word, 1) for word in self.words(address + 16, 3)) + ")"

    def _cell(self, address, _size, depth):
        (content,) = self.words(address + 16, 1)
        return f"<cell {self._of(content, depth) if content else ''}>"

    def _attributes(self, address, type_address, flags, depth):
        if depth <= 0 or not flags & HEAPTYPE or not flags & MANAGED_DICT:
            return ""
        values, namespace = self.words(address - 32, 2)
        if namespace:
            pairs = list(self.entries(namespace))
        elif values:
            (keys,) = self.words(type_address + 872, 1)
            pairs = list(self.key_entries(keys, values))
        else:
            return ""
        rows = []
        for key, value in pairs:
            if self.type_of(self.words(key + 8, 1)[0])[2] == "str":
                rows.append(f"{self.string(key)}={self._of(value, depth - 1)}")
        rows.sort()
        return " " + ", ".join(rows[:ITEMS]) + ("..." if len(rows) > ITEMS else "") if rows else ""
