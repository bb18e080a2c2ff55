"""Values of every kind with their repr(), for values_test.py to compare with what the plugin reads from memory."""
import enum, collections, dataclasses, types, sys, datetime, decimal, re, os, itertools
class Color(enum.Enum):
    RED = 1
    GREEN = 2
class Perm(enum.Flag):
    R = 4
    W = 2
class Num(enum.IntEnum):
    ONE = 1
@dataclasses.dataclass
class Point:
    x: int
    y: float = 2.5
    z: list = dataclasses.field(default_factory=list, repr=False)
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
class Own:
    def __repr__(self): return "OWN"
class MyList(list): pass
class MyStr(str): pass
NT = collections.namedtuple("NT", "p q")
def values():
    cyc = [1]; cyc.append(cyc)
    d = {}; d['me'] = d
    od = collections.OrderedDict(a=1, b=2, c=3); od.move_to_end('a')
    vals = [0, 1, -1, 2**30, -2**31, 2**64, -3**200, 10**4000, True, False, None, Ellipsis, NotImplemented,
      0.0, -0.0, 1.5, 1e16, 1e15, 1e-4, 1e-5, 123456789.123, float('inf'), float('nan'), 1e300, 5e-324, 1j, 1-2.5j, complex(-0.0, 1),
      '', 'a', "it's", 'say "x"', '\'"', 'é', '日本', '😀', '\x00\x1f\x7f\x80\xad', '\u200b', '\ud800', 'tab\t\n\r\\',
      b'', b'abc\x00\xff\'', bytearray(b'xy'), (), (1,), (1, 'a'), [], [1, [2]], {}, {'a': 1, 2: 'b'}, set(), {1}, frozenset(), frozenset({2}),
      range(3), range(1, 10, 2), slice(1, None), slice(1, 2, 3), len, [].append, values, Slots().__init__, Slots, int, sys, types, collections.OrderedDict,
      od, collections.OrderedDict(), collections.deque([1, 2]), collections.deque(range(200), 150), collections.defaultdict(list, {1: [2]}), collections.Counter('aab'),
      Color.RED, Color, Perm.R | Perm.W, Perm.R, Num.ONE, Perm, Point(1), Slots(), Own(), MyList([1]), MyStr('q'), NT(1, 'z'), cyc, d,
      ValueError('x'), KeyError(1, 2), ExceptionGroup('g', [ValueError(1)]), OSError(2, 'no'), types.SimpleNamespace(a=1), types.MappingProxyType({'k': 1}),
      {'a': 1}.keys(), {'a': 1}.values(), {'a': 1}.items(), datetime.date(2020, 1, 2), (i for i in ()), object(), type('deque', (), {})(), types.CellType(3), iter([]),
      values.__code__, property(), staticmethod(len), type, super, ..., os, itertools, re, sys.modules['__main__'], types.ModuleType('made'), re.compile('x'), memoryview(b'x'), UnicodeDecodeError('utf-8', b'x', 0, 1, 'why')]
    reprs = [repr(v) for v in vals]
    n = len(vals)
    return n  # here
values()
