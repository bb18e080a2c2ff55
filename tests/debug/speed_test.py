#!/usr/bin/env python3
"""The first answer on a stack of 200 frames takes less than 100 ms, every time the program has stopped."""

import pathlib
import sys
import tempfile
import time

import debugging

LIMIT = 0.1
PROGRAM = """
class Node:
    def __init__(self, number):
        self.number = number
        self.name = "node %d" % number


def descend(depth, path, node):
    label = "level %d" % depth
    if depth == 0:
        return bottom(path)
    return descend(depth - 1, path + [depth], Node(depth))


def bottom(path):
    length = len(path)
    length += 1
    return length


print(descend(200, [], Node(-1)))
""".replace("    length += 1\n", "    length += 1\n" * 12)
COMMANDS = ("py bt", "py bt --locals", "py bt --native", "py locals", "bt")


def main():
    debugging.require()
    lldb = debugging.import_lldb()
    with tempfile.TemporaryDirectory(prefix="vitrine-debug-") as folder:
        source = pathlib.Path(folder) / "deep.py"
        source.write_text(PROGRAM)
        program = debugging.build(source, folder)
        debugger = lldb.SBDebugger.Create()
        debugger.SetAsync(False)
        interpreter = debugger.GetCommandInterpreter()

        def run(command):
            result = lldb.SBCommandReturnObject()
            begin = time.perf_counter()
            interpreter.HandleCommand(command, result)
            seconds = time.perf_counter() - begin
            assert result.Succeeded(), f"{command}: {result.GetError()}"
            return seconds

        run(f'plugin load "{debugging.PLUGIN}"')
        target = debugger.CreateTarget(str(program))
        target.BreakpointCreateByLocation("deep.py", PROGRAM.split("length = len")[0].count("\n") + 1)
        process = target.LaunchSimple(None, None, folder)
        slow = []
        for command in COMMANDS:
            times = []
            for _ in range(2):
                # Each first time after the program has run: nothing is remembered.
                process.GetSelectedThread().StepOver()
                times.append(run(command))
                again = run(command)
            print(f"{command:16} {min(times) * 1000:6.1f} ms, then {again * 1000:.1f} ms")
            if min(times) > LIMIT:
                slow.append(command)
        process.Kill()
        lldb.SBDebugger.Destroy(debugger)
    if slow:
        print("slower than", LIMIT, "s:", *slow)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
