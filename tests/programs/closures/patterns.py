"""Programs out of closures: currying, memoizers, event systems, state machines, lazy lists, parsers."""


def curry(function, arity):
    def step(*args):
        if len(args) >= arity:
            return function(*args)
        return lambda *more: step(*args, *more)
    return step


def memoize(function):
    cache = {}
    hits = misses = 0

    def wrapper(*args):
        nonlocal hits, misses
        try:
            result = cache[args]
            hits += 1
        except KeyError:
            result = cache[args] = function(*args)
            misses += 1
        return result

    wrapper.statistics = lambda: (hits, misses, len(cache))
    wrapper.clear = lambda: cache.clear()
    return wrapper


def make_stack():
    items = []
    size = 0

    def push(item):
        nonlocal size
        items.append(item)
        size += 1
        return size

    def pop():
        nonlocal size
        size -= 1
        return items.pop()

    def peek(default=None):
        return items[-1] if size else default
    return push, pop, peek


def event_system():
    handlers = {}

    def on(name):
        def register(handler):
            handlers.setdefault(name, []).append(handler)

            def remove():
                handlers[name].remove(handler)
            handler.remove = remove
            return handler
        return register

    def emit(name, *args):
        return [handler(*args) for handler in handlers.get(name, ())]
    return on, emit


def lazy(head, tail):
    forced = None

    def get():
        nonlocal forced, tail
        if forced is None:
            forced = tail()
            tail = None
        return forced
    return head, get


def take(n, stream):
    out = []
    while n:
        head, rest = stream
        out.append(head)
        n -= 1
        if n:
            stream = rest()
    return out


def integers(n):
    return lazy(n, lambda: integers(n + 1))


def filtered(predicate, stream):
    head, rest = stream
    while not predicate(head):
        head, rest = rest()
    return lazy(head, lambda: filtered(predicate, rest()))


def sieve(stream):
    head, rest = stream
    return lazy(head, lambda: sieve(filtered(lambda n: n % head, rest())))


def parser():
    position, text = 0, ""

    def peek():
        return text[position] if position < len(text) else ""

    def expect(wanted):
        nonlocal position
        if peek() != wanted:
            raise SyntaxError(f"expected {wanted!r} at {position}, found {peek()!r}")
        position += 1

    def number():
        nonlocal position
        start = position
        while peek().isdigit():
            position += 1
        if start == position:
            raise SyntaxError(f"expected a number at {position}")
        return int(text[start:position])

    def factor():
        nonlocal position
        if peek() == "(":
            expect("(")
            value = expression()
            expect(")")
            return value
        if peek() == "-":
            position += 1
            return -factor()
        return number()

    def binary(operand, table):
        nonlocal position
        value = operand()
        while peek() in table and peek():
            operator = table[peek()]
            position += 1
            value = operator(value, operand())
        return value

    def term():
        return binary(factor, {"*": lambda a, b: a * b, "/": lambda a, b: a / b})

    def expression():
        return binary(term, {"+": lambda a, b: a + b, "-": lambda a, b: a - b})

    def parse(source):
        nonlocal position, text
        position, text = 0, source
        value = expression()
        if peek():
            expect("")
        return value
    return parse


def counter_with_history():
    value, history = 0, []

    def change(by):
        nonlocal value
        history.append(lambda old=value: restore(old))
        value += by
        return value

    def restore(old):
        nonlocal value
        value = old
        return value

    def undo():
        return history.pop()() if history else value
    return change, undo


print(curry(lambda a, b, c: a + b * c, 3)(1)(2)(3), curry(max, 2)(4)(9), curry(lambda *a: a, 3)(1, 2)(3, 4))
fib = memoize(lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))
print(fib(80), fib.statistics(), fib.clear(), fib.statistics())
push, pop, peek = make_stack()
print(push("a"), push("b"), pop(), peek(), pop(), peek("empty"))
on, emit = event_system()
log = []


@on("greet")
def hello(name):
    log.append(name)
    return f"hello {name}"


@on("greet")
def shout(name):
    return name.upper()


print(emit("greet", "ann"), hello.remove(), emit("greet", "bob"), emit("nothing"), log)
print(take(10, sieve(integers(2))), take(3, filtered(lambda n: n % 7 == 0, integers(1))))
parse = parser()
print(parse("1+2*3"), parse("(1+2)*3"), parse("-(4-10)/4"), parse("2*(3+4)*5-1"))
for bad in ("1+", "(1", "1)", "x", ""):
    try:
        parse(bad)
    except SyntaxError as error:
        print(error)
change, undo = counter_with_history()
print(change(5), change(10), change(-3), undo(), undo(), change(100), undo(), undo(), undo())
Y = lambda f: (lambda x: f(lambda *a: x(x)(*a)))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(10))
church = lambda n: lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))
add = lambda a, b: lambda f: lambda x: a(f)(b(f)(x))
print(add(church(3), church(4))(lambda k: k + 1)(0))
pop()
