"""A regular-expression compiler and two matchers in pure Python: parser, syntax tree, closures, sets of states."""
# kind: library

import sys


class Node:
    """A piece of a pattern; compiles itself to a program of tuples."""

    def emit(self, program):
        raise NotImplementedError


class Chars(Node):
    def __init__(self, ranges, negated=False):
        members = set()
        for low, high in ranges:
            members.update(map(chr, range(ord(low), ord(high) + 1)))
        self.members = frozenset(members)
        self.negated = negated

    def emit(self, program):
        program.append(("set", self.members, self.negated))


class Any(Node):
    def emit(self, program):
        program.append(("set", frozenset("\n"), True))


class Empty(Node):
    def emit(self, program):
        pass


class Anchor(Node):
    def __init__(self, kind):
        self.kind = kind

    def emit(self, program):
        program.append(("anchor", self.kind))


class Sequence(Node):
    def __init__(self, parts):
        self.parts = parts

    def emit(self, program):
        for part in self.parts:
            part.emit(program)


class Choice(Node):
    def __init__(self, options):
        self.options = options

    def emit(self, program):
        jumps = []
        for option in self.options[:-1]:
            split = len(program)
            program.append(None)
            option.emit(program)
            jumps.append(len(program))
            program.append(None)
            program[split] = ("split", split + 1, len(program))
        self.options[-1].emit(program)
        for jump in jumps:
            program[jump] = ("jump", len(program))


class Repeat(Node):
    def __init__(self, part, least, most, greedy):
        self.part = part
        self.least = least
        self.most = most
        self.greedy = greedy

    def split(self, inside, after):
        return ("split", inside, after) if self.greedy else ("split", after, inside)

    def emit(self, program):
        for _ in range(self.least):
            self.part.emit(program)
        if self.most is None:
            start = len(program)
            program.append(None)
            self.part.emit(program)
            program.append(("jump", start))
            program[start] = self.split(start + 1, len(program))
            return
        splits = []
        for _ in range(self.most - self.least):
            splits.append(len(program))
            program.append(None)
            self.part.emit(program)
        for split in splits:
            program[split] = self.split(split + 1, len(program))


class Group(Node):
    def __init__(self, part, number):
        self.part = part
        self.number = number

    def emit(self, program):
        program.append(("save", 2 * self.number))
        self.part.emit(program)
        program.append(("save", 2 * self.number + 1))


CLASSES = {"d": [("0", "9")], "w": [("a", "z"), ("A", "Z"), ("0", "9"), ("_", "_")], "s": [(c, c) for c in " \t\n\r"]}


class Parser:
    def __init__(self, pattern):
        self.pattern = pattern
        self.position = 0
        self.groups = 0

    def parse(self):
        node = self.choice()
        if self.position < len(self.pattern):
            raise ValueError(f"unbalanced parenthesis at {self.position}")
        return Group(node, 0)

    def peek(self):
        return self.pattern[self.position] if self.position < len(self.pattern) else ""

    def take(self):
        char = self.peek()
        if not char:
            raise ValueError("the pattern ends too early")
        self.position += 1
        return char

    def accept(self, char):
        if self.peek() == char:
            self.position += 1
            return True
        return False

    def choice(self):
        options = [self.sequence()]
        while self.accept("|"):
            options.append(self.sequence())
        return options[0] if len(options) == 1 else Choice(options)

    def sequence(self):
        parts = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.repeated())
        if not parts:
            return Empty()
        return parts[0] if len(parts) == 1 else Sequence(parts)

    def repeated(self):
        node = self.atom()
        while True:
            char = self.peek()
            if char == "*":
                least, most = 0, None
            elif char == "+":
                least, most = 1, None
            elif char == "?":
                least, most = 0, 1
            elif char == "{":
                least, most = self.counts()
            else:
                return node
            self.take()
            node = Repeat(node, least, most, not self.accept("?"))

    def counts(self):
        """Reads '{m,n' and leaves the closing brace."""
        end = self.pattern.index("}", self.position)
        low, comma, high = self.pattern[self.position + 1:end].partition(",")
        self.position = end
        least = int(low)
        return least, (int(high) if high else None) if comma else least

    def atom(self):
        char = self.take()
        if char == "(":
            if self.accept("?"):
                if self.take() != ":":
                    raise ValueError("unknown extension")
                node = self.choice()
            else:
                self.groups += 1
                number = self.groups
                node = Group(self.choice(), number)
            if not self.accept(")"):
                raise ValueError("missing parenthesis")
            return node
        if char == "[":
            return self.set()
        if char == ".":
            return Any()
        if char in "^$":
            return Anchor(char)
        if char in "*+?":
            raise ValueError("nothing to repeat")
        if char == "\\":
            return self.escape()
        return Chars([(char, char)])

    def escape(self):
        char = self.take()
        if char == "b":
            return Anchor("b")
        if char.lower() in CLASSES:
            return Chars(CLASSES[char.lower()], char.isupper())
        char = {"n": "\n", "t": "\t"}.get(char, char)
        return Chars([(char, char)])

    def set(self):
        negated = self.accept("^")
        ranges = []
        while not ranges or self.peek() != "]":
            low = self.take()
            if low == "\\":
                low = self.take()
                if low in CLASSES:
                    ranges += CLASSES[low]
                    continue
            if self.peek() == "-" and self.pattern[self.position + 1] != "]":
                self.take()
                ranges.append((low, self.take()))
            else:
                ranges.append((low, low))
        self.take()
        return Chars(ranges, negated)


def anchored(kind, text, position):
    if kind == "^":
        return position == 0
    if kind == "$":
        return position == len(text)
    before = position > 0 and (text[position - 1].isalnum() or text[position - 1] == "_")
    after = position < len(text) and (text[position].isalnum() or text[position] == "_")
    return before != after


class Regex:
    def __init__(self, pattern):
        parser = Parser(pattern)
        self.program = []
        parser.parse().emit(self.program)
        self.program.append(("match",))
        self.groups = parser.groups

    def match(self, text, position=0):
        """Threads of states in priority order; linear in the text."""
        program = self.program
        current = self.follow([], set(), 0, (None,) * (2 * self.groups + 2), text, position)
        found = None
        while current:
            following, seen = [], set()
            char = text[position] if position < len(text) else None
            for counter, saved in current:
                instruction = program[counter]
                if instruction[0] == "match":
                    found = saved
                    break
                if char is not None and (char in instruction[1]) != instruction[2]:
                    self.follow(following, seen, counter + 1, saved, text, position + 1)
            current = following
            position += 1
        return found

    def follow(self, threads, seen, counter, saved, text, position):
        """Add the states reachable without reading, best first."""
        pending = [(counter, saved)]
        while pending:
            counter, saved = pending.pop()
            if counter in seen:
                continue
            seen.add(counter)
            instruction = self.program[counter]
            kind = instruction[0]
            if kind == "jump":
                pending.append((instruction[1], saved))
            elif kind == "split":
                pending.append((instruction[2], saved))
                pending.append((instruction[1], saved))
            elif kind == "save":
                slot = instruction[1]
                pending.append((counter + 1, saved[:slot] + (position,) + saved[slot + 1:]))
            elif kind == "anchor":
                if anchored(instruction[1], text, position):
                    pending.append((counter + 1, saved))
            else:
                threads.append((counter, saved))
        return threads

    def search_all(self, text):
        position = 0
        while position <= len(text):
            saved = self.match(text, position)
            if saved is None:
                position += 1
            else:
                yield saved
                position = max(saved[1], position + 1)


PATTERNS = [
    r"(\w+)@(\w+)\.(com|org|net)", r"\b\d{1,3}(?:\.\d{1,3}){3}\b", r"[A-Z][a-z]+ [A-Z][a-z]+", r"(a|b)*abb",
    r"<(\w+)[^>]*>.*?", r"0x[0-9a-fA-F]+|\d+\.\d*|\d+", r"^(GET|POST) (\S+)", r"(\d{4})-(\d\d)-(\d\d)",
    r"\"([^\"\\]|\\.)*\"", r"[+-]?\d+(?:[eE][+-]?\d+)?", r"(?:foo|bar|baz){2,4}?x", r"\s+$",
]
TEXT = """GET /index.html from 192.168.0.17 by John Smith <b class="x">bold</b> on 2023-04-01 "quoted \\" text"
ababbabb foobarbazx 0xBEEF 3.14 and -12e+5 mailed to someone@example.org or Mary Jones other@site.com  """


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1400
    checksum = 0
    for round_number in range(size):
        for pattern in PATTERNS:
            regex = Regex(pattern)
            checksum = (checksum + len(regex.program) * 7) % 1000000007
            if round_number % 8 == 0:
                for saved in regex.search_all(TEXT):
                    for position in saved:
                        checksum = (checksum * 33 + (position or 0)) % 1000000007
    print("regex_compile", checksum)


if __name__ == "__main__":
    main()
