"""Steps that go from one Python line to the next: what LLDB's `s` and `n` do not find by themselves.

*Into functions.* Every call of a compiled function comes out of the runtime, which has no lines, so LLDB's step-in never gets
there. Each compiled body begins by calling one of a few functions of the runtime. A breakpoint on them looks for a step-in
under way, and if there is one lets the program stop at the body's first line. Without one it switches itself off until the
next stop, so that it costs one hit each time the program runs on.

*Out of functions.* LLDB gives up a step that is on its way out when a breakpoint is met, stops in C code that has lines, and may
not find back through a library without symbols. Such a step ends where the Python function goes on that made the call.

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
# The canonical frame address where a step that LLDB has given up is to end, by process.
_home = {}
# Steps that ended where nobody wants to be, and which go on without LLDB: {(process, thread): (None, kind)}.
_carried_on = {}


def _plans(thread):
    """The user's steps of a thread, outermost first: [(stack, number, "in", "over" or "out")], stack being "Active",
    "Completed" or "Discarded"."""
    result = lldb.SBCommandReturnObject()
    debugger = thread.GetProcess().GetTarget().GetDebugger()
    debugger.GetCommandInterpreter().HandleCommand("thread plan list %d" % thread.GetIndexID(), result)
    stack, found = "", []
    for line in (result.GetOutput() or "").splitlines():
        if line.endswith(" plan stack:"):
            stack = line.split()[0]
        element = re.match(r"\s*Element (\d+): Stepping (in|over|out)\b", line)
        # Through code of line 0 LLDB steps by itself, as a part of another step.
        if element and not re.search(r":0\b", line):
            found.append((stack, int(element[1]), element[2]))
    return found


def _step(thread):
    """(number, "in" or "over") of the thread's innermost step that is under way; None when there is none.

    The number is None when the step is none of LLDB's any more. LLDB gives a step up that has come to the end of its function,
    and is on its way out, whenever it meets a breakpoint, be it one that lets the program go on.
    """
    plans = [plan for plan in _plans(thread) if plan[2] != "out"]
    active = [plan for plan in plans if plan[0] == "Active"]
    if active:
        return active[-1][1:]
    discarded = [plan for plan in plans if plan[0] == "Discarded"]
    if discarded:
        return None, discarded[0][2]
    return _carried_on.get((thread.GetProcess().GetUniqueID(), thread.GetThreadID()))


def _end_step(thread):
    """Ends the step under way: this is where it was to stop. Otherwise it would go on with the next one."""
    step = _step(thread)
    if step is not None and step[0] is not None:
        thread.GetProcess().GetTarget().GetDebugger().HandleCommand("thread plan discard %d" % step[0])
    return step is not None


def _goal(thread, address, callback):
    """A breakpoint that ends the step; the next stop takes it away."""
    goal = thread.GetProcess().GetTarget().BreakpointCreateBySBAddress(address)
    goal.SetThreadID(thread.GetThreadID())
    goal.AddName(_GOAL)
    goal.SetScriptCallbackFunction(__name__ + "." + callback)
    return goal


def _stop_at_home(thread, index, only_through_libraries=False):
    """Ends a step where the Python function goes on that called what runs in frame `index`.

    `only_through_libraries`: only when it was called through other code than that of the program's file. LLDB's own way out
    may not find back through a library without symbols.
    """
    target = thread.GetProcess().GetTarget()
    program, through = target.GetExecutable(), False
    while True:
        index += 1
        frame = thread.GetFrameAtIndex(index)
        if not frame.IsValid():
            return
        if frame.GetFunction().IsValid() and _places.of(target, frame.GetFunction()):
            break
        through = through or frame.GetModule().GetFileSpec() != program
    if through or not only_through_libraries:
        _home[thread.GetProcess().GetUniqueID()] = frame.GetCFA()
        _goal(thread, frame.GetPCAddress(), "came_home").SetOneShot(True)


def _carry_on(thread, step, index):
    """For a step that LLDB has just given up, on its way out past frame `index`."""
    key = thread.GetProcess().GetUniqueID(), thread.GetThreadID()
    if step is not None and step[0] is None and key not in _carried_on:
        _carried_on[key] = step
        _stop_at_home(thread, index)


def _first_lines(target, function, entry):
    """Where a body may be entered: after its prologue, or, for generators, at any of its lines."""
    every = [address for addresses in _places.of(target, function).values() for address in addresses]
    first = function.GetStartAddress().GetFileAddress() + function.GetPrologueByteSize()
    after_prologue = [address for address in every if address.GetFileAddress() == first]
    return after_prologue if after_prologue and entry != _GENERATOR_ENTRY else every


def _others_step_in(thread):
    """Whether another thread, the one that stopped last, is being stepped into a function."""
    process = thread.GetProcess()
    number = _last_stop.get(process.GetUniqueID(), (0, 0))[0]
    if number in (0, thread.GetThreadID()):
        return False
    other = process.GetThreadByID(number)
    step = _step(other) if other.IsValid() else None
    return step is not None and step[1] == "in"


def entered(frame, _location, _extra, _internal):
    """A compiled body has begun. Never stops here itself."""
    thread = frame.GetThread()
    step = _step(thread)
    target = thread.GetProcess().GetTarget()
    entry = frame.GetSymbol().GetName()
    _carry_on(thread, step, 1)
    goals = []
    function = thread.GetFrameAtIndex(1).GetFunction()
    if step is not None and step[1] == "in" and function.IsValid():
        goals = _first_lines(target, function, entry)
    # The step itself goes on until one is met, for a generator that ends without coming to another line.
    for address in goals:
        _goal(thread, address, "arrived").SetOneShot(True)
    # Without a goal, as in the body of an empty module, the step goes on to the next function.
    stepping = step is not None and step[1] == "in" and (not goals or entry == _GENERATOR_ENTRY)
    if not stepping and not _others_step_in(thread):
        _enable(target, _WATCH, False)
    return False


def arrived(frame, _location, _extra, _internal):
    """The first line of a body that was stepped into."""
    _end_step(frame.GetThread())
    return True


def came_home(frame, _location, _extra, _internal):
    """Back in the function that called what was stepped out of, or the same place in another frame."""
    thread = frame.GetThread()
    return _home.get(thread.GetProcess().GetUniqueID()) == frame.GetCFA() and _end_step(thread)


def begins_again(frame, _location, _extra, _internal):
    """The line where the process stopped last begins again: the end of a step in the same frame."""
    thread = frame.GetThread()
    process = thread.GetProcess()
    if _last_stop.get(process.GetUniqueID()) == (thread.GetThreadID(), frame.GetCFA()):
        return _end_step(thread)
    _carry_on(thread, _step(thread), 0)
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
    _home.pop(process, None)
    _carried_on.pop((process, thread.GetThreadID()), None)
    # In C code the user steps as LLDB does.
    _last_stop[process] = (0 if _is_noise(target, frame) else thread.GetThreadID(), frame.GetCFA())
    _foreign[process] = 0
    if function.IsValid() and line > 0:
        _stop_at_home(thread, 0, only_through_libraries=True)
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


def _left_over(thread):
    """Whether this stop is what LLDB left of a step that it has given up: a breakpoint of its own on the way out."""
    if thread.GetProcess().GetUniqueID() not in _home or thread.GetStopReason() != lldb.eStopReasonBreakpoint:
        return False
    number = thread.GetStopReasonDataAtIndex(0) & 0xffffffff
    return number >= 1 << 31


def _is_noise(target, frame):
    """Code of the runtime, of CPython or of what lies between them and the system, whether or not it has lines."""
    module = frame.GetModule().GetFileSpec()
    if module == target.GetExecutable():
        return not (frame.GetFunction().IsValid() and _places.of(target, frame.GetFunction()))
    name = module.GetFilename() or ""
    return (module.GetDirectory() or "").endswith("/lib-dynload") or name.startswith(("libc.so", "libffi.so", "ld-linux"))


def _strayed(target, thread):
    """Whether a step has led from Python code out into noise. It then goes on to where the next Python code is."""
    if thread.GetStopReason() != lldb.eStopReasonPlanComplete:
        return False
    process = thread.GetProcess().GetUniqueID()
    if _last_stop.get(process, (0, 0))[0] != thread.GetThreadID() or not _is_noise(target, thread.GetFrameAtIndex(0)):
        return False
    done = [plan for plan in _plans(thread) if plan[0] == "Completed"]
    if not done:
        return False
    _carry_on(thread, (None, done[-1][2]), 0)
    _enable(target, _WATCH, done[-1][2] == "in")
    return True


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
            thread = context.GetThread()
            if thread.IsValid() and (_left_over(thread) or _strayed(target, thread)):
                return False
            _watch_entries(target)
            if thread.IsValid():
                _watch_line(target, thread)
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
