"""What tools/programs prints: one character for each result, then what went wrong."""

import os
import sys
import textwrap

_COLOURS = {"red": "31", "green": "32", "yellow": "33", "cyan": "36", "bold": "1", "dim": "2"}


class Display:
    """Prints results as they come; colours on a terminal unless NO_COLOR is set."""

    def __init__(self, total, verbose=False, stream=None):
        self._stream = stream or sys.stdout
        self._colours = self._stream.isatty() and not os.environ.get("NO_COLOR")
        self._verbose = verbose
        self._total = total
        self._done = 0
        self._column = 0

    def paint(self, text, *colours):
        """The text in colours, where they are wanted."""
        if not self._colours:
            return text
        codes = ";".join(_COLOURS[colour] for colour in colours)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def result(self, verdict):
        """One dot or F, or one line with --verbose; details of a failure follow at once."""
        self._done += 1
        if self._verbose:
            word = self.paint("ok  ", "green") if verdict.passed else self.paint("FAIL", "red")
            self._print(f"{word} {verdict.mode:<11} {verdict.id:<40} "
                        f"{verdict.compile_seconds:6.2f} s compiling {verdict.seconds:6.2f} s")
        else:
            self._mark(self.paint(".", "green") if verdict.passed else self.paint("F", "red"))
        for what, detail in verdict.problems:
            self._end_of_marks()
            self._print(f"{self.paint('FAILED', 'red', 'bold')} "
                        f"{self.paint(f'{verdict.id} ({verdict.mode})', 'bold')}: {what}")
            self._print(self._painted_diff(detail))
        if verdict.stats:
            self._end_of_marks()
            self._print(f"{verdict.id} ({verdict.mode})")
            self._print(textwrap.indent(verdict.stats, "    "))

    def summary(self, verdicts):
        """The failed programs again, a table of modes, and the closing line."""
        self._end_of_marks()
        failed = [verdict for verdict in verdicts if not verdict.passed]
        if len(failed) > 1:
            self._print(self.paint("failed:", "bold"))
            for verdict in failed:
                whys = ", ".join(dict.fromkeys(what for what, _ in verdict.problems))
                self._print(f"  {verdict.id:<40} {verdict.mode:<11} {whys}")
        rows = []
        for mode in dict.fromkeys(verdict.mode for verdict in verdicts):
            mine = [verdict for verdict in verdicts if verdict.mode == mode]
            rows.append([mode, len(mine), sum(one.passed for one in mine),
                         sum(not one.passed for one in mine),
                         f"{sum(one.compile_seconds for one in mine):.1f}",
                         f"{sum(one.seconds for one in mine):.1f}"])
        head = ["mode", "programs", "passed", "failed", "compiling s", "running s"]
        self.table([head, *rows])
        passed = len(verdicts) - len(failed)
        line = f"{passed} passed, {len(failed)} failed"
        self._print("\n" + self.paint(line, "red" if failed else "green", "bold"))

    def table(self, rows):
        """Aligned columns: the first to the left, the others to the right."""
        widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
        for number, row in enumerate(rows):
            cells = [str(cell).rjust(width) for cell, width in zip(row, widths)]
            cells[0] = str(row[0]).ljust(widths[0])
            line = "  ".join(cells).rstrip()
            self._print(self.paint(line, "bold") if number == 0 else line)

    def _mark(self, mark):
        self._stream.write(mark)
        self._column += 1
        if self._column == 60:
            self._end_of_marks()
        self._stream.flush()

    def _end_of_marks(self):
        if self._column:
            self._stream.write(" " * (61 - self._column) + f"{self._done}/{self._total}\n")
            self._column = 0

    def _print(self, text):
        # Output of programs may hold lone surrogates.
        text = text.encode("utf-8", "backslashreplace").decode()
        self._stream.write(text + "\n")
        self._stream.flush()

    def _painted_diff(self, text):
        painted = []
        for line in text.splitlines():
            colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
            painted.append("    " + (self.paint(line, colour) if colour else line))
        return "\n".join(painted)
