"""Ownership of operands and results, and single stories about when a cached attribute must go."""

import sys
import types

import names


class Plain:
    default = 'class default'

    def __init__(self):
        self.x = object()

    def method(self):
        return self

    @property
    def prop(self):
        return self.x

    @classmethod
    def make(cls):
        return cls


class Slots:
    __slots__ = ('x',)

    def method(self):
        return self


class Failing:
    @property
    def x(self):
        raise AttributeError('no')

    @x.setter
    def x(self, value):
        raise ValueError('no')


def count(*objects):
    return [sys.getrefcount(o) for o in objects]


def check_references():
    """However often an operation runs, with whatever mask: nothing is leaked or given away twice."""
    plain, slots, error, dicted = Plain(), Slots(), Exception(), Plain()
    slots.x = error.x = object()
    dicted.__dict__
    failing = Failing()
    owners = [plain, slots, error, dicted, failing, Plain, Slots, types, [], 'text']
    value = object()
    for owner in owners:
        for name in ('x', 'default', 'method', 'prop', 'make', 'append', 'join', 'FunctionType',
                     'missing', '__class__', '__dict__', '__name__'):
            for own in (0, 1):
                attr, method = names.site(), names.site()
                try:
                    found = getattr(owner, name)
                except AttributeError:
                    found = None
                for _ in range(3):  # fills the caches
                    for load, site in ((names.load_attr, attr), (names.load_method, method)):
                        try:
                            load(site, owner, name, own)
                        except AttributeError:
                            pass
                before = count(owner, found, type(owner), Plain.method, Plain.__dict__['make'])
                for _ in range(50):
                    for load, site in ((names.load_attr, attr), (names.load_method, method)):
                        try:
                            load(site, owner, name, own)
                        except AttributeError:
                            pass
                after = count(owner, found, type(owner), Plain.method, Plain.__dict__['make'])
                assert before == after, (owner, name, own, before, after)
        for own in range(4):
            site = names.site()
            before = count(owner, value)
            for _ in range(20):
                try:
                    names.store_attr(site, value, owner, 'x', own)
                    names.store_attr(site, None, owner, 'x', own)
                except (AttributeError, TypeError, ValueError):
                    pass
            if isinstance(owner, type) or owner is types:
                try:
                    del owner.x
                except AttributeError:
                    pass
            after = count(owner, value)
            assert before == after, (owner, own, before, after)
            if owner is Slots:
                Slots.x = slots_member


slots_member = Slots.__dict__['x']


class Checker:
    """One load site, one method site; every check compares them with getattr()."""

    def __init__(self, name):
        self.name = name
        self.attr, self.method = names.site(), names.site()

    def __call__(self, owner):
        try:
            expected = getattr(owner, self.name)
        except AttributeError as error:
            expected = str(error)
        for _ in range(3):
            try:
                got = names.load_attr(self.attr, owner, self.name, 0)
            except AttributeError as error:
                got = str(error)
            assert got == expected, (got, expected)
            try:
                method, self_ = names.load_method(self.method, owner, self.name, 0)
                got = self_ if method is None else method.__get__(self_, type(self_))
            except AttributeError as error:
                got = str(error)
            assert got == expected, (got, expected)
        return expected


def check_stories():
    # An instance attribute hides a method, then goes away.
    check = Checker('method')
    p, q = Plain(), Plain()
    check(p)
    q.method = 5
    assert check(q) == 5 and check(p) != 5
    del q.method
    assert check(q) != 5
    # The dict is materialised, replaced, emptied.
    check = Checker('x')
    check(p)
    p.__dict__['x'] = 7
    assert check(p) == 7
    p.__dict__ = {'other': 1, 'x': 8}
    assert check(p) == 8
    p.__dict__ = {'x': 9, 'other': 1}
    assert check(p) == 9
    del p.__dict__['x']
    check(p)
    p.__dict__['x'] = 10  # at another position
    assert check(p) == 10
    p.__dict__ = {}
    check(p)
    # A class attribute becomes a data descriptor that comes first.
    check = Checker('default')
    q.default = 'mine'
    assert check(q) == 'mine'
    Plain.default = property(lambda self: 'property')
    assert check(q) == 'property'
    Plain.default = 'class default'
    assert check(q) == 'mine'

    # The descriptor's class changes, the owner's class does not.
    class Descriptor:
        pass

    class Owner:
        x = Descriptor()

    check = Checker('x')
    owner = Owner()
    assert check(owner) is Owner.__dict__['x']
    Descriptor.__get__ = lambda self, obj, cls: 'got'
    assert check(owner) == 'got'
    owner.__dict__['x'] = 'mine'
    assert check(owner) == 'mine'
    Descriptor.__set__ = lambda self, obj, value: None
    assert check(owner) == 'got'
    assert check(Owner) == 'got'
    del Descriptor.__get__
    assert check(owner) == 'mine'

    # __getattr__ and __getattribute__ appear and vanish.
    class Dynamic:
        pass

    check = Checker('x')
    d = Dynamic()
    d.x = 1
    assert check(d) == 1
    Dynamic.__getattr__ = lambda self, name: 'hook'
    assert check(d) == 1
    del d.x
    assert check(d) == 'hook'
    Dynamic.__getattribute__ = lambda self, name: 'all'
    d.x = 2
    assert check(d) == 'all'
    del Dynamic.__getattribute__
    assert check(d) == 2
    del Dynamic.__getattr__, d.x
    check(d)

    # __class__ assignment keeps the attributes but changes the methods.
    class One:
        def method(self):
            return 1

    class Two:
        def method(self):
            return 2

    check = Checker('method')
    o = One()
    assert check(o)() == 1
    o.__class__ = Two
    assert check(o)() == 2

    # Attributes of classes, and of their metaclass.
    class Meta(type):
        pass

    class C(metaclass=Meta):
        x = 1

    class D(C):
        pass

    check = Checker('x')
    assert check(C) == check(D) == 1
    D.x = 2
    assert check(D) == 2 and check(C) == 1
    Meta.x = property(lambda cls: 'meta')
    assert check(D) == 'meta'
    Meta.x = 'plain'
    assert check(D) == 2
    del D.x, C.x
    assert check(D) == 'plain'
    del Meta.x
    check(C)
    Meta.__getattr__ = lambda cls, name: 'hook'
    assert check(C) == 'hook'

    # Modules: attributes come and go, __getattr__, a new __class__.
    check = Checker('x')
    m = types.ModuleType('m')
    check(m)
    m.x = 1
    assert check(m) == 1
    m.__getattr__ = lambda name: 'module hook'
    assert check(m) == 1
    del m.x
    assert check(m) == 'module hook'

    class Module(types.ModuleType):
        @property
        def x(self):
            return 'property'

    m.__class__ = Module
    assert check(m) == 'property'

    # A slot is emptied; a class that inherits it adds a dict.
    check = Checker('x')
    s = Slots()
    check(s)
    s.x = 1
    assert check(s) == 1
    del s.x
    check(s)

    class Mixed(Slots):
        pass

    mixed = Mixed()
    mixed.x = 3
    mixed.__dict__['x'] = 4
    assert check(mixed) == 3

    # Bases change.
    class Left:
        x = 'left'

    class Right:
        x = 'right'

    class Child(Left):
        pass

    check = Checker('x')
    child = Child()
    assert check(child) == 'left'
    Child.__bases__ = (Right,)
    assert check(child) == 'right' and check(Child) == 'right'
    Right.x = 'changed'
    assert check(child) == 'changed'


def check_many_attributes():
    """More names than shared keys hold, in different orders."""
    class Many:
        pass

    sites = {f'a{i}': names.site() for i in range(60)}
    for start in (0, 20, 50):
        cached, generic = Many(), Many()
        order = list(sites)[start:] + list(sites)[:start]
        for name in order:
            names.store_attr(sites[name], name, cached, name, 0)
            setattr(generic, name, name)
        assert list(vars(cached).items()) == list(vars(generic).items())


def check_store_errors():
    for owner, name in ((Failing(), 'x'), (Slots(), 'y'), ('text', 'x'), ([], 'append'), (1, 'real'),
                        (int, 'x'), (Plain(), 'prop'), (Plain(), '__dict__'), (None, 'x')):
        site = names.site()
        for _ in range(3):
            try:
                setattr(owner, name, 1)
                expected = None
            except Exception as error:
                expected = type(error), str(error)
            try:
                names.store_attr(site, 1, owner, name, 0)
                got = None
            except Exception as error:
                got = type(error), str(error)
            assert got == expected, (got, expected)


check_references()
check_stories()
check_many_attributes()
check_store_errors()
