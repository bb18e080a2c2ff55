"""Run batches of programs, interpreted and compiled.

A batch is a folder: the programs as modules, the prelude, the harness, and a driver script that
imports them all, so that one compiler call serves many programs.
"""

import dataclasses
import os
import re
import shutil
import subprocess
import tempfile

from .. import compiling, process

SECONDS = 5.0
# A build without optimisation may be slower; a hang is not a matter of seconds.
_SECONDS_COMPILED = 20.0
_LARGEST_OUTPUT = 200_000

# The interpreter, once it has specialised a function, reads two neighbouring locals in one
# instruction (LOAD_FAST__LOAD_FAST, Python/ceval.c) and points at the first when the second is unbound.
_UNCERTAIN_CARETS = re.compile(rb"^ +\^+\n(?=UnboundLocalError: )", re.MULTILINE)

_HERE = os.path.dirname(os.path.abspath(__file__))
PRELUDE = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(_HERE))), "tests", "fuzz",
                       "programs", "fuzz_prelude.py")


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How one program ended, and everything it printed (but for carets that warmth decides)."""

    status: str  # `exit N`, `signal N`, `timeout`, `not compiled`, `not run`
    output: bytes


class Executor:
    """Runs programs given as {module name: source}."""

    def __init__(self, compiler, folder):
        self._compiler = compiler
        self._folder = folder
        self._batches = 0
        self.compile_seconds = 0.0

    def batch(self, programs):
        """Write a batch to disk; returns a Batch, which is also a context manager."""
        self._batches += 1
        return Batch(self, os.path.join(self._folder, f"batch{self._batches}"), programs)

    def compile(self, batch, mode, options):
        """Compile a batch; returns the Build."""
        build = compiling.compile_script(
            self._compiler, mode, batch.script, os.path.join(batch.folder, f"driver-{mode}"),
            ["--no-cache", "--nofollow-import-to=fuzz_harness", *options], cwd=batch.folder, timeout=1800)
        self.compile_seconds += build.seconds
        return build


class Batch:
    """The files of some programs, and the ways to run them."""

    def __init__(self, executor, folder, programs):
        self._executor = executor
        self.folder = folder
        self.programs = programs
        os.makedirs(folder)
        shutil.copy(os.path.join(_HERE, "harness.py"), os.path.join(folder, "fuzz_harness.py"))
        shutil.copy(PRELUDE, folder)
        lines = ["import fuzz_harness", ""]
        for name, source in programs.items():
            with open(os.path.join(folder, f"{name}.py"), "w", encoding="utf-8") as file:
                file.write(source)
            lines += ["", f"def import_{name}():", f"    import {name}", ""]
        table = ", ".join(f"{name!r}: import_{name}" for name in programs)
        lines += ["", f"fuzz_harness.main({{{table}}})", ""]
        self.script = os.path.join(folder, "driver.py")
        with open(self.script, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        shutil.rmtree(self.folder, ignore_errors=True)

    def interpreted(self, names=None):
        """Outcomes of the programs under the interpreter."""
        return self._run([process.PYTHON, self.script], names, SECONDS)

    def compiled(self, mode, names=None, options=()):
        """Outcomes of the programs compiled in one mode.

        When the compiler fails on the batch, the programs it fails on are found by halving.
        """
        build = self._executor.compile(self, mode, options)
        if build.binary is not None:
            return self._run([build.binary], names, _SECONDS_COMPILED)
        if len(self.programs) == 1:
            return {name: Outcome("not compiled", build.output.encode())
                    for name in self.programs}
        outcomes = {}
        items = list(self.programs.items())
        middle = len(items) // 2
        for half in items[:middle], items[middle:]:
            wanted = [name for name, _ in half if names is None or name in names]
            if wanted:
                with self._executor.batch(dict(half)) as smaller:
                    found = smaller.compiled(mode, wanted, options)
                    outcomes |= {name: _moved(outcome, smaller.folder, self.folder)
                                 for name, outcome in found.items()}
        return outcomes

    def _run(self, command, names, seconds):
        names = list(self.programs) if names is None else list(names)
        outcomes = {}
        with tempfile.TemporaryDirectory(dir=self.folder) as folder:
            env = process.environment(TMPDIR=folder, PYTHONDONTWRITEBYTECODE="1")
            subprocess.run([*command, folder, str(seconds), *names], cwd=folder, env=env,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, check=False, start_new_session=True)
            statuses = _read_statuses(os.path.join(folder, "status.txt"))
            for name in names:
                output = _read(os.path.join(folder, f"{name}.txt"))
                outcomes[name] = Outcome(statuses.get(name, "not run"),
                                         _UNCERTAIN_CARETS.sub(b"", output))
        return outcomes


def _moved(outcome, old, new):
    """The outcome as if the program had been in another folder: tracebacks name it."""
    return Outcome(outcome.status, outcome.output.replace(old.encode(), new.encode()))


def _read_statuses(path):
    lines = _read(path).decode("ascii").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def _read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return b""


def is_usable(first, second, silent=False):
    """Whether two interpreted runs of one program show that it is deterministic and modest.

    A program that prints nothing is only of use to someone who expects a crash (`silent`).
    Running out of memory, or of stack, happens at a point that no compiler has to preserve.
    """
    output = first.output
    return (first == second and first.status.startswith("exit") and (output or silent)
            and len(output) < _LARGEST_OUTPUT
            and b"MemoryError" not in output and b"RecursionError" not in output)
