"""Runs the tests of one regression-test module inside the process under test.

A generated script imports this file and calls main(); the script is run once by the interpreter
and once as a compiled program, with the same configuration.  This file itself stays interpreted
in both, so a fault of the compiler cannot hide in the measuring device.

In: the path of a JSON configuration as the only command line argument:
  module   dotted name of the test module          log      where event lines are appended
  skip     ids of tests not to run (already done)  only     ids of tests to run, or null
  skip_prefixes  of ids not to run (classes whose set-up is fatal)
  match    glob over ids, or null                  timeout  seconds, for test.support's scaling
  included modules and packages that the compiler was asked to compile
Out: event lines (recorder.py); `loaded` {tests, compiled} before the first test, a final `done`.
"""

import ctypes
import fnmatch
import functools
import importlib
import json
import os
import sys
import traceback
import types
import unittest
from importlib.machinery import SourceFileLoader

from . import recorder

_OB_TYPE = object.__basicsize__ - ctypes.sizeof(ctypes.c_void_p)  # its offset in any object


def main():
    """Entry point of the generated script."""
    with open(sys.argv[1], encoding="utf-8") as file:
        config = json.load(file)
    # From here on the process should look like one that regrtest set up.
    del sys.argv[1:]
    _forget_tool_folder()
    _set_up_like_regrtest(config)
    Driver(config).run()


def _forget_tool_folder():
    """Take the folder that this package was imported from off sys.path again."""
    folder = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.path[:] = [entry for entry in sys.path if entry != folder]


def _set_up_like_regrtest(config):
    from test import support
    from test.libregrtest import cmdline, setup

    namespace = cmdline._parse_args([])  # no resources, quiet
    namespace.timeout = config["timeout"]
    setup.setup_tests(namespace)
    support.verbose = 0


class Driver:
    """Loads one module, runs what it offers, logs the outcome."""

    def __init__(self, config):
        self._module_name = config["module"]
        self._skip = frozenset(config["skip"])
        self._skip_prefixes = tuple(config["skip_prefixes"])
        self._only = None if config["only"] is None else frozenset(config["only"])
        self._match = config["match"]
        self._included = config["included"]
        self._announced = False
        self._log = recorder.EventLog(config["log"])

    def run(self):
        from test import support
        from test.libregrtest.save_env import saved_test_environment

        # Both reach modules through a global name of test.support, or are imported from it by
        # modules that are not loaded yet.
        support._run_suite = self._run_suite
        support.run_doctest = self._run_doctest
        support.environment_altered = False
        stage = self._enter("import")
        try:
            module = importlib.import_module(self._module_name)
            stage = self._enter("run")
            with saved_test_environment(self._module_name, quiet=True):
                self._test_main(module)()
        except unittest.SkipTest as skipped:
            self._log.write("error", id=stage, outcome="skip", traceback=str(skipped))
        except BaseException:
            self._log.write("error", id=stage, outcome="error", traceback=traceback.format_exc())
        self._enter("shutdown")
        support.gc_collect()
        support.reap_children()
        self._log.write("done", environment_altered=support.environment_altered)

    def _enter(self, stage):
        name = f"{stage} ({self._module_name})"
        self._log.write("fixture", id=name)
        return name

    def _test_main(self, module):
        """What regrtest would call: the module's own test_main, or a loader over the module."""
        test_main = getattr(module, "test_main", None)
        return test_main or functools.partial(self._load_and_run, module)

    def _load_and_run(self, module):
        # Errors while loading become _FailedTest cases, which fail by themselves.
        self._run_suite(unittest.TestLoader().loadTestsFromModule(module))

    def _run_doctest(self, module, verbosity=None, optionflags=0):
        import doctest

        self._run_suite(doctest.DocTestSuite(module, optionflags=optionflags))
        return 0, 0

    def _run_suite(self, suite):
        chosen = [(name, test) for name, test in recorder.unique_ids(recorder.flatten(suite))
                  if self._wanted(name)]
        if not self._announced:
            self._announced = True
            self._log.write("loaded", tests=len(chosen), compiled=self._compiled())
        names = {id(test): name for name, test in chosen}
        result = recorder.RecordingResult(self._log, names)
        tests = [test for _, test in chosen]
        # Suites drop each test after running it; no second list may keep them alive.
        del chosen, suite
        flat = recorder.ReportingSuite(tests, self._log)
        del tests[:]
        flat.run(result)

    def _compiled(self):
        """Per included module that is loaded, what shows whether it is compiled."""
        return {name: [has_compiled_loader(name), *compiled_functions(name)]
                for name in sorted(sys.modules)
                if any(name == root or name.startswith(root + ".") for root in self._included)
                # Namespace packages have no file, and nothing to compile.
                and getattr(sys.modules[name], "__file__", None) is not None}

    def _wanted(self, name):
        if name in self._skip or name.startswith(self._skip_prefixes):
            return False
        if self._only is not None and name not in self._only:
            return False
        return self._match is None or matches(self._match, name)


def matches(pattern, name):
    """Whether a -k pattern selects a test: a glob over the id, or a part of it."""
    return pattern in name or fnmatch.fnmatchcase(name, pattern)


def has_compiled_loader(module_name):
    """Whether a module came out of the executable and not from its source file."""
    loader = getattr(sys.modules[module_name], "__loader__", None)
    # A subclass that calls itself the same.
    return isinstance(loader, SourceFileLoader) and type(loader) is not SourceFileLoader


def is_compiled(function):
    """Whether a function is of the native subtype of FunctionType, which type() does not tell."""
    return ctypes.c_void_p.from_address(id(function) + _OB_TYPE).value != id(types.FunctionType)


def compiled_functions(module_name):
    """Count [compiled, interpreted] functions that live in a module or in its classes.

    Functions made by exec (dataclasses, namedtuple) are not the compiler's and are not counted.
    """
    module = sys.modules[module_name]
    path = getattr(module, "__file__", None)
    counts = [0, 0]
    for function in _functions(vars(module), module_name, set()):
        code = function.__code__
        if code.co_filename != path:
            continue
        if is_compiled(function):
            counts[0] += 1
        else:
            counts[1] += 1
    return counts


def _functions(namespace, module_name, seen):
    # type() and never isinstance(): test modules are full of objects with a strange __class__.
    for value in list(namespace.values()):
        if type(value) in (staticmethod, classmethod):
            value = value.__func__
        kind = type(value)
        if id(value) in seen or not issubclass(kind, (types.FunctionType, type)):
            continue
        seen.add(id(value))
        if value.__module__ != module_name:
            continue
        if issubclass(kind, types.FunctionType):
            yield value
        else:
            yield from _functions(vars(value), module_name, seen)
