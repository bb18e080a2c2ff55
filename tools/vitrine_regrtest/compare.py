"""Decide what differs between an interpreted and a compiled run of one module.

A regression is a test, or a fixture, that the compiled run ends worse than the interpreted one:

  interpreted        compiled                             verdict
  ok                 anything but ok                      regression
  skip               fail, error, crash, missing          regression
  expectedFailure    anything but expectedFailure         regression
  fail, error        the same kind of end                 not the compiler's fault
  fail, error        crash                                regression
  not there          fail, error, crash                   regression (a fixture, a name made up)
"""

import dataclasses
import fnmatch
import re

_BAD = frozenset({"fail", "error", "crash", "unexpectedSuccess", "missing"})


@dataclasses.dataclass
class Regression:
    """One test that got worse."""

    id: str
    interpreted: str
    compiled: str
    detail: str  # the last lines of the traceback, or what the crash printed

    def to_json(self):
        return dataclasses.asdict(self)


def regressions(interpreted, compiled):
    """Yield a Regression for each test or fixture that the compiled run ends worse."""
    for part in "records", "fixtures":
        before, after = getattr(interpreted, part), getattr(compiled, part)
        for name in {**before, **after}:
            old = before[name].outcome if name in before else "absent"
            record = after.get(name)
            new = record.outcome if record else "missing"
            if part == "fixtures" and record is None:
                continue  # only the interpreted run had trouble there
            if is_worse(old, new) or _has_new_failing_subtests(before.get(name), record):
                yield Regression(name, old, new, _detail(record))


def _detail(record):
    if record is None:
        return ""
    # What a crash printed has its essence at the beginning, a traceback at its end.
    return record.traceback if record.outcome == "crash" else last_lines(record.traceback)


def is_worse(old, new):
    """The table above, for two outcomes that may be `absent` and `missing`."""
    if old in ("ok", "expectedFailure"):
        return new != old
    if old in ("skip", "absent"):
        return new in _BAD
    return new in ("crash", "missing") and old != new


def is_fixture(name):
    """Whether an id names something around the tests, like `setUpClass (test.test_x.C)`."""
    return re.fullmatch(r"after .*|\w[\w-]* \(.*\)", name) is not None


def _has_new_failing_subtests(before, after):
    if before is None or after is None:
        return False
    return bool(set(after.subtests) - set(before.subtests))


def last_lines(text, count=8):
    """The end of a traceback, which says what went wrong."""
    lines = text.rstrip().splitlines()
    return "\n".join(lines[-count:])


class Exemptions:
    """Tests that are known to differ, from a file of lines `id glob  # reason`."""

    def __init__(self, path):
        self._patterns = {}
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                pattern, _, reason = line.partition("#")
                if not pattern.strip():
                    continue
                if not reason.strip():
                    raise ValueError(f"{path}:{number}: an exemption needs a reason")
                self._patterns[pattern.strip()] = reason.strip()
        self._used = set()

    def reason(self, test_id):
        """Why a test is exempt, or None."""
        for pattern, reason in self._patterns.items():
            if test_id == pattern or fnmatch.fnmatchcase(test_id, pattern):
                self._used.add(pattern)
                return reason
        return None

    def unused(self, modules):
        """Patterns for these modules that matched no regression: candidates for removal."""
        return [pattern for pattern in self._patterns
                if pattern not in self._used and modules & set(re.findall(r"\w+", pattern))]
