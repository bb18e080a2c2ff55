"""Every combination of leaving a with block, of what __exit__ does, of nesting, in loops and finally."""

import asyncio
import itertools
import sys


class E(Exception):
    pass


class Manager:
    def __init__(self, name, how, log):
        self.name, self.how, self.log = name, how, log

    def __enter__(self):
        self.log.append(self.name)
        if self.how == "E":
            raise E("enter")
        return self

    def __exit__(self, kind, value, tb):
        self.log.append(f"/{self.name}{kind.__name__ if kind else ''}")
        assert sys.exc_info()[1] is value
        if self.how == "e":
            raise E(f"exit {self.name}")
        return self.how == "s"

    async def __aenter__(self):
        await asyncio.sleep(0)
        return self.__enter__()

    async def __aexit__(self, *args):
        await asyncio.sleep(0)
        return self.__exit__(*args)


def run(a, m, n, log):
    for i in range(2):
        with Manager("A", m, log) as first, Manager("B", n, log):
            log.append(str(i))
            if a == "r": return "inside"
            if a == "b": break
            if a == "c": continue
            if a == "e": raise ValueError("inside")
            if a == "x": sys.exit(3)
        log.append(".")
    else:
        log.append("L")
    return "end"


def in_try(a, m, n, log):
    try:
        with Manager("A", m, log):
            try:
                with Manager("B", n, log):
                    if a == "r": return "inside"
                    if a == "e": raise ValueError("inside")
                    if a == "x": raise KeyboardInterrupt
                    log.append("i")
            finally:
                log.append("f")
                if a == "b": return "finally"
            log.append("j")
    except E:
        log.append("caught")
        with Manager("C", m, log):
            raise
    return "end"


async def asynchronous(a, m, n, log):
    for i in range(2):
        async with Manager("A", m, log), Manager("B", n, log):
            if a == "r": return "inside"
            if a == "b": break
            if a == "c": continue
            if a == "e": raise ValueError("inside")
            if a == "x": raise asyncio.CancelledError("x")
            await asyncio.sleep(0)
            log.append(str(i))
        log.append(".")
    return "end"


def generator(a, m, n, log):
    with Manager("A", m, log):
        yield 1
        with Manager("B", n, log):
            if a == "r": return "inside"
            if a == "e": raise ValueError("inside")
            got = yield 2
            log.append(str(got))
        yield 3
    return "end"


def outcome(function, *actions):
    log = []
    try:
        result = function(*actions, log)
        if asyncio.iscoroutine(result):
            while True:
                result.send(None)
        if hasattr(result, "send"):
            while True:
                log.append(str(next(result)))
    except StopIteration as stop:
        result = stop.value
    except BaseException as error:
        chain = []
        while error:
            chain.append(f"{type(error).__name__}:{error}")
            error = error.__context__
        result = "<".join(chain)
    return f"{''.join(actions)}:{''.join(log)}={result}"


for function in (run, in_try, asynchronous, generator):
    print(function.__name__)
    for a in "-rbcex":
        print(" ".join(outcome(function, a, m, n) for m, n in itertools.product("-seE", "-seE")))
        if a == "r" and function is generator:
            g = function("-", "s", "e", log := [])
            next(g), next(g)
            try:
                g.throw(KeyError("thrown"))
            except BaseException as error:
                print(log, repr(error), repr(error.__context__))
run("e", "-", "e", [])
