"""Names in class and module bodies: the same results and errors as the interpreter's."""

import names


class Mapping:
    """A namespace as __prepare__ may return it."""

    def __init__(self, error=KeyError):
        self.data = {}
        self.error = error

    def __getitem__(self, key):
        try:
            return self.data[key]
        except KeyError:
            raise self.error(key) from None

    def __setitem__(self, key, value):
        if key == 'forbidden':
            raise ValueError(key)
        self.data[key] = value

    def __delitem__(self, key):
        if key not in self.data:
            raise self.error(key)
        del self.data[key]


def outcome(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return (type(error), str(error), getattr(error, 'name', None), type(error.__cause__),
                type(error.__context__))


def interpreted(source, globals_, locals_):
    def run():
        exec(source, globals_, locals_)
        return globals_.pop('result', None)
    return outcome(run)


def check(operation, source, name, make):
    globals_, locals_ = make()
    expected = interpreted(source, globals_, locals_)
    state = globals_, getattr(locals_, 'data', locals_)
    globals_, locals_ = make()
    got = outcome(names.namespace, operation, globals_, globals_['__builtins__'], locals_, name,
                  'value')
    assert got == expected, (operation, name, got, expected)
    assert (globals_, getattr(locals_, 'data', locals_)) == state, (operation, name)


def worlds():
    import builtins
    for builtins_ in (dict(vars(builtins)), {}, Mapping(), Mapping(ValueError)):
        for contents in ({}, {'x': 'global x'}):
            for locals_ in (dict, Mapping, lambda: Mapping(LookupError), lambda: Mapping(OSError)):
                for local in ({}, {'x': 'local x', '__annotations__': {}}):
                    def make():
                        namespace = locals_()
                        getattr(namespace, 'data', namespace).update(local)
                        return {'__builtins__': builtins_, **contents}, namespace
                    yield make


def check_all():
    for make in worlds():
        for name in ('x', 'len', 'missing'):
            check('ln', f'global result\nresult = {name}', name, make)
            check('dn', f'del {name}', name, make)
            check('dg', f'global {name}\ndel {name}', name, make)
            check('sn', f'{name} = "value"', name, make)
            check('sg', f'global {name}\n{name} = "value"', name, make)
        check('sn', 'forbidden = "value"', 'forbidden', make)
        check('sa', 'if 0: x: int', 'x', make)


def check_build_class():
    import builtins
    for own in (vars(builtins), {}, Mapping(), Mapping(ValueError)):
        globals_ = {'__builtins__': own}
        got = outcome(names.namespace, 'lb', globals_, own, {}, 'x', None)
        expected = interpreted('class C: pass', globals_, {})
        if got is builtins.__build_class__:
            assert expected is None
        else:
            assert got == expected, (got, expected)


def check_no_locals():
    """A frame without f_locals: impossible in Python code, the messages are the interpreter's."""
    for operation, message in (('ln', "no locals when loading 'x'"),
                               ('sn', "no locals found when storing 'x'"),
                               ('dn', "no locals when deleting 'x'"),
                               ('sa', 'no locals found when setting up annotations')):
        result = outcome(names.namespace, operation, {}, {}, None, 'x', 1)
        assert result[:2] == (SystemError, message), result


check_all()
check_build_class()
check_no_locals()
