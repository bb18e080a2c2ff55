"""multiprocessing with spawn: the child imports __main__ again, as __mp_main__."""

import multiprocessing
import sys

if __name__ != "__main__":
    print("imported as", __name__, flush=True)
GLOBAL = {"set in": __name__}


def show(text):
    print("child:", text, __name__, GLOBAL, multiprocessing.current_process().name, flush=True)


def double(x):
    return x * 2


class Point:
    def __init__(self, x):
        self.x = x

    def __reduce__(self):
        return Point, (self.x,)

    def __repr__(self):
        return f"{type(self).__module__}.Point({self.x})"


def swap(connection):
    point = connection.recv()
    print("child got", point, flush=True)
    connection.send(Point(point.x + 1))


def fails():
    raise KeyError("in the spawned child")


if __name__ == "__main__":
    GLOBAL["set in"] = "changed in the parent"
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=show, args=("hello",), name="spawned")
    process.start()
    process.join()
    print("exit code", process.exitcode, flush=True)
    here, there = context.Pipe()
    process = context.Process(target=swap, args=(there,))
    process.start()
    here.send(Point(1))
    print("parent got", here.recv(), flush=True)
    process.join()
    process = context.Process(target=fails, name="failing")
    process.start()
    process.join()
    print("exit code", process.exitcode)
    try:
        context.Process(target=lambda: 1).start()
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
    multiprocessing.set_start_method("spawn", force=True)
    try:
        multiprocessing.set_start_method("fork")
    except RuntimeError as error:
        print(error)
    print(multiprocessing.get_start_method(), sys.modules["__main__"].__name__)
