# env: PYTHONDEVMODE=1
# env: PYTHONUTF8=1
# env: PYTHONFAULTHANDLER=1
# env: PYTHONTRACEMALLOC=3
# env: PYTHONINTMAXSTRDIGITS=700
# env: PYTHONPATH=/no/such/folder:relative
"""PYTHONDEVMODE, PYTHONUTF8, PYTHONTRACEMALLOC, PYTHONPATH and others that change how the interpreter starts."""

import faulthandler
import sys
import tracemalloc

print(sys.flags.dev_mode, sys.flags.utf8_mode, faulthandler.is_enabled(), tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
print(sys.flags.int_max_str_digits, sys.get_int_max_str_digits(), sys.warnoptions)
print([path for path in sys.path if "no/such" in path], [path.endswith("/relative") for path in sys.path if "relative" in path])
try:
    str(10 ** 800)
except ValueError as error:
    print(error)


def leaves_open():
    file = open("/dev/null")
    return 1


leaves_open()


class Bad:
    def __del__(self):
        raise ValueError("in __del__")

    def __repr__(self):
        return "<Bad>"


Bad.__del__.__qualname__ = "x"
import sqlite3
print(sys.getfilesystemencoding(), sys.getdefaultencoding())


async def coroutine():
    pass


def forgets():
    coroutine()


forgets()
raise LookupError("at the end")
