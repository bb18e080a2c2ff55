"""A closed stdout: BrokenPipeError from print, at exit, and the exit code 120 of a failed flush."""

import os
import sys

ROLES = {}


def role(function):
    ROLES[function.__name__] = function
    return function


@role
def prints_much():
    for i in range(100_000):
        print("line", i)


@role
def prints_little():
    print("stays in the buffer until the end")


@role
def catches():
    try:
        for i in range(100_000):
            print("line", i)
    except BrokenPipeError as error:
        sys.stderr.write(f"caught {error!r}\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(3)


@role
def flushes():
    print("x")
    try:
        sys.stdout.flush()
    except BrokenPipeError as error:
        sys.stderr.write(f"flush: {error}\n")
        sys.stdout = None
    print("prints nothing")


@role
def closed_stdout():
    sys.stdout.close()
    print("to a closed file")


@role
def no_stdout():
    sys.stdout = None
    print("nothing")
    del sys.stdout
    print("lost")


@role
def full_disk():
    out = open("/dev/full", "w")
    sys.stdout = out
    print("does not fit")
    print("flush fails", flush=True)


@role
def full_at_exit():
    sys.stdout = open("/dev/full", "w")
    print("does not fit")


@role
def bad_encoding():
    sys.stdout.reconfigure(encoding="ascii")
    sys.stderr.reconfigure(encoding="ascii")
    sys.stderr.write("\u2603 is escaped\n")
    print("\u2603")


def main():
    for name in ROLES:
        read, write = os.pipe()
        os.close(read)  # before the fork: nobody is to read what the child writes
        pid = os.fork()
        if pid == 0:
            os.dup2(write, 1)
            os.close(write)
            stderr = os.open("stderr.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(stderr, 2)
            code = 0
            sys.stdout = open(1, "w", closefd=False)
            try:
                ROLES[name]()
                sys.stdout and sys.stdout.flush()
            except SystemExit as error:
                code = error.code
            except BaseException:
                import traceback
                traceback.print_exc()
                code = 1
            os._exit(code)
        os.close(write)
        _, status = os.waitpid(pid, 0)
        with open("stderr.txt") as file:
            print(f"--- {name}: {os.waitstatus_to_exitcode(status)}\n{file.read()}", flush=True)


main()
read, write = os.pipe()
os.close(read)
os.dup2(write, 1)
print("the end, to a pipe nobody reads")
