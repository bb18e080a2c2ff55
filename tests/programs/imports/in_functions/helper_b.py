print("loading helper_b")
value = "b value"


def function():
    return "b function"
