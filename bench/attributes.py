"""Attribute reads and writes: instance, class and inherited attributes, setattr, mixed receivers."""
# kind: classes

import sys


class Base:
    step = 3
    limit = 1000

    def __init__(self):
        self.count = 0
        self.total = 0
        self.last = None


class Particle(Base):
    drag = 0.99

    def __init__(self, x, y):
        super().__init__()
        self.x = x
        self.y = y
        self.vx = 1.0
        self.vy = 0.5


class Account(Base):
    def __init__(self, owner):
        super().__init__()
        self.owner = owner
        self.balance = 100
        self.history = 0


class Link:
    def __init__(self, value, next_link):
        self.value = value
        self.next = next_link


def move(particle, steps):
    for _ in range(steps):
        particle.x += particle.vx
        particle.y += particle.vy
        particle.vx *= particle.drag
        particle.vy *= particle.drag
        if particle.x > particle.limit:
            particle.x -= particle.limit
        particle.count += particle.step
        particle.last = particle


def trade(accounts, rounds):
    size = len(accounts)
    for i in range(rounds):
        giver = accounts[i % size]
        taker = accounts[(i * 7 + 3) % size]
        amount = giver.step + i % 5
        giver.balance -= amount
        taker.balance += amount
        giver.history += 1
        giver.last = taker
        taker.last = giver
        giver.total = giver.last.balance + giver.last.last.balance


def mixed(things, rounds):
    """One attribute site that sees several classes."""
    total = 0
    for _ in range(rounds):
        for thing in things:
            thing.count += 1
            total += thing.count + thing.step
    return total


def walk(head, rounds):
    total = 0
    for _ in range(rounds):
        link = head
        while link is not None:
            total += link.value
            link.value = total & 7
            link = link.next
    return total


def dynamic(thing, rounds):
    names = ["alpha", "beta", "gamma", "delta"]
    total = 0
    for i in range(rounds):
        name = names[i % 4]
        setattr(thing, name, getattr(thing, name, 0) + i)
        total += hasattr(thing, "missing") + len(thing.__dict__)
    return total + thing.alpha - thing.delta


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 590
    checksum = 0.0
    accounts = [Account(f"owner{i}") for i in range(20)]
    head = None
    for i in range(500):
        head = Link(i % 7, head)
    for i in range(size):
        particle = Particle(0.0, float(i))
        move(particle, 3000)
        trade(accounts, 3000)
        checksum += particle.x + particle.y + particle.count
        checksum += sum(a.balance * a.history for a in accounts)
        checksum += mixed([particle, accounts[0], Base(), accounts[1]], 400)
        checksum += walk(head, 8)
        checksum += dynamic(Link(0, None), 800)
        Base.step = 3 + i % 2
    print("attributes", repr(checksum))


if __name__ == "__main__":
    main()
