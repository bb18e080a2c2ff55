"""--run, and what an interruption leaves behind: nothing."""

import os
import pathlib
import pty
import signal
import subprocess
import time

import sandbox


class Run(sandbox.CommandTest):
    def setUp(self):
        super().setUp()
        self.write("app.py", """\
            import sys
            print('arguments', sys.argv[1:], flush=True)
            print('errors', file=sys.stderr)
            data = sys.stdin.read()
            sys.exit(len(data) or len(sys.argv))
            """)

    def test_arguments_streams_and_exit_code(self):
        for cached in (True, False):
            done = self.vitrine("--run", "app.py", *(() if cached else ("--no-cache",)),
                                "--", "--verbose", "-x", "", "a b", "--")
            expected = self.python("app.py", "--verbose", "-x", "", "a b", "--")
            self.assertEqual((done.returncode, done.stdout, done.stderr),
                             (expected.returncode, expected.stdout, expected.stderr))
            self.assert_no_leftovers()
        self.assertEqual(sorted(os.listdir(self.work)), ["app.py"])

    def test_stdin_is_the_programs(self):
        done = self.vitrine("--run", "app.py", stdin=None, input="12345")
        self.assertEqual(done.returncode, 5)

    def test_output_file_is_kept(self):
        self.vitrine("--run", "-o", "tool", "app.py")
        self.assertTrue(os.access(self.work / "tool", os.X_OK))

    def test_process_is_the_program(self):
        """As after exec: the same process id, and signals arrive as they would under python3."""
        self.write("app.py", """\
            import os, signal
            print(os.getpid(), signal.getsignal(signal.SIGPIPE), signal.pthread_sigmask(0, []))
            """)
        with subprocess.Popen([sandbox.VITRINE, "--run", "app.py"], cwd=self.work, env=self.env,
                              stdout=subprocess.PIPE, text=True) as child:
            output = child.communicate(timeout=120)[0]
        expected = self.python("app.py").stdout.split(" ", 1)[1]
        self.assertEqual(output, f"{child.pid} {expected}")

    def test_killed_program(self):
        self.write("app.py", "import os\nos.kill(os.getpid(), 9)\n")
        self.assertEqual(self.vitrine("--run", "app.py").returncode, -9)


class Interrupted(sandbox.CommandTest):
    SLOW = """\
        #!/bin/sh
        case "$*" in *--version*) exec g++ --version;; esac
        touch "$STARTED"
        sleep 60
        exec g++ "$@"
        """

    def start(self, *arguments):
        """Starts a build whose compiler hangs; returns once that is under way."""
        self.write("app.py", "def f():\n    pass\n")
        compiler = self.write("slow-g++", self.SLOW, mode=0o755)
        started = self.root / "started"
        env = {**self.env, "STARTED": str(started)}
        child = subprocess.Popen([sandbox.VITRINE, "--cxx", compiler, *arguments, "app.py"],
                                 cwd=self.work, env=env, stderr=subprocess.PIPE, text=True)
        self.addCleanup(child.stderr.close)
        deadline = time.monotonic() + 60
        while not started.exists():
            self.assertIsNone(child.poll(), "ended too early")
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.01)
        return child

    def running(self):
        """Command lines of the processes that work in our temporary folder."""
        out = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                folder = os.readlink(process / "cwd")
                if folder.startswith(str(self.temporary)):
                    out.append((process / "cmdline").read_text())
            except OSError:
                pass
        return out

    def test_nothing_is_left(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number):
                (self.root / "started").unlink(missing_ok=True)
                child = self.start()
                self.assertTrue(self.running())
                child.send_signal(number)
                self.assertEqual(child.wait(10), 130)
                self.assertEqual(child.stderr.read(), "")
                deadline = time.monotonic() + 10  # the compiler's own children take a moment
                while self.running() and time.monotonic() < deadline:
                    time.sleep(0.01)
                self.assertEqual(self.running(), [])
                self.assert_no_leftovers()
                self.assertFalse((self.work / "app.bin").exists())

    def test_a_later_build_is_not_misled(self):
        child = self.start()
        child.kill()  # without any chance to clean up
        child.wait()
        report = self.report("app.py")
        self.assertEqual(report["units_compiled"], report["units"])

    def test_any_moment(self):
        """Interrupts real builds at many moments: either nothing or a whole program is there."""
        self.write("app.py", "def f():\n    pass\nprint('whole')\n")
        self.build("-o", "expected", "app.py")
        expected = (self.work / "expected").read_bytes()
        delay = 0.0
        finished = 0
        while finished < 2 and delay < 5:
            env = {**self.env, "XDG_CACHE_HOME": str(self.root / f"cache-{delay}")}
            child = subprocess.Popen([sandbox.VITRINE, sandbox.JOBS, "app.py"], cwd=self.work,
                                     env=env, stderr=subprocess.PIPE, text=True)
            time.sleep(delay)
            child.send_signal(signal.SIGINT)
            errors = child.communicate(timeout=60)[1]
            # Before the first lines of main() the signal has its default effect.
            self.assertIn(child.returncode, (0, 130, -signal.SIGINT), errors)
            self.assertEqual(errors, "")
            self.assertEqual(sorted(os.listdir(self.temporary)), [])
            stray = [path for path in self.root.rglob("*.tmp") if path.is_file()]
            self.assertEqual(stray, [])
            output = self.work / "app.bin"
            if output.exists():
                self.assertEqual(output.read_bytes(), expected)
                output.unlink()
            finished += child.returncode == 0
            delay += 0.02

    def test_progress_on_a_terminal(self):
        """After a second a line is shown, and it is gone in the end."""
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        self.write("app.py", "def f():\n    pass\n")
        compiler = self.write("slow-g++", self.SLOW.replace("60", "2"), mode=0o755)
        env = {**self.env, "STARTED": str(self.root / "started"), "TERM": "xterm"}
        for extra, expected in (((), True), (("--quiet",), False)):
            done = subprocess.run([sandbox.VITRINE, "--no-cache", *extra, "--cxx", compiler, "app.py"],
                                  cwd=self.work, env=env, stderr=slave, timeout=120)
            self.assertEqual(done.returncode, 0)
            os.write(slave, b"end")
            said = ""
            while not said.endswith("end"):
                said += os.read(master, 65536).decode()
            self.assertEqual("compiling" in said, expected, said)
            self.assertTrue(said.endswith("\r\x1b[Kend") or not expected, said)
        os.close(slave)


if __name__ == "__main__":
    sandbox.main()
