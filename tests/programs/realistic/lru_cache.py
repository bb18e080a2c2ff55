"""An LRU cache with a linked list, expiry, statistics, a decorator, and weak references."""

import functools
import weakref
from collections import OrderedDict
from collections.abc import MutableMapping


class _Link:
    __slots__ = "key", "value", "previous", "next", "__weakref__"

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.previous = self.next = self


class LRU(MutableMapping):
    """Least recently used entries are dropped first."""

    def __init__(self, capacity, *, on_evict=None, clock=None):
        if capacity < 1:
            raise ValueError(f"capacity {capacity}, expected at least 1")
        self._capacity, self._on_evict = capacity, on_evict
        self._links, self._root = {}, _Link()
        self.hits = self.misses = self.evictions = 0

    def _unlink(self, link):
        link.previous.next, link.next.previous = link.next, link.previous

    def _push(self, link):
        last = self._root.previous
        last.next = self._root.previous = link
        link.previous, link.next = last, self._root

    def __getitem__(self, key):
        try:
            link = self._links[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(link)
        self._push(link)
        return link.value

    def __setitem__(self, key, value):
        if key in self._links:
            link = self._links[key]
            link.value = value
            self._unlink(link)
        else:
            while len(self._links) >= self._capacity:
                oldest = self._root.next
                self._unlink(oldest)
                del self._links[oldest.key]
                self.evictions += 1
                if self._on_evict:
                    self._on_evict(oldest.key, oldest.value)
            self._links[key] = link = _Link(key, value)
        self._push(link)

    def __delitem__(self, key):
        self._unlink(self._links.pop(key))

    def __iter__(self):
        link = self._root.next
        while link is not self._root:
            yield link.key
            link = link.next

    def __reversed__(self):
        link = self._root.previous
        while link is not self._root:
            yield link.key
            link = link.previous

    def __len__(self):
        return len(self._links)

    def __contains__(self, key):
        return key in self._links

    def __repr__(self):
        inside = ", ".join(f"{key!r}: {self._links[key].value!r}" for key in self)
        return f"{type(self).__name__}({{{inside}}})"


def cached(capacity):
    def decorate(function):
        cache = LRU(capacity)

        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            key = args, tuple(sorted(kwargs.items()))
            try:
                return cache[key]
            except KeyError:
                cache[key] = result = function(*args, **kwargs)
                return result
        wrapper.cache = cache
        return wrapper
    return decorate


evicted = []
lru = LRU(3, on_evict=lambda key, value: evicted.append((key, value)))
for i, name in enumerate("abcab"):
    lru[name] = i
print(lru, len(lru), list(reversed(lru)))
lru["d"] = 10
print(lru, evicted, lru.get("c", "gone"), "a" in lru, lru["a"])
lru.update(e=1, f=2)
print(lru, evicted, lru.hits, lru.misses, lru.evictions)
print(lru.pop("a"), lru.setdefault("g", 7), lru.popitem(), dict(lru), lru == {"g": 7} or lru.keys())
del lru["g"]
for action in (lambda: lru["nothing"], lambda: lru.__delitem__("x"), lambda: LRU(0), lambda: lru[[]]):
    try:
        print(action())
    except (KeyError, ValueError, TypeError) as error:
        print(type(error).__name__, error)


@cached(10)
def fib(n):
    """Fibonacci numbers."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print([fib(n) for n in range(0, 60, 7)], fib.__name__, fib.__doc__, fib.cache.hits, fib.cache.misses)
link = weakref.ref(fib.cache._root.next)
key = link().key
fib.cache.clear()
print(link(), fib.cache, key)


@functools.lru_cache(maxsize=2, typed=True)
def typed(x):
    print("computing", repr(x))
    return x


typed(1), typed(1.0), typed(1), typed("s"), typed(1)
print(typed.cache_info(), typed.cache_parameters())
try:
    typed([])
except TypeError as error:
    print(error)


class Ordered(OrderedDict):
    def __missing__(self, key):
        return f"missing {key}"


ordered = Ordered(a=1, b=2)
ordered.move_to_end("a")
print(ordered, ordered["z"], ordered.popitem(last=False))


class Lazy:
    calls = 0

    @functools.cached_property
    def value(self):
        type(self).calls += 1
        return f"computed {self.calls}"


lazy = Lazy()
print(lazy.value, lazy.value, Lazy.calls, vars(lazy))
del lazy.value
print(lazy.value)
for key in list(lru):
    lru[key + "!"] = 1
print(lru)
lru.move(1)
