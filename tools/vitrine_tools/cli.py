"""The command line of tools/programs."""

import argparse
import concurrent.futures
import os

from vitrine_regrtest import compiling, results

from . import check, display, execution, opcodes, program as programs


def _parse(arguments):
    parser = argparse.ArgumentParser(
        prog="programs",
        description="Run the programs of tests/programs with CPython and compiled, and compare "
                    "stdout, stderr and exit code byte for byte.")
    parser.add_argument("selection", nargs="*", metavar="PROGRAM",
                        help="a topic, topic/name, or file (default: all programs)")
    compiling.add_options(parser)
    parser.add_argument("-j", dest="jobs", type=int, default=os.cpu_count(), metavar="N",
                        help="programs at a time (default: one for each processor)")
    parser.add_argument("-k", dest="pattern", default="", metavar="PATTERN",
                        help="only programs whose topic/name contains PATTERN, or matches it")
    parser.add_argument("--shard", metavar="I/N", help="only the I-th of N parts")
    parser.add_argument("--timeout", type=float, default=30, metavar="SECONDS",
                        help="for one run of a program (default: %(default)s)")
    parser.add_argument("--keep", action="store_true",
                        help="keep the executables and the outputs")
    parser.add_argument("--json", metavar="FILE", help="write all results there")
    parser.add_argument("--stats", action="store_true",
                        help="run once more with VITRINE_STATS=1, and show what that prints")
    parser.add_argument("--allow-interpreted", action="store_true",
                        help="do not insist that all code is native (to test this tool)")
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each program")
    other = parser.add_mutually_exclusive_group()
    other.add_argument("--list", action="store_true", help="list the programs and their purposes")
    other.add_argument("--opcodes", action="store_true",
                       help="report which of CPython's opcodes the programs cover")
    other.add_argument("--deterministic", action="store_true",
                       help="without a compiler: check that two interpreted runs agree")
    options = parser.parse_args(arguments)
    try:
        options.programs = programs.find(options.selection, options.pattern)
        if options.shard:
            options.programs = programs.shard(options.programs, options.shard)
    except ValueError as error:
        parser.error(str(error))
    if not options.programs:
        parser.error("no program matches")
    if not (options.list or options.opcodes or options.deterministic):
        options.vitrine = compiling.require_compiler(parser, options.vitrine)
    return options


def main(arguments=None):
    """Do what the arguments say; return the exit status."""
    options = _parse(arguments)
    if options.list:
        for program in options.programs:
            print(f"{program.id:<40} {program.summary}")
        return 0
    if options.opcodes:
        return opcodes.report(options.programs)
    execution.prepare()
    try:
        with results.work_folder("vitrine-programs-", options.keep) as folder:
            verdicts = _run(options, check.Settings(
                compiler=options.vitrine, folder=folder, timeout=options.timeout, keep=options.keep,
                allow_interpreted=options.allow_interpreted, stats=options.stats))
    except KeyboardInterrupt:
        print("\ninterrupted")
        return 130
    results.write_json(options.json, verdicts)
    return 0 if all(verdict.passed for verdict in verdicts) else 1


def _run(options, settings):
    modes = compiling.chosen_modes(options)
    if options.deterministic:
        modes = [check.INTERPRETED]

        def one(program):
            return [check.check_determinism(program, settings)]
    else:
        def one(program):
            return check.check(program, modes, settings)
    shown = display.Display(len(options.programs) * len(modes), options.verbose)
    verdicts = []
    with concurrent.futures.ThreadPoolExecutor(max(1, options.jobs)) as pool:
        futures = [pool.submit(one, program) for program in options.programs]
        try:
            # In the order of the programs: two runs of the tool can be compared.
            for future in futures:
                for verdict in future.result():
                    verdicts.append(verdict)
                    shown.result(verdict)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    shown.summary(verdicts)
    return verdicts
