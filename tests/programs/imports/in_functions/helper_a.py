print("loading helper_a")
value = "a value"


def function():
    return "a function"
