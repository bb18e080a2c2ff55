"""Tracing, profiling and coverage see in a compiled program what they see under python3."""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

PROGRAMS = pathlib.Path(__file__).with_name("tracing_programs")


class Tracing(sandbox.CommandTest):
    def check(self, *options):
        shutil.copytree(PROGRAMS, self.work, dirs_exist_ok=True)
        for script in PROGRAMS.glob("*.py"):
            with self.subTest(program=script.name, options=options):
                self.build(script.name, "-o", f"{script.stem}.bin", *options)
                expected = self.python(script.name)
                self.assertEqual((expected.returncode, expected.stderr), (0, ""))
                self.assertGreater(len(expected.stdout.splitlines()), 20)
                done = self.run_command([self.work / f"{script.stem}.bin"])
                self.assertEqual(done.stdout, expected.stdout)
                self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_default_mode(self):
        self.check()

    def test_debug_mode(self):
        self.check("--debug-mode")


if __name__ == "__main__":
    sandbox.main()
