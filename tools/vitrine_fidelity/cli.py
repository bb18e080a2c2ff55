"""The command."""

import argparse
import concurrent.futures
import dataclasses
import json
import os
import subprocess
import sys
import tempfile
import time
import types

from vitrine_fidelity import compare
from vitrine_tools import program as programs

HERE = os.path.dirname(os.path.abspath(__file__))
PYTHON = "/usr/bin/python3.11"
COMPILER = os.path.join(programs.REPOSITORY, "build", "bin", "vitrine")


def code_objects(code):
    """The code object and those inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from code_objects(constant)


def describe(files):
    """What native.py has to know of the program: lines, cells, functions without slots."""
    lines, cells, namespaces = {}, {}, set()
    for path, display in files.items():
        with open(path, "rb") as file:
            source = file.read()
        try:
            top = compile(source, path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        known = set()
        for code in code_objects(top):
            name = f"{display}.{code.co_qualname}"
            known |= event_lines(code)
            cells.setdefault(name, []).extend(code.co_cellvars + code.co_freevars)
            if not code.co_flags & 2:
                namespaces.add(name)
        lines[path] = sorted(known)
    return {"lines": lines, "cells": cells, "namespaces": sorted(namespaces)}


def event_lines(code):
    """The lines of co_lines(), but for those that only a function's RESUME and unreachable code bear."""
    import dis
    out = set()
    started = False
    for instruction in dis.get_instructions(code):
        line = instruction.positions.lineno
        if instruction.opname == "RESUME":
            started = True
            continue
        if started and line:
            out.add(line)
    return out


def build(program, folder):
    """Compiles the program in debug mode: (binary, {file: name before the qualname}) or an error."""
    binary = os.path.join(folder, "program")
    report = os.path.join(folder, "report.json")
    done = subprocess.run(
        [COMPILER, "--debug-mode", "--quiet", "-j", "1", *program.compiler_options, "--report", report, "-o", binary,
         *program.what],
        cwd=program.folder if not program.module else os.path.dirname(program.path),
        capture_output=True, text=True, check=False, timeout=600)
    if done.returncode != 0:
        return None, f"does not compile: {done.stderr.strip()[:300]}"
    with open(report, encoding="utf-8") as file:
        data = json.load(file)
    files = {}
    for module in data.get("modules", ()):
        path = module.get("path") or module.get("file")
        name = module.get("name")
        if path and path.endswith(".py") and not path.startswith("/usr/lib"):
            files[path] = os.path.splitext(os.path.basename(path))[0] if name == "__main__" else name
    return (binary, files), ""


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
    built, problem = build(program, folder)
    if not built:
        return compare.Result(program.id, problem=problem)
    binary, files = built
    description = os.path.join(folder, "lines.json")
    with open(description, "w", encoding="utf-8") as file:
        json.dump(describe(files), file)
    standard_input = os.path.join(folder, "stdin")
    with open(standard_input, "wb") as file:
        file.write(program.stdin or b"")
    environment = {**os.environ, **program.env, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
    left, right = os.path.join(folder, "interpreted"), os.path.join(folder, "native")
    common = dict(cwd=program.folder, env=environment, timeout=options.timeout, check=False,
                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL if not options.show else None)
    options_json = json.dumps({"output": left, "limit": options.events, "modules": HERE, "files": sorted(files)})
    with open(standard_input, "rb") as stdin:
        subprocess.run([PYTHON, *program.what, *program.args], stdin=stdin, **{
            **common, "env": {**environment, "VITRINE_FIDELITY": options_json,
                              "PYTHONPATH": os.path.join(HERE, "startup")}})
    subprocess.run(["/usr/bin/python3", os.path.join(HERE, "native.py"), right, str(options.events), binary,
                    description, standard_input, *program.args], stdin=subprocess.DEVNULL, **common)
    if options.keep:
        os.makedirs(options.keep, exist_ok=True)
        for path in (left, right):
            if os.path.exists(path):
                os.replace(path, os.path.join(options.keep, program.id.replace("/", ".") + "." + os.path.basename(path)))
        left, right = (os.path.join(options.keep, program.id.replace("/", ".") + "." + os.path.basename(p))
                       for p in (left, right))
    if not os.path.exists(right) or not os.path.exists(left):
        return compare.Result(program.id, problem="nothing was recorded")
    return compare.compare(program.id, left, right, files)


def percent(part, whole):
    """As a text; of nothing, all."""
    return "100 %" if part == whole else f"{min(100 * part / whole, 99.99):.2f} %"


def show(result, options):
    """Prints the lines of one program."""
    if result.problem:
        print(f"{result.program:45} -- {result.problem}")
        return
    mark = "equal" if result.exact else "DIFFERS"
    print(f"{result.program:45} {mark:8} {result.stops_equal}/{result.stops} stops, "
          f"{result.locals_equal}/{result.locals} locals{', cut off' if result.partial else ''} ({result.seconds:.1f} s)")
    for path, line in result.missing[:options.differences]:
        print(f"    no breakpoint on {os.path.basename(path)}:{line}")
    for text in result.differences[:options.differences]:
        print(f"    {text}")
    sys.stdout.flush()


def main():
    """Returns the exit code."""
    parser = argparse.ArgumentParser(
        description="Compare what LLDB shows of a program's debug build with what sys.settrace reports.")
    parser.add_argument("programs", nargs="+", metavar="PROGRAM", help="a Python file, or TOPIC/NAME of tests/programs "
                        "(with * and ?), or all")
    parser.add_argument("-j", "--jobs", type=int, default=1, help="programs at a time")
    parser.add_argument("--events", type=int, default=3000, help="line events to compare (default: %(default)s)")
    parser.add_argument("--timeout", type=float, default=120, help="seconds for each run (default: %(default)s)")
    parser.add_argument("--differences", type=int, default=5, help="to print for each program (default: %(default)s)")
    parser.add_argument("--json", metavar="FILE", help="write the results")
    parser.add_argument("--keep", metavar="FOLDER", help="keep the recordings")
    parser.add_argument("--show", action="store_true", help="let the programs' errors be seen")
    options = parser.parse_args()
    chosen = []
    for word in options.programs:
        if os.path.exists(word):
            chosen.append(programs.read(os.path.abspath(word)))
        else:
            chosen.extend(p for p in programs.find() if word == "all" or programs.fnmatch.fnmatch(p.id, word))
    chosen = [p for p in chosen if not p.syntax_error]
    if not chosen:
        parser.error("no such program")
    results = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
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
