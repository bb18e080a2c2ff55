"""Makes the interpreter write down what it reports to a trace function, from the program's first line on.

The program runs as it always does, with no frame of ours below it: see recorder.c.

Options: output, limit, files (those whose code is compiled), lazy (read each file when its code first
runs), hits (events of each line to record, 0: all), step (whether the debugger steps), pause (seconds at each event, and
at each line of other threads), hurry (pauses of other threads only).  Writes marshalled rows
[0, file, line, function, {variable: text}, depth], with another number in front for what is no line
event of the program (recorder.c); a string at the end says why the recording ended before the program did.
"""

import marshal
import sys
import time
# The program may replace what is in builtins.
from builtins import OSError, SyntaxError, ValueError, compile, dict, getattr, isinstance, list, map, open, repr, set, type, zip
from _thread import get_ident
from gc import get_threshold
from posix import O_CREAT, O_TRUNC, O_WRONLY, close, getpid, write
from posix import open as posix_open

import canonical
import vitrine_recorder

id_of = id
# Allocations between two collections of garbage: of so few, the frame objects that tracing makes are a part.
FEW = 100


def start(options):
    """Begins to record this thread."""
    import fcntl
    # Out of the way of the program, which may print the numbers of its own files.
    first = posix_open(options["output"], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    output = fcntl.fcntl(first, fcntl.F_DUPFD_CLOEXEC, 500)
    close(first)
    sys.modules.pop("fcntl", None)
    pause, sleep = options["pause"], time.sleep
    own, main, limit, count, active = getpid(), get_ident(), options["limit"], 0, False
    files = dict.fromkeys(options["files"])
    if not options["lazy"]:
        for path in files:
            files[path] = originals(path)
    hits, seen = options["hits"], {}
    known = {}      # a code object's id: the code object, and its variables' names or None
    unbound = type("Unbound", (), {})()
    of, ending = canonical.of, sys.is_finalizing

    def names_of(code):
        if files[code.co_filename] is None:
            files[code.co_filename] = originals(code.co_filename)
        known[id_of(code)] = code, None
        if code.co_name == "<module>" and key(code) in files[code.co_filename]:
            for inner in walk(code):
                names = list(inner.co_varnames) + [n for n in inner.co_cellvars if n not in inner.co_varnames]
                known[id_of(inner)] = inner, names + list(inner.co_freevars)
        return known[id_of(code)][1]

    def line(kind, code, number, slots, namespace, depth):
        nonlocal count
        found = known.get(id_of(code))
        names = found[1] if found is not None else names_of(code)
        if names is None:
            return
        if ending():
            return finish("ends")
        tracemalloc = sys.modules.get("_tracemalloc")
        if tracemalloc is not None and tracemalloc.is_tracing():
            return finish("tracemalloc")
        if 0 < get_threshold()[0] < FEW:
            return finish("gc")
        if kind:
            write(output, marshal.dumps([kind, code.co_filename, number, code.co_qualname, None, depth]))
            return
        if hits:
            place = code.co_filename, number
            seen[place] = seen.get(place, 0) + 1
            if seen[place] > hits:
                return
        if pause:
            slow_down_threads()
            if not options["hurry"]:
                sleep(pause)
        values = {}
        if isinstance(namespace, dict):
            for name, value in list(dict.items(namespace)):
                if type(name) is str and not (name.startswith("__") and name.endswith("__")):
                    values[name] = of(value)
        values.update((name, of(value)) for name, value in zip(names, slots) if value is not unbound)
        write(output, marshal.dumps([0, code.co_filename, number, code.co_qualname, values, depth]))
        count += 1
        if count >= limit:
            finish("limit")

    def slow(frame, event, _argument):
        if event == "line" and frame.f_code.co_filename in files:
            sleep(pause)
        return slow

    def slow_down_threads():
        # As a debugger does, which stops for their lines too.
        threading = sys.modules.get("threading")
        if threading is not None and getattr(threading, "_trace_hook", slow) is None:
            threading._trace_hook = slow

    def finish(why):
        nonlocal active
        active = False
        vitrine_recorder.stop()
        write(output, marshal.dumps(why))

    def switched(event):
        if event == "os.fork" and not options["step"]:
            return
        # Threads that are slowed down do it too.
        if active and getpid() == own and not (pause and get_ident() != main):
            finish(event)

    if options["hurry"]:
        sys.setswitchinterval(1e-6)
    vitrine_recorder.start(line, switched, files, unbound)
    active = True


def walk(code):
    """The code object and those inside it: what the program makes of them later is not compiled."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            yield from walk(constant)


def key(code):
    """What tells code objects of a file apart. Not the objects themselves: one with a NaN equals no other."""
    constants = [repr(c) for c in code.co_consts if not isinstance(c, type(code))]
    return code.co_qualname, code.co_firstlineno, code.co_flags, code.co_code, *constants


def originals(path):
    """The keys of the code objects of a file."""
    try:
        with open(path, "rb") as file:
            return set(map(key, walk(compile(file.read(), path, "exec", dont_inherit=True))))
    except (OSError, SyntaxError, ValueError):
        return set()
