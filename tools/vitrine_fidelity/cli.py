"""The command."""

import argparse
import concurrent.futures
import dataclasses
import json
import marshal
import os
import signal
import subprocess
import sys
import tempfile
import time

from vitrine_fidelity import compare, parts, prepare
from vitrine_tools import program as programs

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = "/usr/bin/python3"    # as sys.executable of compiled programs
# What a stop in a debugger does to other threads: they get time, on an idle machine or a busy one, or are kept back.
SLOW = {"slow": {"pause": 0.003}, "slower": {"pause": 0.03}, "threads": {"pause": 0.003, "hurry": True}}


def run_one(program, options):
    """The Result for one program."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="vitrine-fidelity-") as folder:
        try:
            result = run_in(program, options, folder)
        except subprocess.TimeoutExpired as error:
            result = compare.Result(program.id, problem=f"took longer than {error.timeout:.0f} s")
    result.seconds = time.monotonic() - started
    return result


def run_in(program, options, folder):
    """As run_one, with a folder for the files."""
    binary, problem = (os.path.abspath(options.binary), "") if options.binary else prepare.build(program, folder)
    if problem:
        return compare.Result(program.id, problem=problem)
    description = prepare.describe(binary, options.everything, options.only)
    keep = options.keep or folder
    os.makedirs(keep, exist_ok=True)
    prefix = os.path.join(keep, program.id.replace("/", ".") + ".")
    sides = [prefix + "interpreted", prefix + "again", prefix + "native"]
    for path in sides:
        if os.path.exists(path):
            os.remove(path)
    for path in sides[:2]:
        interpret(program, options, folder, path, description)
    if options.binary and not options.step:
        return parts.run(description, sides[0], lambda part: compare_run(program, options, folder, prefix, binary, part))
    return compare_run(program, options, folder, prefix, binary, description)


def compare_run(program, options, folder, prefix, binary, description):
    """Runs the debug build once, on the lines of the description; the Result."""
    interpreted, others, native = prefix + "interpreted", [prefix + "again"], prefix + "native"
    debug(program, options, folder, native, binary, description)
    if not all(map(os.path.exists, [interpreted, *others, native])):
        return compare.Result(program.id, problem="nothing was recorded")
    result = compare.compare(program.id, interpreted, others, native, description)
    for name, how in SLOW.items():
        if result.exact or result.problem:
            break
        # What depends on time or on other threads differs when the interpreter is as slow as a debugger.
        slow = prefix + name
        try:
            interpret(program, options, folder, slow, description, **how)
        except subprocess.TimeoutExpired:
            break  # such a recording proves nothing
        others.append(slow)
        result = compare.compare(program.id, interpreted, others, native, description)
    return result


def run_side(program, folder, command, **more):
    """Runs one side, in a folder of its own: test programs leave files. Others run in the current folder."""
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        ours = program.path.startswith(programs.ROOT + os.sep)
        subprocess.run(command, cwd=program.folder if program.module else scratch if ours else None, check=False,
                       stdout=subprocess.DEVNULL, **more)


def environment_of(program, **more):
    """The environment of both sides."""
    return {**os.environ, **program.env, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", **more}


def write_options(folder, name, options):
    """A marshalled file of options; its path."""
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        marshal.dump(options, file)
    return path


def standard_input(program, folder):
    """The path of a file with the program's input."""
    path = os.path.join(folder, "stdin")
    with open(path, "wb") as file:
        file.write(program.stdin or b"")
    return path


def interpret(program, options, folder, output, description, **how):
    """Runs the program in the interpreter, recording; for `how` see record.py: pause, hurry."""
    path = write_options(folder, "interpreter-options", {
        "output": output, "limit": options.events, "hits": options.hits, "modules": [HERE, options.recorder],
        "files": sorted(description["lines"]), "lazy": bool(options.binary), "step": options.step,
        "pause": 0, "hurry": False, **how})
    search = os.pathsep.join([os.path.join(HERE, "startup"), *filter(None, [program.env.get(
        "PYTHONPATH", os.environ.get("PYTHONPATH"))])])
    with open(standard_input(program, folder), "rb") as stdin:
        run_side(program, folder, [PYTHON, *program.what, *program.args], stdin=stdin, timeout=options.timeout,
                 stderr=None if options.show else subprocess.DEVNULL,
                 env=environment_of(program, VITRINE_FIDELITY=path, PYTHONPATH=search))


def debug(program, options, folder, output, binary, description):
    """Runs the debug build in LLDB, recording."""
    path = write_options(folder, "native-options", {
        **description, "binary": binary, "arguments": program.args, "output": output, "limit": options.events,
        "hits": options.hits, "stdin": standard_input(program, folder), "stderr": "/dev/stderr" if options.show else "/dev/null",
        "step": options.step, "plugin": prepare.PLUGIN})
    run_side(program, folder, [PYTHON, os.path.join(HERE, "native.py"), path], stdin=subprocess.DEVNULL,
             timeout=options.timeout, stderr=None if options.show else subprocess.DEVNULL, env=environment_of(program))


def percent(part, whole):
    """As a text; of nothing, all."""
    return "100 %" if part == whole else f"{min(100 * part / whole, 99.99):.2f} %"


def show(result, options):
    """Prints the lines of one program."""
    if result.problem:
        print(f"{result.program:45} -- {result.problem}")
        return
    mark = "equal" if result.exact else "DIFFERS"
    notes = [f"{count} {text}" for count, text in (
        (result.varying, "values that differ from run to run left out"),
        (result.traced, "lines that only CPython's tracing runs"),
        (result.interpreted, "lines of functions that run interpreted"),
        (result.untraced, "stops where CPython does not trace"),
        (result.ending, "stops while Python ends"),
        (len(result.unreachable), "unreachable lines")) if count]
    if result.partial:
        notes.append("up to here: " + result.partial)
    print(f"{result.program:45} {mark:8} {result.stops_equal}/{result.stops} stops, "
          f"{result.locals_equal}/{result.locals} locals{''.join('; ' + note for note in notes)} ({result.seconds:.1f} s)")
    for path, line in result.missing[:options.differences]:
        print(f"    no breakpoint on {os.path.basename(path)}:{line}")
    for text in result.differences[:options.differences]:
        print(f"    {text}")
    sys.stdout.flush()


def parse():
    """The options, and the programs that they choose."""
    parser = argparse.ArgumentParser(
        description="Compare what LLDB shows of a program's debug build with what sys.settrace reports.")
    parser.add_argument("programs", nargs="+", metavar="PROGRAM", help="a Python file, or TOPIC/NAME of tests/programs "
                        "(with * and ?), or all; its arguments after --")
    parser.add_argument("-j", "--jobs", type=int, default=1, help="programs at a time")
    parser.add_argument("--step", action="store_true", help="go from line to line by step-in, not by breakpoints")
    parser.add_argument("--binary", metavar="FILE", help="a debug build of the program that is there already")
    parser.add_argument("--everything", action="store_true", help="compare Python's own compiled modules too")
    parser.add_argument("--only", metavar="GLOB", default="*", help="compare only files with such paths: '*/package/*'")
    parser.add_argument("--events", type=int, default=3000, help="line events to compare (default: %(default)s)")
    parser.add_argument("--hits", type=int, default=0, help="events of each line to compare (default: all)")
    parser.add_argument("--timeout", type=float, default=120, help="seconds for each run (default: %(default)s)")
    parser.add_argument("--differences", type=int, default=5, help="to print for each program (default: %(default)s)")
    parser.add_argument("--json", metavar="FILE", help="write the results")
    parser.add_argument("--keep", metavar="FOLDER", help="keep the recordings")
    parser.add_argument("--show", action="store_true", help="let the programs' errors be seen")
    words, arguments = sys.argv[1:], None
    if "--" in words:
        words, arguments = words[:words.index("--")], words[words.index("--") + 1:]
    options = parser.parse_args(words)
    chosen, known = [], programs.find()
    for word in options.programs:
        if os.path.exists(word):
            chosen.append(programs.read(os.path.abspath(word)))
            if arguments is not None:
                chosen[-1].args = arguments
        else:
            chosen.extend(p for p in known if word == "all" or programs.fnmatch.fnmatch(p.id, word))
    chosen = [p for p in chosen if not p.syntax_error]
    if not chosen:
        parser.error("no such program")
    if options.binary and len(chosen) > 1:
        parser.error("--binary is that of one program")
    return options, chosen


def main():
    """Returns the exit code."""
    options, chosen = parse()
    # Ignored in the background of a shell and by nohup: interpreted programs would inherit that, those in LLDB do not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    results = []
    with tempfile.TemporaryDirectory(prefix="vitrine-fidelity-") as folder, \
            concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        prepare.recorder(folder)
        options.recorder = folder
        for result in pool.map(lambda p: run_one(p, options), chosen):
            results.append(result)
            show(result, options)
    compared = [r for r in results if not r.problem]
    stops, stops_equal = sum(r.stops for r in compared), sum(r.stops_equal for r in compared)
    values, values_equal = sum(r.locals for r in compared), sum(r.locals_equal for r in compared)
    print(f"{len(compared)} of {len(results)} programs compared, {sum(r.exact for r in compared)} equal in everything; "
          f"line stops equal: {percent(stops_equal, stops)} of {stops}, "
          f"locals equal: {percent(values_equal, values)} of {values}")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"programs": [{**dataclasses.asdict(r), "exact": r.exact} for r in results],
                       "stops": stops, "stops_equal": stops_equal, "locals": values, "locals_equal": values_equal},
                      file, indent=1)
    return 0 if compared and all(r.exact for r in compared) else 1
