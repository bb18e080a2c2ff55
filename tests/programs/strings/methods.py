"""String methods, formatting with % and format(), unicode, bytes, and their errors."""

text = "Hello, World"
print(text.upper(), text.lower(), text.swapcase(), text.title(), text.casefold(), "straße".casefold())
print(text.find("o"), text.rfind("o"), text.index("o", 5), text.count("l"), text.find("z"), "" in text)
print(text.replace("l", "L", 2), text.split(", "), text.partition(", "), text.rpartition("o"), "a b  c".split())
print("a,b,,c".split(","), "a,b,,c".rsplit(",", 1), "l1\nl2\r\nl3".splitlines(), "x".splitlines(True))
print("-".join("abc"), ",".join([]), "".join(str(i) for i in range(4)), "ab".join(["x", "y"]))
print("  pad ".strip() + "|", "xxaxx".strip("x"), "abc".lstrip("ab"), "  r ".rstrip() + "|")
print("7".zfill(3), "-7".zfill(4), "mid".center(9, "*"), "l".ljust(3) + "|", "r".rjust(3, "."))
print("abc".startswith(("x", "ab")), "abc".endswith("bc", 1), "abc".removeprefix("a").removesuffix("c"))
print("Ab1".isalnum(), "12".isdigit(), "²".isdigit(), "½".isnumeric(), "a b".isidentifier(), " \t".isspace())
print("a\tb".expandtabs(4), "%s %r %d %05.2f %x %o %e %c %%" % ("s", "r", 42, 3.14159, 255, 8, 12345.678, "c"))
print("%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%-5s|%5s|%+d|% d" % ("l", "r", 3, 4), "%*d" % (5, 42), "%.3s" % "abcdef")
print("{0} {1} {0}".format("a", "b"),
      "{x[key]} {x[0]}".format(x={"key": "v", 0: "zero"}), "{0.real} {0.imag}".format(3 + 4j))
print("{:>8}|{:<8}|{:^8}|{:*^8}".format(1, 2, 3, 4), "{:,} {:_} {:b} {:#x} {:08.3f}".format(1234567, 1234567, 5, 255, 3.14159))
print("{!r:>6} {!s} {!a}".format("é", "é", "é"), "{{}} {:{w}.{p}}".format("abcdef", w=6, p=3))
print(text.translate(str.maketrans("lo", "01", "H")), "abc".translate({97: "A", 98: None}))
print(text.encode(), "é€😀".encode("utf-8"), "é".encode("latin-1"), "é".encode("ascii", "xmlcharrefreplace"),
      "é".encode("ascii", "backslashreplace"), b"\xe9".decode("latin-1"), b"a\xff".decode("utf-8", "replace"))
print(len("😀é"), "😀é"[0], "😀é"[::-1], ord("😀"), chr(233), "\N{SNOWMAN}", ascii("é😀"), repr("'\"\n\t\\\x00é"))
print("a" < "b", "a" < "B", "abc" < "abd", "é" > "z", max("hello"), sorted("hello"), list(reversed("abc")))
print("x" * 3, 3 * "ab", "x" * 0, "x" * -1, "a" "b", "ab" in "cabd", "abc"[1:], "abc"[-2:], "abc"[5:], "abc"[::2])
print(str(b"x"), str(b"x", "ascii"), str(), str(None), bytes("é", "utf8"), bytes(3), bytes([1, 2]), bytes(b"x"))
b = b"Hello"
print(b[0], b[1:3], b.upper(), b.hex(), b.hex("-"), bytes.fromhex("48 65"), b.find(b"l"), b.split(b"l"), 72 in b)
ba = bytearray(b"abc")
ba[0] = 65
ba += b"def"
ba.extend([103])
del ba[1]
ba[1:2] = b"XYZ"
print(ba, ba.pop(), ba.decode(), ba == b"AXYZdef", ba * 2, memoryview(ba)[1:3].tobytes(), ba.index(b"Z"))
print(text is str(text), "".join(["one"]) == "one", f"{text}" == text)
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3], " ".join(w.capitalize() for w in words))


def build(n):
    out = ""
    for i in range(n):
        out += str(i)
        if i % 10 == 0:
            out += "\n"
        kept = out
    return len(out), out[-5:], kept is out


def reverse_words(s):
    return " ".join(word[::-1] for word in s.split())


def caesar(s, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if "a" <= c <= "z" else c for c in s)


def palindrome(s):
    cleaned = [c for c in s.lower() if c.isalnum()]
    return all(a == b for a, b in zip(cleaned, reversed(cleaned)))


def run_length(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append(f"{j - i}{s[i]}")
        i = j
    return "".join(out)


print(build(500), reverse_words("abc def"), caesar("hello, xyz", 3), caesar(caesar("abc", 5), -5))
print(palindrome("A man, a plan, a canal: Panama"), run_length("aaabccd"), run_length(""))
for function in (lambda: "a" + 1, lambda: 1 + "a", lambda: "%d" % "x", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2),
                 lambda: "{}".format(), lambda: "{x}".format(), lambda: "{:d}".format("x"), lambda: "{:z}".format(1),
                 lambda: "abc"[10], lambda: "abc".index("z"), lambda: "a".join([1]), lambda: "a".encode("no-such"),
                 lambda: "%q" % 1, lambda: "{".format(), lambda: "{0.x}".format(1), lambda: "a" * 1.5, lambda: int("1 2"),
                 lambda: "%(a)s" % 5, lambda: chr(-1), lambda: ord("ab"), lambda: "abc".center("x"), lambda: b"a" + "a",
                 lambda: "a" in b"a", lambda: b"a" in "a", lambda: bytes([256]), lambda: bytes("x"), lambda: "{!z}".format(1),
                 lambda: "%c" % 1.5, lambda: "%*d" % ("a", 1), lambda: "".split(""), lambda: "{} {0}".format(1, 2),
                 lambda: "x" % 5, lambda: "%" % (), lambda: "\ud800".encode(), lambda: str(b"\xff", "ascii")):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)
caesar(5, 1)
