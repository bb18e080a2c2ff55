"""Values and helpers of fuzzed programs: everything that is done to them leaves a trace."""

import re
import sys
import traceback

_fuel = 150
_drives = 0
_events = 0


def log(*values):
    """Print values; an object that cannot be shown is itself a result."""
    try:
        text = " ".join(map(str, values))
    except Exception as error:
        text = f"unprintable: {type(error).__name__} {error}"
    print(re.sub(r"0x[0-9a-f]{6,}", "0x...", text))


def seen(value):
    """Log the value of a part of an expression."""
    log("seen", value)
    return value


def tick():
    """True when a loop has run long enough: every few calls, and always towards the end."""
    global _fuel
    _fuel -= 1
    return _fuel < 0 or _fuel % 7 == 0


def peek():
    """Look at the calling frame the way debuggers and tracebacks do."""
    frame = sys._getframe(1)
    log("peek", frame.f_code.co_qualname, frame.f_lineno, sorted(frame.f_locals.items(), key=_name))
    if frame.f_back is not None:
        log("called from", frame.f_back.f_code.co_name, frame.f_back.f_lineno)


def _name(item):
    return item[0]


def trace():
    """Switch tracing on for the rest of the calling function and for all it calls, or off."""
    global _events
    if sys.gettrace() is not None:
        sys.settrace(None)
        return
    _events = 30
    sys.settrace(_trace)
    sys._getframe(1).f_trace = _trace


def _trace(frame, event, argument):
    global _events
    if frame.f_code.co_filename == __file__ or not frame.f_code.co_filename.endswith(".py"):
        return None
    _events -= 1
    if _events < 0:
        sys.settrace(None)
        return None
    log("trace", event, frame.f_code.co_name, frame.f_lineno)
    return _trace


class E1(Exception):
    pass


class E2(E1):
    def __str__(self):
        return "E2 with " + repr(self.args)


class V:
    """A number whose operations announce themselves; multiples of 13 refuse some of them."""

    __match_args__ = ("n", "m")

    def __init__(self, n=1):
        self.n = n

    @property
    def m(self):
        log("get m of", self)
        return self.n + 1

    def __repr__(self):
        return f"V({self.n!r})"

    def _do(self, what, other, make):
        log(what, self, "with", other)
        if self.n == 13:
            raise E1(what, other)
        value = other.n if isinstance(other, V) else other
        if not isinstance(value, (int, float)):
            return NotImplemented
        return V(make(self.n, value))

    def __add__(self, other):
        return self._do("add", other, lambda a, b: a + b)

    def __radd__(self, other):
        return self._do("radd", other, lambda a, b: b + a)

    def __iadd__(self, other):
        log("iadd", self, "with", other)
        self.n += 1
        return self

    def __sub__(self, other):
        return self._do("sub", other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._do("rsub", other, lambda a, b: b - a)

    def __mul__(self, other):
        return self._do("mul", other, lambda a, b: (a * b) % 1000003)

    def __imul__(self, other):
        return self._do("imul", other, lambda a, b: a)

    def __floordiv__(self, other):
        return self._do("floordiv", other, lambda a, b: a // b)

    def __mod__(self, other):
        return self._do("mod", other, lambda a, b: a % b)

    def __matmul__(self, other):
        return self._do("matmul", other, lambda a, b: 10 * a)

    def __neg__(self):
        log("neg", self)
        return V(-self.n)

    def __invert__(self):
        log("invert", self)
        raise E2("invert", self.n)

    def __eq__(self, other):
        log("eq", self, "with", other)
        return isinstance(other, V) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __lt__(self, other):
        log("lt", self, "with", other)
        return self.n < (other.n if isinstance(other, V) else other)

    def __ge__(self, other):
        log("ge", self, "with", other)
        return V(0) if self.n == 13 else NotImplemented

    def __bool__(self):
        log("bool", self)
        if self.n == 26:
            raise E2("no truth")
        return bool(self.n)

    def __len__(self):
        log("len", self)
        return 3

    def __index__(self):
        log("index", self)
        return int(self.n) & 3

    def __getitem__(self, key):
        log("getitem", self, key)
        if key == 3:
            raise IndexError(key)
        return key

    def __setitem__(self, key, value):
        log("setitem", self, key, value)

    def __delitem__(self, key):
        log("delitem", self, key)
        raise KeyError(key)

    def __contains__(self, item):
        log("contains", self, item)
        return item == self.n

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        log("getattr", name)
        return name

    def __setattr__(self, name, value):
        if name != "n":
            log("setattr", name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        log("delattr", name)
        object.__delattr__(self, name)

    def __iter__(self):
        log("iter", self)
        yield self.n
        received = yield 2
        log("iter received", received)

    def __call__(self, *args, **kwargs):
        log("call", self, args, kwargs)
        return args[0] if args else kwargs

    def __format__(self, spec):
        return f"<{self.n}:{spec}>"

    def __enter__(self):
        log("enter", self)
        return self

    def __exit__(self, kind, value, tb):
        log("exit", self, kind and kind.__name__, value, tb and tb.tb_lineno)
        return self.n == 3

    async def __aenter__(self):
        log("aenter", self, await self)
        return self

    async def __aexit__(self, kind, value, tb):
        log("aexit", self, kind and kind.__name__, await self)
        return self.n == 3

    def __await__(self):
        received = yield self.n
        return received

    def __aiter__(self):
        self.left = 2
        return self

    async def __anext__(self):
        self.left -= 1
        if self.left < 0:
            raise StopAsyncIteration
        return await self


class D:
    """Says when it is destroyed."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def show(function, *args, **kwargs):
    """Call a function; log what it gives or how it fails, with the whole traceback."""
    try:
        result = function(*args, **kwargs)
        if isinstance(result, V):
            log("result", result)
        elif hasattr(result, "__next__"):
            drive(result)
        elif hasattr(result, "send"):
            run(result)
        elif hasattr(result, "__anext__"):
            run(_collect(result))
        else:
            log("result", result)
    except BaseException as error:
        if isinstance(error, MemoryError):
            raise
        log("raised", type(error).__name__)
        log("".join(traceback.format_exception(error)))


async def _collect(items):
    got = []
    async for item in items:
        got.append(item)
        if tick():
            break
    log("collected", got)


def drive(generator):
    """Send into, throw into and close a generator."""
    global _drives
    _drives += 1
    script = [None, None, 5, E1("thrown"), None, V(2), None]
    if _drives % 3:
        script = [None, 3] * 8
    for move in script:
        try:
            if isinstance(move, E1) and hasattr(generator, "throw"):
                got = generator.throw(move)
            elif move is not None and hasattr(generator, "send"):
                got = generator.send(move)
            else:
                got = next(generator)
            log("yielded", got)
        except StopIteration as stop:
            log("stopped with", stop.value)
            return
    if hasattr(generator, "close"):
        log("closed", generator.close())


def run(coroutine):
    """Drive a coroutine, answering each thing it waits for."""
    answer = None
    for count in range(60):
        try:
            wanted = coroutine.throw(E2("wait")) if count == 9 else coroutine.send(answer)
            log("awaits", wanted)
            answer = count
        except StopIteration as stop:
            log("returned", stop.value)
            return
    coroutine.close()
