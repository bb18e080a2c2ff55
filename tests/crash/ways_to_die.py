"""Dies of the signal argv[1] in the place argv[2]; before that it prints the stack that a report has to show."""

import asyncio
import ctypes
import gc
import mmap
import os
import signal
import sys
import tempfile
import threading
import time

CODE = {  # machine code: nothing that an unwinder has tables for
    "SIGSEGV": b"\x31\xc0\x8b\x00\xc3",  # xor eax, eax; mov eax, [rax]; ret
    "SIGFPE": b"\x31\xc0\x31\xd2\xf7\xf0\xc3",  # xor eax, eax; xor edx, edx; div eax; ret
    "SIGILL": b"\x0f\x0b",  # ud2
    "overflow": b"\xe8\xfb\xff\xff\xff",  # call to itself
}


def machine_code(name):
    pages = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    pages.write(CODE[name])
    machine_code.keep = pages
    return ctypes.addressof(ctypes.c_char.from_buffer(pages))


def make_killer(name, holds_gil):
    if name == "SIGBUS":
        file = tempfile.TemporaryFile()
        file.truncate(4096)
        pages = mmap.mmap(file.fileno(), 4096)
        file.truncate(0)
        return lambda: pages[0]
    if name == "SIGABRT":
        return os.abort if holds_gil else ctypes.CFUNCTYPE(None)(("abort", ctypes.CDLL(None)))
    if name.startswith("sent"):
        number = getattr(signal, name.removeprefix("sent"))
        return lambda: os.kill(os.getpid(), number)
    kind = ctypes.PYFUNCTYPE if holds_gil else ctypes.CFUNCTYPE
    return kind(ctypes.c_int)(machine_code(name))


def say_where():
    frame = sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        print(f"{code.co_filename}:{frame.f_lineno}:{code.co_qualname}")
        frame = frame.f_back
    print("end", flush=True)


def die():
    text = "of " + NAME
    say_where(); KILL()  # noqa: E702
    return text


def in_main():
    die()


def in_thread():
    thread = threading.Thread(target=die)
    thread.start()
    thread.join()


def in_callback():
    def key(item):
        if item == 3:
            die()
        return item
    sorted([5, 3, 1], key=key)


def in_c_callback():
    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)

    def compare(left, right):
        die()
        return 0
    numbers = (ctypes.c_int * 4)(4, 3, 2, 1)
    ctypes.CDLL(None).qsort(numbers, 4, 4, kind(compare))


def in_generator():
    def outer():
        yield from inner()

    def inner():
        yield 1
        die()
    for _ in outer():
        pass


def in_asyncio():
    async def leaf():
        await asyncio.sleep(0)
        die()

    async def task():
        await asyncio.gather(leaf(), asyncio.sleep(10))
    asyncio.run(task())


def in_gc():
    class Cycle:
        def __del__(self):
            die()
    cycle = Cycle()
    cycle.itself = cycle
    del cycle
    gc.collect()


def in_gc_clear():
    import weakref

    class Node:
        pass
    node = Node()
    node.itself = node
    node.data = "x" * 1000
    watch = weakref.finalize(node, die)
    del node
    gc.collect()
    return watch


def in_deep_recursion():
    sys.setrecursionlimit(100000)

    def down(n):
        if n == 0:
            die()
        else:
            down(n - 1)
    down(5000)


def in_corrupted():
    class Victim:
        pass
    victim = Victim()
    words = ctypes.cast(id(victim), ctypes.POINTER(ctypes.c_size_t))
    number = 123456789
    in_corrupted.keep = words, victim
    words[1] = 0xdead0000dead
    corrupted(victim, number)


def corrupted(victim, number):
    die()


def in_exception():
    try:
        {}["missing"]
    except KeyError:
        die()


def in_nested_thread_pool():
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda item: die() if item == 3 else time.sleep(0.01), range(5)))


def in_busy_threads():
    def spin():
        total = 0
        while True:
            total = (total + 1) & 1023

    for _ in range(3):
        threading.Thread(target=spin, daemon=True).start()
    time.sleep(0.05)
    die()


def in_two_threads():
    ready = threading.Barrier(2)

    def both():
        ready.wait()
        KILL()
    threads = [threading.Thread(target=both) for _ in range(2)]
    print("end", flush=True)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def in_foreign_thread():
    handle = ctypes.c_ulong()
    libc = ctypes.CDLL(None)
    print("end", flush=True)
    libc.pthread_create(ctypes.byref(handle), None, ctypes.c_void_p(machine_code(NAME)), None)
    libc.pthread_join(handle, None)


def in_class_body():
    class Body:
        x = 1
        die()


def in_fork():
    child = os.fork()
    if child == 0:
        die()
    _, status = os.waitpid(child, 0)
    os.kill(os.getpid(), signal.SIGKILL if os.WIFSIGNALED(status) else signal.SIGTERM)


if __name__ == "__main__":
    NAME, PLACE, *OPTIONS = sys.argv[1:]
    KILL = make_killer(NAME, "nogil" not in OPTIONS)
    if "faulthandler" in OPTIONS:
        import faulthandler
        faulthandler.enable()
    globals()["in_" + PLACE]()
    print("survived")
