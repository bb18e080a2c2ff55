"""Aligned text tables."""


def format_table(header, rows, totals=None):
    """Text of a table: the first column to the left, the others to the right."""
    body = [[str(cell) for cell in row] for row in rows]
    lines = [[str(cell) for cell in header], *body]
    if totals is not None:
        lines.append([str(cell) for cell in totals])
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]

    def text(line):
        first, *others = line
        cells = [first.ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(others, widths[1:])]
        return "  ".join(cells).rstrip()

    rule = "  ".join("-" * width for width in widths)
    out = [text(lines[0]), rule, *(text([*line]) for line in body)]
    if totals is not None:
        out += [rule, text(lines[-1])]
    return "\n".join(out)
