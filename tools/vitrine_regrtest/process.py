"""Start a program in its own session, watch it, and leave nothing of it behind."""

import os
import signal
import subprocess
import time

PYTHON = "/usr/bin/python3"

# Two runs of one program must agree on the order of sets of strings.
HASH_SEED = "42"

_CRASH_MESSAGES = "Fatal Python error", "Current thread", "Thread 0x", "Traceback (most recent"


def environment(**changes):
    """The caller's environment without what would steer Python, plus the given changes."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "VITRINE_", "HG")) and name != "_"}
    return {**kept, "PYTHONHASHSEED": HASH_SEED, **changes}


def describe_exit(returncode):
    """`killed by SIGSEGV` or `exit code 3`."""
    if returncode >= 0:
        return f"exit code {returncode}"
    try:
        return f"killed by {signal.Signals(-returncode).name}"
    except ValueError:
        return f"killed by signal {-returncode}"


def kill_group(process):
    """Kill a process that was started in its own session, and all its descendants there."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()


def watch(command, *, progress, quiet_seconds, output, cwd, env):
    """Run `command` until it ends, or until the file `progress` stops growing for too long.

    Returns (returncode, timed_out).  `output` is the path that receives stdout and stderr.  A
    program that hangs gets SIGUSR1 first, for which faulthandler prints the Python stacks.
    """
    with open(output, "wb") as file:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.DEVNULL,
                                   stdout=file, stderr=subprocess.STDOUT, start_new_session=True)
    size, since, timed_out = -1, time.monotonic(), False
    pause = 0.01
    try:
        while process.poll() is None:
            time.sleep(pause)
            pause = min(pause * 1.5, 0.25)
            now_size = os.path.getsize(progress) if os.path.exists(progress) else 0
            if now_size != size:
                size, since = now_size, time.monotonic()
            elif time.monotonic() - since > quiet_seconds:
                timed_out = True
                process.send_signal(signal.SIGUSR1)
                time.sleep(1.0)
                break
    finally:
        kill_group(process)
    return process.returncode, timed_out


def last_words(path, lines=14, size=16384):
    """What a dying program said: from the crash message on, or else its last lines."""
    with open(path, "rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - size))
        said = file.read().decode("utf-8", "backslashreplace").splitlines()
    starts = [number for number, line in enumerate(said) if line.startswith(_CRASH_MESSAGES)]
    return "\n".join(said[starts[0]:][:lines] if starts else said[-lines:])
