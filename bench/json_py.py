"""A JSON encoder and decoder in pure Python: string scanning, recursion, generators, dispatch on types."""
# kind: library

import sys

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
UNESCAPES = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
WHITE = " \t\n\r"


class JsonError(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - text.rfind("\n", 0, position)
        super().__init__(f"{message}: line {line} column {column}")
        self.position = position


class Decoder:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def decode(self):
        value = self.value()
        self.skip_white()
        if self.position != len(self.text):
            raise JsonError("extra data", self.text, self.position)
        return value

    def skip_white(self):
        text, position = self.text, self.position
        while position < len(text) and text[position] in WHITE:
            position += 1
        self.position = position

    def peek(self):
        self.skip_white()
        return self.text[self.position:self.position + 1]

    def expect(self, char):
        if self.peek() != char:
            raise JsonError(f"expected {char!r}", self.text, self.position)
        self.position += 1

    def value(self):
        char = self.peek()
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char == '"':
            return self.string()
        if char == "-" or char.isdigit():
            return self.number()
        for word, constant in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return constant
        raise JsonError("expected a value", self.text, self.position)

    def object(self):
        result = {}
        self.expect("{")
        if self.peek() == "}":
            self.position += 1
            return result
        while True:
            if self.peek() != '"':
                raise JsonError("expected a name", self.text, self.position)
            name = self.string()
            self.expect(":")
            result[name] = self.value()
            if self.peek() != ",":
                break
            self.position += 1
        self.expect("}")
        return result

    def array(self):
        result = []
        self.expect("[")
        if self.peek() == "]":
            self.position += 1
            return result
        while True:
            result.append(self.value())
            if self.peek() != ",":
                break
            self.position += 1
        self.expect("]")
        return result

    def string(self):
        text = self.text
        position = start = self.position + 1
        pieces = []
        while True:
            if position >= len(text):
                raise JsonError("unterminated string", text, start - 1)
            char = text[position]
            if char == '"':
                break
            if char == "\\":
                pieces.append(text[start:position])
                escape = text[position + 1]
                if escape == "u":
                    pieces.append(chr(int(text[position + 2:position + 6], 16)))
                    position += 6
                elif escape in UNESCAPES:
                    pieces.append(UNESCAPES[escape])
                    position += 2
                else:
                    raise JsonError("bad escape", text, position)
                start = position
            else:
                position += 1
        self.position = position + 1
        if not pieces:
            return text[start:position]
        pieces.append(text[start:position])
        return "".join(pieces)

    def number(self):
        text = self.text
        position = start = self.position
        whole = True
        while position < len(text):
            char = text[position]
            if char in ".eE":
                whole = False
            elif not (char.isdigit() or char in "+-"):
                break
            position += 1
        self.position = position
        literal = text[start:position]
        try:
            return int(literal) if whole else float(literal)
        except ValueError as error:
            raise JsonError("bad number", text, start) from error


def quoted(text):
    if text.isalnum() and text.isascii():
        return '"' + text + '"'
    out = ['"']
    for char in text:
        if char in ESCAPES:
            out.append(ESCAPES[char])
        elif " " <= char < "\x7f":
            out.append(char)
        else:
            out.append(f"\\u{ord(char):04x}")
    out.append('"')
    return "".join(out)


class Encoder:
    def __init__(self, indent=None, sort_keys=False):
        self.indent = indent
        self.sort_keys = sort_keys

    def encode(self, value):
        return "".join(self.chunks(value, 0))

    def newline(self, level):
        return "" if self.indent is None else "\n" + " " * (self.indent * level)

    def chunks(self, value, level):
        if value is None:
            yield "null"
        elif value is True:
            yield "true"
        elif value is False:
            yield "false"
        elif isinstance(value, str):
            yield quoted(value)
        elif isinstance(value, (int, float)):
            yield repr(value)
        elif isinstance(value, dict):
            yield from self.object_chunks(value, level)
        elif isinstance(value, (list, tuple)):
            yield from self.array_chunks(value, level)
        else:
            raise TypeError(f"cannot encode {type(value).__name__}")

    def object_chunks(self, value, level):
        if not value:
            yield "{}"
            return
        separator = "{" + self.newline(level + 1)
        items = sorted(value.items()) if self.sort_keys else value.items()
        for name, item in items:
            yield separator + quoted(name) + ": "
            yield from self.chunks(item, level + 1)
            separator = "," + (self.newline(level + 1) or " ")
        yield self.newline(level) + "}"

    def array_chunks(self, value, level):
        if not value:
            yield "[]"
            return
        separator = "[" + self.newline(level + 1)
        for item in value:
            yield separator
            yield from self.chunks(item, level + 1)
            separator = "," + (self.newline(level + 1) or " ")
        yield self.newline(level) + "]"


def make_document(count):
    people = []
    for i in range(count):
        people.append({
            "id": i,
            "name": f"Person number {i}",
            "mail": f"p{i}@example.org",
            "active": i % 3 == 0,
            "score": i * 1.25 - 7.5,
            "quote": 'said "caf\u00e9\n" \\ twice\tagain',
            "tags": ["red", "green", "blue"][: i % 4],
            "address": {"street": f"{i} High Street", "zip": str(10000 + i), "geo": [i / 8, -i / 16]},
            "boss": None if i == 0 else i // 2,
        })
    return {"version": 3, "people": people, "empty": {}, "none": []}


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 250
    document = make_document(60)
    checksum = 0
    for i in range(size):
        text = Encoder(indent=2 if i % 2 else None, sort_keys=i % 3 == 0).encode(document)
        if Decoder(text).decode() != document:
            raise SystemExit("the document changed on its way")
        checksum = (checksum * 31 + sum(text.encode())) % 1000000007
    errors = 0
    for bad in ("[1, 2", '{"a" 1}', "[tru]", '"\\q"', "[1.2.3]", "1 2"):
        try:
            Decoder(bad).decode()
        except JsonError as error:
            errors += error.position
    print("json_py", checksum, errors)


if __name__ == "__main__":
    main()
