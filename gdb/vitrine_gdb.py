"""CPython's gdb commands (py-bt, py-bt-full, py-up, py-down, py-locals, py-print, py-list) on compiled programs.

usage: gdb -x vitrine_gdb.py PROGRAM [CORE | PID]

The commands are those of the script that comes with CPython (Debian: python3.11-dbg); this file brings what the
script takes from the debug information of an interpreter, and compiled programs do not have:

- the types of CPython's structures: from cpython_types.o, beside this file;
- which native frames are Python frames: the script looks for _PyEval_EvalFrameDefault alone. Functions of compiled
  programs are native functions with Python's names, which gdb reads in the program's debug information;
- each native frame's _PyInterpreterFrame: the script reads local variables of the interpreter. It is found through
  the thread's chain of frames, which compiled functions are in.

Frames, code objects, line tables and values are then read by CPython's script alone.
"""

import os

import gdb

TYPES = "cpython_types.o"
SCRIPT = "/usr/share/gdb/auto-load/usr/bin/python3.11-gdb.py"  # of python3.11-dbg
VERSION = 0x030B  # what both are for


def structure(address, name):
    """The structure `name` at the address."""
    return gdb.Value(address).cast(gdb.lookup_type(name).pointer()).dereference()


def address_of(symbol):
    """The address of a variable of CPython's, which has no debug information; 0 when the program does not have it."""
    try:
        return int(gdb.parse_and_eval(f"(unsigned long)&{symbol}"))
    except gdb.error:
        return 0


def thread_state():
    """The PyThreadState of gdb's selected thread; None when the thread has none."""
    runtime, thread = address_of("_PyRuntime"), gdb.selected_thread()
    if not runtime or thread is None:
        return None
    interpreter = structure(runtime, "struct pyruntimestate")["interpreters"]["head"]
    while interpreter:
        state = interpreter["threads"]["head"]
        while state:
            if int(state["native_thread_id"]) == thread.ptid[1]:
                return state
            state = state["next"]
        interpreter = interpreter["next"]
    return None


def chain():
    """The thread's Python frames, the innermost first: pointers to _PyInterpreterFrame."""
    state, frames = thread_state(), []
    frame = state["cframe"]["current_frame"] if state is not None and state["cframe"] else None
    while frame:
        frames.append(frame)
        frame = frame["previous"]
    return frames


def native_frames():
    """gdb's frames, the innermost first, without those of functions in line."""
    frame = gdb.newest_frame()
    while frame is not None:
        if frame.type() == gdb.NORMAL_FRAME:
            yield frame
        frame = frame.older()


class Stack:
    """Which Python frames each native frame runs: {gdb's number of the frame: [PyFramePtr]}.

    Both lists are in the order of calls. The interpreter runs frames up to the one that it was entered with, a
    compiled function the one with its name.
    """

    def __init__(self, make):
        frames, self.runs = chain(), {}
        names = [make(frame).co.pyop_field("co_qualname").proxyval(set()) for frame in frames]
        at, last = 0, 0
        for native in native_frames():
            last, name = native.level(), native.name() or ""
            if name.split(".")[0] == EVALFRAME:
                end = next((i for i in range(at, len(frames)) if frames[i]["is_entry"]), len(frames) - 1) + 1
            elif native.function() is not None:
                end = next((i for i in range(at, len(frames)) if is_named(name, names[i])), at - 1) + 1
            else:
                continue
            if end > at:
                line = native.find_sal().line if end == 1 and not self.runs else 0
                self.runs[last] = [make(frame) for frame in frames[at:end]]
                self.runs[last][0].known_line = line if name.split(".")[0] != EVALFRAME else 0
                at = end
        if at < len(frames):  # a program without debug information: nothing tells where they run
            self.runs.setdefault(last, []).extend(make(frame) for frame in frames[at:])
        for run in self.runs.values():
            for frame, following in zip(run, run[1:] + [None]):
                frame.following = following


def is_named(native, qualname):
    """Whether a native function's name, MODULE.QUALNAME, is that of the code object."""
    return native == qualname or native.endswith("." + qualname)


def adapt(frame_class, pointer_class):
    """Makes CPython's classes ask the stack."""
    stacks = []

    def forget(_event=None):
        stacks.clear()

    for event in (gdb.events.stop, gdb.events.cont, gdb.events.exited, gdb.events.memory_changed, gdb.events.new_objfile):
        event.connect(forget)

    class RunFrame(pointer_class):
        """A frame of the chain, which knows where the run of its native frame ends."""

        following, known_line = None, 0

        def is_entry(self):
            return self.following is None

        def previous(self):
            return self.following

        def current_line_num(self):
            # In the innermost function the native line is the exact one: its position may have been stored earlier.
            return self.known_line or super().current_line_num()

    def run_of(frame):
        thread = gdb.selected_thread().ptid
        if not stacks or stacks[0][0] != thread:
            stacks[:] = [(thread, Stack(RunFrame))]
        return stacks[0][1].runs.get(frame._gdbframe.level())

    frame_class.is_evalframe = lambda self: run_of(self) is not None
    frame_class.get_pyop = lambda self: (run_of(self) or [None])[0]


def load():
    """Loads CPython's script and adapts it. Raises GdbError when something is missing."""
    types = os.path.join(os.path.dirname(os.path.abspath(__file__)), TYPES)
    for path, what in ((types, "install Vitrine again"), (SCRIPT, "apt install python3.11-dbg")):
        if not os.path.exists(path):
            raise gdb.GdbError(f"no {path}: {what}")
    program = gdb.current_progspace().filename
    if program:  # else it is loaded later
        version = address_of("Py_Version")
        if not version:
            raise gdb.GdbError(f"{program} has no symbol Py_Version: no compiled program")
        found = int(gdb.parse_and_eval(f"*(unsigned long *){version}")) >> 16
        if found != VERSION:
            raise gdb.GdbError(f"{program} has Python {found >> 8}.{found & 255}, expected 3.11")
    gdb.execute(f"add-symbol-file {types}", to_string=True)
    gdb.execute(f"source {SCRIPT}")
    # The script is made to run in this very namespace.
    adapt(Frame, PyFramePtr)  # noqa: F821


try:
    load()
except gdb.GdbError as error:
    gdb.write(f"{error}\n", gdb.STDERR)
