"""Huge literals: dicts, lists, tuples, sets, calls, boolean chains and comparisons of hundreds of parts."""

# Written by hand so that the module itself holds big constants and long stretches of bytecode.
TABLE = {
    "k00": 0, "k01": 1, "k02": 2, "k03": 3, "k04": 4, "k05": 5, "k06": 6, "k07": 7, "k08": 8, "k09": 9,
    "k10": [10], "k11": (11,), "k12": {12}, "k13": {"x": 13}, "k14": lambda: 14, "k15": "1" "5", "k16": 1.6,
    "k17": 1 + 16, "k18": -18, "k19": not 19, **{f"k{i}": i for i in range(20, 60)}, "k60": None, "k61": ...,
}
SQUARES = [
    0, 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169, 196, 225, 256, 289, 324, 361, 400, 441, 484, 529, 576,
    625, 676, 729, 784, 841, 900, 961, 1024, 1089, 1156, 1225, 1296, 1369, 1444, 1521, 1600, 1681, 1764, 1849, 1936,
    2025, 2116, 2209, 2304, 2401, 2500, 2601, 2704, 2809, 2916, 3025, 3136, 3249, 3364, 3481, 3600, 3721, 3844, 3969,
]
print(len(TABLE), TABLE["k14"](), TABLE["k17"], sum(SQUARES), SQUARES == [i * i for i in range(64)])


def literal(kind, n):
    """A function whose body is one literal with n items that are no constants."""
    items = ", ".join(f"x + {i}" if kind != "dict" else f"'k{i}': x + {i}" for i in range(n))
    text = {"list": f"[{items}]", "tuple": f"({items})", "set": f"{{{items}}}", "dict": f"{{{items}}}",
            "call": f"f({items})", "keywords": f"f({', '.join(f'k{i}=x+{i}' for i in range(n))})",
            "string": "f'" + "".join(f"{{x+{i}}}" for i in range(n)) + "'",
            "and": " and ".join(f"x + {i}" for i in range(1, n)), "or": " or ".join(f"x > {n + i}" for i in range(n)),
            "compare": " < ".join(f"x + {i}" for i in range(n)), "add": " + ".join(["x"] * n),
            "subscript": "x" + "".join(f" * {i}" for i in range(1, 6)), "nested": "[" * 90 + "x" + "]" * 90,
            "unpack": f"({', '.join('*[x]' for _ in range(n))})", "ternary": "".join(f"{i} if x == {i} else " for i in range(n)) + "-1"}[kind]
    namespace = {"f": lambda *args, **kw: len(args) + len(kw)}
    exec(compile(f"def g(x):\n return {text}\n", f"<{kind}>", "exec"), namespace)
    return namespace["g"]


for kind in ("list", "tuple", "set", "dict", "call", "keywords", "string", "and", "or", "compare", "add", "nested", "unpack", "ternary"):
    for n in (3, 300, 1000) if kind not in ("and", "ternary", "add") else (3, 90):
        result = literal(kind, n)(1)
        print(kind, n, result if isinstance(result, (int, bool)) else (type(result).__name__, len(result)))


def long_function(n):
    source = "def f(a):\n" + "".join(f" v{i} = a + {i}\n" for i in range(n)) + " return locals()\n"
    exec(source, namespace := {})
    return namespace["f"]


def loop_body(n):
    source = "def f(a):\n t = 0\n for i in range(a):\n" + "".join(
        f"  v{k} = i * {k}\n  t += v{k} if v{k} % 3 else -v{k}\n" for k in range(n)) + " return t, v0\n"
    exec(source, namespace := {})
    return namespace["f"]


def nested_functions(n):
    source = "".join(" " * i + f"def f{i}(x{i}):\n" for i in range(n)) + " " * n + "return " + "+".join(
        f"x{i}" for i in range(n)) + "\n"
    for i in range(n - 2, -1, -1):
        source += " " * (i + 1) + f"return f{i + 1}\n"
    exec(source, namespace := {})
    function, total = namespace["f0"], None
    for i in range(n):
        function = function(i)
    return function


print(len(long_function(600)(1)), sum(long_function(600)(2).values()) - 2, loop_body(500)(7), nested_functions(15))
exec("import sys\n" + "".join(f"name_{i} = {i}\n" for i in range(400)) + "total = " + "+".join(f"name_{i}" for i in range(400)), space := {})
print(space["total"], len(space))
loop_body(300)("x")
