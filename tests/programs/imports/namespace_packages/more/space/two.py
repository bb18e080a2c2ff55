from . import one
value = f"two after {one.value}"
