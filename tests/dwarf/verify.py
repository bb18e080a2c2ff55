#!/usr/bin/python3
"""Builds a program in debug mode and has its debugging information checked, whole and stripped.

usage: verify.py VITRINE PROGRAM.py [OPTION...]

With options of the compiler: builds the program with them instead, and has that build checked as it is.
"""

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile


def main():
    """Returns the exit code."""
    vitrine, program, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="vitrine-dwarf-") as folder:
        binary = os.path.join(folder, "program")
        if options:
            subprocess.run([vitrine, "--quiet", "-j", "1", *options, "-o", binary, program], check=True)
            check_clean(vitrine, binary)
            return 0
        subprocess.run([vitrine, "--debug-mode", "--quiet", "-j", "1", "-o", binary, program], check=True)
        subprocess.run([vitrine, "map", "--verify", binary], check=True)
        data = json.loads(subprocess.run([vitrine, "map", "--json", binary], check=True, capture_output=True).stdout)
        covered = data["coverage"]
        assert covered["lines"] == covered["lines_mapped"] > 0, covered
        assert covered["places"] == covered["places_mapped"], covered
        # What the compiler must have named: every function that the source defines.
        with open(program, encoding="utf-8") as file:
            source = file.read()
        names = {function["name"] for function in data["functions"]}
        stem = os.path.splitext(os.path.basename(program))[0]
        for name in qualified_names(compile(source, program, "exec")):
            assert f"{stem}.{name}" in names, name
        # A build without the DWARF is found out.
        stripped = os.path.join(folder, "stripped")
        subprocess.run(["strip", "-o", stripped, binary], check=True)
        done = subprocess.run([vitrine, "map", "--verify", stripped], capture_output=True, text=True, check=False)
        assert done.returncode == 1 and "M01" in done.stderr, done
        # But it carries the map: where functions are, where lines begin, where variables are.
        kept = json.loads(subprocess.run([vitrine, "map", "--json", stripped], check=True, capture_output=True).stdout)
        assert kept["missing"] and kept["coverage"] == covered, kept["coverage"]
        assert kept["map_bytes"] == data["map_bytes"] > 0
        for before, after in zip(data["functions"], kept["functions"], strict=True):
            for name in ("name", "low", "high", "lines"):
                assert before[name] == after[name], (before, after)
            ranges = [variable["ranges"] for variable in before["variables"]]
            assert ranges == [variable["ranges"] for variable in after["variables"]]
            assert not before["variables"] or all(ranges)
        # A map that is another program's is found out.
        with open(os.path.join(folder, "damaged.map"), "wb") as file:
            file.write(b"\x07\x00")
        damaged = os.path.join(folder, "damaged")
        subprocess.run(["objcopy", "--update-section", f".vitrine.map={folder}/damaged.map", binary, damaged], check=True)
        done = subprocess.run([vitrine, "map", damaged], capture_output=True, text=True, check=False)
        assert done.returncode == 1 and "variable map version 7, expected 1" in done.stderr, done
        # One with its debug information in a file of its own is as good as whole.
        subprocess.run(["objcopy", "--only-keep-debug", binary, stripped + ".debug"], check=True)
        subprocess.run(["objcopy", "--add-gnu-debuglink=" + stripped + ".debug", stripped], check=True)
        subprocess.run([vitrine, "map", "--verify", stripped], check=True)
        check_dwarfdump(vitrine, binary, folder)
    return 0


def check_clean(vitrine, binary):
    """The name of the llvm-dwarfdump that finds no error."""
    dwarfdump = next(filter(shutil.which, ["llvm-dwarfdump-22", "llvm-dwarfdump", "llvm-dwarfdump-14"]), None)
    assert dwarfdump, "no llvm-dwarfdump: run tools/setup"
    clean = subprocess.run([vitrine, "map", "--verify", binary], check=True, capture_output=True, text=True)
    assert f"{dwarfdump} --verify finds no errors\n" in clean.stdout, clean
    return dwarfdump


def check_dwarfdump(vitrine, binary, folder):
    """A scope outside its function breaks none of our own rules: only llvm-dwarfdump finds it."""
    dwarfdump = check_clean(vitrine, binary)
    section, damaged = os.path.join(folder, "info"), os.path.join(folder, "scope")
    subprocess.run(["objcopy", "--dump-section", ".debug_info=" + section, binary, damaged], check=True)
    text = subprocess.run([dwarfdump, "--debug-info", binary], check=True, capture_output=True, text=True).stdout
    with open(section, "rb") as file:
        data = file.read()
    starts = [struct.pack("<Q", int(start, 16))
              for start in re.findall(r"DW_TAG_lexical_block\s+DW_AT_low_pc\s+\((0x[0-9a-f]+)\)", text)]
    start = next(start for start in starts if data.count(start) == 1)
    with open(section, "wb") as file:
        file.write(data.replace(start, struct.pack("<Q", 0x10)))
    subprocess.run(["objcopy", "--update-section", ".debug_info=" + section, binary, damaged], check=True)
    found = subprocess.run([vitrine, "map", "--verify", damaged], capture_output=True, text=True, check=False)
    assert found.returncode == 1, found
    assert found.stderr.count("error") == 1 and f"{dwarfdump} --verify: DIE address ranges are not contained" in found.stderr, found
    without = subprocess.run([os.path.abspath(vitrine), "map", "--verify", damaged], capture_output=True, text=True,
                             check=True, env={**os.environ, "PATH": folder})
    assert "no llvm-dwarfdump here" in without.stdout, without


def qualified_names(code):
    """co_qualname of the code object and those inside it."""
    yield code.co_qualname
    for constant in code.co_consts:
        if hasattr(constant, "co_qualname"):
            yield from qualified_names(constant)


if __name__ == "__main__":
    sys.exit(main())
