"""asyncio with real sockets, subprocesses, threads and signals; debug mode; exception handlers."""

import asyncio
import logging
import os
import socket
import sys


async def echo(reader, writer):
    while line := await reader.readline():
        if line == b"fail\n":
            writer.close()
            await writer.wait_closed()
            raise RuntimeError("handler failed")
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def server_and_clients():
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()

    async def client(n):
        reader, writer = await asyncio.open_connection(host, port)
        out = []
        for i in range(2):
            writer.write(f"client {n} line {i}\n".encode())
            out.append((await reader.readline()).decode().strip())
        writer.close()
        await writer.wait_closed()
        return out
    async with server:
        for result in await asyncio.gather(*(client(n) for n in range(3))):
            print(result)
    print(server.is_serving())


async def subprocesses():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "import sys; print(sys.stdin.read()[::-1]); sys.exit(3)",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate(b"backwards")
    print(out, process.returncode)
    process = await asyncio.create_subprocess_shell("echo out; echo err >&2; exit 1",
                                                    stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT)
    print([line async for line in process.stdout], await process.wait())
    process = await asyncio.create_subprocess_exec("sleep", "30")
    process.terminate()
    print(await process.wait())


class Protocol(asyncio.Protocol):
    def __init__(self, done):
        self.done, self.data = done, []

    def connection_made(self, transport):
        self.transport = transport
        transport.write(b"hello")

    def data_received(self, data):
        self.data.append(data)
        self.transport.close()

    def connection_lost(self, error):
        self.done.set_result((self.data, error))


async def protocols():
    loop = asyncio.get_running_loop()
    here, there = socket.socketpair()
    done = loop.create_future()
    await loop.create_connection(lambda: Protocol(done), sock=here)
    there.setblocking(False)
    print(await loop.sock_recv(there, 100))
    await loop.sock_sendall(there, b"answer")
    print(await done)
    there.close()


async def handlers():
    loop = asyncio.get_running_loop()
    seen = []
    loop.set_exception_handler(lambda loop, context: seen.append((context["message"], repr(context.get("exception")))))
    loop.call_soon(lambda: 1 / 0)

    async def forgotten():
        raise ValueError("nobody looks")
    task = asyncio.create_task(forgotten())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    import gc
    gc.collect()
    print(seen)
    loop.set_exception_handler(None)
    timer = loop.call_later(10, print, "never")
    timer.cancel()
    print(timer.cancelled(), loop.is_running(), loop.get_debug())


async def threads():
    loop = asyncio.get_running_loop()

    async def from_thread(n):
        await asyncio.sleep(0)
        return n * 2

    def blocking(n):
        return asyncio.run_coroutine_threadsafe(from_thread(n), loop).result()
    print(await asyncio.gather(*(asyncio.to_thread(blocking, n) for n in range(3))))
    read, write = os.pipe()
    got = loop.create_future()
    loop.add_reader(read, lambda: got.set_result(os.read(read, 10)))
    await loop.run_in_executor(None, os.write, write, b"piped")
    print(await got, loop.remove_reader(read))


async def main():
    for part in (server_and_clients, subprocesses, protocols, handlers, threads):
        print("---", part.__name__)
        await asyncio.wait_for(part(), 20)
    return "done"


logging.disable(logging.CRITICAL)
print(asyncio.run(main()))


async def stacks():
    task = asyncio.current_task()
    frames = task.get_stack()
    print([frame.f_code.co_name for frame in frames], task.get_coro().__name__)
    waiting = asyncio.create_task(asyncio.wait_for(asyncio.sleep(10), 5), name="waiting")
    await asyncio.sleep(0)
    waiting.print_stack(file=sys.stdout)
    waiting.cancel()
    raise KeyboardInterrupt("out of the loop")


try:
    asyncio.run(stacks())
except KeyboardInterrupt as error:
    print(repr(error))
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, "first")), runner.run(asyncio.sleep(0, "second")))
asyncio.run(5)
