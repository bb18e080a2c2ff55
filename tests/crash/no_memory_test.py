"""Ten thousand failed allocations: each ends in MemoryError or does not matter, and none in a crash."""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

PROGRAM = pathlib.Path(__file__).with_name("no_memory.py")
FUNCTIONS = ("objects", "texts", "generators", "exceptions", "closures", "coroutines", "matching", "deep")
# Allocations that fail in a row. 3 to 6 are left out: CPython itself ends some of them in a SystemError; and 7, since
# a speculated expression whose result gets no memory is computed again, which uses one failure more.
LENGTHS = (1, 2, 9, 10 ** 6)
STARTS = 1200


class NoMemory(sandbox.CommandTest):
    def test_failed_allocations(self):
        failures = 0
        for mode in ("default", "debug"):
            self.build(PROGRAM, "-o", f"{mode}.bin", *(("--debug-mode",) if mode == "debug" else ()))
            for function in FUNCTIONS:
                for length in LENGTHS:
                    with self.subTest(mode=mode, function=function, length=length):
                        done = self.run_command([self.work / f"{mode}.bin", function, str(STARTS), str(length)])
                        self.assertEqual(done.returncode, 0, done.stderr)
                        # Closing a generator may fail too, where only sys.unraisablehook can tell.
                        self.assertEqual([line for line in done.stderr.splitlines() if not re.match(
                            r" |Exception ignored (in|on building sys.unraisablehook arguments): |Traceback \(most recent|MemoryError(: )?$", line)], [])
                        found = re.fullmatch(r"injected (\d+)\n", done.stdout)
                        self.assertTrue(found, done.stdout)
                        failures += int(found[1])
                        self.assertGreater(int(found[1]), 5)
        print(f"{failures} MemoryErrors from {2 * len(FUNCTIONS) * len(LENGTHS) * STARTS} runs")
        self.assertGreater(failures, 10000)


if __name__ == "__main__":
    sandbox.main()
