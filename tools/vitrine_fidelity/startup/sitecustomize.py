"""Makes the interpreter record what it reports to a trace function, from the program's first line on.

Python imports this file at its start, when its folder is on PYTHONPATH.  The program then runs as it
always does, with no frame of ours below it.  The trace function is one at CPython's C level
(PyEval_SetTrace): that of sys.settrace copies the locals into a dictionary that keeps them alive.

VITRINE_FIDELITY holds, as JSON: output, limit, modules (the folder of canonical.py), files.  Writes one
JSON value a line: [0, file, line, function, {local: text} or null].
"""

import json
import os
import sys


def start(options):
    """Begins to trace this thread."""
    import ctypes
    import fcntl
    sys.path.insert(0, options["modules"])
    import canonical
    sys.path.pop(0)

    # Out of the way of the program, which may print the numbers of its own files.
    first = os.open(options["output"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    output = open(fcntl.fcntl(first, fcntl.F_DUPFD_CLOEXEC, 500), "w", encoding="utf-8", buffering=1)
    os.close(first)
    own, limit, count = os.getpid(), options["limit"], 0
    known = {path: originals(path) for path in options["files"]}
    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    set_trace = ctypes.pythonapi.PyEval_SetTrace
    set_trace.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    armed = [False]
    cast, pointer, object_type = ctypes.cast, ctypes.c_void_p, ctypes.py_object

    def values_of(frame, code):
        # PyFrameObject.f_frame, _PyInterpreterFrame.localsplus
        slots = pointer.from_address(frame + 24).value + 72
        names = list(code.co_varnames) + [n for n in code.co_cellvars if n not in code.co_varnames]
        names += code.co_freevars
        cells = set(code.co_cellvars) | set(code.co_freevars)
        out = {}
        for i, name in enumerate(names):
            address = pointer.from_address(slots + 8 * i).value
            if address and name in cells:
                address = pointer.from_address(address + 16).value
            if address:
                try:
                    out[name] = canonical.of(cast(address, object_type).value)
                except Exception as error:
                    out[name] = f"?{type(error).__name__}: {error}"
        return out

    def trace(_object, frame, what, _argument):
        nonlocal count
        if what != 2 or os.getpid() != own:  # PyTrace_LINE
            return 0
        item = cast(frame, object_type).value
        code = item.f_code
        codes = known.get(code.co_filename)
        if codes is None or key(code) not in codes:
            return 0
        values = values_of(frame, code) if code.co_flags & 2 else None  # CO_NEWLOCALS
        if values is not None and not code.co_flags & 1:  # not CO_OPTIMIZED: a class body
            values = None
        output.write(json.dumps([0, code.co_filename, item.f_lineno, code.co_qualname, values]) + "\n")
        count += 1
        if count >= limit:
            armed[0] = False
            set_trace(None, None)
            output.flush()
        return 0

    def audit(event, _arguments):
        if event == "sys.settrace" and armed[0]:
            armed[0] = False
            output.write('"traces itself"\n')
            output.flush()
        if armed[0] and event in ("os.fork", "os.exec", "os._exit"):
            output.flush()

    import atexit
    atexit.register(output.flush)
    keep.extend([trace := kind(trace), output, ctypes])
    sys.addaudithook(audit)
    set_trace(cast(trace, pointer), None)
    armed[0] = True


def key(code):
    """What tells code objects of a file apart. Not the objects themselves: one with a NaN equals no other."""
    constants = [repr(c) for c in code.co_consts if not isinstance(c, type(code))]
    return code.co_qualname, code.co_firstlineno, code.co_flags, code.co_code, *constants


def originals(path):
    """The keys of the code objects of a file: code that the program makes itself is not compiled."""
    def walk(code):
        yield code
        for constant in code.co_consts:
            if isinstance(constant, type(code)):
                yield from walk(constant)
    with open(path, "rb") as file:
        return set(map(key, walk(compile(file.read(), path, "exec", dont_inherit=True))))


keep = []
if "VITRINE_FIDELITY" in os.environ:
    _options = json.loads(os.environ.pop("VITRINE_FIDELITY"))
    sys.path[:] = [p for p in sys.path if os.path.abspath(p) != os.path.dirname(os.path.abspath(__file__))]
    del os.environ["PYTHONPATH"]
    start(_options)
    for _name in ("json", "ctypes", "_ctypes", "struct", "_struct", "json.decoder", "json.encoder", "json.scanner",
                  "canonical"):
        sys.modules.pop(_name, None)
