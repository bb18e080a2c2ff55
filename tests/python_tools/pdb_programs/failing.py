import pdb
import sys


def divide(a, b):
    quotient = a / b
    return quotient


def attempt(items):
    out = []
    for item in items:
        label = str(item)
        try:
            out.append(divide(10, item))
        except TypeError as error:
            print("handled", error, label)
        finally:
            print("tried", label)
    return out


def start():
    mode = sys.argv[1] if len(sys.argv) > 1 else "pm"
    if mode == "trace":
        pdb.set_trace()
    return attempt([1, "2", 0])


try:
    start()
except ZeroDivisionError as error:
    if len(sys.argv) > 1 and sys.argv[1] == "post_mortem":
        pdb.post_mortem(error.__traceback__)
    elif len(sys.argv) > 1 and sys.argv[1] == "pm":
        sys.last_traceback = error.__traceback__
        pdb.pm()
    else:
        print("caught", error)
