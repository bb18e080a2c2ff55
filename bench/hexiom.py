"""Hexagonal tile puzzle by propagation and search: sets, dict lookups, object copies, recursion."""
# kind: classes

import sys

EMPTY = -1


class Contradiction(Exception):
    """No assignment is left for some cell."""


class HexGrid:
    """A hexagon of cells in axial coordinates and who touches whom."""

    def __init__(self, radius):
        span = range(-radius + 1, radius)
        self.cells = [(q, r) for r in span for q in span if abs(q + r) < radius]
        self.index = {cell: i for i, cell in enumerate(self.cells)}
        steps = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1))
        self.links = []
        for q, r in self.cells:
            near = [(q + dq, r + dr) for dq, dr in steps]
            self.links.append([self.index[cell] for cell in near if cell in self.index])

    def __len__(self):
        return len(self.cells)


class Puzzle:
    """How many tiles of each number exist; a tile's number is how many tiles it must touch."""

    def __init__(self, grid, layout):
        self.grid = grid
        self.supply = {EMPTY: 0}
        for cell, filled in enumerate(layout):
            number = sum(layout[n] for n in grid.links[cell]) if filled else EMPTY
            self.supply[number] = self.supply.get(number, 0) + 1


class State:
    """What each cell may still hold, and how many tiles are left to place."""

    def __init__(self, puzzle):
        self.puzzle = puzzle
        self.left = dict(puzzle.supply)
        values = sorted(puzzle.supply)
        self.options = [list(values) for _ in range(len(puzzle.grid))]
        self.fixed = [None] * len(puzzle.grid)

    def copy(self):
        twin = State.__new__(State)
        twin.puzzle = self.puzzle
        twin.left = self.left.copy()
        twin.options = [o[:] for o in self.options]
        twin.fixed = self.fixed[:]
        return twin

    def place(self, cell, value):
        """Fix a cell and follow every consequence."""
        queue = [(cell, value)]
        while queue:
            cell, value = queue.pop()
            if self.fixed[cell] is not None:
                if self.fixed[cell] != value:
                    raise Contradiction
                continue
            if value not in self.options[cell] or self.left[value] == 0:
                raise Contradiction
            self.fixed[cell] = value
            self.options[cell] = [value]
            self.left[value] -= 1
            if self.left[value] == 0:
                self.withdraw(value, queue)
            self.check_around(cell, queue)

    def withdraw(self, value, queue):
        for other, options in enumerate(self.options):
            if self.fixed[other] is None and value in options:
                options.remove(value)
                self.settle(other, queue)

    def settle(self, cell, queue):
        options = self.options[cell]
        if not options:
            raise Contradiction
        if len(options) == 1:
            queue.append((cell, options[0]))

    def bounds(self, cell):
        """The least and most tiles that may yet touch the cell."""
        least = most = 0
        for near in self.puzzle.grid.links[cell]:
            value = self.fixed[near]
            if value is None:
                options = self.options[near]
                if options[0] != EMPTY:
                    least += 1
                most += options != [EMPTY]
            elif value != EMPTY:
                least += 1
                most += 1
        return least, most

    def check_around(self, cell, queue):
        links = self.puzzle.grid.links
        for other in [cell] + links[cell]:
            least, most = self.bounds(other)
            value = self.fixed[other]
            if value is None:
                before = len(self.options[other])
                kept = [o for o in self.options[other] if o == EMPTY or least <= o <= most]
                if len(kept) != before:
                    self.options[other] = kept
                    self.settle(other, queue)
            elif value != EMPTY:
                if not least <= value <= most:
                    raise Contradiction
                if least != most and value in (least, most):
                    self.fill_rest(other, value == most, queue)

    def fill_rest(self, cell, occupied, queue):
        """The open cells around must all be tiles, or must all be empty."""
        for near in self.puzzle.grid.links[cell]:
            if self.fixed[near] is not None:
                continue
            options = self.options[near]
            if occupied and EMPTY in options:
                options.remove(EMPTY)
            elif not occupied and options[0] == EMPTY:
                options[:] = [EMPTY]
            else:
                continue
            self.settle(near, queue)

    def next_cell(self):
        """The open cell with the fewest choices, and among those the one with most links."""
        best, best_key = None, None
        for cell, options in enumerate(self.options):
            if self.fixed[cell] is None:
                key = (len(options), -len(self.puzzle.grid.links[cell]))
                if best_key is None or key < best_key:
                    best, best_key = cell, key
        return best


class Solver:
    def __init__(self, limit):
        self.limit = limit
        self.visited = 0
        self.dead_ends = 0

    def solve(self, state):
        self.visited += 1
        cell = state.next_cell()
        if cell is None:
            return state.fixed
        for value in reversed(state.options[cell]):
            if self.visited >= self.limit:
                return None
            trial = state.copy()
            try:
                trial.place(cell, value)
            except Contradiction:
                self.dead_ends += 1
                continue
            answer = self.solve(trial)
            if answer is not None:
                return answer
        return None


def random_layout(grid, seed, percent):
    layout = []
    for _ in range(len(grid)):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        layout.append((seed >> 16) % 100 < percent)
    return layout


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 170
    checksum = 0
    solved = 0
    grid = HexGrid(4)
    for number in range(size):
        puzzle = Puzzle(grid, random_layout(grid, number * 7919 + 1, 45 + number % 4 * 10))
        solver = Solver(1500)
        answer = solver.solve(State(puzzle))
        solved += answer is not None
        checksum = (checksum * 31 + solver.visited * 17 + solver.dead_ends) % 1000000007
        for value in answer or ():
            checksum = (checksum * 8 + value + 1) % 1000000007
    print("hexiom", solved, checksum)


if __name__ == "__main__":
    main()
