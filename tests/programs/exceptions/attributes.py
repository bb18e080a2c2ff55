"""Attributes and messages of builtin exceptions: args, errno, filename, unicode, syntax, imports."""

import errno
import json
import os
import pickle
import sys
import traceback


def show(function):
    try:
        function()
    except BaseException as error:
        names = [n for n in dir(error) if not n.startswith("_") and n not in (
            "args", "with_traceback", "add_note", "derive", "split", "subgroup")]
        values = {n: getattr(error, n, "unset") for n in names}
        values = {n: type(v).__name__ if n in ("obj", "doc") and not isinstance(v, (str, bytes)) else v
                  for n, v in values.items()}
        print(f"{type(error).__name__} {error} | {error.args} | {values}")
    else:
        print("no error")


class Box:
    value = 1


def unbound():
    variable
    variable = 1


show(lambda: open("/no/such/file"))
show(lambda: os.rename("/no/a", "/no/b"))
show(lambda: os.listdir("/dev/null"))
show(lambda: os.mkdir("/"))
show(lambda: (_ for _ in ()).throw(OSError(errno.EPERM, "text", "file")))
show(lambda: (_ for _ in ()).throw(OSError(2, "becomes FileNotFoundError")))
show(lambda: (_ for _ in ()).throw(OSError("single")))
show(lambda: (_ for _ in ()).throw(ConnectionResetError))
show(lambda: os.kill(2 ** 22 + 5, 0))
show(lambda: os.close(9999))
show(lambda: "é".encode("ascii"))
show(lambda: b"a\xff".decode())
show(lambda: {}["key"])
show(lambda: {}[("tuple", 1)])
show(lambda: [][0])
show(lambda: Box().valeu)
show(lambda: Box.values)
show(lambda: undefined_variable)
show(unbound)
show(lambda: __import__("no_such_module"))
show(lambda: exec("from os import no_such_name"))
show(lambda: exec("from no_such_package.sub import x"))
show(lambda: compile("a b", "<file>", "exec"))
show(lambda: compile("if x:\npass", "<file>", "exec"))
show(lambda: compile("if x:\n\ty\n        z", "<file>", "exec"))
show(lambda: compile("'unterminated", "<file>", "exec"))
show(lambda: compile(b"\xff", "<file>", "exec"))
show(lambda: next(iter([])))
show(lambda: sys.exit("message"))
show(lambda: sys.exit())
show(lambda: sys.exit(3))
show(lambda: json.loads("[1,"))
show(lambda: int("12x"))
show(lambda: exec("assert 0, 'message'"))
show(lambda: (lambda: (yield))().send(5))
show(lambda: memoryview(b"")[0])
show(lambda: [].pop())
show(lambda: "".index("x"))
show(lambda: 10 ** 400 * 1.5)
show(lambda: sys.setrecursionlimit(0))
show(lambda: iter(int, 1).__next__.missing)

for error in (KeyError("k"), OSError(2, "m", "f"), UnicodeDecodeError("utf-8", b"x", 0, 1, "why"),
              SyntaxError("m", ("f", 1, 2, "text", 1, 3)), ImportError("m", name="n", path="p"),
              StopIteration(5), SystemExit(6), AttributeError("a", name="n", obj=3),
              NameError("n", name="x")):
    copy = pickle.loads(pickle.dumps(error))
    print(type(copy) is type(error), copy.args == error.args, repr(copy), str(copy) == str(error))


class WithState(Exception):
    def __init__(self, message, *, code):
        super().__init__(message)
        self.code = code

    def __reduce__(self):
        return functools.partial(WithState, code=self.code), self.args


import functools
copy = pickle.loads(pickle.dumps(WithState("m", code=7)))
print(copy, copy.code, copy.__dict__)
try:
    Box().valeu
except AttributeError as error:
    print("".join(traceback.format_exception_only(error)).strip())
try:
    sys.pth
except AttributeError as error:
    print("".join(traceback.format_exception_only(error)).strip())
print([c.__name__ for c in FileNotFoundError.__mro__], issubclass(IOError, OSError), EnvironmentError)
print(BaseException.__subclasses__()[:5] != [], Exception() == Exception(), repr(Exception("a", 1)))
print(OSError(errno.EAGAIN, "x").__class__.__name__, ValueError(ValueError("nested")))
os.stat("/no/such/file/at/all")
