"""SystemExit with every kind of argument: exit status and what goes to stderr, in children."""

import os
import sys


def child(function):
    sys.stdout.flush()
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        os.dup2(write, 2)
        # The child leaves through the interpreter's own end, not through os._exit.
        return function
    os.close(write)
    with open(read, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(pid, 0)
    print(function.__name__, "status", os.waitstatus_to_exitcode(status), said)


def no_argument(): sys.exit()
def none(): sys.exit(None)
def zero(): sys.exit(0)
def one(): sys.exit(1)
def big(): sys.exit(256 + 7)
def negative(): sys.exit(-1)
def huge(): sys.exit(10 ** 30)
def true(): sys.exit(True)
def text(): sys.exit("a message")
def empty_text(): sys.exit("")
def unicode_text(): sys.exit("gr\u00fc\u00dfe \udc80")
def number(): sys.exit(1.5)
def sequence(): sys.exit((1, 2))
def listed(): sys.exit([3])
def with_exception(): sys.exit(ValueError("inside"))
def raised(): raise SystemExit(3)
def raised_class(): raise SystemExit
def raised_many(): raise SystemExit(1, 2)
def built_in(): exit(4)
def quit_with(): quit("quitting")
def hard(): os._exit(9)


class Odd(SystemExit):
    def __str__(self):
        return "odd text"


def subclass(): raise Odd(5)
def subclass_text(): raise Odd("five")


def code_changed():
    error = SystemExit(1)
    error.code = 6
    raise error


def code_deleted():
    error = SystemExit(1)
    del error.code
    raise error


class BadStr:
    def __str__(self):
        raise RuntimeError("no text")


def bad_str(): sys.exit(BadStr())
def chained():
    try:
        raise ValueError("first")
    except ValueError:
        sys.exit("while handling")


def in_finally():
    try:
        sys.exit(1)
    finally:
        sys.exit(2)


def swallowed():
    try:
        sys.exit(1)
    except SystemExit as error:
        print("caught", error.code, repr(error), flush=True)


def keyboard(): raise KeyboardInterrupt
def group(): raise BaseExceptionGroup("g", [SystemExit(3)])


for function in (no_argument, none, zero, one, big, negative, huge, true, text, empty_text,
                 unicode_text, number, sequence, listed, with_exception, raised, raised_class,
                 raised_many, built_in, quit_with, hard, subclass, subclass_text, code_changed,
                 code_deleted, bad_str, chained, in_finally, swallowed, keyboard, group):
    todo = child(function)
    if todo:
        todo()
        break
else:
    try:
        sys.exit(1, 2)
    except TypeError as error:
        print(error)
    sys.exit(b"bytes are printed as such")
