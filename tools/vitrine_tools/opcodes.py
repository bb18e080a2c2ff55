"""Which of CPython's opcodes, and which variants of them, the programs contain."""

import collections
import dis
import opcode
import os
import types
import warnings

UNREACHABLE = {
    "CACHE": "space for the interpreter's inline caches, never executed",
    "PRINT_EXPR": "only compile(..., 'single') makes it: the interactive prompt",
    "DO_TRACING": "the interpreter itself puts it in place of others while it traces",
}

# Opcodes whose operand selects a different operation, with the operands that must occur.
_VARIANTS = {
    "BINARY_OP": {number: name for number, (name, _) in enumerate(opcode._nb_ops)},
    "COMPARE_OP": dict(enumerate(opcode.cmp_op)),
    "IS_OP": {0: "is", 1: "is not"},
    "CONTAINS_OP": {0: "in", 1: "not in"},
    "RAISE_VARARGS": {0: "raise", 1: "raise e", 2: "raise e from c"},
    "CALL_FUNCTION_EX": {0: "*args", 1: "*args, **kwargs"},
    "BUILD_SLICE": {2: "a:b", 3: "a:b:c"},
    "RERAISE": {0: "no lasti", 1: "with lasti"},
    "RESUME": {0: "start", 1: "after yield", 2: "after yield from", 3: "after await"},
    "GET_AWAITABLE": {0: "await", 1: "__aenter__", 2: "__aexit__"},
    "FORMAT_VALUE": {0: "{x}", 1: "{x!s}", 2: "{x!r}", 3: "{x!a}", 4: "{x:y}", 5: "{x!s:y}",
                     6: "{x!r:y}", 7: "{x!a:y}"},
    "MAKE_FUNCTION": {0: "plain", 1: "defaults", 2: "keyword defaults", 4: "annotations",
                      8: "closure", 15: "all"},
}


def _variant(instruction):
    """The operand as far as it selects an operation."""
    if instruction.opname == "LOAD_GLOBAL":
        return instruction.arg & 1
    return instruction.arg


def _codes(path):
    with open(path, "rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pending = [compile(file.read(), path, "exec", dont_inherit=True)]
    while pending:
        code = pending.pop()
        yield code
        pending.extend(const for const in code.co_consts if isinstance(const, types.CodeType))


def _files(programs):
    """The programs with all their modules."""
    for program in programs:
        if not program.is_folder:
            yield program.path
            continue
        for where, _, names in sorted(os.walk(program.folder)):
            yield from (os.path.join(where, name) for name in sorted(names)
                        if name.endswith(".py"))


def count(programs):
    """(opcode name -> number of programs' files with it, set of (opcode name, variant))."""
    files_with, variants = collections.Counter(), set()
    for path in _files(programs):
        try:
            codes = list(_codes(path))
        except (SyntaxError, ValueError):  # some modules are wrong on purpose
            continue
        found = set()
        for code in codes:
            for instruction in dis.get_instructions(code):
                found.add(instruction.opname)
                variants.add((instruction.opname, _variant(instruction)))
        files_with.update(found)
    return files_with, variants


def report(programs):
    """Print what is covered; the exit status is 1 when something is not."""
    files_with, variants = count(programs)
    missing = []
    for name, number in sorted(opcode.opmap.items(), key=lambda item: item[1]):
        if files_with[name]:
            print(f"{name:<34} {files_with[name]:>4} files")
        elif name in UNREACHABLE:
            print(f"{name:<34}    - {UNREACHABLE[name]}")
        else:
            print(f"{name:<34}    0 NOT COVERED")
            missing.append(name)
    wanted = {(name, value): text for name, values in _VARIANTS.items()
              for value, text in values.items()}
    for (name, value), text in wanted.items():
        if (name, value) not in variants:
            print(f"{name} {value} ({text}) NOT COVERED")
            missing.append(f"{name} {value}")
    covered = len(opcode.opmap) - len(UNREACHABLE.keys() & opcode.opmap.keys())
    covered -= sum(name in opcode.opmap for name in missing)
    print(f"\n{covered} opcodes and {len(wanted) - sum(' ' in name for name in missing)} variants "
          f"covered, {len(missing)} not covered")
    return 1 if missing else 0
