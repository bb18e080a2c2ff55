"""doctest and unittest on the program itself: discovery, failures with line numbers, subtests, mocks.

>>> add(1, 2)
3
>>> add(1)
Traceback (most recent call last):
TypeError: add() missing 1 required positional argument: 'b'
"""

import doctest
import io
import re
import sys
import unittest
from unittest import mock


def add(a, b):
    """Adds.

    >>> add(2, 2)
    4
    >>> add("a", "b")
    'wrong on purpose'
    >>> for i in range(2):
    ...     print(add(i, 1))
    1
    2
    >>> add(1, None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for +: 'int' and 'NoneType'
    """
    return a + b


class Thing:
    """
    >>> Thing().value  # doctest: +ELLIPSIS
    'val...'
    """

    value = "value"

    def method(self):
        """
        >>> Thing().method()
        Traceback (most recent call last):
        ValueError: wrong text
        """
        raise ValueError("text")


class Tests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")

    def setUp(self):
        self.addCleanup(print, "cleanup of", self._testMethodName)

    def test_passes(self):
        self.assertEqual(add(1, 1), 2)
        with self.assertRaises(TypeError) as caught:
            add(1, "x")
        self.assertIn("unsupported", str(caught.exception))

    def test_fails(self):
        self.assertEqual([1, 2, {"k": 3}], [1, 2, {"k": 4}])

    def test_errors(self):
        Thing().method()

    def test_subtests(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    @unittest.skip("not now")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("expected")

    def test_mock(self):
        with mock.patch(f"{__name__}.add", return_value="mocked") as fake:
            self.assertEqual(add(5, 6), "mocked")
        fake.assert_called_once_with(5, 6)
        with mock.patch.object(Thing, "method", autospec=True, side_effect=[1, KeyError]) as method:
            thing = Thing()
            self.assertEqual(thing.method(), 1)
            self.assertRaises(KeyError, thing.method)
        print(method.call_count, mock.call(1, a=2), mock.sentinel.x)
        fake.assert_called_with("never")

    def test_warnings_and_logs(self):
        with self.assertWarns(UserWarning) as caught:
            import warnings
            warnings.warn("here", stacklevel=1)
        print(caught.lineno - Tests.test_mock.__code__.co_firstlineno)
        with self.assertLogs("x") as logs:
            import logging
            logging.getLogger("x").error("logged")
        print(logs.output)


class Async(unittest.IsolatedAsyncioTestCase):
    async def test_async(self):
        import asyncio
        await asyncio.sleep(0)
        self.assertTrue(await asyncio.sleep(0, []), "async failure")


stream = io.StringIO()
result = unittest.TextTestRunner(stream, verbosity=2).run(
    unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(case) for case in (Tests, Async)))
print(re.sub(r"in [\d.]+s", "in TIME", stream.getvalue()))
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped))
for test in sorted(doctest.DocTestFinder().find(sys.modules["__main__"]), key=lambda test: test.name):
    if test.examples:
        print(test.name, test.lineno, len(test.examples))
doctest.testmod()
