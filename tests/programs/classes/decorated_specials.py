"""__new__, __init_subclass__ and __class_getitem__ that are decorated or come from elsewhere."""

import functools
import typing


def logged(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        print(function.__name__, [getattr(a, "__name__", a) for a in args], kwargs)
        return function(*args, **kwargs)
    return inner


class Base:
    @logged
    def __new__(cls, value=0):
        return super().__new__(cls)

    @logged
    def __init_subclass__(cls, **options):
        super().__init_subclass__()

    @logged
    def __class_getitem__(cls, item):
        return cls.__name__, item


class Derived(Base, option=1):
    pass


def free(cls, *args):
    print("free", cls.__name__, args)
    return object.__new__(cls)


Borrowed = type("Borrowed", (), {"__new__": free, "__class_getitem__": lambda cls, item: item})
print(Base[1], Derived["x"], type(Derived(2)).__name__, type(Borrowed(3)).__name__, Borrowed[4])
print([type(vars(Base)[n]).__name__ for n in ("__new__", "__init_subclass__", "__class_getitem__")])
print([type(vars(Borrowed)[n]).__name__ for n in ("__new__", "__class_getitem__")], type(free).__name__)
print(typing.Generic.__class_getitem__ is not None, typing.List[int])
