"""Runs a debug build under LLDB, and records what the debugger sees at each line.

usage: native.py OPTIONS

OPTIONS is a marshalled dictionary: binary, arguments, output, limit, stdin, lines ({file: [line]}), hits
(events of each line to record, 0: all), marks ({file: [file address where a line
begins]}), step (go on by step-in instead of by breakpoints), plugin.  Writes rows as record.py does, with
[thread, file, line, function, {variable: text}, why CPython would not trace here or ""], then a
dictionary {"missing": [[file, line], ...], "end": ..., "returns": stops in the middle of a line}.  Files, lines and
functions are those of LLDB's frame; variables are what the plugin's `py locals` says.
"""

import json
import marshal
import os
import struct
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, subprocess.run(["lldb-22", "-P"], capture_output=True, text=True, check=True).stdout.strip())

# Used as a library, LLDB looks for its server beside python3.
os.environ.setdefault("LLDB_DEBUGSERVER_PATH", "/usr/bin/lldb-server-22")

import lldb  # noqa: E402

FINALIZING, CURRENT_THREAD = 24, 576   # _PyRuntimeState._finalizing, .gilstate.tstate_current
TRACING = 44                           # PyThreadState.tracing


class Unreadable(Exception):
    """Memory that is not there, or a question that the plugin did not answer."""


class Run:
    """One run of the program."""

    def __init__(self, options):
        self.options = options
        self.output = open(options["output"], "wb", buffering=0)
        self.debugger = lldb.SBDebugger.Create()
        self.debugger.SetAsync(False)
        for setting in ("target.process.follow-fork-mode parent", "symbols.enable-external-lookup false",
                        "target.process.thread.step-avoid-regexp ''", "target.preload-symbols true"):
            self.debugger.HandleCommand("settings set " + setting)
        self.debugger.HandleCommand(f'plugin load "{options["plugin"]}"')
        self.answer = lldb.SBCommandReturnObject()
        self.target = self.debugger.CreateTarget(options["binary"])
        self.marks = {address for addresses in options["marks"].values() for address in addresses}
        self.runtime = self.first = self.process = self.signals = None
        self.missing, self.count, self.returns = [], 0, 0
        self.points, self.seen = {}, {}  # by file and line: its breakpoint, its events

    def set_breakpoints(self):
        """One for each line; notes the lines that got none."""
        for path, numbers in self.options["lines"].items():
            spec = lldb.SBFileSpec(path, False)
            for number in numbers:
                point = self.target.BreakpointCreateByLocation(spec, number, 0, 0, lldb.SBFileSpecList(), False)
                self.points[path, number] = point
                if point.GetNumLocations() == 0:
                    self.missing.append([path, number])
                    self.target.BreakpointDelete(point.GetID())

    def launch(self):
        """Starts the program; it runs to the first stop. Returns what went wrong."""
        options = self.options
        info = lldb.SBLaunchInfo(options["arguments"])
        info.SetWorkingDirectory(os.getcwd())
        info.AddOpenFileAction(0, options["stdin"], True, False)
        info.AddOpenFileAction(1, "/dev/null", False, True)
        info.AddOpenFileAction(2, options["stderr"], False, True)
        info.SetEnvironmentEntries([f"{k}={v}" for k, v in os.environ.items()], False)
        error = lldb.SBError()
        self.process = self.target.Launch(info, error)
        if error.Fail():
            return f"launch failed: {error}"
        self.signals = self.process.GetUnixSignals()
        for i in range(self.signals.GetNumSignals()):
            number = self.signals.GetSignalAtIndex(i)
            name = self.signals.GetSignalAsCString(number)
            self.signals.SetShouldSuppress(number, name in ("SIGTRAP", "SIGSTOP"))
            stops = name in ("SIGSEGV", "SIGILL", "SIGBUS", "SIGFPE", "SIGTRAP", "SIGSTOP", "SIGALRM")
            self.signals.SetShouldStop(number, stops)
            self.signals.SetShouldNotify(number, stops)
        return ""

    def words(self, address, form):
        """What struct.unpack makes of the memory there."""
        error = lldb.SBError()
        data = self.process.ReadMemory(address, struct.calcsize(form), error)
        if error.Fail():
            raise Unreadable(str(error))
        return struct.unpack(form, data)

    def untraced(self):
        """Why CPython would not report what runs now: "off" in audit hooks and trace functions, "ends" when
        Python is ending; otherwise an empty text."""
        if self.runtime is None:
            symbol = self.target.FindSymbols("_PyRuntime")[0].GetSymbol()
            self.runtime = symbol.GetStartAddress().GetLoadAddress(self.target)
        if self.words(self.runtime + FINALIZING, "<Q")[0]:
            return "ends"
        (thread,) = self.words(self.runtime + CURRENT_THREAD, "<Q")
        return "off" if self.words(thread + TRACING, "<i")[0] > 0 else ""

    def locals_of(self, thread):
        """{name: text} of the variables of the thread's innermost Python frame.

        Those that are unbound are left out, and what every module has: `__name__` and the like.
        """
        self.process.SetSelectedThread(thread)
        self.answer.Clear()
        self.debugger.GetCommandInterpreter().HandleCommand("py locals --json", self.answer)
        if not self.answer.Succeeded():
            raise Unreadable(self.answer.GetError())
        return {v["name"]: v["value"] for v in json.loads(self.answer.GetOutput()) if v["value"] is not None and not (
            v["kind"] == "name" and v["name"].startswith("__") and v["name"].endswith("__"))}

    def crashed(self):
        """What the program died of, when it stopped for a signal."""
        for thread in self.process:
            if thread.GetStopReason() != lldb.eStopReasonSignal:
                continue
            name = self.signals.GetSignalAsCString(thread.GetStopReasonDataAtIndex(0))
            if name == "SIGALRM":
                return "alarm"    # time goes on while a debugger stops
            elif name != "SIGSTOP":
                return "crashed: " + thread.GetStopDescription(200)
        return ""

    def record(self, thread):
        """Writes the row of a stop, when a line begins there."""
        frame = thread.GetFrameAtIndex(0)
        if frame.GetPCAddress().GetFileAddress() not in self.marks:
            self.returns += 1
            return
        self.first = self.first or thread.GetThreadID()
        entry = frame.GetLineEntry()
        name = frame.GetFunctionName()
        row = [int(thread.GetThreadID() != self.first), entry.GetFileSpec().fullpath, entry.GetLine(), name,
               self.locals_of(thread), self.untraced()]
        self.output.write(marshal.dumps(row))
        self.count += 1
        if self.options["hits"] and not row[0] and not row[5]:
            place = row[1], row[2]
            self.seen[place] = self.seen.get(place, 0) + 1
            if self.seen[place] == self.options["hits"]:
                self.points[place].SetEnabled(False)

    def by_breakpoints(self):
        """From breakpoint to breakpoint; returns how it ended."""
        while self.process.GetState() == lldb.eStateStopped and self.count < self.options["limit"]:
            stops = [t for t in self.process if t.GetStopReason() == lldb.eStopReasonBreakpoint]
            if not stops and (end := self.crashed()):
                return end
            for thread in stops:
                self.record(thread)
            self.process.Continue()
        return "limit" if self.count >= self.options["limit"] else "exited"

    def by_steps(self):
        """From the first line on by step-in; returns how it ended."""
        self.target.DeleteAllBreakpoints()
        while self.process.GetState() == lldb.eStateStopped and self.count < self.options["limit"]:
            if end := self.crashed():
                return end
            thread = self.process.GetSelectedThread()
            if self.first and thread.GetThreadID() != self.first:
                thread = self.process.GetThreadByID(self.first)
            self.record(thread)
            thread.StepInto()
        return "limit" if self.count >= self.options["limit"] else "exited"

    def run(self):
        """The whole run; returns what to write at the end."""
        self.set_breakpoints()
        end = self.launch() or (self.by_steps() if self.options["step"] else self.by_breakpoints())
        self.process.Kill()
        return {"missing": self.missing, "end": end, "returns": self.returns}


def main():
    """Runs the binary to its end or to the limit."""
    with open(sys.argv[1], "rb") as file:
        run = Run(marshal.load(file))
    run.output.write(marshal.dumps(run.run()))
    run.output.close()
    os._exit(0)  # LLDB's own clean-up has nothing to add


if __name__ == "__main__":
    main()
