"""Strings built by adding to a local: linear, and never seen by somebody who holds the old one."""


def grow(n):
    text = ""
    for i in range(n):
        text += "abc"
    return len(text)


def grow_with_plus(n):
    text = ""
    for i in range(n):
        text = text + "d"
    return len(text)


def shared():
    text = "start"
    other = text
    text += "!"
    kept = [text]
    text += "?"
    return text, other, kept


def of_itself():
    text = "ab"
    text += text
    text = text + text
    return text


def in_expression():
    text = "x"
    first, text = text, text + "y"
    pair = (text, text := text + "z", text)
    return first, pair


def parameter(text):
    text += "+"
    return text


def closure():
    text = "c"

    def add():
        nonlocal text
        text += "d"
        return text
    return add(), add(), text


def generator():
    text = ""
    for letter in "abc":
        text += letter
        yield text


class Odd(str):
    def __add__(self, other):
        return Odd("<" + str(self) + "+" + str(other) + ">")

    def __radd__(self, other):
        return "never"


def subclass():
    text = Odd("a")
    text += "b"
    plain = "a"
    plain += Odd("b")
    return text, type(text).__name__, plain, type(plain).__name__


def wrong():
    text = "a"
    try:
        text += 1
    except TypeError as error:
        text += f" {error}"
    return text


def unbound(flag):
    if flag:
        text = "a"
    try:
        text += "b"
    except UnboundLocalError as error:
        return str(error)
    return text


def keys():
    table = {}
    text = "k"
    for i in range(3):
        table[text] = hash(text) == hash("k" + "." * i)
        text += "."
    return table


print(grow(400_000), grow_with_plus(400_000))
print(shared(), of_itself(), in_expression(), parameter("p"), closure(), list(generator()))
print(subclass(), wrong(), unbound(True), unbound(False), keys())
literal = "module"
literal += " level"
print(literal, parameter(literal), literal)
