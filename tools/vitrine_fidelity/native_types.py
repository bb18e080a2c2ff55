"""The text of objects of types written in C, but for the commonest (canonical.py)."""

import gc
# The program may replace what is in builtins.
from builtins import (classmethod, dict, enumerate, isinstance, len, list, min, next, slice, staticmethod,
                      str, type)

from facts import (MRO, NAME, QUALNAME, DICT, Function, Module, Method, Proxy, Namespace, Keys,
                   Values, Items, FIELDS, PLAIN, inherits, find, is_native, instance_dict)
from limits import MAX_ITEMS, ADDRESS
from writer import Writer


class Native(Writer):
    """The text of types written in C that are not everywhere."""

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
        # Lib/importlib/_bootstrap.py, _module_repr
        name, origin, loader = (dict.get(names, key) for key in ("__name__", "__file__", "__loader__"))
        spec, located = dict.get(names, "__spec__"), True
        if spec is not None:
            own = instance_dict(spec, type(spec))
            name, origin, loader = (dict.get(own, key) for key in ("name", "origin", "loader"))
            located = dict.get(own, "_set_fileattr") is True
        self.add("<module ")
        self.write("?" if name is None else name)
        if origin is not None and located:
            self.add(" from ")
            self.write(origin)
        elif origin is not None:
            self.add(f" ({origin})" if isinstance(origin, str) else " (?)")
        elif loader is not None:
            self.add(" (")
            self.write(loader)
            self.end(")")
        self.end(">")

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
