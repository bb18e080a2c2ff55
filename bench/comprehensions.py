"""List, set and dict comprehensions, nested and filtered, over small records."""
# kind: generators

import sys


class Widget:
    def __init__(self, ident, owner, kind, related):
        self.ident = ident
        self.owner = owner
        self.kind = kind
        self.related = related
        self.hidden = ident % 7 == 0


def make_widgets(count):
    kinds = ["knob", "lever", "dial", "switch", "lamp"]
    widgets = []
    for i in range(count):
        related = [(i * k + 3) % count for k in range(1, 6)]
        widgets.append(Widget(i, f"owner{i % 11}", kinds[i % 5], related))
    return widgets


def query(widgets):
    by_ident = {w.ident: w for w in widgets}
    visible = [w for w in widgets if not w.hidden]
    owners = {w.owner for w in visible}
    by_kind = {kind: [w.ident for w in visible if w.kind == kind] for kind in ("knob", "dial")}
    related = {w.ident: [r for r in w.related if not by_ident[r].hidden] for w in visible}
    pairs = [(w.ident, r) for w in visible for r in related[w.ident] if r > w.ident]
    squares = [[x * y for x in row] for row in [range(5), range(5, 10)] for y in range(3)]
    lengths = {name: len([w for w in visible if w.owner == name]) for name in sorted(owners)}
    best = max((len(r), ident) for ident, r in related.items())
    return (len(pairs) + sum(map(sum, squares)) + sum(a ^ b for a, b in pairs) + best[0] * best[1]
            + sum(len(v) for v in by_kind.values()) + sum(lengths.values()))


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 3200
    widgets = make_widgets(300)
    checksum = 0
    for _ in range(size):
        checksum = (checksum * 3 + query(widgets)) % 1000000007
    print("comprehensions", checksum)


if __name__ == "__main__":
    main()
