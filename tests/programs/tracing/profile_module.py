"""profile and cProfile: call counts per function, through recursion and exceptions."""

import cProfile
import io
import profile
import pstats
import sys
import threading


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def squares(n):
    return [square(i) for i in range(n)]


def square(i):
    return i * i


def gen(n):
    for i in range(n):
        yield square(i)


def failing(n):
    if n == 0:
        raise ValueError("bottom")
    failing(n - 1)


class Thing:
    def method(self):
        return self.other()

    def other(self):
        return len("abc")


def main():
    fib(10)
    squares(5)
    sum(gen(4))
    Thing().method()
    try:
        failing(3)
    except ValueError:
        pass
    return sorted([3, 1, 2], key=square)


for module in (cProfile, profile):
    profiler = module.Profile()
    print(module.__name__, profiler.runcall(main))
    stats = pstats.Stats(profiler, stream=io.StringIO())
    rows = []
    for (file, line, name), (primitive, total, _, _, callers) in stats.stats.items():
        if file == __file__ or (file == "~" and "built-in" in name and "profile" not in name.lower()
                                and "set" not in name and "exec" not in name):
            rows.append((name, line, primitive, total,
                         sorted(caller[2] for caller in callers if caller[0] == __file__)))
    for row in sorted(rows):
        print(*row)

profiler = cProfile.Profile()
with profiler:
    fib(5)
for entry in sorted(profiler.getstats(), key=lambda e: str(e.code)):
    if not isinstance(entry.code, str):
        print(entry.code.co_name, entry.callcount, entry.reccallcount)

seen = []


def thread_profile(frame, event, arg):
    if frame.f_code.co_filename == __file__ and event in ("call", "return"):
        seen.append((event, frame.f_code.co_name))


threading.setprofile(thread_profile)
thread = threading.Thread(target=fib, args=(2,))
thread.start()
thread.join()
threading.setprofile(None)
print(seen)
print(sys.getprofile())
