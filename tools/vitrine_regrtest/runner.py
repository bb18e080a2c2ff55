"""Run the driver over one module to the end, whatever happens to the process on the way.

A test during which the process dies or hangs gets the outcome `crash`, and a new process goes on
with the tests that are left.
"""

import dataclasses
import json
import os
import re
import shutil
import time

from . import process

_MAX_RESTARTS = 60

SCRIPT = """\
import sys
sys.path.insert(0, {tools!r})
sys.dont_write_bytecode = True
from vitrine_regrtest.driver import main
sys.dont_write_bytecode = False
if __name__ == "__main__":
    main()
"""


@dataclasses.dataclass
class Record:
    """What is known about one test, or about one fixture that failed."""

    outcome: str
    seconds: float = 0.0
    traceback: str = ""
    subtests: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Run:
    """Outcomes of one module, by test id; fixtures appear only when something happened."""

    records: dict = dataclasses.field(default_factory=dict)
    fixtures: dict = dataclasses.field(default_factory=dict)
    compiled: dict = dataclasses.field(default_factory=dict)
    environment_altered: bool = False
    seconds: float = 0.0
    processes: int = 0

    def to_json(self):
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data):
        for part in "records", "fixtures":
            data[part] = {name: Record(**record) for name, record in data[part].items()}
        return cls(**data)


def write_script(folder):
    """Write the driver script that gets interpreted and compiled; returns its path."""
    path = os.path.join(folder, "run_tests.py")
    tools = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    with open(path, "w", encoding="utf-8") as file:
        file.write(SCRIPT.format(tools=tools))
    return path


def run_module(command, module, folder, *, timeout, only=None, match=None):
    """Run `module` with `command` (an argument list that ends in the driver) inside `folder`."""
    os.makedirs(folder, exist_ok=True)
    run = Run()
    prefixes = []
    started = time.monotonic()
    while run.processes <= _MAX_RESTARTS:
        run.processes += 1
        done_before = len(run.records), len(run.fixtures)
        attempt = _Attempt(folder, run.processes)
        config = {"module": module.dotted, "included": module.included, "log": attempt.log,
                  "skip": sorted(run.records), "skip_prefixes": prefixes,
                  "only": None if only is None else sorted(only), "match": match,
                  "timeout": timeout}
        finished = attempt.execute(command, config, timeout, run, prefixes)
        if finished or done_before == (len(run.records), len(run.fixtures)):
            break
    run.seconds = round(time.monotonic() - started, 2)
    return run


class _Attempt:
    """One process: its files, its events, and what its death means."""

    def __init__(self, folder, number):
        self._root = os.path.join(folder, f"w{number}")
        # A non-ASCII working directory is what regrtest uses, too.
        self._cwd = os.path.join(self._root, "test_python_\xe6")
        self._tmp = os.path.join(self._root, "tmp")
        os.makedirs(self._cwd)
        os.makedirs(self._tmp)
        self.log = os.path.join(folder, f"events{number}.jsonl")
        self._config = os.path.join(folder, f"config{number}.json")
        self._output = os.path.join(folder, f"output{number}.txt")

    def execute(self, command, config, timeout, run, prefixes):
        """Run one process; True when nothing is left to do."""
        with open(self._config, "w", encoding="utf-8") as file:
            json.dump(config, file)
        env = process.environment(TMPDIR=self._tmp)
        returncode, timed_out = process.watch(
            [*command, self._config], progress=self.log, quiet_seconds=timeout,
            output=self._output, cwd=self._cwd, env=env)
        shutil.rmtree(self._root, ignore_errors=True)
        last = self._read_events(run, config["module"])
        if last["event"] == "done" and returncode == 0:
            return True
        how = f"no progress for {timeout} s" if timed_out else process.describe_exit(returncode)
        text = f"{how}\n{process.last_words(self._output)}"
        return _note_death(run, last, Record("crash", traceback=text), prefixes,
                           config["module"])

    def _read_events(self, run, module_name):
        """Merge the events into `run`; returns the event that says where the process was."""
        last = {"event": "fixture", "id": f"start-up ({module_name})"}
        if not os.path.exists(self.log):
            return last
        with open(self.log, encoding="ascii") as file:
            for line in file:
                try:
                    event = json.loads(line)
                except ValueError:
                    break  # cut off by the death of the process
                kind = event["event"]
                if kind == "end":
                    run.records[event["id"]] = Record(event["outcome"], event["seconds"],
                                                      event["traceback"], event["subtests"])
                elif kind == "error":
                    run.fixtures[event["id"]] = Record(event["outcome"],
                                                       traceback=event["traceback"])
                elif kind == "loaded":
                    run.compiled = event["compiled"]
                elif kind == "done":
                    run.environment_altered |= event["environment_altered"]
                if kind in ("start", "end", "fixture", "done"):
                    last = event
        return last


def _note_death(run, last, record, prefixes, module_name):
    """Blame the place where the process died; True when no other process could get further."""
    if last["event"] == "done":
        run.fixtures[f"shutdown ({module_name})"] = record
        return True
    if last["event"] == "start":
        run.records[last["id"]] = record
        return False
    if last["event"] == "end":
        # Died on the way to the next test, for instance while dropping this one.
        run.fixtures[f"after {last['id']}"] = record
        return False
    run.fixtures[last["id"]] = record
    set_up = re.fullmatch(r"setUpClass \((.*)\)", last["id"])
    if set_up:
        prefixes.append(set_up[1] + ".")
    return not last["id"].startswith(("setUpClass", "tearDownClass"))
