"""Run one program, interpreted or compiled, and record everything that can be compared."""

import dataclasses
import os
import signal
import subprocess
import tempfile

from vitrine_regrtest import process


@dataclasses.dataclass
class Outcome:
    """What a process did."""

    stdout: bytes
    stderr: bytes
    returncode: int
    timed_out: bool = False

    @property
    def exit(self):
        """The exit in words, a line of text."""
        return "timed out" if self.timed_out else process.describe_exit(self.returncode)

    def parts(self):
        """(name, bytes) of the three things that are compared."""
        return (("exit", f"{self.exit}\n".encode()), ("stdout", self.stdout),
                ("stderr", self.stderr))


def prepare():
    """Make this process one whose children start as from a terminal."""
    # A shell starts background jobs with SIGINT ignored, and programs inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Programs die by signals on purpose.
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def interpreted(program, **how):
    """Run the program with CPython."""
    return run([process.PYTHON, *program.what, *program.args], program, **how)


def compiled(binary, program, **how):
    """Run the program's executable."""
    return run([binary, *program.args], program, **how)


def run(command, program, *, timeout, hash_seed=process.HASH_SEED, **extra_env):
    """Run a command in an empty folder, or in the topic's where `-m` has to find the module."""
    env = process.environment(PYTHONHASHSEED=hash_seed, PYTHONDONTWRITEBYTECODE="1",
                              **{"LC_ALL": "C.UTF-8", **program.env, **extra_env})
    with tempfile.TemporaryDirectory(prefix="vitrine-cwd-") as scratch:
        return communicate(command, env, program.folder if program.module else scratch,
                           program.stdin, timeout)


def communicate(command, env, cwd, stdin, timeout):
    """Feed, wait, and leave no process behind."""
    # Files and not pipes: a grandchild that keeps a pipe open would make us wait for it.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, \
            tempfile.TemporaryFile() as source:
        source.write(stdin or b"")
        source.seek(0)
        running = subprocess.Popen(command, cwd=cwd, env=env, stdout=out, stderr=err,
                                   stdin=subprocess.DEVNULL if stdin is None else source,
                                   start_new_session=True)
        timed_out = False
        try:
            running.wait(timeout)
        except subprocess.TimeoutExpired:
            timed_out = True
        finally:
            process.kill_group(running)
        return Outcome(_content(out), _content(err), running.returncode, timed_out)


def _content(file):
    file.seek(0)
    return file.read()


def write(outcome, folder, name):
    """Keep an outcome as files NAME.stdout, NAME.stderr and NAME.exit."""
    for part, content in outcome.parts():
        with open(os.path.join(folder, f"{name}.{part}"), "wb") as file:
            file.write(content)
