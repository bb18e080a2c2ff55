import partner


def late():
    return partner.get()


value = 42
