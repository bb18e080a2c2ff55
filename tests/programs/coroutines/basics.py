"""Coroutines driven by hand: await, send, throw, close, attributes, awaitables, errors."""

import inspect
import types


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield self.value
        return f"resumed with {received}"


async def leaf(n):
    result = await Suspend(n)
    return result, n


async def middle(n):
    first = await leaf(n)
    second = await leaf(n + 1)
    return first, second


c = middle(1)
print(inspect.getcoroutinestate(c), c.cr_running, c.cr_await, c.cr_suspended, c.cr_frame.f_lineno)
print(c.send(None), inspect.getcoroutinestate(c), c.cr_await.__name__, c.cr_origin)
print(c.send("A"))
try:
    c.send("B")
except StopIteration as stop:
    print(stop.value)
print(inspect.getcoroutinestate(c), c.cr_frame, c.cr_await)
for action in (lambda: c.send(None), lambda: c.throw(ValueError), lambda: c.close(), lambda: next(c),
               lambda: iter(c), lambda: [*c], lambda: leaf(1).send("early"), lambda: leaf()):
    try:
        print(action())
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
leaf(1).close()
w = leaf(1)
w.close()
try:
    w.send(None)
except RuntimeError as error:
    print(error)
print(w.__name__, w.__qualname__, type(w).__name__, w.cr_code is leaf.__code__)


async def handles():
    try:
        await Suspend("waiting")
    except ValueError as error:
        return f"caught {error}"
    finally:
        print("cleanup")


c = handles()
c.send(None)
try:
    c.throw(ValueError("thrown"))
except StopIteration as stop:
    print(stop.value)
c = handles()
c.send(None)
c.close()
c = handles()
c.send(None)
try:
    c.throw(KeyError("through"))
except KeyError as error:
    print("KeyError", error)


class Iterators:
    """Objects whose __await__ gives various things."""

    def __init__(self, result):
        self.result = result

    def __await__(self):
        if isinstance(self.result, BaseException):
            raise self.result
        return self.result


async def awaits(what):
    return await what


def run(coroutine, *sends):
    out = []
    try:
        out.append(coroutine.send(None))
        for value in sends:
            out.append(coroutine.send(value))
        coroutine.close()
        return out, "suspended"
    except StopIteration as stop:
        return out, stop.value
    except BaseException as error:
        return out, f"{type(error).__name__}: {error}"


async def coroutine_result():
    return "coroutine result"


def generator():
    yield "g"


def returns_at_once():
    return "immediately"
    yield


unused = coroutine_result()
for what in (Iterators(iter("ab")), Iterators(5), Iterators([1]), Iterators(None), Iterators(generator()),
             Iterators(returns_at_once()), Iterators(OSError("in __await__")), Iterators(unused), 5, None,
             generator(), [1], "text", coroutine_result(), coroutine_result, type):
    print(type(what).__name__, run(awaits(what), "s", "s"))
unused.close()
c = coroutine_result()
print(run(awaits(c)), run(awaits(c)))


@types.coroutine
def old_style(n):
    received = yield n
    return received * 2


@types.coroutine
def returns_iterator():
    return iter([1])


@types.coroutine
def not_awaitable():
    return 5


print(run(awaits(old_style(3)), 21), type(old_style(1)).__name__, inspect.isawaitable(old_style(1)))
print(run(awaits(returns_iterator())), run(awaits(not_awaitable())))


async def reentrant():
    try:
        me.send(None)
    except ValueError as error:
        return str(error)


me = reentrant()
print(run(me))


async def double_await():
    c = leaf(1)
    await c
    await c


print(run(double_await(), "x"))


async def already_awaited(c):
    return await c


shared = leaf(7)
one, two = already_awaited(shared), already_awaited(shared)
print(one.send(None))
print(run(two))
one.close()


async def expressions(x):
    total = await x(1) + await x(2) * -await x(3)
    chained = 0 < await x(1) < await x(5)
    listed = [await x(1), *(await x([2, 3])), {await x(4): await x(5)}]
    called = max(await x(1), await x(9), key=await x(lambda v: -v))
    formatted = f"{await x('f')!r:>{await x(6)}}"
    conditional = await x("yes") if await x(True) else await x("no")
    boolean = await x(0) or await x("") or await x("last")
    (a, b), c = await x([[1, 2], 3])
    d = {}
    d[await x("k")] = await x("v")
    sub = (await x("abc"))[await x(0):await x(2)]
    comprehension = [await x(i) for i in range(3) if await x(i % 2 == 0)]
    nested = [[await x(j) for j in range(i)] for i in range(3)]
    assert await x(True), await x("message")
    return (total, chained, listed, called, formatted, conditional, boolean, a, b, c, d, sub,
            comprehension, nested)


async def instant(value):
    return value


print(run(expressions(instant)))


async def stop_iteration():
    raise StopIteration("in a coroutine")


async def stop_async():
    raise StopAsyncIteration("in a coroutine")


print(run(stop_iteration()), run(stop_async()), run(awaits(stop_iteration())))


class AsyncInit:
    async def method(self):
        return await instant(type(self).__name__)

    @classmethod
    async def cls_method(cls):
        return await instant(super().__name__ if hasattr(super(), "__name__") else cls.__name__)

    @staticmethod
    async def static():
        return (await instant("static"),)

    async def __call__(self):
        return __class__.__name__


print(run(AsyncInit().method()), run(AsyncInit.cls_method()), run(AsyncInit.static()), run(AsyncInit()()))
run(
    awaits(
        awaits(5)))
awaits(awaits(instant(1))).send(None).missing
