try:
    import in_class
except IndexError as error:
    raise ImportError("could not be imported") from error
