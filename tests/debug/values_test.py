#!/usr/bin/env python3
"""What the plugin reads from memory is what repr() says, for the values of values.py, live and in children."""

import ast
import json
import pathlib
import sys
import tempfile
import unittest

import debugging

SOURCE = pathlib.Path(__file__).resolve().parent / "values.py"
# Their __repr__ is the program's own or C code that is not known: shown as object.__repr__ would.
UNKNOWN = {"OWN", "datetime.date(2020, 1, 2)", "re.compile('x')"}


class ValuesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lldb = debugging.import_lldb()
        cls.folder = tempfile.TemporaryDirectory(prefix="vitrine-debug-")
        program = debugging.build(SOURCE, cls.folder.name)
        cls.debugger = cls.lldb.SBDebugger.Create()
        cls.debugger.SetAsync(False)
        cls.command(f'plugin load "{debugging.PLUGIN}"')
        target = cls.debugger.CreateTarget(str(program))
        line = next(n for n, text in enumerate(SOURCE.read_text().splitlines(), 1) if "# here" in text)
        target.BreakpointCreateByLocation(SOURCE.name, line)
        cls.process = target.LaunchSimple(None, None, cls.folder.name)
        cls.frame = cls.process.GetSelectedThread().GetFrameAtIndex(0)

    @classmethod
    def tearDownClass(cls):
        cls.process.Kill()
        cls.lldb.SBDebugger.Destroy(cls.debugger)
        cls.folder.cleanup()

    @classmethod
    def command(cls, text):
        result = cls.lldb.SBCommandReturnObject()
        cls.debugger.GetCommandInterpreter().HandleCommand(text, result)
        if not result.Succeeded():
            raise AssertionError(f"{text}: {result.GetError()}")
        return result.GetOutput().rstrip("\n")

    def test_values(self):
        count = int(self.command("py print n"))
        self.assertGreater(count, 100)
        for index in range(count):
            text = json.loads(self.command(f"py print --json reprs[{index}]"))["value"]
            got = self.command(f"py print vals[{index}]")
            if text.endswith("..."):  # too long for one line
                continue
            want = ast.literal_eval(text)
            with self.subTest(index=index, want=want):
                if want in UNKNOWN:
                    self.assertRegex(got, r"^<[\w.]+ object at 0x[0-9a-f]+>$")
                else:
                    self.assertEqual(got, want)

    def test_children_are_values_too(self):
        values = self.frame.FindVariable("vals")
        self.assertEqual(values.GetTypeName(), "object")
        self.assertGreater(values.GetNumChildren(), 100)
        by_name = {}
        for index in range(values.GetNumChildren()):
            child = values.GetChildAtIndex(index)
            by_name[child.GetName()] = child
            child.GetSummary()
            for inner in range(min(3, child.GetNumChildren())):
                child.GetChildAtIndex(inner).GetSummary()
        self.assertEqual(by_name["[1]"].GetSummary(), "1")

    def test_unbound(self):
        dictionary = self.frame.FindVariable("d")
        self.assertEqual(dictionary.GetSummary(), "{'me': {...}}")
        self.assertEqual(dictionary.GetChildAtIndex(0).GetName(), "['me']")


if __name__ == "__main__":
    debugging.require()
    unittest.main()
