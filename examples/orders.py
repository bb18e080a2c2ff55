"""Totals orders, packs them, and refuses one: the program that docs/debugging.md looks into."""

import asyncio
import threading
from dataclasses import dataclass

TAX = 0.2


@dataclass
class Order:
    customer: str
    items: list

    def total(self, tax=0.0):
        price = sum(item["price"] for item in self.items)
        return round(price * (1 + tax), 2)


def check(order):
    try:
        return order.total(TAX)
    except KeyError as error:
        raise ValueError(f"{order.customer}: no price") from error


def report(orders):
    for order in orders:
        try:
            print(order.customer, check(order))
        except ValueError as error:
            print("refused:", error)


async def pack(order, seconds):
    await asyncio.sleep(seconds)
    return order.customer


async def main(orders):
    tasks = [asyncio.create_task(pack(order, 0.1), name=order.customer) for order in orders]
    await asyncio.sleep(0)
    report(orders)
    print("packed:", await asyncio.gather(*tasks))


if __name__ == "__main__":
    closed = threading.Event()
    threading.Thread(target=closed.wait, name="doorman").start()
    asyncio.run(main([Order("Ann", [{"price": 3.5}, {"price": 1}]), Order("Bob", [{"cost": 2}])]))
    closed.set()
