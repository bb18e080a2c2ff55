"""What happens during an operation, and values, as text."""

_log = []


def log(*what):
    _log.append(what)


def take_log():
    result = repr(_log)
    _log.clear()
    return result


def describe(o):
    """Exact types and values, whatever their __eq__ says."""
    t = type(o)
    if t in (list, tuple):
        return t.__name__ + "(" + ", ".join(map(describe, o)) + ")"
    if t is dict:
        items = ", ".join(f"{describe(k)}: {describe(v)}" for k, v in o.items())
        return "dict(" + items + ")"
    if t in (set, frozenset):
        return t.__name__ + "(" + ", ".join(sorted(map(describe, o))) + ")"
    text = ascii(o)
    # Objects without a __repr__ are described by their address.
    return t.__name__ + " " + text.partition(" at 0x")[0]


def describe_exception(e):
    context = e.__context__
    inner = "" if context is None else " context " + describe_exception(context)
    return f"{type(e).__name__}: {describe(e.args)}{inner}"


def again(error):
    """A new exception: one that an object keeps would make a cycle through its traceback."""
    return error() if isinstance(error, type) else type(error)(*error.args)


def fresh(value):
    """A function that makes a new object of the value where the type allows it."""
    text = repr(value)
    if type(value) is int and len(text) > 3:
        half = value // 3
        return lambda: half + (value - half)
    if type(value) is float:
        return lambda: float(text)
    if type(value) is str and len(value) > 1:
        return lambda: "".join([value[:1], value[1:]])
    return lambda: value
