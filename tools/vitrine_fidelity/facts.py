"""What is known of objects and types without running the program's code."""

import sys
# The program may replace what is in builtins.
from builtins import (BaseException, AttributeError, TypeError, abs, any, dict, divmod,
                      int, isinstance, len, reversed, str, type)

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


def has_attribute(value, kind, name):
    """Whether the instance has the attribute itself, in its dictionary or a slot."""
    found, _owner = find(kind, name)
    return dict.__contains__(instance_dict(value, kind), name) or type(found) is Member and has_slot(found, value)


def code_of(function):
    """(file, qualified name) of a Python function's code."""
    if type(function) is not Function:
        return "", ""
    code = function.__code__
    return code.co_filename.rpartition("/")[2], code.co_qualname


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
