"""What the tests of the command share: a folder of their own with nothing of the user's in it."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest

VITRINE = pathlib.Path(os.environ.get("VITRINE", "build/bin/vitrine")).resolve()
ROOT = pathlib.Path(__file__).resolve().parents[2]
PYTHON = "/usr/bin/python3.11"
JOBS = "-j2"


class CommandTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="vitrine-cli-")).resolve()
        self.addCleanup(shutil.rmtree, self.root, ignore_errors=True)
        self.work = self.root / "work"
        self.temporary = self.root / "tmp"
        for folder in (self.work, self.temporary, self.root / "home"):
            folder.mkdir()
        self.env = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(self.root / "home"),
            "XDG_CACHE_HOME": str(self.root / "cache"),
            "TMPDIR": str(self.temporary),
            "LANG": "C.UTF-8",
        }
        # How a build with sanitizers is to report.
        self.env.update((name, value) for name, value in os.environ.items()
                        if name.endswith("SAN_OPTIONS") or name == "PYTHONMALLOC")

    def write(self, name, text, mode=0o644):
        """Writes a file of the program; bytes as they are, text dedented."""
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(textwrap.dedent(text))
        path.chmod(mode)
        return path

    def run_command(self, command, **options):
        options.setdefault("cwd", self.work)
        options.setdefault("timeout", 120)
        options.setdefault("stdin", subprocess.DEVNULL)
        env = {**self.env, **options.pop("env", {})}
        return subprocess.run([str(word) for word in command], env=env, capture_output=True,
                              text=True, errors="surrogateescape", **options)

    def vitrine(self, *arguments, program=VITRINE, **options):
        return self.run_command([program, *arguments], **options)

    def python(self, *arguments, **options):
        return self.run_command([PYTHON, *arguments], **options)

    def build(self, *arguments, **options):
        """A build that must succeed; returns what it says."""
        done = self.vitrine(JOBS, *arguments, **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def report(self, *arguments, **options):
        self.build("--report", "report.json", *arguments, **options)
        return json.loads((self.work / "report.json").read_text())

    def modules(self, *arguments, **options):
        """Names of the modules that are compiled, sorted."""
        return sorted(module["name"] for module in self.report(*arguments, **options)["modules"])

    def assert_error(self, done, *parts, lines=None):
        """Exit code 2, a first line that is an error with these parts, and nothing on stdout."""
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(done.stdout, "")
        said = done.stderr.splitlines()
        self.assertTrue(said and said[0].startswith("vitrine: error: "), done.stderr)
        if lines is not None:
            self.assertEqual(len(said), lines, done.stderr)
        for part in parts:
            self.assertIn(part, done.stderr)

    def assert_no_leftovers(self, *expected):
        """Temporary files are gone, and the work folder holds these files beside the sources."""
        self.assertEqual(sorted(os.listdir(self.temporary)), [])
        for name in os.listdir(self.work):
            self.assertFalse(name.endswith(".tmp"), name)
        for name in expected:
            self.assertTrue((self.work / name).exists(), name)


def main():
    if not (VITRINE.parent.parent / "lib/vitrine/libvitrine_rt.a").exists():
        print(f"skipped: no runtime beside {VITRINE}")
        sys.exit(77)
    unittest.main()
