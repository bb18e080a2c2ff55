"""Runs a debug build under LLDB with a breakpoint on every line, and records what the debugger sees.

usage: native.py OUTPUT LIMIT BINARY LINES STDIN [ARGUMENT...]

LINES is a JSON file: {source file: [line, ...]}, the lines that co_lines() of the file's code objects
know.  Writes rows as startup/sitecustomize.py does, then {"missing": [[file, line], ...], "end": ...}.
"""

import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, subprocess.run(["lldb-22", "-P"], capture_output=True, text=True, check=True).stdout.strip())

# Used as a library, LLDB looks for its server beside python3.
os.environ.setdefault("LLDB_DEBUGSERVER_PATH", "/usr/bin/lldb-server-22")

import lldb  # noqa: E402
import memory  # noqa: E402


def locals_of(frame, reader, cells):
    """{Python name: canonical text} of the frame's variables; those that are unbound are left out."""
    out = {}
    for variable in frame.GetVariables(True, True, False, True):
        if variable.GetTypeName() != "object":
            continue
        name = variable.GetName()
        pointer = variable.GetChildMemberWithName("o").GetValueAsUnsigned(0)
        if not variable.GetError().Success() or variable.GetNumChildren() != 1:
            out[name] = "?no location"
            continue
        if not pointer:
            continue
        try:
            kind = reader.type_of(reader.words(pointer + 8, 1)[0])[2]
            if kind == "cell" and name in cells:
                pointer = reader.words(pointer + 16, 1)[0]
                if not pointer:
                    continue
        except memory.Unreadable:
            out[name] = "?unreadable"
            continue
        out[name] = reader.of(pointer)
    return out


def set_breakpoints(target, lines):
    """One breakpoint for each line; the lines that got none."""
    missing = []
    for path, numbers in lines.items():
        spec = lldb.SBFileSpec(path, False)
        for number in numbers:
            point = target.BreakpointCreateByLocation(spec, number, 0, 0, lldb.SBFileSpecList(), False)
            if point.GetNumLocations() == 0:
                missing.append([path, number])
                target.BreakpointDelete(point.GetID())
    return missing


def main():
    """Runs the binary to its end or to the limit."""
    output, limit, binary = open(sys.argv[1], "w", encoding="utf-8"), int(sys.argv[2]), sys.argv[3]
    with open(sys.argv[4], encoding="utf-8") as file:
        description = json.load(file)
    lines, cells = description["lines"], description["cells"]
    debugger = lldb.SBDebugger.Create()
    debugger.SetAsync(False)
    for setting in ("target.process.follow-fork-mode parent", "symbols.enable-external-lookup false",
                    "target.process.thread.step-avoid-regexp ''", "target.preload-symbols true"):
        debugger.HandleCommand("settings set " + setting)
    target = debugger.CreateTarget(binary)
    missing = set_breakpoints(target, lines)
    info = lldb.SBLaunchInfo(sys.argv[6:])
    info.SetWorkingDirectory(os.getcwd())
    info.AddOpenFileAction(0, sys.argv[5], True, False)
    info.AddOpenFileAction(1, "/dev/null", False, True)
    info.AddOpenFileAction(2, os.environ.get("VITRINE_FIDELITY_STDERR", "/dev/null"), False, True)
    info.SetEnvironmentEntries([f"{k}={v}" for k, v in os.environ.items()], False)
    error = lldb.SBError()
    process = target.Launch(info, error)
    if error.Fail():
        output.write(json.dumps({"missing": missing, "end": f"launch failed: {error}"}) + "\n")
        return
    signals = process.GetUnixSignals()
    for i in range(signals.GetNumSignals()):
        number = signals.GetSignalAtIndex(i)
        if signals.GetSignalAsCString(number) not in ("SIGSEGV", "SIGILL", "SIGBUS", "SIGFPE", "SIGTRAP", "SIGSTOP"):
            signals.SetShouldStop(number, False)
            signals.SetShouldNotify(number, False)
    reader = None
    count, end = 0, "exited"
    first = None
    while process.GetState() == lldb.eStateStopped and count < limit:
        stops = [t for t in process if t.GetStopReason() == lldb.eStopReasonBreakpoint]
        if not stops:
            other = [t for t in process if t.GetStopReason() not in (lldb.eStopReasonNone, lldb.eStopReasonTrace)]
            if any(t.GetStopReason() == lldb.eStopReasonSignal and
                   t.GetStopReasonDataAtIndex(0) != signals.GetSignalNumberFromName("SIGSTOP") for t in other):
                end = "crashed: " + other[0].GetStopDescription(200)
                break
        for thread in stops:
            frame = thread.GetFrameAtIndex(0)
            reader = reader or memory.Reader(process, target, lldb)
            first = first or thread.GetThreadID()
            entry = frame.GetLineEntry()
            path = entry.GetFileSpec().fullpath
            name = frame.GetFunctionName()
            in_slots = name.rpartition(".")[2] != "<module>" and name not in description["namespaces"]
            values = locals_of(frame, reader, set(cells.get(name, ()))) if in_slots else None
            output.write(json.dumps([int(thread.GetThreadID() != first), path, entry.GetLine(), name, values]) + "\n")
            count += 1
        process.Continue()
    if count >= limit:
        end = "limit"
    process.Kill()
    output.write(json.dumps({"missing": missing, "end": end}) + "\n")
    output.close()
    os._exit(0)  # LLDB's own clean-up has nothing to add


if __name__ == "__main__":
    main()
