"""Game of life twice: a set of coordinate tuples, and a class with a flat list."""
# kind: classes

import sys


class Board:
    """A torus in one flat list."""

    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.cells = [0] * (width * height)
        self.generation = 0

    def __getitem__(self, position):
        x, y = position
        return self.cells[y % self.height * self.width + x % self.width]

    def __setitem__(self, position, value):
        x, y = position
        self.cells[y % self.height * self.width + x % self.width] = value

    def neighbours(self, x, y):
        total = 0
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                if dx or dy:
                    total += self[x + dx, y + dy]
        return total

    def stepped(self):
        following = Board(self.width, self.height)
        following.generation = self.generation + 1
        for y in range(self.height):
            for x in range(self.width):
                count = self.neighbours(x, y)
                if count == 3 or (count == 2 and self[x, y]):
                    following[x, y] = 1
        return following

    def population(self):
        return sum(self.cells)


def step_set(alive, width, height):
    counts = {}
    for x, y in alive:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    cell = (x + dx) % width, (y + dy) % height
                    counts[cell] = counts.get(cell, 0) + 1
    return {cell for cell, count in counts.items() if count == 3 or (count == 2 and cell in alive)}


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 370
    width, height = 48, 32
    board = Board(width, height)
    alive = set()
    # An R-pentomino, a glider and an acorn.
    shapes = (20, 12, ((1, 0), (2, 0), (0, 1), (1, 1), (1, 2))), (3, 3, ((1, 0), (2, 1), (0, 2), (1, 2), (2, 2))), \
        (34, 20, ((1, 0), (3, 1), (0, 2), (1, 2), (4, 2), (5, 2), (6, 2)))
    for left, top, cells in shapes:
        for x, y in cells:
            board[left + x, top + y] = 1
            alive.add((left + x, top + y))
    checksum = 0
    for _ in range(size):
        board = board.stepped()
        alive = step_set(alive, width, height)
        checksum = (checksum * 31 + board.population() * 7 + len(alive)) % 1000000007
    if board.population() != len(alive):
        raise SystemExit("the boards differ")
    print("life", board.population(), len(alive), checksum)


if __name__ == "__main__":
    main()
