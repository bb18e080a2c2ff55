"""vitrine debug --post-mortem stops where an exception ends the program and shows its frames with locals."""

import pathlib
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402


class PostMortem(sandbox.CommandTest):
    def debug(self, text):
        self.write("app.py", text)
        self.build("app.py", "-o", "app.bin")
        return self.vitrine("debug", "--post-mortem", "--batch", "./app.bin").stdout

    def test_exception(self):
        said = self.debug("""\
            def f(wanted):
                number = 2
                raise ValueError(wanted * number)
            f("word")
            """)
        for part in ("stop reason = breakpoint 1.1", "ValueError: wordword\n", "f at app.py:3 ", "wanted = 'word'\n",
                     "number = 2\n"):
            self.assertIn(part, said)

    def test_good_end(self):
        said = self.debug("x = 1\n")
        self.assertIn("exited with status = 0", said)
        self.assertNotIn("stop reason = breakpoint", said)


if __name__ == "__main__":
    if not shutil.which("lldb-22"):
        print("skipped: no lldb-22")
        sys.exit(77)
    sandbox.main()
