value = f"loaded as {__name__}"


def function():
    pass
