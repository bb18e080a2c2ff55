"""Strings, bytes, lists and tuples built in loops with +=, while other names refer to them."""

import sys


def aliased():
    text, kept = "", []
    for i in range(6):
        alias = text
        text += str(i)
        kept.append(alias)
    return text, kept


def in_place_of_constant():
    text = "constant"
    before = text
    text += " changed"
    return before, text, "constant"


def global_text():
    global collected
    collected = ""
    for i in range(5):
        collected += chr(97 + i)
        if i == 2:
            snapshot = collected
    return collected, snapshot


def attribute():
    class Holder:
        text = "class"
    holder = Holder()
    for i in range(3):
        holder.text += str(i)
    return holder.text, Holder.text, vars(holder)


def item():
    d, l = {"k": ""}, ["", b""]
    for i in range(3):
        d["k"] += "x"
        l[0] += d["k"]
        l[-1] += bytes([65 + i])
    return d, l


def cell():
    text = ""

    def add(more):
        nonlocal text
        old = text
        text += more
        return old
    return [add(c) for c in "abc"], text


def widths():
    out, text = [], ""
    for c in "aé€😀a":
        text += c
        out.append((len(text), sys.getsizeof(text) > 0, text, ascii(text)))
    return out


def mixed(parts):
    total = parts[0]
    for part in parts[1:]:
        try:
            total += part
        except TypeError as error:
            return f"{error}", total
    return total


def failing():
    text = "start"
    try:
        text += 5
    except TypeError as error:
        return text, str(error)


def lists():
    a = [1]
    b = a
    a += [2]
    c = a
    a = a + [3]
    t = (1,)
    u = t
    t += (2,)
    s = {1}
    r = s
    s |= {2}
    f = frozenset({1})
    g = f
    f |= {2}
    ba = bytearray(b"x")
    bb = ba
    ba += b"y"
    return a, b, c, b is c, t, u, s is r, f, g, bb


def self_append():
    text = "ab"
    for _ in range(3):
        text += text
    l = [1]
    l += l
    l *= 2
    t = (1,)
    t += t
    return text, l, t


def in_expression():
    text = "a"
    result = (text, (text := text + "b"), text)
    pieces = [text := text + str(i) for i in range(2)]
    return result, pieces, text


def deleted():
    text = "x"
    out = []
    for i in range(3):
        try:
            text += "y"
            out.append(text)
            if i == 1:
                del text
        except UnboundLocalError as error:
            out.append(str(error))
            text = "again"
    return out, text


class Str(str):
    def __add__(self, other):
        return Str(f"<{str.__str__(self)}+{other}>")

    def __radd__(self, other):
        return "radd:" + other


def subclasses():
    text = Str("s")
    text += "t"
    plain = "p"
    plain += Str("q")
    return text, type(text).__name__, plain, type("x" + Str("y")).__name__, "".join([Str("a"), "b"])


def interned():
    name = ""
    for c in "attribute":
        name += c
    d = {name: 1}
    d[name] += 1

    class Holder:
        attribute = "by a built name"
    setattr(Holder, name + "2", "set")
    return getattr(Holder, name), Holder.attribute2, d, {name, "attribute"}


def big():
    text = ""
    for i in range(20_000):
        text += "ab" if i % 3 else "\n"
    lines = text.split("\n")
    data = b""
    for i in range(2000):
        data += bytes((i % 256,))
    return len(text), len(lines), hash(text) == hash("".join(text)), sum(data)


for function in (aliased, in_place_of_constant, global_text, attribute, item, cell, widths, failing, lists, self_append, in_expression,
                 deleted, subclasses, interned, big):
    print(function.__name__, function())
print(mixed(["a", "b"]), mixed([1, 2.5, True]), mixed(["a", 1]), mixed([[1], "bc", (2,), {3: 4}]), mixed([(1,), [2]]), mixed([b"a", bytearray(b"b")]))
print("%s" * 3 % (1, "2", [3]), "-".join(str(i) for i in range(5)), "{}{}".format("a", 1), f"{'x':>{3}}" "y" f"{1:02}")
module_text = ""
for word in ("module", "level"):
    same = module_text
    module_text += word
    print(repr(same), repr(module_text))
module_text += None
