"""inspect.stack, currentframe, trace, getframeinfo, getinnerframes with context lines and positions."""

import inspect
import os


def show(info):
    context = [line.strip() for line in info.code_context] if info.code_context else None
    p = info.positions
    print(os.path.basename(info.filename), info.lineno, info.function, context, info.index,
          (p.lineno, p.end_lineno, p.col_offset, p.end_col_offset) if p else None)


def level_one(x):
    return level_two(x + 1, key="value")


def level_two(y, key):
    local = [y, key]
    return [
        level_three(*local)
        for _ in range(1)
    ][0]


def level_three(a, b):
    for info in inspect.stack():
        show(info)
    for info in inspect.stack(context=3)[1:2]:
        print(info.code_context, info.index)
    print(inspect.getargvalues(inspect.currentframe().f_back.f_back))
    print(inspect.formatargvalues(*inspect.getargvalues(inspect.currentframe())))
    return inspect.getframeinfo(inspect.currentframe(), context=1).lineno


print(level_one(1))


class Thing:
    def method(self):
        return (yield from self.generator())

    def generator(self):
        yield [info.function for info in inspect.stack()]
        yield inspect.currentframe().f_back.f_lineno


for value in Thing().method():
    print(value)


def fails(n):
    if n == 0:
        return {}["missing"] + \
            1
    return fails(n - 1)


try:
    fails(2)
except KeyError as error:
    for info in inspect.trace():
        show(info)
    for info in inspect.getinnerframes(error.__traceback__, 1)[-1:]:
        show(info)
        print(info.frame.f_locals)
    print(len(inspect.getouterframes(inspect.currentframe())))

g = Thing().generator()
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g).keys())
next(g)
print(inspect.getgeneratorstate(g), inspect.getframeinfo(g.gi_frame).lineno)
g.close()
print(inspect.getgeneratorstate(g), inspect.getgeneratorlocals(g))


async def coroutine(a):
    b = a
    await other(b)


class other:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield inspect.stack()[0].function


c = coroutine(1)
print(inspect.getcoroutinestate(c), inspect.getcoroutinelocals(c))
print(c.send(None), inspect.getcoroutinestate(c), inspect.getcoroutinelocals(c), c.cr_await is not None)
c.close()
print(inspect.getcoroutinestate(c))


def closure(a):
    b = a

    def inner():
        return b, len, undefined_global, level_one
    return inner


vars_ = inspect.getclosurevars(closure(5))
print(vars_.nonlocals, sorted(vars_.globals), vars_.builtins.keys(), vars_.unbound)
