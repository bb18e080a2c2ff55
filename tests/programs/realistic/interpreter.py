"""A small language: tokenizer, parser, tree interpreter with closures, and its error reports."""

import operator
import re


class LanguageError(Exception):
    def __init__(self, message, line):
        super().__init__(f"line {line}: {message}")
        self.line = line


TOKEN = re.compile(r"""
    (?P<number>\d+(\.\d+)?) | (?P<string>"[^"]*") | (?P<name>[A-Za-z_]\w*)
  | (?P<op>==|!=|<=|>=|->|[-+*/%<>=(){},;!]) | (?P<newline>\n) | (?P<space>[ \t]+|\#[^\n]*)
""", re.VERBOSE)
KEYWORDS = {"let", "fn", "if", "else", "while", "return", "print", "and", "or", "true", "false", "nil"}


def tokenize(text):
    line, position = 1, 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if not match:
            raise LanguageError(f"unexpected character {text[position]!r}", line)
        position = match.end()
        kind = match.lastgroup
        if kind == "newline":
            line += 1
        elif kind != "space":
            value = match.group()
            yield ("keyword" if value in KEYWORDS else kind, value, line)
    yield ("end", "", line)


class Parser:
    LEVELS = [("or",), ("and",), ("==", "!="), ("<", ">", "<=", ">="), ("+", "-"), ("*", "/", "%")]

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.index = 0

    @property
    def current(self):
        return self.tokens[self.index]

    def accept(self, *values):
        kind, value, line = self.current
        if value in values and kind in ("op", "keyword"):
            self.index += 1
            return value
        return None

    def expect(self, value):
        if not self.accept(value):
            raise LanguageError(f"expected {value!r}, found {self.current[1] or 'the end'!r}", self.current[2])

    def name(self):
        kind, value, line = self.current
        if kind != "name":
            raise LanguageError(f"expected a name, found {value!r}", line)
        self.index += 1
        return value

    def program(self):
        statements = []
        while self.current[0] != "end":
            statements.append(self.statement())
        return ("block", statements, 1)

    def block(self):
        line = self.current[2]
        self.expect("{")
        statements = []
        while not self.accept("}"):
            statements.append(self.statement())
        return ("block", statements, line)

    def statement(self):
        line = self.current[2]
        if self.accept("let"):
            name = self.name()
            self.expect("=")
            node = ("let", name, self.expression(), line)
        elif self.accept("print"):
            node = ("print", self.expression(), line)
        elif self.accept("return"):
            node = ("return", None if self.current[1] == ";" else self.expression(), line)
        elif self.accept("while"):
            return ("while", self.expression(), self.block(), line)
        elif self.accept("if"):
            condition, then = self.expression(), self.block()
            return ("if", condition, then, self.block() if self.accept("else") else None, line)
        else:
            node = ("expr", self.expression(), line)
            if self.accept("="):
                match node:
                    case ("expr", ("name", name, _), _):
                        node = ("assign", name, self.expression(), line)
                    case _:
                        raise LanguageError("cannot assign to this", line)
        self.expect(";")
        return node

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while op := self.accept(*self.LEVELS[level]):
            left = ("binary", op, left, self.expression(level + 1), self.current[2])
        return left

    def unary(self):
        line = self.current[2]
        if op := self.accept("-", "!"):
            return ("unary", op, self.unary(), line)
        node = self.primary()
        while self.accept("("):
            arguments = []
            while not self.accept(")"):
                arguments.append(self.expression())
                if not self.accept(","):
                    self.expect(")")
                    break
            node = ("call", node, arguments, line)
        return node

    def primary(self):
        kind, value, line = self.current
        self.index += 1
        match kind, value:
            case "number", text:
                return ("const", float(text) if "." in text else int(text), line)
            case "string", text:
                return ("const", text[1:-1], line)
            case "keyword", "true" | "false":
                return ("const", value == "true", line)
            case "keyword", "nil":
                return ("const", None, line)
            case "keyword", "fn":
                self.expect("(")
                parameters = []
                while not self.accept(")"):
                    parameters.append(self.name())
                    self.accept(",")
                return ("function", parameters, self.block(), line)
            case "name", _:
                return ("name", value, line)
            case "op", "(":
                inner = self.expression()
                self.expect(")")
                return inner
        raise LanguageError(f"unexpected {value!r}", line)


class Return(Exception):
    pass


class Scope(dict):
    def __init__(self, parent=None):
        self.parent = parent

    def find(self, name, line):
        scope = self
        while scope is not None:
            if name in scope:
                return scope
            scope = scope.parent
        raise LanguageError(f"{name} is not defined", line)


class Interpreter:
    OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "%": operator.mod,
                 "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
                 "==": operator.eq, "!=": operator.ne}

    def run(self, node, scope):
        return getattr(self, "do_" + node[0])(*node[1:], scope)

    def do_block(self, statements, line, scope):
        for statement in statements:
            self.run(statement, scope)

    def do_let(self, name, value, line, scope):
        scope[name] = self.run(value, scope)

    def do_assign(self, name, value, line, scope):
        scope.find(name, line)[name] = self.run(value, scope)

    def do_print(self, value, line, scope):
        print("  >", self.run(value, scope))

    def do_return(self, value, line, scope):
        raise Return(self.run(value, scope) if value else None)

    def do_expr(self, value, line, scope):
        self.run(value, scope)

    def do_while(self, condition, body, line, scope):
        while self.run(condition, scope):
            self.run(body, Scope(scope))

    def do_if(self, condition, then, otherwise, line, scope):
        if self.run(condition, scope):
            self.run(then, Scope(scope))
        elif otherwise:
            self.run(otherwise, Scope(scope))

    def do_const(self, value, line, scope):
        return value

    def do_name(self, name, line, scope):
        return scope.find(name, line)[name]

    def do_unary(self, op, value, line, scope):
        value = self.run(value, scope)
        return -value if op == "-" else not value

    def do_binary(self, op, left, right, line, scope):
        left = self.run(left, scope)
        if op == "and":
            return left and self.run(right, scope)
        if op == "or":
            return left or self.run(right, scope)
        right = self.run(right, scope)
        if op == "/":
            if right == 0:
                raise LanguageError("division by zero", line)
            return left / right
        try:
            return self.OPERATORS[op](left, right)
        except TypeError as error:
            raise LanguageError(str(error), line) from error

    def do_function(self, parameters, body, line, scope):
        def call(arguments, call_line):
            if len(arguments) != len(parameters):
                raise LanguageError(f"expected {len(parameters)} arguments, got {len(arguments)}", call_line)
            local = Scope(scope)
            local.update(zip(parameters, arguments))
            try:
                self.run(body, local)
            except Return as result:
                return result.args[0]
        return call

    def do_call(self, function, arguments, line, scope):
        function = self.run(function, scope)
        if not callable(function):
            raise LanguageError(f"{function!r} is not a function", line)
        return function([self.run(argument, scope) for argument in arguments], line)


PROGRAMS = ['''
let fib = fn(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); };
let i = 0;
while i < 12 { print fib(i); i = i + 1; }
''', '''
let counter = fn(start) { let n = start; return fn() { n = n + 1; return n; }; };
let a = counter(10); let b = counter(100);
a(); print a(); print b(); print a() + b() * 2 - -3;
print "text " + "joined"; print 7 / 2; print 7 % 4 == 3 and !false or nil;
let compose = fn(f, g) { return fn(x) { return f(g(x)); }; };
print compose(fn(x) { return x * 2; }, fn(x) { return x + 1; })(20);
''', "print 1 +;", "let x = 5\nprint x;", "print unknown;", 'print "a" - 1;', "print 1 / 0;",
    "let f = fn(a) { return a; }; f(1, 2);", "let x = 3; x();", "1 + 2 = 3;", "print $;", "while true { ",
    "let r = fn(n) { if n == 0 { return missing; } return r(n - 1); };\n\n r(5);"]
for source in PROGRAMS:
    try:
        Interpreter().run(Parser(source).program(), Scope())
    except LanguageError as error:
        print("error:", error, "| caused by", type(error.__cause__).__name__)
Interpreter().run(Parser('let deep = fn(n) { return deep(n) + "x" * n - 1; };\nlet f = 1;\nf();').program(), Scope())
