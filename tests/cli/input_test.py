"""Bad input: one clear message, exit code 2, no output file."""

import os
import pathlib
import unittest

import sandbox


class Scripts(sandbox.CommandTest):
    def assert_refused(self, script, *parts):
        self.assert_error(self.vitrine(script, "-o", "out.bin"), *parts, lines=1)
        self.assertFalse((self.work / "out.bin").exists())
        self.assert_no_leftovers()

    def test_missing(self):
        self.assert_refused("nope.py", "nope.py: no such file")

    def test_directory(self):
        (self.work / "folder").mkdir()
        self.assert_refused("folder", "found a directory, expected a Python file")

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_unreadable(self):
        self.write("app.py", "", mode=0)
        self.assert_refused("app.py", "cannot read it: Permission denied")

    def test_bytecode(self):
        self.write("app.pyc", b"\xa7\x0d\r\n" + bytes(12))
        self.assert_refused("app.pyc", "found bytecode (.pyc), expected Python source")

    def test_scripts_of_any_name(self):
        self.write("tool", "#!/usr/bin/python3\nprint('tool')\n")
        self.build("tool")
        self.assertTrue(os.access(self.work / "tool.bin", os.X_OK))

    def test_errors_of_the_language_as_cpython_prints_them(self):
        for name, source in {
            "syntax": b"def f(:\n    pass\n",
            "unclosed": b"x = (1,\n",
            "indent": b"if 1:\n  x = 1\n y = 2\n",
            "tabs": b"if 1:\n        x = 1\n\ty = 2\n",
            "return": b"x = 1\nreturn x\n",
            "nonlocal": b"def f():\n    nonlocal x\n",
            "null": b"x = 1\nprint('a\0b')\n",
            "latin": b"x = 'caf\xe9'\n",
            "cookie": b"# coding: no-such-encoding\nx = 1\n",
            "ascii": b"# -*- coding: ascii -*-\nx = '\xc3\xa9'\n",
            "bom": b"\xef\xbb\xbf# coding: latin-1\nx = 1\n",
            "eof": b"x = '''abc\n",
            "star": b"*a\n",
            "unicode": "naïve = “quoted”\n".encode(),
            "deep": b"x = " + b"(" * 300 + b")" * 300 + b"\n",
            "future": b"from __future__ import braces\n",
        }.items():
            with self.subTest(name):
                script = self.write(f"{name}.py", source)
                expected = self.python(script)
                self.assertEqual(expected.returncode, 1)
                done = self.vitrine(script, "-o", "out.bin")
                self.assertEqual(done.stderr, expected.stderr)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertFalse((self.work / "out.bin").exists())
        self.assert_no_leftovers()

    def test_sources_in_other_encodings(self):
        for name, source in {
            "latin": "# coding: latin-1\nx = 'café'\n".encode("latin-1"),
            "bom": b"\xef\xbb\xbfx = 1\n",
            "crlf": b"x = 1\r\nif x:\r\n    y = 2\r\n",
            "empty": b"",
            "form_feed": b"x = 1\n\x0cy = 2\n",
            "no_newline": b"x = 1",
        }.items():
            with self.subTest(name):
                self.write(f"{name}.py", source)
                self.build(f"{name}.py")

    def test_bad_imported_module_is_left_to_the_interpreter(self):
        self.write("app.py", "try:\n    import bad\nexcept SyntaxError:\n    print('caught')\n")
        bad = self.write("bad.py", "x = 1\ndef f(:\n")
        done = self.build("app.py")
        self.assertEqual(done.stderr, f"vitrine: warning: {bad}:2: invalid syntax; module bad stays "
                                      "interpreted\n")
        report = self.report("--quiet", "app.py")
        self.assertEqual([m["name"] for m in report["modules"]], ["__main__"])
        self.assertEqual(report["interpreted_modules"], [
            {"name": "bad", "path": str(bad), "line": 2, "reason": "invalid syntax"}])
        self.assertEqual(self.build("--quiet", "app.py").stderr, "")


class Modules(sandbox.CommandTest):
    def test_unknown_names_are_errors_when_an_option_gives_them(self):
        self.write("app.py", "")
        self.write("single.py", "")
        self.write("pkg/__init__.py", "")
        for arguments, message in {
            ("-m", "nope"): "-m nope: no such module",
            ("-m", "pkg"): "found a package without a module pkg.__main__",
            ("-m", "sys"): "part of the interpreter itself",
            ("-m", "..x"): "expected the name of a module",
            ("--include-module", "nope", "app.py"): "--include-module=nope: no such module",
            ("--include-package", "nope", "app.py"): "--include-package=nope: no such module",
            ("--include-package", "single", "app.py"): "found a module, expected a package",
            ("--include-plugin-directory", "nope", "app.py"): "no such folder",
        }.items():
            with self.subTest(arguments):
                self.assert_error(self.vitrine(*arguments), message)
        self.assert_no_leftovers()


class Tools(sandbox.CommandTest):
    def setUp(self):
        super().setUp()
        self.write("app.py", "print(1)\n")

    def test_no_compiler(self):
        done = self.vitrine("--cxx", "no-such-compiler", "app.py")
        self.assert_error(done, "found no C++ compiler no-such-compiler", "apt install g++")
        done = self.vitrine("app.py", env={"PATH": str(self.work)})
        self.assert_error(done, "found no C++ compiler g++", "apt install g++")

    def test_not_a_compiler(self):
        self.assert_error(self.vitrine("--cxx", "false", "app.py"), "expected a C++ compiler")

    def test_clang(self):
        self.write("clang", "#!/bin/sh\necho 'clang version 99'\n", mode=0o755)
        self.assert_error(self.vitrine("--cxx", "./clang", "app.py"), "expected a g++")

    def test_no_python_library(self):
        """As where libpython3.11-dev is not installed: config.json names files that are not there."""
        home = self.copy_installation()
        config = home / "lib/vitrine/config.json"
        text = config.read_text()
        config.write_text(text.replace("libpython3.11.a", "libpython3.11-gone.a"))
        done = self.vitrine("app.py", program=home / "bin/vitrine")
        self.assert_error(done, "libpython3.11-gone.a", "apt install libpython3.11-dev")
        config.write_text("{")
        self.assert_error(self.vitrine("app.py", program=home / "bin/vitrine"),
                          "config.json: not a configuration of vitrine")
        config.unlink()
        self.assert_error(self.vitrine("app.py", program=home / "bin/vitrine"), "config.json")

    def copy_installation(self):
        home = self.root / "copy"
        (home / "bin").mkdir(parents=True)
        (home / "lib/vitrine").mkdir(parents=True)
        os.link(sandbox.VITRINE, home / "bin/vitrine") if self.same_disk() else \
            self.run_command(["cp", sandbox.VITRINE, home / "bin/vitrine"])
        for name in os.listdir(sandbox.VITRINE.parent.parent / "lib/vitrine"):
            source = sandbox.VITRINE.parent.parent / "lib/vitrine" / name
            target = home / "lib/vitrine" / name
            if name == "config.json":
                target.write_text(source.read_text())
            else:
                target.symlink_to(source)
        return home

    def same_disk(self):
        return os.stat(sandbox.VITRINE).st_dev == os.stat(self.root).st_dev

    def test_failing_compiler(self):
        """A compiler that rejects the code: the first error is shown and the folder kept."""
        self.write("g++-broken", """\
            #!/bin/sh
            case "$*" in *--version*) exec g++ --version;; esac
            echo 'In file included from x:' >&2
            echo 'x.cpp:1:1: error: it is broken' >&2
            echo 'x.cpp:2:1: error: it is broken again' >&2
            exit 1
            """, mode=0o755)
        done = self.vitrine("--cxx", "./g++-broken", "app.py")
        self.assert_error(done, "does not compile: x.cpp:1:1: error: it is broken", lines=2)
        kept = pathlib.Path(done.stderr.strip().rpartition(" ")[2])
        self.assertTrue(kept.is_dir(), done.stderr)
        self.assertTrue(list(kept.glob("*.cpp")))
        self.assertFalse((self.work / "app.bin").exists())


if __name__ == "__main__":
    sandbox.main()
