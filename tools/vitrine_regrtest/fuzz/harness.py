"""Runs the programs of a batch, each as an imported module in a forked process of its own.

This file is copied beside the programs and stays interpreted.  The driver of the batch, which is
interpreted or compiled, calls main() with one import function for each program.

argv: output folder, seconds a program may run, then the names of the programs to run.
Out: NAME.txt with everything a program printed, and a line `NAME STATUS` in status.txt, STATUS
being `exit N`, `signal N` or `timeout`.
"""

import gc
import os
import resource
import signal
import sys
import time
import traceback
import warnings

_MEMORY = 3 << 30  # address space: the stack of a compiled program takes one GiB of it
_OUTPUT = 1 << 20

# A program under test was put together at random: it may not touch the machine.
_FORBIDDEN = ("os.", "shutil.", "subprocess.", "socket.", "ctypes.", "pty.", "fcntl.", "mmap.",
              "tempfile.", "signal.", "resource.", "sqlite3.", "urllib.", "ftplib.", "webbrowser.",
              "syslog.", "smtplib.", "glob.", "pathlib.", "_posixsubprocess.", "setopencodehook")
_HARMLESS = {"os.listdir", "os.scandir", "socket.__new__"}  # asyncio makes a socket pair
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def main(programs):
    """Run the programs named on the command line."""
    folder, seconds = sys.argv[1], float(sys.argv[2])
    sys.dont_write_bytecode = True
    for name in sys.argv[3:]:
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            _run(name, programs[name], os.path.join(folder, f"{name}.txt"))
        status = _wait(child, seconds)
        with open(os.path.join(folder, "status.txt"), "a", encoding="ascii") as file:
            file.write(f"{name} {status}\n")


def _wait(child, seconds):
    deadline = time.monotonic() + seconds
    pause = 0.0005
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return f"exit {code}" if code >= 0 else f"signal {-code}"
        if time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return "timeout"
        time.sleep(pause)
        pause = min(pause * 1.5, 0.05)


def _run(name, import_it, path):
    """In the child: run one program and end the process."""
    output = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(output)
    sys.stdout = open(1, "w", encoding="utf-8", errors="backslashreplace", closefd=False,
                      buffering=1)
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False,
                      buffering=1)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_OUTPUT, _OUTPUT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    del sys.argv[1:]
    # Compiling the source warns; when that happens is not the program's behaviour.
    warnings.simplefilter("ignore")
    # When the collector runs depends on how many objects there are besides the program's own.
    gc.disable()
    code = 0
    finish = os._exit
    sys.addaudithook(_guard)
    try:
        import_it()
    except SystemExit as error:
        print("SystemExit", error.code)
        code = 3
    except BaseException as error:
        _print_traceback(error, name)
        code = 1
    try:
        sys.modules.pop(name, None)
        gc.collect()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        finish(code)


def _print_traceback(error, name):
    """Print a traceback without the frames of this file and of the import."""
    tb = error.__traceback__
    while tb is not None and os.path.basename(tb.tb_frame.f_code.co_filename) != f"{name}.py":
        tb = tb.tb_next
    try:
        traceback.print_exception(error.with_traceback(tb or error.__traceback__))
    except Exception as second:
        print("no traceback:", type(error), type(second))


def _guard(event, arguments):
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        writes = isinstance(mode, str) and set(mode) & set("wax+")
        if writes or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError("a fuzzed program may not write files")
    elif event.startswith(_FORBIDDEN) and event not in _HARMLESS:
        raise PermissionError(f"a fuzzed program may not use {event}")
