"""A source file with a byte order mark, and a form feed."""

x = 1


def fails():
    return x / 0


print(__doc__, x)
fails()
