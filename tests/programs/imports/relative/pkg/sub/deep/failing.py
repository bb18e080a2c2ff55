"""Fails while it is imported, by a chain of calls."""
from . import leaf


def compute():
    return leaf.value[100]


something = compute()
