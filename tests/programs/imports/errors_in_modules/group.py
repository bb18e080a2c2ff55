def one():
    raise ValueError("one")


errors = []
for function in (one, lambda: int("x")):
    try:
        function()
    except ValueError as error:
        errors.append(error)
raise ExceptionGroup("several", errors)
