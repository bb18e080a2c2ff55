"""The greatest resident memory of one program, without its parent's share.

ru_maxrss of a child begins with what its parent used when it forked, which hides the few MiB of
hello world behind this tool's own 20.  The kernel's VmHWM counts from the exec on, but is gone when
the process is.  So the program is traced just enough to be stopped at its exit.
"""

import ctypes
import os
import subprocess
import tempfile

from vitrine_regrtest import process

_TRACEME, _CONT, _SETOPTIONS = 0, 7, 0x4200
_O_TRACEEXEC, _O_TRACEEXIT, _O_EXITKILL = 0x10, 0x40, 0x100000
_EVENT_EXIT = 6

_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_libc.ptrace.restype = ctypes.c_long


def _ptrace(request, pid=0, data=0):
    if _libc.ptrace(request, pid, None, data) < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"ptrace: {os.strerror(error)}")


def _high_water_mark(pid):
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
        for line in file:
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    raise RuntimeError("no VmHWM in /proc/PID/status")


def peak(command):
    """Run `command`; returns (its exit code, its output, its peak in KiB)."""
    with tempfile.TemporaryFile() as file:
        running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file,
                                   stderr=subprocess.STDOUT, env=process.environment(),
                                   start_new_session=True,
                                   preexec_fn=lambda: _ptrace(_TRACEME))
        found = 0
        try:
            _, status = os.waitpid(running.pid, 0)  # the stop after exec
            if os.WIFSTOPPED(status):
                # TRACEEXEC, so that a program that goes on as another gets no SIGTRAP for it.
                _ptrace(_SETOPTIONS, running.pid, _O_TRACEEXEC | _O_TRACEEXIT | _O_EXITKILL)
                _ptrace(_CONT, running.pid)
                _, status = os.waitpid(running.pid, 0)
            while os.WIFSTOPPED(status):
                event = status >> 16
                if event == _EVENT_EXIT:
                    found = _high_water_mark(running.pid)
                deliver = 0 if event else os.WSTOPSIG(status)
                _ptrace(_CONT, running.pid, deliver)
                _, status = os.waitpid(running.pid, 0)
        except BaseException:
            process.kill_group(running)
            raise
        running.returncode = os.waitstatus_to_exitcode(status)
        file.seek(0)
        return running.returncode, file.read(), found
