"""Record test outcomes as JSON lines that survive a crash of the process.

In: unittest's notifications.  Out: one JSON object per line on a file descriptor, written
unbuffered, so that everything up to the fatal instruction is on disk when the process dies.

Events, by their "event" key:
  start    a test begins                   {id}
  end      a test is over                  {id, outcome, seconds, traceback, subtests}
  fixture  class or module set-up/tear-down begins, named like unittest's own error holders
  error    a fixture failed or asked to be skipped   {id, outcome, traceback}

Outcomes: ok, fail, error, skip, expectedFailure, unexpectedSuccess.
"""

import fcntl
import json
import os
import time
import unittest

# Bound early: the tests that run later patch time, os and json.
_clock = time.perf_counter
_getpid = os.getpid
_write = os.write
_encode = json.JSONEncoder(ensure_ascii=True).encode

# Tests that count or close descriptors look at the low numbers.
_FIRST_DESCRIPTOR = 200

# The worse outcome of a test with several (a failing body and a failing tearDown) is kept.
_RANK = {"ok": 0, "skip": 1, "expectedFailure": 2, "unexpectedSuccess": 3, "fail": 4, "error": 5}


class EventLog:
    """Appends events to a file; only the process that created it may write."""

    def __init__(self, path):
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._descriptor = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _FIRST_DESCRIPTOR)
        os.close(descriptor)
        self._owner = _getpid()

    def write(self, event, **fields):
        """Write one event line."""
        if _getpid() != self._owner:
            # A forked child that falls out of its test would otherwise report every later
            # test a second time.
            os._exit(70)
        _write(self._descriptor, (_encode({"event": event, **fields}) + "\n").encode())


def unique_ids(tests):
    """Yield (id, test), with `#2`, `#3` added to ids that were seen before."""
    seen = {}
    for test in tests:
        name = test.id()
        seen[name] = count = seen.get(name, 0) + 1
        yield (name if count == 1 else f"{name}#{count}"), test


def flatten(suite):
    """Yield the tests of nested suites in the order in which unittest would run them."""
    for item in suite:
        if isinstance(item, unittest.BaseTestSuite):
            yield from flatten(item)
        elif item is not None:
            yield item


class ReportingSuite(unittest.TestSuite):
    """A flat suite that announces fixtures, so that a crash inside one has a name."""

    def __init__(self, tests, log):
        super().__init__(tests)
        self._log = log

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if cls is not getattr(result, "_previousTestClass", None) and _has_own(cls, "setUpClass"):
            self._announce("setUpClass", cls)
        super()._handleClassSetUp(test, result)

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        if previous is not test.__class__ and _has_own(previous, "tearDownClass"):
            self._announce("tearDownClass", previous)
        super()._tearDownPreviousClass(test, result)

    def _announce(self, method, cls):
        self._log.write("fixture", id=f"{method} ({unittest.util.strclass(cls)})")


def _has_own(cls, method):
    return getattr(cls, method, None) is not None and (
        getattr(cls, method).__func__ is not getattr(unittest.TestCase, method).__func__)


class RecordingResult(unittest.TestResult):
    """Turns unittest's notifications into events."""

    def __init__(self, log, names):
        super().__init__()
        self._log = log
        self._names = names  # id(test) -> unique test id
        self._current = None

    def startTest(self, test):
        super().startTest(test)
        name = self._names.get(id(test)) or test.id()
        self._current = {"id": name, "outcome": "ok", "traceback": "", "subtests": []}
        self._log.write("start", id=name)
        self._started = _clock()

    def stopTest(self, test):
        seconds = _clock() - self._started
        super().stopTest(test)
        current, self._current = self._current, None
        self._log.write("end", seconds=round(seconds, 4), **current)
        # unittest keeps these for a final report that nobody prints here.
        for kept in self.failures, self.errors, self.skipped, self.expectedFailures:
            kept.clear()

    def _note(self, test, outcome, text=""):
        current = self._current
        if current is None:
            self._log.write("error", id=test.id(), outcome=outcome, traceback=text)
        elif _RANK[outcome] > _RANK[current["outcome"]]:
            current["outcome"] = outcome
            current["traceback"] = text

    def addError(self, test, err):
        super().addError(test, err)
        self._note(test, "error", self.errors[-1][1])

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._note(test, "fail", self.failures[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note(test, "skip", str(reason))

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._note(test, "expectedFailure")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._note(test, "unexpectedSuccess")

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is None:
            return
        failed = issubclass(err[0], test.failureException)
        kept = self.failures if failed else self.errors
        self._current["subtests"].append(subtest._subDescription())
        self._note(test, "fail" if failed else "error", kept[-1][1])
