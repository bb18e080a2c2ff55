"""Dataclasses, enums, flags and named tuples in an order book: generated methods, comparisons, replace, hashing."""
# kind: library

import sys
from collections import namedtuple
from dataclasses import asdict, dataclass, field, replace
from enum import Enum, Flag, IntEnum, auto


class Side(Enum):
    BUY = "buy"
    SELL = "sell"

    @property
    def other(self):
        return Side.SELL if self is Side.BUY else Side.BUY


class Priority(IntEnum):
    LOW = 1
    NORMAL = 5
    HIGH = 9


class Trait(Flag):
    NONE = 0
    HIDDEN = auto()
    LARGE = auto()
    RETRY = auto()


Trade = namedtuple("Trade", "buyer seller price amount")


@dataclass(frozen=True)
class Money:
    cents: int
    currency: str = "EUR"

    def __add__(self, other):
        if self.currency != other.currency:
            raise ValueError("currencies differ")
        return Money(self.cents + other.cents, self.currency)


@dataclass(order=True)
class Order:
    price: int
    number: int
    side: Side = field(compare=False)
    amount: int = field(compare=False, default=1)
    priority: Priority = field(compare=False, default=Priority.NORMAL)
    traits: Trait = field(compare=False, default=Trait.NONE)

    def __post_init__(self):
        if self.amount > 40:
            self.traits |= Trait.LARGE


@dataclass(slots=True)
class Totals:
    count: int = 0
    volume: int = 0
    trades: list = field(default_factory=list)


class Book:
    def __init__(self):
        self.waiting = {Side.BUY: [], Side.SELL: []}
        self.totals = Totals()
        self.by_money = {}

    def submit(self, order):
        opposite = self.waiting[order.side.other]
        while order.amount and opposite:
            best = max(opposite) if order.side is Side.SELL else min(opposite)
            crossed = best.price >= order.price if order.side is Side.SELL else best.price <= order.price
            if not crossed:
                break
            amount = min(order.amount, best.amount)
            self.record(Trade(order.number, best.number, best.price, amount))
            order = replace(order, amount=order.amount - amount)
            best.amount -= amount
            if best.amount == 0:
                opposite.remove(best)
        if order.amount:
            queue = self.waiting[order.side]
            queue.append(order)
            if len(queue) > 12:
                queue.sort(reverse=order.side is Side.SELL)
                del queue[:4]

    def record(self, trade):
        totals = self.totals
        totals.count += 1
        totals.volume += trade.price * trade.amount
        totals.trades.append(trade._replace(price=-trade.price) if trade.amount % 5 == 0 else trade)
        money = Money(trade.price % 50)
        self.by_money[money] = self.by_money.get(money, Money(0)) + Money(trade.amount)


def make_orders(count):
    seed = 7
    for number in range(count):
        seed = (seed * 69069 + 5) & 0xFFFFFFFF
        side = Side("buy" if seed >> 30 & 1 else "sell")
        priority = Priority.HIGH if seed & 0x100 else Priority(5)
        traits = Trait.HIDDEN | Trait.RETRY if seed & 0x200 else Trait.NONE
        yield Order(1000 + (seed >> 12) % 100, number, side, 1 + (seed >> 20) % 60, priority, traits)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 93000
    book = Book()
    checksum = 0
    for order in make_orders(size):
        if order.priority > Priority.NORMAL:
            checksum += order.priority
        if order.traits & Trait.LARGE:
            checksum += len(order.traits.name or "") + order.traits.value
        book.submit(order)
        if order.number % 50 == 0:
            checksum += len(repr(order)) + len(asdict(order))
    checksum += sum(price * amount for _, _, price, amount in book.totals.trades)
    checksum += sum(m.cents * t.cents for m, t in book.by_money.items())
    print("dataclass_enum", book.totals.count, book.totals.volume, checksum, book.waiting[Side.BUY][0])


if __name__ == "__main__":
    main()
