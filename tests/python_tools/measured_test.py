"""coverage.py, cProfile, trace, sys.settrace and sys.setprofile see the same of 20 programs, compiled or not."""

import concurrent.futures
import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

MEASURE = pathlib.Path(__file__).with_name("measured") / "measure.py"
PROGRAMS = """
    calls/methods calls/star_arguments calls/argument_passing classes/basic classes/descriptors
    classes/metaclasses closures/patterns comprehensions/all_kinds containers/dicts_sets
    coroutines/async_with_for async_generators/basics exception_groups/except_star exceptions/try_forms
    exceptions/raise_forms functions/decorators generators/basics generators/yield_from
    iteration/protocols match/patterns operators/comparisons realistic/bank realistic/json_parser
    """.split()
TOOLS = ("coverage", "profile", "trace", "settrace", "opcodes", "setprofile")


class Measured(sandbox.CommandTest):
    def setUp(self):
        super().setUp()
        shutil.copy(MEASURE, self.work)
        self.names = []
        for program in PROGRAMS:
            name = program.replace("/", "_")
            shutil.copy(sandbox.ROOT / "tests/programs" / f"{program}.py", self.work / f"{name}.py")
            self.names.append(name)

    def check(self, *options):
        self.build("measure.py", "-o", "measure.bin", *options,
                   *(f"--include-module={name}" for name in self.names), timeout=1000)

        def run(job):
            tool, name = job
            return job, self.python("measure.py", tool, name), self.run_command(
                [self.work / "measure.bin", tool, name])
        jobs = [(tool, name) for tool in TOOLS for name in self.names]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for (tool, name), expected, done in pool.map(run, jobs):
                with self.subTest(tool=tool, program=name, options=options):
                    self.assertEqual((expected.returncode, expected.stderr), (0, ""))
                    self.assertGreater(len(expected.stdout), 0 if tool == "opcodes" else 200, expected.stdout)
                    self.assertEqual(done.stdout, expected.stdout)
                    self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_default_mode(self):
        self.check("-O0")

    def test_debug_mode(self):
        self.check("--debug-mode")


if __name__ == "__main__":
    if not pathlib.Path("/usr/lib/python3/dist-packages/coverage").exists():
        print("skipped: no python3-coverage")
        sys.exit(77)
    sandbox.main()
