from .. import __name__ as above
value = f"module in a bare folder of {above}"
