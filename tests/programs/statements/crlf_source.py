"""A source file with carriage returns: strings over several lines, continuations, the traceback."""

text = """one
two
"""
print(repr(text), "a\
b")
value = 1 + \
    2
print(value)


def fails(a):
    # a comment
    return (a +
            "text")


if value:
    fails(value)
