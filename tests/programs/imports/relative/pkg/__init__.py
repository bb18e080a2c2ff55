print("importing", __name__, __package__, __spec__.name, __spec__.parent)
from . import a
from .a import value as imported_value
from .sub import helper as sub_helper
