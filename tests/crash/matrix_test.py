"""Each signal in each place: the report shows the right stack, the process dies of the signal, none hangs."""

import json
import pathlib
import re
import resource
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

PROGRAM = pathlib.Path(__file__).with_name("ways_to_die.py")
SIGNALS = ("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGABRT")
PLACES = ("main", "thread", "callback", "c_callback", "generator", "asyncio", "gc", "gc_clear",
          "deep_recursion", "corrupted", "exception", "nested_thread_pool", "busy_threads", "class_body")
FRAME = re.compile(r'  File "(.*)", line (\d+), in (.*?)(  \[interpreted\])?$')
LONG = 60 + 1 + 20  # frames of a stack that are printed when it is longer


class Matrix(sandbox.CommandTest):
    def setUp(self):
        super().setUp()
        for name in ("default", "debug"):
            options = ("--debug-mode",) if name == "debug" else ()
            self.build(PROGRAM, "-o", f"{name}.bin", *options)

    def die(self, mode, *arguments, env=None, timeout=60):
        done = self.run_command([self.work / f"{mode}.bin", *arguments], timeout=timeout, env=env or {},
                                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        stack = []
        for line in done.stdout.splitlines():
            if line == "end":
                break
            file, number, name = line.split(":")
            stack.append((file, int(number), name))
        self.assertNotIn("survived", done.stdout, done.stderr)
        return done, stack

    def crashed_stack(self, report):
        """Frames of the crashed thread, the first being die()."""
        part = report.partition("Python stack of the crashed thread")[2].split("\n\n")[0]
        frames = [(m[1], int(m[2]), m[3]) for m in map(FRAME.match, part.splitlines()) if m]
        while frames and frames[0][2] != "die":
            frames.pop(0)
        return frames

    def check_native(self, report):
        part = report.partition("Native stack of the crashed thread")[2].split("\n\n")[0]
        symbols = [line.split(" ", 4)[-1] for line in part.splitlines()[1:]]
        self.assertGreater(len(symbols), 5, report)
        return part

    def check(self, mode, name, place, *options):
        done, expected = self.die(mode, name, place, *options, env={"VITRINE_CRASH": "report"})
        number = getattr(signal, name.removeprefix("sent"))
        self.assertEqual(done.returncode, -number, done.stderr)
        report = done.stderr
        self.assertIn(f"vitrine: died of {number.name}, ", report)
        self.assertEqual((self.work / "report").read_text(), report[report.index("\nvitrine:"):])
        self.assertIn("--core core", report)
        frames = self.crashed_stack(report)
        if len(expected) < LONG:
            self.assertEqual(frames, expected, report)
        else:
            self.assertEqual(frames[:50] + frames[-20:], expected[:50] + expected[-20:])
            self.assertRegex(report, r"\n  \.\.\. \d+ more frames\n")
        self.assertIn(f"text = 'of {name}'", report)
        native = self.check_native(report)
        for function in {frame[2] for frame in expected if frame[0] == str(PROGRAM)}:
            if len(expected) < LONG and "<" not in function:
                self.assertIn(f"ways_to_die.{function} +", native)
        data = json.loads((self.work / "report.json").read_text())
        self.assertEqual(data["signal"]["number"], number)
        crashed = [thread for thread in data["threads"] if thread["crashed"]]
        self.assertEqual(len(crashed), 1)
        listed = [(f["file"], f["line"], f["function"]) for f in crashed[0]["frames"]]
        while listed[0][2] != "die":
            listed.pop(0)
        if len(expected) < 1900:
            self.assertEqual(listed, expected)
        self.assertEqual(crashed[0]["holds_gil"], "nogil" not in options)
        return report, data

    def test_every_signal_in_every_place(self):
        for mode in ("default", "debug"):
            for name in SIGNALS:
                for place in PLACES:
                    with self.subTest(mode=mode, signal=name, place=place):
                        self.check(mode, name, place)

    def test_without_the_gil(self):
        for name in ("SIGSEGV", "SIGFPE", "SIGILL", "SIGABRT"):
            for place in ("main", "thread", "busy_threads", "generator"):
                with self.subTest(signal=name, place=place):
                    self.check("default", name, place, "nogil")

    def test_sent_signals(self):
        for name in SIGNALS:
            with self.subTest(signal=name):
                self.check("default", "sent" + name, "main")

    def test_stack_overflow(self):
        for options in ((), ("nogil",)):
            for place in ("main", "thread"):
                with self.subTest(place=place, options=options):
                    done, expected = self.die("default", "overflow", place, *options)
                    self.assertEqual(done.returncode, -signal.SIGSEGV)
                    self.assertIn("died of SIGSEGV, stack overflow writing address 0x", done.stderr)
                    self.assertEqual(self.crashed_stack(done.stderr), expected, done.stderr)

    def test_details(self):
        report, data = self.check("default", "SIGSEGV", "exception")
        self.assertIn("Exception being handled: KeyError: 'missing'\n", report)
        self.assertIn("segmentation fault reading address 0x0, in thread ", report)
        report, data = self.check("default", "SIGSEGV", "corrupted")
        self.assertRegex(report, r"victim = <damaged object at 0x[0-9a-f]+>\n      number = 123456789\n")
        report, data = self.check("default", "SIGSEGV", "thread")
        main = next(thread for thread in data["threads"] if thread["main"])
        self.assertIn("in_thread", [frame["function"] for frame in main["frames"]])
        self.assertRegex(report, r"Python stack of thread \d+, most recent call first:")

    def test_faulthandler_and_report(self):
        report, _ = self.check("default", "SIGSEGV", "main", "faulthandler")
        self.assertLess(report.index("Fatal Python error: Segmentation fault"),
                        report.index("vitrine: died of SIGSEGV"))
        done, _ = self.die("default", "overflow", "thread", "faulthandler")
        self.assertIn("died of SIGSEGV", done.stderr)

    def test_two_threads_at_once_and_foreign_threads(self):
        for _ in range(5):
            done, _ = self.die("default", "SIGSEGV", "two_threads", "nogil")
            self.assertEqual(done.returncode, -signal.SIGSEGV)
            self.assertEqual(done.stderr.count("died of SIGSEGV"), 1)
        done, _ = self.die("default", "SIGILL", "foreign_thread")
        self.assertEqual(done.returncode, -signal.SIGILL)
        self.assertIn("The crashed thread is none of Python's.", done.stderr)
        self.assertIn("in in_foreign_thread", done.stderr)
        done, expected = self.die("default", "SIGSEGV", "fork")
        self.assertEqual(self.crashed_stack(done.stderr), expected)

    def test_switched_off(self):
        done, _ = self.die("default", "SIGSEGV", "main", env={"VITRINE_CRASH": "0"})
        self.assertEqual((done.returncode, done.stderr), (-signal.SIGSEGV, ""))

    def test_core_is_of_the_fault(self):
        """The core is written as if no handler had been there."""
        if pathlib.Path("/proc/sys/kernel/core_pattern").read_text().strip() != "core":
            self.skipTest("cores do not go to the current folder")
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        if hard == 0:
            self.skipTest("no cores allowed")
        for name in SIGNALS:
            with self.subTest(signal=name):
                done = self.run_command([self.work / "default.bin", name, "main"],
                                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (hard, hard)))
                self.assertIn("\nCore: core\n", done.stderr)
                core = self.work / "core"
                self.assertTrue(core.read_bytes()[:4] == b"\x7fELF")
                core.unlink()


if __name__ == "__main__":
    sandbox.main()
