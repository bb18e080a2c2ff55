"""A JSON parser and printer written by hand, compared with the json module, errors included."""

import json
import math


class ParseError(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message} at line {line}, column {column}")
        self.position = position


class Parser:
    WHITESPACE = frozenset(" \t\r\n")
    ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
    LITERALS = {"true": True, "false": False, "null": None}

    def __init__(self, text):
        self.text, self.position = text, 0

    def error(self, message, offset=0):
        return ParseError(message, self.text, self.position + offset)

    def peek(self):
        return self.text[self.position:self.position + 1]

    def skip(self):
        while self.peek() in self.WHITESPACE and self.peek():
            self.position += 1

    def parse(self):
        value = self.value()
        self.skip()
        if self.position != len(self.text):
            raise self.error("extra data")
        return value

    def value(self, depth=0):
        if depth > 50:
            raise self.error("too deep")
        self.skip()
        match self.peek():
            case "{":
                return dict(self.members(depth))
            case "[":
                return list(self.elements(depth))
            case '"':
                return self.string()
            case "-" | "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9":
                return self.number()
            case "":
                raise self.error("unexpected end")
            case other:
                for literal, value in self.LITERALS.items():
                    if self.text.startswith(literal, self.position):
                        self.position += len(literal)
                        return value
                raise self.error(f"unexpected {other!r}")

    def separated(self, end):
        self.position += 1
        self.skip()
        if self.peek() == end:
            self.position += 1
            return
        while True:
            yield
            self.skip()
            match self.peek():
                case ",":
                    self.position += 1
                case c if c == end:
                    self.position += 1
                    return
                case _:
                    raise self.error(f"expected ',' or {end!r}")

    def members(self, depth):
        for _ in self.separated("}"):
            self.skip()
            if self.peek() != '"':
                raise self.error("expected a key")
            key = self.string()
            self.skip()
            if self.peek() != ":":
                raise self.error("expected ':'")
            self.position += 1
            yield key, self.value(depth + 1)

    def elements(self, depth):
        for _ in self.separated("]"):
            yield self.value(depth + 1)

    def string(self):
        out, self.position = [], self.position + 1
        while True:
            c = self.peek()
            if not c or c == "\n":
                raise self.error("unterminated string")
            self.position += 1
            if c == '"':
                return "".join(out)
            if c != "\\":
                out.append(c)
                continue
            escape = self.peek()
            self.position += 1
            if escape == "u":
                code = self.hex4()
                if 0xD800 <= code < 0xDC00 and self.text[self.position:self.position + 2] == "\\u":
                    self.position += 2
                    low = self.hex4()
                    code = 0x10000 + ((code - 0xD800) << 10 | (low - 0xDC00))
                out.append(chr(code))
            elif escape in self.ESCAPES and escape:
                out.append(self.ESCAPES[escape])
            else:
                raise self.error(f"bad escape {escape!r}", -1)

    def hex4(self):
        digits = self.text[self.position:self.position + 4]
        try:
            code = int(digits, 16)
        except ValueError as error:
            raise self.error(f"bad escape \\u{digits}") from error
        self.position += 4
        return code

    def number(self):
        start, text = self.position, self.text
        end = start + (text[start] == "-")
        while end < len(text) and text[end] in "0123456789.eE+-":
            end += 1
        self.position = end
        literal = text[start:end]
        try:
            return int(literal)
        except ValueError:
            try:
                return float(literal)
            except ValueError:
                self.position = start
                raise self.error(f"bad number {literal!r}") from None


def dump(value, indent=0):
    pad = "  " * (indent + 1)
    match value:
        case None | True | False:
            return {None: "null", True: "true", False: "false"}[value]
        case int() | float():
            return "NaN" if value != value else repr(value) if math.isfinite(value) else "Infinity"
        case str():
            return '"' + "".join(escape(c) for c in value) + '"'
        case []:
            return "[]"
        case {} if not value:
            return "{}"
        case [*items]:
            return "[\n" + ",\n".join(pad + dump(item, indent + 1) for item in items) + "\n" + pad[2:] + "]"
        case {**items}:
            rows = (f"{pad}{dump(key)}: {dump(item, indent + 1)}" for key, item in items.items())
            return "{\n" + ",\n".join(rows) + "\n" + pad[2:] + "}"
    raise TypeError(f"cannot dump {type(value).__name__}")


def escape(c):
    if c in '"\\':
        return "\\" + c
    return c if " " <= c < "\x7f" or c > "\uffff" else f"\\u{ord(c):04x}"


good = ['{"a": [1, 2.5, -3e2, {"b": null}], "c": "\\u00e9\\n\\ud83d\\ude00", "d": true}', "[]", "{}",
        ' [ [ ] , { } , "" ] ', "-0", "1e400", "123456789012345678901234567890", '"\\/\\b"', "[0.1, 1E-7]"]
for text in good:
    value = Parser(text).parse()
    print(value == json.loads(text), dump(value), sep="\n")
    assert "e400" in text or Parser(dump(value)).parse() == value
for text in ("", "[", "[1,]", '{"a" 1}', "{a: 1}", '"abc', "tru", "[1 2]", "01x", "-", '"\\q"', '"\\u12"', "1 2",
             '{"a": 1,\n "b": }', "\n\n  ]", "[" * 60):
    try:
        print(Parser(text).parse())
    except ParseError as error:
        print(repr(text[:12]), "->", error, type(error.__cause__).__name__, error.__suppress_context__)
print(dump({"t": ()}) if False else dump([True, 1.0, "\x01"]))
print(dump({"bad": {1, 2}}))
