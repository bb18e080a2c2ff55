"""Reference counts of arguments in calls that unpack a dict."""
import sys
count = sys.getrefcount


class Thing:
    pass


def parameter(x, *args, **kwargs):
    return (count(x), [count(a) for a in args], {k: count(v) for k, v in kwargs.items()})


def star_call():
    x = Thing()
    args = (x,)
    return (parameter(*args), parameter(x, x, k=x), parameter(*args, **{'k': x}))


print(star_call(), star_call())
