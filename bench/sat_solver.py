"""A SAT solver with watched literals and clause learning, on pigeon holes and random formulas."""
# kind: classes

import sys

VARIABLES = 80


class Solver:
    """Literals are non-zero ints, as in the DIMACS format."""

    def __init__(self, variables, clauses):
        self.variables = variables
        self.value = [None] * (variables + 1)
        self.level = [0] * (variables + 1)
        self.reason = [None] * (variables + 1)
        self.activity = [0.0] * (variables + 1)
        self.bump = 1.0
        self.trail = []
        self.limits = []
        self.head = 0
        self.watches = {}
        self.conflicts = 0
        self.decisions = 0
        self.consistent = True
        for literal in range(1, variables + 1):
            self.watches[literal] = []
            self.watches[-literal] = []
        for clause in clauses:
            self.add(list(clause))

    def add(self, clause):
        if len(clause) == 1:
            if self.holds(clause[0]) is False:
                self.consistent = False
            elif self.holds(clause[0]) is None:
                self.assign(clause[0], None)
        else:
            self.watches[clause[0]].append(clause)
            self.watches[clause[1]].append(clause)
            for literal in clause:
                self.activity[abs(literal)] += 0.1

    def holds(self, literal):
        value = self.value[abs(literal)]
        return value if value is None or literal > 0 else not value

    def assign(self, literal, reason):
        variable = abs(literal)
        self.value[variable] = literal > 0
        self.level[variable] = len(self.limits)
        self.reason[variable] = reason
        self.trail.append(literal)

    def propagate(self):
        """Follow every unit clause; the clause that broke, or None."""
        while self.head < len(self.trail):
            false = -self.trail[self.head]
            self.head += 1
            watching = self.watches[false]
            kept = []
            for position, clause in enumerate(watching):
                if clause[0] == false:
                    clause[0], clause[1] = clause[1], clause[0]
                if self.holds(clause[0]):
                    kept.append(clause)
                    continue
                for i in range(2, len(clause)):
                    if self.holds(clause[i]) is not False:
                        clause[1], clause[i] = clause[i], clause[1]
                        self.watches[clause[1]].append(clause)
                        break
                else:
                    kept.append(clause)
                    if self.holds(clause[0]) is False:
                        kept.extend(watching[position + 1:])
                        self.watches[false] = kept
                        return clause
                    self.assign(clause[0], clause)
            self.watches[false] = kept
        return None

    def analyse(self, conflict):
        """The learnt clause (first unique implication point) and the level to go back to."""
        learnt = []
        seen = set()
        open_count = 0
        index = len(self.trail)
        clause = conflict
        here = len(self.limits)
        literal = None
        while True:
            for other in clause:
                variable = abs(other)
                if other == literal or variable in seen or self.level[variable] == 0:
                    continue
                seen.add(variable)
                self.activity[variable] += self.bump
                if self.level[variable] == here:
                    open_count += 1
                else:
                    learnt.append(other)
            while True:
                index -= 1
                literal = self.trail[index]
                if abs(literal) in seen:
                    break
            open_count -= 1
            if open_count == 0:
                break
            clause = self.reason[abs(literal)]
        self.bump *= 1.05
        learnt.sort(key=lambda other: -self.level[abs(other)])
        back = self.level[abs(learnt[0])] if learnt else 0
        return [-literal] + learnt, back

    def backtrack(self, level):
        if len(self.limits) > level:
            start = self.limits[level]
            for literal in self.trail[start:]:
                self.value[abs(literal)] = None
            del self.trail[start:], self.limits[level:]
            self.head = start

    def decide(self):
        best, best_activity = 0, -1.0
        for variable in range(1, self.variables + 1):
            if self.value[variable] is None and self.activity[variable] > best_activity:
                best, best_activity = variable, self.activity[variable]
        return best

    def solve(self):
        if not self.consistent:
            return False
        while True:
            conflict = self.propagate()
            if conflict is not None:
                self.conflicts += 1
                if not self.limits:
                    return False
                clause, back = self.analyse(conflict)
                self.backtrack(back)
                if len(clause) > 1:
                    self.watches[clause[0]].append(clause)
                    self.watches[clause[1]].append(clause)
                self.assign(clause[0], clause if len(clause) > 1 else None)
                continue
            variable = self.decide()
            if variable == 0:
                return True
            self.decisions += 1
            self.limits.append(len(self.trail))
            self.assign(-variable, None)


def pigeons(count):
    """One pigeon more than holes: no solution."""
    holes = count - 1

    def at(pigeon, hole):
        return pigeon * holes + hole + 1

    yield from ([at(p, h) for h in range(holes)] for p in range(count))
    for hole in range(holes):
        for p in range(count):
            for q in range(p):
                yield [-at(p, hole), -at(q, hole)]


def random_clauses(variables, count, seed):
    clauses = []
    while len(clauses) < count:
        clause = {}
        while len(clause) < 3:
            seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
            variable = (seed >> 33) % variables + 1
            clause[variable] = variable if seed >> 62 & 1 else -variable
        clauses.append(list(clause.values()))
    return clauses


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    checksum = satisfiable = 0
    solver = Solver(7 * 6, pigeons(7))
    if solver.solve():
        raise SystemExit("seven pigeons in six holes")
    checksum += solver.conflicts
    for seed in range(size):
        clauses = random_clauses(VARIABLES, VARIABLES * 21 // 5, seed)
        solver = Solver(VARIABLES, clauses)
        if solver.solve():
            satisfiable += 1
            if not all(any(solver.holds(literal) for literal in clause) for clause in clauses):
                raise SystemExit("the solution is wrong")
        checksum = (checksum * 31 + solver.conflicts * 17 + solver.decisions) % 1000000007
    print("sat_solver", satisfiable, checksum)


if __name__ == "__main__":
    main()
