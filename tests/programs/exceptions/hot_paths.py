"""Exceptions raised and caught in hot loops, as control flow, through many frames."""


class Retry(Exception):
    def __init__(self, count):
        self.count = count


class Found(Exception):
    pass


def parse_int(text):
    try:
        return int(text)
    except ValueError:
        return None
    except TypeError as error:
        return str(error)[:10]


def retrying(limit):
    attempts = 0
    while True:
        try:
            attempts += 1
            if attempts < limit:
                raise Retry(attempts)
            return attempts
        except Retry as retry:
            if retry.count % 2:
                continue
        finally:
            attempts += 0


def search(tree, wanted, path=()):
    for key, value in tree.items():
        if key == wanted:
            raise Found(path + (key,))
        if isinstance(value, dict):
            search(value, wanted, path + (key,))


def depth(n, bottom):
    try:
        return depth(n - 1, bottom) if n else bottom()
    except KeyError as error:
        error.args = (error.args[0] + 1,)
        raise
    except IndexError:
        if n % 5:
            raise
        return n


def bottom_key():
    raise KeyError(0)


def bottom_index():
    return [][0]


def counting(n):
    counts = {"zero": 0, "value": 0, "key": 0, "none": 0, "attribute": 0, "finally": 0, "else": 0}
    data = {0: 1, 2: 0, 4: None, 5: "x"}
    for i in range(n):
        try:
            value = 10 / data[i % 7]
        except ZeroDivisionError:
            counts["zero"] += 1
        except KeyError:
            counts["key"] += 1
        except TypeError as error:
            counts["none" if "NoneType" in str(error) else "value"] += 1
            try:
                error.missing
            except AttributeError:
                counts["attribute"] += 1
        else:
            counts["else"] += 1
        finally:
            counts["finally"] += 1
    return counts


def loop_by_stopiteration(it):
    it, total = iter(it), 0
    while True:
        try:
            total += next(it)
        except StopIteration:
            return total


def eafp(items, limit):
    out = []
    for i in range(-limit, limit):
        try:
            out.append(items[i])
        except IndexError:
            out.append("-")
    return "".join(out)


def state(n):
    import sys
    seen = set()
    for i in range(n):
        try:
            raise ValueError(i)
        except ValueError as error:
            if sys.exception() is error:
                seen.add("right")
        if sys.exception() is not None:
            seen.add("left over")
    return seen


def context_chain(n):
    error = None
    for i in range(n):
        try:
            if error:
                raise KeyError(i) from error
            raise ValueError(i)
        except (KeyError, ValueError) as caught:
            error = caught
    length = 0
    while error:
        error, length = error.__cause__, length + 1
    return length


print([parse_int(t) for t in ("1", "x", None, " 7 ", "2.5", [])], retrying(101))
try:
    search({"a": {"b": {"c": {}}, "d": {"e": {}}}, "f": {}}, "e")
except Found as found:
    print(found.args[0])
for bottom in (bottom_key, bottom_index, lambda: "no error"):
    try:
        print(depth(33, bottom))
    except KeyError as error:
        print("KeyError", error)
print(counting(700), loop_by_stopiteration(range(1000)), eafp("abc", 5), state(200), context_chain(300))
total = 0
for i in range(3000):
    try:
        try:
            if i % 3 == 0:
                raise ValueError
            total += i
        except ValueError:
            total -= 1
            if i % 9 == 0:
                raise KeyError(i)
        finally:
            total += 2
    except KeyError as error:
        total ^= error.args[0]
print(total)
depth(12, bottom_key)
