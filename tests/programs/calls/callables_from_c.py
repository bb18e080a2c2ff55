"""Compiled functions called from C: sort keys, map, callbacks, hooks, codecs, weakrefs, regexes."""

import atexit
import bisect
import codecs
import collections
import functools
import heapq
import itertools
import json
import operator
import os
import re
import sys
import weakref


def key(item):
    return -len(item), item


class Word:
    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        return self.text < other.text

    def __eq__(self, other):
        return self.text == other.text

    def __hash__(self):
        return len(self.text)

    def __repr__(self):
        return f"Word({self.text})"

    def __index__(self):
        return len(self.text)

    def __fspath__(self):
        return "/dev/null"

    def __length_hint__(self):
        return 2


words = ["pear", "fig", "apple", "kiwi"]
print(sorted(words, key=key), min(words, key=key), max(words, key=lambda w: w[-1]))
print(sorted(map(Word, words)), sorted(words, key=functools.cmp_to_key(lambda a, b: (a > b) - (a < b))))
print(list(map(lambda a, b: a + b, "abc", "xyz")), list(filter(lambda w: "p" in w, words)))
print(functools.reduce(lambda a, b: f"({a}{b})", words), list(itertools.starmap(pow, [(2, 3)])))
print([(k, list(g)) for k, g in itertools.groupby(words, key=len)])
print(list(itertools.takewhile(lambda w: len(w) > 3, words)),
      list(itertools.accumulate([1, 2, 3], lambda a, b: a * 10 + b)),
      list(itertools.dropwhile(lambda x: x < 2, range(4))))
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1 b22 c333"))
print(json.loads('{"a": 1.5, "b": [1]}', object_hook=lambda d: sorted(d), parse_float=lambda s: s + "f"))
print(json.dumps({"w": Word("x")}, default=lambda o: o.text.upper()))
d = collections.defaultdict(lambda: [0])
d["x"].append(1)
print(dict(d), {Word("a"): 1}[Word("a")], Word("b") in [Word("c"), Word("b")])
print(list(iter(lambda it=iter(range(9)): next(it), 4)))
heap = []
for word in words:
    heapq.heappush(heap, Word(word))
print(heapq.heappop(heap), heapq.nlargest(2, words, key=key))
print(bisect.bisect([1, 5, 9], 7, key=lambda x: x), "abcdef"[Word("ab"):Word("abcd")],
      os.path.isdir(Word("x")), operator.length_hint(Word("x")), [10, 20, 30][Word("a")])
codecs.register_error("shout", lambda error: ("!" * (error.end - error.start), error.end))
print("aéñb".encode("ascii", "shout"))


class Target:
    def __del__(self):
        print("__del__ called")


target = Target()
reference = weakref.ref(target, lambda r: print("weakref callback", r() is None))
weakref.finalize(target, lambda *a: print("finalize", a), 1, 2)
del target


class Missing(dict):
    def __missing__(self, key):
        return f"missing {key}"


print(Missing()["k"], "%(q)s" % Missing(), "{q}".format_map(Missing()))
print(property(lambda self: 5).__get__(1), functools.partial(lambda *a, **k: (a, k), 1, x=2)(3, y=4))


def audited(event, args):
    if event == "vitrine.test":
        print("audit", event, args)


sys.addaudithook(audited)
sys.audit("vitrine.test", 1, "two")
atexit.register(lambda *a, **k: print("at exit", a, k), 1, two=2)


def displayhook(value):
    print("displayed", value)


sys.displayhook = displayhook
exec(compile("1 + 1", "<single>", "single"))
sys.excepthook = lambda kind, value, tb: print("excepthook", kind.__name__, value, tb.tb_lineno)
sorted([1, "a", 2], key=lambda x: x + 1)
