"""Exceptions: raise and catch near and far, finally, else, chaining, cleanup with context managers."""
# kind: calls

import sys
from contextlib import contextmanager


class AppError(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class RetryError(AppError):
    pass


class FatalError(AppError):
    pass


def parse(text):
    """EAFP parsing: the exception is the usual case for half of the inputs."""
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return None


def lookup(table, key):
    try:
        value = table[key]
    except KeyError:
        value = -1
    else:
        value += 1
    return value


def deep(level, code):
    if level == 0:
        if code % 3 == 0:
            raise RetryError(code, "again")
        if code % 3 == 1:
            raise FatalError(code, "stop")
        return code
    try:
        return deep(level - 1, code) + 1
    finally:
        deep.unwound += 1


deep.unwound = 0


def attempt(code):
    tries = 0
    while True:
        try:
            return deep(6, code)
        except RetryError as error:
            tries += 1
            if tries == 3:
                raise FatalError(error.code, "gave up") from error
            code += 1 if tries == 2 else 0
        except FatalError:
            return -code


def chained(value):
    try:
        try:
            return 10 // value
        except ZeroDivisionError as error:
            raise AppError(1, "cannot divide") from error
    except AppError as error:
        return len(type(error.__cause__).__name__) + error.code


class Guard:
    """Swallows lookup errors, counts everything."""

    def __init__(self):
        self.entered = 0
        self.swallowed = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None and issubclass(kind, LookupError):
            self.swallowed += 1
            return True
        return False


@contextmanager
def tally(counts, name):
    try:
        yield name
    except ValueError:
        counts[name] = counts.get(name, 0) + 10
    finally:
        counts[name] = counts.get(name, 0) + 1


def loop_with_finally(count):
    total = 0
    for i in range(count):
        try:
            if i % 5 == 0:
                continue
            if i == count - 2:
                break
            total += i
        finally:
            total += 1
    return total


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 99000
    inputs = ["12", "1.5", "x", "", "7e2", "-3"]
    table = {i: i for i in range(0, 100, 2)}
    guard = Guard()
    counts = {}
    checksum = 0
    for i in range(size):
        value = parse(inputs[i % 6])
        checksum += 0 if value is None else int(value)
        checksum += lookup(table, i % 100)
        checksum += attempt(i % 30)
        checksum += chained(i % 4)
        with guard:
            checksum += inputs.index("x")
            checksum += [1, 2, 3][i % 5]
        with tally(counts, "odd" if i % 2 else "even"):
            if i % 7 == 0:
                raise ValueError(i)
        checksum += loop_with_finally(10)
    print("exceptions", checksum, guard.swallowed, deep.unwound, sorted(counts.items()))


if __name__ == "__main__":
    main()
