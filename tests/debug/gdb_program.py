"""Dies of a signal with compiled, interpreted and C functions on its stack, which it prints first."""
import os
import signal
import sys


def die(word, count):
    local = word * count
    print(stack(sys._getframe())), sys.stdout.flush(), os.kill(os.getpid(), signal.SIGSEGV)
    return local


def stack(frame):
    """What py-bt is to say."""
    lines = []
    while frame is not None:
        lines.append(f'  File "{frame.f_code.co_filename}", line {frame.f_lineno}, in {frame.f_code.co_name}')
        frame = frame.f_back
    return "\n".join(lines)


class Shop:
    def price(self, item):
        return [sorted(pair, key=lambda key: die(key, 2)) for pair in [[item]]]


def numbers(shop):
    yield 1
    space = {}
    exec("def outer(call, value):\n    def inner():\n        return call(value)\n    return inner()\n", space)
    yield space["outer"](shop.price, "é")


def main(depth):
    if depth:
        return main(depth - 1)
    return list(numbers(Shop()))


main(2)
