def inner(n):
    received = yield n
    print("received", received)
    try:
        yield n + 1
    finally:
        print("closing")
    return "inner done"


def outer():
    result = yield from inner(1)
    print(result)
    breakpoint()
    local = 3
    yield local
    for letter in "xy":
        yield letter


def consume():
    generator = outer()
    print(next(generator))
    print(generator.send("hello"))
    for item in generator:
        print("item", item)
    lazy = (c.upper() for c in "pq")
    for c in lazy:
        print(c)


consume()
