print("first starts")
import second
print("first sees", hasattr(second, "use"))


def use():
    return "first uses " + second.constant


constant = "first constant"
