"""faulthandler.dump_traceback_later, once and repeated, shows the lines where every thread of a busy program is."""

import faulthandler
import re
import tempfile
import threading
import time


def said(file):
    file.seek(0)
    text = re.sub(r"0x[0-9a-f]{16}", "THREAD", file.read())
    # Which line waits at that moment is chance.
    return [line for line in text.splitlines() if "threading.py" not in line and "wait_until_written" not in line]


def wait_until_written(file, size):
    end = time.monotonic() + 30
    while file.seek(0, 2) <= size and time.monotonic() < end:
        time.sleep(0.01)


def generator(event):
    yield 1
    event.wait(30)
    yield 2


def waiting(event):
    for _ in generator(event):
        pass


def busy(file):
    def inner(size):
        wait_until_written(file, size)
        return "inner is done"
    return inner(0)


with tempfile.TemporaryFile("w+") as file:
    event = threading.Event()
    thread = threading.Thread(target=waiting, args=(event,))
    thread.start()
    time.sleep(0.1)
    faulthandler.dump_traceback_later(0.1, file=file)
    print(busy(file))
    faulthandler.cancel_dump_traceback_later()
    event.set()
    thread.join()
    for line in said(file):
        print(line)

with tempfile.TemporaryFile("w+") as file:
    faulthandler.dump_traceback_later(0.05, repeat=True, file=file)
    busy(file)
    wait_until_written(file, file.seek(0, 2))
    faulthandler.cancel_dump_traceback_later()
    print(len([line for line in said(file) if line.startswith("Timeout")]) >= 2)

with tempfile.TemporaryFile("w+") as file:
    faulthandler.dump_traceback_later(60, file=file)
    faulthandler.cancel_dump_traceback_later()
    print(said(file))
