"""A parser for a large part of TOML: character scanning, nested dicts, dates, regular expressions, errors."""
# kind: library

import re
import sys
from datetime import date, datetime, time

BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
NUMBER = re.compile(r"[+-]?(?:0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+|(?:inf|nan)|\d[\d_]*(\.[\d_]+)?([eE][+-]?[\d_]+)?)")
DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d))?")
TIME = re.compile(r"(\d\d):(\d\d):(\d\d)")


class TomlError(ValueError):
    def __init__(self, message, text, position):
        super().__init__(f"{message} (line {text.count(chr(10), 0, position) + 1})")


class Parser:
    def __init__(self, text):
        self.text = text.replace("\r\n", "\n")
        self.position = 0
        self.root = {}
        self.current = self.root
        self.defined = set()

    def fail(self, message):
        raise TomlError(message, self.text, self.position)

    def char(self):
        try:
            return self.text[self.position]
        except IndexError:
            return ""

    def skip_blanks(self):
        while self.char() in (" ", "\t"):
            self.position += 1

    def skip_comment(self):
        if self.char() == "#":
            end = self.text.find("\n", self.position)
            self.position = len(self.text) if end < 0 else end

    def skip_all(self):
        while True:
            before = self.position
            while self.char() in (" ", "\t", "\n"):
                self.position += 1
            self.skip_comment()
            if self.position == before:
                return

    def end_of_line(self):
        self.skip_blanks()
        self.skip_comment()
        if self.char() not in ("", "\n"):
            self.fail("expected the end of the line")

    def parse(self):
        while True:
            self.skip_all()
            char = self.char()
            if not char:
                return self.root
            if self.text.startswith("[[", self.position):
                self.array_table()
            elif char == "[":
                self.table()
            else:
                self.pair(self.current)
            self.end_of_line()

    def key(self):
        parts = [self.key_part()]
        self.skip_blanks()
        while self.char() == ".":
            self.position += 1
            self.skip_blanks()
            parts.append(self.key_part())
            self.skip_blanks()
        return tuple(parts)

    def key_part(self):
        char = self.char()
        if char == '"':
            return self.basic_string()
        if char == "'":
            return self.literal_string()
        start = self.position
        while self.char() in BARE:
            self.position += 1
        if start == self.position:
            self.fail("expected a key")
        return self.text[start:self.position]

    def descend(self, table, parts):
        for part in parts:
            table = table.setdefault(part, {})
            if isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                self.fail(f"{part!r} is not a table")
        return table

    def table(self):
        self.position += 1
        self.skip_blanks()
        parts = self.key()
        if self.char() != "]":
            self.fail("expected ]")
        self.position += 1
        if parts in self.defined:
            self.fail(f"table {'.'.join(parts)} twice")
        self.defined.add(parts)
        self.current = self.descend(self.root, parts)

    def array_table(self):
        self.position += 2
        self.skip_blanks()
        parts = self.key()
        if not self.text.startswith("]]", self.position):
            self.fail("expected ]]")
        self.position += 2
        tables = self.descend(self.root, parts[:-1]).setdefault(parts[-1], [])
        self.current = {}
        tables.append(self.current)

    def pair(self, table):
        parts = self.key()
        if self.char() != "=":
            self.fail("expected =")
        self.position += 1
        self.skip_blanks()
        value = self.value()
        table = self.descend(table, parts[:-1])
        if parts[-1] in table:
            self.fail(f"key {parts[-1]!r} twice")
        table[parts[-1]] = value

    def value(self):
        text, position = self.text, self.position
        char = self.char()
        if char == '"':
            return self.multiline('"""') if text.startswith('"""', position) else self.basic_string()
        if char == "'":
            return self.multiline("'''") if text.startswith("'''", position) else self.literal_string()
        if char == "[":
            return self.array()
        if char == "{":
            return self.inline_table()
        if text.startswith("true", position):
            self.position += 4
            return True
        if text.startswith("false", position):
            self.position += 5
            return False
        match = DATE.match(text, position)
        if match:
            self.position = match.end()
            fields = [int(group) for group in match.groups() if group is not None]
            return datetime(*fields) if len(fields) == 6 else date(*fields)
        match = TIME.match(text, position)
        if match:
            self.position = match.end()
            return time(*map(int, match.groups()))
        match = NUMBER.match(text, position)
        if match:
            self.position = match.end()
            return self.number(match)
        self.fail("expected a value")

    @staticmethod
    def number(match):
        literal = match.group().replace("_", "")
        if match.group(1) or match.group(2) or literal.endswith(("inf", "nan")):
            return float(literal)
        return int(literal, 0) if len(literal) > 1 else int(literal)

    def array(self):
        self.position += 1
        items = []
        while True:
            self.skip_all()
            if self.char() == "]":
                break
            items.append(self.value())
            self.skip_all()
            if self.char() != ",":
                break
            self.position += 1
        if self.char() != "]":
            self.fail("expected ]")
        self.position += 1
        return items

    def inline_table(self):
        self.position += 1
        table = {}
        self.skip_blanks()
        while self.char() != "}":
            self.pair(table)
            self.skip_blanks()
            if self.char() != ",":
                break
            self.position += 1
            self.skip_blanks()
        if self.char() != "}":
            self.fail("expected }")
        self.position += 1
        return table

    def basic_string(self):
        self.position += 1
        start = self.position
        pieces = []
        while True:
            char = self.char()
            if char == '"':
                pieces.append(self.text[start:self.position])
                self.position += 1
                return "".join(pieces)
            if char in ("", "\n"):
                self.fail("unterminated string")
            if char == "\\":
                pieces.append(self.text[start:self.position])
                pieces.append(self.escape())
                start = self.position
            else:
                self.position += 1

    def escape(self):
        char = self.text[self.position + 1:self.position + 2]
        self.position += 2
        if char == "u":
            self.position += 4
            return chr(int(self.text[self.position - 4:self.position], 16))
        if char not in ESCAPES:
            self.fail("bad escape")
        return ESCAPES[char]

    def literal_string(self):
        end = self.text.find("'", self.position + 1)
        if end < 0:
            self.fail("unterminated string")
        value = self.text[self.position + 1:end]
        self.position = end + 1
        return value

    def multiline(self, quotes):
        end = self.text.find(quotes, self.position + 3)
        if end < 0:
            self.fail("unterminated string")
        value = self.text[self.position + 3:end].removeprefix("\n")
        self.position = end + 3
        return value


def make_document(packages):
    lines = ['# a lock file', 'title = "Lock \\u00e9 \\"x\\""', "version = 0x1F", "", "[owner.info]",
             'name = "Someone"', "since = 1979-05-27T07:32:00", "lunch = 12:30:00", ""]
    for i in range(packages):
        lines += ["[[package]]", f'name = "package-{i}"', f'version = "{i % 7}.{i % 11}.{i}"',
                  f"size = {i}_000  # bytes", f"ratio = {i / 8 + 0.5}e-1",
                  f"released = 20{i % 90 + 10}-0{i % 9 + 1}-15",
                  f"optional = {'true' if i % 3 else 'false'}", f"path = 'C:\\dir\\{i}'",
                  "files = [", f'    {{ file = "p{i}.whl", hash = "sha256:{i * 7919:x}" }},',
                  f"    {{ file = 'p{i}.tar.gz', hash = \"md5:{i}\" }},", "]",
                  f"note.first.deep = [[{i}, {i + 1}], [], ['a', \"b\"]]", '"quoted key" = """', "two", 'lines"""', ""]
    return "\n".join(lines)


def digest(value):
    if isinstance(value, dict):
        return sum(len(k) + 3 * digest(v) for k, v in value.items()) % 1000000007
    if isinstance(value, list):
        return sum((i + 1) * digest(v) for i, v in enumerate(value)) % 1000000007
    if isinstance(value, str):
        return sum(value.encode())
    if isinstance(value, float):
        return int(value * 1000)
    if isinstance(value, (date, time)):
        return len(value.isoformat())
    return int(value)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 310
    text = make_document(40)
    checksum = 0
    for _ in range(size):
        checksum = (checksum * 31 + digest(Parser(text).parse())) % 1000000007
    errors = []
    for bad in ("a = ", "a = 1\na = 2", "[t]\n[t]", "x = 'abc", "= 1"):
        try:
            Parser(bad).parse()
        except TomlError as error:
            errors.append(str(error))
    print("toml_parser", checksum, "; ".join(errors))


if __name__ == "__main__":
    main()
