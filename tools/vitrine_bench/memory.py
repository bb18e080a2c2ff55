"""The table of peak memory, program by program."""

from vitrine_regrtest import compiling, process

from . import peak
from .speed import CPYTHON, geometric_mean
from .table import Cell, Table


def _cell(ratio):
    """Here less is better."""
    style = "bad" if ratio > 1.05 else "good" if ratio < 0.95 else None
    return Cell(f"{ratio:.2f}", style)


def print_table(found, builds, options, progress):
    """Run each program once under each runner.

    Returns ({program: {runner: MiB}}, whether all ended well).
    """
    modes = compiling.chosen_modes(options)
    columns = [("program", -16), ("CPython MiB", 8)]
    for mode in modes:
        columns += [(f"{mode} MiB", 8), ("ratio", 5)]
    table = Table(columns, progress)
    table.header()
    results = {}
    for program in found:
        commands = {CPYTHON: [process.PYTHON, program.path]}
        commands.update({mode: [builds[program.name, mode].binary] for mode in modes
                         if builds[program.name, mode].binary is not None})
        sizes = results[program.name] = {}
        for runner, command in commands.items():
            progress.show(f"{program.name}: {runner}")
            returncode, _, size = peak.peak(command)
            if returncode == 0:
                sizes[runner] = size / 1024
        cells = [f"{sizes[CPYTHON]:.1f}"] if CPYTHON in sizes else ["-"]
        for mode in modes:
            if mode in sizes and CPYTHON in sizes:
                cells += [f"{sizes[mode]:.1f}", _cell(sizes[mode] / sizes[CPYTHON])]
            else:
                cells += [Cell("failed", "bad"), ""]
        table.line(program.name, *cells)
    table.rule()
    means = []
    for mode in modes:
        mean = geometric_mean(sizes[mode] / sizes[CPYTHON] for sizes in results.values()
                              if mode in sizes and CPYTHON in sizes)
        means += ["", _cell(mean) if mean is not None else "-"]
    table.line("mean", "", *means)
    return results, all({CPYTHON, *modes} <= sizes.keys() for sizes in results.values())
