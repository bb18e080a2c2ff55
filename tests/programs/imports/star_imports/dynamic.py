__all__ = ["made_by_getattr"]


def __getattr__(name):
    if name == "made_by_getattr":
        return "made"
    raise AttributeError(name)


def __dir__():
    return ["made_by_getattr", "other_dynamic"]
