"""All ways into and out of nested try statements inside loops, as one matrix of results."""

import itertools

WAYS = ("fall", "return", "break", "continue", "raise")


def act(way, where):
    """Raises for "raise"; the other ways are written out, as they are statements."""
    if way == "raise":
        raise KeyError(where)


def one_finally(body, cleanup):
    trail = []
    for turn in range(2):
        try:
            trail.append("b")
            act(body, "body")
            if body == "return":
                return trail, "body"
            if body == "break":
                break
            if body == "continue":
                continue
            trail.append("e")
        finally:
            trail.append("f")
            act(cleanup, "cleanup")
            if cleanup == "return":
                return trail, "cleanup"
            if cleanup == "break":
                break
            if cleanup == "continue":
                continue
            trail.append("g")
        trail.append("a")
    else:
        trail.append("else")
    return trail, "end"


def except_and_finally(body, handler, cleanup):
    trail = []
    for turn in range(2):
        try:
            trail.append("b")
            act(body, "body")
            if body == "return":
                return trail, "body"
            if body == "break":
                break
            if body == "continue":
                continue
        except KeyError as error:
            trail.append(f"h{error.args[0][0]}")
            act(handler, "handler")
            if handler == "return":
                return trail, "handler"
            if handler == "break":
                break
            if handler == "continue":
                continue
        else:
            trail.append("else")
            act(handler, "else")
            if handler == "return":
                return trail, "else"
            if handler == "break":
                break
            if handler == "continue":
                continue
        finally:
            trail.append("f")
            if cleanup == "return":
                return trail, "cleanup"
            if cleanup == "break":
                break
            if cleanup == "continue":
                continue
            act(cleanup, "cleanup")
        trail.append("a")
    else:
        trail.append("loop else")
    return trail, "end"


def two_levels(body, inner, outer):
    trail = []
    while len(trail) < 12:
        trail.append("w")
        try:
            for turn in range(2):
                try:
                    act(body, "body")
                    if body == "return":
                        return trail, "body"
                    if body == "break":
                        break
                    if body == "continue":
                        continue
                    trail.append("b")
                finally:
                    trail.append("i")
                    act(inner, "inner")
                    if inner == "return":
                        return trail, "inner"
                    if inner == "break":
                        break
                    if inner == "continue":
                        continue
            else:
                trail.append("fe")
        except KeyError as error:
            trail.append(f"caught {error.args[0]}")
        finally:
            trail.append("o")
            act(outer, "outer")
            if outer == "return":
                return trail, "outer"
            if outer == "break":
                break
            if outer == "continue":
                continue
        trail.append("a")
    else:
        trail.append("we")
    return trail, "end"


def generator(body, cleanup):
    for turn in range(2):
        try:
            yield "b"
            act(body, "body")
            if body == "return":
                return "body"
            if body == "break":
                break
            if body == "continue":
                continue
        finally:
            yield "f"
            act(cleanup, "cleanup")
            if cleanup == "return":
                return "cleanup"
            if cleanup == "break":
                break
            if cleanup == "continue":
                continue
            yield "g"
    else:
        yield "else"
    return "end"


def collect(g):
    out = []
    try:
        while True:
            out.append(next(g))
    except StopIteration as stop:
        return out, stop.value


def run(function, *ways):
    try:
        trail, end = function(*ways)
        result = f"{'.'.join(trail)} {end}"
    except KeyError as error:
        context = error.__context__
        result = f"raises {error.args[0]}" + (f" after {context.args[0]}" if context else "")
    print(" ".join(ways), "->", result)


for ways in itertools.product(WAYS, repeat=2):
    run(one_finally, *ways)
    run(lambda *w: collect(generator(*w)), *ways)
for ways in itertools.product(WAYS, repeat=3):
    run(except_and_finally, *ways)
for ways in itertools.product(WAYS, repeat=3):
    run(two_levels, *ways)
one_finally("raise", "raise")
