"""Reports of unhandled exceptions: their contents, and that nothing else changes when they are on."""

import json
import os
import pathlib
import pty
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

CHAIN = """\
    import threading, time

    class Point:
        def __init__(self, x): self.x = x
        def __repr__(self): return f"Point({self.x})"

    class Bad:
        def __repr__(self): raise OSError("no repr")

    def inner(point, items):
        bad, huge, later = Bad(), 10 ** 5000, None
        try:
            {}["k"]
        except KeyError as error:
            raise ValueError('bad "thing" \\u20ac') from error
        never = 1

    def outer():
        data = {"numbers": list(range(100)), 1: "t" * 1000}
        inner(Point(3), data)

    stop = threading.Event()
    threading.Thread(target=stop.wait, name="sleeper", daemon=True).start()
    limit = 5
    outer()
    """
# Programs whose stderr has to stay what CPython writes.
OTHERS = {
    "syntax": "import time\n1/0\n",
    "group": "raise ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [TypeError('t'), OSError(2)])])\n",
    "hook": "import sys\nsys.excepthook = lambda *a: print('hook', a[1], file=sys.stderr)\n1/0\n",
    "bad_hook": "import sys\ndef h(*a): raise TypeError('in hook')\nsys.excepthook = h\n1/0\n",
    "no_hook": "import sys\ndel sys.excepthook\n1/0\n",
    "exit": "raise SystemExit('bye')\n",
    "exit_code": "import sys\nsys.exit(7)\n",
    "interrupt": "raise KeyboardInterrupt\n",
    "recursion": "def f(n):\n    return f(n + 1)\nf(0)\n",
    "notes": "e = ValueError('x')\ne.add_note('a note')\nraise e\n",
    "suppressed": "try:\n    1/0\nexcept ZeroDivisionError:\n    raise KeyError('x') from None\n",
    "unraisable": "class C:\n    def __del__(self): 1/0\nC()\nraise ValueError\n",
    "thread": "import threading\ndef f(a):\n    return a / 0\nt = threading.Thread(target=f, args=(3,), name='T')\n"
              "t.start()\nt.join()\nprint('on')\n",
    "thread_hook": "import threading\nthreading.excepthook = lambda a: print('mine', a.exc_value)\n"
                   "t = threading.Thread(target=lambda: 1/0)\nt.start()\nt.join()\n",
    "odd_str": "class E(Exception):\n    def __str__(self): raise OSError\nraise E\n",
    "stderr_gone": "import sys, io\nsys.stderr = io.StringIO()\n1/0\n",
    "stderr_none": "import sys\nsys.stderr = None\n1/0\n",
    "surrogates": "x = '\\udc80'\nraise ValueError(x)\n",
    "own_locals": "class L(dict):\n    def __missing__(self, k): raise OSError\nexec('def f():\\n a = 1\\n 1/0\\nf()', L())\n",
    "nested_loop": "a = []\na.append(a)\nb = {}\nb['b'] = b\nraise ValueError(a)\n",
}


def without_addresses(text):
    return re.sub(r"0x[0-9a-f]+", "0x", text)


def without_numbers(text):
    """Nor those of threads."""
    return re.sub(r"\b\d{4,}\b", "", without_addresses(text))


class Unhandled(sandbox.CommandTest):
    def program(self, name, text, *options):
        self.write(f"{name}.py", text)
        self.build(f"{name}.py", "-o", f"{name}.bin", *options)

    def both(self, name, **env):
        """What python3 and the program say."""
        expected = self.python(f"{name}.py")
        done = self.run_command([self.work / f"{name}.bin"], env=env)
        self.assertEqual(done.returncode, expected.returncode, done.stderr)
        self.assertEqual(done.stdout, expected.stdout)
        return without_addresses(expected.stderr), without_addresses(done.stderr)

    def check_chain(self, data):
        self.assertEqual((data["vitrine_report"], data["kind"], data["thread_name"]),
                         (1, "exception", "MainThread"))
        self.assertRegex(data["build_id"], "^[0-9a-f]{40}$")
        self.assertEqual(data["program"], str(self.work / "chain.bin"))
        error, cause = data["exceptions"]
        self.assertEqual((error["type"], error["message"], error["relation"]),
                         ("ValueError", 'bad "thing" \u20ac', None))
        self.assertEqual((cause["type"], cause["message"], cause["relation"]), ("KeyError", "'k'", "cause"))
        inner, outer, module = error["frames"]
        self.assertEqual([(f["function"], f["line"], f["native"], f["source"]) for f in error["frames"]],
                         [("inner", 15, True, "raise ValueError('bad \"thing\" \\u20ac') from error"),
                          ("outer", 20, True, "inner(Point(3), data)"), ("<module>", 25, True, "outer()")])
        values = inner["locals"]
        self.assertEqual((values["point"], values["later"], values["never"]), ("Point(3)", "None", "<unbound>"))
        self.assertRegex(values["bad"], "^<Bad object at 0x[0-9a-f]+, its repr raised OSError>$")
        self.assertEqual(values["huge"], "<int of 16610 bits>")
        self.assertTrue(values["items"].startswith("{'numbers': [0, 1, 2, 3, 4, 5, ...] (length 100), 1: 'tttt"))
        self.assertIn("(length 1000)", values["items"])
        self.assertEqual((module["locals"]["limit"], "Point" in module["locals"]), ("5", False))
        self.assertEqual([f["function"] for f in cause["frames"]], ["inner"])
        (thread,) = data["threads"]
        self.assertEqual(thread["name"], "sleeper")
        self.assertIn("Event.wait", [f["function"] for f in thread["frames"]])

    def test_contents(self):
        for mode in ("--crash-report",), ("--debug-mode", "--crash-report"):
            self.program("chain", CHAIN, *mode)
            expected, said = self.both("chain")
            self.assertTrue(said.startswith(expected), said)
            for line in ("vitrine: unhandled ValueError in thread ", "Caused by KeyError: 'k'\n",
                         "      point = Point(3)\n", "      never = <unbound>\n", "      limit = 5\n",
                         "(sleeper), most recent call first:\n"):
                self.assertIn(line, said[len(expected):])
            self.assertEqual(*self.both("chain", VITRINE_CRASH="report-%p"))
            (text,) = (p for p in self.work.glob("report-*") if p.suffix != ".json")
            self.assertEqual(without_numbers(text.read_text()), without_numbers(said[len(expected):]))
            self.check_chain(json.loads(pathlib.Path(f"{text}.json").read_text()))
            for file in self.work.glob("report-*"):
                file.unlink()
            self.assertEqual(*self.both("chain", VITRINE_CRASH="only.json"))
            self.check_chain(json.loads((self.work / "only.json").read_text()))
            self.assertFalse((self.work / "only").exists())
            self.assertEqual(*self.both("chain", VITRINE_CRASH="0"))

    def test_cpythons_own_output_stays(self):
        reported = set(OTHERS) - {"exit", "exit_code", "interrupt", "thread_hook"}
        for name, text in OTHERS.items():
            with self.subTest(name):
                self.program(name, text)
                self.assertEqual(*self.both(name))
                self.assertEqual(*self.both(name, VITRINE_CRASH="report"))
                file = self.work / "report.json"
                self.assertEqual(file.exists(), name in reported)
                if file.exists():
                    data = json.loads(file.read_text())
                    self.assertTrue(data["exceptions"][0]["frames"])
                    file.unlink()
                expected, said = self.both(name, VITRINE_CRASH="1")
                self.assertTrue(said.startswith(expected))
                self.assertEqual("vitrine: unhandled " in said, name in reported)

    def test_forms(self):
        for name in ("group", "recursion", "notes", "suppressed", "thread", "surrogates"):
            self.program(name, OTHERS[name])
        data = {}
        for name in ("group", "recursion", "notes", "suppressed", "thread"):
            self.both(name, VITRINE_CRASH=f"{name}.json")
            data[name] = json.loads((self.work / f"{name}.json").read_text())
        first, second = data["group"]["exceptions"][0]["group"]
        self.assertEqual(first[0]["type"], "ValueError")
        self.assertEqual([e[0]["type"] for e in second[0]["group"]], ["TypeError", "OSError"])
        frames = data["recursion"]["exceptions"][0]["frames"]
        self.assertEqual((len(frames), frames[60]), (81, {"left_out": 1000 - 80}))
        self.assertEqual(data["notes"]["exceptions"][0]["notes"], ["a note"])
        self.assertEqual(len(data["suppressed"]["exceptions"]), 1)
        self.assertEqual((data["thread"]["thread_name"], data["thread"]["exceptions"][0]["frames"][0]["locals"]),
                         ("T", {"a": "3"}))
        expected, said = self.both("surrogates", VITRINE_CRASH="1")
        self.assertIn("x = '\\udc80'\n", said[len(expected):])

    def test_debug_mode_reports_to_terminals_only(self):
        for options, wanted in ((("--debug-mode",), True), ((), False),
                                (("--debug-mode", "--no-crash-report"), False)):
            self.program("plain", "x = 3\n1/0\n", *options)
            self.assertEqual(*self.both("plain"))
            with self.subTest(options=options):
                self.assertEqual("vitrine: unhandled ZeroDivisionError" in self.on_terminal("plain.bin"), wanted)

    def on_terminal(self, name):
        controller, terminal = pty.openpty()
        process = subprocess.Popen([self.work / name], stdin=terminal, stdout=terminal, stderr=terminal,
                                   env=self.env, cwd=self.work)
        os.close(terminal)
        said = b""
        try:
            while data := os.read(controller, 4096):
                said += data
        except OSError:
            pass  # the other end is closed
        os.close(controller)
        self.assertEqual(process.wait(60), 1)
        return said.decode()

    def test_tracing_does_not_see_the_report(self):
        self.program("traced", """\
            import sys
            lines = []
            sys.settrace(lambda f, e, a: lines.append(f.f_code.co_filename))
            class Loud:
                def __repr__(self): return 'loud'
            def f():
                loud = Loud()
                1/0
            import atexit
            atexit.register(lambda: print(len(lines)))
            f()
            """)
        self.assertEqual(*self.both("traced", VITRINE_CRASH="report"))


if __name__ == "__main__":
    sandbox.main()
