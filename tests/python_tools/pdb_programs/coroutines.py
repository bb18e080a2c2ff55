import asyncio


async def leaf(n):
    await asyncio.sleep(0)
    value = n * 2
    return value


async def numbers():
    for i in range(3):
        yield i
        await asyncio.sleep(0)


class Resource:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, traceback):
        print("exit", kind)


async def main():
    first = await leaf(1)
    breakpoint()
    second = await leaf(first)
    async with Resource() as resource:
        third = [n async for n in numbers()]
    async for n in numbers():
        second += n
    print(first, second, third, type(resource).__name__)
    return second


print(asyncio.run(main()))
