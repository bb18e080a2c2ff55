"""A bank: decimals, transactions with rollback, audits, observers, context managers, custom errors."""

import contextlib
import dataclasses
import functools
import typing
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from itertools import count


class BankError(Exception):
    """Base of all errors of the bank."""


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        self.account, self.amount = account, amount
        super().__init__(account.owner, amount)

    def __str__(self):
        return f"{self.account.owner} has {self.account.balance}, needs {self.amount}"


class Frozen(BankError):
    pass


class Money:
    """A descriptor that stores amounts rounded to cents."""

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        try:
            amount = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        except InvalidOperation as error:
            raise BankError(f"not an amount: {value!r}") from error
        if amount < -instance.overdraft:
            raise InsufficientFunds(instance, getattr(instance, self.name) - amount)
        setattr(instance, self.name, amount)


def logged(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        try:
            result = method(self, *args, **kwargs)
        except BankError as error:
            self.bank.notify(f"{method.__name__}{args} refused: {error}")
            raise
        self.bank.notify(f"{method.__name__}{args} -> {self.balance}")
        return result
    return wrapper


class Account:
    overdraft = Decimal(0)
    balance = Money()
    _numbers = count(1000)

    def __init__(self, bank, owner, balance=0):
        self.bank, self.owner, self.number, self.frozen = bank, owner, next(self._numbers), False
        self._balance = Decimal(0)
        self.balance = balance

    @logged
    def deposit(self, amount):
        if self.frozen:
            raise Frozen(self.number)
        self.balance += Decimal(str(amount))

    @logged
    def withdraw(self, amount):
        if self.frozen:
            raise Frozen(self.number)
        self.balance -= Decimal(str(amount))

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner} {self.balance}>"


class Checking(Account):
    overdraft = Decimal(100)


class Savings(Account):
    def __init__(self, *args, rate="0.025", **kwargs):
        super().__init__(*args, **kwargs)
        self.rate = Decimal(rate)

    @logged
    def add_interest(self):
        self.balance *= 1 + self.rate


@dataclasses.dataclass(frozen=True)
class Transfer:
    source: Account
    target: Account
    amount: Decimal

    def __call__(self):
        self.source.withdraw(self.amount)
        self.target.deposit(self.amount)


class Bank:
    def __init__(self):
        self.accounts: dict[int, Account] = {}
        self.observers: list[typing.Callable[[str], None]] = []

    def open(self, cls, *args, **kwargs):
        account = cls(self, *args, **kwargs)
        self.accounts[account.number] = account
        return account

    def notify(self, text):
        for observer in self.observers:
            observer(text)

    @contextlib.contextmanager
    def transaction(self, name):
        before = {account: account._balance for account in self.accounts.values()}
        self.notify(f"begin {name}")
        try:
            yield self
        except BaseException as error:
            for account, balance in before.items():
                account._balance = balance
            self.notify(f"rollback {name}: {type(error).__name__}")
            raise
        else:
            self.notify(f"commit {name}")
        finally:
            self.notify(f"total {sum(account.balance for account in self.accounts.values())}")


bank = Bank()
bank.observers += [lambda text: print("  log:", text)]
alice = bank.open(Checking, "alice", 50)
bob = bank.open(Savings, "bob", "100.005", rate="0.1")
carol = bank.open(Account, "carol")
print(bank.accounts)
with bank.transaction("first"):
    Transfer(alice, bob, Decimal("70.555"))()
    bob.add_interest()
try:
    with bank.transaction("second"):
        Transfer(bob, carol, 30)()
        Transfer(alice, carol, 500)()
except InsufficientFunds as error:
    print("InsufficientFunds:", error, error.args, error.account)
print(list(bank.accounts.values()))
carol.frozen = True
try:
    with bank.transaction("third"), contextlib.suppress(Frozen):
        Transfer(bob, carol, 10)()
        print("not reached")
except BankError as error:
    print("error", error)
print(bob, carol)
for bad in ("abc", None, [1], "1e999999", float("nan")):
    try:
        alice.balance = bad
    except (BankError, InvalidOperation) as error:
        print(type(error).__name__, error, "<-", type(error.__cause__).__name__)
with contextlib.ExitStack() as stack:
    for name in ("outer", "inner"):
        stack.enter_context(bank.transaction(name))
    stack.callback(print, "callback")
    alice.deposit(0.1)
    alice.deposit(0.2)
try:
    Transfer(alice, bob, 1).amount = 2
except dataclasses.FrozenInstanceError as error:
    print(type(error).__name__, error)
print(Account.balance.name, vars(alice)["_balance"], alice.withdraw.__name__)
with bank.transaction("last"):
    alice.withdraw(1000)
