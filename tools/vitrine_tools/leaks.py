"""tools/leaks: whether sys.gettotalrefcount() stays flat.

Every program becomes a module of one executable that is linked with CPython's debug build. It runs
again and again in a process of its own; what each round adds to the total reference count is
compared with what the same rounds add when they are interpreted by python3.11d. Programs that
cannot be run so are listed with the reason in tests/programs/not_in_a_loop.txt.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from . import leak_rounds
from . import program as programs

DEBUG_PYTHON = "/usr/bin/python3.11d"
_LEFT_OUT_FILE = os.path.join(programs.ROOT, "not_in_a_loop.txt")
# Directives of a program that a module of another program cannot have.
_DIRECTIVES = ("module", "args", "stdin", "env", "compiler_options")


def main(arguments=None):
    """Entry point. Returns the exit code: 1 when a compiled program leaks and the interpreted one does not."""
    options = _parse(arguments)
    chosen, left_out = _suitable(programs.find(options.programs))
    for program, reason in left_out.items():
        print(f"{program:40} left out: {reason}")
    with tempfile.TemporaryDirectory(prefix="vitrine-leaks-") as folder:
        names = _write(chosen, folder)
        script = shutil.copy(leak_rounds.__file__, folder)
        interpreted = _run([DEBUG_PYTHON, script], names, folder, "interpreted.json")
        unknown = [program for name, program in names.items() if name not in interpreted]
        for program in unknown:
            print(f"{program:40} does not finish interpreted: give a reason in {os.path.basename(_LEFT_OUT_FILE)}")
        failed = bool(unknown)
        for mode in ("default", "debug") if options.mode == "both" else (options.mode,):
            binary = os.path.join(folder, f"rounds-{mode}")
            command = [options.vitrine, "--quiet", "-j1", "--python-debug-build", script, "-o", binary]
            command += ["--debug-mode"] if mode == "debug" else []
            command += [f"--include-module={name}" for name in names]
            subprocess.run(command, check=True, cwd=folder)
            failed |= _report(mode, names, interpreted, _run([binary], names, folder, f"{mode}.json"))
    return 1 if failed else 0


def _parse(arguments):
    parser = argparse.ArgumentParser(prog="tools/leaks", description=__doc__.partition("\n")[2],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="*", metavar="PROGRAM", help="as for tools/programs")
    parser.add_argument("--mode", choices=("default", "debug", "both"), default="both")
    parser.add_argument("--vitrine", default=os.path.join(programs.REPOSITORY, "build", "bin", "vitrine"))
    return parser.parse_args(arguments)


def _suitable(chosen):
    """The programs that can be modules in a loop, and {program id: reason} of the others."""
    reasons = _listed_reasons()
    left_out = {}
    for program in chosen:
        wants = [name for name in _DIRECTIVES if getattr(program, name)]
        if program.is_folder:
            left_out[program.id] = "more than one module"
        elif program.syntax_error:
            left_out[program.id] = "is a syntax error"
        elif wants:
            left_out[program.id] = f"wants {', '.join(wants)} of its own"
        elif program.id in reasons:
            left_out[program.id] = reasons[program.id]
    return [program for program in chosen if program.id not in left_out], left_out


def _listed_reasons():
    """{program id: reason}. Raises ValueError for a line without a reason."""
    reasons = {}
    with open(_LEFT_OUT_FILE, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            name, separator, reason = line.partition("#")
            if not separator or not reason.strip():
                raise ValueError(f"{_LEFT_OUT_FILE}: {line.strip()!r}, expected PROGRAM  # reason")
            reasons[name.strip()] = reason.strip()
    return reasons


def _write(chosen, folder):
    """Write the programs as modules. Returns {module: program id}."""
    names = {}
    for program in chosen:
        name = "p_" + re.sub(r"\W", "_", program.id)
        names[name] = program.id
        with open(program.path, encoding="utf-8", errors="surrogateescape") as file:
            text = re.sub(r'^if __name__ == .__main__.:', "if True:", file.read(), flags=re.M)
        with open(os.path.join(folder, name + ".py"), "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
    return names


def _run(command, names, folder, results):
    """Run the rounds; returns {module: total reference counts}."""
    path = os.path.join(folder, results)
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0")
    subprocess.run([*command, path, *names], cwd=folder, env=environment, check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(path, encoding="ascii") as file:
        return dict(json.loads(line) for line in file)


def growth(totals):
    """What each round adds for good: the smallest step of the last rounds (0 when it is negative)."""
    steps = [after - before for before, after in zip(totals, totals[1:])]
    return max(0, min(steps[len(steps) // 2:]))


def _report(mode, names, interpreted, compiled):
    flat = leaking = missing = 0
    for name, program in names.items():
        if name not in interpreted:
            continue  # said before
        if name not in compiled:
            missing += 1
            print(f"{program:40} {mode:8} did not finish")
            continue
        ours, theirs = growth(compiled[name]), growth(interpreted[name])
        if ours <= theirs:
            flat += 1
            continue
        leaking += 1
        print(f"{program:40} {mode:8} {ours} references a round, interpreted {theirs}: {compiled[name]}")
    print(f"{mode}: {flat} programs flat, {leaking} leak, {missing} did not finish")
    return bool(leaking or missing)


if __name__ == "__main__":
    sys.exit(main())
