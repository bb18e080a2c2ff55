"""Raising, catching and context managers: the interpreter's results and errors."""

import sys

import names


class NotAnException:
    pass


class ReturnsInt(Exception):
    def __new__(cls):
        return 5


class ReturnsOther(Exception):
    def __new__(cls):
        return ValueError('other')


class Refuses(Exception):
    def __init__(self):
        raise OSError('refused')


def describe(error, depth=3):
    if not isinstance(error, BaseException) or depth == 0:
        return error if isinstance(error, int) else None  # a cause may be anything
    return (type(error), str(error), describe(error.__cause__, depth - 1),
            describe(error.__context__, depth - 1), error.__suppress_context__)


def outcome(function, *args):
    try:
        return function(*args)
    except BaseException as error:
        return describe(error)


def raise_one(exc):
    raise exc


def raise_from(exc, cause):
    raise exc from cause


def check_raise():
    things = [ValueError, ValueError('x'), NotAnException, NotAnException(), 5, None, ReturnsInt,
              ReturnsOther, Refuses, KeyboardInterrupt, SystemExit(3)]
    for exc in things:
        for own in (0, 1):
            assert outcome(raise_one, exc) == outcome(names.do_raise, own, exc), exc
        for cause in things:
            for own in (0, 3):
                if isinstance(exc, BaseException):
                    exc.__cause__ = exc.__context__ = None
                expected = outcome(raise_from, exc, cause)
                if isinstance(exc, BaseException):
                    exc.__cause__ = exc.__context__ = None
                assert outcome(names.do_raise, own, exc, cause) == expected, (exc, cause)


def check_raise_again():
    expected = (RuntimeError, 'No active exception to reraise', None, None, False)
    assert outcome(names.do_raise, 0) == expected
    try:
        raise ValueError('handled')
    except ValueError as error:
        handled = error
        try:
            names.do_raise(0)
        except ValueError as again:
            assert again is handled


def check_raise_references():
    for exc, cause in ((ValueError('x'), KeyError('y')), (ValueError, KeyError), (5, 6),
                       (ValueError('x'), 5), (Refuses, None), (ReturnsInt, ReturnsInt)):
        for own in range(4):
            outcome(names.do_raise, own, exc, cause)
            if isinstance(exc, BaseException):
                exc.__traceback__ = exc.__cause__ = exc.__context__ = None
            before = sys.getrefcount(exc), sys.getrefcount(cause)
            for _ in range(20):
                outcome(names.do_raise, own, exc, cause)
                if isinstance(exc, BaseException):
                    exc.__traceback__ = exc.__cause__ = exc.__context__ = None
            after = sys.getrefcount(exc), sys.getrefcount(cause)
            assert before == after, (exc, cause, own, before, after)


def catch(exc, type_):
    try:
        raise exc
    except type_:
        return True
    except Exception as error:
        if error is exc:
            return False
        raise


def check_match():
    types = [ValueError, Exception, (KeyError, ValueError), (), 5, (ValueError, 5), [ValueError],
             NotAnException, (NotAnException,), ((ValueError,),), BaseException]
    for exc in (ValueError('x'), KeyError('y')):
        for type_ in types:
            exc.__context__ = None
            expected = outcome(catch, exc, type_)
            for own in range(4):
                before = sys.getrefcount(exc), sys.getrefcount(type_)
                got = outcome(names.check_exc_match, exc, type_, own)
                after = sys.getrefcount(exc), sys.getrefcount(type_)
                assert before == after
                if type(expected) is bool:
                    assert got is expected, (exc, type_, got, expected)
                else:
                    assert got[:2] == expected[:2], (exc, type_, got, expected)


class OwnGroup(ExceptionGroup):
    def derive(self, excs):
        return OwnGroup('derived', excs)


def shape(error):
    if isinstance(error, BaseExceptionGroup):
        return type(error), error.message, tuple(map(shape, error.exceptions))
    return error


def catch_star(exc, type_):
    matched = rest = None
    try:
        try:
            raise exc
        except* type_ as error:
            matched = error
    except BaseException as error:
        if isinstance(error, TypeError):
            raise
        rest = error
    return shape(rest), shape(matched)


def check_group_match():
    value, key = ValueError('v'), KeyError('k')
    excs = [value, ExceptionGroup('g', [value, key]), OwnGroup('o', [value, OwnGroup('p', [key])]),
            ExceptionGroup('none', [OSError()])]
    for exc in excs:
        for type_ in (ValueError, (ValueError, KeyError), OSError, Exception, ExceptionGroup, 5,
                      (5,), (ValueError, ExceptionGroup)):
            expected = outcome(catch_star, exc, type_)
            for own in range(4):
                got = outcome(names.check_eg_match, exc, type_, own)
                if got and isinstance(got[0], type):
                    assert got[:2] == expected[:2], (got, expected)
                else:
                    rest, match = got
                    assert (shape(rest), shape(match)) == expected or (
                        match is None and rest is exc), (exc, type_, got, expected)
                before = sys.getrefcount(exc)
                for _ in range(10):
                    got = outcome(names.check_eg_match, exc, type_, own)
                got = rest = match = None
                assert abs(sys.getrefcount(exc) - before) <= 2, (exc, type_, own)


class Manager:
    def __enter__(self):
        return 'entered'

    def __exit__(self, *args):
        return args


class NoExit:
    def __enter__(self):
        return self


class NoEnter:
    def __exit__(self, *args):
        pass


class Raising:
    def __enter__(self):
        raise OSError('enter')

    __exit__ = Manager.__exit__


class Static:
    __enter__ = staticmethod(lambda: 'static')
    __exit__ = 5


class Instance:
    def __init__(self):
        self.__enter__ = self.__exit__ = lambda *args: None


def run_with(manager):
    with manager as entered:
        return entered


async def run_async_with(manager):
    async with manager as entered:
        return entered


def drive(manager):
    return run_async_with(manager).send(None)


def check_with():
    for manager in (NoExit(), NoEnter(), Raising(), Instance(), 5, None):
        expected = outcome(run_with, manager)
        for own in (0, 1):
            before = sys.getrefcount(manager)
            got = outcome(names.before_with, manager, own, False)
            assert got == expected, (manager, got, expected)
            assert sys.getrefcount(manager) == before
            assert outcome(names.before_with, manager, own, True) == outcome(drive, manager)
    for own in (0, 1):
        manager = Manager()
        exit_, entered = names.before_with(manager, own, False)
        assert entered == 'entered' and exit_ == manager.__exit__
        assert names.before_with(Static(), own, False) == (5, 'static')
        try:
            raise ValueError('in the body')
        except ValueError as error:
            for mask in range(4):
                type_, value, traceback = names.with_except_start(exit_, error, mask)
                assert (type_, value, traceback) == (ValueError, error, error.__traceback__)


check_raise()
check_raise_again()
check_raise_references()
check_match()
check_group_match()
check_with()
