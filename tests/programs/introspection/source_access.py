"""inspect.getsource, getsourcelines, getfile, getmodule, linecache, dis of compiled functions."""

import dis
import inspect
import io
import linecache
import os
import sys


def simple(a, b):
    # a comment inside
    return a + b  # at the end


@staticmethod
def decorated():
    pass


class Thing:
    """Docstring."""

    value = 1

    def method(self):
        """Doc of
        the method."""
        return (lambda x:
                x + 1)

    class Inner:
        pass


def outer():
    def nested():
        yield from (
            i for i in range(3))
    return nested


async def coroutine():
    await x


lam = lambda n: n * 2
for target in (simple, decorated.__func__, Thing, Thing.method, Thing.Inner, outer, outer(),
               coroutine, lam, Thing().method()):
    print(inspect.getsource(target), end="-----\n")
print(inspect.getsourcelines(simple)[1], inspect.findsource(Thing)[1])
print(inspect.getfile(simple) == __file__, inspect.getsourcefile(Thing) == __file__,
      inspect.getmodule(simple).__name__, inspect.getmodulename(__file__))
print(inspect.getcomments(simple), repr(inspect.getdoc(Thing.method)))
print(linecache.getline(__file__, 1), linecache.getline(__file__, 10_000), end="")
print(len(linecache.getlines(__file__)))
for bad in (len, 5, int, sys, eval("lambda: 0")):
    try:
        print(inspect.getsource(bad))
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
namespace = {}
exec(compile("def made():\n    return 1\n", "<made>", "exec"), namespace)
try:
    inspect.getsource(namespace["made"])
except OSError as error:
    print(error)
linecache.cache["<made>"] = (0, None, ["def made():\n", "    return 1\n"], "<made>")
print(inspect.getsource(namespace["made"]))

code = simple.__code__
print(code.co_code == simple.__code__.co_code, len(code.co_code), code.co_consts, code.co_names)
print([(start, end, line - code.co_firstlineno) for start, end, line in code.co_lines()])
print([tuple(p and p - code.co_firstlineno if i < 2 else p for i, p in enumerate(position))
       for position in code.co_positions()])
text = io.StringIO()
dis.dis(simple, file=text)
print(text.getvalue())
print([instruction.opname for instruction in dis.get_instructions(outer())])
print(dis.code_info(simple).replace(__file__, "FILE"))
print(dis.findlinestarts(code) is not None, dis.stack_effect(dis.opmap["POP_TOP"]))
changed = code.replace(co_name="changed", co_firstlineno=1, co_consts=(None, 5))
print(changed.co_name, changed == code, hash(code) == hash(simple.__code__))
try:
    code.co_name = "x"
except AttributeError as error:
    print(error)
print(list(code.co_varnames), code.co_filename == __file__, os.path.isabs(code.co_filename))
print(Thing.method.__code__.co_consts[1].co_qualname, outer.__code__.co_consts[1].co_flags & 0x20)
