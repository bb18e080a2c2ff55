"""Run one command to its end, and tell what it took."""

import dataclasses
import os
import subprocess
import tempfile
import threading
import time

from vitrine_regrtest import process

TIMEOUT = 600


@dataclasses.dataclass(frozen=True)
class Sample:
    """What one run printed and took."""

    output: bytes
    returncode: int
    cpu: float  # user + system seconds of the process and the descendants that it waited for
    wall: float
    peak: int  # greatest resident KiB of any of these processes

    def seconds(self, wall):
        return self.wall if wall else self.cpu

    def describe_failure(self):
        """One line about a run that should not have failed."""
        said = self.output.decode("utf-8", "backslashreplace").strip().splitlines()
        how = process.describe_exit(self.returncode)
        return f"{how}: {said[-1]}" if said else how


def run(command, *, env=None, cwd=None, timeout=TIMEOUT):
    """Run `command` with stdout and stderr in one file.

    The file is no pipe: a reader would wake up while the clock runs.  Linux charges a new process
    with the resident memory of the one that started it, until the exec; so `peak` cannot be below
    what this tool itself needs, some 20 MiB.  For compilers that does not matter, and peak.py
    knows better.
    """
    with tempfile.TemporaryFile() as file:
        started = time.perf_counter()
        running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, cwd=cwd,
                                   stderr=subprocess.STDOUT, start_new_session=True,
                                   env=process.environment() if env is None else env)
        limit = threading.Timer(timeout, os.killpg, (running.pid, 9))
        limit.daemon = True
        limit.start()
        try:
            _, status, usage = os.wait4(running.pid, 0)
        except BaseException:
            process.kill_group(running)
            raise
        finally:
            limit.cancel()
        wall = time.perf_counter() - started
        # wait4 took the status away from Popen.
        running.returncode = os.waitstatus_to_exitcode(status)
        file.seek(0)
        return Sample(file.read(), running.returncode, usage.ru_utime + usage.ru_stime, wall,
                      usage.ru_maxrss)


def run_repeatedly(command, count, *, env=None):
    """One sample made of several runs: their mean times, and the first output."""
    samples = [run(command, env=env) for _ in range(count)]
    return dataclasses.replace(samples[0], cpu=sum(s.cpu for s in samples) / count,
                               wall=sum(s.wall for s in samples) / count,
                               peak=max(s.peak for s in samples))
