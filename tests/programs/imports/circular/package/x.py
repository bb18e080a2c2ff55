from . import y
import package.y as also_y


def name():
    return "x", y.__name__, also_y is y
