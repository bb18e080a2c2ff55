"""Names in class bodies: reads fall back to globals or cells, functions do not see the body."""

x = "global x"
y = "global y"


class Outer:
    print(x)
    x = "class x"
    print(x)
    y = y + " copied"

    def method(self):
        return x, self.x

    class Inner:
        seen = x
        x = "inner x"

    comprehension_iterable = [c for c in x[:3]]
    try:
        in_comprehension = [x for _ in range(1)]
    except NameError as error:
        in_comprehension = str(error)
    lambda_sees = (lambda: x)()
    del x
    after_del = x


print(Outer.y, Outer().method() if hasattr(Outer, "x") else "no x", Outer.Inner.seen, Outer.Inner.x)
print(Outer.comprehension_iterable, Outer.in_comprehension, Outer.lambda_sees, Outer.after_del)


def enclosing(x):
    z = "cell z"

    class Local:
        before = x
        x = "class x in function"
        after = x
        seen_z = z
        locals()["z"] = "class z"
        seen_again = z

        def method(self):
            return x, z, self.x, self.z
        nested = [z for z in "ab"]
        del locals()["z"]
        z_again = z
        listing = [(x, q) for q in x[:2]]
    return Local


Local = enclosing("argument x")
try:
    print(Local.before)
except AttributeError as error:
    print(error)
print(Local.after, Local.seen_z, Local.seen_again, Local.nested, Local.z_again, Local.listing)
Local.z = "set later"
print(Local().method())


def conditional(flag):
    value = "cell"

    class Body:
        if flag:
            locals()["value"] = "body"
        result = value

        def get(self):
            return value
    return Body.result, Body().get()


print(conditional(True), conditional(False))


class Mangled:
    __private = 1
    __dunder__ = 2
    ____ = 3

    def __method(self, __arg=5):
        __local = __arg
        return sorted(locals()), self.__private

    def call(self):
        global __mangled_global
        __mangled_global = 1
        try:
            __undefined
        except NameError as error:
            print(error)
        import os as __module
        for __loop in range(1):
            pass
        return self.__method(), sorted(k for k in locals()), {"__key": 1}, self.__dict__

    class __Nested:
        __deep = 1


print(Mangled().call())
print(sorted(k for k in vars(Mangled) if "ang" in k or "__" in k))
print("_Mangled__mangled_global" in globals(), Mangled._Mangled__Nested._Nested__deep)


def class_cell():
    class WithCell:
        def name(self):
            return __class__.__name__, super().__repr__()[:10]

        @staticmethod
        def static():
            return __class__
        def reassigned(self):
            return [__class__ for _ in range(1)], (lambda: __class__)()
    return WithCell


WithCell = class_cell()
print(WithCell().name()[0], WithCell.static() is WithCell, WithCell().reassigned()[0][0] is WithCell)
print("__class__" in vars(WithCell), "__classcell__" in vars(WithCell))


class Body2:
    import math
    for i in range(3):
        if i == 2:
            break
    with open("/dev/null") as handle:
        pass
    try:
        1 / 0
    except ZeroDivisionError as caught:
        message = str(caught)
    (walrus := 5)
    global made_global
    made_global = "from class"
    def function(): return "plain"
    result = function()
    while i:
        i -= 1
    else:
        loop_else = True
    a, *b = c = "xyz"
    if made_global: pass
    else: unreachable = 1
    match b:
        case [first, second]:
            pass


print(sorted(k for k in vars(Body2) if not k.startswith("__")))
print(Body2.math.floor(2.5), made_global, Body2.message, Body2.walrus)
try:
    exec("class Bad:\n    return 1")
except SyntaxError as error:
    print(error.msg)


class Failing:
    fine = 1
    also = fine + undefined_in_class
