"""The main table: run time of compiled programs against CPython's, and start-up."""

import dataclasses
import statistics

from vitrine_regrtest import compiling, process

from . import measuring, programs
from .table import Cell, Table, ratio_cell

CPYTHON = "cpython"


@dataclasses.dataclass
class Result:
    """The samples of one program: the i-th of each list were taken next to each other."""

    program: programs.Program
    seconds: dict  # runner -> list of seconds
    failures: dict  # mode -> one line

    def ratios(self, mode):
        return [slow / max(fast, 1e-6)
                for slow, fast in zip(self.seconds[CPYTHON], self.seconds[mode])]

    def ratio(self, mode):
        """How many times faster than CPython: the median over the rounds; None if it failed."""
        if mode in self.failures or not self.seconds.get(mode):
            return None
        return statistics.median(self.ratios(mode))

    def spread(self, modes):
        """How far apart the rounds are, relative to their median, in the worst mode."""
        return max([(max(self.ratios(mode)) - min(self.ratios(mode))) / self.ratio(mode)
                    for mode in modes if self.ratio(mode)], default=None)


def _short(text):
    """The line of a failed build that most likely says why."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next((line for line in lines if "error" in line), lines[-1] if lines else "no message")


def measure(program, builds, modes, options, progress):
    """Run CPython and the builds in turn, `options.rounds` times."""
    result = Result(program, {CPYTHON: []}, {})
    commands = {CPYTHON: [process.PYTHON, program.path]}
    for mode in reversed(modes):  # CPython, debug, default
        build = builds[program.name, mode]
        if build.binary is None:
            result.failures[mode] = f"does not compile: {_short(build.output)}"
        else:
            commands[mode] = [build.binary]
            result.seconds[mode] = []
    for number in range(options.rounds):
        # Turn the order round each time, so that a drift of the machine favours nobody.
        order = list(commands) if number % 2 == 0 else list(reversed(commands))
        samples = {}
        for runner in order:
            progress.show(f"{program.name}: round {number + 1}/{options.rounds}, {runner}")
            samples[runner] = measuring.run_repeatedly(commands[runner], program.repeat)
        expected = samples[CPYTHON]
        if expected.returncode != 0:
            raise RuntimeError(f"{program.name}: CPython ends with {expected.describe_failure()}")
        for runner, sample in samples.items():
            if sample.returncode != 0:
                result.failures.setdefault(runner, sample.describe_failure())
            elif sample.output != expected.output:
                result.failures.setdefault(runner, "prints something else than CPython")
            result.seconds[runner].append(sample.seconds(options.wall))
        commands = {r: c for r, c in commands.items() if r not in result.failures}
        if len(commands) == 1:
            break
    return result


def geometric_mean(ratios):
    ratios = [ratio for ratio in ratios if ratio is not None]
    return statistics.geometric_mean(ratios) if ratios else None


def print_table(found, builds, options, progress):
    """Measure and print program by program, then the means; returns the results."""
    modes = compiling.chosen_modes(options)
    clock = "wall s" if options.wall else "CPU s"
    width = max(len(program.name) for program in found)
    table = Table([("program", -max(width, 14)), ("kind", -15), (f"CPython {clock}", 8),
                   *[(f"{mode} x", 7) for mode in modes], ("spread", 6)], progress)
    table.header()
    results = []
    for program in found:
        result = measure(program, builds, modes, options, progress)
        results.append(result)
        spread = result.spread(modes)
        table.line(program.name, program.kind,
                   f"{statistics.median(result.seconds[CPYTHON]):.3f}",
                   *[ratio_cell(result.ratio(mode)) for mode in modes],
                   Cell(f"{spread:.0%}" if spread is not None else "-", "faint"))
        for mode, why in result.failures.items():
            table.line(Cell(f"  {mode}: {why}", "bad"))
    table.rule()
    for kind in programs.KINDS:
        members = [result for result in results if result.program.kind == kind]
        if members:
            _print_mean(table, "mean", kind, members, modes)
    _print_mean(table, "mean", "all", results, modes, "strong")
    failed = sum(bool(result.failures) for result in results)
    if failed:
        table.line(Cell(f"{failed} of {len(results)} programs failed; "
                        "they do not count in the means", "bad"))
    return results


def _print_mean(table, name, kind, results, modes, style=None):
    cells = [ratio_cell(geometric_mean(r.ratio(mode) for r in results)) for mode in modes]
    table.line(Cell(name, style), Cell(f"{kind} ({len(results)})", style), "", *cells)


def as_json(results, modes):
    """Samples and ratios of the table, and its means."""
    kinds = {kind: {mode: geometric_mean(r.ratio(mode) for r in results
                                         if kind in ("all", r.program.kind)) for mode in modes}
             for kind in (*programs.KINDS, "all")}
    return {"means": kinds,
            "programs": [{"name": r.program.name, "kind": r.program.kind, "seconds": r.seconds,
                          "ratios": {mode: r.ratio(mode) for mode in modes},
                          "failures": r.failures} for r in results]}


def print_startup(program, builds, options, progress, runs=20):
    """The best of many interleaved runs of hello world; returns milliseconds."""
    commands = {CPYTHON: [process.PYTHON, program.path]}
    for mode in compiling.chosen_modes(options):
        build = builds[program.name, mode]
        if build.binary is None:
            raise RuntimeError(f"{program.name} does not compile: {_short(build.output)}")
        commands[mode] = [build.binary]
    samples = {runner: [] for runner in commands}
    for number in range(runs + 1):
        progress.show(f"start-up: run {number}/{runs}")
        for runner, command in commands.items():
            sample = measuring.run(command)
            if sample.returncode != 0:
                raise RuntimeError(f"{runner}: {sample.describe_failure()}")
            if number > 0:  # the first one reads the files from the disk
                samples[runner].append(sample)
    table = Table([("start-up", -14), ("wall ms", 8), ("CPU ms", 8), ("x wall", 8)], progress)
    table.header()
    best = {runner: {"wall": min(s.wall for s in group) * 1000,
                     "cpu": min(s.cpu for s in group) * 1000} for runner, group in samples.items()}
    for runner, times in best.items():
        ratio = best[CPYTHON]["wall"] / times["wall"]
        table.line(runner, f"{times['wall']:.1f}", f"{times['cpu']:.1f}", ratio_cell(ratio))
    return best
