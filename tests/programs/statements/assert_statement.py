"""assert: with and without messages, message evaluated only on failure, the final traceback."""

import sys


def check(value, message=None):
    assert value, message
    return "passed"


def expensive():
    print("message evaluated")
    return ["any", "object"]


class Truth:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        print("asked")
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


print(check(1))
assert Truth(True), expensive()
try:
    assert Truth(False), expensive()
except AssertionError as error:
    print(repr(error), error.args)
try:
    assert Truth(ZeroDivisionError("in __bool__")), expensive()
except ZeroDivisionError as error:
    print(repr(error))
try:
    assert []
except AssertionError as error:
    print(repr(error), error.args)
try:
    check("", message=("a", "tuple"))
except AssertionError as error:
    print(repr(error), error.args)

# The name AssertionError is not looked up.
AssertionError = KeyError
try:
    assert not "shadowed", "real one"
except Exception as error:
    print(type(error) is KeyError, type(error).__module__, type(error).__name__)
del AssertionError

assert (1 < 2
        < 3)
print(sys.flags.optimize, __debug__)


def verify(account):
    assert (account["balance"] >= 0 and
            account["owner"]), (
        f"bad account: {account}")


verify({"balance": 1, "owner": "me"})
verify({"balance": 1,
        "owner": ""})
