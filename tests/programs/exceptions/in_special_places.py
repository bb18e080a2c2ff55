"""Exceptions in __del__, __exit__, __iter__, __bool__, __eq__, __hash__, finalisers, sort, print."""

import gc
import sys
import weakref

problems = []


def hook(args):
    where = getattr(args.object, "__qualname__", type(args.object).__name__)
    problems.append(f"{args.exc_type.__name__}({args.exc_value}) {args.err_msg} in {where}")


sys.unraisablehook = hook


class Explosive:
    """Raises in the special method whose name is given, and says so."""

    def __init__(self, *where):
        self.where = where

    def explode(self, name):
        if name in self.where:
            raise RuntimeError(f"in {name}")

    def __del__(self): self.explode("del")
    def __bool__(self): self.explode("bool"); return True
    def __len__(self): self.explode("len"); return 1
    def __hash__(self): self.explode("hash"); return 1
    def __eq__(self, other): self.explode("eq"); return self is other
    def __lt__(self, other): self.explode("lt"); return False
    def __repr__(self): self.explode("repr"); return "Explosive"
    def __str__(self): self.explode("str"); return "explosive"
    def __format__(self, spec): self.explode("format"); return "formatted"
    def __iter__(self): self.explode("iter"); return self
    def __next__(self): self.explode("next"); raise StopIteration
    def __contains__(self, x): self.explode("contains"); return False
    def __call__(self, *a): self.explode("call")
    def __getitem__(self, key): self.explode("getitem"); return 1
    def __setitem__(self, key, value): self.explode("setitem")
    def __delitem__(self, key): self.explode("delitem")
    def __enter__(self): self.explode("enter"); return self
    def __exit__(self, *exc): self.explode("exit")
    def __add__(self, other): self.explode("add"); return 1
    def __radd__(self, other): self.explode("radd"); return 1
    def __iadd__(self, other): self.explode("iadd"); return self
    def __neg__(self): self.explode("neg"); return 1
    def __index__(self): self.explode("index"); return 0
    def __getattr__(self, name): self.explode("getattr"); raise AttributeError(name)
    def __instancecheck__(self, x): self.explode("instancecheck"); return False
    def __set_name__(self, owner, name): self.explode("set_name")
    def __reversed__(self): self.explode("reversed"); return iter(())
    def keys(self): self.explode("keys"); return ["key"]


def use(where):
    e = Explosive(where)

    def with_statement():
        with e:
            pass

    def with_body_error():
        with e:
            raise KeyError("body")

    def loop():
        for x in e:
            pass

    def assign():
        e[0] = 1

    def delete():
        del e[0]

    def augment():
        x = e
        x += 1

    def unpack():
        a, = e

    def match():
        match 5:
            case x if e:
                pass
            case _ if e == 1:
                pass

    def in_class():
        class Body:
            attribute = e
    for action in (lambda: not e, lambda: e and 1, lambda: 1 if e else 2, lambda: len(e), lambda: {e},
                   lambda: {e: 1}, lambda: e == 1, lambda: [e].index(5), lambda: e < 1, lambda: repr(e),
                   lambda: str(e), lambda: f"{e}", lambda: f"{e!r}", lambda: "%s" % e, loop,
                   lambda: [*e], lambda: list(e), lambda: next(e), lambda: 1 in e, lambda: e(),
                   lambda: e[0], assign, delete, with_statement, with_body_error, lambda: e + 1,
                   lambda: 1 + e, augment, lambda: -e, lambda: [1][e], lambda: e.missing,
                   lambda: isinstance(1, e), in_class, lambda: reversed(e), lambda: print(**e),
                   lambda: {**e}, unpack, match, lambda: sorted([e, Explosive()]), lambda: max(e, e),
                   lambda: any([e]), lambda: [x for x in [1] if e], lambda: assert_(e)):
        try:
            action()
        except RuntimeError as error:
            depth, tb = 0, error.__traceback__
            while tb:
                depth, tb = depth + 1, tb.tb_next
            yield action.__code__.co_firstlineno, depth, repr(error.__context__)
        except (KeyError, TypeError, AttributeError, ValueError, StopIteration, IndexError) as error:
            pass


def assert_(value):
    assert value


for where in ("bool", "len", "hash", "eq", "lt", "repr", "str", "format", "iter", "next", "contains",
              "call", "getitem", "setitem", "delitem", "enter", "exit", "add", "radd", "iadd", "neg",
              "index", "getattr", "instancecheck", "set_name", "reversed", "keys"):
    first = use.__code__.co_firstlineno
    print(where, [(line - first, depth, context) for line, depth, context in use(where)])

Explosive("del")
x = Explosive("del")
x = None


def local():
    variable = Explosive("del")
    return "returned normally"


print(local())


def local_and_exception():
    variable = Explosive("del")
    raise KeyError("the exception survives")


try:
    local_and_exception()
except KeyError as error:
    print(error)
[Explosive("del") for _ in range(2)]
cycle = [Explosive("del")]
cycle.append(cycle)
del cycle
gc.collect()
reference = weakref.ref(target := Explosive(), lambda r: 1 / 0)
del target
weakref.finalize(temporary := Explosive(), lambda: [][0])
del temporary
print(*problems, sep="\n")
sys.unraisablehook = lambda args: 1 / 0
Explosive("repr").where = Explosive("repr")
print("printing fails", Explosive("str"))
