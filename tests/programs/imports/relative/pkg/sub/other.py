print("importing", __name__)


def up():
    from .. import a
    from ..sub import deep
    return a.__name__, deep.__name__
