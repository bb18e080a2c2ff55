"""The text of enums, dataclasses, named tuples: each is known by the code of its __repr__."""

# The program may replace what is in builtins.
from builtins import any, dict, enumerate, isinstance, len, list, sorted, str, tuple, type, zip

from facts import (MRO, NAME, QUALNAME, DICT, Function, Member, inherits, find, instance_dict,
                   attribute, has_attribute, code_of, has_slot, all_small)
from limits import MAX_ITEMS
from native_types import Native


class Library(Native):
    """The text of classes that the standard library writes, in Python."""

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
            if type(find(kind, "_value_repr_")[0]) is Function or not has_attribute(value, kind, "_value_"):
                return False  # while __new__ makes a member, it has no value yet
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
