#!/usr/bin/env python3
"""Damaged and truncated core files: the plugin may say that things are not available; LLDB must neither crash nor hang.

  damaged_core_test.py [--rounds N] [--seed N]
"""

import argparse
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import time

import debugging

SOURCE = pathlib.Path(__file__).resolve().parent / "transcripts" / "crash.py"
COMMANDS = [
    "py bt --all --locals",
    "py bt --native",
    "py exc --locals",
    "py threads",
    "py tasks --locals",
    "py frame 2",
    "py locals",
    "py globals --all",
    "py print table['key'][0]",
    "py info",
    "bt",
    "v",
]
LIMIT_SECONDS = 30


def segments(core):
    """(file offset, address, size) of the loaded, writable segments of an ELF core."""
    with open(core, "rb") as file:
        header = file.read(64)
        offset, entry_size, count = struct.unpack_from("<Q", header, 32)[0], *struct.unpack_from("<HH", header, 54)
        file.seek(offset)
        table = file.read(entry_size * count)
    result = []
    for index in range(count):
        kind, flags, at, address, _, size = struct.unpack_from("<IIQQQQ", table, index * entry_size)
        if kind == 1 and flags & 2 and 0 < size < (64 << 20):
            result.append((at, address, size))
    return result


def damage(file, areas, chance, count):
    """Overwrites words; half with pointers to elsewhere, half with noise. Returns what was there."""
    undo = []
    for _ in range(count):
        at, address, size = chance.choice(areas)
        where = at + chance.randrange(size // 8) * 8
        file.seek(where)
        undo.append((where, file.read(8)))
        if chance.random() < 0.5:
            _, other, other_size = chance.choice(areas)
            word = other + chance.randrange(other_size // 8) * 8
        else:
            word = chance.getrandbits(64)
        file.seek(where)
        file.write(struct.pack("<Q", word))
    return undo


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    debugging.require()
    chance = random.Random(arguments.seed)
    slowest = 0.0
    with tempfile.TemporaryDirectory(prefix="vitrine-debug-") as folder:
        program = debugging.build(SOURCE, folder)
        core = debugging.make_core(program, folder)
        if core is None:
            debugging.skip("this system writes no core files into the program's folder")
        areas = segments(core)

        def session(what):
            nonlocal slowest
            begin = time.monotonic()
            try:
                text = debugging.run_lldb(COMMANDS, program, core, timeout=LIMIT_SECONDS)
            except (AssertionError, subprocess.TimeoutExpired) as error:
                print(f"{what}: {error}")
                return False
            slowest = max(slowest, time.monotonic() - begin)
            answers = sum(text.count(f"(lldb) {command}") for command in COMMANDS)
            if answers < len(COMMANDS):
                print(f"{what}: only {answers} of {len(COMMANDS)} commands were answered\n{text[-2000:]}")
                return False
            return True

        good = session("whole core")
        for number in range(arguments.rounds):
            # From a few words to a few in a hundred.
            count = 10 ** chance.randint(1, 5)
            with open(core, "r+b") as file:
                undo = damage(file, areas, chance, count)
            good &= session(f"round {number}, {count} words damaged")
            with open(core, "r+b") as file:
                for where, word in reversed(undo):
                    file.seek(where)
                    file.write(word)
        size = os.path.getsize(core)
        for part in (0.9, 0.5, 0.01, 0.0001):
            os.truncate(core, int(size * part))
            good &= session(f"core cut to {part} of its size")
    print(f"{arguments.rounds + 5} sessions, the slowest took {slowest:.1f} s")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
