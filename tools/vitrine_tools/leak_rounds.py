"""The part of tools/leaks that runs inside the measured processes: runs programs again and again.

Copied beside the programs, which are modules here, and compiled with them, or interpreted by
python3.11d. Arguments: a file for the results, and the modules' names. The file gets one line of
JSON for each program, [module, total reference count after each round], and none for a program
that does not come to the end of its rounds.
"""

import gc
import importlib.util
import json
import os
import signal
import sys
import time

ROUNDS = 9
SECONDS = 60

# A program may replace the functions of a module; its rounds go on with these.
_collect, _exit, _getpid, _write = gc.collect, os._exit, os.getpid, os.write


def main(path, names):
    """Run each program in a process of its own."""
    sys.argv = [sys.argv[0]]
    results = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDWR)
    for name in names:
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            # In the background of a shell it is ignored.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            for standard in range(3):
                os.dup2(nothing, standard)
            totals = _rounds(name)
            _write(results, json.dumps([name, totals]).encode() + b"\n")
            _exit(0)
        _wait(child)


def _rounds(name):
    """The total reference count after each round."""
    process, recursion_limit = _getpid(), sys.getrecursionlimit()
    totals = [0] * ROUNDS
    for i in range(ROUNDS):
        try:
            _run(name)
        except BaseException as error:
            error.__traceback__ = None
            del error
        if _getpid() != process:
            _exit(0)  # a child that the program forked came to the program's end
        sys.modules.pop(name, None)
        sys.settrace(None)
        sys.setprofile(None)
        sys.setrecursionlimit(recursion_limit)
        sys.last_traceback = sys.last_value = sys.last_type = None
        _collect()
        totals[i] = sys.gettotalrefcount()
    return totals


def _run(name):
    # Not `import`: its lock would stop the program's threads and children from pickling the module's functions.
    spec = importlib.util.find_spec(name)
    sys.modules[name] = module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)


def _wait(child):
    # Not by an alarm in the child: programs have alarms of their own.
    end = time.monotonic() + SECONDS
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return
        time.sleep(0.01)
    try:
        os.killpg(child, signal.SIGKILL)  # what it left running
    except ProcessLookupError:
        pass


# Not in the processes that multiprocessing starts.
if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
