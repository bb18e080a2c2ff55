"""The bdb and trace modules: counts of executed lines, callers, and a debugger of our own."""

import bdb
import io
import os
import sys
import trace
from contextlib import redirect_stdout


def classify(n):
    if n % 2:
        kind = "odd"
    else:
        kind = "even"
    return kind


def work():
    out = []
    for i in range(4):
        out.append(classify(i))
    return out


tracer = trace.Trace(count=1, trace=0, countfuncs=0)
print(tracer.runfunc(work))
counts = tracer.results().counts
for (file, line), count in sorted(counts.items()):
    if file == __file__:
        print(line, count)

tracer = trace.Trace(count=0, trace=0, countfuncs=1)
tracer.runfunc(work)
for file, module, function in sorted(tracer.results().calledfuncs):
    if file == __file__:
        print("called", module, function)

tracer = trace.Trace(count=0, trace=0, countcallers=1)
tracer.runfunc(work)
for caller, callee in sorted(tracer.results().callers):
    if callee[0] == __file__:
        print(os.path.basename(caller[0]), caller[2], "->", callee[2])

text = io.StringIO()
with redirect_stdout(text):
    trace.Trace(count=0, trace=1, ignoredirs=[sys.prefix]).runfunc(classify, 3)
print(text.getvalue())


class Debugger(bdb.Bdb):
    def user_call(self, frame, args):
        if frame.f_code.co_filename == __file__:
            print("user_call", frame.f_code.co_name)
            self.set_step()

    def user_line(self, frame):
        if frame.f_code.co_filename == __file__:
            print("user_line", frame.f_code.co_name, frame.f_lineno)
            if frame.f_code.co_name == "classify" and self.break_here(frame):
                print("   at a breakpoint, kind =", frame.f_locals.get("kind"))
        self.set_step()

    def user_return(self, frame, value):
        if frame.f_code.co_filename == __file__:
            print("user_return", frame.f_code.co_name, value)
        self.set_step()

    def user_exception(self, frame, info):
        if frame.f_code.co_filename == __file__:
            print("user_exception", frame.f_code.co_name, info[0].__name__)
        self.set_step()


debugger = Debugger()
print(debugger.set_break(__file__, 17))
print(debugger.set_break(__file__, 99999))
print(debugger.runcall(work))


def fails():
    try:
        {}["x"]
    except KeyError:
        return "handled"


print(Debugger().runcall(fails))
debugger = Debugger()
debugger.runcall(int, "7")


class Quitter(bdb.Bdb):
    def user_line(self, frame):
        if frame.f_code.co_name == "classify":
            self.set_quit()


Quitter().runcall(work)
print("run went on")
Quitter().set_trace()
classify(1)
