# Breakpoints with Python conditions, stops at raises, expressions run in the program, assignments.
#
# lldb: py break total
# lldb: py break Account.pay if amount > 15
# lldb: py break live.py:@where if 1 / 0
# lldb: py break nowhere
# lldb: py break live.py:9999
# lldb: py catch KeyError
# lldb: py catch --uncaught
# lldb: run
# lldb: py args
# lldb: py eval sum(values)
# lldb: py eval values + [total.__name__]
# lldb: py eval nonsense
# lldb: py eval 1 +
# lldb: py set values [10, 20]
# lldb: py set total 3
# lldb: py set missing 3
# lldb: c
# lldb: py args
# lldb: py set amount = amount + 1
# lldb: v amount
# lldb: c
# lldb: py bt
# lldb: py exc
# lldb: py eval lookup.__name__
# lldb: py up
# lldb: py set bonus 5
# lldb: c
# lldb: py locals
# lldb: py exc
# lldb: c
# lldb: py bt
# lldb: py exc --locals
limit = 5


class Account:
    def __init__(self):
        self.balance = 0

    def pay(self, amount):
        self.balance += amount
        return self.balance


def total(values):
    account = Account()
    for value in values:
        account.pay(value)
    return account.balance


def lookup(table):
    bonus = 0
    try:
        table["absent"]
    except KeyError:
        bonus += 1  # @where
    return bonus


def fail(depth):
    try:
        int("no number")
    except ValueError as error:
        reason = depth + limit
        raise RuntimeError("failed", reason) from error


print("paid", total([1, 2]))
print("bonus", lookup({}))
fail(1)
