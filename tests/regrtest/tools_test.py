#!/usr/bin/python3
"""Tests of tools/regrtest and tools/fuzz with a stand-in for the compiler, and of what tools/leaks measures."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(os.path.dirname(os.path.dirname(HERE)), "tools")
FAKE = os.path.join(HERE, "fake_compiler.py")
sys.path.insert(0, TOOLS)
sys.dont_write_bytecode = True

from vitrine_regrtest import compare, driver, modules, process, runner  # noqa: E402
from vitrine_regrtest.fuzz import corpus, execute, grammar, minimise, mutate  # noqa: E402
from vitrine_tools import leaks, program  # noqa: E402


def run(tool, *arguments, fault=""):
    """Run a tool with the fake compiler; returns (exit status, stdout)."""
    done = subprocess.run(
        [os.path.join(TOOLS, tool), f"--vitrine={FAKE}", "--mode=debug", *arguments],
        env={**os.environ, "FAKE_FAULT": fault}, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


class Comparison(unittest.TestCase):
    def test_outcomes(self):
        for old, new, worse in [
                ("ok", "ok", False), ("ok", "skip", True), ("ok", "missing", True),
                ("skip", "ok", False), ("skip", "fail", True), ("fail", "error", False),
                ("fail", "crash", True), ("absent", "ok", False), ("absent", "error", True),
                ("expectedFailure", "unexpectedSuccess", True)]:
            with self.subTest(old=old, new=new):
                self.assertEqual(compare.is_worse(old, new), worse)

    def test_a_new_failing_subtest_is_a_regression(self):
        before, after = runner.Run(), runner.Run()
        before.records["t"] = runner.Record("fail", subtests=["(i=1)"])
        after.records["t"] = runner.Record("fail", subtests=["(i=1)", "(i=2)"])
        self.assertEqual([one.id for one in compare.regressions(before, after)], ["t"])
        self.assertEqual(list(compare.regressions(after, before)), [])

    def test_fixture_names(self):
        self.assertTrue(compare.is_fixture("setUpClass (test.test_x.C)"))
        self.assertFalse(compare.is_fixture("test.test_x.C.test_y"))

    def test_exemptions_need_a_reason(self):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("test.test_x.*  # because\ntest.test_y.C.test_z\n")
            file.flush()
            self.assertRaises(ValueError, compare.Exemptions, file.name)

    def test_patterns(self):
        self.assertTrue(driver.matches("while", "test.test_grammar.GrammarTests.test_while"))
        self.assertTrue(driver.matches("*.test_w*", "test.test_grammar.GrammarTests.test_while"))
        self.assertFalse(driver.matches("*.while", "test.test_grammar.GrammarTests.test_while"))

    def test_every_listed_module_exists(self):
        for name in modules.ALL:
            self.assertTrue(list(modules.find(name).source_files()), name)
        self.assertLessEqual(set(modules.CI), set(modules.ALL))
        self.assertRaises(LookupError, modules.find, "test_no_such_module")

    def test_exit_descriptions(self):
        self.assertEqual(process.describe_exit(-11), "killed by SIGSEGV")


class Regrtest(unittest.TestCase):
    def test_nothing_differs(self):
        status, output = run("regrtest", "--allow-interpreted", "test_augassign", "test_unpack")
        self.assertEqual((status, output.splitlines()[-1]), (0, "9 passed, 0 failed"))

    def test_interpreted_code_is_noticed(self):
        status, output = run("regrtest", "test_augassign")
        self.assertEqual(status, 1)
        self.assertIn("was loaded from its source", output)

    def test_a_crash_costs_one_test(self):
        with tempfile.NamedTemporaryFile() as file:
            status, _ = run("regrtest", "--allow-interpreted", "test_grammar", "--json", file.name,
                            fault="crash")
            verdict = json.load(file)[0]
        self.assertEqual(status, 1)
        crashed = {one["id"].split(".")[-1]: one["compiled"] for one in verdict["regressions"]}
        self.assertEqual(crashed, {"test_break_in_finally": "crash",
                                   "test_continue_in_finally": "crash",
                                   "test_return_in_finally": "crash"})
        self.assertEqual(verdict["passed"], verdict["tests"] - 3)


class Fuzz(unittest.TestCase):
    def test_programs_follow_from_the_seed(self):
        self.assertEqual(grammar.Generator("s").program(), grammar.Generator("s").program())
        parents = [("p", grammar.parse(grammar.Generator(f"p{n}").program())) for n in range(3)]
        self.assertEqual(mutate.mutant(5, parents), mutate.mutant(5, parents))

    def test_dangerous_programs_are_left_out(self):
        self.assertTrue(corpus.is_safe(grammar.parse("import math\nprint(math.pi)")))
        for source in "import os", "open('x', 'w')", "from shutil import rmtree", "import a.b":
            self.assertFalse(corpus.is_safe(grammar.parse(source)), source)

    def test_empty_files_are_not_mutated(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, source in {"empty": "", "comment": "# only\n", "program": "x = 1\n"}.items():
                with open(os.path.join(folder, f"{name}.py"), "w", encoding="utf-8") as file:
                    file.write(source)
            self.assertEqual([name for name, _ in corpus.load(folder)], ["program.py"])

    def test_the_harness_refuses_to_write(self):
        with tempfile.TemporaryDirectory() as folder:
            executor = execute.Executor(FAKE, folder)
            target = os.path.join(folder, "written")
            sources = {"p1": f"open({target!r}, 'w')\n", "p2": f"import os; os.mkdir({target!r})\n"}
            with executor.batch(sources) as batch:
                for outcome in batch.interpreted().values():
                    self.assertIn(b"PermissionError", outcome.output)
            self.assertFalse(os.path.exists(target))

    def test_differences_are_reduced(self):
        program = ("from fuzz_prelude import *\ndef f(n):\n    for i in range(3):\n"
                   "        log(i)\n    try:\n        log(n // 7, n)\n    finally:\n"
                   "        log('end')\nshow(f, 1000)\nlog('unrelated')\n")
        os.environ["FAKE_FAULT"] = "divide"
        self.addCleanup(os.environ.pop, "FAKE_FAULT")
        with tempfile.TemporaryDirectory() as folder:
            reducer = minimise.Minimiser(execute.Executor(FAKE, folder), "debug", [], 60)
            small = reducer.minimise(program, "output")
        self.assertIn("// 7", small)
        self.assertLess(small.count("\n"), 6, small)


class Leaks(unittest.TestCase):
    def test_growth_is_what_every_late_round_adds(self):
        self.assertEqual(leaks.growth([10, 50, 52, 54, 56, 58, 60]), 2)
        self.assertEqual(leaks.growth([10, 50, 50, 70, 50, 70, 70]), 0)

    def test_programs_that_are_left_out(self):
        everything = program.find()
        chosen, left_out = leaks._suitable(everything)
        self.assertEqual(len(chosen) + len(left_out), len(everything))
        self.assertTrue(all(left_out.values()))
        self.assertIn("process/multiprocessing_spawn", left_out)
        self.assertLessEqual(set(leaks._listed_reasons()), {one.id for one in everything})


if __name__ == "__main__":
    unittest.main()
