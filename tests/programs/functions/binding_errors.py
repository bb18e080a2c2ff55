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


def attempt(text):
    try:
        print(f"{text:<48} {eval(text)!r}")
    except TypeError as error:
        print(f"{text:<48} {error}")


for call in """
    none(1)
    none(1, 2)
    none(x=1)
    none(**{'x': 1, 'y': 2})
    one()
    one(1, 2)
    one(1, a=2)
    one(b=1)
    one(1, b=1)
    one(a=1, **{'a': 2})
    one(*[1, 2, 3])
    two()
    two(1)
    two(b=1)
    two(a=1)
    two(1, 2, 3)
    two(1, 2, b=3)
    three()
    three(1)
    three(b=1)
    three(1, 2, 3, 4, 5)
    default()
    default(1, 2, 3)
    default(b=1)
    default(1, 2, b=3)
    defaults()
    defaults(1, 2, 3, 4)
    varargs()
    varargs(a=1, b=2)
    varargs(1, 2, a=1)
    varkw()
    varkw(1, 2)
    varkw(1, a=2)
    kwonly()
    kwonly(1)
    kwonly(1, 2)
    kwonly(1, k=2)
    kwonly(k=1, m=2)
    kwonly2()
    kwonly2(1)
    kwonly2(1, 2)
    kwonly2(1, 2, k=3)
    kwonly2(1, 2, k=3, m=4)
    kwonly2(k=1, m=1)
    kwonly3(1)
    kwonly3(1, 2, k=3)
    kwdefault(1, 2)
    kwdefault(1, 2, k=3)
    kwdefault()
    kwdefaults(1, 2, 3)
    kwdefaults(1, 2, 3, m=4)
    kwdefaults(1)
    posonly()
    posonly(1)
    posonly(1, 2, 3)
    posonly(a=1, b=2)
    posonly(1, b=2)
    posonly_mixed(1, 2)
    posonly_mixed(1, 2, 3)
    posonly_mixed(1, a=1, b=2, c=3)
    posonly_mixed(a=1, b=2, c=3)
    posonly_default()
    posonly_default(1, b=2)
    posonly_default(1, 2, 3, 4)
    posonly_kw(1, a=2, b=3)
    posonly_kw(a=2)
    everything()
    everything(1)
    everything(a=1, d=2)
    everything(1, 2, 3, c=4, d=5)
    everything(1, b=2, d=3)
    everything(1, **{'d': 1, 3: 4})
    similar(color=1, size=2)
    similar(1, 2, sise=3)
    one(*1)
    one(*None)
    one(**1)
    one(**None)
    one(**[('a', 1)])
    one(*[1], **{2: 3})
    one(**{'a': 1}, **{'a': 2})
    one(a=1, **{'b': 1}, **{'b': 2})
    (lambda x: x)()
    (lambda: 1)(1)
    (lambda *, k: 1)()
    1(2)
    'text'()
    None()
    (1, 2)(3)
    [](0)
""".strip().splitlines():
    attempt(call.strip())


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
for call in """
    Account()
    Account(1, 2, 3)
    Account(1, owner=2)
    Account(1, nothing=2)
    account.deposit()
    account.deposit(1, 2)
    account.deposit(self=1)
    account.deposit(1, self=2)
    account.no_self()
    account.static()
    account.static(1, 2)
    account.cls_method()
    Account.cls_method(1, 2)
    Account.deposit()
    Account.deposit(1)
    account()
    account[1]
    account + 1
    iter(account)
    object(1)
    object.__new__(Account, 1).owner
    type('X')
    len()
    len([], [])
    len(obj=[])
    print(1, foo=2)
    int('1', foo=2)
    sorted()
    sorted([], lambda x: x)
    [].append()
    [].append(1, 2)
    [].append(x=1)
    {}.update(1)
    dict(1, 2)
    ''.join()
    ''.split(1, 2, 3)
    isinstance(1)
    getattr(1)
    range()
    range(1.5)
    abs(1, 2)
    max()
    max(1)
    max(key=1)
    zip(1)
    list(1, 2)
    tuple(x=1)
    open()
    divmod(1)
    super().x
    Exception(x=1)
    property(1, 2, 3, 4, 5)
""".strip().splitlines():
    call = call.strip()
    try:
        print(f"{call:<34} {eval(call)!r}")
    except Exception as error:
        print(f"{call:<34} {type(error).__name__}: {error}")


with account:
    pass
