"""Deep copies of object graphs: an own implementation in Python, and the copy module's."""
# kind: library

import copy
import sys


class CannotCopy(TypeError):
    pass


ATOMS = frozenset({int, float, complex, bool, str, bytes, type(None), type, range, type(len), type(lambda: 0)})


def clone(value, memo=None):
    """A deep copy that keeps shared and cyclic structure."""
    kind = type(value)
    if kind in ATOMS:
        return value
    if memo is None:
        memo = {}
    known = memo.get(id(value), memo)
    if known is not memo:
        return known
    copier = COPIERS.get(kind)
    if copier is not None:
        result = copier(value, memo)
    elif hasattr(value, "__clone__"):
        result = value.__clone__(memo)
    elif hasattr(value, "__dict__") or hasattr(kind, "__slots__"):
        result = clone_instance(value, memo)
    else:
        raise CannotCopy(kind.__name__)
    memo[id(value)] = result
    return result


def clone_list(value, memo):
    result = []
    memo[id(value)] = result
    append = result.append
    for item in value:
        append(clone(item, memo))
    return result


def clone_dict(value, memo):
    result = {}
    memo[id(value)] = result
    for key, item in value.items():
        result[clone(key, memo)] = clone(item, memo)
    return result


def clone_set(value, memo):
    return {clone(item, memo) for item in value}


def clone_tuple(value, memo):
    items = [clone(item, memo) for item in value]
    try:
        return memo[id(value)]
    except KeyError:
        pass
    for old, new in zip(value, items):
        if old is not new:
            return tuple(items)
    return value


def clone_instance(value, memo):
    kind = type(value)
    result = kind.__new__(kind)
    memo[id(value)] = result
    for cls in kind.__mro__:
        for name in cls.__dict__.get("__slots__", ()):
            if hasattr(value, name):
                setattr(result, name, clone(getattr(value, name), memo))
    state = getattr(value, "__dict__", None)
    if state:
        result.__dict__.update(clone_dict(state, memo))
    return result


COPIERS = {list: clone_list, dict: clone_dict, set: clone_set, tuple: clone_tuple}


class Part:
    def __init__(self, name, price):
        self.name = name
        self.price = price
        self.owner = None
        self.tags = {name, name[::-1]}


class Slotted:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Shared:
    """Copies itself by saying so."""

    def __init__(self, payload):
        self.payload = payload

    def __clone__(self, memo):
        return self

    def __deepcopy__(self, memo):
        return self


class Machine:
    def __init__(self, number):
        self.number = number
        self.parts = [Part(f"part{number}-{i}", i * 1.5) for i in range(6)]
        self.points = [Slotted(i, (i, [i])) for i in range(4)]
        self.settings = {"speed": number, "limits": (1, 2.5, None), "flags": {"a": True, "b": [False]}}
        self.shared = Shared(self.settings)
        for part in self.parts:
            part.owner = self


def digest(machines):
    total = 0
    for machine in machines:
        for part in machine.parts:
            if part.owner is not machine:
                raise SystemExit("the owner was not mapped")
            total += int(part.price * 2) + len(part.name) + len(part.tags)
        total += sum(p.x + p.y[1][0] for p in machine.points)
        total += machine.settings["speed"] + len(machine.settings["flags"])
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 270
    machines = [Machine(i) for i in range(20)]
    checksum = 0
    for _ in range(size):
        checksum += digest(clone(machines))
        checksum += digest(copy.deepcopy(machines)) * 3
        checksum += len(copy.copy(machines)) + copy.copy(machines[3]).number
    try:
        clone([object()])
    except CannotCopy as error:
        checksum += len(str(error))
    print("deepcopy", checksum)


if __name__ == "__main__":
    main()
