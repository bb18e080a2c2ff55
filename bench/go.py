"""Monte-Carlo Go player: board objects with union-find groups, random playouts, a search tree."""
# kind: classes

import math
import random
import sys

SIZE = 9
POINTS = SIZE * SIZE
EMPTY, BLACK, WHITE = 0, 1, 2
PASS = -1


def neighbours_of(position):
    row, column = divmod(position, SIZE)
    found = []
    for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
        if 0 <= r < SIZE and 0 <= c < SIZE:
            found.append(r * SIZE + c)
    return found


NEIGHBOURS = [neighbours_of(p) for p in range(POINTS)]


class Group:
    """Connected stones of one colour and the empty points around them."""

    __slots__ = ("colour", "stones", "liberties")

    def __init__(self, colour, stones, liberties):
        self.colour = colour
        self.stones = stones
        self.liberties = liberties

    def absorb(self, other):
        self.stones |= other.stones
        self.liberties |= other.liberties


class Board:
    def __init__(self):
        self.colours = [EMPTY] * POINTS
        self.groups = [None] * POINTS
        self.empty = list(range(POINTS))
        self.where = list(range(POINTS))
        self.ko = PASS
        self.captured = {BLACK: 0, WHITE: 0}

    def copy(self):
        board = Board.__new__(Board)
        board.colours = self.colours[:]
        board.groups = [None] * POINTS
        for group in {id(g): g for g in self.groups if g is not None}.values():
            twin = Group(group.colour, set(group.stones), set(group.liberties))
            for stone in twin.stones:
                board.groups[stone] = twin
        board.empty = self.empty[:]
        board.where = self.where[:]
        board.ko = self.ko
        board.captured = dict(self.captured)
        return board

    def take_from_empty(self, position):
        """Remove in constant time: the last empty point moves into the gap."""
        index = self.where[position]
        last = self.empty.pop()
        if last != position:
            self.empty[index] = last
            self.where[last] = index

    def give_to_empty(self, position):
        self.where[position] = len(self.empty)
        self.empty.append(position)

    def is_useful(self, position, colour):
        """Whether a move is legal and does not fill an own eye."""
        if self.colours[position] != EMPTY or position == self.ko:
            return False
        own = True
        breathes = False
        for near in NEIGHBOURS[position]:
            near_colour = self.colours[near]
            if near_colour == EMPTY:
                return True
            liberties = len(self.groups[near].liberties)
            if near_colour == colour:
                if liberties > 1:
                    breathes = True
                else:
                    own = False
            else:
                own = False
                if liberties == 1:
                    breathes = True
        return breathes and not own

    def play(self, position, colour):
        self.ko = PASS
        if position == PASS:
            return
        self.take_from_empty(position)
        self.colours[position] = colour
        group = Group(colour, {position}, set())
        victims = []
        for near in NEIGHBOURS[position]:
            near_colour = self.colours[near]
            if near_colour == EMPTY:
                group.liberties.add(near)
                continue
            other = self.groups[near]
            other.liberties.discard(position)
            if near_colour == colour:
                if other is not group:
                    if len(other.stones) > len(group.stones):
                        other, group = group, other
                    group.absorb(other)
                    for stone in other.stones:
                        self.groups[stone] = group
            elif not other.liberties and other not in victims:
                victims.append(other)
        for stone in group.stones:
            self.groups[stone] = group
        taken = 0
        for victim in victims:
            taken += len(victim.stones)
            self.remove(victim)
        self.captured[colour] += taken
        if taken == 1 and len(group.stones) == 1 and len(group.liberties) == 1:
            self.ko = next(iter(group.liberties))

    def remove(self, group):
        # Sorted, so that the order of the empty points does not hang on a set's layout.
        for stone in sorted(group.stones):
            self.colours[stone] = EMPTY
            self.groups[stone] = None
            self.give_to_empty(stone)
            for near in NEIGHBOURS[stone]:
                other = self.groups[near]
                if other is not None and other is not group:
                    other.liberties.add(stone)

    def score(self):
        """Area of black minus area of white, with komi."""
        total = -7.5
        for position, colour in enumerate(self.colours):
            if colour == EMPTY:
                around = {self.colours[n] for n in NEIGHBOURS[position]} - {EMPTY}
                if len(around) == 1:
                    colour = around.pop()
            if colour == BLACK:
                total += 1
            elif colour == WHITE:
                total -= 1
        return total


class Player:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.moves = 0

    def random_move(self, board, colour):
        choices = board.empty
        count = len(choices)
        if count == 0:
            return PASS
        start = self.random.randrange(count)
        for i in range(count):
            position = choices[(start + i) % count]
            if board.is_useful(position, colour):
                return position
        return PASS

    def playout(self, board, colour):
        passes = 0
        for _ in range(POINTS * 3):
            move = self.random_move(board, colour)
            board.play(move, colour)
            self.moves += 1
            passes = passes + 1 if move == PASS else 0
            if passes == 2:
                break
            colour = BLACK + WHITE - colour
        return board.score()


class Node:
    def __init__(self, move, parent):
        self.move = move
        self.parent = parent
        self.children = []
        self.wins = 0
        self.visits = 0

    def worth(self, log_total):
        if self.visits == 0:
            return 1e9 - self.move
        return self.wins / self.visits + math.sqrt(0.5 * log_total / self.visits)

    def best_child(self):
        log_total = math.log(self.visits + 1)
        return max(self.children, key=lambda child: child.worth(log_total))


def choose(board, colour, player, rounds):
    root = Node(PASS, None)
    for _ in range(rounds):
        node, trial, turn = root, board.copy(), colour
        while node.children:
            node = node.best_child()
            trial.play(node.move, turn)
            turn = BLACK + WHITE - turn
        if node.visits > 3 or node is root:
            moves = [p for p in sorted(trial.empty) if trial.is_useful(p, turn)]
            node.children = [Node(move, node) for move in moves]
        won_by = BLACK if player.playout(trial, turn) > 0 else WHITE
        while node is not None:
            node.visits += 1
            if turn != won_by:
                node.wins += 1
            turn = BLACK + WHITE - turn
            node = node.parent
    if not root.children:
        return PASS
    return max(root.children, key=lambda child: child.visits).move


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 450
    board, player = Board(), Player(7)
    colour = BLACK
    game = []
    for _ in range(6):
        move = choose(board, colour, player, size)
        board.play(move, colour)
        game.append(move)
        colour = BLACK + WHITE - colour
    print("go", player.moves, board.captured[BLACK], board.captured[WHITE], *game)


if __name__ == "__main__":
    main()
