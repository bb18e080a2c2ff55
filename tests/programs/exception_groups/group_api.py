"""ExceptionGroup: construction, split, subgroup, derive, subclasses, notes, attributes kept."""

import copy
import pickle


class Custom(ExceptionGroup):
    def __new__(cls, message, excs, code=0):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return Custom(self.message, excs, self.code + 1)


class Underived(ExceptionGroup):
    pass


def show(error):
    if isinstance(error, BaseExceptionGroup):
        return f"{type(error).__name__}({error.message}: {', '.join(map(show, error.exceptions))})"
    return repr(error)


group = ExceptionGroup("top", [ValueError("a"), ExceptionGroup("mid", [TypeError("b"), ValueError("c")]),
                               OSError("d")])
print(group, repr(group), group.message, len(group.exceptions), group.args)
print(show(group.subgroup(ValueError)), group.subgroup(KeyError), group.subgroup(Exception) is group)
match, rest = group.split(ValueError)
print(show(match), show(rest))
match, rest = group.split((TypeError, OSError))
print(show(match), show(rest))
print([part and show(part) for part in group.split(lambda e: isinstance(e, ValueError) and "c" in e.args)])
print([part and show(part) for part in group.split(lambda e: isinstance(e, ExceptionGroup))])
print(group.split(KeyError)[0], group.split(KeyError)[1] is group)
calls = []
group.subgroup(lambda e: calls.append(show(e)))
print(calls)
custom = Custom("custom", [ValueError(1), TypeError(2), Custom("in", [ValueError(3)], 50)], 10)
match, rest = custom.split(ValueError)
print(show(match), match.code, match.exceptions[1].code, show(rest), rest.code)
underived = Underived("u", [ValueError(1), TypeError(2)])
print(show(underived.subgroup(ValueError)), show(underived.derive([KeyError()])))
base = BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError()])
print(type(BaseExceptionGroup("only exceptions", [ValueError()])).__name__, type(base).__name__,
      type(base.subgroup(ValueError)).__name__, isinstance(group, Exception), isinstance(base, Exception))
for bad in (lambda: ExceptionGroup(), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", []),
            lambda: ExceptionGroup("m", 5), lambda: ExceptionGroup("m", [5]),
            lambda: ExceptionGroup("m", [ValueError]), lambda: ExceptionGroup(5, [ValueError()]),
            lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup("m", "text"),
            lambda: group.split(5), lambda: group.subgroup([ValueError]), lambda: group.derive(5),
            lambda: group.split(lambda e: 1 / 0), lambda: Custom("m", [SystemExit()])):
    try:
        bad()
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


def with_context():
    try:
        raise KeyError("context")
    except KeyError:
        try:
            error = ExceptionGroup("g", [ValueError(1), TypeError(2)])
            error.add_note("note 1")
            raise error from OSError("cause")
        except ExceptionGroup as caught:
            match, rest = caught.split(ValueError)
            match.add_note("note 2")
            return [(show(e), repr(e.__cause__), repr(e.__context__), e.__notes__,
                     e.__traceback__ is caught.__traceback__) for e in (caught, match, rest)]


for line in with_context():
    print(*line)
try:
    group.message = "new"
except AttributeError as error:
    print(error)
try:
    group.exceptions = ()
except AttributeError as error:
    print(error)
again = pickle.loads(pickle.dumps(group))
print(show(again), show(copy.copy(group)), copy.copy(custom).code, group == again)


def flatten(error):
    if isinstance(error, BaseExceptionGroup):
        for e in error.exceptions:
            yield from flatten(e)
    else:
        yield error


def collect(functions):
    errors, results = [], []
    for function in functions:
        try:
            results.append(function())
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup(f"{len(errors)} of {len(functions)} failed", errors)
    return results


try:
    collect([lambda: 1, lambda: 1 / 0, lambda: collect([lambda: {}["k"], lambda: [][1]]), lambda: int("x")])
except* LookupError as lookup:
    print([repr(e) for e in flatten(lookup)])
except* ValueError as value:
    print([repr(e) for e in flatten(value)])
except* ArithmeticError as arithmetic:
    print([e.__traceback__.tb_next.tb_frame.f_code.co_name for e in flatten(arithmetic)])
deep = ValueError("at the bottom")
for i in range(12):
    deep = ExceptionGroup(f"level {i}", [deep])
print(show(deep.subgroup(ValueError))[:60])
collect([lambda: collect([lambda: 1 / 0,
                          lambda: "a" + 1]),
         lambda: None.x])
