# Stacks of compiled and interpreted frames, moving in them, their variables.
#
# lldb: py break stack.py:@here
# lldb: run
# lldb: py bt
# lldb: py bt --locals
# lldb: py locals
# lldb: py args
# lldb: py up
# lldb: py locals
# lldb: py up 2
# lldb: py list
# lldb: py down
# lldb: py frame 4
# lldb: py args
# lldb: py globals
# lldb: py frame
# lldb: py list 1
# lldb: py threads
# lldb: bt
# lldb: v
# lldb: py frame 0
# lldb: v
# lldb: py bt --json --locals
LIMIT = 3


class Shop:
    def __init__(self, name):
        self.name = name
        self.prices = {"tea": 2.5, "cake": 4}

    def price(self, item, *rest, tax=0.1, **more):
        base = self.prices[item]
        total = base * (1 + tax)
        later = None
        return (lambda unused: total + later)(rest) if later else total  # @here


def outer(count):
    shop = Shop("corner")

    def inner(item):
        return count and shop.price(item, 1, 2, tax=0.5, extra=True)

    code = "def interpreted(f):\n    here = 'in exec'\n    return f('cake')\n"
    names = {}
    exec(code, names)
    return names["interpreted"](inner)


print(outer(LIMIT))
