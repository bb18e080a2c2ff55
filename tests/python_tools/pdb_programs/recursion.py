import functools


def memo(function):
    cache = {}

    @functools.wraps(function)
    def wrapper(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]
    return wrapper


@memo
def fib(n):
    if n < 2:
        if n == 0:
            breakpoint()
        return n
    return fib(n - 1) + fib(n - 2)


def swap(a, b):
    with open("/dev/null") as file:
        a, b = b, a
        file.name
    while a > 0:
        a -= 1
        if a == 2:
            continue
        b += a
    else:
        b = -b
    match b:
        case 0:
            b = 1
        case int(v) if v < 0:
            b = v - 1
    return a, b


print(fib(4))
print(swap(3, 5))
print(sorted([3, 1, 2], key=lambda v: -v))
