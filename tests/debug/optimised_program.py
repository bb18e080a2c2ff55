"""What optimised_test.py debugs: every kind of function between a crash and the module."""

import ctypes


class Shop:
    def __init__(self, prices):
        self.prices = prices

    @property
    def total(self):
        wanted = sorted(self.prices, key=lambda name: crash(name, len(self.prices)))
        return wanted


def crash(name, count):
    half = count / 2
    later = None
    words = [ctypes.string_at(int(half) - 1) for _ in range(count)]  # crashes
    later = words
    return later


def generator(shop):
    for number in range(3):
        yield shop.total


def outer():
    kept = {"a": 1, "b": 2}

    def inner(factor):
        shop = Shop(kept)
        return list(generator(shop)), factor

    return inner(3)


outer()
