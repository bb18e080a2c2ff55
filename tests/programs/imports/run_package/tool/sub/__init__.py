from .. import name


def work():
    return f"{__name__} works for {name}"
