"""Discrete event simulation: processes as generators that yield events, resources with queues, statistics."""
# kind: generators

import heapq
import sys


class Event:
    __slots__ = ("simulation", "waiters", "value", "triggered")

    def __init__(self, simulation):
        self.simulation = simulation
        self.waiters = []
        self.value = None
        self.triggered = False

    def succeed(self, value=None, delay=0):
        if self.triggered:
            raise RuntimeError("the event has been triggered before")
        self.triggered = True
        self.value = value
        self.simulation.schedule(self, delay)


class Process(Event):
    """Itself an event, which happens when the generator ends."""

    __slots__ = ("generator",)

    def __init__(self, simulation, generator):
        super().__init__(simulation)
        self.generator = generator
        start = Event(simulation)
        start.waiters.append(self.resume)
        start.succeed()

    def resume(self, event):
        try:
            target = self.generator.send(event.value)
        except StopIteration as stop:
            self.succeed(stop.value)
        else:
            target.waiters.append(self.resume)


class Simulation:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.serial = 0
        self.handled = 0

    def schedule(self, event, delay):
        self.serial += 1
        heapq.heappush(self.queue, (self.now + delay, self.serial, event))

    def timeout(self, delay, value=None):
        event = Event(self)
        event.succeed(value, delay)
        return event

    def process(self, generator):
        return Process(self, generator)

    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, event = heapq.heappop(self.queue)
            self.handled += 1
            waiters, event.waiters = event.waiters, []
            for waiter in waiters:
                waiter(event)


class Resource:
    def __init__(self, simulation, capacity):
        self.simulation = simulation
        self.capacity = capacity
        self.used = 0
        self.waiting = []

    def request(self):
        event = Event(self.simulation)
        if self.used < self.capacity:
            self.used += 1
            event.succeed(self)
        else:
            self.waiting.append(event)
        return event

    def release(self):
        if self.waiting:
            self.waiting.pop(0).succeed(self)
        else:
            self.used -= 1


class Random:
    def __init__(self, seed):
        self.state = seed

    def between(self, low, high):
        self.state = (self.state * 69069 + 1) & 0xFFFFFFFF
        return low + (self.state >> 12) % (high - low + 1)


def serve(simulation, desk, random):
    """A sub-process, used through yield from."""
    asked = simulation.now
    yield desk.request()
    waited = simulation.now - asked
    yield simulation.timeout(random.between(3, 9))
    desk.release()
    return waited


def customer(simulation, number, desks, random, log):
    waited = yield from serve(simulation, desks[number % len(desks)], random)
    if number % 3 == 0:
        yield simulation.timeout(random.between(1, 4))
        waited += yield from serve(simulation, desks[0], random)
    log.append(waited)
    return number


def arrivals(simulation, count, desks, random, log):
    group = []
    for number in range(count):
        yield simulation.timeout(random.between(1, 4))
        group.append(simulation.process(customer(simulation, number, desks, random, log)))
        if len(group) == 10:
            yield group.pop(0) if not group[0].triggered else simulation.timeout(0)
            group.clear()


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 130000
    simulation = Simulation()
    random = Random(11)
    desks = [Resource(simulation, 2), Resource(simulation, 1), Resource(simulation, 1)]
    log = []
    simulation.process(arrivals(simulation, size, desks, random, log))
    simulation.run(until=1 << 40)
    print("event_simulation", simulation.now, simulation.handled, len(log), sum(log), max(log))


if __name__ == "__main__":
    main()
