# -*- coding: latin-1 -*-
"""A source file in Latin-1: strings, identifiers, and the line in the traceback."""

grüße = "äöü ß"
print(grüße, len(grüße), [hex(ord(c)) for c in grüße], sorted(n for n in globals() if not n.isascii()))


def fünf(n):
    return "£" * n + 5   # © comment


try:
    fünf(2)
except TypeError as error:
    import traceback
    print("".join(traceback.format_exception(error)))
raise ValueError("§ uncaught ½")
