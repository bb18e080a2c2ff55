"""Every combination of leaving try blocks in a generator, resumed by next, send, throw and close."""

import itertools
import sys


class E(Exception):
    pass


def body(a, b, c, log):
    for i in range(3):
        try:
            log.append("t")
            got = yield i
            log.append(f"<{got}>" if got else "")
            if a == "r": return "try"
            if a == "b": break
            if a == "c": continue
            if a == "e": raise E("try")
            if a == "y": yield "again"
        except E as error:
            log.append("x")
            assert sys.exc_info()[1] is error
            if b == "r": return "except"
            if b == "b": break
            if b == "c": continue
            if b == "e": raise
            if b == "y": yield "in except"
            assert sys.exc_info()[1] is error
        finally:
            log.append("F")
            if c == "r": return "finally"
            if c == "b": break
            if c == "c": continue
            if c == "e": raise E("finally")
            if c == "y": yield "in finally"
        log.append(".")
    return "end"


def delegating(a, b, c, log):
    try:
        result = yield from body(a, b, c, log)
        log.append("D")
        return "delegated " + str(result)
    finally:
        log.append("d")


def show(error):
    out = []
    while error:
        out.append(f"{type(error).__name__}:{error}" if not isinstance(error, GeneratorExit) else "GE")
        error = error.__context__
    return "<".join(out)


def drive(make, how):
    log, out = [], []
    generator = make(log)
    for step in how:
        try:
            match step:
                case "n":
                    out.append(str(next(generator)))
                case "s":
                    out.append(str(generator.send("sent")))
                case "t":
                    out.append(str(generator.throw(E("thrown"))))
                case "o":
                    out.append(str(generator.throw(OSError("other"))))
                case "c":
                    out.append(f"close={generator.close()}")
        except StopIteration as stop:
            out.append(f"stop={stop.value}")
        except BaseException as error:
            out.append(show(error))
        assert sys.exc_info() == (None, None, None)
    out.append("open" if generator.gi_frame else "done")
    try:
        generator.close()
    except RuntimeError as error:
        out.append(str(error))
    return "".join(log) + "=" + ",".join(out)


def ignored(args):
    print("ignored:", args.exc_value, args.object.__name__)


sys.unraisablehook = ignored
for function in (body, delegating):
    for actions in itertools.product("-rbcey", "-rbcey", "-rbcey"):
        if function is delegating and actions[0] in "bc" or actions[1] == "b" and actions[2] == "y":
            continue
        results = [drive(lambda log: function(*actions, log), how) for how in ("nns", "ntn", "nc", "noc", "nntnc")]
        print("".join(actions), " ".join(results))
generator = body("y", "y", "e", [])
next(generator)
generator.throw(E("last"))
generator.throw(ValueError("uncaught, with a context"))
