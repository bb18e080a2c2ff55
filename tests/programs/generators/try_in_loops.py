"""try, except, else and finally with continue, break and return inside loops of generators."""

import itertools


def machine(n, log):
    for i in range(n):
        try:
            log.append(f"try{i}")
            got = yield i
            if got == "continue":
                continue
            if got == "break":
                break
            if got == "return":
                return "returned"
            if got == "raise":
                raise ValueError(f"at {i}")
        except ValueError as error:
            log.append(f"except {error}")
            again = yield "handled"
            if again == "reraise":
                raise
            if again == "continue":
                continue
            if again == "break":
                break
        else:
            log.append("else")
            yield "else"
        finally:
            log.append("finally")
            if got == "finally-break":
                break
            if got == "finally-return":
                return "from finally"
            if got == "finally-continue":
                continue
        log.append("end of body")
    else:
        log.append("loop else")
    return "end"


ACTIONS = [None, "continue", "break", "return", "raise", "finally-break", "finally-return",
           "finally-continue"]


def run(*actions):
    log, out = [], []
    g = machine(3, log)
    try:
        out.append(next(g))
        for action in itertools.chain(actions, itertools.repeat(None)):
            out.append(g.send(action))
    except StopIteration as stop:
        out.append(stop.value)
    except ValueError as error:
        out.append(f"escaped {error}")
    print(actions, out, " ".join(log))


for action in ACTIONS:
    run(action)
    run(None, None, action)
for after in ("reraise", "continue", "break", None):
    run("raise", after)
run("continue", "continue", "continue")


def nested(log):
    while True:
        try:
            try:
                while True:
                    try:
                        command = yield "level 3"
                        if command == "b1":
                            break
                        if command == "e1":
                            raise KeyError("k")
                        if command == "e2":
                            raise TypeError("t")
                    except KeyError:
                        log.append("KeyError caught inside")
                        continue
                    finally:
                        log.append("f3")
                    log.append("bottom 3")
                log.append("after inner while")
                command = yield "level 2"
                if command == "stop":
                    return "stopped"
            finally:
                log.append("f2")
                command = yield "in f2"
                if command == "swallow":
                    break
        except TypeError as error:
            log.append(f"outer caught {error}")
        finally:
            log.append("f1")
    return "loop left"


def run_nested(*commands):
    log, out = [], []
    g = nested(log)
    try:
        out.append(next(g))
        for command in commands:
            out.append(g.send(command))
        g.close()
    except StopIteration as stop:
        out.append(f"-> {stop.value}")
    except RuntimeError as error:
        out.append(f"-> {error}")
    print(commands, out, log)


run_nested("x", "e1", "b1", "x", "x")
run_nested("e2", "x", "b1", "stop", "x")
run_nested("e2", "swallow")
run_nested("b1", "stop", "swallow")
run_nested("b1")


def returns_in_all_clauses(which):
    try:
        if which == "except":
            raise OSError
        if which == "try":
            return (yield "t")
        yield "no return"
    except OSError:
        return (yield "e")
    else:
        return (yield "el")
    finally:
        if which == "finally":
            return (yield "f")
        yield "finally"


def collect(g):
    out = []
    while True:
        try:
            out.append(next(g))
        except StopIteration as stop:
            return out, stop.value


for which in ("try", "except", "else", "finally"):
    print(which, collect(returns_in_all_clauses(which)))


def loop_in_finally():
    try:
        yield "body"
    finally:
        for i in range(3):
            try:
                if i == 1:
                    continue
                yield i
            finally:
                yield f"f{i}"


print(list(loop_in_finally()))


def handler_variable():
    for kind in (ValueError, KeyError):
        try:
            raise kind("x")
        except Exception as error:
            yield type(error).__name__
            yield repr(error)
        yield "error" in locals()


print(list(handler_variable()))


def exception_state():
    import sys
    try:
        raise ValueError("of the generator")
    except ValueError:
        yield repr(sys.exc_info()[1])
        yield repr(sys.exc_info()[1])
    yield repr(sys.exc_info()[1])


g = exception_state()
print(next(g))
try:
    raise KeyError("of the caller")
except KeyError:
    import sys
    print(next(g), repr(sys.exc_info()[1]))
    print(next(g), repr(sys.exc_info()[1]))
g = machine(3, [])
next(g)
g.send("raise")
g.throw(ZeroDivisionError("chained to the ValueError being handled"))
