"""warnings: stacklevel, filters, once per location, showwarning, and deprecations from the compiler."""

import os
import sys
import warnings


def low(stacklevel):
    warnings.warn("message", UserWarning, stacklevel=stacklevel)


def middle(level):
    low(level)


def high(level):
    middle(level)


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for level in (1, 2, 3, 4, 10):
        high(level)
    warnings.warn(DeprecationWarning("an instance"))
    warnings.warn("default category")

    class Custom(FutureWarning):
        pass
    warnings.warn("custom", Custom, 1)
    [low(2) for _ in range(2)]
    eval("low(2)")
    exec("low(2)\n\nlow(2)")
    for bad in ((5,), ("m", int), ("m", "text"), ("m", UserWarning, "x")):
        try:
            warnings.warn(*bad)
        except TypeError as error:
            print(error)
    warnings.warn_explicit("explicit", UserWarning, "file.py", 12)
    for w in caught:
        print(w.category.__name__, w.message, os.path.basename(w.filename), w.lineno, w.line)

print("printed on stderr:", flush=True)
for _ in range(3):
    low(1)
    low(2)
for i in range(2):
    warnings.warn("twice at one place")
warnings.warn("deprecated in __main__ is shown", DeprecationWarning)
warnings.warn("pending is not", PendingDeprecationWarning)
warnings.warn("resource is not", ResourceWarning)
warnings.warn("syntax", SyntaxWarning)
sys.stderr.flush()
print(sorted(str(key[0]) for key in __warningregistry__ if isinstance(key, tuple)))

warnings.filterwarnings("error", message="become.*")
try:
    warnings.warn("becomes an error")
except UserWarning as error:
    print("raised", error)
warnings.filterwarnings("ignore", category=RuntimeWarning)
warnings.warn("ignored", RuntimeWarning)
warnings.filterwarnings("once", message="only once")
low_message = "only once"
for _ in range(2):
    warnings.warn(low_message)
warnings.filterwarnings("module", message="per module")
for _ in range(2):
    warnings.warn("per module")
    warnings.warn("per module")
print(warnings.filters[0][:1], len(warnings.filters) > 3)
warnings.resetwarnings()


def show(message, category, filename, lineno, file=None, line=None):
    print("show:", category.__name__, message, os.path.basename(filename), lineno, file, line)


original, warnings.showwarning = warnings.showwarning, show
low(2)
warnings.showwarning = original
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"formatted {message}\n"
low(1)


def method_with_self():
    class Holder:
        def __init__(self):
            warnings.warn("from init", stacklevel=2)

        def __getattr__(self, name):
            warnings.warn(f"no {name}", stacklevel=2)
            return None
    return Holder().nothing


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    method_with_self()
    compile("assert (1, 'x')", "code.py", "exec")
    compile("1 is 1", "code.py", "exec")
    compile(r"'\d'", "code.py", "exec")
    compile("[1] (2)", "code.py", "exec")
    compile("0x1for x in y", "code.py", "eval") if False else None
    for w in caught:
        print(w.category.__name__, w.message, os.path.basename(w.filename), w.lineno)
warnings.simplefilter("error")
high(3)
