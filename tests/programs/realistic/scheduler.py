"""An event scheduler with generator processes: timers, channels, resources, cancellation, failures."""

import heapq
import itertools
from collections import deque
from dataclasses import dataclass, field


class Cancelled(Exception):
    """Thrown into a process that is cancelled."""


class Deadlock(RuntimeError):
    pass


@dataclass(order=True)
class Event:
    time: float
    order: int
    process: "Process" = field(compare=False)
    value: object = field(compare=False, default=None)
    error: BaseException | None = field(compare=False, default=None)


class Process:
    def __init__(self, scheduler, name, body):
        self.scheduler, self.name, self.body = scheduler, name, body
        self.done, self.result, self.error, self.waiters = False, None, None, []

    def step(self, value, error):
        try:
            command = self.body.throw(error) if error else self.body.send(value)
        except StopIteration as stop:
            self.finish(stop.value, None)
        except Cancelled as cancelled:
            self.finish(None, cancelled)
        except Exception as failure:
            self.finish(None, failure)
        else:
            self.dispatch(command)

    def dispatch(self, command):
        match command:
            case ("sleep", int() | float() as delay) if delay >= 0:
                self.scheduler.schedule(delay, self)
            case ("join", Process(done=True, result=result, error=error)):
                self.scheduler.schedule(0, self, result, error)
            case ("join", Process(waiters=waiters)):
                waiters.append(self)
            case ("get", Channel() as channel):
                channel.get(self)
            case ("put", Channel() as channel, item):
                channel.put(self, item)
            case ("spawn", name, body):
                self.scheduler.schedule(0, self, self.scheduler.spawn(name, body))
            case None:
                self.scheduler.schedule(0, self)
            case _:
                self.scheduler.schedule(0, self, error=TypeError(f"unknown command {command!r}"))

    def finish(self, result, error):
        self.done, self.result, self.error = True, result, error
        outcome = f"failed: {error!r}" if error else f"returned {result!r}"
        self.scheduler.log(self.name, outcome)
        for waiter in self.waiters:
            self.scheduler.schedule(0, waiter, result, error)

    def cancel(self, reason):
        if not self.done:
            self.scheduler.forget(self)
            self.scheduler.schedule(0, self, error=Cancelled(reason))


class Channel:
    def __init__(self, scheduler, capacity):
        self.scheduler, self.capacity = scheduler, capacity
        self.items, self.getters, self.putters = deque(), deque(), deque()

    def get(self, process):
        if self.items:
            self.scheduler.schedule(0, process, self.items.popleft())
            if self.putters:
                putter, item = self.putters.popleft()
                self.items.append(item)
                self.scheduler.schedule(0, putter)
        else:
            self.getters.append(process)

    def put(self, process, item):
        if self.getters:
            self.scheduler.schedule(0, self.getters.popleft(), item)
        elif len(self.items) < self.capacity:
            self.items.append(item)
        else:
            self.putters.append((process, item))
            return
        self.scheduler.schedule(0, process)


class Scheduler:
    def __init__(self):
        self.now, self.queue, self.counter, self.processes = 0, [], itertools.count(), []

    def log(self, name, text):
        print(f"{self.now:6.2f} {name:<10} {text}")

    def schedule(self, delay, process, value=None, error=None):
        heapq.heappush(self.queue, Event(self.now + delay, next(self.counter), process, value, error))

    def forget(self, process):
        self.queue = [event for event in self.queue if event.process is not process]
        heapq.heapify(self.queue)

    def spawn(self, name, body):
        process = Process(self, name, body)
        self.processes.append(process)
        self.schedule(0, process)
        return process

    def run(self):
        while self.queue:
            event = heapq.heappop(self.queue)
            self.now = event.time
            event.process.step(event.value, event.error)
        if stuck := [process.name for process in self.processes if not process.done]:
            raise Deadlock(f"waiting for ever: {', '.join(stuck)}")


def producer(s, channel, count):
    for i in range(count):
        yield "sleep", 0.5
        yield "put", channel, i * i
        s.log("producer", f"put {i * i}")
    yield "put", channel, None
    return count


def consumer(s, channel, name):
    total = 0
    while (item := (yield "get", channel)) is not None:
        yield "sleep", 0.8
        total += item
        s.log(name, f"got {item}, total {total}")
    return total


def careful(s):
    try:
        try:
            yield "sleep", 100
        finally:
            s.log("careful", "cleans up")
            yield "sleep", 0.25
    except Cancelled as cancelled:
        s.log("careful", f"cancelled because {cancelled}")
        yield from nested(s, 2)
        raise


def nested(s, depth):
    if depth:
        yield from nested(s, depth - 1)
        s.log("nested", f"back at {depth}")
    else:
        yield "sleep", 0.1


def failing(s):
    yield None
    try:
        yield "no such command"
    except TypeError as error:
        s.log("failing", str(error))
    return {}["key"]


def main(s):
    channel = Channel(s, 2)
    first = yield "spawn", "producer", producer(s, channel, 5)
    second = yield "spawn", "consumer", consumer(s, channel, "consumer")
    third = yield "spawn", "careful", careful(s)
    fourth = yield "spawn", "failing", failing(s)
    s.log("main", f"joined {(yield 'join', first)}")
    third.cancel("main says so")
    for process in (second, third, fourth):
        try:
            s.log("main", f"{process.name} gave {(yield 'join', process)}")
        except (Cancelled, KeyError) as error:
            s.log("main", f"{process.name} raised {error!r}")
    try:
        yield "join", 5
    except TypeError as error:
        s.log("main", str(error))
    yield "get", channel


scheduler = Scheduler()
scheduler.spawn("main", main(scheduler))
scheduler.run()
