"""System calls that a signal interrupts are restarted (PEP 475), or end with the handler's error."""

import os
import select
import signal
import socket
import subprocess
import threading
import time

hits = []


def count(signum, frame):
    hits.append(frame.f_code.co_name)


class Stop(Exception):
    pass


def stop(signum, frame):
    raise Stop(frame.f_code.co_name)


def read_pipe():
    read, write = os.pipe()
    writer = threading.Timer(0.06, os.write, (write, b"data"))
    writer.start()
    data = os.read(read, 10)
    writer.join()
    return data


def sleep():
    started = time.monotonic()
    time.sleep(0.06)
    return time.monotonic() - started >= 0.059


def selecting():
    read, write = os.pipe()
    started = time.monotonic()
    result = select.select([read], [], [], 0.06)
    return result, time.monotonic() - started >= 0.059


def accepting():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.06)
        try:
            server.accept()
        except TimeoutError as error:
            return str(error)


def waiting():
    return subprocess.run(["sleep", "0.06"]).returncode


def lock():
    held = threading.Lock()
    held.acquire()
    return held.acquire(timeout=0.06)


def event():
    return threading.Event().wait(0.06)


for function in (read_pipe, sleep, selecting, accepting, waiting, lock, event):
    hits.clear()
    signal.signal(signal.SIGALRM, count)
    signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
    result = function()
    signal.setitimer(signal.ITIMER_REAL, 0)
    print(function.__name__, result, "handled", len(hits) > 0)
for function in (read_pipe, sleep, selecting, accepting, waiting, lock, event):
    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        print(function.__name__, function())
    except Stop as error:
        print(function.__name__, "stopped in", error.__traceback__.tb_next.tb_frame.f_code.co_name)
    signal.setitimer(signal.ITIMER_REAL, 0)
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join()
print(signal.sigtimedwait({signal.SIGUSR1}, 0.01))
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigwait({signal.SIGUSR1}).name)
signal.signal(signal.SIGALRM, stop)
signal.setitimer(signal.ITIMER_REAL, 0.02)
time.sleep(5)
