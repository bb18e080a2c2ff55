from . import x
from package import x as again


def name():
    return "y", x.__name__, again is x
