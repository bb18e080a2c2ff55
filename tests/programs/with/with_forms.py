"""with: several managers, parentheses, targets, suppression, all ways out, errors in each phase."""


class Manager:
    def __init__(self, name, value=None, swallow=False, enter_fails=None, exit_fails=None):
        self.name, self.value, self.swallow = name, value, swallow
        self.enter_fails, self.exit_fails = enter_fails, exit_fails

    def __enter__(self):
        print(f"enter {self.name}", end="; ")
        if self.enter_fails:
            raise self.enter_fails
        return self.name if self.value is None else self.value

    def __exit__(self, kind, value, traceback):
        print(f"exit {self.name} {kind and kind.__name__} {value!r} {traceback is not None}", end="; ")
        if self.exit_fails:
            raise self.exit_fails
        return self.swallow


M = Manager


def ways_out(how, swallow=False):
    for i in range(2):
        with M("a"), M("b", swallow=swallow) as b:
            print(f"body {b}", end="; ")
            if how == "return":
                return "returned"
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise KeyError(how)
            if how == "exit":
                raise SystemExit(how)
        print("end of body", end="; ")
    else:
        return "loop else"
    return "after the loop"


for how in ("normal", "return", "break", "continue", "raise", "exit"):
    for swallow in (False, True):
        try:
            print("->", ways_out(how, swallow))
        except BaseException as error:
            print("->", repr(error))


def targets():
    class Box:
        pass
    box, items, d = Box(), [0, 0], {}
    with M("t", (1, (2, [3, 4]))) as (a, (b, [c, *rest])):
        pass
    with M("x") as box.attribute, M("y") as items[1], M("z") as d["k"]:
        pass
    with (M("p") as p, M("q") as q,):
        pass
    with (M("only")), (M("r")) as r:
        pass
    with (M("single")):
        pass
    with M("s") as s, (M("u")) as [u]:
        pass
    return a, b, c, rest, box.attribute, items, d, p, q, r, s, u


print("->", targets())


def attempt(function):
    try:
        print("->", function())
    except BaseException as error:
        chain = []
        while error:
            chain.append(repr(error))
            error = error.__context__
        print("->", " <- ".join(chain))


def enter_fails():
    with M("first", swallow=True), M("second", enter_fails=ValueError("enter")), M("third"):
        print("never")
    return "swallowed by the first"


def exit_fails():
    with M("outer"), M("inner", exit_fails=ValueError("exit")):
        return "lost"


def exit_fails_while_raising():
    with M("outer"), M("inner", exit_fails=ValueError("exit")):
        raise KeyError("body")


def exit_fails_and_is_swallowed():
    with M("outer", swallow=True), M("inner", exit_fails=ValueError("exit")):
        raise KeyError("body")
    return "swallowed"


def swallow_then_continue():
    out = []
    for i in range(3):
        with M(f"m{i}", swallow=True):
            out.append(i)
            if i == 1:
                1 / 0
            out.append(-i)
    return out


def target_fails():
    with M("m", (1, 2)) as (a, b, c):
        print("never")


def target_fails_swallowed():
    with M("m", 5, swallow=True) as (a, b):
        print("never")
    return "swallowed"


def nested_finally():
    try:
        with M("m"):
            try:
                raise KeyError("inside")
            finally:
                print("inner finally", end="; ")
    except KeyError as error:
        return f"caught {error}"
    finally:
        print("outer finally", end="; ")


def return_in_finally_in_with():
    with M("m"):
        try:
            raise KeyError("dropped")
        finally:
            return "value"


def reraised():
    try:
        with M("m"):
            raise KeyError("k")
    except KeyError:
        with M("in handler"):
            raise


for function in (enter_fails, exit_fails, exit_fails_while_raising, exit_fails_and_is_swallowed,
                 swallow_then_continue, target_fails, target_fails_swallowed, nested_finally,
                 return_in_finally_in_with, reraised):
    attempt(function)


class NoEnter:
    def __exit__(self, *exc): pass


class NoExit:
    def __enter__(self): pass


class InstanceMethods:
    def __init__(self):
        self.__enter__ = lambda: 1
        self.__exit__ = lambda *exc: None


class Truth:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        print("asked", end="; ")
        if self.answer is None:
            raise OverflowError("no truth")
        return self.answer


def use(manager):
    with manager:
        return "used"


def use_raising(manager):
    with manager:
        raise KeyError("body")
    return "swallowed"


for manager in (5, None, NoEnter(), NoExit(), InstanceMethods(), M, "text"):
    attempt(lambda: use(manager))
for answer in (True, False, None):
    attempt(lambda: use(M("t", swallow=Truth(answer))))
    attempt(lambda: use_raising(M("t", swallow=Truth(answer))))
for value in (0, 1, "", "x", [], [0]):
    attempt(lambda: use_raising(M("v", swallow=value)))


class Changing:
    def __enter__(self):
        type(self).__exit__ = lambda *exc: print("replaced exit is not used", end="; ")
        return self

    def __exit__(self, *exc):
        print("original exit", end="; ")


attempt(lambda: use(Changing()))


def generator():
    with M("g") as name:
        received = yield name
        print("received", received, end="; ")
    yield "after"


g = generator()
print(next(g), g.send("x"))
g = generator()
next(g)
g.close()
print()


def deep():
    with M("1"), M("2"), M("3"), M("4"), M("5"), M("6"), M("7"), M("8"), M("9"):
        with M("10"), M("11", swallow=True), M("12"):
            raise ValueError("deep")
        return "twelve deep"


attempt(deep)
with M("outermost"), \
        M("fails", exit_fails=RuntimeError("at the end")) as x:
    undefined_in_with
