print("importing", __name__, "from", __package__)
from .. import a as parent_a
from ..a import value
from . import other


def helper():
    from .deep import leaf
    return f"helper sees {leaf.__name__}"
