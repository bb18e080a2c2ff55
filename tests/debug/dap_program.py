"""What dap_test.py debugs."""


class Item:
    def __init__(self, name, tags):
        self.name = name
        self.tags = tags


def by_name(item):
    return item.name


def run(count):
    items = [Item("b", {"x": [1, 2]}), Item("a", {})]
    ordered = sorted(items, key=by_name)  # first
    total = count + len(ordered)
    after = total * 2
    return after


def fail():
    raise ValueError("from the program")


print(run(40))
fail()
