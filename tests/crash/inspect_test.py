"""vitrine inspect reads from a core file the stack that the program had, and from reports what they say."""

import html.parser
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

PROGRAM = pathlib.Path(__file__).with_name("ways_to_die.py")
SIGNALS = ("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGABRT")
PLACES = ("main", "thread", "callback", "c_callback", "generator", "asyncio", "gc", "gc_clear", "deep_recursion",
          "corrupted", "exception", "nested_thread_pool", "busy_threads", "class_body")
CASES = [(name, place) for name in SIGNALS for place in PLACES]
CASES += [(name, "busy_threads", "nogil") for name in SIGNALS if name != "SIGBUS"]


def can_leave_cores():
    pattern = pathlib.Path("/proc/sys/kernel/core_pattern").read_text().strip()
    return pattern == "core" and resource.getrlimit(resource.RLIMIT_CORE)[1] != 0


class Inspect(sandbox.CommandTest):
    def setUp(self):
        super().setUp()
        self.build(PROGRAM, "-o", "app.bin", "--debug-mode")

    def die(self, *arguments, program="app.bin", env=None):
        """Runs to death; returns what the program said of its stack."""
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        (self.work / "core").unlink(missing_ok=True)
        done = self.run_command([self.work / program, *arguments], env=env or {},
                                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (hard, hard)))
        self.assertLess(done.returncode, 0)
        stack = []
        for line in done.stdout.split("end\n")[0].splitlines():
            file, number, name = line.split(":")
            stack.append((file, int(number), name))
        return stack

    def inspect(self, *arguments):
        done = self.vitrine("inspect", *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def stack(self, data):
        crashed = data["threads"][0]
        self.assertTrue(crashed["crashed"])
        frames = [(f["file"], f["line"], f["function"]) for f in crashed["frames"]]
        while frames[0][2] != "die":
            frames.pop(0)
        return frames

    def test_cores(self):
        if not can_leave_cores():
            self.skipTest("cores do not go to the current folder")
        for name, place, *options in CASES:
            with self.subTest(signal=name, place=place, options=options):
                expected = self.die(name, place, *options, env={"VITRINE_CRASH": "report"})
                report = json.loads((self.work / "report.json").read_text())
                data = json.loads(self.inspect("--json", "core"))
                number = getattr(signal, name)
                self.assertEqual((data["signal"]["number"], data["signal"]["name"]), (number, name))
                self.assertEqual(self.stack(data)[:1900], expected[:1900])
                crashed = data["threads"][0]
                self.assertGreaterEqual(crashed["frame_count"], len(expected))
                self.assertEqual(crashed["holds_gil"], not options)
                died = next(f for f in crashed["frames"] if f["function"] == "die")
                self.assertEqual(died["locals"], {"text": f"'of {name}'"})
                self.assert_same_variables(report, data)
                if place == "thread":
                    main = next(t for t in data["threads"] if t["main"])
                    self.assertIn("in_thread", [f["function"] for f in main["frames"]])
                if place == "exception":
                    self.assertEqual([(e["state"], e["text"]) for e in crashed["exceptions"]],
                                     [("handled", "KeyError('missing')")])
                if place == "corrupted":
                    victim = next(f for f in crashed["frames"] if f["function"] == "corrupted")
                    self.assertEqual(victim["locals"]["number"], "123456789")
                if place == "class_body":
                    body = next(f for f in report["threads"][0]["frames"] if f["function"].endswith(".Body"))
                    self.assertEqual(body["locals"], {"x": "1"})
                self.check_tasks(report, data, place)

    def assert_same_variables(self, report, data):
        """Report and core name the same variables of the crashed thread, in functions, classes and modules."""
        def names(frames):
            return [(f["function"], list(f.get("locals", ()))) for f in frames[:200]]
        crashed = next(t for t in report["threads"] if t["crashed"])
        self.assertEqual(names(crashed["frames"]), names(data["threads"][0]["frames"]))
        if crashed["frames"][-1]["function"] == "<module>":
            self.assertEqual(crashed["frames"][-1]["locals"]["PLACE"], data["threads"][0]["frames"][-1]["locals"]["PLACE"])
            self.assertNotIn("in_main", crashed["frames"][-1]["locals"])

    def check_tasks(self, report, data, place):
        def tasks(report):
            return sorted((t["name"], t["state"], t["awaits"].rsplit(".")[-1],
                           [(f["function"], f["line"], list(f["locals"])) for f in t["frames"]]) for t in report["tasks"])
        if place != "asyncio":
            self.assertEqual((report["tasks"], data.get("tasks", [])), ([], []))
            return
        self.assertEqual(tasks(report), tasks(data))
        self.assertEqual([(name, state) for name, state, *_ in tasks(report)],
                         [("Task-1", "waiting"), ("Task-2", "running"), ("Task-3", "waiting")])
        names = [f["function"] for t in data["tasks"] for f in t["frames"]]
        self.assertEqual(sorted(names), ["in_asyncio.<locals>.leaf", "in_asyncio.<locals>.task", "sleep"])

    def test_stripped_moved_and_wrong_programs(self):
        if not can_leave_cores():
            self.skipTest("cores do not go to the current folder")
        shutil.copy(self.work / "app.bin", self.work / "stripped.bin")
        self.run_command(["strip", "stripped.bin"])
        expected = self.die("SIGSEGV", "generator", program="stripped.bin")
        self.assertEqual(self.stack(json.loads(self.inspect("--json", "core"))), expected)
        os.rename(self.work / "stripped.bin", self.work / "elsewhere.bin")
        done = self.vitrine("inspect", "core")
        self.assertEqual(done.returncode, 2)
        self.assertIn("found no program for this core: cannot read ", done.stderr)
        self.assertEqual(self.stack(json.loads(self.inspect("--json", "core", "elsewhere.bin"))), expected)
        self.write("other.py", "x = 1\n")
        self.build("other.py", "-o", "other.bin")
        done = self.vitrine("inspect", "core", "other.bin")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, "other.bin has build id [0-9a-f]{40}, expected [0-9a-f]{40}")

    def python_symbols(self, data):
        """Functions of the program on the native stack, innermost first."""
        self.assertNotIn("native_problem", data)
        names = [frame["symbol"].split(" + ")[0] for frame in data["native_stack"]]
        return [name for name in names if name.startswith(("ways_to_die.", "__main__."))]

    def test_native_frames(self):
        if not can_leave_cores():
            self.skipTest("cores do not go to the current folder")
        if not (sandbox.VITRINE.parents[1] / "lib/vitrine/libvitrine_core_stack.so").exists():
            self.skipTest("built without liblldb")
        for mode in ((), ("--debug-mode",)):
            with self.subTest(mode=mode):
                self.build(PROGRAM, "-o", "app.bin", *mode)
                self.die("SIGABRT", "generator", env={"VITRINE_CRASH": "report"})
                said = self.python_symbols(json.loads((self.work / "report.json").read_text()))
                self.assertEqual(said[0], "ways_to_die.die")
                self.assertEqual(said[-1], "ways_to_die.<module>")
                data = json.loads(self.inspect("--json", "core"))
                self.assertEqual(self.python_symbols(data), said)
                lines = {frame["symbol"].split(" + ")[0]: (frame.get("file"), frame.get("line")) for frame in data["native_stack"]}
                self.assertEqual(lines["ways_to_die.die"], (PROGRAM.name, 56))
                self.assertRegex(self.inspect("core"), r" abort \+ 0x\w+ \(libc.so.6\)")

        # On another machine: stripped, at another place, the debug file found by its build id.
        done = self.run_command(["readelf", "-n", "app.bin"])
        build_id = done.stdout.split("Build ID: ")[1].split()[0]
        folder = self.work / "symbols/.build-id" / build_id[:2]
        folder.mkdir(parents=True)
        self.run_command(["objcopy", "--only-keep-debug", "app.bin", folder / (build_id[2:] + ".debug")])
        shutil.copy(self.work / "app.bin", self.work / "stripped.bin")
        self.run_command(["strip", "stripped.bin"])
        self.die("SIGABRT", "generator", program="stripped.bin")
        os.rename(self.work / "stripped.bin", self.work / "elsewhere.bin")
        data = json.loads(self.inspect("--json", "--debug-folder", "symbols", "core", "elsewhere.bin"))
        self.assertEqual(self.python_symbols(data), said)
        self.assertEqual([frame["line"] for frame in data["native_stack"] if frame.get("file") == PROGRAM.name][0], 56)
        # Without it: what memory says of Python's functions.
        names = self.python_symbols(json.loads(self.inspect("--json", "core", "elsewhere.bin")))
        self.assertEqual(names, [name.replace("ways_to_die.", "__main__.") for name in said])
        # Machine code without tables: said, not guessed.
        self.die("SIGSEGV", "main")
        data = json.loads(self.inspect("--json", "core"))
        self.assertIn("this code is in no file", data["native_problem"])

    def test_source_of_the_program(self):
        """What was compiled is shown, and not what the file says now, if it is still there."""
        if not can_leave_cores():
            self.skipTest("cores do not go to the current folder")
        for mode in ((), ("--debug-mode",)):
            with self.subTest(mode=mode):
                text = 'import os\n\n\ndef end(why):\n    print("end")\n    os.abort()  # compiled\n\n\nend("of it")\n'
                source = self.write("ends.py", text)
                self.build("ends.py", "-o", "ends.bin", *mode)
                source.write_text(text.replace("compiled", "changed"))
                self.die(program="ends.bin")
                changed = self.inspect("core")
                self.assertIn("  ->     6      os.abort()  # compiled\n", changed)
                self.assertNotIn("# changed", changed)
                source.unlink()
                self.assertEqual(self.inspect("core"), changed)
                frame = json.loads(self.inspect("--json", "core"))["threads"][0]["frames"][0]
                self.assertEqual((frame["source"], frame["around"]["first"]), ("os.abort()  # compiled", 4))

    def test_damaged_cores(self):
        """Whatever is in the file: a page or an error, within bounds."""
        if not can_leave_cores():
            self.skipTest("cores do not go to the current folder")
        self.die("SIGSEGV", "main")
        whole = self.work / "core"
        size = os.stat(whole).st_size
        chance = random.Random(4)
        for cut in (0, 10, 64, 1000, 4096, 100_000, size // 100):
            with open(whole, "rb") as source:
                (self.work / "cut").write_bytes(source.read(cut))
            self.assertIn(self.vitrine("inspect", "cut").returncode, (0, 2))
        original = bytearray()
        with open(whole, "rb") as source:
            original = bytearray(source.read(20000))
        for _ in range(15):
            changed = bytearray(original)
            for _ in range(chance.choice((1, 5, 50))):
                changed[chance.randrange(64, len(changed))] = chance.randrange(256)
            with open(whole, "r+b") as file:
                file.write(changed)
            done = self.vitrine("inspect", "core", timeout=60)
            self.assertIn(done.returncode, (0, 2), done.stderr)

    def test_reports(self):
        self.die("SIGSEGV", "main", env={"VITRINE_CRASH": "report"})
        text = self.inspect("report.json")
        for part in ("Died of SIGSEGV, segmentation fault reading address 0x0\n", "text = 'of SIGSEGV'\n",
                     "Likely cause: C code used a NULL pointer, called in die (", "Native stack of the crashed thread\n",
                     "  ->    56      say_where(); KILL()  # noqa: E702\n", "the main thread, holds the GIL\n"):
            self.assertIn(part, text)
        self.write("raises.py", """\
            def f(name):
                return {}[name]
            try:
                f("<b>")
            except KeyError as e:
                raise ValueError("bad") from e
            """)
        self.build("raises.py", "-o", "raises.bin")
        self.run_command([self.work / "raises.bin"], env={"VITRINE_CRASH": "raised"})
        text = self.inspect("raised.json")
        for part in ("Unhandled ValueError\n", "ValueError was raised in <module> (", "it began with KeyError ('<b>').",
                     "Caused by KeyError: '<b>'\n", "name = '<b>'\n"):
            self.assertIn(part, text)
        page = self.inspect("--html", "raised.json")
        self.assertIn("Caused by KeyError: '&lt;b&gt;'", page)
        self.assertNotIn("'<b>'", page)
        html.parser.HTMLParser().feed(page)
        self.assertEqual(json.loads(self.inspect("--json", "raised.json"))["kind"], "exception")

    def test_errors(self):
        self.write("not.json", "{}")
        self.write("odd.json", '{"vitrine_report": 1, "kind": "exception", "exceptions": [3]}')
        self.write("new.json", '{"vitrine_report": 2}')
        for arguments, message in (((), "found 0 files"), (("missing",), "found neither a core file nor a report"),
                                   (("not.json",), "found neither"), (("new.json",), "report format 2, expected 1"),
                                   (("odd.json",), "does not have the form"), (("--what",), "unknown option --what"),
                                   (("app.bin",), "found no core file of x86-64, expected one")):
            done = self.vitrine("inspect", *arguments)
            self.assertEqual((done.returncode, done.stdout), (2, ""))
            self.assertIn(message, done.stderr)


if __name__ == "__main__":
    sandbox.main()
