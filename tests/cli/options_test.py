"""Options: what the user can get wrong, and is told."""

import sandbox


class Options(sandbox.CommandTest):
    def test_help_is_grouped_and_fits_the_terminal(self):
        done = self.vitrine("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for part in ("usage: vitrine", "Examples:", "--follow-imports=WHICH", "-O0..3", "--debug-mode"):
            self.assertIn(part, done.stdout)
        self.assertLessEqual(max(map(len, done.stdout.splitlines())), 80)
        self.assertEqual(self.vitrine("-h").stdout, done.stdout)

    def test_every_option_of_the_help_is_known(self):
        help_text = self.vitrine("--help").stdout
        options = [line.split()[0].rstrip(",").partition("=")[0]
                   for line in help_text.splitlines() if line.startswith("  --")]
        self.assertGreater(len(options), 10)
        for option in options:
            with self.subTest(option):
                self.assertNotIn("unknown option", self.vitrine(option, "/nonexistent.py").stderr)

    def test_version(self):
        done = self.vitrine("--version")
        self.assertRegex(done.stdout, r"^vitrine \d+\.\d+\.\d+ \(CPython 3\.11\.\d+\)\n$")

    def test_list_of_passes(self):
        done = self.vitrine("--list-opts")
        self.assertEqual(done.returncode, 0)
        for line in done.stdout.splitlines():
            self.assertRegex(line, r"^[a-z-]+ +\S")

    def test_errors(self):
        self.write("app.py", "print(1)\n")
        for arguments, message in {
            (): "found no script, expected one",
            ("--hlep",): "unknown option --hlep, did you mean --help?",
            ("--debug", "app.py"): "did you mean --debug-mode?",
            ("--folow-imports=all", "app.py"): "did you mean --follow-imports?",
            ("--frobnicate", "app.py"): "unknown option --frobnicate; vitrine --help lists them",
            ("-O4", "app.py"): "-O4, expected -O0 to -O3",
            ("-Ofast", "app.py"): "-Ofast, expected -O0 to -O3",
            ("-j0", "app.py"): "-j 0, expected a number from 1 on",
            ("-jx", "app.py"): "-j x, expected a number from 1 on",
            ("--follow-imports=some", "app.py"): "expected program, all or none",
            ("-g", "--no-debug-info", "app.py"): "expected one of them",
            ("--split-debug", "--run", "app.py"): "without -o",
            ("app.py", "more"): "unexpected argument more",
            ("-m", "app", "app.py"): "expected one of them",
            ("app.py", "--", "more"): "expected --run",
            ("app.py", "-o"): "-o",
            ("--no-opt=fusetests", "app.py"): "did you mean fuse-tests?",
            ("--dump-ir=fuse-tests", "app.py"): "expected =before:PASS or =after:PASS",
            ("--dump-ir=after:nothing-like-it", "app.py"): "no such pass",
        }.items():
            with self.subTest(arguments):
                self.assert_error(self.vitrine(*arguments), message, lines=1)
        self.assert_no_leftovers()
        self.assertFalse((self.work / "app.bin").exists())

    def test_dumps(self):
        self.write("app.py", "def f(a, b):\n    return a + b\n")
        ir = self.vitrine("--dump-ir", "app.py")
        self.assertEqual(ir.returncode, 0, ir.stderr)
        self.assertIn('func "', ir.stdout)
        self.assertIn('func "', self.vitrine("--dump-ir=after:build", "app.py").stdout)
        cpp = self.vitrine("--dump-cpp", "app.py")
        self.assertIn("#include <vitrine/rt.h>", cpp.stdout)
        self.assertEqual(cpp.stdout, self.vitrine("--dump-cpp", "app.py").stdout)
        self.assertFalse((self.work / "app.bin").exists())

    def test_verbose_prints_the_commands(self):
        self.write("app.py", "import no_such_module\n")
        done = self.build("--verbose", "app.py")
        self.assertIn("g++ ", done.stderr)
        self.assertIn("app.py:1: no module no_such_module to import", done.stderr)
        self.assertNotIn("no_such_module", self.build("app.py").stderr)

    def test_optimisation_levels_reach_the_compiler(self):
        self.write("app.py", """\
            def f(a, b):
                for i in range(a):
                    b += [x.y(i) for x in b if x in a and not b[i]]
                return b - 1
            """)
        for level in range(4):
            self.assertIn(f" -O{level} ", self.build("--verbose", f"-O{level}", "app.py").stderr)
            self.build(f"-O{level}", "--no-debug-info", "app.py")
            self.build(f"-O{level}", "-g", "app.py")
        debug = self.build("--verbose", "--debug-mode", "app.py").stderr
        self.assertIn(" -O0 -g -gno-column-info ", debug)
        self.assertNotIn(" -O1 ", debug)
        self.assertIn(" -g0 ", self.build("--verbose", "--no-cache", "--no-debug-info", "app.py").stderr)


if __name__ == "__main__":
    sandbox.main()
