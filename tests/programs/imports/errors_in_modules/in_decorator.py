def decorate(argument):
    def wrap(function):
        raise RuntimeError(f"{argument} {function.__name__}")
    return wrap


@decorate("with argument")
@staticmethod
def function():
    pass
