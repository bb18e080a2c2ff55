"""The command line of tools/bench."""

import argparse
import contextlib
import json
import os
import platform
import subprocess
import sys
import tempfile

from vitrine_regrtest import compiling

from . import building, compile_cost, crash_cost, memory, programs, speed
from .table import Progress

_DESCRIPTION = """\
Compiles the programs in bench/ in default and in debug mode, runs CPython 3.11, debug and default
mode in turn, checks that they print the same, and shows how many times faster than CPython each is:
the median of the rounds' ratios, and geometric means.  Ratios are of CPU time (user + system),
which a busy machine disturbs less than wall time."""

_EXAMPLES = """\
examples:
  tools/bench --quick                    everything, two rounds
  tools/bench richards 'json*' classes   by name, pattern or kind
  tools/bench --mode default --no-opt borrow-locals attributes
  tools/bench --compile-cost             CPU time and memory of the compiler itself"""


def _parser():
    parser = argparse.ArgumentParser(
        prog="bench", description=_DESCRIPTION, epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME",
                        help="a program, a pattern such as 'json*', or a kind: "
                             + ", ".join(programs.KINDS))
    parser.add_argument("--list", action="store_true", help="list the programs, and do no more")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="default: 5")
    parser.add_argument("--quick", action="store_true", help="two rounds")
    parser.add_argument("--wall", action="store_true", help="ratios of wall time")
    parser.add_argument("--json", metavar="FILE", help="write all samples there as well")
    compiling.add_options(parser)
    parser.add_argument("--no-opt", action="append", default=[], metavar="PASS",
                        help="compile with one of the optimising passes switched off")
    parser.add_argument("--compiler-option", action="append", default=[], metavar="OPTION",
                        help="any other option for the compiler, such as "
                             "--compiler-option=--follow-imports=all")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N",
                        help="compile so many programs at a time (default: one for each core)")
    parser.add_argument("--keep", metavar="FOLDER", help="leave the compiled programs there")
    tables = parser.add_argument_group(
        "other tables", "Each is printed in place of the speed table; they can be combined.")
    tables.add_argument("--compile-cost", action="store_true",
                        help="what compiling costs, with an empty cache and after a small edit")
    tables.add_argument("--startup", action="store_true",
                        help="start-up of hello world, the best of 20 interleaved runs")
    tables.add_argument("--memory", action="store_true", help="peak memory of the programs")
    tables.add_argument("--crash-cost", action="store_true",
                        help="what being ready for a crash costs: VITRINE_CRASH=0 against the default and 1")
    tables.add_argument("--speed", action="store_true", help="the speed table too")
    return parser


def _options(arguments):
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.rounds < 1 or options.jobs < 1:
        parser.error("--rounds and --jobs want a number from 1 on")
    if options.quick:
        options.rounds = 2
    if not (options.compile_cost or options.startup or options.memory or options.crash_cost):
        options.speed = True
    options.compiler_options = options.compiler_option + [f"--no-opt={p}" for p in options.no_opt]
    if not options.list:
        options.vitrine = compiling.require_compiler(parser, options.vitrine)
    return options, parser


def _programs(options, parser):
    found = programs.find(options.names)
    known = programs.find()
    for pattern in options.names:
        if not any(programs.matches(p.name, [pattern], p.kind) for p in known):
            parser.error(f"no program or kind matches {pattern!r}; --list shows them")
    return found


def _run(options, parser, progress):
    """Print the chosen tables; returns what goes into the JSON file and whether all went well."""
    report = {"python": platform.python_version(), "machine": platform.machine(),
              "clock": "wall" if options.wall else "cpu", "rounds": options.rounds,
              "compiler_options": options.compiler_options}
    well = True
    with contextlib.ExitStack() as stack:
        folder = options.keep or stack.enter_context(
            tempfile.TemporaryDirectory(prefix="vitrine-bench-"))
        builds = {}
        wants_programs = options.speed or options.memory or options.crash_cost
        found = _programs(options, parser) if wants_programs else []
        hello = programs.find(["hello"]) if options.startup else []
        if found or hello:
            together = {program.name: program for program in found + hello}
            builds = building.build_all(together.values(), options, folder, progress)
        if options.speed:
            results = speed.print_table(found, builds, options, progress)
            report["speed"] = speed.as_json(results, compiling.chosen_modes(options))
            well = well and not any(result.failures for result in results)
        if options.memory:
            report["memory"], ended = memory.print_table(found, builds, options, progress)
            well = well and ended
        if options.crash_cost:
            report["crash_cost"], ended = crash_cost.print_table(found, builds, options, progress)
            well = well and ended
        if options.startup:
            report["startup"] = speed.print_startup(hello[0], builds, options, progress)
        if options.compile_cost:
            costs = compile_cost.print_table(options, progress)
            if not costs:
                parser.error("no input of --compile-cost has such a name")
            report["compile_cost"] = compile_cost.as_json(costs)
            well = well and not any(cost.failure for cost in costs)
    return report, well


def main(arguments=None):
    """0: all went well; 1: a program failed, or printed something else than CPython."""
    options, parser = _options(arguments)
    if options.list:
        for program in _programs(options, parser):
            print(f"{program.name:18} {program.kind}")
        return 0
    progress = Progress()
    try:
        report, well = _run(options, parser, progress)
    except KeyboardInterrupt:
        progress.clear()
        return 130
    except (RuntimeError, OSError, subprocess.SubprocessError) as error:
        progress.clear()
        print(f"bench: {error}", file=sys.stderr)
        return 1
    progress.clear()
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=1)
            file.write("\n")
    return 0 if well else 1
