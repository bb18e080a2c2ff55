import pdb
import sys


def helper(value):
    doubled = value * 2
    return doubled


def main(a, b=2, *rest, key="k", **more):
    c = helper(a)
    d = helper(b)
    return c + d + len(rest)


how = sys.argv[1]
if how == "runcall":
    print(pdb.runcall(main, 1, 2, 3, 4, key="z", extra=True))
elif how == "run":
    pdb.run("print(main(5))", globals())
elif how == "runeval":
    print(pdb.runeval("main(7)", globals()))
else:
    debugger = pdb.Pdb(nosigint=True)
    debugger.reset()
    debugger.set_break(__file__, 6)
    sys.settrace(debugger.trace_dispatch)
    print(main(3))
    sys.settrace(None)
    print("untraced", main(4))
