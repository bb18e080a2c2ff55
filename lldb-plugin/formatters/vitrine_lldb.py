"""The part of Vitrine's LLDB plugin that LLDB only takes from Python.

Children of Python values, for editors and `v`, and a frame recognizer that leaves the runtime's and CPython's own
frames out of `bt`, `up`, `down` and `finish` (`bt -u` shows all). Both ask the C++ plugin, which loads this file.
"""

import json
import re

import lldb

_MAX_CHILDREN = 1000


def _run(debugger, command):
    """The output of a command; None when it failed."""
    result = lldb.SBCommandReturnObject()
    debugger.GetCommandInterpreter().HandleCommand(command, result)
    return result.GetOutput() if result.Succeeded() else None


class Children:
    """Synthetic children of `object` and PyObject*: what `py object` shows, one level at a time."""

    def __init__(self, value, _internal):
        self.value = value
        self.children = None

    def update(self):
        self.children = None
        return False

    def _load(self):
        if self.children is not None:
            return
        self.children = []
        value = self.value.GetNonSyntheticValue()
        kind = value.GetType().GetCanonicalType()
        if kind.IsReferenceType():
            value = value.Dereference()
            kind = value.GetType().GetCanonicalType()
        if not kind.IsPointerType():
            value = value.GetChildAtIndex(0)
        address = value.GetValueAsUnsigned(0)
        if not address:
            return
        target = value.GetTarget()
        # A variable that nested functions share is a cell; what it holds is what counts.
        slot = self.value.GetLoadAddress()
        where = "" if slot == lldb.LLDB_INVALID_ADDRESS else " %#x" % slot
        text = _run(target.GetDebugger(), "py object --names %#x%s" % (address, where))
        if text:
            self.children = json.loads(text)[:_MAX_CHILDREN]

    def num_children(self, limit=_MAX_CHILDREN):
        self._load()
        return min(len(self.children), limit)

    def has_children(self):
        self._load()
        return bool(self.children)

    def get_child_index(self, name):
        self._load()
        for index, (child, _) in enumerate(self.children):
            if child == name:
                return index
        return -1

    def get_child_at_index(self, index):
        self._load()
        if not 0 <= index < len(self.children):
            return None
        name, address = self.children[index]
        target = self.value.GetTarget()
        kind = target.FindFirstType("object")
        if not kind.IsValid():
            kind = self.value.GetType()
        data = lldb.SBData.CreateDataFromUInt64Array(
            target.GetByteOrder(), target.GetAddressByteSize(), [int(address, 16)]
        )
        return self.value.CreateValueFromData(name, data, kind)


def _is_ours(target):
    for module in target.module_iter():
        if module.FindSection(".vitrine.offsets").IsValid():
            return True
    return False


class HideRuntime:
    """Says which native frames are noise to someone who reads Python."""

    def __init__(self):
        self.known = {}

    def get_recognized_arguments(self, _frame):
        return []

    def should_hide(self, frame):
        # The frame where the program stopped is never left out.
        if frame.GetFrameID() == 0:
            return False
        target = frame.GetThread().GetProcess().GetTarget()
        executable = target.GetExecutable()
        module = frame.GetModule()
        path = module.GetFileSpec()
        if path != executable:
            # CPython's own extension modules, and the C library's way into main().
            folder = path.GetDirectory() or ""
            name = frame.GetFunctionName() or ""
            noise = folder.endswith("/lib-dynload") or name.startswith("__libc_start")
            return noise and self._ours(target, executable)
        start = frame.GetSymbol().GetStartAddress()
        if frame.IsInlined():
            return self._ours(target, executable)
        key = (str(path), module.GetUUIDString(), start.GetFileAddress())
        hidden = self.known.get(key)
        if hidden is None:
            hidden = self._ours(target, executable) and not self._is_python(frame, start)
            self.known[key] = hidden
        return hidden

    def _ours(self, target, executable):
        key = str(executable)
        if key not in self.known:
            self.known[key] = _is_ours(target)
        return self.known[key]

    @staticmethod
    def _is_python(frame, start):
        """Functions of Python source: the line where they are, or begin, is in a Python file."""
        for entry in (frame.GetLineEntry(), start.GetLineEntry()):
            name = entry.GetFileSpec().GetFilename() if entry.IsValid() else None
            if name and not name.endswith((".h", ".cpp", ".c", ".cc", ".S")):
                return True
        return False


# ---- stepping into Python functions
#
# Every call of a compiled function comes out of the runtime, which has no lines, so LLDB's step-in never
# gets there by itself. Each compiled body begins by calling one of the functions below. A breakpoint on
# them looks for a step-in under way, and if there is one lets the program stop at the body's first line.
# Without one it switches itself off until the next stop, so that it costs one hit each time the program runs on.

_ENTRIES = ("vt_enter", "vt_enter_namespace", "vt_generator_enter")
_WATCH = "vitrine_step_in"


def _plan_number(thread):
    """The number of the thread's step-in plan that is under way; None when there is none."""
    result = lldb.SBCommandReturnObject()
    debugger = thread.GetProcess().GetTarget().GetDebugger()
    debugger.GetCommandInterpreter().HandleCommand("thread plan list %d" % thread.GetIndexID(), result)
    for line in (result.GetOutput() or "").splitlines():
        if "Completed plan stack" in line or "Discarded plan stack" in line:
            break
        found = re.match(r"\s*Element (\d+): Stepping in", line)
        if found:
            return int(found[1])
    return None


def _first_lines(function, entry):
    """Where a body may be entered: after its prologue, or, for generators, at any of its lines."""
    start = function.GetStartAddress()
    if entry != "vt_generator_enter":
        address = lldb.SBAddress(start)
        address.OffsetAddress(function.GetPrologueByteSize())
        return [address]
    result = []
    unit = start.GetCompileUnit()
    first, last = start.GetFileAddress(), function.GetEndAddress().GetFileAddress()
    for index in range(unit.GetNumLineEntries()):
        line = unit.GetLineEntryAtIndex(index)
        if line.GetLine() > 0 and first < line.GetStartAddress().GetFileAddress() < last:
            result.append(line.GetStartAddress())
    return result


def entered(frame, location, _extra, _internal):
    """A compiled body has begun. Never stops here itself."""
    thread = frame.GetThread()
    plan = _plan_number(thread)
    target = thread.GetProcess().GetTarget()
    _disarm(target)
    if plan is None:
        return False
    function = thread.GetFrameAtIndex(1).GetFunction()
    if not function.IsValid():
        return False
    target.GetDebugger().HandleCommand("thread plan discard %d" % plan)
    for address in _first_lines(function, frame.GetSymbol().GetName()):
        goal = target.BreakpointCreateBySBAddress(address)
        goal.SetOneShot(True)
        goal.SetThreadID(thread.GetThreadID())
        goal.AddName(_WATCH + "_goal")
    return False


def _found(target, name):
    result = lldb.SBBreakpointList(target)
    target.FindBreakpointsByName(name, result)
    return [result.GetBreakpointAtIndex(i) for i in range(result.GetSize())]


def _disarm(target):
    for breakpoint in _found(target, _WATCH):
        breakpoint.SetEnabled(False)


class Rearm:
    """A stop hook: prepares for a step-in, and takes away what an earlier one left."""

    def __init__(self, target, _extra, _internal):
        self.ours = None

    def handle_stop(self, context, _stream):
        target = context.GetTarget()
        if self.ours is None:
            # A core file is never stepped.
            live = "core" not in (context.GetProcess().GetPluginName() or "")
            self.ours = live and _is_ours(target)
        if not self.ours:
            return True
        for goal in _found(target, _WATCH + "_goal"):
            target.BreakpointDelete(goal.GetID())
        watch = _found(target, _WATCH)
        for breakpoint in watch:
            breakpoint.SetEnabled(True)
        if not watch:
            breakpoint = target.BreakpointCreateByRegex("^(%s)$" % "|".join(_ENTRIES))
            breakpoint.SetScriptCallbackFunction(__name__ + ".entered")
            breakpoint.AddName(_WATCH)
        return True


def _add_stop_hook(debugger, target):
    result = lldb.SBCommandReturnObject()
    debugger.GetCommandInterpreter().HandleCommand(
        "target stop-hook add -P %s.Rearm" % __name__, lldb.SBExecutionContext(target), result
    )


def without_stepping(debugger):
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
    for name in ("object", "PyObject *", "_object *"):
        debugger.HandleCommand(
            'type synthetic add -w vitrine -l %s.Children "%s"' % (__name__, name)
        )
    debugger.HandleCommand("type category enable vitrine")
    debugger.HandleCommand(
        "frame recognizer add -l %s.HideRuntime -s .* -n .* -x -f false" % __name__
    )
