from sibling import who


def shout(text):
    return text.upper() + "!" + who()[0]


def fail():
    return "ended by a message from a package"
