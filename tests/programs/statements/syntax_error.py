"""A program with a syntax error: the message, the position and the exit code."""

def fine():
    print("never printed")


def broken(a, b):
    return (a +
            b

print("also never")
