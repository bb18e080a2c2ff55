# A core file: SIGSEGV inside a C function called from compiled code called from interpreted code called from compiled code.
#
# lldb: run
# lldb: py bt --locals
# lldb: py exc --locals
# core: py bt --locals
# core: py exc --locals
# core: py frame 2
# core: py print table['key'][0]
# core: py locals
# core: v
# core: py threads
# core: py object 0x1000
# core: py eval 1
# core: py set table 1
# core: py doctor
# core: py info
# core: bt
import ctypes


class Order:
    def __init__(self):
        self.lines = [("tea", 2), ("cake", 1)]


def crash(order):
    amount = sum(count for _, count in order.lines)
    try:
        raise LookupError("handled", amount)
    except LookupError as error:
        error.add_note("while crashing")
        ctypes.pythonapi.PyObject_Str(ctypes.c_void_p(8))


def outer(order):
    table = {"key": [1, 2, 3]}
    names = {}
    exec("def interpreted(f, x):\n    tag = 'between'\n    f(x)\n", names)
    names["interpreted"](crash, order)


outer(Order())
