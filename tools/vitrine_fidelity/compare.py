"""Compares the recordings of a program: two of the interpreter's, and the debugger's."""

import collections
import dataclasses
import re

from vitrine_fidelity import recording
from vitrine_fidelity.limits import MAX_TEXT, MIXED, MIXED_END


@dataclasses.dataclass
class Result:
    """What came out for one program."""

    program: str
    stops: int = 0             # line events of the interpreter that were compared
    stops_equal: int = 0
    locals: int = 0            # values the interpreter had at the stops that were equal
    locals_equal: int = 0
    problem: str = ""          # why nothing was compared
    partial: str = ""          # why not all was compared
    varying: int = 0           # values left out: the interpreter's own differ from run to run
    untraced: int = 0          # the debugger's stops where CPython does not trace: audit hooks, profilers
    traced: int = 0            # lines that only CPython's tracing runs: it normalises exceptions once more
    interpreted: int = 0       # lines of functions that compiled programs interpret: given a namespace, with cells
    ending: int = 0            # the debugger's stops while Python ends; CPython hardly traces there
    returns: int = 0           # stops in the middle of a line, on the way back from a call
    unreachable: list = dataclasses.field(default_factory=list)  # lines that no execution can reach
    missing: list = dataclasses.field(default_factory=list)   # other lines without a breakpoint
    differences: list = dataclasses.field(default_factory=list)
    seconds: float = 0.0

    @property
    def exact(self):
        """Whether everything that was compared is equal."""
        return (not self.problem and not self.missing and self.stops == self.stops_equal
                and self.locals == self.locals_equal and not self.differences)


WHY = {"limit": "the limit of events", "alarm": "a timer's signal, and time goes on while a debugger stops",
       "sys.settrace": "the program traces itself from here on",
       "tracemalloc": "the program measures its memory from here on, of which tracing takes some",
       "gc": "the program has garbage collected after so few allocations that tracing's own count",
       "os.fork": "the program forks from here on, and LLDB leaves the breakpoints of its steps in the child",
       "sys.setprofile": "the program profiles itself from here on, and so runs interpreted"}


# Of objects, and ints that may be an id(): they differ from run to run.
ADDRESS = re.compile(r"\b0x[0-9a-f]+\b|(?<![\w.])[1-9][0-9]{13,14}(?![\w.])")


def comparable(text):
    """The text of a value without addresses."""
    return ADDRESS.sub("0x", text)


def same_value(expected, found):
    """Whether the interpreter's text and the debugger's say the same."""
    if found is None:
        return False
    cut = [len(text.encode("utf-8", "replace")) >= MAX_TEXT for text in (expected, found)]
    expected, found = comparable(expected), comparable(found)
    if any(cut):
        # Addresses have different lengths on the two sides: what was shown before the shorter text was cut off.
        length = min(text.rfind("...") if over and "..." in text else len(text) for text, over in zip((expected, found), cut))
        if MIXED in expected:
            length = min(length, expected.index(MIXED))
        return length > 0 and expected[:length] == found[:length]
    if MIXED not in expected:
        return expected == found
    # The order of a set's items does not matter: the same characters have to do.
    expected = expected.replace(MIXED, "").replace(MIXED_END, "")
    return sorted(expected) == sorted(found)


def same_place(left, right):
    """The interpreter's [_, file, line, qualname, ...] against the debugger's [_, file, line, function, ...]."""
    return left[1] == right[1] and left[2] == right[2] and (
        right[3] == left[3] or right[3].endswith("." + left[3]))


def compare(program, interpreted, others, native, description):
    """The Result for the recordings, of which the main threads are compared in order.

    `others`: of the interpreter's other runs. What differs between its runs is not compared.
    """
    files = description["lines"]
    left, kinds, strikes, why = interpreter_rows(interpreted, files)
    others = [interpreter_rows(path, files)[0] for path in others]
    right, end = recording.load(native)
    result = Result(program, traced=kinds[1], interpreted=kinds[3])
    if end is None:
        result.problem = "the debugger ended early"
        return result
    for path, line in end["missing"]:
        (result.unreachable if line in description["unreachable"].get(path, ()) else result.missing).append([path, line])
    result.returns = end["returns"]
    right = [row for row in right if row[0] == 0 and row[1] in files]
    result.untraced = sum(row[5] == "off" for row in right)
    result.ending = sum(row[5] == "ends" for row in right)
    right = [row for row in right if not row[5]]
    count = len(left)
    if why in WHY:
        result.partial = WHY[why]
    steady = next((i for i in range(count) if any(i >= len(o) or left[i][1:4] != o[i][1:4] for o in others)), count)
    if steady < count:
        count, result.partial = steady, "the interpreter's own next line differs from run to run"
    if end["end"] in WHY and len(right) < count:
        count, result.partial = len(right), WHY[end["end"]]
    elif end["end"] not in WHY and end["end"] != "exited":
        result.differences.append(f"debug build: {end['end']}")
    if not count:
        result.problem = result.partial or "nothing was recorded"
        return result
    result.stops = count
    j = 0
    for i in range(count):
        if i in strikes and not same_from(left, i, right, j):
            result.stops, result.partial = i, "the recursion limit, which strikes earlier when CPython traces"
            break
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
        compare_locals(result, i, left[i], [other[i][4] for other in others], right[j])
        j += 1
    if not result.partial and j < len(right):
        result.differences.append(f"{len(right) - j} stops more than expected, the first at {place(right[j])}")
    return result


def interpreter_rows(path, files):
    """(the rows of lines, the numbers of others by kind, before which rows RecursionError was raised, why it ended).

    CPython gives the body of an empty file line 0, which is none of the file's.
    """
    rows, why = recording.load(path)
    rows = [row for row in rows if row[1] in files and row[2] > 0]
    lines, strikes = [], set()
    for row in rows:
        if row[0] == 0:
            lines.append(row)
        elif row[0] == 2:
            strikes.add(len(lines))
    return lines, collections.Counter(row[0] for row in rows), strikes, why


def same_from(left, i, right, j):
    """Whether the stops from here on are at the same places, with the same exceptions in their variables, for some lines."""
    for expected, found in zip(left[i:i + 4], right[j:j + 4]):
        if not same_place(expected, found):
            return False
        values = expected[4].items()
        if not all(same_value(text, found[4].get(name)) for name, text in values if "RecursionError(" in text):
            return False
    return True


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


def where_different(left, right):
    """Both texts without addresses, cut off around the first difference."""
    left, right = comparable(left), comparable(right)
    first = next((i for i, (a, b) in enumerate(zip(left, right)) if a != b), min(len(left), len(right)))
    start = max(first - 40, 0)
    return tuple(("..." if start else "") + text[start:first + 60] + ("..." if len(text) > first + 60 else "")
                 for text in (left, right))


def compare_locals(result, index, left, others, right):
    """Counts the values of two equal stops; `others`: those of the interpreter's other runs."""
    expected, found = left[4], right[4]
    for name, value in expected.items():
        if any(comparable(other.get(name, "")) != comparable(value) for other in others):
            result.varying += 1
            if name in found:
                continue
        result.locals += 1
        if same_value(value, found.get(name)):
            result.locals_equal += 1
        else:
            value, other = where_different(value, found.get(name, "nothing"))
            result.differences.append(f"stop {index}, {place(left)}: {name} is {value}, the debugger shows {other}")
    for name in found.keys() - expected.keys():
        result.differences.append(
            f"stop {index}, {place(left)}: {name} is unbound, the debugger shows {found[name]}")
