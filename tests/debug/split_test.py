#!/usr/bin/env python3
"""--split-debug: the kernel's core file of a stripped program says as much as the live process of the whole one.

The program of transcripts/crash.py dies of SIGSEGV inside a C function that is called from compiled code, that from
interpreted code, that from compiled code again.
"""

import pathlib
import subprocess
import unittest

import debugging

SOURCE = pathlib.Path(__file__).resolve().parent / "transcripts" / "crash.py"


class SplitTest(debugging.ProgramTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.whole = cls.make("whole")
        cls.split = cls.make("split", "--split-debug")
        cls.debug_file = cls.split.with_name("crash.debug")

    @classmethod
    def make(cls, name, *options):
        folder = cls.folder / name
        folder.mkdir()
        return debugging.build(SOURCE, folder, *options)

    def core(self, program):
        core = debugging.make_core(program, program.parent)
        if core is None:
            self.skipTest("this system writes no core files into the program's folder")
        self.addCleanup(core.unlink)
        return core

    def answer(self, program, core, *commands):
        """What LLDB answers to the last of the commands."""
        text = debugging.run_lldb(commands, program, core)
        return debugging.normal(text.split(f"(lldb) {commands[-1]}\n")[1], program.parent, SOURCE)

    def test_parts(self):
        def sections(path):
            done = subprocess.run(["readelf", "-SW", path], check=True, capture_output=True, text=True)
            return done.stdout

        program = sections(self.split)
        for absent in (".debug_info", ".debug_line", ".symtab"):
            self.assertNotIn(absent, program)
        for present in (".gnu_debuglink", ".note.gnu.build-id", ".vitrine.offsets"):
            self.assertIn(present, program)
        self.assertIn(".debug_info", sections(self.debug_file))
        self.assertLess(self.split.stat().st_size, self.whole.stat().st_size)
        subprocess.run([debugging.VITRINE, "map", "--verify", self.split], check=True, stdout=subprocess.DEVNULL)

    def test_core_says_what_the_live_process_said(self):
        live = self.answer(self.whole, None, "run", "py bt --locals")
        self.assertIn("tag = 'between'", live)
        self.assertEqual(self.answer(self.whole, self.core(self.whole), "py bt --locals"), live)
        core = self.core(self.split)
        self.assertEqual(self.answer(self.split, core, "py bt --locals"), live)
        self.assertEqual(self.answer(self.split, None, "run", "py bt --locals"), live)

    def test_lldb_itself_finds_the_debug_file(self):
        core = self.core(self.split)
        text = self.answer(self.split, core, "py frame 2", "v")
        self.assertIn("(object) table = {'key': [1, 2, 3]}", text)
        self.assertIn("crash`crash.outer at crash.py:", self.answer(self.split, core, "bt"))
        # The debug file where .gnu_debuglink says too.
        hidden = self.split.parent / ".debug"
        hidden.mkdir()
        self.debug_file.rename(hidden / self.debug_file.name)
        try:
            self.assertEqual(self.answer(self.split, core, "py frame 2", "v"), text)
        finally:
            (hidden / self.debug_file.name).rename(self.debug_file)

    def test_without_the_debug_file(self):
        """What needs no DWARF is there all the same, and `py doctor` says what is missing."""
        core = self.core(self.split)
        with_file = self.answer(self.split, core, "py bt --locals")
        away = self.debug_file.rename(self.folder / "away")
        try:
            self.assertEqual(self.answer(self.split, core, "py bt --locals"), with_file)
            self.assertIn("MISSING  the program has line tables", self.answer(self.split, core, "py doctor"))
        finally:
            away.rename(self.debug_file)


if __name__ == "__main__":
    debugging.require()
    unittest.main()
