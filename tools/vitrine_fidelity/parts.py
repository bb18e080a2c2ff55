"""Runs a large program several times, each time with the breakpoints of some of its files.

Each breakpoint makes every stop slower: with those of all files a stop takes a quarter of a second.
"""

from vitrine_fidelity import compare, prepare, recording

LINES = 1000  # breakpoints at a time, roughly


def run(description, interpreted, run_part):
    """The sum of the Results of run_part(description of a part)."""
    ran = {}
    for row in recording.load(interpreted)[0]:
        ran.setdefault(row[1], set()).add(row[3])
    lines = {path: lines_of(path, functions) for path, functions in ran.items() if path in description["lines"]}
    total = None
    for part in groups(lines):
        result = run_part({**description, "lines": part})
        total = result if total is None else add(total, result)
        if total.problem:
            break
    return total or compare.Result("", problem="nothing was recorded")


def lines_of(path, functions):
    """The lines of the functions that ran."""
    with open(path, "rb") as file:
        top = compile(file.read(), path, "exec", dont_inherit=True)
    codes = (code for code in prepare.code_objects(top) if code.co_qualname in functions)
    return sorted(set().union(*(prepare.event_lines(code)[0] for code in codes)))


def groups(lines):
    """The files in groups of about LINES lines."""
    group, size = {}, 0
    for path, numbers in lines.items():
        if group and size + len(numbers) > LINES:
            yield group
            group, size = {}, 0
        group[path] = numbers
        size += len(numbers)
    if group:
        yield group


def add(total, result):
    """Both Results in one."""
    for name in ("stops", "stops_equal", "locals", "locals_equal", "varying", "traced", "interpreted", "untraced", "ending", "returns",
                 "unreachable", "missing", "differences"):
        setattr(total, name, getattr(total, name) + getattr(result, name))
    total.problem = total.problem or result.problem
    total.partial = total.partial or result.partial
    return total
