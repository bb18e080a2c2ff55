"""fork: unflushed buffers are written twice, children continue anywhere, state is copied, pids are right."""

import os
import sys
import threading

print("before fork, still in the buffer")
pid = os.fork()
if pid == 0:
    print("child continues")
    sys.exit(7)
print("parent", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
sys.stdout.flush()


def in_function(n):
    values = [n]
    for i in range(3):
        pid = os.fork()
        if pid == 0:
            values.append(f"child {i}")
            return values
        os.waitpid(pid, 0)
        values.append(f"parent {i}")
    return values


result = in_function(1)
print(result)
sys.stdout.flush()
if "child" in str(result):
    os._exit(0)


def generator():
    yield 1
    pid = os.fork()
    yield "child" if pid == 0 else "parent"
    if pid:
        os.waitpid(pid, 0)
    yield "end"


for value in generator():
    print(value)
    if value == "child":
        sys.stdout.flush()
        os._exit(0)
sys.stdout.flush()


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, flush=True)


def with_finally():
    noisy = Noisy("local")
    try:
        pid = os.fork()
        if pid == 0:
            raise ValueError("in the child")
        os.waitpid(pid, 0)
    finally:
        print("finally", flush=True)
    return pid


try:
    with_finally()
except ValueError as error:
    print("caught", error, flush=True)
    os._exit(0)


def in_thread():
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        print("threads in the child", threading.active_count(), threading.current_thread() is threading.main_thread(), flush=True)
        os._exit(3)
    results.append(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


results = []
thread = threading.Thread(target=in_thread)
thread.start()
thread.join()
print(results)
os.register_at_fork(before=lambda: print("before", flush=True), after_in_child=lambda: print("in child", flush=True),
                    after_in_parent=lambda: None)
sys.stdout.flush()
pid = os.fork()
if pid == 0:
    sys.settrace(lambda *args: None)
    x = 1
    sys.setrecursionlimit(60)

    def deep(n):
        return deep(n + 1)
    try:
        deep(0)
    except RecursionError as error:
        print("child:", error, flush=True)
    raise LookupError("uncaught in the child")
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
read, write = os.pipe()
if os.fork() == 0:
    os.close(read)
    with open(write, "w") as pipe:
        pipe.write("through a pipe")
    os._exit(0)
os.close(write)
with open(read) as pipe:
    print(pipe.read())
os.wait()
sys.stdout.write("no newline at the end")
os.write(1, b"os.write comes first\n")
pid = os.fork()
if pid:
    os.waitpid(pid, 0)
