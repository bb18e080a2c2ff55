# stdin: first line
# stdin: second line
# stdin: 3
# stdin: 4 5 6
# stdin: gr\u00fc\u00dfe \u2603
# stdin:
# stdin: line after an empty one
# stdin: for sys.stdin
# stdin: iterated 1
# stdin: iterated 2
# stdin: rest\tof\tthe\tinput
"""input() and sys.stdin in all ways, until EOFError."""

import builtins
import io
import sys

print(repr(input()))
print(repr(input("prompt> ")))
print(int(input("number? ")) + 1)
a, b, c = map(int, input(f"{1 + 2} numbers: ").split())
print(a + b * c)
print(input(), sys.stdin.encoding, sys.stdin.isatty(), sys.stdin.fileno())
print(repr(input()))
print(repr(sys.stdin.readline()))
print(repr(sys.stdin.readline(5)), repr(sys.stdin.readline()))
for line in sys.stdin:
    print("iterated", repr(line))
    if "2" in line:
        break
print(repr(sys.stdin.read(4)), repr(sys.stdin.read()), repr(sys.stdin.read()))
print(repr(sys.stdin.readline()), list(sys.stdin))
try:
    input("at the end: ")
except EOFError as error:
    print(repr(error))
sys.stdin = io.StringIO("replaced\nsecond\n")
print(input("from a StringIO: "), input())
try:
    input()
except EOFError as error:
    print(repr(error))


class Source:
    def __init__(self):
        self.calls = 0

    def readline(self, *args):
        self.calls += 1
        print("readline", args)
        return ["one\n", "without newline", b"bytes", "", 5][self.calls - 1]


sys.stdin = Source()
for _ in range(5):
    try:
        print(repr(input()))
    except (EOFError, TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
sys.stdin = None
try:
    input()
except RuntimeError as error:
    print(error)
del sys.stdin
try:
    input()
except RuntimeError as error:
    print(error)
sys.stdin = sys.__stdin__
out, sys.stdout = sys.stdout, io.StringIO()
builtins.input
try:
    input("captured prompt")
except EOFError:
    captured = sys.stdout.getvalue()
sys.stdout = out
print(repr(captured))
input("last: ")
