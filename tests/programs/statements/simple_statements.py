"""Expression statements, pass, ellipsis, docstrings, semicolons, line continuation, __debug__."""

"a string statement is not a docstring"
1; 2; "three"; ...
...
None
f"evaluated {print('f-string statement evaluated')}"
print(1), print(2)
print("a" "b"
      'c' r"\n" if 1 else 0, \
      "continued")
x = 1 \
    + 2
print(x)
(print("parenthesised"))
[print("in a list"), print("again")]
lambda: print("never called")
1 if print("condition") else print("other")
print and print("called") or print("also called")
x
x == 3
-x
x.real
not x


def empty(): pass


def ellipsis(): ...


def docstring():
    """Doc"""


def no_docstring():
    f"not {x} a docstring"


def bytes_docstring():
    b"no"


def concatenated_docstring():
    "one " "two"
    return concatenated_docstring.__doc__


class Doc:
    "class doc"

    def method(self): "method doc"; return 1


print(empty(), ellipsis(), docstring.__doc__, no_docstring.__doc__, bytes_docstring.__doc__)
print(concatenated_docstring(), Doc.__doc__, Doc.method.__doc__, Doc().method(), __doc__)
if x == 3: print("if"); print("same line")
for i in 1, 2: print(i, end=";"); print(end="|")
else: print("else")
while x: x -= 1; print(x, end=" ")
else: print("while else")
try: 1/0
except ZeroDivisionError: print("caught")
else: print("no")
finally: print("finally")
with open("/dev/null") as f: print(f.read() == "")
class OneLine: a = 1; b = a + 1
print(OneLine.b)
if True:
    if True:
	    print("a tab counts as eight")
if __debug__:
    print("debug")
	
print("whitespace line above", 0xFF, 0o17, 0b11, 1_000_000, 1e3, 1_0.0_1, .5, 5., 1j, 1e-3J)
print("\x41\u0042\N{LATIN CAPITAL LETTER C}\104\
E", r'\x41', b'\x41\0', "tab\tq\"", '''tri
ple''')
ä = naïve = "identifiers"
print(ä, naïve, "ﬁ".isidentifier())
ﬁ = "normalised"
print(fi, "fi" in globals())
_ = __ = ___ = 1
print(_ + __ + ___)
match = case = type = "soft keywords are names"
print(match, case, type)
None.undefined
