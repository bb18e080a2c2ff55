"""Writes the ranges of code points that str.isprintable() accepts, as a C++ table, to standard output."""
import sys

ranges = []
for point in range(sys.maxunicode + 1):
    if chr(point).isprintable():
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
print("// Made by lldb-plugin/model/printable.py of CPython", sys.version.split()[0])
for first, last in ranges:
    print("{%#x, %#x}," % (first, last))
