"""Tracing switched on by an operation and off by the finalizer of its operand."""

import sys


def ignore(*event):
    return None


class Operand:
    @property
    def attribute(self):
        sys.settrace(ignore)
        return 1

    def method(self):
        sys.settrace(ignore)
        return 2

    def __setattr__(self, name, value):
        sys.settrace(ignore)

    def __delattr__(self, name):
        sys.settrace(ignore)

    def __enter__(self):
        sys.settrace(ignore)
        return 3

    def __exit__(self, *exception):
        return True

    def __getitem__(self, index):
        sys.settrace(ignore)
        return 4

    def __add__(self, other):
        sys.settrace(ignore)
        return 5

    def __iter__(self):
        sys.settrace(ignore)
        return iter((6, 7))

    def __del__(self):
        sys.settrace(None)


def operations():
    yield Operand().attribute
    yield Operand().method()
    Operand().attribute = 1
    yield sys.gettrace()
    del Operand().attribute
    yield sys.gettrace()
    with Operand() as entered:
        yield entered
    yield Operand()[0]
    yield Operand() + 1
    yield [*Operand()]
    first, second = Operand()
    yield first, second
    for item in Operand():
        yield item


print(list(operations()), sys.gettrace())
