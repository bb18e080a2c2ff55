"""Attributes of function objects: reading, writing, deleting, and their effect."""

import types


def documented(a: int, b: "text" = 2, *args: list, c: float = 3.0, **kw: dict) -> bool:
    """The doc."""
    local = a
    return lambda: (local, b, c)


print(documented.__name__, documented.__qualname__, documented.__module__, documented.__doc__)
print(documented.__defaults__, documented.__kwdefaults__)
print(documented.__annotations__)
print(documented.__closure__, documented.__dict__, documented.__globals__ is globals())
print(documented.__builtins__ is __builtins__.__dict__, documented.__type_params__
      if hasattr(documented, "__type_params__") else "no type params")
code = documented.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_kwonlyargcount,
      code.co_posonlyargcount, code.co_nlocals, code.co_varnames, code.co_cellvars,
      code.co_freevars, code.co_names, code.co_firstlineno, hex(code.co_flags), code.co_stacksize)
inner = documented(1)
print(inner.__qualname__, inner.__code__.co_freevars,
      [cell.cell_contents for cell in inner.__closure__], inner())
print(isinstance(documented, types.FunctionType), isinstance(inner, types.FunctionType),
      callable(documented), isinstance(code, types.CodeType), type(code).__name__)

documented.__name__ = "renamed"
documented.__qualname__ = "Very.renamed"
documented.__doc__ = "New doc"
documented.__module__ = "elsewhere"
documented.note = "attribute"
documented.__annotations__["extra"] = 1
print(repr(documented).split(" at ")[0], documented.__dict__, vars(documented) is documented.__dict__)
print(documented.__doc__, documented.__module__, sorted(documented.__annotations__))
try:
    documented(*[])
except TypeError as error:
    print(error)
for name, value in [("__name__", 1), ("__qualname__", None), ("__code__", 5), ("__dict__", 3),
                    ("__globals__", {}), ("__closure__", ()), ("__annotations__", []),
                    ("__kwdefaults__", (1,)), ("__class__", int), ("__builtins__", {})]:
    try:
        setattr(documented, name, value)
        print(name, "accepted", getattr(documented, name))
    except (TypeError, AttributeError, ValueError) as error:
        print(name, type(error).__name__, error)
for name in ("__name__", "__doc__", "__dict__", "__defaults__", "note", "note", "__code__",
             "__annotations__", "__kwdefaults__", "__module__"):
    try:
        delattr(documented, name)
        print("deleted", name, getattr(documented, name, "<gone>"))
    except (TypeError, AttributeError) as error:
        print("del", name, type(error).__name__, error)
print(sorted(set(dir(documented)) - set(dir(object))))
documented.__dict__ = {"fresh": 1}
print(documented.fresh)
print(documented.__get__(5).__self__, documented.__get__(None, int) is documented)
print(documented.__call__ is documented, documented == documented, hash(documented) != 0)
method = documented.__get__("bound")
print(type(method), method.__func__ is documented, method.__self__, method.fresh)
try:
    method.attribute = 1
except AttributeError as error:
    print(error)
other = types.FunctionType(code, {"__builtins__": {}}, "other", (7,))
other.__kwdefaults__ = {"c": 8}
print(other.__name__, other.__qualname__, other.__module__, other(1)(), other.__doc__)
try:
    types.FunctionType(inner.__code__, {})
except TypeError as error:
    print(error)
try:
    types.FunctionType(inner.__code__, {}, closure=(types.CellType(1),))
except ValueError as error:
    print(error)
try:
    type("Sub", (types.FunctionType,), {})
except TypeError as error:
    print(error)
print(types.FunctionType(inner.__code__, {}, closure=tuple(map(types.CellType, "bcl")))())
documented.missing
