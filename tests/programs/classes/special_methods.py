"""Special methods of every protocol, called through syntax and builtins, with wrong results too."""

import operator
import os


class Everything:
    def __init__(self, **answers):
        self.__dict__.update(answers)

    def _answer(self, name):
        answer = self.__dict__.get(name)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def __bool__(self): return self._answer("bool")
    def __len__(self): return self._answer("len")
    def __hash__(self): return self._answer("hash")
    def __repr__(self): return self._answer("repr")
    def __str__(self): return self._answer("str")
    def __bytes__(self): return self._answer("bytes")
    def __format__(self, spec): return self._answer("format")
    def __int__(self): return self._answer("int")
    def __float__(self): return self._answer("float")
    def __complex__(self): return self._answer("complex")
    def __index__(self): return self._answer("index")
    def __iter__(self): return self._answer("iter")
    def __next__(self): return self._answer("next")
    def __reversed__(self): return self._answer("reversed")
    def __contains__(self, item): return self._answer("contains")
    def __call__(self): return self._answer("call")
    def __dir__(self): return self._answer("dir")
    def __enter__(self): return self._answer("enter")
    def __exit__(self, *e): return self._answer("exit")
    def __await__(self): return self._answer("await")
    def __length_hint__(self): return self._answer("length_hint")
    def __round__(self, n=None): return self._answer("round")
    def __trunc__(self): return self._answer("trunc")
    def __fspath__(self): return self._answer("fspath")
    def __sizeof__(self): return self._answer("sizeof")
    def __instancecheck__(self, other): return self._answer("instancecheck")


class LenOnly:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


def show(answer):
    return "iterator" if hasattr(answer, "__next__") else repr(answer)


def attempt(name, answers, *functions):
    """What each function says of an object whose special method `name` answers so."""
    for answer in answers:
        for function in functions:
            try:
                result = repr(function(Everything(**{name: answer})))
                print(f"{name} {show(answer)} line {function.__code__.co_firstlineno}: {result}")
            except BaseException as error:
                print(f"{name} {show(answer)} line {function.__code__.co_firstlineno}: "
                      f"{type(error).__name__}: {error}")


def in_condition(e):
    if e:
        return "true"
    elif not e:
        return "false"


def in_while(e):
    while e:
        return "entered"
    return "not entered"


def for_loop(e):
    out = []
    for x in e:
        out.append(x)
        if len(out) > 3:
            break
    return out


def unpack(e):
    a, *b = e
    return a, b


async def waits(e):
    await e


def run(e):
    return waits(e).send(None)


failure = RuntimeError("inside")
attempt("bool", (True, False, 1, None, failure),
        lambda e: not e,
        lambda e: 1 if e else 2,
        lambda e: e and "and",
        lambda e: e or "or" if not isinstance(e.bool, bool) else "skipped",
        lambda e: [1 for _ in "x" if e],
        lambda e: bool(e),
        in_condition,
        in_while)
numbers = 0, 5, -1, 2 ** 70, "x", True, failure
attempt("len", numbers,
        lambda e: len(e),
        lambda e: LenOnly(e.len).__len__(),
        lambda e: not LenOnly(e.len))
attempt("hash", numbers,
        lambda e: hash(e),
        lambda e: len({e}),
        lambda e: {e: "value"}[e],
        lambda e: {}.get(e))
attempt("index", numbers,
        lambda e: [10, 20, 30, 40, 50, 60][e],
        lambda e: "abcdef"[e],
        lambda e: (1, 2, 3)[e:],
        lambda e: range(e)[-1:],
        lambda e: bytearray(6).__setitem__(e, 1),
        lambda e: "too many" if e.index == 2 ** 70 else "x" * e,
        lambda e: hex(e))
attempt("int", numbers, lambda e: int(e))
attempt("float", (2.5, *numbers), lambda e: float(e))
attempt("complex", (1j, 1), lambda e: complex(e))
attempt("contains", numbers,
        lambda e: 1 in e,
        lambda e: 1 not in e,
        lambda e: "in" if 1 in e else "out")
attempt("repr", ("text", 1, None, failure),
        lambda e: repr(e),
        lambda e: f"{e!r:>6}",
        lambda e: f"{e!a}",
        lambda e: "%r" % e,
        lambda e: f"{e!r}")
attempt("str", ("text", 1, None, failure),
        lambda e: str(e),
        lambda e: f"{e!s}",
        lambda e: "%s" % e,
        lambda e: print(e))
attempt("format", ("text", 1, None, failure),
        lambda e: f"{e}",
        lambda e: f"<{e:spec}{e}>",
        lambda e: format(e, ""))
attempt("bytes", (b"bytes", "text", failure), lambda e: bytes(e))
attempt("fspath", ("text", 1, failure), lambda e: os.fspath(e))
attempt("iter", ([1], None, failure, iter("ab")),
        lambda e: [x for x in e],
        lambda e: [*iter(e)],
        lambda e: 1 in list(x for x in e),
        for_loop,
        unpack)
attempt("next", (3, StopIteration("stop"), failure),
        lambda e: next(e),
        lambda e: next(e, "default"))
attempt("reversed", (iter("ab"), 5, failure), lambda e: list(reversed(e)))
attempt("dir", (["b", "a"], 1), lambda e: dir(e))
attempt("round", ("rounded",), lambda e: (round(e), round(e, 2)))
attempt("length_hint", (7, "x", -1), lambda e: operator.length_hint(e, 3))
attempt("instancecheck", ("truthy", 0, failure), lambda e: isinstance(1, e))
attempt("await", (None, 5, failure), lambda e: run(e))


for n in (0, 1, -1, "x", 2 ** 63):
    for function in (lambda x: bool(x), lambda x: len(x), lambda x: not x, lambda x: "t" if x else "f"):
        try:
            print(n, function(LenOnly(n)))
        except Exception as error:
            print(n, f"{type(error).__name__}: {error}")


class NoHash:
    def __eq__(self, other):
        return True


class BadEq:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise RuntimeError(f"eq of {self.value}")


for function in (
        lambda: {NoHash()},
        lambda: {NoHash(): 1},
        lambda: {BadEq(1), BadEq(2)},
        lambda: [BadEq(3)].index(BadEq(4)),
        lambda: BadEq(5) in [BadEq(6)],
        lambda: BadEq(7) != 1,
        lambda: {BadEq(8): 1}[BadEq(9)],
        lambda: BadEq(1) == BadEq(2) == 3,
        lambda: hash(NoHash())):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class GetItem:
    def __getitem__(self, key):
        if key == 3:
            raise IndexError
        if key == "crash":
            raise failure
        return key


print(list(GetItem()), 2 in GetItem(), 9 in GetItem(), GetItem()[1:2, ...])
iter(GetItem()).__next__().append(1)
