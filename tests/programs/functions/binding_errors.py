"""Every TypeError that binding arguments to parameters can raise, with its exact message."""


def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c): pass
def default(a, b=1): pass
def defaults(a, b=1, c=2): pass
def varargs(a, *args): pass
def varkw(a, **kw): pass
def kwonly(*, k): pass
def kwonly2(a, *, k, m): pass
def kwonly3(a, *, k, m, n=1, o): pass
def kwdefault(a, *, k=1): pass
def kwdefaults(a, b=2, *, k=1, m): pass
def posonly(a, b, /): pass
def posonly_mixed(a, /, b, *, c): pass
def posonly_default(a, b=1, /, c=2): pass
def posonly_kw(a, /, **kw): return a, kw
def everything(a, b=1, /, c=2, *args, d, e=3, **kw): pass
def similar(colour, size): pass


def attempt(function):
    line = function.__code__.co_firstlineno
    try:
        print(f"line {line}: {function()!r}")
    except Exception as error:
        print(f"line {line}: {type(error).__name__}: {error}")


number, nothing = 1, None
for call in (
    lambda: none(1),
    lambda: none(1, 2),
    lambda: none(x=1),
    lambda: none(**{'x': 1, 'y': 2}),
    lambda: one(),
    lambda: one(1, 2),
    lambda: one(1, a=2),
    lambda: one(b=1),
    lambda: one(1, b=1),
    lambda: one(a=1, **{'a': 2}),
    lambda: one(*[1, 2, 3]),
    lambda: two(),
    lambda: two(1),
    lambda: two(b=1),
    lambda: two(a=1),
    lambda: two(1, 2, 3),
    lambda: two(1, 2, b=3),
    lambda: three(),
    lambda: three(1),
    lambda: three(b=1),
    lambda: three(1, 2, 3, 4, 5),
    lambda: default(),
    lambda: default(1, 2, 3),
    lambda: default(b=1),
    lambda: default(1, 2, b=3),
    lambda: defaults(),
    lambda: defaults(1, 2, 3, 4),
    lambda: varargs(),
    lambda: varargs(a=1, b=2),
    lambda: varargs(1, 2, a=1),
    lambda: varkw(),
    lambda: varkw(1, 2),
    lambda: varkw(1, a=2),
    lambda: kwonly(),
    lambda: kwonly(1),
    lambda: kwonly(1, 2),
    lambda: kwonly(1, k=2),
    lambda: kwonly(k=1, m=2),
    lambda: kwonly2(),
    lambda: kwonly2(1),
    lambda: kwonly2(1, 2),
    lambda: kwonly2(1, 2, k=3),
    lambda: kwonly2(1, 2, k=3, m=4),
    lambda: kwonly2(k=1, m=1),
    lambda: kwonly3(1),
    lambda: kwonly3(1, 2, k=3),
    lambda: kwdefault(1, 2),
    lambda: kwdefault(1, 2, k=3),
    lambda: kwdefault(),
    lambda: kwdefaults(1, 2, 3),
    lambda: kwdefaults(1, 2, 3, m=4),
    lambda: kwdefaults(1),
    lambda: posonly(),
    lambda: posonly(1),
    lambda: posonly(1, 2, 3),
    lambda: posonly(a=1, b=2),
    lambda: posonly(1, b=2),
    lambda: posonly_mixed(1, 2),
    lambda: posonly_mixed(1, 2, 3),
    lambda: posonly_mixed(1, a=1, b=2, c=3),
    lambda: posonly_mixed(a=1, b=2, c=3),
    lambda: posonly_default(),
    lambda: posonly_default(1, b=2),
    lambda: posonly_default(1, 2, 3, 4),
    lambda: posonly_kw(1, a=2, b=3),
    lambda: posonly_kw(a=2),
    lambda: everything(),
    lambda: everything(1),
    lambda: everything(a=1, d=2),
    lambda: everything(1, 2, 3, c=4, d=5),
    lambda: everything(1, b=2, d=3),
    lambda: everything(1, **{'d': 1, 3: 4}),
    lambda: similar(color=1, size=2),
    lambda: similar(1, 2, sise=3),
    lambda: one(*1),
    lambda: one(*None),
    lambda: one(**1),
    lambda: one(**None),
    lambda: one(**[('a', 1)]),
    lambda: one(*[1], **{2: 3}),
    lambda: one(**{'a': 1}, **{'a': 2}),
    lambda: one(a=1, **{'b': 1}, **{'b': 2}),
    lambda: (lambda x: x)(),
    lambda: (lambda: 1)(1),
    lambda: (lambda *, k: 1)(),
    lambda: number(2),
    lambda: __name__(),
    lambda: nothing(),
    lambda: (number, 2)[0](3),
    lambda: number.real(0),
):
    attempt(call)


class Account:
    def __init__(self, owner, balance=0): pass
    def deposit(self, amount): pass
    def no_self(): pass
    @staticmethod
    def static(a): pass
    @classmethod
    def cls_method(cls, a): pass
    def __call__(self, x): pass
    def __getitem__(self, a, b): pass
    def __add__(self): pass
    def __iter__(self, extra): pass
    def __enter__(self, extra): pass
    def __exit__(self): pass


account = Account("me")
for call in (
    lambda: Account(),
    lambda: Account(1, 2, 3),
    lambda: Account(1, owner=2),
    lambda: Account(1, nothing=2),
    lambda: account.deposit(),
    lambda: account.deposit(1, 2),
    lambda: account.deposit(self=1),
    lambda: account.deposit(1, self=2),
    lambda: account.no_self(),
    lambda: account.static(),
    lambda: account.static(1, 2),
    lambda: account.cls_method(),
    lambda: Account.cls_method(1, 2),
    lambda: Account.deposit(),
    lambda: Account.deposit(1),
    lambda: account(),
    lambda: account[1],
    lambda: account + 1,
    lambda: iter(account),
    lambda: object(1),
    lambda: object.__new__(Account, 1).owner,
    lambda: type('X'),
    lambda: len(),
    lambda: len([], []),
    lambda: len(obj=[]),
    lambda: print(1, foo=2),
    lambda: int('1', foo=2),
    lambda: sorted(),
    lambda: sorted([], lambda x: x),
    lambda: [].append(),
    lambda: [].append(1, 2),
    lambda: [].append(x=1),
    lambda: {}.update(1),
    lambda: dict(1, 2),
    lambda: ''.join(),
    lambda: ''.split(1, 2, 3),
    lambda: isinstance(1),
    lambda: getattr(1),
    lambda: range(),
    lambda: range(1.5),
    lambda: abs(1, 2),
    lambda: max(),
    lambda: max(1),
    lambda: max(key=1),
    lambda: zip(1),
    lambda: list(1, 2),
    lambda: tuple(x=1),
    lambda: open(),
    lambda: divmod(1),
    lambda: super().x,
    lambda: Exception(x=1),
    lambda: property(1, 2, 3, 4, 5),
):
    attempt(call)


with account:
    pass
