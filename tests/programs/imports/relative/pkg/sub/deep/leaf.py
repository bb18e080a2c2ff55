print("importing", __name__)
from ... import a
from ...sub import value
from .. import deep


def chain():
    return a.value, value, deep.value


def beyond():
    from .... import nothing


def missing_name():
    from ..deep import nothing


def missing_module():
    from .nothing import x


def star_import():
    namespace = {"__name__": "pkg.sub.deep.fake", "__package__": "pkg.sub.deep"}
    exec("from ...a import *\nfrom . import value as deep_value", namespace)
    return sorted(k for k in namespace if not k.startswith("__"))


def no_package():
    exec("from . import x", {"__name__": "nowhere"})
