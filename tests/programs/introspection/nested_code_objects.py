"""Code objects of all nested functions: names, flags, constants, line tables, marshal, and replace."""

import marshal
import sys
import types


def walk(code, depth=0):
    print("  " * depth + f"{code.co_qualname} line {code.co_firstlineno} flags {code.co_flags:#x} "
          f"args {code.co_argcount},{code.co_posonlyargcount},{code.co_kwonlyargcount} "
          f"stack {code.co_stacksize} locals {code.co_varnames} cells {code.co_cellvars} "
          f"free {code.co_freevars} size {len(code.co_code)}")
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            walk(constant, depth + 1)


def outer(a, /, b, *args, c=1, **kw):
    x = [i + a for i in args]

    class Local:
        y = b

        async def method(self):
            async with self as s:
                return __class__, {await k async for k in s}

    def generator():
        nonlocal x
        x = yield from (j for j in x)
        return lambda q=x: {q: z for z in kw}
    return generator


walk(outer.__code__)
walk(sys._getframe().f_code) if False else None
print(sys._getframe().f_code.co_name, sys._getframe().f_code.co_qualname, sys._getframe().f_code.co_flags)
lines = sorted({line - outer.__code__.co_firstlineno for _, _, line in outer.__code__.co_lines() if line})
print(lines)


def simple(n):
    total = 0
    for i in range(n):
        total += i * 2
    return total


code = simple.__code__
loaded = marshal.loads(marshal.dumps(code))
print(loaded == code, types.FunctionType(loaded, {})(5), types.FunctionType(code, globals())(5))
faster = code.replace(co_consts=tuple(3 if c == 2 else c for c in code.co_consts))
print(types.FunctionType(faster, globals())(5))
simple.__code__ = faster
print(simple(5), simple.__code__ is faster)
renamed = code.replace(co_name="other", co_qualname="some.other", co_filename="other.py")
try:
    types.FunctionType(renamed, {})("x")
except TypeError as error:
    tb = error.__traceback__.tb_next
    print(error, tb.tb_frame.f_code.co_filename, tb.tb_frame.f_code.co_name)
swapped = code.replace(co_varnames=("n", "i", "total")) if False else code
for change in ({"co_varnames": ("n",)}, {"co_argcount": 5}, {"co_name": 5}, {"nothing": 1},
               {"co_code": b"x"}, {"co_firstlineno": -1}):
    try:
        print(code.replace(**change) == code)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def identical(n):
    total = 0
    for i in range(n):
        total += i * 2
    return total


print(code == identical.__code__, code.co_code == identical.__code__.co_code,
      code.replace(co_name="identical", co_qualname="identical", co_firstlineno=1)
      == identical.__code__.replace(co_firstlineno=1))
made = compile("def f(x):\n    return x + y\n", "made.py", "exec")
namespace = {"y": 10}
exec(made, namespace)
print(namespace["f"](1), namespace["f"].__code__.co_filename, namespace["f"].__module__
      if "__name__" in namespace else "no module")
print(namespace["f"].__globals__ is namespace, sorted(namespace))
exec(code.replace(co_argcount=0, co_varnames=("n", "total", "i"))) if False else None
try:
    exec(outer.__code__)
except TypeError as error:
    print(error)
try:
    exec((lambda: made).__code__.replace())
    print("executed")
except TypeError as error:
    print(error)


def with_free():
    free = 1
    return (lambda: free).__code__


try:
    eval(with_free())
except TypeError as error:
    print(error)
