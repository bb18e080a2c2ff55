#!/usr/bin/env python3
"""CPython's gdb commands on compiled programs: py-bt names every Python frame, on live programs and on cores."""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

import debugging

PROGRAM = pathlib.Path(__file__).resolve().parent / "gdb_program.py"
ADAPTER = debugging.PLUGIN.with_name("vitrine_gdb.py")
SCRIPT = pathlib.Path("/usr/share/gdb/auto-load/usr/bin/python3.11-gdb.py")


class GdbTest(debugging.ProgramTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.programs = {"debug": cls.build("debug", "--debug-mode"), "default": cls.build("default")}
        cls.stripped = cls.folder / "stripped"
        subprocess.run(["strip", "-o", cls.stripped, cls.programs["default"]], check=True)

    @classmethod
    def build(cls, name, *options):
        program = cls.folder / name
        subprocess.run([debugging.VITRINE, "--quiet", *options, "-o", program, PROGRAM], check=True)
        return program

    def gdb(self, program, commands, core=None):
        """What gdb prints, command by command, each answer behind the command in `< >`."""
        words = ["gdb", "-nx", "-batch"]
        for command in [f"source {ADAPTER}", *commands]:
            words += ["-ex", f"echo <{command}>\\n", "-ex", command]
        done = subprocess.run([*words, program, *([core] if core else [])], capture_output=True, text=True, timeout=120,
                              cwd=self.folder, env={**os.environ, "VITRINE_CRASH": "off"})
        answers = re.split(r"(?m)^<(.*)>$\n", done.stdout)
        return dict(zip(answers[1::2], answers[2::2]))

    def live(self, program, *commands):
        """The answers when the program has died, and the stack that it printed."""
        printed = self.folder / "printed"
        answers = self.gdb(program, [f"run > {printed}", *commands])
        return answers, printed.read_text().splitlines()

    def frames(self, answer):
        """The Python frames that py-bt lists."""
        return [line for line in answer.splitlines() if line.startswith("  File ")]

    def test_live_and_core(self):
        for mode, program in {**self.programs, "stripped": self.stripped}.items():
            with self.subTest(mode):
                answers, printed = self.live(program, "py-bt")
                self.assertEqual(len(printed), 11)
                self.assertEqual(self.frames(answers["py-bt"]), printed)
                self.assertNotIn("unable to read python frame information", answers["py-bt"])
                core = debugging.make_core(program, self.folder)
                if core is None:
                    self.skipTest("this system writes no core files into the program's folder")
                self.assertEqual(self.gdb(program, ["py-bt"], core)["py-bt"], answers["py-bt"])
                core.unlink()

    def test_native_frames(self):
        """Each Python frame is at its native frame, where py-up, py-locals and py-list find it."""
        number = debugging.line_of(PROGRAM, "local = word")
        for mode, program in self.programs.items():
            with self.subTest(mode):
                answers, _printed = self.live(program, "bt", "py-bt-full")
                natives = dict(re.findall(r"(?m)^#(\d+) .*?\b(?:gdb_program\.)?([\w.<>]+) \(.*gdb_program\.py:\d+$", answers["bt"]))
                found = re.findall(r"(?m)^#(\d+) Frame .*, in ([\w<>]+) ", answers["py-bt-full"])
                compiled = [(level, name) for level, name in found if level in natives]
                self.assertEqual([name for _level, name in compiled],
                                 ["die", "<lambda>", "<listcomp>", "price", "numbers", "main", "main", "main", "<module>"])
                for level, name in compiled:
                    self.assertEqual(natives[level].split(".")[-1], name)
                # Both interpreted frames are in one call of the interpreter.
                self.assertEqual(len({level for level, _name in found if level not in natives}), 1)
                self.assertIn(f"line {number + 1}, in die (word='é', count=2, local='éé')", answers["py-bt-full"])
                level = next(level for level, name in compiled if name == "die")
                answers, _printed = self.live(program, f"frame {level}", "py-locals", "py-print count", "py-list", "py-up")
                self.assertEqual(answers["py-locals"], "Locals for die\nword = 'é'\ncount = 2\nlocal = 'éé'\n")
                self.assertEqual(answers["py-print count"], "local 'count' = 2\n")
                self.assertIn(f">{number + 1}        print(stack", answers["py-list"])
                self.assertRegex(answers["py-up"], r"^#\d+ Frame .*, in <lambda> \(key='é'\)\n")

    def test_line_of_the_innermost_function(self):
        """At a line's breakpoint the line is that of the program counter."""
        number = debugging.line_of(PROGRAM, "local = word")
        answers = self.gdb(self.programs["debug"], [f"break gdb_program.py:{number}", "run > /dev/null", "py-bt"])
        self.assertEqual(self.frames(answers["py-bt"])[0], f'  File "{PROGRAM}", line {number}, in die')

    def test_another_program(self):
        """It says in one line what is the matter."""
        done = subprocess.run(["gdb", "-nx", "-batch", "-ex", f"source {ADAPTER}", "/bin/true"], capture_output=True, text=True,
                              timeout=60)
        self.assertTrue(done.stderr.endswith("/bin/true has no symbol Py_Version: no compiled program\n"), done.stderr)
        self.assertNotIn("Traceback", done.stderr)


if __name__ == "__main__":
    if shutil.which("gdb") is None:
        debugging.skip("no gdb")
    if not SCRIPT.exists():
        debugging.skip("no python3.11-dbg, which has CPython's gdb commands")
    unittest.main()
