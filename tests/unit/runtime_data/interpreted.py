"""What the interpreter itself does with operands."""


def unpack_0(x):
    [] = x
    return ()


def unpack_1(x):
    (a,) = x
    return (a,)


def unpack_2(x):
    a, b = x
    return a, b


def unpack_3(x):
    a, b, c = x
    return a, b, c


def unpack_ex_0_0(x):
    [*a] = x
    return (a,)


def unpack_ex_1_0(x):
    a, *b = x
    return a, b


def unpack_ex_0_2(x):
    *a, b, c = x
    return a, b, c


def unpack_ex_2_1(x):
    a, b, *c, d = x
    return a, b, c, d


def extended(a, b):
    return [*a, *b]


def set_updated(a, b):
    return {*a, *b}


def dict_updated(a, b):
    return {**a, **b}


def merged(a, b, f):
    return f(**a, **b)


def key_map(a, b, c):
    return {"x": a, 1: b, None: c}


def dict_of(a, b, c, d):
    return {a: b, c: d}


def set_of(a, b, c):
    return {a, b, c}


def formatted(value):
    return f"{value}"


def formatted_str(value):
    return f"{value!s}"


def formatted_repr(value):
    return f"{value!r}"


def formatted_ascii(value):
    return f"{value!a}"


def formatted_spec(value, spec):
    return f"{value:{spec}}"


def formatted_repr_spec(value, spec):
    return f"{value!r:{spec}}"
