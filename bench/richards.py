"""Operating-system kernel simulation: small classes, polymorphic methods, attribute reads and writes."""
# kind: classes

import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(1, 7)
KIND_DEVICE, KIND_WORK = 0, 1
BUFFER_SIZE = 4


class Packet:
    """A message that travels between tasks; packets form singly linked queues."""

    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER_SIZE

    def appended_to(self, queue):
        """The queue with this packet as its last one."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    """A task control block; subclasses say what one time slice does."""

    def __init__(self, kernel, ident, priority, queue, waiting):
        self.kernel = kernel
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.packet_pending = queue is not None
        self.waiting = waiting
        self.held = False
        self.next = kernel.first
        kernel.first = self
        kernel.table[ident] = self

    def step(self, packet):
        raise NotImplementedError

    def is_idle(self):
        return self.held or (self.waiting and not self.packet_pending)

    def time_slice(self):
        packet = None
        if self.waiting and self.packet_pending:
            packet = self.queue
            self.queue = packet.link
            self.packet_pending = self.queue is not None
            self.waiting = False
        return self.step(packet)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.kernel.holds += 1
        self.held = True
        return self.next

    def release(self, ident):
        other = self.kernel.find(ident)
        other.held = False
        return other if other.priority > self.priority else self

    def send(self, packet):
        other = self.kernel.find(packet.ident)
        self.kernel.sent += 1
        packet.ident = self.ident
        return other.receive(packet, self)

    def receive(self, packet, sender):
        if self.queue is None:
            packet.link = None
            self.queue = packet
            self.packet_pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.appended_to(self.queue)
        return sender


class IdleTask(Task):
    def __init__(self, kernel, ident, priority, rounds):
        super().__init__(kernel, ident, priority, None, False)
        self.seed = 1
        self.rounds = rounds

    def step(self, packet):
        self.rounds -= 1
        if self.rounds == 0:
            return self.hold()
        if self.seed & 1 == 0:
            self.seed >>= 1
            return self.release(DEVICE_A)
        self.seed = (self.seed >> 1) ^ 0xD008
        return self.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, kernel, ident, priority, queue):
        super().__init__(kernel, ident, priority, queue, True)
        self.target = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.ident = self.target
        packet.datum = 0
        for i in range(BUFFER_SIZE):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            packet.data[i] = ord("A") + self.letter - 1
        return self.send(packet)


class HandlerTask(Task):
    def __init__(self, kernel, ident, priority, queue):
        super().__init__(kernel, ident, priority, queue, True)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work = packet.appended_to(self.work)
            else:
                self.devices = packet.appended_to(self.devices)
        work = self.work
        if work is None:
            return self.wait()
        count = work.datum
        if count >= BUFFER_SIZE:
            self.work = work.link
            return self.send(work)
        device = self.devices
        if device is None:
            return self.wait()
        self.devices = device.link
        device.datum = work.data[count]
        work.datum = count + 1
        return self.send(device)


class DeviceTask(Task):
    def __init__(self, kernel, ident, priority):
        super().__init__(kernel, ident, priority, None, True)
        self.pending = None

    def step(self, packet):
        if packet is not None:
            self.pending = packet
            return self.hold()
        ready = self.pending
        if ready is None:
            return self.wait()
        self.pending = None
        return self.send(ready)


class Kernel:
    """The ready list, the table of tasks and the two counters that prove a run right."""

    def __init__(self):
        self.first = None
        self.table = {}
        self.sent = 0
        self.holds = 0

    def find(self, ident):
        task = self.table.get(ident)
        if task is None:
            raise LookupError(f"no task {ident}")
        return task

    def run(self):
        task = self.first
        while task is not None:
            if task.is_idle():
                task = task.next
            else:
                task = task.time_slice()


def packets(count, ident, kind):
    queue = None
    for _ in range(count):
        queue = Packet(queue, ident, kind)
    return queue


def simulate(rounds):
    kernel = Kernel()
    IdleTask(kernel, IDLE, 0, rounds)
    WorkerTask(kernel, WORKER, 1000, packets(2, WORKER, KIND_WORK))
    HandlerTask(kernel, HANDLER_A, 2000, packets(3, DEVICE_A, KIND_DEVICE))
    HandlerTask(kernel, HANDLER_B, 3000, packets(3, DEVICE_B, KIND_DEVICE))
    DeviceTask(kernel, DEVICE_A, 4000)
    DeviceTask(kernel, DEVICE_B, 5000)
    kernel.run()
    return kernel.sent, kernel.holds


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 26
    total_sent = total_holds = 0
    for _ in range(size):
        sent, holds = simulate(10000)
        if (sent, holds) != (23246, 9297):
            raise SystemExit(f"wrong counts {sent} {holds}")
        total_sent += sent
        total_holds += holds
    print("richards", total_sent, total_holds)


if __name__ == "__main__":
    main()
