"""pytest, unittest and doctest run compiled test modules and show their failures as under python3."""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

TESTED = '''\
    """Arithmetic.

    >>> double(2)
    4
    >>> double("a")
    'ab'
    """
    import unittest


    def double(x):
        return x + x


    class DoubleTest(unittest.TestCase):
        def test_good(self):
            self.assertEqual(double(2), 4)

        def test_bad(self):
            for value in (1, 2):
                with self.subTest(value=value):
                    self.assertEqual(double(value), 4)

        def test_error(self):
            double(None)


    def test_function():
        numbers = [double(n) for n in range(3)]
        assert numbers == [0, 2, 5]


    def test_with_capture(capsys):
        print("seen")
        assert capsys.readouterr().out == "seen\\n"
    '''
MAIN = """\
    import sys
    import tested

    if sys.argv[1] == "pytest":
        import pytest
        sys.exit(pytest.main(["-p", "no:cacheprovider", "--doctest-modules", *sys.argv[2:]]))
    elif sys.argv[1] == "unittest":
        import unittest
        unittest.main("tested", argv=["tests"])
    else:
        import doctest
        print(doctest.testmod(tested))
    """


class TestRunners(sandbox.CommandTest):
    def check(self, *options):
        self.write("tested.py", TESTED)
        self.write("main.py", MAIN)
        self.build("main.py", "-o", "main.bin", *options)
        for arguments in (["pytest", "tested.py"], ["pytest", "--tb=short", "-l", "tested.py"],
                          ["pytest", "--tb=native", "tested.py"], ["unittest"], ["doctest"]):
            with self.subTest(arguments=arguments, options=options):
                said = []
                for command in ([sandbox.PYTHON, "main.py"], [self.work / "main.bin"]):
                    done = self.run_command([*command, *arguments])
                    text = re.sub(r"in \d+\.\d+s|0x[0-9a-f]+", "", done.stdout + done.stderr)
                    said.append((re.sub("=+", "=", text), done.returncode))
                self.assertIn("double", said[0][0])
                self.assertEqual(said[1], said[0])

    def test_default_mode(self):
        self.check()

    def test_debug_mode(self):
        self.check("--debug-mode")


if __name__ == "__main__":
    if not pathlib.Path("/usr/lib/python3/dist-packages/pytest").exists():
        print("skipped: no python3-pytest")
        sys.exit(77)
    sandbox.main()
