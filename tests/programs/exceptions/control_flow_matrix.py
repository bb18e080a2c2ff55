"""Every combination of leaving try, except, else and finally, in a loop: one letter each."""

import itertools
import sys


class E(Exception):
    pass


class F(Exception):
    pass


def run(a, b, c, d, log):
    for i in range(3):
        log.append(str(i))
        try:
            log.append("t")
            if a == "r": return "try"
            if a == "b": break
            if a == "c": continue
            if a == "e": raise E("try")
            if a == "f": raise F("try")
        except E:
            log.append("x")
            if b == "r": return "except"
            if b == "b": break
            if b == "c": continue
            if b == "e": raise E("except")
            if b == "f": raise
        else:
            log.append("l")
            if c == "r": return "else"
            if c == "b": break
            if c == "c": continue
            if c == "e": raise E("else")
        finally:
            log.append("F")
            if d == "r": return "finally"
            if d == "b": break
            if d == "c": continue
            if d == "e": raise E("finally")
        log.append(".")
    else:
        log.append("E")
    return "end"


def nested(a, b, c, d, log):
    while True:
        try:
            try:
                for x in (1, 2):
                    try:
                        if a == "r": return "inner"
                        if a == "b": break
                        if a == "c": continue
                        if a == "e": raise E("inner")
                        if a == "f": raise F("inner")
                        log.append("i")
                    finally:
                        log.append("1")
                        if b == "r": return "first finally"
                        if b == "b": break
                        if b == "c": continue
                        if b == "e": raise E("first finally")
                log.append("o")
            except E as error:
                log.append(f"x{error.__context__!r:.3}")
                if c == "r": return "handler"
                if c == "b": break
                if c == "e": raise F("handler") from error
                if c == "f": raise
            finally:
                log.append("2")
                if d == "r": return "second finally"
                if d == "b": break
                if d == "e": raise E("second finally")
            log.append("w")
            break
        except F:
            log.append("F")
            break
    return "end"


def outcome(function, *actions):
    log = []
    try:
        result = function(*actions, log)
    except Exception as error:
        chain = []
        while error:
            chain.append(f"{type(error).__name__}:{error}")
            error = error.__cause__ or error.__context__
        result = "<".join(chain)
    assert sys.exc_info() == (None, None, None)
    return f"{''.join(actions)}:{''.join(log)}={result}"


for function, choices in ((run, ("-rbcef", "-rbcef", "-rbce", "-rbce")), (nested, ("-rbcef", "-rbce", "-rbef", "-rbe"))):
    print(function.__name__)
    for a in choices[0]:
        for b in choices[1]:
            print(" ".join(outcome(function, a, b, *rest) for rest in itertools.product(*choices[2:])))
run("e", "e", "-", "e", [])
