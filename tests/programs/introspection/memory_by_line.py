"""tracemalloc names the lines of allocations, alone and with their callers; a line-by-line profiler of memory as memory_profiler is one."""

import gc
import sys
import tracemalloc


def keep_bytes(count):
    kept = []
    for number in range(count):
        kept.append(bytes(10_000 + number))
    return kept


def keep_by_class(count):
    class Holder:
        def __init__(self, size):
            self.data = bytearray(size)
    return [Holder(20_000) for _ in range(count)]


def generated(count):
    for number in range(count):
        yield bytes(30_000)


def here(frame):
    return frame.filename == __file__


def outer():
    return [keep_bytes(5), keep_by_class(4), list(generated(3))]


tracemalloc.start(10)
gc.collect()
kept = outer()
snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
large = [trace for trace in snapshot.traces if trace.size >= 10_000]
for trace in sorted(large, key=lambda trace: (trace.size, str(trace.traceback))):
    print(trace.size, [frame.lineno for frame in trace.traceback if here(frame)])
for statistic in snapshot.filter_traces([tracemalloc.Filter(True, __file__)]).statistics("lineno"):
    if statistic.size > 30_000:
        print(statistic.traceback[0].lineno, statistic.count)


class MemoryByLine:
    """Charges what was allocated since the last line to that line (memory_profiler's way, with tracemalloc's numbers)."""

    def __init__(self):
        self.charged = {}
        self.last = []

    def __call__(self, function):
        def wrapper(*arguments):
            self.code = function.__code__
            tracemalloc.start()
            sys.settrace(self.trace)
            try:
                return function(*arguments)
            finally:
                sys.settrace(None)
                tracemalloc.stop()
        return wrapper

    def trace(self, frame, event, argument):
        if frame.f_code is not self.code:
            return None
        if event == "call":
            self.last.append((None, tracemalloc.get_traced_memory()[0]))
        else:
            line, before = self.last[-1]
            now = tracemalloc.get_traced_memory()[0]
            if line is not None:
                # To the nearest 100 kB: the profiler's own objects do not count.
                self.charged[line] = self.charged.get(line, 0) + (now - before + 50_000) // 100_000
            self.last[-1] = (frame.f_lineno, tracemalloc.get_traced_memory()[0])
            if event == "return":
                self.last.pop()
        return self.trace


profile = MemoryByLine()


@profile
def hungry():
    first = bytearray(1_000_000)
    second = [bytearray(200_000) for _ in range(5)]
    del first
    third = [second, bytearray(500_000)]
    del second
    third.clear()
    return len(third)


print(hungry(), sorted(profile.charged.items()))
