"""load_global against the interpreter's LOAD_GLOBAL, while globals and builtins change."""

import builtins
import random
import sys
import types

import names

NAMES = ['a', 'b', 'c', 'len', 'missing']
FUNCTIONS = {}
exec('\n'.join(f'def load_{name}(): return {name}' for name in NAMES), FUNCTIONS)


class Fallback(dict):
    def __missing__(self, key):
        if key == 'missing':
            return 'from __missing__'
        raise KeyError(key)


def interpreted(globals_, name):
    function = types.FunctionType(FUNCTIONS['load_' + name].__code__, globals_)
    return function()


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error), str(error), error.name if isinstance(error, NameError) else None


def change(r, mapping):
    action = r.randrange(9)
    name = r.choice(NAMES)
    if action < 3:
        mapping[name] = object()
    elif action == 3:
        mapping.pop(name, None)
    elif action == 4:
        mapping['extra%d' % r.randrange(100)] = 1
    elif action == 5 and r.random() < 0.2:
        mapping.clear()
    elif action == 6 and mapping:
        mapping.popitem()
    elif action == 7:
        mapping.update({n: object() for n in r.sample(NAMES, 2)})
    elif action == 8:
        mapping[r.randrange(3)] = 1  # the keys are no longer only strings
        if r.random() < 0.5:
            items = dict(mapping)
            for key in (0, 1, 2):
                items.pop(key, None)
            mapping.clear()
            mapping.update(items)


def differential(seed):
    r = random.Random(seed)
    sites = {name: names.site() for name in NAMES}
    worlds = []
    for kind in (dict, dict, Fallback):
        own = kind(vars(builtins)) if r.random() < 0.5 else kind()
        for _ in range(2):
            worlds.append(({'__builtins__': own}, own))
    for _ in range(2000):
        globals_, own = r.choice(worlds)
        if r.random() < 0.3:
            change(r, r.choice([globals_, own]))
            globals_['__builtins__'] = own
        elif r.random() < 0.02:
            copied = dict(globals_), own
            worlds[r.randrange(len(worlds))] = copied
        else:
            name = r.choice(NAMES)
            expected = outcome(interpreted, globals_, name)
            got = outcome(names.load_global, sites[name], globals_, own, name)
            assert got is expected or got == expected, (name, got, expected)


def references():
    value = object()
    globals_, own = {'a': value}, {'b': value}
    for name in ('a', 'b'):
        site = names.site()
        before = sys.getrefcount(value)
        for _ in range(100):
            names.load_global(site, globals_, own, name)
        assert sys.getrefcount(value) == before


for seed in range(30):
    differential(seed)
references()
