"""The table of what being ready for a crash costs while nothing happens."""

import statistics

from vitrine_regrtest import compiling, process

from . import measuring
from .speed import geometric_mean
from .table import Cell, Table

OFF = "off"
# Column, and VITRINE_CRASH.  The same once more tells how much two runs of the same differ here.
SETTINGS = {OFF: "0", "off again": "0", "signals": "", "signals+exceptions": "1"}


def _rounds(program, binary, options, progress):
    """{setting: seconds of each round}; the settings of a round ran one after the other."""
    seconds = {setting: [] for setting in SETTINGS}
    names = list(SETTINGS)
    for number in range(options.rounds):
        # Each setting comes first, second, ... in turn: a drift of the machine favours none.
        shift = number % len(names)
        for setting in names[shift:] + names[:shift]:
            progress.show(f"{program.name}: round {number + 1}/{options.rounds}, {setting}")
            env = process.environment() | {"VITRINE_CRASH": SETTINGS[setting]}
            sample = measuring.run_repeatedly([binary], program.repeat, env=env)
            if sample.returncode != 0:
                raise RuntimeError(f"{program.name}: {sample.describe_failure()}")
            seconds[setting].append(sample.seconds(options.wall))
    return seconds


def print_table(found, builds, options, progress):
    """Time of each setting as a multiple of `off`: the median of the rounds' ratios.

    Returns {program: {mode: {setting: seconds}}} and whether all ended well.
    """
    others = [setting for setting in SETTINGS if setting != OFF]
    table = Table([("program", -16), ("mode", -7), ("off s", 8), *[(f"{name} x", 9) for name in others]],
                  progress)
    table.header()
    results, ratios, well = {}, {setting: [] for setting in others}, True
    for program in found:
        results[program.name] = {}
        for mode in compiling.chosen_modes(options):
            binary = builds[program.name, mode].binary
            if binary is None:
                table.line(program.name, mode, Cell("does not compile", "bad"), *[""] * len(others))
                well = False
                continue
            seconds = results[program.name][mode] = _rounds(program, binary, options, progress)
            cells = []
            for setting in others:
                pairs = zip(seconds[setting], seconds[OFF])
                ratios[setting].append(statistics.median(mine / off for mine, off in pairs))
                cells.append(f"{ratios[setting][-1]:.3f}")
            table.line(program.name, mode, f"{statistics.median(seconds[OFF]):.3f}", *cells)
    table.rule()
    means = [geometric_mean(ratios[setting]) for setting in others]
    table.line("mean", "", "", *[f"{mean:.3f}" if mean is not None else "-" for mean in means])
    return results, well
