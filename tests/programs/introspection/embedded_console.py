"""A prompt inside a running function, as IPython.embed() and code.interact() make it: names of the frame are read and called."""

import code
import io
import sys


class Console(code.InteractiveConsole):
    """Runs given lines in the namespace of a frame, as an embedded shell does."""

    def __init__(self, frame, lines):
        self.lines = iter(lines)
        names = dict(frame.f_globals)
        names.update(frame.f_locals)
        super().__init__(names, f"<console in {frame.f_code.co_qualname}>")

    def raw_input(self, prompt=""):
        line = next(self.lines, None)
        if line is None:
            raise EOFError
        print(prompt + line)
        return line

    def write(self, text):
        print(text, end="")


def embed(*lines):
    frame = sys._getframe(1)
    Console(frame, lines).interact(banner=f"in {frame.f_code.co_qualname}, line {frame.f_lineno}", exitmsg="back")


class Account:
    rate = 2

    def __init__(self, balance):
        self.balance = balance

    def interest(self, years):
        factor = self.rate * years

        def later(extra):
            nonlocal factor
            factor += extra
            embed("factor, extra", "self.balance * factor", "def twice(x):", "    return x + x", "", "twice(extra)",
                  "1 / 0", "years", "self.balance += 1")
            return factor
        return later(3)


account = Account(10)
print(account.interest(5), account.balance)


def numbers(limit):
    for number in range(limit):
        embed("number, limit", "limit = 0", "limit")
        yield number
    embed("sorted(n for n in dir() if not n.startswith('_') and n in ('number', 'limit'))")


print(list(numbers(2)))


class Body:
    inside = [1, 2]
    embed("inside", "Account.rate")


def standard(value):
    hidden = value * 2
    old = sys.stdin, sys.stderr
    sys.stdin, sys.stderr = io.StringIO("print(hidden, value)\nhidden = 5\nundefined_name\n"), sys.stdout
    try:
        code.interact(banner="begin", local=locals(), exitmsg="end")
    finally:
        sys.stdin, sys.stderr = old
    return hidden


print(standard(21))
