"""The command line of tools/fuzz."""

import argparse
import glob
import os
import sys

from .. import compiling, results, table
from . import campaign, execute, minimise

_REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))


def _parse(arguments):
    parser = argparse.ArgumentParser(
        prog="fuzz",
        description="Run random and mutated programs interpreted and compiled; keep a reduced form "
                    "of each program that behaves differently.")
    compiling.add_options(parser)
    parser.add_argument("--seed", type=int, default=1, help="everything random follows from it")
    parser.add_argument("--count", type=int, metavar="N", help="how many programs")
    parser.add_argument("--time", type=float, metavar="SECONDS", help="how long to go on")
    parser.add_argument("--batch", type=int, default=40, metavar="N",
                        help="programs in one compiler call (default: %(default)s)")
    parser.add_argument("--out", default="fuzz-out", metavar="DIR",
                        help="where reduced programs go (default: %(default)s)")
    parser.add_argument("--corpus", metavar="DIR",
                        default=os.path.join(_REPOSITORY, "tests", "programs"),
                        help="programs to mutate (default: tests/programs)")
    parser.add_argument("--minimise", type=float, default=240, metavar="SECONDS",
                        help="for reducing one program (default: %(default)s)")
    parser.add_argument("--most", type=int, default=20, metavar="N",
                        help="stop after keeping N programs (default: %(default)s)")
    parser.add_argument("--replay", metavar="DIR",
                        help="only run the programs kept in DIR, and compare")
    parser.add_argument("--keep", action="store_true", help="keep the work folder")
    parser.add_argument("--print", type=int, metavar="N", dest="show",
                        help="print program N of this seed and stop")
    options = parser.parse_args(arguments)
    if options.show is None:
        options.vitrine = compiling.require_compiler(parser, options.vitrine)
    if options.count is None and options.time is None:
        options.count = 200
    return options


def main(arguments=None):
    """Fuzz or replay; returns the exit status."""
    options = _parse(arguments)
    with results.work_folder("vitrine-fz-", options.keep) as folder:
        executor = execute.Executor(options.vitrine, folder)
        return _replay(options, executor) if options.replay else _fuzz(options, executor)


def _say(text):
    print(text, file=sys.stderr, flush=True)


def _fuzz(options, executor):
    settings = campaign.Settings(
        seed=options.seed, count=options.count, seconds=options.time,
        modes=compiling.chosen_modes(options), batch=options.batch, out=options.out,
        corpus=options.corpus, minimise_seconds=options.minimise, most_kept=options.most)
    one = campaign.Campaign(settings, executor, _say)
    if options.show is not None:
        print(one.program(options.show), end="")
        return 0
    totals = one.run()
    rows = [[mode, totals.made, totals.usable, totals.compared.get(mode, 0),
             totals.different.get(mode, 0)] for mode in settings.modes]
    print(table.format_table(["mode", "made", "usable", "compared", "different"], rows))
    compared, different = sum(totals.compared.values()), sum(totals.different.values())
    print(f"\n{compared - different} passed, {different} failed")
    return 1 if different or not compared else 0


def _replay(options, executor):
    """Compare kept programs; each is a test."""
    programs = {}
    for path in sorted(glob.glob(os.path.join(options.replay, "*.py"))):
        name = os.path.basename(path).removesuffix(".py")
        if name != "fuzz_prelude":
            with open(path, encoding="utf-8") as file:
                programs[f"kept_{name}"] = file.read()
    names = list(programs)
    passed = failed = 0
    for start in range(0, len(names), options.batch):
        part = {name: programs[name] for name in names[start:start + options.batch]}
        with executor.batch(part) as batch:
            expected = batch.interpreted()
            for mode in compiling.chosen_modes(options):
                actual = batch.compiled(mode)
                for name in part:
                    if minimise.difference(expected[name], actual[name]) is None:
                        passed += 1
                        continue
                    failed += 1
                    print(f"DIFFERENT {mode}: {name.removeprefix('kept_')}.py: "
                          f"{campaign.first_difference(expected[name], actual[name])}")
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0
