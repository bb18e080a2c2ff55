calls = []
real = "real attribute"


def __getattr__(name):
    calls.append(name)
    if name == "recursive":
        return globals()["undefined"]
    if name.startswith("forbidden") or name.startswith("__"):
        raise AttributeError(f"lazy has no {name}")
    return f"lazy {name}"


def __dir__():
    return ["z", "a", "m"]
