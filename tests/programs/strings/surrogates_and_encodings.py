# env: PYTHONIOENCODING=utf-8:backslashreplace
"""Odd text: lone surrogates, nulls, combining characters, wide characters in tracebacks, identifiers."""

import sys
import unicodedata

print("lone \ud800 surrogate", "null \0 inside", "bell \a", "zero​width", "combining e\u0301")
print(len("e\u0301"), unicodedata.normalize("NFC", "e\u0301") == "é", "é" == "e\u0301")
Größe = größe = π = 3
变量 = Größe + π
print(变量, globals()["变量"], sorted(n for n in globals() if not n.isascii()))


class Café:
    __naïve = "mangled"

    def naïve(self, ñ=1, *ärgs, **ключи):
        return ñ, ärgs, ключи, self.__naïve, locals().keys() >= {"ñ"}


print(Café().naïve(2, 3, ключ=4), Café.naïve.__qualname__, [n for n in vars(Café) if "na" in n])
try:
    Café().naïve(ñandú=1, ñ=2, **{"\ud800": 1}).append
except AttributeError as error:
    print(error)
try:
    getattr(Café(), "\ud800")
except AttributeError as error:
    print(ascii(str(error)))
try:
    globals()["\udc80"]
except KeyError as error:
    print(error)
for text in ("\ud800", "a\udc80b", "ok"):
    for encoding in ("utf-8", "utf-16", "ascii", "latin-1"):
        try:
            print(encoding, text.encode(encoding))
        except UnicodeEncodeError as error:
            print(error)
    print(text.encode("utf-8", "surrogatepass"), text.encode("utf-8", "surrogateescape")
          if "\ud800" not in text else "no")
print(b"\xff\xfe".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
print(sys.stdout.encoding, sys.getfilesystemencoding(), sys.getdefaultencoding(), sys.stdout.errors)
d = {"é": 1, "e\u0301": 2, "\ud800": 3, "": 4, "\0": 5}
print(ascii(d), d["é"], d["e\u0301"], len(d))


def function(**kw):
    return ascii(sorted(kw.items()))


print(function(**d), "\x1b[0m".isprintable(), repr("\x7f\x80\xa0\u2028\U000e0001"))
print("İ".lower(), len("İ".lower()), "ß".upper(), "ŉ".upper(), "ΑΣ".lower(), "ǆ".title(), "１２".isdecimal(), int("１２"))
exec("变 = 1\nprint(变 + 1)")
try:
    exec("x = 1 ＋ 2")
except SyntaxError as error:
    print(error.msg, error.offset)
try:
    exec("print('日本' + 日)")
except NameError as error:
    print(error)


def wide(日本語, value):
    ("日本語テキスト", 日本語 + value, "é")


def combining(x):
    "é" + "é" + x.no_such_attribute + "日"


for f, args in ((wide, (1, "x")), (combining, ("z",))):
    try:
        f(*args)
    except Exception as error:
        import traceback
        traceback.print_exc(file=sys.stdout)
raise ValueError("message with lone \ud801 surrogate, é and 日本")
