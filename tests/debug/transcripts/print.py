# `py print`: names, attributes, subscripts, len() and type() by reading memory; what takes running code says so.
#
# lldb: b print.py:@here
# lldb: run
# lldb: py print box
# lldb: py print box.items
# lldb: py print box.items[0]
# lldb: py print box.items[-1]['k'][1]
# lldb: py print len(box.items)
# lldb: py print len(text)
# lldb: py print box.double
# lldb: py print box.missing
# lldb: py print box.items[7]
# lldb: py print config["path"]
# lldb: py print config['none']
# lldb: py print config[3]
# lldb: py print slots.a
# lldb: py print slots.b
# lldb: py print Box.kind
# lldb: py print type(box)
# lldb: py print box.grow
# lldb: py print error.args
# lldb: py print later
# lldb: py print nothere
# lldb: py print box.grow()
# lldb: py print text[0]
# lldb: py print 1 + 1
# lldb: py print chars[1]
# lldb: py print cycle
# lldb: py print long
# lldb: py print (box.items)[0]
# lldb: py print --json slots
# lldb: v box text slots later
# lldb: v box.items
class Box:
    kind = "box"

    def __init__(self, items):
        self.items = items

    @property
    def double(self):
        return self.items * 2

    def grow(self):
        self.items.append(None)


class Slots:
    __slots__ = ("a", "b")


def main():
    box = Box([(1, 2), {"k": ["x", "y"]}])
    config = {"path": "/tmp", 3: "three"}
    text, chars, slots = "caf\u00e9", ["a", "b"], Slots()
    slots.a, cycle, long = 1.5, [], list(range(1000))
    cycle.append(cycle)
    error = ValueError("wrong", 7)
    later = len(long)  # @here
    return box, config, text, later


main()
