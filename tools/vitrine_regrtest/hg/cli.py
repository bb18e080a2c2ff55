"""The command line of tools/hg-session."""

import argparse
import difflib
import os
import sys

from .. import compiling, process, results, table
from . import script, session

HG = "/usr/bin/hg"
_OPTIONS = ["--follow-imports=all", "--include-package=mercurial"]
_BUILD_TIMEOUT = 6 * 3600
_DIFF_LINES = 24


def _parse(arguments):
    parser = argparse.ArgumentParser(
        prog="hg-session",
        description="Run a scripted Mercurial session interpreted and compiled, in fresh folders, "
                    "and compare output and exit code of every step.")
    compiling.add_options(parser)
    parser.add_argument("--binary", metavar="FILE",
                        help="a Mercurial that was compiled before, instead of building one")
    parser.add_argument("--self-check", action="store_true",
                        help="compare the interpreted session with itself (to test this tool)")
    parser.add_argument("--short", action="store_true", help="only the groups that everyone uses")
    parser.add_argument("--keep", action="store_true", help="keep the work folder")
    parser.add_argument("-v", "--verbose", action="store_true", help="show every step's output")
    options = parser.parse_args(arguments)
    if options.binary:
        options.binary = os.path.abspath(options.binary)
        if not os.access(options.binary, os.X_OK):
            parser.error(f"{options.binary} is not executable")
    elif not options.self_check:
        options.vitrine = compiling.require_compiler(parser, options.vitrine)
    return options


def main(arguments=None):
    """Play the sessions, print the table, return the exit status."""
    options = _parse(arguments)
    with results.work_folder("vitrine-hg-", options.keep) as folder:
        return _compare_all(options, folder)


def _candidates(options, folder):
    """Yield (label, command or None, build seconds, problems) for what is to be compared."""
    if options.self_check:
        yield "self-check", [process.PYTHON, HG], 0.0, []
    elif options.binary:
        yield os.path.basename(options.binary), [options.binary], 0.0, []
    else:
        for mode in compiling.chosen_modes(options):
            build = compiling.compile_script(options.vitrine, mode, HG,
                                             os.path.join(folder, f"hg-{mode}"), _OPTIONS,
                                             timeout=_BUILD_TIMEOUT, cwd=folder)
            if build.binary is None:
                yield mode, None, build.seconds, [build.output]
            else:
                problems = list(compiling.left_interpreted(build))
                yield mode, [build.binary], build.seconds, problems


def _play(command, root, options):
    one = session.Session(command, root)
    script.play(one, options.short)
    return one.steps


def _compare_all(options, folder):
    expected = _play([process.PYTHON, HG], os.path.join(folder, "interpreted", "root"), options)
    rows, passed, failed, build_seconds = [], 0, 0, 0.0
    for label, command, seconds, problems in _candidates(options, folder):
        build_seconds += seconds
        for problem in problems:
            print(f"\nPROBLEM {label}: {problem}")
        failed += len(problems)
        if command is None:
            continue
        # The root has the same name both times, only its parent differs.
        actual = _play(command, os.path.join(folder, f"compiled-{label}", "root"), options)
        for before, after in zip(expected, actual, strict=True):
            if before.outcome() != after.outcome():
                print(_difference(label, before, after))
        rows += list(_rows(label, expected, actual))
    if options.verbose:
        for step in expected:
            print(f"\n$ {step.command}   [{step.status}, {step.seconds:.2f} s]\n"
                  f"{step.stdout}{step.stderr}", end="")
    totals = ["total", *(sum(row[column] for row in rows) for column in (1, 2, 3)),
              *(f"{sum(float(row[column]) for row in rows):.1f}" for column in (4, 5))]
    print()
    print(table.format_table(["group", "steps", "same", "different", "interpreted s",
                              "compiled s"], rows, totals))
    print(f"build: {build_seconds:.0f} s")
    passed += totals[2]
    failed += totals[3]
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def _rows(label, expected, actual):
    for group in dict.fromkeys(step.group for step in expected):
        pairs = [(before, after) for before, after in zip(expected, actual)
                 if before.group == group]
        same = sum(before.outcome() == after.outcome() for before, after in pairs)
        yield [f"{group} ({label})", len(pairs), same, len(pairs) - same,
               f"{sum(before.seconds for before, _ in pairs):.1f}",
               f"{sum(after.seconds for _, after in pairs):.1f}"]


def _difference(label, before, after):
    lines = [f"\nDIFFERENT {label}: {before.command}"]
    if before.command != after.command:
        lines.append(f"    compiled the step is: {after.command}")
    if before.status != after.status:
        lines.append(f"    exit code: {process.describe_exit(before.status)} interpreted, "
                     f"{process.describe_exit(after.status)} compiled")
    for stream in "stdout", "stderr":
        changes = difflib.unified_diff(getattr(before, stream).splitlines(),
                                       getattr(after, stream).splitlines(),
                                       f"{stream} interpreted", f"{stream} compiled",
                                       n=1, lineterm="")
        lines += [f"    {line}" for line in list(changes)[:_DIFF_LINES]]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
