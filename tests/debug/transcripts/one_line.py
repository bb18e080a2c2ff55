# Loops on one line: a step stops each time round, as the lines that Python reports; in the same frame only.
#
# lldb: b one_line.py:@begin
# lldb: run
# lldb: s
# lldb: s
# lldb: v n
# lldb: s
# lldb: n
# lldb: n
# lldb: n
# lldb: s
# lldb: s
# lldb: v n
# lldb: s
# lldb: v n
# lldb: s
# lldb: s
# lldb: n
# lldb: n
# lldb: n
# lldb: n
# lldb: v rows
# lldb: bt
def down(n):
    while n: n -= 1
    return n


def double(n):
    rows = [n * 2 for n in range(n)]
    return rows if n < 2 else [double(n - 1) for _ in rows]


def main():
    down(2)  # @begin
    down(1)
    return double(3)


main()
