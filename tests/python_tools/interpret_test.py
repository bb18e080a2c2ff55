"""VITRINE_INTERPRET keeps chosen functions of an unchanged binary interpreted."""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

PROGRAM = """\
    import shapes

    def twice(x):
        return x + x

    def items(n):
        for i in range(n):
            yield i

    for i in range(100):
        twice(i)
    for i in range(10):
        shapes.Point(i).norm()
        shapes.area(i)
    print(sum(items(1000)))
    """
SHAPES = """\
    class Point:
        def __init__(self, x):
            self.x = x

        def norm(self):
            return self.x * self.x

    def area(x):
        return x
    """


class Interpret(sandbox.CommandTest):
    def counts(self, *patterns):
        """Compiled calls and native generator resumptions."""
        done = self.run_command([self.work / "app.bin"],
                                env={"VITRINE_STATS": "1", "VITRINE_INTERPRET": ",".join(patterns)})
        self.assertEqual((done.returncode, done.stdout), (0, "499500\n"), done.stderr)
        return tuple(map(int, re.match(r"vitrine: (\d+) compiled calls, (\d+) generator",
                                       done.stderr).groups()))

    def test_patterns(self):
        self.write("app.py", PROGRAM)
        self.write("shapes.py", SHAPES)
        for mode in ((), ("--debug-mode",)):
            self.build("app.py", "-o", "app.bin", *mode)
            calls, resumptions = self.counts()
            self.assertGreaterEqual(resumptions, 1000)
            for patterns, kept in ((["twice"], 100), (["app.twice"], 100), (["__main__.twice"], 100),
                                   (["shapes.twice"], 0), (["Twice", "twic", "wice"], 0),
                                   (["shapes.Point.*"], 20), (["Point.*", "area"], 30),
                                   (["", "shapes.a*", ""], 10), (["[pP]oint.norm"], 10),
                                   (["shapes.Point"], 1), (["Point.*", "Point.norm"], 20)):
                with self.subTest(patterns=patterns, mode=mode):
                    self.assertEqual(self.counts(*patterns), (calls - kept, resumptions))
            with self.subTest(mode=mode):
                self.assertEqual(self.counts("app.items")[1], 0)
                self.assertEqual(self.counts("*"), (0, 0))


if __name__ == "__main__":
    sandbox.main()
