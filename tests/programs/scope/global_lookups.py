"""Globals and builtins: shadowing, deletion, changes during loops, replaced __builtins__."""

import builtins

value = 1


def read():
    return value


def read_builtin():
    return len("four")


def watch(function, changes):
    out = []
    for change in [None, *changes]:
        if change:
            exec(change, globals())
        try:
            out.append(function())
        except NameError as error:
            out.append(str(error))
        for _ in range(20):
            try:
                function()
            except NameError:
                pass
    print(out)


watch(read, ["value = 2", "value += 5", "del value", "value = 'back'",
             "import builtins; builtins.value = 'builtin'", "del value", "del builtins.value"])
watch(read_builtin, ["len = lambda x: 'mine'", "del len", "builtins.saved = len",
                     "builtins.len = lambda x: 'replaced'", "builtins.len = builtins.saved",
                     "del builtins.len", "builtins.len = builtins.saved", "del builtins.saved"])
value = 0


def changes_while_looping(n):
    global value
    seen = []
    for i in range(n):
        value += 1
        seen.append(value)
        if i == n // 2:
            globals()["value"] = 100
        if i == n - 2:
            globals().update(value=-5)
    return seen


print(changes_while_looping(8))


def many_new_names():
    # A growing dictionary moves its entries; cached positions must not be trusted.
    total = 0
    for i in range(200):
        globals()[f"generated_{i}"] = i
        total += value_to_find
        if i == 100:
            globals()["value_to_find"] = 10
    for i in range(200):
        del globals()[f"generated_{i}"]
        total += value_to_find
    return total


value_to_find = 1
print(many_new_names())
namespace = {"__builtins__": {"len": lambda x: "restricted", "print": print}}
exec("def f():\n    return len('abc')\nprint(f())", namespace)
print(namespace["f"]())
for source in ("open('x')", "[sum([1])]", "__import__('os')", "import os", "class C: pass"):
    try:
        exec(source, {"__builtins__": {"len": len}})
    except Exception as error:
        print(source, "->", type(error).__name__, error)


class Namespace(dict):
    def __getitem__(self, key):
        if key.startswith("magic"):
            return f"<{key}>"
        return super().__getitem__(key)

    def __setitem__(self, key, item):
        super().__setitem__(key, (item, "stored"))


scope = Namespace()
exec("a = 1\nb = magic_word\nfor i in range(2): pass\nc = a", globals(), scope)
print(sorted((k, v) for k, v in scope.items()))
print(eval("magic + magic2", {}, scope))
print(__name__, __doc__[:7], __spec__, "__file__" in globals(), __package__, __builtins__.__name__)
print(builtins.__dict__ is __builtins__.__dict__, type(globals()), globals() is read.__globals__)
print([n for n in list(globals()) if n.startswith("__")])


def setting_globals_in_function():
    globals()["fresh"] = "created"
    return fresh


print(setting_globals_in_function())
None_like = None
try:
    exec("None = 1")
except SyntaxError as error:
    print(error.msg)
try:
    exec("def f(): True += 1")
except SyntaxError as error:
    print(error.msg)
builtins.injected_everywhere = "visible"
print(injected_everywhere)


def nested():
    def inner():
        return [undefined_global for _ in range(1)]
    return inner()


try:
    nested()
except NameError as error:
    print(error, error.name)
valeu = read
vlaue
