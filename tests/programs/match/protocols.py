"""match: what the patterns ask of objects, errors of class patterns, user sequences and mappings."""

import collections.abc

asked = []


class Note:
    """Records what is asked of it."""

    def __init__(self, name, **attributes):
        self.__dict__.update(attributes)
        self.name = name

    def __getattr__(self, attribute):
        asked.append(f"{self.name}.{attribute}")
        raise AttributeError(attribute)

    def __eq__(self, other):
        asked.append(f"{self.name}=={getattr(other, 'name', other)!r}")
        return False

    __hash__ = None


class Sub(Note):
    __match_args__ = ("first", "second")


class Sequence(collections.abc.Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        asked.append("len")
        return len(self.items)

    def __getitem__(self, index):
        asked.append(f"[{index}]")
        return self.items[index]


class Mapping(collections.abc.Mapping):
    def __init__(self, **items):
        self.items_ = items

    def __len__(self):
        asked.append("len")
        return len(self.items_)

    def __iter__(self):
        asked.append("iter")
        return iter(self.items_)

    def __getitem__(self, key):
        asked.append(f"getitem {key}")
        return self.items_[key]

    def get(self, key, default=None):
        asked.append(f"get {key}")
        return self.items_.get(key, default)

    def keys(self):
        asked.append("keys")
        return self.items_.keys()


def match_all(subject):
    match subject:
        case 1 | "one":
            return "literal"
        case [a, *rest] if a == 1:
            return f"sequence {a} {rest}"
        case [a, b, c]:
            return f"three {c}"
        case {"k": v, "other": w}:
            return f"mapping {v} {w}"
        case {"k": v, **rest}:
            return f"mapping {v} rest {rest}"
        case Sub(1, second=2):
            return "sub 1 2"
        case Sub(first, third=third):
            return f"sub {first} {third}"
        case Note(x=x):
            return f"note {x}"
    return "nothing"


for subject in (Note("n"), Note("n", x=5), Sub("s"), Sub("s", first=1, second=2), Sub("s", first=1, third=3),
                Sequence(1, 2, 3), Sequence(), Sequence(9, 8, 7), Sequence(9, 8), Mapping(k=1, other=2),
                Mapping(k=1, z=3), Mapping(), Mapping(q=1)):
    asked.clear()
    print(type(subject).__name__, match_all(subject), asked)


class Meta(type):
    def __instancecheck__(cls, instance):
        asked.append("instancecheck")
        return instance == "yes"


class Pretend(metaclass=Meta):
    __match_args__ = ("upper",)


def pretend(subject):
    match subject:
        case Pretend(upper=u):
            return u()
        case Pretend():
            return "never"
    return "no"


asked.clear()
print(pretend("yes"), pretend("no"), asked)


class BadMatchArgs:
    def __init__(self, value):
        type(self).__match_args__ = value
        self.a = 1


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def one_positional(subject):
    match subject:
        case BadMatchArgs(x):
            return f"got {x}"
    return "no match"


for value in (("a",), (), ["a"], "a", None, (1,), ("missing",), ("a", "a")):
    attempt(one_positional, BadMatchArgs(value))


def class_errors(n):
    subject = Sub("s", first=1, second=2)
    not_a_class = 5
    match n:
        case 0:
            match subject:
                case not_a_class.real:
                    return "value pattern"
                case Sub(a, b, c):
                    pass
        case 1:
            match subject:
                case not_a_class():
                    pass
        case 2:
            match subject:
                case Sub(a, first=b):
                    pass
        case 3:
            match 5:
                case int(a, b):
                    pass
        case 4:
            match 5:
                case int(x, real=y):
                    return x, y
        case 5:
            match [1]:
                case list([x]):
                    return x
        case 6:
            match subject:
                case undefined_class():
                    pass
        case 7:
            match subject:
                case Sub.missing:
                    pass
        case 8:
            match (1, 2):
                case tuple((a, b)) as whole:
                    return a, b, whole
        case 9:
            match {"x": 1}:
                case dict(x=1):
                    return "attribute"
                case dict(d):
                    return d
        case 10:
            match object():
                case object(a):
                    pass


for n in range(11):
    attempt(class_errors, n)


class Raises:
    def __eq__(self, other):
        raise ValueError("in eq")

    @property
    def attribute(self):
        raise KeyError("in property")

    @property
    def hidden(self):
        raise AttributeError("treated as missing")


def raising(subject, which):
    match which:
        case "literal":
            match subject:
                case 5:
                    return "equal"
        case "attribute":
            match subject:
                case Raises(attribute=x):
                    return x
        case "hidden":
            match subject:
                case Raises(hidden=x):
                    return x
                case Raises():
                    return "attribute is missing"
        case "guard":
            match subject:
                case x if x.attribute:
                    return "guard"


for which in ("literal", "attribute", "hidden", "guard", "none"):
    attempt(raising, Raises(), which)


def duplicate_keys(key):
    class K:
        a = "same"
        b = key
    match {"same": 1, "other": 2}:
        case {K.a: x, K.b: y}:
            return x, y
    return "no match"


attempt(duplicate_keys, "other")
attempt(duplicate_keys, "same")
attempt(duplicate_keys, [])
for source in ("case x: pass\n case y: pass", "case x | 1: pass", "case 1 | x: pass", "case {**r, 'a': 1}: pass",
               "case [*a, *b]: pass", "case {'a': 1, 'a': 2}: pass", "case x, x: pass", "case A(x=1, x=2): pass",
               "case a.b(c=1, 2): pass", "case 1 + 2: pass", "case -x: pass", "case {x: 1}: pass",
               "case _ as x: pass\n case 1: pass", "case x as _: pass", "case {**_}: pass", "case f'x': pass",
               "case (a as b) as c: pass", "case [x] | [y]: pass", "case *x: pass"):
    try:
        compile(f"match s:\n {source}\n", "<bad>", "exec")
        print("fine:", source)
    except SyntaxError as error:
        print(error.msg)
match Sub("s",
          first=1):
    case Sub(1, 2,
             3):
        pass
