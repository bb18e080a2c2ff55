#!/usr/bin/env python3
"""`vitrine debug` itself: starting LLDB on a script, a program, a core; installing; VS Code's files; what it refuses."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import debugging

CRASH = pathlib.Path(__file__).resolve().parent / "transcripts" / "crash.py"


class CommandTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="vitrine-debug-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        self.home = self.folder / "home"
        self.work = self.folder / "work"
        self.home.mkdir()
        self.work.mkdir()

    def run_debug(self, *arguments, status=0):
        done = subprocess.run(
            [str(debugging.VITRINE), "debug", *map(str, arguments)],
            cwd=self.work,
            env={**os.environ, "HOME": str(self.home), "XDG_CACHE_HOME": str(self.folder / "cache")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
        )
        self.assertEqual(done.returncode, status, done.stdout)
        return done.stdout

    def test_script_and_arguments(self):
        script = self.work / "app.py"
        script.write_text("import sys\nwords = sys.argv[1:]\nprint(words)\n")
        out = self.run_debug("--batch", "-o", "b app.py:3", "-o", "run", "-o", "py print words", script, "one", "--two")
        self.assertIn("['one', '--two']", out)

    def test_core_with_the_program_on_either_side(self):
        program = debugging.build(CRASH, self.folder)
        core = debugging.make_core(program, self.work)
        if core is None:
            self.skipTest("this system writes no core files into the program's folder")
        for words in (["--core", core, program], [program, "--core", core], ["--core", core]):
            out = self.run_debug("--batch", "-o", "py bt", *words)
            self.assertIn("__main__.crash at crash.py", out)

    def test_install_and_uninstall(self):
        init = self.home / ".lldbinit"
        init.write_text("settings set auto-confirm true")
        self.run_debug("--install")
        self.run_debug("--install")
        text = init.read_text()
        self.assertEqual(text.count("plugin load"), 1)
        self.assertTrue(text.startswith("settings set auto-confirm true\n"))
        self.assertIn("plugin load", (self.home / ".lldbinit-lldb-dap").read_text())
        self.run_debug("--uninstall")
        self.assertEqual(init.read_text(), "settings set auto-confirm true\n")
        self.assertFalse((self.home / ".lldbinit-lldb-dap").exists())
        self.assertIn("nothing to remove", self.run_debug("--uninstall"))

    def test_vscode_keeps_what_is_there(self):
        folder = self.work / ".vscode"
        folder.mkdir()
        (folder / "launch.json").write_text('{"version": "0.2.0", "configurations": [{"name": "mine"}]}')
        self.run_debug("--vscode", "app.py")
        self.run_debug("--vscode", "app.py")
        launch = json.loads((folder / "launch.json").read_text())
        self.assertEqual(
            [c["name"] for c in launch["configurations"]],
            ["mine", "Vitrine: launch", "Vitrine: attach", "Vitrine: core file"],
        )
        self.assertTrue(json.loads((folder / "settings.json").read_text())["debug.allowBreakpointsEverywhere"])
        (folder / "settings.json").write_text("{ // mine\n}")
        self.assertIn("is left alone", self.run_debug("--vscode", status=2))
        self.assertEqual((folder / "settings.json").read_text(), "{ // mine\n}")

    def test_refusals_are_one_line(self):
        for words, expected in (
            ([], "found no script"),
            (["--wrong"], "unknown option --wrong"),
            (["--pid", "x1"], "expected a process number"),
            (["--core"], "expected a core file"),
            (["--core", "absent"], "found no core file absent"),
            (["absent.py"], "cannot read absent.py"),
        ):
            with self.subTest(words=words):
                out = self.run_debug(*words, status=2)
                self.assertIn(expected, out)
                self.assertEqual(out.count("\n"), 1, out)
        self.assertIn("usage: vitrine debug", self.run_debug("--help"))


if __name__ == "__main__":
    debugging.require()
    unittest.main()
