"""Tables whose lines can be printed as they come, colours, and the progress line."""

import os
import sys

_COLOURS = {"good": "32", "bad": "31", "strong": "1", "faint": "2"}


class Cell(str):
    """Text with a style, which does not count for the width."""

    style = None

    def __new__(cls, text, style=None):
        cell = super().__new__(cls, text)
        cell.style = style
        return cell


def wants_colours(stream):
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Progress:
    """One line on a terminal, rewritten in place; nothing elsewhere."""

    def __init__(self, stream=sys.stderr):
        self._stream = stream if stream.isatty() else None

    def show(self, text):
        if self._stream is not None:
            width = os.get_terminal_size(self._stream.fileno()).columns or 80
            self._stream.write(f"\r{text[:width - 1]}\033[K")
            self._stream.flush()

    def clear(self):
        self.show("")


class Table:
    """Columns of fixed width; negative widths mean aligned to the left."""

    def __init__(self, columns, progress, stream=None):
        """`columns` is a list of (title, width)."""
        self._stream = stream or sys.stdout
        self._colours = wants_colours(self._stream)
        self._progress = progress
        self._widths = [width if abs(width) >= len(title) else
                        len(title) * (1 if width > 0 else -1) for title, width in columns]
        self._titles = [title for title, _ in columns]

    def header(self):
        self.line(*[Cell(title, "strong") for title in self._titles])
        self.rule()

    def rule(self):
        self.line(*[Cell("-" * abs(width), "faint") for width in self._widths])

    def line(self, *cells):
        """Print one line; the last cell may be longer than its column."""
        out = []
        for cell, width in zip(cells, self._widths):
            text = cell.ljust(-width) if width < 0 else cell.rjust(width)
            style = getattr(cell, "style", None)
            if style is not None and self._colours:
                text = f"\033[{_COLOURS[style]}m{text}\033[0m"
            out.append(text)
        self._progress.clear()
        print("  ".join(out).rstrip(), file=self._stream, flush=True)


def ratio_cell(ratio):
    """A factor; what is within the noise has no colour."""
    if ratio is None:
        return Cell("-", "faint")
    style = "good" if ratio >= 1.05 else "bad" if ratio < 0.95 else None
    return Cell(f"{ratio:.2f}", style)
