"""The table of what compiling costs: CPU time and memory, from nothing and after a small edit."""

import dataclasses
import os
import sysconfig
import tempfile

from vitrine_regrtest import compiling, process

from . import generated, measuring, programs
from .table import Cell, Table

# Modules of the standard library that stand for programs of their length.
_LIBRARY = "textwrap", "argparse", "tarfile", "inspect", "_pydecimal"
_LONG = "generated-20k"
_LINEARITY = "generated-5k", "generated-10k", _LONG
# Only the cold build of these is measured: they are there for the growth with the length.
_COLD_ONLY = "generated-5k", "generated-10k"


@dataclasses.dataclass
class Cost:
    """One input in one mode; seconds are CPU seconds of all processes."""

    name: str
    mode: str
    lines: int
    cold: float = 0.0
    wall: float = 0.0
    peak: float = 0.0  # MiB of the largest process
    binary: float = 0.0  # MiB
    changed: float | None = None  # after one line was changed in place
    inserted: float | None = None  # after one was inserted, so that later lines moved
    failure: str | None = None

    def per_thousand(self):
        return self.cold / self.lines * 1000


def inputs(patterns=()):
    """(name, source) of the selected inputs."""
    def read(path):
        with open(path, encoding="utf-8") as file:
            return file.read()

    library = sysconfig.get_path("stdlib", "posix_prefix", {"installed_base": "/usr"})
    makers = {name: lambda name=name: read(os.path.join(programs.FOLDER, f"{name}.py"))
              for name in ("hello", "richards")}
    makers["loop-500"] = lambda: generated.loop_body(500)
    makers.update({name: lambda name=name: read(os.path.join(library, f"{name}.py"))
                   for name in _LIBRARY})
    makers.update({name: lambda lines=lines: generated.module(lines)
                   for name, lines in zip(_LINEARITY, (5000, 10000, 20000))})
    return [(name, make()) for name, make in makers.items() if programs.matches(name, patterns)]


def _compile(source, folder, mode, options):
    """One compiler run on `source`; the cache in `folder` stays."""
    # Not under its own name: a script's folder is searched for imports, and argparse.py imports re,
    # which imports ... and so on back to argparse.
    script = os.path.join(folder, "source", "the_program.py")
    os.makedirs(os.path.dirname(script), exist_ok=True)
    with open(script, "w", encoding="utf-8") as file:
        file.write(source)
    binary = os.path.join(folder, "the_program.bin")
    command = [options.vitrine, *compiling.MODES[mode], "--quiet", *options.compiler_options,
               "-o", binary, script]
    env = process.environment(XDG_CACHE_HOME=os.path.join(folder, "cache"), CCACHE_DISABLE="1")
    sample = measuring.run(command, env=env, cwd=folder, timeout=3600)
    if sample.returncode != 0:
        raise RuntimeError(sample.describe_failure())
    return sample, os.path.getsize(binary)


def measure(name, source, mode, options, progress):
    """Cold, changed and inserted builds of one input in a cache of its own."""
    cost = Cost(name, mode, source.count("\n"))
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-") as folder:
        try:
            progress.show(f"{name}, {mode}: cold")
            sample, size = _compile(source, folder, mode, options)
            cost.cold, cost.wall = sample.cpu, sample.wall
            cost.peak, cost.binary = sample.peak / 1024, size / 2**20
            if name not in _COLD_ONLY:
                changed, inserted = generated.edits(source)
                progress.show(f"{name}, {mode}: one line changed")
                cost.changed = _compile(changed, folder, mode, options)[0].cpu
                progress.show(f"{name}, {mode}: one line inserted")
                cost.inserted = _compile(inserted, folder, mode, options)[0].cpu
        except RuntimeError as error:
            cost.failure = str(error)
    return cost


def print_table(options, progress):
    """Measure everything that the patterns select; returns the list of costs."""
    table = Table([("input", -13), ("mode", -7), ("lines", 6), ("cold CPU s", 10), ("wall s", 7),
                   ("s/1000 lines", 12), ("peak MiB", 8), ("1 changed s", 11),
                   ("1 inserted s", 12), ("result MiB", 10)], progress)
    table.header()
    costs = []
    for name, source in inputs(options.names):
        for mode in compiling.chosen_modes(options):
            cost = measure(name, source, mode, options, progress)
            costs.append(cost)
            if cost.failure is not None:
                table.line(name, mode, str(cost.lines))
                table.line(Cell(f"  {cost.failure}", "bad"))
                continue
            edits = [Cell("-", "faint") if seconds is None else f"{seconds:.2f}"
                     for seconds in (cost.changed, cost.inserted)]
            table.line(name, mode, str(cost.lines), f"{cost.cold:.2f}", f"{cost.wall:.2f}",
                       f"{cost.per_thousand():.2f}", f"{cost.peak:.0f}", *edits,
                       f"{cost.binary:.1f}")
    _print_linearity(costs, options, progress)
    return costs


def _print_linearity(costs, options, progress):
    """Whether the time of a line grows with the length of the program."""
    lines = []
    for mode in compiling.chosen_modes(options):
        points = [c for c in costs if c.mode == mode and c.name in _LINEARITY and not c.failure]
        if len(points) < 2:
            continue
        growth = points[-1].per_thousand() / max(points[0].per_thousand(), 1e-9)
        values = "  ".join(f"{c.name.partition('-')[2]}: {c.per_thousand():.3f}" for c in points)
        verdict = Cell("linear", "good") if growth <= 1.25 else Cell("NOT linear", "bad")
        lines.append((mode, verdict, f"{values}  (last / first {growth:.2f})"))
    if lines:
        progress.clear()
        print("\nCPU seconds for 1000 lines, by length of the program:")
        table = Table([("", -7), ("", -10), ("", 1)], progress)
        for line in lines:
            table.line(*line)


def as_json(costs):
    return [dataclasses.asdict(cost) for cost in costs]
