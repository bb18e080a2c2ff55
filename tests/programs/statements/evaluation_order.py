"""Order of evaluation in expressions of every kind, made visible."""

log = []


class Value:
    def __init__(self, name):
        self.name = name

    def _do(self, operation, *others):
        log.append(f"{self.name}.{operation}")
        return Value(f"({self.name} {operation})")

    def __add__(self, other):
        return self._do("+" + other.name)

    def __mul__(self, other):
        return self._do("*" + other.name)

    def __pow__(self, other):
        return self._do("**" + other.name)

    def __neg__(self):
        return self._do("neg")

    def __lt__(self, other):
        log.append(f"{self.name}<{other.name}")
        return True

    def __gt__(self, other):
        log.append(f"{self.name}>{other.name}")
        return False

    def __getitem__(self, key):
        return self._do("[]")

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._do("." + name)

    def __call__(self, *args, **kwargs):
        return self._do(f"({len(args)},{sorted(kwargs)})")

    def __contains__(self, item):
        log.append(f"{item.name} in {self.name}")
        return True

    def __hash__(self):
        log.append(f"hash {self.name}")
        return 1

    def __eq__(self, other):
        log.append(f"{self.name}=={other.name}")
        return False

    def __bool__(self):
        log.append(f"bool {self.name}")
        return not self.name.startswith("no")

    def __iter__(self):
        log.append(f"iter {self.name}")
        return iter((self.name + "1", self.name + "2"))

    def keys(self):
        log.append(f"keys {self.name}")
        return [self.name]

    def __format__(self, spec):
        log.append(f"format {self.name} {spec}")
        return self.name

    def __enter__(self):
        log.append(f"enter {self.name}")

    def __exit__(self, *exc):
        log.append(f"exit {self.name}")


def v(name):
    log.append(name)
    return Value(name)


def show(title):
    print(f"{title}: {' '.join(log)}")
    log.clear()


v("a") + v("b") * v("c")
show("precedence")
v("a") ** v("b") ** v("c")
show("right associative")
(v("a") + v("b")) * -v("c")
show("parentheses")
v("a") < v("b") < v("c")
show("chain")
v("a") > v("b") < v("c")
show("chain cut")
v("a") in v("b") in v("c")
show("containment chain")
v("a") < v("b") is not v("c") in v("d")
show("mixed chain")
v("a") and v("no") and v("c")
show("and")
v("no") or v("no2") or v("c") or v("d")
show("or")
not v("a") or not v("no") and v("b")
show("not")
v("a") if v("no") else v("b")
show("conditional")
v("f")(v("a"), *v("b"), v("c"), *v("d"), k=v("e"), **{"g": v("h")}, l=v("i"))
show("call")
v("f").m(v("a"), x=v("b"))
show("method")
v("f").attribute(*v("a")).other[v("b")](**v("c"))
show("chain of trailers")
{v("a"): v("b"), v("c"): v("d")}
show("dict")
{v("a"): v("b"), **v("c"), v("d"): v("e")}
show("dict with **")
{v("a"), *v("b"), v("c")}
show("set")
[v("a"), *v("b"), v("c")], (v("d"), *v("e"))
show("list and tuple")
{v("k" + n): v("v" + n) for n in "12" if v("if" + n)}
show("dict comprehension")
f"{v('a')}{v('b'):{v('c')}{v('d')}}"
show("f-string")
v("a")[v("b"):v("c"):v("d")]
show("slice")
v("a")[v("b"), v("c"):v("d"), ...]
show("tuple of slices")
lambda a=v("default1"), *, b=v("default2"): v("never")
show("lambda defaults")


@v("decorator1")
@v("decorator2")
def decorated(a: v("annotation1") = v("default"), *args: v("annotation2"),
              k: v("annotation3") = v("kwdefault"), **kw: v("annotation4")) -> v("returns"):
    v("never")


show("def")


@v("class decorator")
class Decorated(object, metaclass=type if v("meta") else None):
    v("body")


show("class")
with v("a"), v("b") as (w), v("c"):
    v("body")
show("with")
(walrus := v("a")) + (walrus := v("b")) + walrus
show("walrus")
try:
    raise v("type") from v("cause")
except TypeError as error:
    print(error)
show("raise")
