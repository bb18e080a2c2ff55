"""The files that the two sides write: marshalled rows, and what stands at their end."""

import io
import marshal


def load(path):
    """(rows, the last value that is no row or None). A row that was cut off ends the file."""
    rows, end = [], None
    with open(path, "rb") as file:
        stream = io.BytesIO(file.read())
    while True:
        try:
            value = marshal.load(stream)
        except (EOFError, ValueError, TypeError):
            return rows, end
        if isinstance(value, list):
            rows.append(value)
        else:
            end = value
