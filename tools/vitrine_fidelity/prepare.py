"""What is known before anything runs: the debug build, its files, its lines, the recorder."""

import dis
import fnmatch
import json
import os
import subprocess
import sysconfig
import types

from vitrine_tools import program as programs

HERE = os.path.dirname(os.path.abspath(__file__))
COMPILER = os.environ.get("VITRINE", os.path.join(programs.REPOSITORY, "build", "bin", "vitrine"))
PLUGIN = os.path.join(os.path.dirname(COMPILER), "..", "lib", "vitrine", "libvitrine_lldb.so")
# Instructions that cannot raise, so that a handler around nothing else is never reached.
HARMLESS = {"NOP", "RESUME", "LOAD_CONST", "RETURN_VALUE", "JUMP_FORWARD", "POP_EXCEPT", "PUSH_NULL", "COPY", "SWAP"}


def recorder(folder):
    """Compiles recorder.c into `folder`."""
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wshadow", "-I" + sysconfig.get_path("include"),
                    os.path.join(HERE, "recorder.c"), "-o", os.path.join(folder, "vitrine_recorder.so")], check=True)


def build(program, folder):
    """Compiles the program in debug mode: (binary, "") or (None, why not)."""
    binary = os.path.join(folder, "program")
    done = subprocess.run(
        [COMPILER, "--debug-mode", "--quiet", "-j", "1", *program.compiler_options, "-o", binary, *program.what],
        cwd=program.folder if not program.module else os.path.dirname(program.path),
        capture_output=True, text=True, check=False, timeout=600)
    if done.returncode != 0:
        return None, f"does not compile: {done.stderr.strip()[:300]}"
    return binary, ""


def standard_library(path):
    """Whether the file belongs to Python itself."""
    return path.startswith("/usr/lib/python3.11/")


def describe(binary, everything, only="*"):
    """What native.py has to know of the binary, from its map and from the sources.

    `everything`: Python's own modules too. `only`: a pattern for the paths of files.
    """
    done = subprocess.run([COMPILER, "map", "--json", binary], capture_output=True, text=True, check=True)
    marks = {}
    for function in json.loads(done.stdout)["functions"]:
        path = function["file"]
        if (everything or not standard_library(path)) and fnmatch.fnmatch(path, only):
            marks.setdefault(path, []).extend(row["address"] for row in function["rows"] if row["begins"])
    lines, unreachable = {}, {}
    for path in marks:
        try:
            with open(path, "rb") as file:
                top = compile(file.read(), path, "exec", dont_inherit=True)
        except (OSError, SyntaxError, ValueError):
            continue
        every, reached = set(), set()
        for code in code_objects(top):
            known, certain = event_lines(code)
            every |= known
            reached |= certain
        lines[path] = sorted(every)
        unreachable[path] = sorted(every - reached)
    return {"lines": lines, "unreachable": unreachable, "marks": marks}


def code_objects(code):
    """The code object and those inside it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from code_objects(constant)


def event_lines(code):
    """(the lines of the instructions, but for those that only a RESUME bears; those that can be reached)."""
    instructions = {i.offset: i for i in dis.get_instructions(code)}
    first = next((i.offset for i in instructions.values() if i.opname == "RESUME"), -1)
    order = sorted(instructions)
    following = dict(zip(order, order[1:]))
    handlers = {}
    for entry in dis.Bytecode(code).exception_entries:
        for offset in order:
            if entry.start <= offset < entry.end:
                handlers[offset] = entry.target
    reached, waiting = set(), [0]
    while waiting:
        offset = waiting.pop()
        if offset in reached or offset not in instructions:
            continue
        reached.add(offset)
        at = instructions[offset]
        if at.opcode in dis.hasjrel or at.opcode in dis.hasjabs:
            waiting.append(at.argval)
        if at.opname not in ("RETURN_VALUE", "RAISE_VARARGS", "RERAISE", "JUMP_FORWARD", "JUMP_BACKWARD",
                             "JUMP_BACKWARD_NO_INTERRUPT") and offset in following:
            waiting.append(following[offset])
        if offset in handlers and at.opname not in HARMLESS:
            waiting.append(handlers[offset])

    def of(offsets):
        return {instructions[o].positions.lineno for o in offsets
                if o > first and instructions[o].opname != "RESUME" and instructions[o].positions.lineno}
    return of(order), of(reached)
