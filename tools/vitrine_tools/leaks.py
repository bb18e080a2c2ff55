"""tools/leaks: whether sys.gettotalrefcount() stays flat.

Every program becomes a module of one executable that is linked with CPython's debug build. It is
imported again and again in a process of its own; what each round adds to the total reference count
is compared with what the same rounds add when they are interpreted by python3.11d.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

from . import program as programs

ROUNDS = 9
SECONDS = 60
DEBUG_PYTHON = "/usr/bin/python3.11d"

_DRIVER = '''
import gc, json, os, signal, sys

ROUNDS, SECONDS = {rounds}, {seconds}


def rounds(import_it, name):
    totals = [0] * ROUNDS
    for i in range(ROUNDS):
        try:
            import_it()
        except BaseException as error:
            error.__traceback__ = None
            del error
        sys.modules.pop(name, None)
        sys.settrace(None)
        sys.last_traceback = sys.last_value = sys.last_type = None
        gc.collect()
        totals[i] = sys.gettotalrefcount()
    return totals


def main(table):
    results = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDWR)
    for name, import_it in table.items():
        child = os.fork()
        if child == 0:
            for standard in range(3):
                os.dup2(nothing, standard)
            signal.alarm(SECONDS)
            finish, write = os._exit, os.write
            line = json.dumps([name, rounds(import_it, name)])
            write(results, line.encode() + b"\\n")
            finish(0)
        os.waitpid(child, 0)

'''


def main(arguments=None):
    """Entry point. Returns the exit code: 1 when a compiled program leaks and the interpreted one does not."""
    options = _parse(arguments)
    chosen = [p for p in programs.find(options.programs) if _is_suitable(p)]
    with tempfile.TemporaryDirectory(prefix="vitrine-leaks-") as folder:
        names = _write(chosen, folder)
        script = os.path.join(folder, "driver.py")
        interpreted = _run([DEBUG_PYTHON, script], folder, "interpreted.json")
        failed = False
        for mode in ("default", "debug") if options.mode == "both" else (options.mode,):
            binary = os.path.join(folder, f"driver-{mode}")
            command = [options.vitrine, "--quiet", "--python-debug-build", script, "-o", binary]
            command += ["--debug-mode"] if mode == "debug" else []
            subprocess.run(command, check=True, cwd=folder)
            failed |= _report(mode, names, interpreted, _run([binary], folder, f"{mode}.json"))
    return 1 if failed else 0


def _parse(arguments):
    parser = argparse.ArgumentParser(prog="tools/leaks", description=__doc__.partition("\n")[2],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", nargs="*", metavar="PROGRAM", help="as for tools/programs")
    parser.add_argument("--mode", choices=("default", "debug", "both"), default="both")
    parser.add_argument("--vitrine", default=os.path.join(programs.REPOSITORY, "build", "bin", "vitrine"))
    return parser.parse_args(arguments)


def _is_suitable(program):
    # A module cannot be started with arguments of its own or as a package's __main__.
    return not (program.is_folder or program.module or program.args or program.stdin or program.env
                or program.compiler_options or program.syntax_error)


def _write(chosen, folder):
    """Write the programs as modules, and the driver. Returns {module: program id}."""
    names = {}
    lines = [_DRIVER.format(rounds=ROUNDS, seconds=SECONDS)]
    for program in chosen:
        name = "p_" + re.sub(r"\W", "_", program.id)
        names[name] = program.id
        with open(program.path, encoding="utf-8", errors="surrogateescape") as file:
            text = re.sub(r'^if __name__ == .__main__.:', "if True:", file.read(), flags=re.M)
        with open(os.path.join(folder, name + ".py"), "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
        lines.append(f"def import_{name}():\n    import {name}\n\n")
    table = ", ".join(f"{name!r}: import_{name}" for name in names)
    # Not in the processes that multiprocessing starts.
    lines.append(f'if __name__ == "__main__":\n    main({{{table}}})\n')
    with open(os.path.join(folder, "driver.py"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines))
    return names


def _run(command, folder, results):
    """Run the driver; returns {module: total reference counts}."""
    path = os.path.join(folder, results)
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0")
    subprocess.run([*command, path], cwd=folder, env=environment, check=False,
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
            continue  # ends its process, or takes too long, interpreted too
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
