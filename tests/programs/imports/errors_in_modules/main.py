"""Tracebacks through several modules, errors in imported modules' bodies, classes and decorators."""

import sys
import traceback


def attempt(name):
    try:
        __import__(name)
    except BaseException as error:
        text = "".join(traceback.format_exception(error))
        print(f"--- {name}\n{text.replace(sys.path[0], 'HERE')}", end="")
        print(name in sys.modules)


for name in ("syntax", "indent", "in_class", "in_decorator", "imports_broken", "encoding", "tabs",
             "exits", "null_byte", "future_wrong", "recursive_error", "group", "not_utf8"):
    attempt(name)
import library
library.callback(lambda x: library.divide(x, 0), 5)
