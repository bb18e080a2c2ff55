"""A short tour of Python: a class, a generator, exceptions, pattern matching."""

from dataclasses import dataclass


@dataclass
class Exhibit:
    name: str
    year: int
    visitors: int = 0

    def visit(self, people):
        if people <= 0:
            raise ValueError(f"{self.name}: {people} visitors, expected at least one")
        self.visitors += people
        return self


def by_century(exhibits):
    """Yields (century, names), oldest first."""
    centuries = {}
    for exhibit in exhibits:
        centuries.setdefault(exhibit.year // 100 + 1, []).append(exhibit.name)
    for century in sorted(centuries):
        yield century, ", ".join(sorted(centuries[century]))


def label(item):
    match item:
        case Exhibit(name=name, visitors=0):
            return f"{name} is waiting"
        case Exhibit(name, year, visitors) if visitors >= 100:
            return f"{name} ({year}) draws crowds: {visitors}"
        case Exhibit(name=name, visitors=visitors):
            return f"{name} has been seen {visitors} times"


def main():
    collection = [Exhibit("astrolabe", 1478), Exhibit("orrery", 1712),
                  Exhibit("abacus", 1450), Exhibit("telescope", 1790)]
    for exhibit, people in zip(collection, [40, 120, -1, 0x10]):
        try:
            exhibit.visit(people)
        except ValueError as error:
            print("refused:", error)

    for exhibit in collection:
        print(label(exhibit))
    for century, names in by_century(collection):
        print(f"{century}th century: {names}")
    print("total:", sum(exhibit.visitors for exhibit in collection))


if __name__ == "__main__":
    main()
