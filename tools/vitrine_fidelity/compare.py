"""Compares the two recordings of a program."""

import dataclasses
import json


@dataclasses.dataclass
class Result:
    """What came out for one program."""

    program: str
    stops: int = 0             # line events of the interpreter that were compared
    stops_equal: int = 0
    locals: int = 0            # values the interpreter had at the stops that were equal
    locals_equal: int = 0
    problem: str = ""          # why nothing was compared
    missing: list = dataclasses.field(default_factory=list)   # lines without a breakpoint
    differences: list = dataclasses.field(default_factory=list)
    partial: bool = False      # the budget of events ended the comparison
    seconds: float = 0.0

    @property
    def exact(self):
        """Whether everything that was compared is equal."""
        return (not self.problem and not self.missing and self.stops == self.stops_equal
                and self.locals == self.locals_equal and not self.differences)


def load(path):
    """The rows of a recording, and what stands at its end."""
    rows, end = [], None
    with open(path, encoding="utf-8") as file:
        for line in file:
            value = json.loads(line)
            if isinstance(value, list):
                rows.append(value)
            else:
                end = value
    return rows, end


def same_place(left, right):
    """The interpreter's [_, file, line, qualname, _] against the debugger's [_, file, line, function, _]."""
    return left[1] == right[1] and left[2] == right[2] and (
        right[3] == left[3] or right[3].endswith("." + left[3]))


def compare(program, interpreted, native, files):
    """The Result for two recordings of which the main threads are compared in order."""
    left, note = load(interpreted)
    right, end = load(native)
    result = Result(program)
    if note == "traces itself":
        result.problem = "the program traces itself"
        return result
    if end is None:
        result.problem = "the debugger ended early"
        return result
    result.missing = end["missing"]
    # CPython gives the body of an empty file line 0, which is none of the file's.
    left = [row for row in left if row[0] == 0 and row[1] in files and row[2] > 0]
    right = [row for row in right if row[0] == 0]
    count = len(left)
    if end["end"] == "limit":
        result.partial = True
        count = min(count, len(right))
    elif end["end"] != "exited":
        result.differences.append(f"debug build: {end['end']}")
    result.stops = count
    j = 0
    for i in range(count):
        if j >= len(right):
            result.differences.append(f"stop {i}: expected {place(left[i])}, the debugger's stops ended")
            break
        if not same_place(left[i], right[j]):
            skip = resynchronise(left, i, right, j)
            result.differences.append(
                f"stop {i}: expected {place(left[i])}, stopped at {place(right[j])}"
                + (f" ({skip} stops too many)" if skip else ""))
            if not skip:
                # One stop too few, or not to be found again: drop the interpreter's.
                continue
            j += skip
        result.stops_equal += 1
        compare_locals(result, i, left[i], right[j])
        j += 1
    if not result.partial and j < len(right) and len(right) - j > 0:
        result.differences.append(f"{len(right) - j} stops more than expected, the first at {place(right[j])}")
    return result


def resynchronise(left, i, right, j):
    """How many of the debugger's stops to skip to be in step again; 0: not to be found."""
    for skip in range(1, 6):
        window = range(min(4, len(left) - i))
        if all(j + skip + k < len(right) and same_place(left[i + k], right[j + skip + k]) for k in window):
            return skip
    return 0


def place(row):
    """file:line function."""
    return f"{row[1].rpartition('/')[2]}:{row[2]} {row[3]}"


def compare_locals(result, index, left, right):
    """Counts the values of two equal stops."""
    expected, found = left[4], right[4]
    if expected is None:
        return
    found = found or {}
    result.locals += len(expected)
    for name, value in expected.items():
        if found.get(name) == value:
            result.locals_equal += 1
        else:
            result.differences.append(
                f"stop {index}, {place(left)}: {name} is {value}, the debugger shows {found.get(name, 'nothing')}")
    for name in found.keys() - expected.keys():
        result.differences.append(
            f"stop {index}, {place(left)}: {name} is unbound, the debugger shows {found[name]}")
