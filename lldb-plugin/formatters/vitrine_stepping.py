"""Steps that go from one Python line to the next: what LLDB's `s` and `n` do not find by themselves.

*Into functions.* Every call of a compiled function comes out of the runtime, which has no lines, so LLDB's step-in never gets
there. Each compiled body begins by calling one of a few functions of the runtime. A breakpoint on them looks for a step-in
under way, and if there is one lets the program stop at the body's first line. Without one it switches itself off until the
next stop, so that it costs one hit each time the program runs on.

*Round a loop on one line.* LLDB takes a jump back to the line it stands on for a part of that line; Python begins the line
again. Where a line begins at several places, breakpoints on them stop a step that comes round in the same frame.
"""

import re

import lldb

_GENERATOR_ENTRY = "vt_generator_enter"
_ENTRIES = ("vt_enter", "vt_enter_namespace", _GENERATOR_ENTRY)
_WATCH = "vitrine_step_in"
_GOAL = "vitrine_step_goal"
_AGAIN = "vitrine_step_again"
# The instruction with which compiled code begins a line: nopl (%rax).
_MARK = b"\x0f\x1f\x00"
# A step over a call that comes by the same line in other frames this often is let go: each time costs a millisecond.
_MAX_FOREIGN = 300


def is_ours(target):
    """Whether the target runs a program that vitrine made."""
    for module in target.module_iter():
        if module.FindSection(".vitrine.offsets").IsValid():
            return True
    return False


class _Places:
    """Where the lines of functions begin, remembered by the function's address in its file."""

    def __init__(self):
        self.functions = {}

    def of(self, target, function):
        """{line: [SBAddress]}."""
        start = function.GetStartAddress()
        key = (start.GetModule().GetUUIDString(), start.GetFileAddress())
        if key not in self.functions:
            self.functions[key] = self._read(target, function)
        return self.functions[key]

    @staticmethod
    def _read(target, function):
        unit = function.GetStartAddress().GetCompileUnit()
        first, last = function.GetStartAddress().GetFileAddress(), function.GetEndAddress().GetFileAddress()
        found = {}
        for index in range(unit.GetNumLineEntries()):
            entry = unit.GetLineEntryAtIndex(index)
            address = entry.GetStartAddress()
            if entry.GetLine() > 0 and first < address.GetFileAddress() < last:
                error = lldb.SBError()
                if target.ReadMemory(address, len(_MARK), error) == _MARK:
                    found.setdefault(entry.GetLine(), []).append(address)
        return found


_places = _Places()
# Where each process stopped last: {process: (thread, canonical frame address)}, and how often _AGAIN was hit elsewhere since.
_last_stop = {}
_foreign = {}


def _step(thread):
    """(number, "in" or "over") of the thread's innermost step that is under way; None when there is none."""
    result = lldb.SBCommandReturnObject()
    debugger = thread.GetProcess().GetTarget().GetDebugger()
    debugger.GetCommandInterpreter().HandleCommand("thread plan list %d" % thread.GetIndexID(), result)
    step = None
    for line in (result.GetOutput() or "").splitlines():
        if "Completed plan stack" in line or "Discarded plan stack" in line:
            break
        found = re.match(r"\s*Element (\d+): Stepping (in|over)\b", line)
        # Through code of line 0 LLDB steps by itself, as a part of another step.
        if found and not re.search(r":0\b", line):
            step = int(found[1]), found[2]
    return step


def _end_step(thread):
    """Ends the step under way: this is where it was to stop. Otherwise it would go on with the next one."""
    step = _step(thread)
    if step is not None:
        thread.GetProcess().GetTarget().GetDebugger().HandleCommand("thread plan discard %d" % step[0])
    return step is not None


def _first_lines(target, function, entry):
    """Where a body may be entered: after its prologue, or, for generators, at any of its lines."""
    if entry != _GENERATOR_ENTRY:
        address = lldb.SBAddress(function.GetStartAddress())
        address.OffsetAddress(function.GetPrologueByteSize())
        return [address]
    return [address for addresses in _places.of(target, function).values() for address in addresses]


def entered(frame, _location, _extra, _internal):
    """A compiled body has begun. Never stops here itself."""
    thread = frame.GetThread()
    step = _step(thread)
    stepping = step is not None and step[1] == "in"
    target = thread.GetProcess().GetTarget()
    entry = frame.GetSymbol().GetName()
    if not stepping or entry != _GENERATOR_ENTRY:
        _enable(target, _WATCH, False)
    if not stepping:
        return False
    function = thread.GetFrameAtIndex(1).GetFunction()
    if not function.IsValid():
        return False
    # The step itself goes on until then, for a generator that ends without coming to another line.
    for address in _first_lines(target, function, entry):
        goal = target.BreakpointCreateBySBAddress(address)
        goal.SetOneShot(True)
        goal.SetScriptCallbackFunction(__name__ + ".arrived")
        goal.SetThreadID(thread.GetThreadID())
        goal.AddName(_GOAL)
    return False


def arrived(frame, _location, _extra, _internal):
    """The first line of a body that was stepped into."""
    _end_step(frame.GetThread())
    return True


def begins_again(frame, _location, _extra, _internal):
    """The line where the process stopped last begins again: the end of a step in the same frame."""
    thread = frame.GetThread()
    process = thread.GetProcess()
    if _last_stop.get(process.GetUniqueID()) == (thread.GetThreadID(), frame.GetCFA()):
        return _end_step(thread)
    _foreign[process.GetUniqueID()] = _foreign.get(process.GetUniqueID(), 0) + 1
    if _foreign[process.GetUniqueID()] > _MAX_FOREIGN:
        _enable(process.GetTarget(), _AGAIN, False)
    return False


def _found(target, name):
    result = lldb.SBBreakpointList(target)
    target.FindBreakpointsByName(name, result)
    return [result.GetBreakpointAtIndex(i) for i in range(result.GetSize())]


def _enable(target, name, enabled):
    for breakpoint in _found(target, name):
        breakpoint.SetEnabled(enabled)


def _watch_entries(target):
    """Prepares for a step-in, and takes away what an earlier one left."""
    for goal in _found(target, _GOAL):
        target.BreakpointDelete(goal.GetID())
    watch = _found(target, _WATCH)
    for breakpoint in watch:
        breakpoint.SetEnabled(True)
    if not watch:
        breakpoint = target.BreakpointCreateByRegex("^(%s)$" % "|".join(_ENTRIES))
        breakpoint.SetScriptCallbackFunction(__name__ + ".entered")
        breakpoint.AddName(_WATCH)


def _watch_line(target, thread):
    """Prepares for a step from a line that begins at several places of its function."""
    frame = thread.GetFrameAtIndex(0)
    function, line = frame.GetFunction(), frame.GetLineEntry().GetLine()
    process = target.GetProcess().GetUniqueID()
    _last_stop[process] = (thread.GetThreadID(), frame.GetCFA())
    _foreign[process] = 0
    wanted = {}
    if function.IsValid() and line > 0:
        wanted = {a.GetLoadAddress(target): a for a in _places.of(target, function).get(line, ())}
    if len(wanted) < 2:
        wanted = {}
    for breakpoint in _found(target, _AGAIN):
        address = breakpoint.GetLocationAtIndex(0).GetLoadAddress()
        breakpoint.SetEnabled(wanted.pop(address, None) is not None)
    for address in wanted.values():
        breakpoint = target.BreakpointCreateBySBAddress(address)
        breakpoint.SetScriptCallbackFunction(__name__ + ".begins_again")
        breakpoint.AddName(_AGAIN)


class StopHook:
    """A stop hook: prepares for a step."""

    def __init__(self, target, _extra, _internal):
        self.ours = None

    def handle_stop(self, context, _stream):
        target = context.GetTarget()
        if self.ours is None:
            # A core file is never stepped.
            live = "core" not in (context.GetProcess().GetPluginName() or "")
            self.ours = live and is_ours(target)
        if self.ours:
            _watch_entries(target)
            if context.GetThread().IsValid():
                _watch_line(target, context.GetThread())
        return True


def _add_stop_hook(debugger, target):
    result = lldb.SBCommandReturnObject()
    debugger.GetCommandInterpreter().HandleCommand(
        "target stop-hook add -P %s.StopHook" % __name__, lldb.SBExecutionContext(target), result
    )


def uninstall(debugger):
    """For a session on a core file: LLDB would name every thread before asking the stop hook."""
    result = lldb.SBCommandReturnObject()
    dummy = lldb.SBExecutionContext(debugger.GetDummyTarget())
    debugger.GetCommandInterpreter().HandleCommand("target stop-hook delete 1", dummy, result)


def __lldb_init_module(debugger, _internal):
    # Targets that are made later take the dummy's hooks over.
    _add_stop_hook(debugger, debugger.GetDummyTarget())
    if debugger.GetSelectedTarget().IsValid():
        _add_stop_hook(debugger, debugger.GetSelectedTarget())
    debugger.HandleCommand("settings set target.process.thread.step-out-avoid-nodebug true")
    debugger.HandleCommand("settings set target.process.thread.step-avoid-regexp ^(std::|vt_|_?Py)")
