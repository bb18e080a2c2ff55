"""RecursionErrors inside __repr__, __getattribute__, __del__, __hash__, __iter__ and properties."""

import sys

sys.setrecursionlimit(120)


class BadRepr:
    def __repr__(self):
        return repr(self)


class BadGetattribute:
    def __getattribute__(self, name):
        return self.missing


class BadSetattr:
    def __setattr__(self, name, value):
        self.other = value


class BadHash:
    def __hash__(self):
        return hash(self)


class BadIter:
    def __iter__(self):
        return iter(self)


class BadInit:
    def __init__(self):
        BadInit()


class BadNew:
    def __new__(cls):
        return cls()


class BadLength:
    def __len__(self):
        return len(self)


class BadIndex:
    def __index__(self):
        return [1, 2][self]


class BadFormat:
    def __format__(self, spec):
        return format(self, spec)


class Meta(type):
    def __call__(cls):
        return cls()

    def __instancecheck__(cls, value):
        return isinstance(value, cls)


class BadMeta(metaclass=Meta):
    pass


class BadDescriptor:
    def __get__(self, instance, owner):
        return owner.attribute


class Owner:
    attribute = BadDescriptor()


class BadDel:
    def __del__(self):
        self.go(0)

    def go(self, n):
        return self.go(n + 1)


def attempt(name, function):
    try:
        print(name, function())
    except RecursionError as error:
        traceback = error.__traceback__
        depth = 0
        while traceback:
            depth += 1
            traceback = traceback.tb_next
        print(f"{name:<14} {depth:>4} {error}")


attempt("repr", lambda: repr(BadRepr()))
attempt("print", lambda: print(BadRepr()))
attempt("format", lambda: "%r" % (BadRepr(),))
attempt("getattribute", lambda: BadGetattribute().x)
attempt("setattr", lambda: setattr(BadSetattr(), "a", 1))
attempt("hash", lambda: {BadHash(): 1})
attempt("iter", lambda: list(BadIter()))
attempt("init", BadInit)
attempt("new", BadNew)
attempt("len", lambda: len(BadLength()))
attempt("index", lambda: [1, 2][BadIndex()])
attempt("fstring", lambda: f"{BadFormat():>10}")
attempt("meta call", BadMeta)
attempt("isinstance", lambda: isinstance(3, BadMeta))
attempt("descriptor", lambda: Owner().attribute)


def hook(unraisable):
    print("unraisable:", unraisable.exc_type.__name__, unraisable.exc_value)


sys.unraisablehook = hook
value = BadDel()
del value
print("after __del__")
print(hasattr(BadGetattribute, "x"))
try:
    hasattr(BadGetattribute(), "x")
except RecursionError as error:
    print("hasattr", error)
repr(BadRepr())
