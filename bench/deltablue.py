"""Incremental one-way constraint solver: deep class hierarchy, polymorphic calls, lists as work queues."""
# kind: classes

import sys


class Strength:
    """How much a constraint matters; a smaller level is stronger."""

    def __init__(self, level, name):
        self.level = level
        self.name = name

    def beats(self, other):
        return self.level < other.level

    @staticmethod
    def weaker(a, b):
        return a if a.level > b.level else b


REQUIRED = Strength(0, "required")
STRONG_PREFERRED = Strength(1, "strong preferred")
PREFERRED = Strength(2, "preferred")
STRONG_DEFAULT = Strength(3, "strong default")
NORMAL = Strength(4, "normal")
WEAK_DEFAULT = Strength(5, "weak default")
WEAKEST = Strength(6, "weakest")
STRENGTHS = [REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST]

NONE, FORWARD, BACKWARD = 0, 1, -1


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True

    def attach(self, constraint):
        self.constraints.append(constraint)

    def detach(self, constraint):
        self.constraints.remove(constraint)
        if self.determined_by is constraint:
            self.determined_by = None


class Constraint:
    """The protocol every constraint obeys; subclasses know their variables and directions."""

    def __init__(self, strength):
        self.strength = strength

    def is_input(self):
        return False

    def is_satisfied(self):
        raise NotImplementedError

    def satisfy(self, planner, mark):
        """Take over the output; return the constraint that was pushed out, if any."""
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength is REQUIRED:
                raise ValueError("cannot satisfy a required constraint")
            return None
        for variable in self.inputs():
            variable.mark = mark
        output = self.output()
        loser = output.determined_by
        if loser is not None:
            loser.unsatisfy()
        output.determined_by = self
        if not planner.propagate(self, mark):
            raise ValueError("cycle of constraints")
        output.mark = mark
        return loser

    def inputs_known(self, mark):
        for variable in self.inputs():
            if variable.mark != mark and not variable.stay and variable.determined_by is not None:
                return False
        return True


class UnaryConstraint(Constraint):
    def __init__(self, planner, variable, strength):
        super().__init__(strength)
        self.variable = variable
        self.satisfied = False
        variable.attach(self)
        planner.add(self)

    def disconnect(self):
        self.variable.detach(self)
        self.satisfied = False

    def choose_method(self, mark):
        variable = self.variable
        self.satisfied = variable.mark != mark and self.strength.beats(variable.strength)

    def is_satisfied(self):
        return self.satisfied

    def unsatisfy(self):
        self.satisfied = False

    def inputs(self):
        return ()

    def output(self):
        return self.variable

    def recalculate(self):
        variable = self.variable
        variable.strength = self.strength
        variable.stay = not self.is_input()
        if variable.stay:
            self.execute()

    def execute(self):
        pass


class StayConstraint(UnaryConstraint):
    """The variable keeps its value."""


class EditConstraint(UnaryConstraint):
    """The variable is set from outside."""

    def is_input(self):
        return True


class BinaryConstraint(Constraint):
    def __init__(self, planner, first, second, strength):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = NONE
        self.connect()
        planner.add(self)

    def connect(self):
        self.first.attach(self)
        self.second.attach(self)

    def disconnect(self):
        self.first.detach(self)
        self.second.detach(self)
        self.direction = NONE

    def choose_method(self, mark):
        first, second, strength = self.first, self.second, self.strength
        if first.mark == mark:
            free = second.mark != mark and strength.beats(second.strength)
            self.direction = FORWARD if free else NONE
        elif second.mark == mark:
            self.direction = BACKWARD if strength.beats(first.strength) else NONE
        elif second.strength.beats(first.strength):
            self.direction = BACKWARD if strength.beats(first.strength) else NONE
        else:
            self.direction = FORWARD if strength.beats(second.strength) else NONE

    def is_satisfied(self):
        return self.direction != NONE

    def unsatisfy(self):
        self.direction = NONE

    def input(self):
        return self.first if self.direction == FORWARD else self.second

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def inputs(self):
        return (self.input(),)

    def recalculate(self):
        source, target = self.input(), self.output()
        target.strength = Strength.weaker(self.strength, source.strength)
        target.stay = source.stay
        if target.stay:
            self.execute()


class EqualityConstraint(BinaryConstraint):
    def execute(self):
        self.output().value = self.input().value


class ScaleConstraint(BinaryConstraint):
    """second == first * scale + offset, and back."""

    def __init__(self, planner, source, scale, offset, target, strength):
        self.scale = scale
        self.offset = offset
        super().__init__(planner, source, target, strength)

    def connect(self):
        super().connect()
        self.scale.attach(self)
        self.offset.attach(self)

    def disconnect(self):
        super().disconnect()
        self.scale.detach(self)
        self.offset.detach(self)

    def inputs(self):
        return (self.input(), self.scale, self.offset)

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value

    def recalculate(self):
        source, target = self.input(), self.output()
        target.strength = Strength.weaker(self.strength, source.strength)
        target.stay = source.stay and self.scale.stay and self.offset.stay
        if target.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.mark = 0

    def next_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.next_mark()
        loser = constraint.satisfy(self, mark)
        while loser is not None:
            loser = loser.satisfy(self, mark)

    def remove(self, constraint):
        output = constraint.output()
        constraint.unsatisfy()
        constraint.disconnect()
        orphans = self.retract(output)
        for strength in STRENGTHS:
            for orphan in orphans:
                if orphan.strength is strength:
                    self.add(orphan)

    def retract(self, output):
        """Forget what flowed from `output`; return the constraints that may now be satisfied."""
        output.determined_by = None
        output.strength = WEAKEST
        output.stay = True
        orphans = []
        pending = [output]
        while pending:
            variable = pending.pop()
            orphans.extend([c for c in variable.constraints if not c.is_satisfied()])
            for consumer in self.consumers(variable):
                consumer.recalculate()
                pending.append(consumer.output())
        return orphans

    def consumers(self, variable):
        by = variable.determined_by
        return [c for c in variable.constraints if c is not by and c.is_satisfied()]

    def propagate(self, constraint, mark):
        pending = [constraint]
        while pending:
            current = pending.pop()
            output = current.output()
            if output.mark == mark:
                self.remove(constraint)
                return False
            current.recalculate()
            pending += self.consumers(output)
        return True

    def plan_from(self, sources):
        """The constraints to execute, in order, when the sources change."""
        mark = self.next_mark()
        plan = []
        pending = [c for c in sources if c.is_input() and c.is_satisfied()]
        while pending:
            constraint = pending.pop()
            output = constraint.output()
            if output.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                output.mark = mark
                pending += self.consumers(output)
        return plan

    def assign(self, variable, values):
        edit = EditConstraint(self, variable, PREFERRED)
        plan = self.plan_from([edit])
        for value in values:
            variable.value = value
            for constraint in plan:
                constraint.execute()
        self.remove(edit)


def run_chain(length):
    """A long chain of equalities, edited at its head."""
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(length + 1)]
    for left, right in zip(variables, variables[1:]):
        EqualityConstraint(planner, left, right, REQUIRED)
    StayConstraint(planner, variables[-1], STRONG_DEFAULT)
    planner.assign(variables[0], range(100))
    if variables[-1].value != 99:
        raise AssertionError("the chain did not carry the value")
    return variables[-1].value


def run_projection(length):
    """Many scale constraints that share scale and offset, changed from both ends."""
    planner = Planner()
    scale, offset = Variable("scale", 10), Variable("offset", 1000)
    pairs = []
    for i in range(length):
        source, target = Variable(f"src{i}", i), Variable(f"dst{i}", i)
        StayConstraint(planner, source, NORMAL)
        ScaleConstraint(planner, source, scale, offset, target, REQUIRED)
        pairs.append((source, target))
    source, target = pairs[-1]
    planner.assign(source, [17] * 10)
    forward = target.value
    planner.assign(target, [1050] * 10)
    backward = source.value
    planner.assign(scale, [5] * 10)
    scaled = sum(t.value for _, t in pairs[:-1])
    planner.assign(offset, [2000] * 10)
    if (forward, backward) != (1170, 5):
        raise AssertionError(f"wrong projection {forward} {backward}")
    return scaled + sum(t.value for _, t in pairs)


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 65
    checksum = 0
    for i in range(size):
        checksum += run_chain(400 + i)
        checksum = (checksum * 31 + run_projection(400 + i)) % 1000000007
    print("deltablue", checksum)


if __name__ == "__main__":
    main()
