import attribute_later as al


def get():
    return al.value
