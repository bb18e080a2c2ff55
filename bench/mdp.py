"""Value iteration on a Markov decision process: tuple keys in dicts, small objects, float sums."""
# kind: classes

import sys
from collections import defaultdict
from functools import lru_cache

MOVES = {"strike": 1, "guard": 2, "heal": 3}


class Fighter:
    """An immutable fighter, hashable, so that it can be part of a state."""

    def __init__(self, health, strength, guarding, potions):
        self.health = health
        self.strength = strength
        self.guarding = guarding
        self.potions = potions
        self._key = (health, strength, guarding, potions)

    def replaced(self, **changes):
        values = dict(health=self.health, strength=self.strength, guarding=self.guarding, potions=self.potions)
        values.update(changes)
        return Fighter(**values)

    def __hash__(self):
        return hash(self._key)

    def __eq__(self, other):
        return self._key == other._key


class Battle:
    """States, the moves they allow and where chance leads from there."""

    def __init__(self, health):
        self.health = health
        self.cache = {}

    def moves(self, state):
        hero, foe = state
        if hero.health <= 0 or foe.health <= 0:
            return ()
        return ("strike", "guard", "heal") if hero.potions else ("strike", "guard")

    def hit(self, fighter, strength):
        """Pairs of probability and fighter after a blow."""
        if fighter.guarding:
            strength //= 2
        outcomes = []
        for probability, damage in ((0.25, strength - 1), (0.5, strength), (0.2, strength + 1), (0.05, strength * 2)):
            left = max(0, fighter.health - max(0, damage))
            outcomes.append((probability, fighter.replaced(health=left, guarding=False)))
        return outcomes

    def outcomes(self, state, move):
        key = (state, move)
        if key in self.cache:
            return self.cache[key]
        hero, foe = state
        after_hero = []
        if move == "strike":
            after_hero = [(p, (hero.replaced(guarding=False), f)) for p, f in self.hit(foe, hero.strength)]
        elif move == "guard":
            after_hero = [(1.0, (hero.replaced(guarding=True), foe))]
        else:
            healed = min(self.health, hero.health + 4)
            after_hero = [(1.0, (hero.replaced(health=healed, potions=hero.potions - 1, guarding=False), foe))]
        merged = defaultdict(float)
        for probability, (h, f) in after_hero:
            if f.health <= 0:
                merged[h, f] += probability
            else:
                for p, struck in self.hit(h, f.strength):
                    merged[struck, f] += probability * p
        result = self.cache[key] = list(merged.items())
        return result

    def reward(self, state):
        hero, foe = state
        if foe.health <= 0:
            return 1.0 if hero.health > 0 else 0.0
        return 0.0


def reachable(battle, start):
    order = [start]
    known = {start}
    for state in order:
        for move in battle.moves(state):
            for following, _ in battle.outcomes(state, move):
                if following not in known:
                    known.add(following)
                    order.append(following)
    return order


def iterate_values(battle, states, tolerance):
    values = {state: battle.reward(state) for state in states}
    sweeps = 0
    while True:
        sweeps += 1
        change = 0.0
        for state in states:
            best = None
            for move in battle.moves(state):
                worth = 0.0
                for following, probability in battle.outcomes(state, move):
                    worth += probability * values[following]
                worth *= 0.999
                if best is None or worth > best:
                    best = worth
            if best is not None:
                change = max(change, abs(best - values[state]))
                values[state] = best
        if change < tolerance:
            return values, sweeps


@lru_cache(maxsize=None)
def move_code(move):
    return MOVES[move]


def policy(battle, values, states):
    checksum = 0
    for state in states:
        best = max(battle.moves(state), default=None,
                   key=lambda move: sum(p * values[s] for s, p in battle.outcomes(state, move)))
        if best is not None:
            checksum = (checksum * 5 + move_code(best)) % 1000000007
    return checksum


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    battle = Battle(size)
    start = (Fighter(size, 3, False, 2), Fighter(size + 4, 3, False, 0))
    states = reachable(battle, start)
    values, sweeps = iterate_values(battle, states, 1e-6)
    print("mdp", len(states), sweeps, f"{values[start]:.9f}", policy(battle, values, states))


if __name__ == "__main__":
    main()
