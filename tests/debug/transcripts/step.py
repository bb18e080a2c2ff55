# step, next and finish go from Python line to Python line, however a function is called.
#
# lldb: b step.py:@begin
# lldb: run
# lldb: s
# lldb: s
# lldb: s
# lldb: s
# lldb: n
# lldb: s
# lldb: s
# lldb: finish
# lldb: n
# lldb: s
# lldb: s
# lldb: s
# lldb: s
# lldb: s
# lldb: n
# lldb: s
# lldb: s
# lldb: s
# lldb: n
# lldb: bt
class Point:
    def __init__(self, x):
        self.x = x

    def __add__(self, other):
        return Point(self.x + other.x)

    @property
    def double(self):
        return self.x * 2


def key(point):
    return -point.x


def numbers():
    yield 1
    yield 2


def main():
    a = Point(1)  # @begin
    b = a + a
    c = b.double
    d = sorted([a, b], key=key)
    for n in numbers():
        c += n
    return d


main()
