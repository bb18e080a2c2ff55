"""The benchmark programs: what bench/*.py says about itself in its first lines."""

import dataclasses
import fnmatch
import glob
import os
import re

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))),
                      "bench")

# The order of the tables.
KINDS = "numeric", "classes", "generators", "library", "calls", "startup"

_SETTING = re.compile(r"# (kind|repeat): *(\w+)\s*$")


@dataclasses.dataclass(frozen=True)
class Program:
    """One benchmark."""

    name: str
    path: str
    kind: str
    repeat: int = 1  # runs that make one sample; programs of a few milliseconds need several


def _read(path):
    settings = {}
    with open(path, encoding="utf-8") as file:
        for line, _ in zip(file, range(10)):
            match = _SETTING.match(line)
            if match:
                settings[match[1]] = match[2]
    kind = settings.get("kind")
    if kind not in KINDS:
        raise ValueError(f"{path}: kind {kind}, expected one of {', '.join(KINDS)}")
    name = os.path.splitext(os.path.basename(path))[0]
    return Program(name, path, kind, int(settings.get("repeat", 1)))


def matches(name, patterns, kind=None):
    """Whether one of the patterns means this name or kind; no patterns mean everything."""
    return not patterns or any(fnmatch.fnmatchcase(name, pattern) or pattern == kind
                               for pattern in patterns)


def find(patterns=(), folder=FOLDER):
    """The programs that the patterns select, by kind and name."""
    found = [_read(path) for path in glob.glob(os.path.join(folder, "*.py"))]
    found = [program for program in found if matches(program.name, patterns, program.kind)]
    return sorted(found, key=lambda program: (KINDS.index(program.kind), program.name))
