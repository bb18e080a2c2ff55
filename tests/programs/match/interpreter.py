"""A small language evaluated with match: expressions as tuples, statements, environments, errors."""

from dataclasses import dataclass, field


@dataclass
class Env:
    names: dict = field(default_factory=dict)
    parent: "Env | None" = None

    def lookup(self, name):
        match self:
            case Env(names=names) if name in names:
                return names[name]
            case Env(parent=Env() as parent):
                return parent.lookup(name)
            case Env(parent=None):
                raise NameError(f"undefined: {name}")

    def assign(self, name, value):
        env = self
        while env:
            if name in env.names:
                env.names[name] = value
                return
            env = env.parent
        self.names[name] = value


class Return(Exception):
    def __init__(self, value):
        self.value = value


class Break(Exception):
    pass


def evaluate(expression, env):
    match expression:
        case int() | float() | None | bool():
            return expression
        case str(name):
            return env.lookup(name)
        case ("text", str(text)):
            return text
        case ("neg", operand):
            return -evaluate(operand, env)
        case ("+" | "-" | "*" | "/" | "<" | "==" as operator, left, right):
            a, b = evaluate(left, env), evaluate(right, env)
            match operator:
                case "+":
                    return a + b
                case "-":
                    return a - b
                case "*":
                    return a * b
                case "/":
                    return a / b
                case "<":
                    return a < b
                case "==":
                    return a == b
        case ("and", *operands):
            result = True
            for operand in operands:
                if not (result := evaluate(operand, env)):
                    break
            return result
        case ("if", condition, then, otherwise):
            return evaluate(then if evaluate(condition, env) else otherwise, env)
        case ("list", *items):
            return [evaluate(item, env) for item in items]
        case ("index", target, int(index)):
            return evaluate(target, env)[index]
        case ("lambda", [*parameters], body):
            return lambda *args: evaluate(body, Env(dict(zip(parameters, args)), env))
        case ("call", function, *args):
            return evaluate(function, env)(*[evaluate(arg, env) for arg in args])
        case (unknown, *_):
            raise SyntaxError(f"unknown expression {unknown!r}")
        case _:
            raise TypeError(f"cannot evaluate {expression!r}")


def execute(statement, env):
    match statement:
        case ["set", str(name), value]:
            env.assign(name, evaluate(value, env))
        case ["print", *values]:
            print(*(evaluate(value, env) for value in values))
        case ["if", condition, [*then]]:
            if evaluate(condition, env):
                block(then, env)
        case ["if", condition, [*then], [*otherwise]]:
            block(then if evaluate(condition, env) else otherwise, env)
        case ["while", condition, *body]:
            try:
                while evaluate(condition, env):
                    block(body, env)
            except Break:
                pass
        case ["break"]:
            raise Break
        case ["return", value]:
            raise Return(evaluate(value, env))
        case ["def", str(name), [*parameters], *body]:
            def function(*args):
                if len(args) != len(parameters):
                    raise TypeError(f"{name} takes {len(parameters)}, got {len(args)}")
                try:
                    block(body, Env(dict(zip(parameters, args)), env))
                except Return as result:
                    return result.value
            env.names[name] = function
        case ["try", [*body], {"catch": str(name), "handler": [*handler]}]:
            try:
                block(body, env)
            except Exception as error:
                if isinstance(error, (Return, Break)):
                    raise
                env.assign(name, f"{type(error).__name__}: {error}")
                block(handler, env)
        case [*expression]:
            evaluate(tuple(expression), env)
        case _:
            raise SyntaxError(f"bad statement {statement!r}")


def block(statements, env):
    for statement in statements:
        execute(statement, env)


PROGRAM = [
    ["set", "x", ("+", 1, ("*", 2, 3))],
    ["print", "x", ("text", "is x"), ("neg", "x"), ("/", "x", 2)],
    ["def", "fact", ["n"],
     ["if", ("<", "n", 2), [["return", 1]]],
     ["return", ("*", "n", ("call", "fact", ("-", "n", 1)))]],
    ["print", ("call", "fact", 20)],
    ["set", "i", 0],
    ["while", True,
     ["set", "i", ("+", "i", 1)],
     ["if", ("==", "i", 3), [["break"]], [["print", ("text", "i"), "i"]]]],
    ["set", "adder", ("lambda", ["a"], ("lambda", ["b"], ("+", "a", "b")))],
    ["print", ("call", ("call", "adder", 10), 5), ("index", ("list", 1, 2, 3), 1)],
    ["print", ("if", ("and", True, 0), ("text", "yes"), ("text", "no")), ("and", 1, 2), ("and",)],
    ["try", [["set", "y", ("/", 1, 0)]], {"catch": "e", "handler": [["print", "e"]]}],
    ["try", [["print", "undefined"]], {"catch": "e", "handler": [["print", "e"]]}],
    ["try", [["call", "fact", 1, 2]], {"catch": "e", "handler": [["print", "e"]]}],
    ["try", [["set", "z", ("what", 1)]], {"catch": "e", "handler": [["print", "e"]]}],
    ["try", [["set", "z", {1}]], {"catch": "e", "handler": [["print", "e"]]}],
    ["def", "fib", ["n"],
     ["if", ("<", "n", 2), [["return", "n"]],
      [["return", ("+", ("call", "fib", ("-", "n", 1)), ("call", "fib", ("-", "n", 2)))]]]],
    ["print", ("call", "fib", 12)],
]
block(PROGRAM, Env({"true": True}))
block([["def", "deep", ["n"], ["return", ("+", "n", ("call", "deep", ("text", "x"), 1))]],
       ["print", ("call", "deep", 1)]], Env())
