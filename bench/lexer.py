"""A lexer, a Pratt parser, a constant folder and a stack machine for a small language."""
# kind: library

import sys

KEYWORDS = {"let", "while", "if", "else", "end", "print", "fn", "return"}
OPERATORS = ["<=", ">=", "==", "!=", "&&", "||", "+", "-", "*", "/", "%", "<", ">", "=", "(", ")", ",", ";", "!"]
BINDING = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6}


class Token:
    __slots__ = ("kind", "text", "line", "column")

    def __init__(self, kind, text, line, column):
        self.kind = kind
        self.text = text
        self.line = line
        self.column = column

    def __repr__(self):
        return f"<{self.kind} {self.text!r} {self.line}:{self.column}>"


class SourceError(Exception):
    pass


def tokenize(source):
    line, start_of_line = 1, 0
    position, end = 0, len(source)
    while position < end:
        char = source[position]
        column = position - start_of_line + 1
        if char == "\n":
            line += 1
            position += 1
            start_of_line = position
        elif char.isspace():
            position += 1
        elif char == "#":
            while position < end and source[position] != "\n":
                position += 1
        elif char.isalpha() or char == "_":
            start = position
            while position < end and (source[position].isalnum() or source[position] == "_"):
                position += 1
            text = source[start:position]
            yield Token(text if text in KEYWORDS else "name", text, line, column)
        elif char.isdigit():
            start = position
            while position < end and source[position].isdigit():
                position += 1
            yield Token("number", source[start:position], line, column)
        elif char == '"':
            stop = source.find('"', position + 1)
            if stop < 0:
                raise SourceError(f"{line}:{column}: unterminated string")
            yield Token("string", source[position + 1:stop], line, column)
            position = stop + 1
        else:
            for operator in OPERATORS:
                if source.startswith(operator, position):
                    yield Token(operator, operator, line, column)
                    position += len(operator)
                    break
            else:
                raise SourceError(f"{line}:{column}: unexpected {char!r}")
    yield Token("eof", "", line, 0)


class Parser:
    """Statements and expressions as tuples, the first item naming the kind."""

    def __init__(self, source):
        self.tokens = list(tokenize(source))
        self.position = 0

    @property
    def token(self):
        return self.tokens[self.position]

    def advance(self):
        token = self.tokens[self.position]
        self.position += 1
        return token

    def expect(self, kind):
        token = self.advance()
        if token.kind != kind:
            raise SourceError(f"{token.line}:{token.column}: expected {kind}, found {token.kind}")
        return token

    def block(self, *stops):
        statements = []
        while self.token.kind not in stops:
            statements.append(self.statement())
        return statements

    def statement(self):
        method = getattr(self, f"statement_{self.token.kind}", None)
        if method is not None:
            self.advance()
            return method()
        if self.token.kind == "name" and self.tokens[self.position + 1].kind == "=":
            return self.statement_let()
        value = self.expression(0)
        self.expect(";")
        return ("drop", value)

    def statement_let(self):
        name = self.expect("name").text
        self.expect("=")
        value = self.expression(0)
        self.expect(";")
        return ("let", name, value)

    def statement_print(self):
        value = self.expression(0)
        self.expect(";")
        return ("print", value)

    def statement_while(self):
        condition = self.expression(0)
        body = self.block("end")
        self.expect("end")
        return ("while", condition, body)

    def statement_if(self):
        condition = self.expression(0)
        body = self.block("else", "end")
        other = []
        if self.token.kind == "else":
            self.advance()
            other = self.block("end")
        self.expect("end")
        return ("if", condition, body, other)

    def expression(self, strength):
        left = self.prefix()
        while BINDING.get(self.token.kind, 0) > strength:
            operator = self.advance().kind
            right = self.expression(BINDING[operator])
            left = ("binary", operator, left, right)
        return left

    def prefix(self):
        token = self.advance()
        if token.kind == "number":
            return ("const", int(token.text))
        if token.kind == "string":
            return ("const", token.text)
        if token.kind == "name":
            return ("name", token.text)
        if token.kind in ("-", "!"):
            return ("unary", token.kind, self.prefix())
        if token.kind == "(":
            inner = self.expression(0)
            self.expect(")")
            return inner
        raise SourceError(f"{token.line}:{token.column}: expected an expression, found {token.kind}")


BINARY = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
    "/": lambda a, b: a // b if b else 0, "%": lambda a, b: a % b if b else 0,
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b,
    "&&": lambda a, b: a and b, "||": lambda a, b: a or b,
}


def fold(node):
    kind = node[0]
    if kind == "binary":
        left, right = fold(node[2]), fold(node[3])
        if left[0] == right[0] == "const" and type(left[1]) is type(right[1]):
            return ("const", BINARY[node[1]](left[1], right[1]))
        return ("binary", node[1], left, right)
    if kind == "unary":
        inner = fold(node[2])
        if inner[0] == "const":
            return ("const", -inner[1] if node[1] == "-" else not inner[1])
        return ("unary", node[1], inner)
    return node


class Generator:
    def __init__(self):
        self.code = []

    def statements(self, statements):
        for statement in statements:
            getattr(self, "make_" + statement[0])(*statement[1:])
        return self.code

    def emit(self, operation, argument=None):
        self.code.append([operation, argument])
        return len(self.code) - 1

    def make_let(self, name, value):
        self.expression(fold(value))
        self.emit("store", name)

    def make_print(self, value):
        self.expression(fold(value))
        self.emit("print")

    def make_drop(self, value):
        self.expression(fold(value))
        self.emit("pop")

    def make_while(self, condition, body):
        start = len(self.code)
        self.expression(fold(condition))
        leave = self.emit("branch")
        self.statements(body)
        self.emit("jump", start)
        self.code[leave][1] = len(self.code)

    def make_if(self, condition, body, other):
        self.expression(fold(condition))
        skip = self.emit("branch")
        self.statements(body)
        leave = self.emit("jump")
        self.code[skip][1] = len(self.code)
        self.statements(other)
        self.code[leave][1] = len(self.code)

    def expression(self, node):
        kind = node[0]
        if kind == "const":
            self.emit("push", node[1])
        elif kind == "name":
            self.emit("load", node[1])
        elif kind == "unary":
            self.expression(node[2])
            self.emit("unary", node[1])
        else:
            self.expression(node[2])
            self.expression(node[3])
            self.emit("binary", BINARY[node[1]])


def execute(code, names):
    stack, printed = [], []
    counter = 0
    while counter < len(code):
        operation, argument = code[counter]
        counter += 1
        if operation == "load":
            stack.append(names[argument])
        elif operation == "push":
            stack.append(argument)
        elif operation == "binary":
            right = stack.pop()
            stack[-1] = argument(stack[-1], right)
        elif operation == "store":
            names[argument] = stack.pop()
        elif operation == "branch":
            if not stack.pop():
                counter = argument
        elif operation == "jump":
            counter = argument
        elif operation == "unary":
            stack[-1] = -stack[-1] if argument == "-" else not stack[-1]
        elif operation == "print":
            printed.append(stack.pop())
        else:
            stack.pop()
    return printed


PROGRAM = """
let limit = {n} * (2 + 3) - 4;   # a constant
let i = 2; let count = 0; let sum = 0;
while i < limit
    let k = 2; let prime = 1 == 1;
    while k * k <= i && prime
        if i % k == 0 prime = !prime; end
        k = k + 1;
    end
    if prime && !(i == 2) || i == 2 count = count + 1; sum = sum + i; else sum = sum - 1; end
    i = i + 1;
end
print "primes" + "!"; print count; print sum; print -(limit - 7) * 3;
"""


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 210
    checksum = 0
    for i in range(size):
        source = PROGRAM.format(n=20 + i % 10) * 3
        code = Generator().statements(Parser(source).block("eof"))
        printed = execute(code, {})
        checksum = (checksum * 31 + len(code) + sum(p for p in printed if isinstance(p, int))) % 1000000007
    errors = []
    for bad in ("let = 4;", "print 1 +;", "let a = \"x", "print ?;", "while 1 print 2;"):
        try:
            Parser(bad).block("eof")
        except SourceError as error:
            errors.append(str(error))
    print("lexer", checksum, errors)


if __name__ == "__main__":
    main()
