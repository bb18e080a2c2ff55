"""The result: where it goes, what is built again, what a copy of vitrine needs."""

import os
import re
import shutil
import stat
import subprocess

import sandbox


class Output(sandbox.CommandTest):
    def setUp(self):
        super().setUp()
        self.write("app.py", "import sys\nprint('out', sys.argv[1:])\nsys.exit(len(sys.argv))\n")

    def test_default_name_and_mode(self):
        self.assertEqual(self.build("app.py").stderr, "")
        self.assertEqual(stat.S_IMODE(os.stat(self.work / "app.bin").st_mode), 0o755)
        self.assert_no_leftovers("app.bin")

    def test_named_file_replaces_an_older_one(self):
        self.write("old", "something else")
        self.build("-o", "old", "app.py")
        self.assertEqual((self.work / "old").read_bytes()[:4], b"\x7fELF")

    def test_refused_before_any_work(self):
        (self.work / "folder").mkdir()
        for output, message in {
            "folder": "found a directory, expected a file",
            "nowhere/app": "no such directory nowhere",
            "/proc/app": "cannot write /proc/app",
        }.items():
            with self.subTest(output):
                self.assert_error(self.vitrine("-o", output, "app.py"), message, lines=1)

    def test_source_is_never_overwritten(self):
        before = (self.work / "app.py").read_text()
        self.assert_error(self.vitrine("-o", "app.py", "app.py"), "found a source file")
        (self.work / "link").symlink_to("app.py")
        self.assert_error(self.vitrine("-o", "link", "app.py"), "found a source file")
        self.assertEqual((self.work / "app.py").read_text(), before)

    def test_full_disk(self):
        done = self.vitrine("-o", "/dev/full", "app.py")
        self.assert_error(done, "cannot write /dev/full: no space left on device", lines=1)
        done = self.vitrine("--report", "/dev/full", "app.py")
        self.assert_error(done, "cannot write /dev/full: no space left on device", lines=1)
        self.assert_no_leftovers()

    def test_full_disk_below_the_build(self):
        """A disk that is full for everything: our files, the compiler's and the cache's."""
        disk = self.root / "disk"
        disk.mkdir()
        for size in ("8k", "64k", "4m"):
            if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk],
                              capture_output=True).returncode != 0:
                self.skipTest("needs the right to mount")
            try:
                env = {"TMPDIR": str(disk), "XDG_CACHE_HOME": str(disk / "cache")}
                done = self.vitrine("app.py", env=env)
                self.assert_error(done, "no space left on device", lines=1)
                self.assertEqual([name for name in os.listdir(disk) if name != "cache"], [])
            finally:
                subprocess.run(["umount", disk], check=True)
        self.assertFalse((self.work / "app.bin").exists())

    def test_limit_on_file_size(self):
        command = ["sh", "-c", 'ulimit -f 100; exec "$0" "$@"', sandbox.VITRINE, "app.py"]
        done = self.run_command(command)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertFalse((self.work / "app.bin").exists())

    def test_kept_build_folder(self):
        self.build("--keep-build", "kept", "app.py")
        names = os.listdir(self.work / "kept")
        self.assertTrue([name for name in names if name.endswith(".cpp")])
        self.assert_error(self.vitrine("--keep-build", "/proc/x", "app.py"), "--keep-build=/proc/x")

    def test_closed_streams(self):
        command = ["sh", "-c", '"$0" "$@" <&- >&- 2>&-', sandbox.VITRINE, "app.py"]
        self.assertEqual(self.run_command(command).returncode, 0)


class Report(sandbox.CommandTest):
    def test_fields(self):
        """Those that docs/report.md promises, and no others."""
        self.write("app.py", "import gone\nclass C:\n    def m(self):\n        return 1\n")
        report = self.report("app.py")
        documented = set()
        for line in (sandbox.ROOT / "docs/report.md").read_text().splitlines():
            if line.startswith("| `"):
                documented.update(re.findall(r"`(\w+)`", line.split("|")[1]))
        self.assertEqual(set(report), documented)
        self.assertEqual(report["output"], "app.bin")
        self.assertEqual(report["missing_imports"],
                         [{"name": "gone", "importer": str(self.work / "app.py"), "line": 1}])
        names = [(each["qualname"], each["line"]) for each in report["code_objects"]]
        self.assertEqual(names, [("<module>", 1), ("C", 2), ("C.m", 3)])
        for each in report["code_objects"]:
            self.assertEqual((each["module"], each["status"], each["reason"]),
                             ("__main__", "native", ""))
        self.assertEqual((report["native"], report["interpreted"]), (3, 0))

    def test_names_that_are_no_utf8(self):
        self.write("app.py", "def f():\n    return '\\udc80'\n")
        self.assertEqual(self.report("app.py")["native"], 2)


class Cache(sandbox.CommandTest):
    def setUp(self):
        super().setUp()
        self.write("app.py", "import helper\nprint(helper.f(2))\n")
        self.write("helper.py", "def f(x):\n    return x * 2\n")

    def entries(self, kind):
        return [path for path in (self.root / "cache/vitrine/v1" / kind).glob("*/*")]

    def test_what_is_built_again(self):
        first = self.report("app.py")
        self.assertEqual(first["units_compiled"], first["units"])
        self.assertTrue(first["linked"])
        program = (self.work / "app.bin").read_bytes()

        same = self.report("app.py")
        self.assertEqual((same["units_compiled"], same["linked"]), (0, False))
        self.assertEqual((self.work / "app.bin").read_bytes(), program)

        self.write("helper.py", "def f(x):\n    return x * 3\n")
        changed = self.report("app.py")
        self.assertIn(changed["units_compiled"], (1, 2))
        self.assertTrue(changed["linked"])

        self.write("helper.py", "def f(x):\n    return x * 2\n")
        self.assertEqual(self.report("app.py")["units_compiled"], 0)
        self.assertEqual((self.work / "app.bin").read_bytes(), program)

        debug = self.report("--debug-mode", "app.py")
        self.assertGreater(debug["units_compiled"], 0)

    def test_same_bytes_without_the_cache(self):
        self.build("app.py")
        program = (self.work / "app.bin").read_bytes()
        report = self.report("--no-cache", "app.py")
        self.assertEqual(report["units_compiled"], report["units"])
        self.assertEqual((self.work / "app.bin").read_bytes(), program)

    def test_damaged_entries_are_made_again(self):
        self.build("app.py")
        program = (self.work / "app.bin").read_bytes()
        for damage in (lambda data: data[: len(data) // 2], lambda data: b"",
                       lambda data: data[:100] + bytes([data[100] ^ 1]) + data[101:]):
            for path in self.entries("objects") + self.entries("programs"):
                path.write_bytes(damage(path.read_bytes()))
            report = self.report("app.py")
            self.assertEqual(report["units_compiled"], report["units"])
            self.assertEqual((self.work / "app.bin").read_bytes(), program)
            self.assertEqual(self.report("app.py")["units_compiled"], 0)

    def test_unusable_cache_only_costs_time(self):
        for cache in ("/proc/nothing", "/dev/null", "relative"):
            with self.subTest(cache):
                env = {"XDG_CACHE_HOME": cache, "HOME": "/dev/null"}
                self.assertEqual(self.build("app.py", env=env).stderr, "")
        self.assertFalse((self.work / "relative").exists())

    def test_bounded(self):
        for i in range(4):
            self.write("helper.py", f"def f(x):\n    return x * {i}\n")
            self.build("app.py", env={"VITRINE_CACHE_SIZE": "20M"})
        size = sum(path.stat().st_size for path in (self.root / "cache").rglob("*") if path.is_file())
        self.assertLess(size, 20 << 20)
        self.assertEqual(self.report("app.py")["units_compiled"], 0)


class Relocation(sandbox.CommandTest):
    def test_a_copy_works_from_anywhere(self):
        home = self.root / "elsewhere" / "opt"
        source = sandbox.VITRINE.parent.parent
        home.mkdir(parents=True)
        (home / "bin").mkdir()
        shutil.copy(sandbox.VITRINE, home / "bin/vitrine")
        shutil.copytree(source / "lib/vitrine", home / "lib/vitrine", copy_function=shutil.copy)
        self.write("app.py", "print('moved')\n")
        done = self.build("--verbose", "app.py", program=home / "bin/vitrine")
        self.assertIn(str(home / "lib/vitrine"), done.stderr)
        self.assertNotIn(str(source), done.stderr)
        self.assertNotIn("precompiled headers are not used", done.stderr)
        link = self.root / "vitrine-link"
        link.symlink_to(home / "bin/vitrine")
        self.build("app.py", program=link)

    def test_outdated_precompiled_headers_are_not_used(self):
        home = self.root / "copy"
        shutil.copytree(sandbox.VITRINE.parent.parent / "lib/vitrine", home / "lib/vitrine")
        (home / "bin").mkdir()
        shutil.copy(sandbox.VITRINE, home / "bin/vitrine")
        with open(home / "lib/vitrine/include/vitrine/rt.h", "a") as header:
            header.write("// changed\n")
        self.write("app.py", "print(1)\n")
        done = self.build("--verbose", "app.py", program=home / "bin/vitrine")
        self.assertIn("precompiled headers are not used: made with", done.stderr)
        self.assertNotIn("-include", done.stderr)


if __name__ == "__main__":
    sandbox.main()
