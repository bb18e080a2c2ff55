"""A small Lisp: reader, environments as chained dicts, closures, tail calls, and programs that exercise it."""
# kind: classes

import operator
import sys


class Symbol(str):
    __slots__ = ()


class LispError(Exception):
    pass


class Environment:
    def __init__(self, names=(), values=(), outer=None):
        self.table = dict(zip(names, values))
        self.outer = outer

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope.table:
                return scope.table
            scope = scope.outer
        raise LispError(f"unbound {name}")


class Closure:
    def __init__(self, names, body, scope):
        self.names = names
        self.body = body
        self.scope = scope


def read(source):
    tokens = source.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    tokens.reverse()
    forms = []
    while tokens:
        forms.append(read_form(tokens))
    return forms


def read_form(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop()
    if token == "(":
        items = []
        while tokens and tokens[-1] != ")":
            items.append(read_form(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop()
        return items
    if token == ")":
        raise LispError("unexpected )")
    if token == "'":
        return [Symbol("quote"), read_form(tokens)]
    try:
        return int(token)
    except ValueError:
        return Symbol(token)


def evaluate(form, scope):
    """Loops in place of recursing for tail calls."""
    while True:
        if isinstance(form, Symbol):
            return scope.find(form)[form]
        if not isinstance(form, list):
            return form
        head = form[0]
        if head == "quote":
            return quoted(form[1])
        if head == "if":
            chosen = evaluate(form[1], scope)
            form = form[2] if chosen is not False else form[3] if len(form) > 3 else []
            if form == []:
                return None
        elif head == "define":
            if isinstance(form[1], list):
                scope.table[form[1][0]] = Closure(form[1][1:], form[2:], scope)
            else:
                scope.table[form[1]] = evaluate(form[2], scope)
            return None
        elif head == "set!":
            scope.find(form[1])[form[1]] = evaluate(form[2], scope)
            return None
        elif head == "lambda":
            return Closure(form[1], form[2:], scope)
        elif head == "let":
            scope = Environment([b[0] for b in form[1]], [evaluate(b[1], scope) for b in form[1]], scope)
            form = sequence(form[2:], scope)
        elif head == "begin":
            form = sequence(form[1:], scope)
        elif head == "cond":
            for test, *body in form[1:]:
                if test == "else" or evaluate(test, scope) is not False:
                    form = sequence(body, scope)
                    break
            else:
                return None
        else:
            function = evaluate(head, scope)
            arguments = [evaluate(argument, scope) for argument in form[1:]]
            if not isinstance(function, Closure):
                return function(*arguments)
            if len(arguments) != len(function.names):
                raise LispError("wrong number of arguments")
            scope = Environment(function.names, arguments, function.scope)
            form = sequence(function.body, scope)


def sequence(forms, scope):
    """Evaluates all but the last form, which is left to the caller."""
    for form in forms[:-1]:
        evaluate(form, scope)
    return forms[-1]


def apply(function, arguments):
    if isinstance(function, Closure):
        scope = Environment(function.names, arguments, function.scope)
        return evaluate(sequence(function.body, scope), scope)
    return function(*arguments)


def global_scope():
    builtins = {
        "+": lambda *a: sum(a), "-": lambda a, *b: a - sum(b) if b else -a, "*": operator.mul, "//": operator.floordiv,
        "%": operator.mod, "<": operator.lt, ">": operator.gt, "=": operator.eq, "<=": operator.le,
        "cons": lambda a, b: (a, b), "car": lambda p: p[0], "cdr": lambda p: p[1], "nil": None,
        "null?": lambda v: v is None, "list": lambda *items: make_list(items), "not": lambda v: v is False,
        "apply": lambda f, items: apply(f, list(walk(items))),
        "map": lambda f, items: make_list([apply(f, [i]) for i in walk(items)]),
    }
    return Environment(builtins.keys(), builtins.values())


def make_list(items):
    result = None
    for item in reversed(items):
        result = (item, result)
    return result


def quoted(form):
    return make_list([quoted(item) for item in form]) if isinstance(form, list) else form


def walk(pair):
    while pair is not None:
        yield pair[0]
        pair = pair[1]


PRELUDE = """
(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))
(define (loop i total) (if (= i 0) total (loop (- i 1) (+ total (% (* i i) 7)))))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) nil))
(define (filter keep items)
  (cond ((null? items) nil)
        ((keep (car items)) (cons (car items) (filter keep (cdr items))))
        (else (filter keep (cdr items)))))
(define (sort items)
  (if (null? items) nil
    (let ((pivot (car items)) (rest (cdr items)))
      (append (sort (filter (lambda (x) (< x pivot)) rest))
              (cons pivot (sort (filter (lambda (x) (not (< x pivot))) rest)))))))
(define (append a b) (if (null? a) b (cons (car a) (append (cdr a) b))))
(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n))))
(define (primes n) (filter (lambda (k) (prime k 2)) (range 2 n)))
(define (prime k d) (cond ((> (* d d) k) 1) ((= (% k d) 0) (= 1 0)) (else (prime k (+ d 1)))))
"""


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 39
    checksum = 0
    for i in range(size):
        scope = global_scope()
        for form in read(PRELUDE):
            evaluate(form, scope)
        program = f"""(fib {12 + i % 3}) (loop 1500 {i})
            (apply + (sort (map (lambda (x) (% (* x 7919) 101)) (range 0 60))))
            (define next (counter)) (next) (next) (next) (apply + (primes 90)) (car (cdr '(1 {i} 3)))"""
        for form in read(program):
            value = evaluate(form, scope)
            checksum = (checksum * 31 + (value or 0)) % 1000000007
    failures = []
    for bad in ("(car", ")", "(undefined 1)", "((lambda (x) x))"):
        try:
            evaluate(read(bad)[0], global_scope())
        except LispError as error:
            failures.append(str(error))
    print("lisp", checksum, failures)


if __name__ == "__main__":
    main()
