"""faulthandler.dump_traceback and a fatal error see the frames of compiled code; tracemalloc too."""

import faulthandler
import os
import re
import signal
import subprocess
import sys
import threading
import tracemalloc


def dump():
    with open("dump.txt", "w+") as file:
        faulthandler.dump_traceback(file, all_threads=False)
        file.seek(0)
        return re.sub(r"0x[0-9a-f]+", "0x", file.read())


def level(n, function):
    return function() if n == 0 else level(n - 1, function)


class Thing:
    def method(self):
        return [dump() for _ in range(1)][0]

    @property
    def prop(self):
        return next(self.generator())

    def generator(self):
        yield dump()

    async def coroutine(self):
        return dump()


print(level(2, dump))
print(Thing().method(), Thing().prop, sep="\n")
try:
    Thing().coroutine().send(None)
except StopIteration as stop:
    print(stop.value)
print((lambda: sorted([1], key=lambda x: print(dump())))())
done = threading.Event()
started = threading.Event()


def waiting():
    started.set()
    done.wait()


thread = threading.Thread(target=waiting)
thread.start()
started.wait()
with open("all.txt", "w+") as file:
    faulthandler.dump_traceback(file, all_threads=True)
    file.seek(0)
    text = file.read()
done.set()
thread.join()
print(text.count("Thread 0x") + text.count("thread 0x"), [line.strip().split()[-1] for line in text.splitlines()
      if __file__ in line])


def crash(how):
    read, write = os.pipe()
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where a compiled program reports as well
        faulthandler.enable(write, all_threads=False)
        level(1, how)
        os._exit(0)
    os.close(write)
    with open(read) as file:
        text = file.read()
    _, status = os.waitpid(pid, 0)
    print(os.waitstatus_to_exitcode(status))
    print("\n".join(line for line in re.sub(r"0x[0-9a-f]+", "0x", text).splitlines() if not line.startswith("Extension")))


crash(faulthandler._sigsegv)
crash(faulthandler._sigabrt)
crash(lambda: os.kill(os.getpid(), signal.SIGFPE))
faulthandler.register(signal.SIGUSR1, file=(out := open("user.txt", "w+")), all_threads=False)
level(1, lambda: signal.raise_signal(signal.SIGUSR1))
out.seek(0)
print(re.sub(r"0x[0-9a-f]+", "0x", out.read()))
tracemalloc.start(5)


def allocate():
    return [bytes(1000) for _ in range(3)]


kept = level(1, allocate)
trace = tracemalloc.get_object_traceback(kept[0])
for frame in trace:
    print(os.path.basename(frame.filename), frame.lineno)
print("\n".join(line.strip() for line in trace.format()[1::2]))
tracemalloc.stop()
