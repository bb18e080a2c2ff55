"""gc: cycles through classes, closures, generators, frames; callbacks; referrers; weak references."""

import gc
import sys
import weakref

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Node({self.name})"

    def __del__(self):
        print("del", self.name)


def collect(what):
    print(what, "->", "collected" if gc.collect() else "nothing")


collect("at the start") if False else gc.collect()
a, b = Node("a"), Node("b")
a.other, b.other = b, a
del a, b
collect("two nodes")


def closure_cycle():
    node = Node("in closure")

    def inner():
        return node, inner
    node.function = inner


closure_cycle()
collect("closure")


def generator_cycle():
    node = Node("in generator")

    def gen():
        try:
            yield node
        finally:
            print("generator finalised")
    g = gen()
    next(g)
    node.generator = g


generator_cycle()
collect("generator")


def class_cycle():
    class Local:
        node = Node("in class")

        def method(self):
            return __class__
    Local.instance = Local()


class_cycle()
collect("class")


class Resurrected:
    saved = []

    def __del__(self):
        print("resurrecting")
        self.saved.append(self)


r = Resurrected()
r.cycle = r
del r
collect("resurrected")
print(len(Resurrected.saved))
Resurrected.saved.clear()
collect("resurrected again")

log = []
gc.callbacks.append(lambda phase, info: log.append((phase, info["generation"])))
gc.collect()
gc.collect(0)
gc.callbacks.clear()
print(log)


def referents(x):
    y = [x]
    return lambda: (x, y)


f = referents("value")
print(gc.is_tracked(f), gc.is_tracked(5), gc.is_tracked([]), gc.is_tracked(()), gc.is_tracked({}))
print(sorted(type(x).__name__ for x in gc.get_referents(f)))
holder = [Node("held")]
print([type(x).__name__ for x in gc.get_referrers(holder[0])])
holder.clear()

node = Node("weak")
ref = weakref.ref(node, lambda r: print("callback", r() is None))
proxy = weakref.proxy(node)
print(ref() is node, proxy.name, weakref.getweakrefcount(node), ref == weakref.ref(node))
del node
print(ref())
try:
    proxy.name
except ReferenceError as error:
    print(error)
values = weakref.WeakValueDictionary()
keep = Node("kept value")
values["kept"], values["lost"] = keep, Node("lost value")
print(sorted(values))
del keep
print(len(values))


class Method:
    def method(self):
        return "method called"


m = Method()
wm = weakref.WeakMethod(m.method)
print(wm()(), weakref.ref(m.method)())
del m
print(wm())
finalizer = weakref.finalize(owner := Method(), print, "finalize called", 1)
print(finalizer.alive, finalizer.peek()[1])
del owner
print(finalizer.alive)
for bad in (5, "text", (1,), [], None):
    try:
        weakref.ref(bad)
    except TypeError as error:
        print(error)


def function():
    pass


ref = weakref.ref(function)
gen = (i for i in range(3))
print(ref() is function, weakref.ref(gen)() is gen, weakref.ref(type)() is type)
del function
print(ref())
last = Method()
weakref.finalize(last, print, "at exit")
garbage = Node("alive at exit")
garbage.self = garbage
print(sys.getrefcount(garbage) - sys.getrefcount(object()) > 1, gc.garbage, gc.isenabled())
