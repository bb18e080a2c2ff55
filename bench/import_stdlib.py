"""Start-up: a command-line tool's usual imports, argument parsing and one small job."""
# kind: startup
# repeat: 3

import argparse
import collections
import dataclasses
import datetime
import enum
import json
import logging
import os.path
import pathlib
import re
import sys
import textwrap


class Mode(enum.Enum):
    FAST = "fast"
    SAFE = "safe"


@dataclasses.dataclass
class Job:
    path: pathlib.Path
    mode: Mode
    since: datetime.date


def parse(arguments):
    parser = argparse.ArgumentParser(prog="tool", description="Does one small job.")
    parser.add_argument("size", nargs="?", type=int, default=100)
    parser.add_argument("--mode", type=Mode, choices=list(Mode), default=Mode.SAFE)
    parser.add_argument("--since", type=datetime.date.fromisoformat, default=datetime.date(2020, 2, 29))
    parser.add_argument("-v", "--verbose", action="count", default=0)
    return parser.parse_args(arguments)


def main():
    options = parse(sys.argv[1:])
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s", stream=sys.stdout)
    job = Job(pathlib.Path("some") / "file.txt", options.mode, options.since)
    text = textwrap.fill("one fish two fish red fish blue fish " * options.size, 60)
    counts = collections.Counter(re.findall(r"\w+", text))
    logging.warning("%d lines in %s", text.count("\n") + 1, os.path.basename(job.path))
    print("import_stdlib", json.dumps(counts, sort_keys=True), job.mode.name, job.since.isoformat())


if __name__ == "__main__":
    main()
