"""Call conventions: keywords, defaults, *args, **kwargs, keyword-only, positional-only, forwarding."""
# kind: calls

import functools
import sys


def plain(a, b, c):
    return a + b * c


def defaults(a, b=2, c=3, *, scale=1, offset=0):
    return (a + b + c) * scale + offset


def positional_only(a, b, /, c=1, **rest):
    return a - b + c + len(rest)


def variadic(*args, sep=1):
    total = 0
    for value in args:
        total += value * sep
    return total


def collect(**options):
    return len(options) + options.get("level", 0)


def forward(*args, **kwargs):
    return defaults(*args, **kwargs)


def everything(a, *args, key=5, **options):
    return a + len(args) + key + sum(options.values())


class Widget:
    def __init__(self, parent=None, *, width=10, height=10, title=""):
        self.parent = parent
        self.width = width
        self.height = height
        self.title = title

    def configure(self, **options):
        for name, value in options.items():
            setattr(self, name, value)
        return self

    def area(self, scale=1):
        return self.width * self.height * scale


class Button(Widget):
    def __init__(self, *args, command=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.command = command

    def press(self, *args, **kwargs):
        return self.command(*args, **kwargs) if self.command else 0


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 190000
    add_seven = functools.partial(plain, 7, c=2)
    options = {"scale": 2, "offset": 1}
    checksum = 0
    for i in range(size):
        checksum += plain(i, 2, 3) + plain(a=i, c=1, b=2) + plain(i, c=4, b=5)
        checksum += defaults(i) + defaults(i, 5) + defaults(i, c=7, scale=3) + defaults(1, 2, 3, offset=i)
        checksum += positional_only(i, 3) + positional_only(i, 3, c=2, a=1, b=2)
        checksum += variadic(i, 2, 3) + variadic(*range(4), sep=2) + variadic()
        checksum += collect(level=i & 7, name=1) + collect(**options)
        checksum += forward(i, b=1, **options) + everything(i, 1, 2, key=3, x=4, y=5)
        checksum += add_seven(b=i)
        button = Button(None, width=i & 15, title="ok", command=variadic)
        button.configure(height=2, width=button.width + 1)
        checksum += button.area() + button.area(scale=2) + button.press(1, i, sep=2)
    failures = 0
    for bad in (lambda: plain(1, 2), lambda: plain(1, 2, 3, d=4), lambda: positional_only(a=1, b=2),
                lambda: defaults(1, 2, 3, 4), lambda: plain(1, 2, a=3)):
        try:
            bad()
        except TypeError as error:
            failures += len(str(error))
    print("kwargs_calls", checksum, failures)


if __name__ == "__main__":
    main()
