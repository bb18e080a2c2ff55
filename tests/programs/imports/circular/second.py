print("second starts")
import first
print("second sees", hasattr(first, "use"), first.__spec__._initializing)


def use():
    return "second uses " + first.constant


constant = "second constant"
