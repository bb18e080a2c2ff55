"""A tree of asyncio tasks: gather, task creation, awaits with and without a suspension."""
# kind: generators

import asyncio
import sys


class Walker:
    def __init__(self, branches, depth, suspend):
        self.branches = branches
        self.depth = depth
        self.suspend = suspend
        self.memo = {}
        self.leaves = 0

    async def leaf(self, number):
        self.leaves += 1
        kind = number % 3
        if kind == 0 and self.suspend:
            await asyncio.sleep(0)
            return number
        if kind == 1:
            if number not in self.memo:
                self.memo[number] = await self.work(number)
            return self.memo[number]
        return await self.work(number)

    async def work(self, number):
        total = 0
        for i in range(10):
            total = (total * 7 + number + i) & 0xFFFF
        return total

    async def walk(self, depth, number):
        if depth == 0:
            return await self.leaf(number)
        children = [self.walk(depth - 1, number * self.branches + i) for i in range(self.branches)]
        return sum(await asyncio.gather(*children)) & 0xFFFFFF


async def group_walk(walker, depth, number):
    """The same shape with explicit task groups."""
    if depth == 0:
        return await walker.leaf(number)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(group_walk(walker, depth - 1, number * 3 + i)) for i in range(3)]
    return sum(task.result() for task in tasks) & 0xFFFFFF


async def run(size):
    checksum = 0
    leaves = 0
    for _ in range(size):
        for suspend in (False, True):
            walker = Walker(4, 4, suspend)
            checksum += await walker.walk(walker.depth, 0)
            checksum += await group_walk(walker, 5, 1)
            leaves += walker.leaves
    return checksum, leaves


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 95
    print("async_tree", *asyncio.run(run(size)))


if __name__ == "__main__":
    main()
