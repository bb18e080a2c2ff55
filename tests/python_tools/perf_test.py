"""perf sees Python's qualified names and, by frame pointers, who called whom, in both modes."""

import collections
import shutil
import sys
import pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

PROGRAM = """\
    class Point:
        def norm(self, n):
            total = 0
            for i in range(n):
                total += i * i % 7
            return total

    def drive(n):
        def inner():
            return Point().norm(n)
        return next(value for value in [inner()])

    for k in range(10):
        drive(200_000)
    """
STACK = ("hot.Point.norm", "hot.drive.<locals>.inner", "hot.drive", "hot.<module>")


class Perf(sandbox.CommandTest):
    def build_all(self):
        self.write("hot.py", PROGRAM)
        for mode in ("--debug-mode", "-O2"):
            self.build("hot.py", "-o", "hot.bin", mode)
            yield mode

    def test_symbols(self):
        for mode in self.build_all():
            with self.subTest(mode=mode):
                symbols = self.run_command(["nm", "hot.bin"]).stdout
                for name in STACK:
                    self.assertRegex(symbols, rf"(?m)^[0-9a-f]+ [tT] {name}$")

    def test_call_graph(self):
        if shutil.which("perf") is None:
            self.skipTest("no perf (package linux-perf)")
        for mode in self.build_all():
            with self.subTest(mode=mode):
                # A clock of the kernel's: virtual machines have no counters of the processor.
                done = self.run_command(["perf", "record", "-o", "data", "-e", "cpu-clock", "--call-graph", "fp", "./hot.bin"])
                if done.returncode != 0:
                    self.skipTest("perf may not record here: " + done.stderr.strip().splitlines()[-1])
                done = self.run_command(["perf", "script", "-i", "data", "-F", "ip,sym"])
                stacks = collections.Counter()
                for sample in done.stdout.split("\n\n"):
                    names = [line.split(None, 1)[1] for line in sample.splitlines() if len(line.split(None, 1)) == 2]
                    stacks[tuple(name for name in names if name in STACK)] += 1
                seen = sum(count for stack, count in stacks.items() if stack)
                self.assertGreater(seen, 30, stacks)
                for stack in stacks:
                    # CPython's own functions have no frame pointers: whoever called the innermost one may be missing.
                    self.assertEqual(stack, STACK[len(STACK) - len(stack):])
                self.assertGreater(stacks[STACK], 0.5 * seen, stacks)


if __name__ == "__main__":
    sandbox.main()
