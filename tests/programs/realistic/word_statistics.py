"""Text processing: counting, formatting tables, regular expressions, justification, ciphers, diffs."""

import collections
import difflib
import itertools
import re
import string
import textwrap
import unicodedata

TEXT = """\
It was a bright cold day in the month, and the clocks were striking.  The hall smelt
of boiled cabbage and old rag mats -- at one end of it a coloured poster had been tacked
to the wall!  "Is it?" he asked; it wasn't.  Ünïcödé wörds, naïve café, 12 and 3.5 numbers.
"""


def words(text):
    return [match.group().lower() for match in re.finditer(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)]


def table(rows, headers):
    widths = [max(len(str(cell)) for cell in column) for column in zip(headers, *rows)]
    line = "+".join("-" * (width + 2) for width in widths)
    yield line
    for row in itertools.chain([headers], rows):
        yield "|".join(f" {cell!s:<{w}} " if isinstance(cell, str) else f" {cell:>{w}} "
                       for cell, w in zip(row, widths))
        if row is headers:
            yield line.replace("-", "=")
    yield line


def justify(text, width):
    for paragraph in text.split("\n\n"):
        line, length = [], 0
        for word in paragraph.split():
            if length + len(word) + len(line) > width:
                gaps, extra = divmod(width - length, len(line) - 1) if len(line) > 1 else (0, 0)
                yield "".join(w + " " * (gaps + (i < extra)) for i, w in enumerate(line[:-1])) + line[-1]
                line, length = [], 0
            line.append(word)
            length += len(word)
        yield " ".join(line)


def caesar(text, shift):
    upper, lower = string.ascii_uppercase, string.ascii_lowercase
    return text.translate(str.maketrans(upper + lower, upper[shift:] + upper[:shift] + lower[shift:] + lower[:shift]))


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def run_length(text):
    return [(c, len(list(group))) for c, group in itertools.groupby(text)]


def soundex(word):
    codes = {c: str(n) for n, cs in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for c in cs}
    out = word[0].upper()
    previous = codes.get(word[0])
    for c in word[1:]:
        if (code := codes.get(c)) and code != previous:
            out += code
        if c not in "hw":
            previous = code
    return out.ljust(4, "0")[:4]


found = words(TEXT)
counts = collections.Counter(found)
ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
print(*table([(word, n, n / len(found)) for word, n in ranking[:5]], ("word", "count", "share")), sep="\n")
print(len(found), len(counts), counts.most_common(1), counts.total(), sum(map(len, found)) / len(found))
by_length = collections.defaultdict(list)
for word in dict.fromkeys(found):
    by_length[len(word)].append(word)
for length, group in sorted(by_length.items()):
    print(f"{length:>2}: {', '.join(group)}")
print(*justify(TEXT, 40), sep="\n")
print(textwrap.fill(TEXT, 50, initial_indent="* ", subsequent_indent="  "), textwrap.shorten(TEXT, 30), sep="\n")
print(caesar(TEXT[:40], 3), caesar(caesar(TEXT[:40], 3), -3), plain("Ünïcödé naïve"), sep="\n")
print(run_length("aaabccdddd"), [soundex(w) for w in ("robert", "rupert", "ashcraft", "tymczak", "lee")])
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "one two three four"), re.split(r"([,;])\s*", "a, b;c"))
print(re.sub(r"\d+(\.\d+)?", lambda m: f"<{float(m[0]) * 2:g}>", TEXT.splitlines()[-1]))
match = re.search(r"(?P<first>\w+)\s+(?P<second>\w+)(?P<none>!)?", "  hello world")
print(match.groupdict(), match.span("second"), match.expand(r"\g<second>-\1"), match.lastgroup, match)
print("\n".join(difflib.unified_diff("a b c d".split(), "a c d e".split(), "old", "new", lineterm="")))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]), difflib.SequenceMatcher(None, "abcd", "bcde").ratio())
print(string.Template("$who likes ${what} $$").substitute(who="x", what="y"), string.capwords("a bc dE"))
index = collections.defaultdict(lambda: collections.defaultdict(list))
for number, line in enumerate(TEXT.splitlines(), 1):
    for word in words(line):
        index[word[0]][word].append(number)
print({letter: dict(entries) for letter, entries in sorted(index.items())})
try:
    re.compile("(unclosed")
except re.error as error:
    print(error, error.pos, error.pattern)
"{0[missing]} {1.attribute:{2}}".format({}, 1, 2)
