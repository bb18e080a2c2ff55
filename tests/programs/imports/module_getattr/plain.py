value = "original"


def read():
    return value
