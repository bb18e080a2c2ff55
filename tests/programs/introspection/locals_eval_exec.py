"""locals(), vars(), dir(), eval() and exec() inside functions, classes, comprehensions, generators."""

import sys


def snapshot(a):
    first = locals()
    b = 2
    second = locals()
    first["a"] = "changed"
    first["new"] = 1
    return a, b, first is second, sorted(first), locals()["a"]


print(snapshot(1))


def with_cells(x):
    def inner():
        return x
    before = sorted(locals())
    locals()["x"] = 5
    del inner
    return before, sorted(locals()), x


print(with_cells(1))


def exec_in_function(n):
    exec("n = 10; created = 5")
    try:
        return n, created
    except NameError as error:
        return n, str(error)


created = "global one"
print(exec_in_function(1))
del created
print(exec_in_function(1))


def exec_with_locals(n):
    scope = {}
    exec("m = n * 2\ndef f():\n    return n", {"n": n}, scope)
    return scope["m"], scope["f"]()


print(exec_with_locals(4))


def evals(a):
    b = a + 1
    inside = eval("[x for x in range(a)]") if a < 0 else None
    return eval("a * b"), eval("sorted(locals())"), eval("a", {"a": "other"}), inside


print(evals(3))


def eval_in_nested():
    hidden = 1
    captured = 2

    def inner():
        captured
        try:
            return eval("captured"), eval("hidden")
        except NameError as error:
            return str(error)
    return inner()


print(eval_in_nested())


class Body:
    a = 1
    locals()["b"] = 2
    exec("c = a + b")
    d = eval("c + 1")
    names = sorted(k for k in vars() if not k.startswith("_"))
    listed = dir()
    inside = [sorted(locals()) for i in range(1)]


print(Body.b, Body.c, Body.d, Body.names, Body.inside)


def generator(n):
    for i in range(n):
        yield sorted(locals().items())
        locals()["i"] = 100


print(list(generator(2)))
print([sorted(locals()) for x in "a" for y in "b"], sorted(vars().keys() & {"generator", "Body"}))
print((lambda a, *b, **c: locals())(1, 2, d=3))
exec("print('statement', sorted(globals().keys() & {'evals'}))")
exec("global_by_exec = 1")
print(global_by_exec, "global_by_exec" in globals())
for source, kind in (("1 +", "eval"), ("x = 1", "eval"), ("def f(:\n", "exec"), ("1\n2", "single"),
                     ("\tx\n  y", "exec"), ("return 1", "exec"), ("'unterminated", "exec")):
    try:
        compile(source, "<test>", kind)
    except SyntaxError as error:
        print(type(error).__name__, error)
for bad in (5, None, [], b"\xff", "\0"):
    try:
        print(eval(bad))
    except (TypeError, SyntaxError, ValueError) as error:
        print(type(error).__name__, error)
print(eval(b" 1 + 1 "), eval("  3"), eval(compile("4", "f", "eval")), exec("5"))


class Mapping(dict):
    def __missing__(self, key):
        return f"<{key}>"


print(eval("unknown + other", {}, Mapping()))
try:
    exec("x", [], {})
except TypeError as error:
    print(error)
restricted = {"__builtins__": {"abs": abs}}
try:
    eval("len([])", restricted)
except NameError as error:
    print(error)
print(eval("abs(-1)", restricted))
exec(compile("""
def fails():
    return undefined_name
fails()
""", "<executed>", "exec"))
