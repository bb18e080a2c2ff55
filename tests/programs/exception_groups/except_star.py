"""except* in all forms: matching, splitting, several handlers, else, finally, loops, naked errors."""


def show(error, indent=0):
    """One line for each exception of a group."""
    if isinstance(error, BaseExceptionGroup):
        inner = ", ".join(show(e) for e in error.exceptions)
        return f"{type(error).__name__}({error.message!r}: {inner})"
    return repr(error)


def run(raised, kinds=(ValueError,)):
    log = []
    try:
        try:
            log.append("try")
            if raised is not None:
                raise raised
        except* kinds as group:
            log.append(f"dynamic {show(group)}")
        except* TypeError as group:
            log.append(f"TypeError {show(group)}")
        except* (KeyError, IndexError) as group:
            log.append(f"lookup {show(group)}")
        except* OSError:
            log.append("OSError without a name")
        else:
            log.append("else")
        finally:
            log.append("finally")
        log.append("after")
    except BaseException as error:
        log.append(f"left over {show(error)}")
    print(" | ".join(log))


EG = ExceptionGroup
run(None)
run(ValueError("naked"))
run(RuntimeError("naked, no handler"))
run(EG("all values", [ValueError(1), ValueError(2)]))
run(EG("mixed", [ValueError(1), TypeError(2), KeyError(3), IndexError(4), OSError(5), EOFError(6)]))
run(EG("nested", [ValueError(1), EG("inner", [TypeError(2), EG("deep", [ValueError(3), EOFError(4)])])]))
run(EG("none match", [EOFError(1), ArithmeticError(2)]))
run(EG("exception", [ValueError(1), TypeError(2)]), kinds=(Exception,))
run(BaseExceptionGroup("base", [ValueError(1), KeyboardInterrupt(2), SystemExit(3)]))
run(KeyboardInterrupt("naked base"))
run(EG("x", [ValueError(1)]), kinds=())
run(EG("x", [ValueError(1)]), kinds=(EG,))
run(EG("x", [ValueError(1)]), kinds=ExceptionGroup)
run(EG("x", [ValueError(1)]), kinds=(ValueError, BaseExceptionGroup))
run(EG("x", [ValueError(1)]), kinds=5)
run(EG("x", [ValueError(1)]), kinds=(ValueError, "text"))
run(StopIteration("s"))


def handlers_raise(*actions):
    """What the handlers do: raise something else, raise again, raise the group."""
    try:
        try:
            raise EG("original", [ValueError(1), TypeError(2), KeyError(3), EOFError(4)])
        except* ValueError as group:
            actions[0](group)
        except* TypeError as group:
            actions[1](group)
        except* KeyError as group:
            actions[2](group)
    except BaseException as error:
        print(show(error), "| context", show(error.__context__) if error.__context__ else None,
              "| cause", error.__cause__)
        for inner in getattr(error, "exceptions", ()):
            print("   ", show(inner), "| context", inner.__context__ and show(inner.__context__),
                  "| cause", inner.__cause__ and show(inner.__cause__))
    else:
        print("nothing left")


def nothing(group): pass
def again(group): raise
def again_named(group): raise group
def other(group): raise LookupError("new")
def from_group(group): raise LookupError("new") from group
def derived(group): raise group.derive([OverflowError("derived")])
def part(group): raise group.exceptions[0]


handlers_raise(nothing, nothing, nothing)
handlers_raise(again, nothing, nothing)
handlers_raise(again, again, again)
handlers_raise(again_named, nothing, nothing)
handlers_raise(other, nothing, nothing)
handlers_raise(other, from_group, again)
handlers_raise(derived, part, again_named)
handlers_raise(part, part, part)


def inline_reraise(how):
    try:
        try:
            raise EG("g", [ValueError(1), EG("in", [TypeError(2), ValueError(3)])])
        except* ValueError as group:
            if how == "bare":
                raise
            if how == "named":
                raise group
            if how == "from none":
                raise KeyError("k") from None
            if how == "nested":
                try:
                    raise group
                except* ValueError as again:
                    print("caught again", show(again), again is group)
    except BaseException as error:
        print(how, show(error))


for how in ("swallow", "bare", "named", "from none", "nested"):
    inline_reraise(how)


def loops():
    out = []
    for i in range(4):
        try:
            if i == 1:
                raise EG("g", [ValueError(i), TypeError(i)])
            if i == 2:
                raise ValueError(i)
            out.append(i)
        except* ValueError as group:
            out.append(show(group))
            for e in group.exceptions:
                if e.args[0] == 1:
                    continue
                break
        except* TypeError:
            out.append("type")
        finally:
            out.append("f")
    return out


print(loops())


def generator():
    try:
        yield 1
        yield 2
    except* ValueError as group:
        yield show(group)
        received = yield "second"
        yield received
    finally:
        yield "finally"


g = generator()
print(next(g), g.throw(ValueError("thrown")), next(g), g.send("sent"), next(g))
g = generator()
print(next(g), g.throw(EG("eg", [ValueError(1), KeyError(2)])), next(g), next(g), next(g))
try:
    next(g)
except BaseException as error:
    print(show(error))


def name_is_unbound():
    try:
        raise ValueError(1)
    except* ValueError as group:
        pass
    return group


try:
    name_is_unbound()
except UnboundLocalError as error:
    print(error)


def cells():
    try:
        raise ValueError("in a cell")
    except* ValueError as group:
        get = lambda: show(group)
        first = get()
    try:
        get()
    except NameError as error:
        return first, str(error)


print(cells())
for bad in ("try:\n  pass\nexcept* ValueError:\n  pass\nexcept TypeError:\n  pass",
            "try:\n  pass\nexcept*:\n  pass", "def f():\n  try:\n    x\n  except* E:\n    return",
            "for x in y:\n  try:\n    x\n  except* E:\n    break",
            "for x in y:\n  try:\n    x\n  except* E:\n    continue"):
    try:
        compile(bad, "<bad>", "exec")
    except SyntaxError as error:
        print(error.msg)
try:
    raise EG("the end", [ValueError("handled"), OSError(2, "no such thing"),
                         EG("inner", [KeyError("left"), ValueError("handled too")])])
except* ValueError:
    print("some handled")
except* OSError as group:
    raise RuntimeError("handler failed") from group.exceptions[0]
