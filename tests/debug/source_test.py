#!/usr/bin/env python3
"""Source text: shown only when it is what was compiled, wherever the file is now; --embed-source, --source-map."""

import json
import pathlib
import re
import subprocess
import tempfile
import unittest

import debugging

TEXT = """\
import linecache, os, sys


def area(w, h):
    return w * h  # compiled


print(area(2, 3))
if len(sys.argv) > 1:
    os.remove(__file__)
    print(linecache.getline(__file__, 5, globals()), end="")
"""
CHANGED = TEXT.replace("# compiled", "# changed")


class SourceTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="vitrine-debug-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        self.source = self.folder / "app.py"
        self.source.write_text(TEXT)

    def session(self, program, *commands):
        """The answers by command, of a live process that is stopped in area()."""
        text = debugging.run_lldb(["b app.area", "run", *commands], program)
        parts = re.split(r"(?m)^\(lldb\) (.*)\n", text)
        return dict(zip(parts[1::2], parts[2::2]))

    def test_the_file_has_changed(self):
        program = debugging.build(self.source, self.folder)
        self.source.write_text(CHANGED)
        answers = self.session(program, "py bt", "py list", "py info")
        said = "warning: " + str(self.source) + " is not the file that was compiled: the text that was compiled is shown"
        self.assertIn(said, answers["py bt"])
        self.assertNotIn("warning", answers["py list"])  # said once
        for command in ("py bt", "py list"):
            self.assertIn("# compiled", answers[command])
            self.assertNotIn("# changed", answers[command])
        self.assertIn("app.py  (CHANGED since the build; the program carries the text)", answers["py info"])

    def test_the_file_has_changed_and_is_not_embedded(self):
        program = debugging.build(self.source, self.folder, "--no-embed-source")
        same = self.session(program, "py bt", "py info")
        self.assertIn("# compiled", same["py bt"])
        self.assertIn("(the same as compiled)", same["py info"])
        self.assertNotIn(b"# compiled", program.read_bytes())
        self.source.write_text(CHANGED)
        answers = self.session(program, "py bt", "py list", "py doctor")
        self.assertIn("is not the file that was compiled: its lines are left out", answers["py bt"])
        self.assertNotIn("# changed", answers["py bt"])
        self.assertIn("does not carry its text", answers["py list"])
        self.assertIn("MISSING  the source text that was compiled can be shown", answers["py doctor"])

    def test_the_file_is_gone(self):
        program = debugging.build(self.source, self.folder)
        self.source.unlink()
        answers = self.session(program, "py bt", "py list", "py info --json")
        self.assertIn("return w * h  # compiled", answers["py bt"])
        self.assertIn("->     5      return w * h  # compiled", answers["py list"])
        self.assertNotIn("warning", answers["py bt"])
        (source,) = json.loads(answers["py info --json"])["sources"]
        self.assertEqual((source["state"], source["embedded"]), ("missing; the program carries the text", True))

    def test_info_needs_no_process(self):
        program = debugging.build(self.source, self.folder)
        self.source.write_text(CHANGED)
        self.assertIn("CHANGED since the build", debugging.run_lldb(["py info"], program))

    def test_linecache(self):
        """The program itself has its text, in both modes."""
        for options, expected in (
            (["--debug-mode"], "    return w * h  # compiled\n"),
            ([], "    return w * h  # compiled\n"),
            (["--debug-mode", "--no-embed-source"], ""),
        ):
            with self.subTest(options=options):
                self.source.write_text(TEXT)
                program = self.folder / "app"
                subprocess.run([debugging.VITRINE, "--quiet", *options, "-o", program, self.source], check=True)
                done = subprocess.run([program, "remove"], check=True, stdout=subprocess.PIPE, text=True)
                self.assertEqual(done.stdout, "6\n" + expected)

    def test_source_map(self):
        (self.folder / "lib.py").write_text("def fail(n):\n    return 1 // n\n")
        self.source.write_text("import lib, sys\nprint(__file__, lib.__file__, sys.path[0])\nlib.fail(0)\n")
        for mode in ([], ["--debug-mode"]):
            program = self.folder / "app"
            subprocess.run(
                [debugging.VITRINE, "--quiet", *mode, f"--source-map={self.folder}=/usr/src/app", "-o", program, self.source],
                check=True,
            )
            self.assertNotIn(str(self.folder).encode(), program.read_bytes())
            done = subprocess.run([program], capture_output=True, text=True, check=False)
            self.assertEqual(done.stdout, "/usr/src/app/app.py /usr/src/app/lib.py /usr/src/app\n")
            self.assertIn('File "/usr/src/app/lib.py", line 2, in fail', done.stderr)
        text = debugging.run_lldb(["b /usr/src/app/lib.py:2", "run", "py list"], program)
        self.assertIn("lib.fail at lib.py:2", text)
        self.assertIn("->     2      return 1 // n", text)


if __name__ == "__main__":
    debugging.require()
    unittest.main()
