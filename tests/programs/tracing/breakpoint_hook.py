# stdin: p value
# stdin: step
# stdin: continue
"""breakpoint(): sys.breakpointhook, PYTHONBREAKPOINT, arguments, and the default, scripted pdb."""

import os
import sys
import warnings


def hook(*args, **kwargs):
    frame = sys._getframe(1)
    print("hook", args, kwargs, frame.f_code.co_name, frame.f_lineno, sorted(frame.f_locals))
    return "from hook"


def function(a):
    b = a + 1
    got = breakpoint(a, key=b)
    print("got", got)
    return b


sys.breakpointhook = hook
function(1)
print(breakpoint())
sys.breakpointhook = sys.__breakpointhook__
os.environ["PYTHONBREAKPOINT"] = "0"
print("disabled:", breakpoint("anything"))
os.environ["PYTHONBREAKPOINT"] = "builtins.len"
print("len:", breakpoint([1, 2, 3]))
os.environ["PYTHONBREAKPOINT"] = "os.path.join"
print(breakpoint("a", "b"))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for bad in ("nothing", "no.such.module", "os.nothing", "."):
        os.environ["PYTHONBREAKPOINT"] = bad
        print(bad, breakpoint())
    for warning in caught:
        print(warning.category.__name__, warning.message, os.path.basename(warning.filename))
del os.environ["PYTHONBREAKPOINT"]


def debugged(value):
    breakpoint()
    value += 1
    return value


print(debugged(41))
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
sys.breakpointhook = lambda: 1 / 0
breakpoint()
