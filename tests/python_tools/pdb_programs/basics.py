import pdb


class Account:
    """A bank account."""
    count = 0

    def __init__(self, owner, amount=0):
        self.owner = owner
        self.amount = amount
        Account.count += 1

    def add(self, amount):
        before = self.amount
        if amount < 0:
            raise ValueError("negative")
        self.amount = before + amount
        return self.amount

    @property
    def rich(self):
        return self.amount > 100


def total(accounts):
    result = 0
    for account in accounts:
        result += account.amount
    return result


def work(n):
    first = Account("ann", 10)
    second = Account("bob")
    pdb.set_trace()
    for i in range(n):
        first.add(i)
        second.add(2 * i)
    squares = [i * i for i in range(n)]
    pairs = {k: v for k, v in zip("abc", squares)}
    both = total([first, second])
    text = f"{both} {pairs} {first.rich}"
    print(text)
    return both


def main():
    x = 5
    y = "text"
    result = work(4)
    print("result", result, x, y)


main()
print("end")
