"""Private names: in methods, nested functions and classes, imports, keywords, slots, strings."""


class A:
    __attr = "A's"
    __slots_not = 1
    __ = "two underscores"
    __x__ = "dunder"
    _single = "single"
    ___three = "three"

    def __init__(self, __parameter="p"):
        self.__instance = __parameter
        self.__dict__["__raw"] = "raw"

    def get(self):
        return self.__attr, self.__instance, self.__x__, self.__, self._single, self.___three

    def local(self):
        __local = 1

        def inner():
            nonlocal __local
            __local += 1
            return __local
        return inner(), sorted(locals()), inner.__code__.co_freevars

    def keyword(self):
        return function(__key=1)

    def global_(self):
        global __global
        __global = "set"
        try:
            return __other
        except NameError as error:
            return str(error)

    def delete(self):
        del self.__instance
        try:
            self.__instance
        except AttributeError as error:
            return str(error)

    def comprehension(self):
        return [__i for __i in range(2)], {__k: self.__attr for __k in "a"}

    def lambdas(self):
        return (lambda __a, *__b, **__c: (__a, __b, __c))(1, 2, __d=3)

    def loops(self):
        for __n in range(2):
            pass
        try:
            raise ValueError("v")
        except ValueError as __error:
            text = str(__error)
        with open("/dev/null") as __file:
            pass
        return __n, text, sorted(name for name in locals() if "_A" in name)

    def imports(self):
        import os as __os
        from os import path as __path
        return sorted(name for name in locals() if name != "self"), __os.__name__

    def matching(self, value):
        match value:
            case [__first, *__rest]:
                return __first, __rest, sorted(locals())
            case {"k": __v, **__others}:
                return __v, __others

    def walrus(self):
        return (__w := 5), __w, sorted(locals())

    def annotated(self, __x: int = 0) -> "__y":
        __z: int = 5
        return __z

    class Nested:
        __attr = "nested"

        def get(self, outer):
            try:
                return self.__attr, outer.__attr
            except AttributeError as error:
                return self.__attr, str(error)

    async def coroutine(self):
        __c = self.__attr
        return __c


class _Leading(A):
    __attr = "Leading's"

    def get(self):
        return self.__attr, super().get()


class ___:
    __attr = "class of underscores only"

    def get(self):
        return self.__attr


def function(**kwargs):
    return kwargs


a = A()
print(a.get(), a.local(), a.keyword(), a.global_(), a.comprehension(), a.lambdas(), a.loops(), sep="\n")
print(_A__global, a.imports(), a.matching([1, 2]), a.matching({"k": 1, "z": 2}), a.walrus(), sep="\n")
print(a.annotated.__annotations__, A.annotated.__code__.co_varnames, a.annotated(_A__x=3), a.Nested().get(a), sep="\n")
print(_Leading().get(), ___().get(), vars(_Leading).get("_Leading__attr"), a.delete(), sep="\n")
print(sorted(name for name in vars(A) if "attr" in name or name.startswith("_A")), sorted(vars(A())))
print(A(_A__parameter="by keyword").get()[1], getattr(a, "_A__attr"), hasattr(a, "__attr"), a.__raw)


class Slots:
    __slots__ = ("__private", "public")

    def set(self):
        self.__private = 1
        return self.__private


print(Slots().set(), sorted(name for name in dir(Slots) if "private" in name))


class Outer:
    def make(self):
        class Inner:
            __q = 1

            def get(self):
                return self.__q, [self.__q for _ in "a"]
        return Inner


print(Outer().make()().get(), Outer().make().__dict__.keys() & {"_Inner__q", "_Outer__q"})
try:
    a.coroutine().send(None)
except StopIteration as stop:
    print(stop.value)
exec("class E:\n def f(self): return self.__x")
a.__attr
