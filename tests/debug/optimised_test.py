#!/usr/bin/env python3
"""Default builds, optimised: names, lines and variables of a stack, live, from a core, stripped, and in perf's symbols."""

import json
import pathlib
import re
import subprocess
import unittest

import debugging

SOURCE = pathlib.Path(__file__).resolve().parent / "optimised_program.py"


def line_of(text):
    return debugging.line_of(SOURCE, text)


STACK = [
    ("crash.<locals>.<listcomp>", line_of("# crashes")),
    ("crash", line_of("# crashes")),
    ("Shop.total.<locals>.<lambda>", line_of("wanted =")),
    ("Shop.total", line_of("wanted =")),
    ("generator", line_of("yield")),
    ("outer.<locals>.inner", line_of("list(generator")),
    ("outer", line_of("return inner")),
    ("<module>", len(SOURCE.read_text().splitlines())),
]


class OptimisedTest(debugging.ProgramTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.program = cls.build("whole")
        cls.core = debugging.make_core(cls.program, cls.program.parent)

    @classmethod
    def build(cls, name, *options):
        folder = cls.folder / name
        folder.mkdir()
        program = folder / "shop"
        subprocess.run([debugging.VITRINE, "--quiet", *options, "-o", program, SOURCE], check=True)
        return program

    def needs_core(self):
        if self.core is None:
            self.skipTest("this system writes no core files into the program's folder")

    def answer(self, program, core, *commands):
        text = debugging.run_lldb(commands, program, core)
        return text.split(f"(lldb) {commands[-1]}\n")[1]

    def python_frames(self, backtrace):
        return [
            (name, int(line))
            for name, line in re.findall(r"shop`optimised_program\.(\S+) at optimised_program\.py:(\d+)", backtrace)
        ]

    def test_backtrace_of_lldb(self):
        self.assertEqual(self.python_frames(self.answer(self.program, None, "run", "bt")), STACK)

    def test_backtrace_of_lldb_from_a_core(self):
        self.needs_core()
        self.assertEqual(self.python_frames(self.answer(self.program, self.core, "bt")), STACK)

    def test_backtrace_of_lldb_with_a_split_debug_file(self):
        program = self.build("split", "--split-debug")
        self.assertEqual(self.python_frames(self.answer(program, None, "run", "bt")), STACK)

    def frames(self, program, core, *commands):
        stack = json.loads(self.answer(program, core, *commands, "py bt --locals --json"))["frames"]
        names = [(frame["qualname"], frame["line"]) for frame in stack if frame["file"] == str(SOURCE)]
        self.assertEqual(names, STACK)
        return {frame["qualname"]: {v["name"]: v["value"] for v in frame["locals"]} for frame in stack}

    def check_locals(self, frames):
        self.assertEqual(frames["crash"], {"name": "'a'", "count": "2", "half": "1.0", "later": "None", "words": None})
        self.assertEqual(frames["outer"]["kept"], "{'a': 1, 'b': 2}")
        self.assertEqual(frames["outer.<locals>.inner"]["factor"], "3")
        self.assertEqual(frames["outer.<locals>.inner"]["kept"], "{'a': 1, 'b': 2}")
        self.assertEqual(frames["generator"]["number"], "0")
        self.assertEqual(frames["crash.<locals>.<listcomp>"]["half"], "1.0")

    def test_variables_at_calls(self):
        self.check_locals(self.frames(self.program, None, "run"))

    def test_variables_at_calls_from_a_core(self):
        self.needs_core()
        self.check_locals(self.frames(self.program, self.core))

    def test_breakpoint_on_a_function_stops_with_its_arguments(self):
        text = debugging.run_lldb(["b optimised_program.crash", "run", "py args", "bt"], self.program)
        self.assertRegex(text, r"stop reason = breakpoint 1\.1\n +frame #0: \S+ shop`optimised_program\.crash at ")
        self.assertIn("name = 'a'\ncount = 2\n", text)

    def test_between_two_calls_it_is_said_what_is_uncertain(self):
        text = debugging.run_lldb(["b optimised_program.crash", "run", "py locals", "py up", "py locals"], self.program)
        warning = "warning: optimised code, stopped between two calls"
        first, second = text.split("(lldb) py up")
        self.assertIn(warning, first)
        self.assertNotIn(warning, second)
        self.assertNotIn(warning, debugging.run_lldb(["run", "py locals"], self.program))

    def test_symbols_for_profilers(self):
        done = subprocess.run(["nm", self.program], check=True, stdout=subprocess.PIPE, text=True)
        symbols = {line.split(maxsplit=2)[2] for line in done.stdout.splitlines() if len(line.split()) > 2}
        self.assertLessEqual({f"optimised_program.{name}" for name, _ in STACK}, symbols)
        exported = subprocess.run(["nm", "-D", self.program], check=True, stdout=subprocess.PIPE, text=True)
        self.assertNotIn("optimised_program.crash", exported.stdout)

    def test_coverage(self):
        done = subprocess.run([debugging.VITRINE, "map", "--verify", self.program], check=True, stdout=subprocess.PIPE, text=True)
        self.assertRegex(done.stdout, r"\d+ functions, 100\.0 % of \d+ lines have code of their own")


if __name__ == "__main__":
    debugging.require()
    unittest.main()
