"""vitrine debug --post-mortem stops where the exception that ended the program was raised, whatever was caught before."""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

# Exceptions of the same type, some from the same line, are caught before the raise that counts, and, by __exit__,
# between that raise and the program's end; the handler in between raises again.
MIXED = """\
    import os, sys
    def fail(number):
        raise ValueError("no " + str(number))
    def careful(number):
        try:
            fail(number)
        except ValueError:
            return number
    class Manager:
        def __enter__(self): return self
        def __exit__(self, *error):
            careful(99)
    def work(items):
        total = sum(careful(item) for item in items)
        with Manager():
            try:
                fail(total)
            except ValueError as error:
                total = -1
                raise
    hasattr(1, "nothing")
    child = os.fork()
    if child == 0: fail(1000)
    print("status", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    try:
        os.wait()
    except ChildProcessError:
        print("nobody to wait for", *sys.argv[1:])
    work([1, 2, 3])
    """
# Stored by another thread, which has ended, and raised again with many others handled in between.
STORED = """\
    import threading
    kept = []
    def other():
        marker = "in the thread"
        try:
            [][1]
        except IndexError as error:
            kept.append(error)
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    for number in range(200):
        try:
            {}[number]
        except KeyError:
            pass
    raise kept[0]
    """
HOT = """\
    def fail(number):
        raise ValueError(number)
    for number in range(1500):
        try:
            fail(number)
        except ValueError:
            if number == 1400:
                raise
    """
THREAD = """\
    import threading
    def job(number):
        local = number * 2
        return {}[local]
    thread = threading.Thread(target=job, args=(21,))
    thread.start()
    thread.join()
    """
CRASH = """\
    import ctypes
    def read(address):
        return ctypes.string_at(address)
    read(0)
    """
ENDED = "copy of the process where it was raised"


class PostMortem(sandbox.CommandTest):
    def debug(self, text, *options, mode=(), arguments=()):
        self.write("app.py", text)
        self.build("app.py", "-o", "app.bin", *mode)
        return self.vitrine("debug", "--post-mortem", *options, "--batch", "./app.bin", *arguments)

    def assert_parts(self, done, *parts):
        at = 0
        for part in parts:
            found = done.stdout.find(part, at)
            self.assertGreaterEqual(found, 0, f"{part!r} not in {done.stdout[at:]}\n{done.stderr}")
            at = found

    def test_where_it_was_raised(self):
        for mode in ((), ("--debug-mode",)):
            with self.subTest(mode=mode):
                done = self.debug(MIXED, "-o", "py eval number * 10", mode=mode, arguments=("a", "b c"))
                self.assertIn(f"vitrine debug: nobody handled ValueError; this is a {ENDED}\n", done.stderr)
                self.assertIn("ValueError: no 6\n", done.stderr)  # the program's own traceback
                self.assert_parts(
                    done, "status 1\nnobody to wait for a b c\n", "stop reason = one-shot breakpoint", "being raised:\n  ValueError: no 6\n",
                    "__main__.fail at app.py:3 [compiled]\n", "number = 6\n", "__main__.work at app.py:17 [compiled]\n",
                    "items = [1, 2, 3]\n", "total = 6\n", "error = <unbound>\n", "\n60\n")

    def test_variables_of_native_frames(self):
        done = self.debug(MIXED, "-o", "v", mode=("--debug-mode",))
        self.assert_parts(done, "(lldb) v\n(object) number = 6\n")

    def test_interpreted_and_raised_by_c(self):
        done = self.debug("""\
            code = "def f(x):\\n    y = x + 1\\n    return int('word')\\nf(4)"
            def run(text):
                exec(text)
            run(code)
            """)
        self.assert_parts(done, "ValueError: invalid literal for int() with base 10: 'word'", "f at <string>:3 [interpreted]\n",
                          "x = 4\n", "y = 5\n", "run at app.py:3 [compiled]")

    def test_stored(self):
        done = self.debug(STORED)
        self.assertIn(ENDED, done.stderr)
        self.assert_parts(done, "IndexError: list index out of range", "__main__.other at app.py:6 ", "marker = 'in the thread'\n")

    def test_many_raises(self):
        done = self.debug(HOT)
        self.assertIn("copy of the process at the end, since the moment of the raise was not kept", done.stderr)
        self.assert_parts(done, "ValueError: 1400\n", "__main__.fail at app.py:2 ", "number = 1400\n")
        done = self.debug(HOT, "--every-raise")
        self.assertIn(ENDED, done.stderr)
        self.assert_parts(done, "being raised:\n  ValueError: 1400\n", "__main__.fail at app.py:2 ", "number = 1400\n")

    def test_thread(self):
        done = self.debug(THREAD)
        self.assertIn("nobody handled KeyError", done.stderr)
        self.assert_parts(done, "being raised:\n  KeyError: 42\n", "__main__.job at app.py:4 ", "local = 42\n")

    def test_other_threads(self):
        """They have no native thread in the copy; their Python frames are there, and nobody else's are shown for them."""
        done = self.debug("""\
            import threading, time
            def spin(stop):
                mine = 5
                while not stop.is_set():
                    time.sleep(0.001)
            stop = threading.Event()
            other = threading.Thread(target=spin, args=(stop,))
            other.start()
            try:
                raise RuntimeError("main")
            finally:
                stop.set()
            """, "-o", "py bt --all --locals", "-o", "py threads")
        self.assert_parts(done, "(lldb) py bt --all --locals\n", "__main__.<module> at app.py:10 ",
                          ", which is not among the process's native threads:\n", "__main__.spin at app.py:", "mine = 5\n",
                          "(lldb) py threads\n", "MainThread [holds the GIL]  __main__.<module> at app.py:10", "Thread-1 (spin)  ")
        self.assertEqual(done.stdout.partition("(lldb) py threads")[2].count("__main__.<module>"), 1)

    def test_crash(self):
        done = self.debug(CRASH, "-o", "py eval address")
        self.assertIn("vitrine debug: SIGSEGV ended the program; this is a copy of the process where it crashed\n", done.stderr)
        self.assert_parts(done, "__main__.read at app.py:3 [compiled]\n", "address = 0\n", "__main__.<module> at app.py:4")
        self.assertIn("running Python code is not safe", done.stderr)

    def test_no_exception(self):
        for text, status in (("x = 1\n", 0), ("raise SystemExit(3)\n", 3)):
            done = self.debug(text)
            self.assertEqual((done.returncode, done.stdout), (status, ""))
            self.assertEqual(done.stderr, f"vitrine debug: no exception ended the program; its status is {status}\n")

    def test_options(self):
        for arguments, message in ((("--post-mortem", "--pid", "1"), "goes with neither --core nor --pid"),
                                   (("--every-raise", "x.py"), "--every-raise goes with --post-mortem")):
            done = self.vitrine("debug", *arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn(message, done.stderr)


if __name__ == "__main__":
    if not shutil.which("lldb-22"):
        print("skipped: no lldb-22")
        sys.exit(77)
    sandbox.main()
