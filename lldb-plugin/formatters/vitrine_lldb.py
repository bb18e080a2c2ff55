"""The part of Vitrine's LLDB plugin that LLDB only takes from Python.

Children of Python values, for editors and `v`, and a frame recognizer that leaves the runtime's and CPython's own
frames out of `bt`, `up`, `down` and `finish` (`bt -u` shows all). Both ask the C++ plugin, which loads this file. How steps
find Python's lines is in vitrine_stepping.py.
"""

import json

import lldb
import vitrine_stepping

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
            self.known[key] = vitrine_stepping.is_ours(target)
        return self.known[key]

    @staticmethod
    def _is_python(frame, start):
        """Functions of Python source: the line where they are, or begin, is in a Python file."""
        for entry in (frame.GetLineEntry(), start.GetLineEntry()):
            name = entry.GetFileSpec().GetFilename() if entry.IsValid() else None
            if name and not name.endswith((".h", ".cpp", ".c", ".cc", ".S")):
                return True
        return False


def __lldb_init_module(debugger, _internal):
    for name in ("object", "PyObject *", "_object *"):
        debugger.HandleCommand(
            'type synthetic add -w vitrine -l %s.Children "%s"' % (__name__, name)
        )
    debugger.HandleCommand("type category enable vitrine")
    debugger.HandleCommand(
        "frame recognizer add -l %s.HideRuntime -s .* -n .* -x -f false" % __name__
    )
