"""from module import *: __all__, underscores, errors, and what it rebinds."""

shadowed = "main's own"
from plain import *
print(public, shadowed, Class.__name__, "_private" in globals(), "os" in globals())
from with_all import *
print(listed, _listed_private, "unlisted" in globals(), submodule.__name__ if "submodule" in globals() else "")
from package import *
print(sub.value, package_value, "other" in globals())
from math import *
print(floor(pi), sqrt(16))
for source in ("bad_all", "wrong_type", "package.missing", "int_all"):
    try:
        exec(f"from {source} import *")
    except (AttributeError, TypeError, ImportError) as error:
        print(source, type(error).__name__, error)


class Body:
    exec("from plain import *")
    names = sorted(k for k in vars() if not k.startswith("__"))


print(Body.names, Body.public)
try:
    exec("def f():\n    from plain import *")
except SyntaxError as error:
    print(error)
from dynamic import *
print(made_by_getattr, "other_dynamic" in globals())
del public
from plain import *
print(public, __name__)
from failing_at_import import *
