"""Reference counts of arguments in calls that unpack a dict."""
import sys
count = sys.getrefcount

class Thing:
    pass

def local():
    x = Thing()

def parameter(x, *args, **kwargs):
    return (count(x), [count(a) for a in args], {k: count(v) for k, v in kwargs.items()})

def captured():
    pass

def handler():
    error = Thing()

def unpacked():
    pass

def attribute():
    holder = Thing()
    holder.value = Thing()

def expression():
    pass

def with_block():
    pass

def number_counts(ten=10):
    n, f = (ten ** 20, 1.5 / ten)

def finally_block():
    pass

def star_call():
    x = Thing()
    args = (x,)
    return (parameter(*args), parameter(x, x, k=x), parameter(*args, **{'k': x}))
pass
for function in (finally_block, star_call):
    print(function.__name__, function(), function())
