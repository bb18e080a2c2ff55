#!/usr/bin/env python3
"""What tools can ask of a running compiled function, each with a test: the places where compilers lose Python.

Python's own tools must give python3's answers in both modes; LLDB has to show Python.
"""

import os
import pathlib
import re
import shutil
import subprocess
import time
import unittest

import debugging

SOURCE = pathlib.Path(__file__).resolve().parent / "transparency_program.py"
PYTHON = "/usr/bin/python3.11"
MODES = {"default": [], "debug": ["--debug-mode"]}


def line_of(text):
    return debugging.line_of(SOURCE, text)


class TransparencyTest(debugging.ProgramTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.programs = {}
        cls.seconds = {}
        for mode, options in MODES.items():
            program = cls.folder / mode
            begin = time.monotonic()
            command = [debugging.VITRINE, "--quiet", "--no-cache", *options, "-o", program, SOURCE]
            subprocess.run(command, check=True)
            cls.seconds[mode] = time.monotonic() - begin
            cls.programs[mode] = program

    def run_one(self, *command):
        env = {**os.environ, "VITRINE_CRASH": "0"}
        return subprocess.run([str(w) for w in command], env=env, capture_output=True, text=True, timeout=60)

    def expect_pythons_answer(self, probe, must_say):
        """Equal to python3 in both modes. `must_say`: what the answer contains, so that none is not an answer."""
        want = self.run_one(PYTHON, SOURCE, probe)
        self.assertEqual(want.stderr, "")
        self.assertIn(must_say, want.stdout)
        for mode, program in self.programs.items():
            with self.subTest(mode=mode):
                got = self.run_one(program, probe)
                self.assertEqual((got.stdout, got.stderr, got.returncode), (want.stdout, "", 0))

    def test_locals_of_the_running_function_and_of_its_caller(self):
        self.expect_pythons_answer("locals_of_running_function", "[('depth', '3'), ('local', '6'), ('rest', \"('a', 'b')\")")
        self.expect_pythons_answer("locals_of_running_function", "\n[('before', '1')]\n")

    def test_traceback_frames_and_lines(self):
        self.expect_pythons_answer("traceback_frames", f"dies {line_of('kept[0] /')}\n")

    def test_locals_of_frames_that_raised_and_of_the_one_that_caught(self):
        self.expect_pythons_answer("traceback_locals", "catches [('mine', \"'here'\")]\nmiddle [('also', '5'), ('value', '4')]")

    def test_last_instruction_of_traceback_entries(self):
        self.expect_pythons_answer("traceback_lasti", "dies ")

    def test_carets(self):
        self.expect_pythons_answer("carets", "           ~~~~~~~~^~~~~~~~~~~~~~~~~~~~~\n")

    def test_carets_in_asyncio(self):
        self.expect_pythons_answer("carets_in_asyncio", "           ~~^~~~~~~~~\n")

    def test_frame_of_a_generator(self):
        self.expect_pythons_answer("generator_frame", f"{line_of('yield square')} {{'n': 3, 'i': 0, 'square': 0}} numbers False")

    def test_settrace_events(self):
        self.expect_pythons_answer("settrace_events", "('exception', 'dies', ")

    def test_f_trace_can_be_set(self):
        self.expect_pythons_answer("f_trace_is_writable", "2 [('line', ")

    def test_getsource(self):
        self.expect_pythons_answer("getsource", "    local = depth * 2  # marked\n")

    def test_getsource_without_the_file(self):
        copy = self.folder / "copy.py"
        shutil.copy(SOURCE, copy)
        want = self.run_one(PYTHON, copy, "getsource").stdout
        for mode, options in MODES.items():
            with self.subTest(mode=mode):
                shutil.copy(SOURCE, copy)
                program = self.folder / "copy"
                subprocess.run([debugging.VITRINE, "--quiet", *options, "-o", program, copy], check=True)
                copy.unlink()
                self.assertEqual(self.run_one(program, "getsource").stdout, want)

    def test_isfunction(self):
        self.expect_pythons_answer("isfunction", "True function (depth, *rest) False")

    def test_profiler_sees_compiled_functions(self):
        self.expect_pythons_answer("profile", f"dies {line_of('def dies')} 1\n")

    def test_frames_of_other_threads(self):
        self.expect_pythons_answer("current_frames", "worker ['end', 'name', 'ready', 'value'] W")

    def test_line_of_warnings(self):
        self.expect_pythons_answer("warning_line", f"{line_of('        warns()')}, 'careful'")

    def test_unbounded_recursion(self):
        self.expect_pythons_answer("recursion", "RecursionError maximum recursion depth exceeded")

    def test_faulthandler_after_abort(self):
        want = self.run_one(PYTHON, SOURCE, "abort")
        self.assertIn(f'line {line_of("os.abort()")} in last', want.stderr)
        stack = [line for line in want.stderr.splitlines() if line.startswith("  File")]
        for mode, program in self.programs.items():
            with self.subTest(mode=mode):
                got = self.run_one(program, "abort")
                self.assertEqual([line for line in got.stderr.splitlines() if line.startswith("  File")], stack)
                self.assertEqual(got.returncode, want.returncode)

    # ---- LLDB

    def lldb(self, mode, *commands):
        if shutil.which("lldb-22") is None or not debugging.PLUGIN.exists():
            self.skipTest("no lldb-22, or the plugin was not built")
        return debugging.run_lldb(
            [f"settings set target.run-args {commands[0]}", *commands[1:]], self.programs[mode]
        )

    def test_lldb_breakpoint_on_a_line(self):
        line = line_of("# marked")
        for mode in MODES:
            with self.subTest(mode=mode):
                text = self.lldb(
                    mode, "locals_of_running_function", f"b -f {SOURCE.name} -l {line}", "run", "py bt", "bt"
                )
                self.assertRegex(text, r"Breakpoint 1: where = \w+`transparency_program\.inner \+ \d+ at")  # one location
                self.assertIn(f"* #0   __main__.inner at {SOURCE.name}:{line} [compiled]", text)
                self.assertIn(f"transparency_program.locals_of_running_function at {SOURCE.name}:", text)

    def test_lldb_variables_of_the_crashing_frame(self):
        text = self.lldb("debug", "traceback_frames", "py catch ZeroDivisionError", "run", "py frame 0", "v")
        shown = text.split("(lldb) v\n")[1]
        self.assertEqual(shown, "(object) divisor = 5\n(object) kept = [5]\n")
        text = self.lldb("default", "traceback_frames", "py catch ZeroDivisionError", "run", "py locals")
        self.assertEqual(text.split("(lldb) py locals\n")[1], "divisor = 5\nkept = [5]\n")

    def test_lldb_python_stack_of_the_process(self):
        """What cpython-lldb and gdb's libpython.py are used for."""
        for mode in MODES:
            with self.subTest(mode=mode):
                text = self.lldb(mode, "traceback_frames", "py catch ZeroDivisionError", "run", "py bt")
                names = re.findall(r"#\d+ +__main__\.(\S+) at", text)
                self.assertEqual(names, ["dies", "middle", "catches", "traceback_frames", "<module>"])

    # ---- what it costs

    def test_size_and_time(self):
        """Measured with this program: 8.5 MB, stripped 7.2 MB, 3 CPU seconds in default mode, half of one in debug mode."""
        for mode, program in self.programs.items():
            with self.subTest(mode=mode):
                self.assertLess(program.stat().st_size, 25.6e6)
                stripped = self.folder / "stripped"
                subprocess.run(["strip", "-o", stripped, program], check=True, stderr=subprocess.DEVNULL)
                self.assertLess(stripped.stat().st_size, 10e6)
                self.assertLess(self.seconds[mode], 35)


if __name__ == "__main__":
    unittest.main()
