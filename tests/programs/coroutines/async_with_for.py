"""async with, async for and async comprehensions with all ways out, and objects lacking methods."""

import asyncio


class Manager:
    def __init__(self, name, swallow=False, fail=""):
        self.name, self.swallow, self.fail = name, swallow, fail

    async def __aenter__(self):
        print(f"aenter {self.name}", end="; ")
        await asyncio.sleep(0)
        if self.fail == "enter":
            raise RuntimeError("aenter failed")
        return self.name.upper()

    async def __aexit__(self, kind, value, traceback):
        print(f"aexit {self.name} {value!r}", end="; ")
        await asyncio.sleep(0)
        if self.fail == "exit":
            raise RuntimeError("aexit failed")
        return self.swallow


class Counter:
    def __init__(self, n, fail=False):
        self.n, self.i, self.fail = n, 0, fail

    def __aiter__(self):
        return self

    async def __anext__(self):
        await asyncio.sleep(0)
        if self.i == self.n:
            if self.fail:
                raise ValueError("anext failed")
            raise StopAsyncIteration
        self.i += 1
        return self.i


async def ways_out(how):
    for i in range(2):
        async with Manager("m") as m, Manager("n") as n:
            if how == "continue":
                continue
            if how == "break":
                break
            if how == "return":
                return f"returned {m}{n}"
            if how == "raise":
                raise KeyError(how)
    else:
        return "loop else"
    return "after"


async def loops(how, n):
    out = []
    async for x in Counter(n):
        if how == "continue" and x == 2:
            continue
        if how == "break" and x == 2:
            break
        if how == "return" and x == 2:
            return out, "returned"
        try:
            if how == "raise":
                raise OSError(x)
            out.append(x)
        except OSError as error:
            out.append(repr(error))
        finally:
            out.append("f")
    else:
        out.append("else")
    return out


async def comprehensions():
    squares = [x * x async for x in Counter(4) if x % 2]
    pairs = {(x, y) async for x in Counter(2) async for y in Counter(2)}
    mapping = {x: [y async for y in Counter(x)] async for x in Counter(3)}
    mixed = [await asyncio.sleep(0, (a, b)) for a in range(2) async for b in Counter(a) if await
             asyncio.sleep(0, True)]
    generator = (x async for x in Counter(3))
    first = await anext(generator)
    rest = [x async for x in generator]
    nested = [[await asyncio.sleep(0, z) for z in range(y)] async for y in Counter(2)]
    outer = {n: x async for n, x in numbered(Counter(2))}
    return squares, sorted(pairs), mapping, mixed, first, rest, nested, outer


async def numbered(source):
    n = 0
    async for x in source:
        yield n, x
        n += 1


class NoExit:
    async def __aenter__(self): pass


class NoEnter:
    async def __aexit__(self, *e): pass


class PlainEnter:
    def __aenter__(self): return 5
    async def __aexit__(self, *e): pass


class PlainExit:
    async def __aenter__(self): pass
    def __aexit__(self, *e): return 5


class NoAnext:
    def __aiter__(self): return 5


class CoroutineIter:
    async def __aiter__(self): return Counter(1)


class PlainAnext:
    def __aiter__(self): return self
    def __anext__(self): return 5


class OddAnext:
    def __aiter__(self): return self

    def __anext__(self):
        class Awaitable:
            def __await__(self):
                raise StopAsyncIteration
                yield
        return Awaitable()


async def use_with(manager):
    async with manager as m:
        return m


async def use_with_raising(manager):
    async with manager:
        raise LookupError("body")


async def use_for(iterable):
    return [x async for x in iterable]


async def use_for_statement(iterable):
    async for x in iterable:
        return x
    return "nothing"


async def attempt(coroutine):
    try:
        print("->", await coroutine)
    except Exception as error:
        context = f" (context {error.__context__!r})" if error.__context__ else ""
        print(f"-> {type(error).__name__}: {error}{context}")


async def main():
    for how in ("normal", "continue", "break", "return", "raise"):
        await attempt(ways_out(how))
        await attempt(loops(how, 3))
    await attempt(comprehensions())
    for manager in (Manager("a", swallow=True), Manager("b", fail="enter"), Manager("c", fail="exit"),
                    NoExit(), NoEnter(), PlainEnter(), PlainExit(), 5, None, open("/dev/null")):
        await attempt(use_with(manager))
        await attempt(use_with_raising(manager))
    for iterable in (Counter(2), Counter(1, fail=True), NoAnext(), PlainAnext(), OddAnext(), [1], 5,
                     CoroutineIter()):
        await attempt(use_for(iterable))
        await attempt(use_for_statement(iterable))
    await attempt(anext(Counter(0), "default"))
    await attempt(anext(Counter(0)))
    for bad in (lambda: anext(5), lambda: aiter(5), lambda: aiter(NoAnext())):
        try:
            bad()
        except TypeError as error:
            print(error)
    async with Manager("last"), Manager("swallows", swallow=True):
        async for x in Counter(1, fail=True):
            print("x", x)
    print("swallowed")


import warnings
warnings.simplefilter("ignore")
asyncio.run(main())


async def uncaught():
    async with Manager("outer"):
        async with Manager(
                "inner", fail="exit"):
            async for x in Counter(
                    1, fail=True):
                print(x)


asyncio.run(uncaught())
