"""The command line of tools/regrtest."""

import argparse
import os
import signal
import sys

from . import check, compare, compiling, modules, results, table

_EXEMPT_FILE = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))), "tests", "regrtest", "exempt.txt")
_MAX_EXEMPT_SHARE = 0.01  # of runs that are large enough to judge by: one module may consist of such tests
_JUDGED_FROM = 1000


def _parse(arguments):
    parser = argparse.ArgumentParser(
        prog="regrtest",
        description="Compile CPython's own regression-test modules, run them, and compare test by "
                    "test with the interpreted run.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="test_grammar, test_dict ...")
    parser.add_argument("--all", action="store_true", help="every module of the full list")
    parser.add_argument("--ci", action="store_true", help="the quick, representative part")
    compiling.add_options(parser)
    parser.add_argument("-k", dest="match", metavar="PATTERN",
                        help="only tests whose id contains PATTERN, or matches it as a glob")
    parser.add_argument("--timeout", type=float, default=180, metavar="SECONDS",
                        help="for one test (default: %(default)s)")
    parser.add_argument("--keep", action="store_true", help="keep the work folder")
    parser.add_argument("--json", metavar="FILE", help="write all results there")
    parser.add_argument("--no-rerun", action="store_true",
                        help="do not run differing tests a second time")
    parser.add_argument("--no-cache", action="store_true",
                        help="run interpreted even when an earlier run is remembered")
    parser.add_argument("--baseline", action="store_true",
                        help="only run interpreted, and show what fails there")
    parser.add_argument("--allow-interpreted", action="store_true",
                        help="do not insist that the tests are compiled (to test this tool)")
    parser.add_argument("-v", "--verbose", action="store_true",
                        help="also list exempt, flaky and anyway failing tests")
    options = parser.parse_args(arguments)
    names = [*options.modules, *(modules.ALL if options.all else ()),
             *(modules.CI if options.ci else ())]
    if not names:
        parser.error("name a module, or use --all or --ci")
    try:
        options.chosen = [modules.find(name) for name in dict.fromkeys(names)]
        options.exemptions = compare.Exemptions(_EXEMPT_FILE)
    except (LookupError, ValueError) as error:
        parser.error(str(error))
    if not options.baseline:
        options.vitrine = compiling.require_compiler(parser, options.vitrine)
    return options


def main(arguments=None):
    """Run, print the table, return the exit status."""
    options = _parse(arguments)
    # In the background of a shell it is ignored, and the tests would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with results.work_folder("vitrine-rt-", options.keep) as folder:
        settings = check.Settings(
            compiler=options.vitrine, folder=folder, timeout=options.timeout, match=options.match,
            exemptions=options.exemptions, allow_interpreted=options.allow_interpreted,
            rerun=not options.no_rerun, keep=options.keep, use_cache=not options.no_cache)
        if options.baseline:
            return _run_baseline(options, settings)
        verdicts = list(_verdicts(options, settings))
    results.write_json(options.json, verdicts)
    return _report(options, verdicts)


def _verdicts(options, settings):
    modes = compiling.chosen_modes(options)
    for number, module in enumerate(options.chosen, 1):
        one = check.ModuleCheck(module, settings)
        try:
            before = one.interpreted()
            for mode in modes:
                verdict = one.compiled(mode, before)
                print(f"[{number}/{len(options.chosen)}] {module.name} {mode}: "
                      f"{verdict.passed} passed, {verdict.failed} failed",
                      file=sys.stderr, flush=True)
                yield verdict
        finally:
            one.close()


def _run_baseline(options, settings):
    """Interpreted runs only: what fails on this machine, and how long modules take."""
    rows, failing, tests = [], [], 0
    for module in options.chosen:
        one = check.ModuleCheck(module, settings)
        try:
            run = one.interpreted()
        finally:
            one.close()
        outcomes = [record.outcome for record in run.records.values()]
        bad = [(name, record) for part in (run.records, run.fixtures)
               for name, record in part.items() if record.outcome not in
               ("ok", "skip", "expectedFailure")]
        failing += bad
        tests += len(outcomes)
        rows.append([module.name, len(outcomes), outcomes.count("ok"), outcomes.count("skip"),
                     len(bad), f"{run.seconds:.1f}"])
        print(f"{module.name}: {run.seconds:.1f} s", file=sys.stderr, flush=True)
    totals = ["total", *(sum(row[column] for row in rows) for column in range(1, 5)),
              f"{sum(float(row[5]) for row in rows):.1f}"]
    print(table.format_table(["module", "tests", "passed", "skipped", "failed", "seconds"],
                             rows, totals))
    for name, record in failing:
        print(f"\n{record.outcome}: {name}")
        if options.verbose:
            print(_indented(compare.last_lines(record.traceback)))
    print(f"\n{tests - len(failing)} passed, {len(failing)} failed")
    return 0


def _report(options, verdicts):
    for verdict in verdicts:
        for problem in verdict.problems:
            print(f"\nPROBLEM {verdict.module} {verdict.mode}: {problem}")
        missing = [one.id for one in verdict.regressions if one.compiled == "missing"]
        if missing:
            print(f"\nMISSING {verdict.mode}: {len(missing)} tests did not run: {missing[0]} ...")
        for regression in verdict.regressions:
            if regression.compiled == "missing":
                continue
            print(f"\nREGRESSION {verdict.mode}: {regression.id}: "
                  f"{regression.interpreted} interpreted, {regression.compiled} compiled")
            print(_indented(regression.detail))
        if options.verbose:
            for name, reason in verdict.exempt.items():
                print(f"exempt: {name} ({reason})")
            for name in verdict.flaky:
                print(f"flaky: {name}")
            for name in verdict.failing_interpreted:
                print(f"fails interpreted, too: {name}")
    rows = [[f"{v.module} {v.mode}", v.tests, v.passed_interpreted, v.passed_compiled,
             len(v.regressions), len(v.exempt), f"{v.seconds_interpreted:.1f}",
             f"{v.seconds:.1f}", f"{v.compile_seconds:.1f}"] for v in verdicts]
    totals = ["total", *(sum(row[column] for row in rows) for column in range(1, 6)),
              *(f"{sum(float(row[column]) for row in rows):.1f}" for column in range(6, 9))]
    print()
    print(table.format_table(["module", "tests", "passed interpreted", "passed compiled",
                              "regressions", "exempt", "interpreted s", "compiled s",
                              "compile s"], rows, totals))
    failed = sum(verdict.failed for verdict in verdicts)
    tests, exempt = totals[1], totals[5]
    if tests >= _JUDGED_FROM and exempt / tests > _MAX_EXEMPT_SHARE:
        print(f"\n{exempt} of {tests} tests are exempt; at most "
              f"{_MAX_EXEMPT_SHARE:.0%} may be")
        failed += 1
    if options.match is None:
        for pattern in options.exemptions.unused({module.name for module in options.chosen}):
            print(f"\nexemption not needed any more: {pattern}")
    print(f"\n{sum(verdict.passed for verdict in verdicts)} passed, {failed} failed")
    return 1 if failed else 0


def _indented(text):
    return "\n".join(f"    {line}" for line in text.splitlines())
