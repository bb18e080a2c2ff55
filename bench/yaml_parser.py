"""A loader and dumper for a YAML subset in the classic stages: scanner, events, composer, constructor, emitter."""
# kind: library

import sys


class Token:
    def __init__(self, line, column):
        self.line = line
        self.column = column


class ScalarToken(Token):
    def __init__(self, line, column, value, plain):
        super().__init__(line, column)
        self.value, self.plain = value, plain


class PunctuationToken(Token):
    def __init__(self, line, column, char):
        super().__init__(line, column)
        self.char = char


class Event:
    def __init__(self, anchor=None, tag=None):
        self.anchor = anchor
        self.tag = tag


class ScalarEvent(Event):
    def __init__(self, value, plain, anchor=None, tag=None):
        super().__init__(anchor, tag)
        self.value, self.plain = value, plain


class AliasEvent(Event): pass
class MappingStart(Event): pass
class SequenceStart(Event): pass
class CollectionEnd(Event): pass


class YamlError(Exception):
    """Not the YAML we know."""


class Reader:
    """The text, character by character, with line and column."""

    def __init__(self, text):
        self.text = text + "\0"
        self.index = 0
        self.line = 1
        self.column = 0

    def peek(self, ahead=0):
        index = self.index + ahead
        return self.text[index] if index < len(self.text) else "\0"

    def forward(self, count=1):
        for _ in range(count):
            if self.text[self.index] == "\n":
                self.line += 1
                self.column = 0
            else:
                self.column += 1
            self.index += 1

    def prefix(self, count):
        return self.text[self.index:self.index + count]


class Scanner(Reader):
    """Turns the text into tokens."""

    def __init__(self, text):
        super().__init__(text)
        self.depth = 0

    def tokens(self):
        while True:
            self.skip_space()
            char = self.peek()
            if char == "\0":
                return
            yield self.next_token(char)

    def skip_space(self):
        while True:
            while self.peek() in " \n":
                self.forward()
            if self.peek() != "#":
                return
            while self.peek() not in "\n\0":
                self.forward()

    def next_token(self, char):
        line, column = self.line, self.column
        if char in "[]{},":
            if char in "[{":
                self.depth += 1
            elif char in "]}":
                self.depth -= 1
            self.forward()
            return PunctuationToken(line, column, char)
        if char in "-:" and self.peek(1) in " \n\0":
            self.forward()
            return PunctuationToken(line, column, char)
        if char in "&*!":
            self.forward()
            return PunctuationToken(line, column, char + self.word())
        if char in "'\"":
            return ScalarToken(line, column, self.quoted(char), False)
        return ScalarToken(line, column, self.plain(), True)

    def word(self):
        start = self.index
        while self.peek() not in " \n\0,]}":
            self.forward()
        return self.text[start:self.index]

    def quoted(self, quote):
        self.forward()
        chars = []
        while self.peek() != quote:
            char = self.peek()
            if char == "\0":
                raise YamlError(f"line {self.line}: unterminated string")
            if char == "\\" and quote == '"':
                self.forward()
                char = {"n": "\n", "t": "\t"}.get(self.peek(), self.peek())
            chars.append(char)
            self.forward()
        self.forward()
        return "".join(chars)

    def plain(self):
        chars = []
        while True:
            char = self.peek()
            if char in "\n\0" or (char == ":" and self.peek(1) in " \n\0"):
                break
            if self.depth and char in ",]}":
                break
            if self.prefix(2) == " #":
                break
            chars.append(char)
            self.forward()
        return "".join(chars).rstrip()


class Parser:
    """Turns tokens into events, by indentation."""

    def __init__(self, text):
        self.queue = list(Scanner(text).tokens())
        self.position = 0

    def peek(self, ahead=0):
        index = self.position + ahead
        return self.queue[index] if index < len(self.queue) else None

    def take(self):
        token = self.queue[self.position]
        self.position += 1
        return token

    def at(self, char, ahead=0):
        token = self.peek(ahead)
        return isinstance(token, PunctuationToken) and token.char == char

    def events(self):
        yield from self.node(-1)
        if self.peek() is not None:
            raise YamlError(f"line {self.peek().line}: expected the end")

    def node(self, indent):
        anchor = tag = None
        while isinstance(self.peek(), PunctuationToken) and self.peek().char[0] in "&!":
            token = self.take()
            if token.char[0] == "&":
                anchor = token.char[1:]
            else:
                tag = token.char
        token = self.peek()
        if token is None or token.column <= indent and not self.at("["):
            yield ScalarEvent("", True, anchor, tag)
        elif self.at("-"):
            yield from self.block_sequence(token.column, anchor, tag)
        elif self.at("[") or self.at("{"):
            yield from self.flow(anchor, tag)
        elif isinstance(token, PunctuationToken) and token.char[0] == "*":
            yield AliasEvent(self.take().char[1:])
        elif isinstance(token, ScalarToken) and self.at(":", 1):
            yield from self.block_mapping(token.column, anchor, tag)
        elif isinstance(token, ScalarToken):
            self.take()
            yield ScalarEvent(token.value, token.plain, anchor, tag)
        else:
            raise YamlError(f"line {token.line}: unexpected {token.char!r}")

    def block_sequence(self, column, anchor, tag):
        yield SequenceStart(anchor, tag)
        while self.at("-") and self.peek().column == column:
            self.take()
            yield from self.node(column)
        yield CollectionEnd()

    def block_mapping(self, column, anchor, tag):
        yield MappingStart(anchor, tag)
        while isinstance(self.peek(), ScalarToken) and self.peek().column == column and self.at(":", 1):
            key = self.take()
            self.take()
            yield ScalarEvent(key.value, key.plain)
            # A sequence may stand at its key's own column.
            if self.at("-") and self.peek().column == column:
                yield from self.node(column - 1)
            else:
                yield from self.node(column)
        yield CollectionEnd()

    def flow(self, anchor, tag):
        opening = self.take().char
        closing = "]" if opening == "[" else "}"
        yield SequenceStart(anchor, tag) if opening == "[" else MappingStart(anchor, tag)
        while not self.at(closing):
            if opening == "{":
                key, colon = self.take(), self.take()
                yield ScalarEvent(key.value, key.plain)
                if not isinstance(colon, PunctuationToken) or colon.char != ":":
                    raise YamlError(f"line {key.line}: expected ':'")
            token = self.peek()
            if self.at("[") or self.at("{"):
                yield from self.flow(None, None)
            elif isinstance(token, PunctuationToken) and token.char[0] == "*":
                yield AliasEvent(self.take().char[1:])
            elif isinstance(token, ScalarToken):
                self.take()
                yield ScalarEvent(token.value, token.plain)
            else:
                raise YamlError("unexpected end of a flow collection")
            if self.at(","):
                self.take()
        self.take()
        yield CollectionEnd()


class Resolver:
    """What a plain scalar means."""

    words = {"true": True, "false": False, "null": None, "~": None, "": None, "yes": True, "no": False}

    def resolve(self, text):
        if text in self.words:
            return self.words[text]
        first = text[0]
        if first.isdigit() or first in "+-.":
            for kind in (int, float):
                try:
                    return kind(text)
                except ValueError:
                    pass
        return text


class Constructor(Resolver):
    tags = {"!set": set, "!tuple": tuple}

    def __init__(self, text):
        self.events = Parser(text).events()
        self.anchors = {}

    def construct(self):
        value = self.node(next(self.events))
        if next(self.events, None) is not None:
            raise YamlError("text after the document")
        return value

    def node(self, event):
        if isinstance(event, AliasEvent):
            return self.anchors[event.anchor]
        if isinstance(event, ScalarEvent):
            value = self.resolve(event.value) if event.plain else event.value
        elif isinstance(event, SequenceStart):
            value = self.sequence()
        else:
            value = self.mapping()
        if event.tag is not None:
            value = self.tags[event.tag](value)
        if event.anchor is not None:
            self.anchors[event.anchor] = value
        return value

    def sequence(self):
        items = []
        for event in self.events:
            if isinstance(event, CollectionEnd):
                break
            items.append(self.node(event))
        return items

    def mapping(self):
        result = {}
        for event in self.events:
            if isinstance(event, CollectionEnd):
                break
            key = self.node(event)
            result[key] = self.node(next(self.events))
        return result


class Emitter(Resolver):
    """Writes block style."""

    def scalar(self, value):
        if value is None:
            return "null"
        if isinstance(value, (int, float)):
            return repr(value).lower()
        if self.resolve(value) != value or any(c in value for c in ":#'\n[]{},&*!-"):
            escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            return f'"{escaped}"'
        return value

    def lines(self, value, indent=0):
        pad = " " * indent
        if isinstance(value, dict) and value:
            for key, item in value.items():
                if isinstance(item, (dict, list)) and item:
                    yield f"{pad}{self.scalar(key)}:"
                    yield from self.lines(item, indent + 2)
                else:
                    yield f"{pad}{self.scalar(key)}: {self.inline(item)}"
        else:
            for item in value:
                if isinstance(item, (dict, list)) and item:
                    first, *rest = self.lines(item, indent + 2)
                    yield f"{pad}- {first.lstrip()}"
                    yield from rest
                else:
                    yield f"{pad}- {self.inline(item)}"

    def inline(self, value):
        return repr(value) if isinstance(value, (dict, list)) else self.scalar(value)


DOCUMENT = """# services
defaults: &defaults
  restart: always
  retries: 3
  timeout: 2.5
services:
"""
SERVICE = """  service-{n}:
    base: *defaults
    image: "registry.example.org/app:{n}"
    command: [run, --port, {n}, 'it is "quoted"']
    env:
    - {{ name: MODE, value: fast }}
    - name: LEVEL   # inline comment
      value: {n}
    limits: {{cpu: 0.{n}, memory: [1, 2, {{deep: yes}}]}}
    matrix:
      - - 1
        - 2
      - - -3
        - ~
    colours: !set [red, green, {n}]
    empty:
"""


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 39
    text = DOCUMENT + "".join(SERVICE.format(n=n) for n in range(1, 31))
    checksum = 0
    for _ in range(size):
        value = Constructor(text).construct()
        for service in value["services"].values():
            checksum += len(service["colours"])
            service["colours"] = None
            if service["base"] is not value["defaults"]:
                raise SystemExit("an alias was lost")
        dumped = "\n".join(Emitter().lines(value))
        again = Constructor(dumped).construct()
        if again != value:
            raise SystemExit("the dump does not load back")
        checksum = (checksum * 31 + sum(dumped.encode())) % 1000000007
    errors = []
    for bad in ("a: [1, 2", "a: 'x", "a: b\n c: d\n", "{a b}"):
        try:
            Constructor(bad).construct()
        except YamlError as error:
            errors.append(str(error))
    print("yaml_parser", checksum, "; ".join(errors))


if __name__ == "__main__":
    main()
