"""Random classes, instances and mutations: a cached operation gives what the generic one gives.

Instances come in twins: one is stored to through caches, the other with setattr(); all loads are done
with and without caches and must agree in value, exception, and the descriptors they call.
"""

import gc
import os
import random
import sys
import types

import names

SEED = int(os.environ.get('SEED', '0'))
STEPS = int(os.environ.get('STEPS', '4000'))
NAMES = ['a', 'b', 'c', 'd', 'method', '__class__', '__doc__', '__dict__', '__name__', 'missing']
STORED = ['a', 'b', 'c', 'd', 'method']

calls = []


class Value:
    def __init__(self, label):
        self.label = label

    def __repr__(self):
        return f'<{self.label}>'


VALUES = [Value(f'v{i}') for i in range(8)]


class Changing:
    """Instances are plain values, descriptors, or data descriptors, as the class says at the time."""


def changing_get(self, owner, type_):
    calls.append(('get', id(self), id(owner), id(type_)))
    return VALUES[0]


def changing_set(self, owner, value):
    calls.append(('set', id(self), type(owner)))


def changing_get_error(self, owner, type_):
    calls.append(('get_error', id(self), id(owner), id(type_)))
    raise AttributeError('from descriptor')


class NonData:
    def __get__(self, owner, type_):
        calls.append(('nondata', id(owner), id(type_)))
        return VALUES[1]


class Data(NonData):
    def __set__(self, owner, value):
        calls.append(('data set', type(owner), id(value)))


def getattr_hook(self, name):
    calls.append(('getattr', id(self), name))
    if name == 'missing':
        raise AttributeError('hook ' + name)
    return VALUES[2]


def getattribute_hook(self, name):
    calls.append(('getattribute', name))
    return object.__getattribute__(self, name)


def setattr_hook(self, name, value):
    calls.append(('setattr', name))
    object.__setattr__(self, name, value)


class Meta(type):
    pass


def outcome(function, *args):
    calls.clear()
    try:
        result = function(*args)
    except Exception as error:
        result = (type(error), str(error), getattr(error, 'name', None))
    return result, list(calls)


def same(x, y):
    if x is y:
        return True
    if type(x) is not type(y):
        return False
    if isinstance(x, types.MethodType):
        return x.__func__ is y.__func__ and x.__self__ is y.__self__
    if isinstance(x, (tuple, str, dict, types.MappingProxyType, types.MethodWrapperType,
                      types.BuiltinMethodType)):
        return x == y
    return False


def bind(result):
    """What a call through load_method's result sees."""
    if type(result) is not tuple or len(result) != 2:
        return result
    method, self = result
    if method is None:
        return self
    if isinstance(method, (types.FunctionType, types.MethodType)):
        return types.MethodType(method, self)
    return method.__get__(self, type(self))


class World:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.classes = []
        self.twins = []  # (cached, generic)
        self.loads = {name: [names.site() for _ in range(3)] for name in NAMES}
        self.methods = {name: [names.site() for _ in range(3)] for name in NAMES}
        self.stores = {name: [names.site() for _ in range(3)] for name in STORED}
        while not self.classes:
            self.new_class()
        self.new_instance()

    def attribute(self):
        kind = self.random.choice([0, 0, 3, 4, 4, 4, 5, 6, 7, 8, 9, 9, 9, 10, 11])
        value = self.random.choice(VALUES)
        if kind == 0:
            return value
        if kind == 3:
            return 17
        if kind == 4:
            return lambda self, *args: ('function', self, args)
        if kind == 5:
            return property(lambda self: (calls.append('property'), 'property')[1],
                            lambda self, value: calls.append(('property set', id(value))))
        if kind == 6:
            def failing(self):
                calls.append('failing')
                raise AttributeError('property fails')
            return property(failing)
        if kind == 7:
            return classmethod(lambda cls: cls)
        if kind == 8:
            return staticmethod(lambda: None)
        if kind == 9:
            return Changing()
        if kind == 10:
            return NonData()
        return Data()

    def new_class(self):
        r = self.random
        namespace = {}
        for name in STORED:
            if r.random() < 0.4:
                namespace[name] = self.attribute()
        if r.random() < 0.25:
            namespace['__slots__'] = [name for name in STORED
                                      if r.random() < 0.5 and name not in namespace]
            if r.random() < 0.5:
                namespace['__slots__'].append('__dict__')
        bases = r.sample(self.classes, min(len(self.classes), r.choice([0, 1, 1, 1, 2])))
        if not bases and r.random() < 0.3:
            bases = [r.choice([Exception, dict, int, list, tuple, types.ModuleType])]
        try:
            self.classes.append(r.choice([type, type, type, Meta])('C%d' % len(self.classes),
                                                                   tuple(bases), namespace))
        except TypeError:
            pass  # conflicting bases

    def new_instance(self):
        cls = self.random.choice(self.classes)
        args = ('m',) if issubclass(cls, types.ModuleType) else ()
        try:
            twins = cls(*args), cls(*args)
        except Exception:
            return
        if self.random.random() < 0.5:
            for name in self.random.sample(STORED, self.random.randrange(3)):
                value = self.random.choice(VALUES)
                for twin in twins:
                    outcome(setattr, twin, name, value)
        self.twins.append(twins)
        if len(self.twins) > 40:
            del self.twins[self.random.randrange(20)]

    def mutate_class(self):
        r = self.random
        cls = r.choice(self.classes)
        action = r.randrange(8)
        if action < 3:
            outcome(setattr, cls, r.choice(STORED), self.attribute())
        elif action == 3:
            outcome(delattr, cls, r.choice(STORED))
        elif action == 4:
            hook, function = r.choice([('__getattr__', getattr_hook), ('__setattr__', setattr_hook),
                                       ('__getattribute__', getattribute_hook)])
            target = r.choice([cls, cls, Meta])
            if target is Meta and hook != '__getattr__':
                return
            if hook in target.__dict__:
                delattr(target, hook)
            elif r.random() < 0.5:
                setattr(target, hook, function)
        elif action == 5:
            hook, function = r.choice([('__get__', changing_get), ('__set__', changing_set),
                                       ('__get__', changing_get_error)])
            if hook in Changing.__dict__:
                delattr(Changing, hook)
            else:
                setattr(Changing, hook, function)
        elif action == 6:
            outcome(setattr, cls, '__bases__', (r.choice(self.classes),))
        else:
            name = r.choice(STORED)
            if name in Meta.__dict__:
                delattr(Meta, name)
            elif r.random() < 0.3:
                setattr(Meta, name, self.attribute())

    def mutate_instance(self):
        r = self.random
        twins = r.choice(self.twins)
        action = r.choice([0, 0, 0, 1, 2, 3, 3, 3, 4, 5])
        name = r.choice(STORED)
        if action == 0:
            for twin in twins:
                outcome(delattr, twin, name)
        elif action == 1:
            for twin in twins:
                getattr(twin, '__dict__', None)  # materialises it
        elif action == 2:
            content = {n: r.choice(VALUES) for n in r.sample(STORED, r.randrange(4))}
            for twin in twins:
                outcome(setattr, twin, '__dict__', dict(content))
        elif action == 3:
            cls = r.choice(self.classes)
            for twin in twins:
                outcome(setattr, twin, '__class__', cls)
        elif action == 4:
            for twin in twins:
                if isinstance(getattr(twin, '__dict__', None), dict):
                    twin.__dict__[3] = 4  # keys of any type
        else:
            for twin in twins:
                if isinstance(getattr(twin, '__dict__', None), dict):
                    twin.__dict__.clear()

    def check_load(self):
        r = self.random
        owner = r.choice(self.classes) if r.random() < 0.3 else r.choice(r.choice(self.twins))
        if r.random() < 0.2:
            start = owner if r.random() < 0.3 and isinstance(owner, type) else type(owner)
            owner = super(r.choice(type.mro(start)), owner)
        name = r.choice(NAMES)
        own = r.randrange(2)
        expected = outcome(getattr, owner, name)
        got = outcome(names.load_attr, r.choice(self.loads[name]), owner, name, own)
        assert same(expected[0], got[0]) and expected[1] == got[1], (name, owner, expected, got)
        expected = outcome(names.get_method, owner, name)
        expected = bind(expected[0]), expected[1]
        got = outcome(names.load_method, r.choice(self.methods[name]), owner, name, own)
        got = bind(got[0]), got[1]
        assert same(expected[0], got[0]) and expected[1] == got[1], (name, owner, expected, got)

    def check_store(self):
        r = self.random
        cached, generic = r.choice(self.twins)
        name = r.choice(STORED)
        value = r.choice(VALUES)
        got = outcome(names.store_attr, r.choice(self.stores[name]), value, cached, name,
                      r.randrange(4))
        expected = outcome(setattr, generic, name, value)
        assert expected == got, (name, type(cached), expected, got)

    def check_twins(self):
        for cached, generic in self.twins:
            try:
                one, two = object.__getattribute__(cached, '__dict__'), object.__getattribute__(
                    generic, '__dict__')
            except AttributeError:
                continue
            if isinstance(one, dict):
                assert list(one.items()) == list(two.items()), (one, two)

    def run(self, steps):
        r = self.random
        for step in range(steps):
            action = r.random()
            if action < 0.03:
                if len(self.classes) > 10:
                    del self.classes[r.randrange(8)]
                self.new_class()
            elif action < 0.08 or not self.twins:
                self.new_instance()
            elif action < 0.13:
                self.mutate_class()
            elif action < 0.2:
                self.mutate_instance()
            elif action < 0.27:
                self.check_store()
            else:
                self.check_load()
        self.check_twins()


def main():
    references = None
    for round_ in range(12):
        for hook in ('__get__', '__set__'):
            if hook in Changing.__dict__:
                delattr(Changing, hook)
        world = World(SEED * 1000 + round_)
        world.run(STEPS)
        del world
        for name in list(Meta.__dict__):
            if name in STORED or name == '__getattr__':
                delattr(Meta, name)
        calls.clear()
        gc.collect()
        counts = [sys.getrefcount(value) for value in VALUES]
        assert references is None or counts == references, (references, counts)
        references = counts


main()
