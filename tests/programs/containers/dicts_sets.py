"""Dicts and sets: order, views, changes while iterating, hash collisions, merging, user keys."""

import collections

d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, list(d), d.keys(), d.values(), d.items(), len(d), "a" in d, d.get("z"), d.get("z", 0), d.pop("a"), d.pop("zz", None))
d.update({"x": 1}, y=2)
d.update([("z", 3)])
print(d.setdefault("new", []), d.setdefault("b", 0), d.popitem(), d | {"b": 0}, {"q": 1} | d == {"q": 1, **d}, dict(d) is d)
d |= {"m": 1}
del d["b"]
d["b"] = "moved to the end"
print(list(d), list(reversed(d)), dict.fromkeys("ab", 0), dict(a=1, **{"b": 2}), dict([("k", "v")]), {**d} == d, dict(zip("ab", [1, 2])))
keys, items = d.keys(), d.items()
d["late"] = 1
print("late" in keys, ("late", 1) in items, keys & {"late", "x"} == {"late", "x"}, len(keys - {"late"}), keys.isdisjoint(["q"]), items == d.items())
print({1: "int", 1.0: "float", True: "bool"}, {0: 1}[False], {(1, 2): "t"}[1, 2], {None: 1}[None], {"a": {"b": {"c": 1}}}["a"]["b"]["c"])
s = {3, 1, 2}
s.add(3)
s.discard(9)
s.update([4], (5,))
print(sorted(s), s | {9} == {1, 2, 3, 4, 5, 9}, sorted(s & {1, 9}), sorted(s - {1}), sorted(s ^ {1, 7}), {1} < s, s >= {1, 2}, s.isdisjoint({0}))
s &= {1, 2, 3}
s -= {3}
s |= {8}
s ^= {1}
print(sorted(s), frozenset("ab") == {"a", "b"}, {frozenset([1]): "f"}[frozenset([1])], len({1, 1.0, True}), set() == frozenset(), {*()} == set())
s.remove(8)
print(s.pop(), s, sorted(set("hello")), set([1]).union([2], (3,)) == {1, 2, 3}, {1}.issubset([1, 2]), {i % 3 for i in range(9)} == {0, 1, 2})


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


def change_while_iterating(how):
    d, out = {1: 1, 2: 2, 3: 3}, []
    for key in d:
        out.append(key)
        if how == "add":
            d[key + 10] = 0
        elif how == "delete":
            del d[key]
        elif how == "replace":
            d[key] = "same size"
        elif how == "swap":
            del d[key]
            d[key + 100] = 0
        if len(out) > 10:
            break
    return out, d


def set_changes(how):
    s = {1, 2, 3}
    for x in s:
        s.add(x + 10) if how == "add" else s.discard(x)
    return s


for how in ("add", "delete", "replace", "swap"):
    attempt(change_while_iterating, how)
    attempt(set_changes, how)


class Key:
    log = []

    def __init__(self, name, hash_value=1, equal=False):
        self.name, self.hash_value, self.equal = name, hash_value, equal

    def __hash__(self):
        Key.log.append(f"hash {self.name}")
        if isinstance(self.hash_value, Exception):
            raise self.hash_value
        return self.hash_value

    def __eq__(self, other):
        Key.log.append(f"{self.name}=={other.name}")
        if isinstance(self.equal, Exception):
            raise self.equal
        return self.equal

    def __repr__(self):
        return self.name


a, b, c = Key("a"), Key("b"), Key("c", equal=True)
d = {a: 1, b: 2}
d[c] = 3
print(d, d[a], a in d, Key("z") in d, len({a, b, c}), Key.log)
Key.log.clear()
for function in (lambda: {Key("h", ValueError("in hash")): 1}, lambda: {a: 1, Key("e", equal=KeyError("in eq")): 2},
                 lambda: d[Key("missing", 99)], lambda: d.pop(Key("gone", 98)), lambda: {a}.remove(Key("r", 97)),
                 lambda: {Key("not int", "x")}, lambda: {1}.__contains__([]), lambda: {1: 1}[[]], lambda: {[1]: 1}, lambda: {{}},
                 lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: {}["k"], lambda: dict(5), lambda: {} | [],
                 lambda: {} | 5, lambda: {1} | [1], lambda: {1} < [1], lambda: dict.fromkeys(5), lambda: dict(**{1: 2}), lambda: {}.update(5),
                 lambda: {}.update([1]), lambda: hash({}), lambda: hash((1, [])), lambda: {1: 2} < {}, lambda: iter({}).__next__(),
                 lambda: set(5), lambda: frozenset([[]]), lambda: {}.keys()[0], lambda: {}.get([]), lambda: {}.setdefault([], 1)):
    attempt(function)


def eq_mutates():
    class Mutates:
        def __hash__(self):
            return 7

        def __eq__(self, other):
            d.clear()
            return False
    d = {Mutates(): 1}
    d[Mutates()] = 3
    return len(d)


attempt(eq_mutates)
counter = collections.Counter("abracadabra")
counter.update("aaa")
print(counter.most_common(2), counter["z"], counter + collections.Counter("z"), sum(counter.values()), counter - collections.Counter("aaaaaa"))
od = collections.OrderedDict(a=1, b=2)
od.move_to_end("a")
print(od, od.popitem(last=False), od == {"a": 1}, od == collections.OrderedDict(a=1))
chain = collections.ChainMap({"a": 1}, {"a": 2, "b": 3})
print(chain["a"], chain["b"], sorted(chain), chain.new_child({"c": 0})["c"], dict(chain))
queue = collections.deque([1, 2, 3], maxlen=3)
queue.append(4)
queue.appendleft(0)
queue.rotate(1)
print(queue, queue[0], queue.popleft(), list(reversed(queue)), queue.index(0) if 0 in queue else None)


def group_by(items, key):
    groups = collections.defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return dict(groups)


def word_frequencies(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    inverse = {}
    for word, n in counts.items():
        inverse.setdefault(n, []).append(word)
    return sorted(counts.items()), {n: sorted(w) for n, w in sorted(inverse.items())}


def memo_grid(n):
    memo = {}

    def paths(x, y):
        if x == 0 or y == 0:
            return 1
        if (x, y) not in memo:
            memo[x, y] = paths(x - 1, y) + paths(x, y - 1)
        return memo[x, y]
    return paths(n, n), len(memo)


def growing_and_shrinking(n):
    d = {}
    for i in range(n):
        d[i * 7 % n] = i
    for i in range(0, n, 2):
        del d[i]
    for i in range(n):
        d[str(i)] = i
    return len(d), sum(v for v in d.values()), list(d)[:3], list(d)[-2:]


print(group_by(range(10), lambda n: n % 3), word_frequencies("a b a c b a"), memo_grid(20), growing_and_shrinking(500))
word_frequencies("x").append({}["deep"]["missing"])
