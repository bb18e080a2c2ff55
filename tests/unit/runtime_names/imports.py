"""Import statements: the same modules, calls of __import__ and errors as the interpreter's."""

import builtins
import sys
import types

import names


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error), str(error), getattr(error, 'name', None), getattr(error, 'path', None)


def interpreted(source, globals_, name='result'):
    def run():
        exec(source, globals_)
        return globals_.get(name)
    return outcome(run)


def make_module(name, **contents):
    module = types.ModuleType(name)
    vars(module).update(contents)
    sys.modules[name] = module
    return module


def check_import_name():
    for source, name, level, from_list in (
            ('import os.path as result', 'os.path', 0, None),
            ('import no.such.module', 'no.such.module', 0, None),
            ('from . import x', '', 1, ('x',)),
            ('from .a import x', 'a', 1, ('x',)),
            ('from os import path as result', 'os', 0, ('path',))):
        for package in (None, 'os', 'nowhere'):
            globals_ = {'__builtins__': builtins, '__package__': package, '__name__': 'm'}
            expected = interpreted(source, dict(globals_))
            got = outcome(names.import_name, level, from_list, globals_, vars(builtins), name)
            if isinstance(got, types.ModuleType):
                assert got.__name__ in ('os', 'posixpath'), got
            else:
                assert got == expected, (source, package, got, expected)

    seen = []

    def hooked(*args):
        seen.append(args)
        return 'hooked'

    globals_ = {'__name__': 'm'}
    own = {'__import__': hooked}
    assert names.import_name(0, ('x',), globals_, own, 'abc') == 'hooked'
    assert seen == [('abc', globals_, None, ('x',), 0)] and seen[0][1] is globals_, seen
    assert outcome(names.import_name, 0, None, globals_, {}, 'abc')[:2] == (
        ImportError, '__import__ not found')


def check_import_from():
    here = types.SimpleNamespace(_initializing=True)
    make_module('plain', x=1)
    make_module('with_path', __file__='/some/where.py')
    make_module('circular', __file__='/some/where.py', __spec__=here)
    make_module('package', __path__=[])
    make_module('package.member')
    make_module('odd', __file__=3)
    nameless = make_module('nameless')
    del nameless.__name__
    number = make_module('number')
    number.__name__ = 3
    cases = [('plain', 'x'), ('plain', 'y'), ('with_path', 'y'), ('circular', 'y'),
             ('package', 'member'), ('package', 'y'), ('odd', 'y'), ('nameless', 'y'),
             ('number', 'y')]
    sys.modules['object'] = 5
    cases.append(('object', 'y'))
    for module, name in cases:
        expected = interpreted(f'from {module} import {name} as result', {})
        got = outcome(names.namespace, 'if', {}, {}, None, name, sys.modules[module])
        assert got == expected, (module, name, got, expected)


class Mapping(dict):
    def __setitem__(self, key, value):
        if key == 'forbidden':
            raise ValueError(key)
        super().__setitem__(key, ('stored', value))


class Lazy(types.ModuleType):
    def __getattr__(self, name):
        if name == 'broken':
            raise OSError(name)
        if name == '__all__':
            raise AttributeError(name)
        return name


def check_import_star():
    make_module('all_list', __all__=['a', '_b'], a=1, _b=2, c=3)
    make_module('all_tuple', __all__=('a',), a=1, c=3)
    make_module('no_all', a=1, _b=2, c=3)
    make_module('all_missing', __all__=['a', 'nothing'], a=1)
    make_module('all_number', __all__=['a', 5], a=1)
    make_module('all_no_sequence', __all__=7)
    make_module('all_forbidden', __all__=['forbidden', 'a'], forbidden=1, a=2)
    make_module('dict_number', a=1).__dict__[5] = 6
    strange = make_module('strange', __all__=[5])
    strange.__name__ = 7
    sys.modules['lazy'] = Lazy('lazy')
    broken = sys.modules['broken'] = Lazy('broken')
    broken.__all__ = ['a', 'broken']
    sys.modules['no_dict'] = 5
    for module in ('all_list', 'all_tuple', 'no_all', 'all_missing', 'all_number', 'all_no_sequence',
                   'all_forbidden', 'dict_number', 'strange', 'lazy', 'broken', 'no_dict'):
        for locals_ in (dict, Mapping):
            one, two = locals_(), locals_()
            expected = outcome(exec, f'from {module} import *', {}, one)
            frame_globals = {}
            got = outcome(names.namespace, 'is', frame_globals, {}, two, 'x', sys.modules[module])
            assert got == expected, (module, got, expected)
            if module != 'broken':  # already the import of '*' fails in the interpreter
                assert list(one.items()) == list(two.items()), (module, one, two)


check_import_name()
check_import_from()
check_import_star()
