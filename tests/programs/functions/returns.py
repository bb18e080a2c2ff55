"""return in all places: nested blocks, with values of all kinds, missing, in loops with else."""


def nothing(): pass
def bare(): return
def tuple_result(): return 1, *range(2, 4)
def parenthesised(): return (1)
def conditional(x): return "yes" if x else "no"
def chained(x): return x and x.upper() or "empty"


def branches(n):
    if n == 0:
        return "zero"
    elif n == 1:
        return
    if n == 2:
        for i in range(10):
            while True:
                with open("/dev/null"):
                    try:
                        return f"deep {i}"
                    finally:
                        n = "changed too late"
    else:
        if n == 3:
            return [lambda: n][0]()
    if n > 3:
        return n > 4 or n * 2


def unreachable():
    return "reached"
    print("never")
    return "also never"


def from_loop_else(items):
    for item in items:
        if item:
            return item
    else:
        return "no true item"


def from_except():
    try:
        1 / 0
    except ZeroDivisionError as error:
        return type(error).__name__
    return "never"


def returned_local_survives():
    value = []
    try:
        return value
    finally:
        value.append("appended in finally")
        value = None


def returned_expression_is_evaluated_before(log):
    try:
        return log.append("evaluated") or len(log)
    finally:
        log.append("finally")


def many_returns(n):
    match n:
        case 0: return "a"
        case 1: return "b"
        case 2: return "c"
        case int(): return "int"
        case str() as s: return s
    return


def both(a, b):
    return a == b != 3 > a


def huge():
    return {"a": [1, {2, 3}, (4, [5])], **{"b": (lambda: 6)()}}


print(nothing(), bare(), tuple_result(), parenthesised(), conditional([]), conditional("x"))
print(chained("abc"), chained(""))
print([branches(n) for n in range(7)])
print(unreachable(), from_loop_else([0, "", 3]), from_loop_else([0]), from_loop_else([]))
print(from_except(), returned_local_survives())
log = []
print(returned_expression_is_evaluated_before(log), log)
print([many_returns(n) for n in (0, 1, 2, 3, "text", None, 2.5)])
print(both(1, 1), both(1, 2), both(3, 3), huge())
assert nothing() is None is bare()
branches("text")
