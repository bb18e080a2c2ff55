"""The text of a value as the debugger plugin is to show it, made inside the interpreter.

The plugin's rules (lldb-plugin/model/repr.h) again, for objects instead of memory: what Python's repr()
gives where that is known without running the program's code, with the same limits.  Nothing here runs it
either.  What a plain program cannot know, addresses, becomes 0x: see `compare.comparable`.

Items of a set whose order depends on addresses stand between MIXED and MIXED_END.
"""

import gc
import sys
# The program may replace what is in builtins.
from builtins import (BaseException, AttributeError, NotImplemented, TypeError, ValueError, abs, any, bool, bytearray,
                      bytes, classmethod, complex, dict, divmod, enumerate, float, frozenset, getattr, id, int,
                      isinstance, len, list, map, max, min, next, object, range, repr, reversed, set, slice, sorted,
                      staticmethod, str, tuple, type, zip)

MAX_TEXT = 1000      # bytes, roughly
MAX_STRING = 300     # characters of one string
MAX_ITEMS = 50       # of one container
MAX_DEPTH = 5
MAX_DIGITS = 477     # of 30 bits: longer ints are shown by their size
ADDRESS = "0x55555555aaaa"    # as long as most are: the text counts
MIXED, MIXED_END = "\ue000", "\ue001"

HEAP = 1 << 9
MRO, NAME = type.__dict__["__mro__"].__get__, type.__dict__["__name__"].__get__
QUALNAME, FLAGS = type.__dict__["__qualname__"].__get__, type.__dict__["__flags__"].__get__
DICT, MODULE = type.__dict__["__dict__"].__get__, type.__dict__["__module__"].__get__
ARGUMENTS = BaseException.__dict__["args"].__get__
# Not from the module types: the program would find it imported.
Function, Builtin, Module, Code = type(lambda: 0), type(len), type(sys), type((lambda: 0).__code__)
Method, Cell = type((lambda self: 0).__get__(0)), type((lambda cell: lambda: cell)(0).__closure__[0])
Generator, GetSet, Member = type((lambda: (yield))()), type(Function.__code__), type(Function.__globals__)
Proxy, Namespace = type(type.__dict__), type(sys.implementation)
Keys, Values, Items = type({}.keys()), type({}.values()), type({}.items())


async def _coroutine():
    pass


async def _async_generator():
    yield

_made = _coroutine()
_made.close()
Coroutine, AsyncGenerator = type(_made), type(_async_generator())
FIELDS = {kind: DICT(kind)["__dict__"].__get__ for kind in (Module, Namespace)}
del _made
# Their own __repr__ runs no code of the program.
PLAIN = Function, Builtin, Cell, Code, Generator, Coroutine, AsyncGenerator


def of(value):
    """The text of `value`."""
    writer = Writer()
    writer.write(value)
    return "".join(writer.out)


def inherits(kind, base):
    """issubclass by the type's own ancestors: __subclasscheck__ and __class__ may lie."""
    return any(each is base for each in MRO(kind) or ())  # a static type that nobody has readied has none


def find(kind, name):
    """(what `name` is along the type's ancestors, unbound, and the owner), or (None, None)."""
    for owner in MRO(kind) or ():
        found = DICT(owner)
        if name in found:
            return found[name], owner
    return None, None


def full_name(kind):
    """As in repr() of the type's instances."""
    if FLAGS(kind) & HEAP:
        module = DICT(kind).get("__module__")
        if type(module) is not str:
            return NAME(kind)
    else:
        module = MODULE(kind)
    return QUALNAME(kind) if module == "builtins" else module + "." + QUALNAME(kind)


def static_name(kind):
    """tp_name: of classes written in C with the module in front."""
    module = "builtins" if FLAGS(kind) & HEAP else MODULE(kind)
    return NAME(kind) if module == "builtins" else module + "." + NAME(kind)


def is_native(kind, name):
    """Whether it is the class written in C that is called `name` ("collections.deque")."""
    return not FLAGS(kind) & HEAP and static_name(kind) == name


def decimal(value):
    """int.__repr__, but for sys.set_int_max_str_digits."""
    if abs(value) < 10 ** 600:
        return int.__repr__(value)
    parts, rest = [], abs(value)
    while rest:
        rest, part = divmod(rest, 10 ** 600)
        parts.append(int.__repr__(part).rjust(600, "0"))
    return ("-" if value < 0 else "") + "".join(reversed(parts)).lstrip("0")


def instance_dict(value, kind):
    """The object's own __dict__, or {}."""
    for owner in MRO(kind):
        found = DICT(owner).get("__dict__")
        if type(found) is GetSet:
            try:
                found = found.__get__(value)
            except (AttributeError, TypeError):
                return {}
            return found if isinstance(found, dict) else {}
    return {}


def attribute(value, kind, name):
    """An attribute of the instance's own: from its dictionary or a slot; None when there is none."""
    own = instance_dict(value, kind)
    if dict.__contains__(own, name):
        return dict.__getitem__(own, name)
    found, _owner = find(kind, name)
    if type(found) is Member:
        try:
            return found.__get__(value)
        except AttributeError:
            pass
    return None


def code_of(function):
    """(file, qualified name) of a Python function's code."""
    if type(function) is not Function:
        return "", ""
    code = function.__code__
    return code.co_filename.rpartition("/")[2], code.co_qualname


def by_address(value):
    """Whether its hash, and so its place in a set, depends on where it is."""
    kind = type(value)
    if kind in (int, str, bytes, float, complex, bool):
        return False
    if kind in (tuple, frozenset):
        return any(map(by_address, value))
    return True


class Writer:
    """Puts one text together; `cut` says that the limits were reached."""

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
        mixed = len(items) > 1 and any(map(by_address, items))
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

    def native(self, value, kind):
        """Other types written in C."""
        writer, _owner = find(kind, "__repr__")

        def writes_as(known):
            return writer is DICT(known).get("__repr__") and inherits(kind, known)

        plain = next((known for known in PLAIN if writes_as(known)), None)
        if plain is not None:
            self.add(DICT(plain)["__repr__"](value))
        elif writes_as(Method):
            inner = value.__func__
            self.add(f"<bound method {inner.__qualname__ if type(inner) is Function else '?'} of ")
            self.write(value.__self__)
            self.end(">")
        elif writes_as(Module):
            self.module(FIELDS[Module](value))
        elif writes_as(slice):
            self.add("slice(")
            self.write(value.start)
            self.add(", ")
            self.write(value.stop)
            self.add(", ")
            self.write(value.step)
            self.end(")")
        elif writes_as(staticmethod) or writes_as(classmethod):
            self.add("<staticmethod(" if inherits(kind, staticmethod) else "<classmethod(")
            self.write(value.__func__)
            self.end(")>")
        elif is_native(kind, "memoryview"):
            self.add(f"<memory at {ADDRESS}>")
        elif writes_as(Proxy):
            self.add("mappingproxy(")
            self.write(gc.get_referents(value)[0])
            self.end(")")
        elif writes_as(Namespace):
            self.add("namespace(" if kind is Namespace else QUALNAME(kind) + "(")
            for i, (name, item) in enumerate(list(dict.items(FIELDS[Namespace](value)))[:MAX_ITEMS]):
                if self.cut:
                    break
                self.add((", " if i else "") + name + "=")
                self.write(item)
            self.end(")")
        elif writes_as(Keys) or writes_as(Values) or writes_as(Items):
            self.view(value, kind)
        elif is_native(kind, "collections.deque"):
            items = list(DICT(kind)["__iter__"](value))
            self.add("deque(")
            self.sequence(items[:MAX_ITEMS], len(items), "[", "]")
            maximum = DICT(kind)["maxlen"].__get__(value)
            if maximum is not None:
                self.end(f", maxlen={maximum}")
            self.end(")")
        elif is_native(kind, "collections.defaultdict"):
            self.add("defaultdict(")
            self.write(DICT(kind)["default_factory"].__get__(value))
            self.add(", ")
            self.mapping(dict.items(value), dict.__len__(value))
            self.end(")")
        elif (ordered := next((k for k in MRO(kind) or () if is_native(k, "collections.OrderedDict")), None)) and (
                writes_as(ordered)):
            size = dict.__len__(value)
            self.pairs(DICT(ordered)["items"](value), size, QUALNAME(kind) + ("([" if size else "("), "])" if size else ")")
        else:
            return False
        return True

    def module(self, names):
        self.add("<module ")
        self.write(dict.get(names, "__name__"))
        file, spec = dict.get(names, "__file__"), dict.get(names, "__spec__")
        origin = dict.get(instance_dict(spec, type(spec)), "origin") if spec is not None else None
        if isinstance(file, str):
            self.add(" from ")
            self.write(file)
        elif isinstance(origin, str) and origin:
            self.add(f" ({origin})")
        self.add(">")

    def view(self, value, kind):
        (of_dict,) = gc.get_referents(value)
        size = dict.__len__(of_dict)
        if kind is Items:
            return self.pairs(dict.items(of_dict), size, NAME(kind) + "([", "])")
        self.add(NAME(kind) + "([")
        shown = min(MAX_ITEMS, size)
        for i, item in enumerate(dict.keys(of_dict) if kind is Keys else dict.values(of_dict)):
            if i == shown or self.cut:
                break
            if i:
                self.add(", ")
            self.write(item)
        self.more(shown, size)
        return self.end("])")

    def library(self, value, kind):
        """Classes of the standard library with a __repr__ written in Python."""
        writer, owner = find(kind, "__repr__")
        code = code_of(writer)
        if inherits(kind, type):
            if code != ("enum.py", "EnumType.__repr__"):
                return False
            flag = any(QUALNAME(base) == "Flag" and DICT(base).get("__module__") == "enum" for base in MRO(value))
            self.add(f"<{'flag' if flag else 'enum'} '{NAME(value)}'>")
        elif code in (("enum.py", "Enum.__repr__"), ("enum.py", "Flag.__repr__")):
            if type(find(kind, "_value_repr_")[0]) is Function:
                return False
            name = attribute(value, kind, "_name_")
            self.add(f"<{NAME(kind)}.{name}: " if isinstance(name, str) else f"<{NAME(kind)}: ")
            self.write(attribute(value, kind, "_value_"))
            self.end(">")
        elif code == ("dataclasses.py", "_recursive_repr.<locals>.wrapper"):
            if type(DICT(owner).get("__dataclass_fields__")) is not dict:
                return False
            self.dataclass(value, kind, owner)
        elif code == ("__init__.py", "namedtuple.<locals>.__repr__") and inherits(kind, tuple):
            self.add(NAME(kind) + "(")
            for i, (name, item) in enumerate(zip(find(kind, "_fields")[0], tuple.__iter__(value))):
                self.add((", " if i else "") + name + "=")
                self.write(item)
                if self.cut:
                    return True
            self.add(")")
        elif code == ("__init__.py", "Counter.__repr__") and inherits(kind, dict):
            if not all_small(dict.values(value)):
                return False
            pairs = sorted(dict.items(value), key=lambda pair: -pair[1])
            self.add(NAME(kind) + "(")
            if pairs:
                self.mapping(pairs, len(pairs))
            self.end(")")
        else:
            return False
        return True

    def dataclass(self, value, kind, owner):
        self.add(QUALNAME(kind) + "(")
        first = True
        for name, field in list(dict.items(DICT(owner)["__dataclass_fields__"]))[:MAX_ITEMS]:
            if not field.repr or field._field_type.name != "_FIELD":
                continue
            own = attribute(value, kind, name)
            if own is None and not dict.__contains__(instance_dict(value, kind), name):
                found, _owner = find(kind, name)
                own = None if type(found) is Member else found
                unbound = found is None or type(found) is Member and not has_slot(found, value)
            else:
                unbound = False
            self.add(("" if first else ", ") + name + "=")
            first = False
            if unbound:
                self.add("<unbound>")
            else:
                self.write(own)
            if self.cut:
                return
        self.add(")")


def has_slot(member, value):
    """Whether the slot holds something."""
    try:
        member.__get__(value)
    except AttributeError:
        return False
    return True


def all_small(values):
    """Whether all are ints of two digits."""
    return not any(not isinstance(v, int) or int.bit_length(v) > 60 for v in values)
