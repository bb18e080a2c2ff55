"""contextvars: tokens, copies, tasks, callbacks, generators, threads."""

import asyncio
import contextvars
import threading

name = contextvars.ContextVar("name", default="nobody")
count = contextvars.ContextVar("count")

print(name.get(), name.name, count.get("default given"))
try:
    count.get()
except LookupError as error:
    print(type(error).__name__, "name='count'" in str(error))
token = name.set("first")
second = name.set("second")
print(name.get(), token.var is name, token.old_value is contextvars.Token.MISSING, second.old_value)
name.reset(second)
print(name.get())
for bad in (lambda: name.reset(second), lambda: count.reset(token), lambda: name.reset(5)):
    try:
        bad()
    except (RuntimeError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split("<")[0])


def change(value):
    name.set(value)
    count.set(len(value))
    return name.get(), count.get()


context = contextvars.copy_context()
print(context.run(change, "inside"), name.get(), context[name], context.get(count), len(context),
      name in context, sorted(v.name for v in context))
print(context.run(lambda: name.get()))
try:
    context.run(lambda: context.run(print))
except RuntimeError as error:
    print(str(error).split("<")[0])
try:
    context.run(lambda: 1 / 0)
except ZeroDivisionError as error:
    print(error, name.get())


async def child(label):
    before = name.get()
    name.set(label)
    await asyncio.sleep(0)
    return before, name.get()


async def main():
    name.set("main")
    print(await child("awaited directly"), name.get())
    print(await asyncio.create_task(child("task")), name.get())
    print(await asyncio.gather(child("g1"), child("g2")), name.get())
    own = contextvars.copy_context()
    task = asyncio.create_task(child("with context"), context=own)
    await task
    print(own[name], name.get())
    seen = []
    asyncio.get_running_loop().call_soon(lambda: (seen.append(name.get()), name.set("callback")))
    await asyncio.sleep(0)
    print(seen, name.get())
    print(await asyncio.to_thread(name.get))


name.set("before run")
asyncio.run(main())
print(name.get())


def generator():
    token = name.set("set in generator")
    yield name.get()
    name.reset(token)
    yield name.get()


g = generator()
print(next(g), name.get(), next(g), name.get())
results = []
thread = threading.Thread(target=lambda: results.append(name.get()))
thread.start()
thread.join()
thread = threading.Thread(target=context.run, args=(lambda: results.append(name.get()),))
thread.start()
thread.join()
print(results)


class Request:
    current = contextvars.ContextVar("Request.current")

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.token = self.current.set(self)
        return self

    def __exit__(self, *exc):
        self.current.reset(self.token)


def log(message):
    request = Request.current.get(None)
    print(f"[{request.path if request else '-'}] {message}")


log("outside")
with Request("/a"):
    log("in a")
    with Request("/b"):
        log("in b")
    log("back in a")
log("outside again")
context.run(lambda: context[count] + name.get())
