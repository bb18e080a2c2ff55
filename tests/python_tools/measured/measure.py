"""Runs the module argv[2] under the tool argv[1] and prints all that the tool saw of it."""
import importlib
import io
import os
import sys
import zlib

tool, name = sys.argv[1:]
here = os.path.dirname(os.path.abspath(__file__))
output = sys.stdout


def run():
    sys.stdout = io.StringIO()
    try:
        importlib.import_module(name)
    except BaseException as error:
        return repr(error)
    finally:
        sys.stdout = output


def is_measured(code):
    return code.co_filename == os.path.join(here, name + ".py")


def coverage_report():
    import coverage
    measured = coverage.Coverage(branch=True, data_file=None, include=[os.path.join(here, name + ".py")])
    measured.start()
    run()
    measured.stop()
    data = measured.get_data()
    for file in sorted(data.measured_files()):
        print(sorted(data.lines(file)))
        print(sorted(data.arcs(file)))
    report = io.StringIO()
    measured.report(file=report, show_missing=True)
    print(report.getvalue())


def profile_report():
    import cProfile
    import pstats
    profiler = cProfile.Profile()
    profiler.runcall(run)
    stats = pstats.Stats(profiler).stats
    for (file, line, function), (calls, primitive, *_, callers) in sorted(stats.items()):
        if os.path.dirname(file) == here:
            print(os.path.basename(file), line, function, calls, primitive,
                  sorted((os.path.basename(c[0]), c[1], c[2].partition(" at 0x")[0], v[0])
                         for c, v in callers.items()))


def settrace_report():
    events = []

    def trace(frame, event, argument):
        if is_measured(frame.f_code):
            if event == "line":
                frame.f_trace_opcodes = False
            shown = type(argument).__name__ if event != "exception" else argument[0].__name__
            events.append((frame.f_code.co_qualname, event, frame.f_lineno, frame.f_lasti, shown))
        return trace
    sys.settrace(trace)
    run()
    sys.settrace(None)
    for event in events:
        print(*event)


def opcodes_report():
    events = []

    def trace(frame, event, argument):
        if is_measured(frame.f_code):
            frame.f_trace_opcodes = True
            events.append((event, frame.f_lineno, frame.f_lasti))
        return trace
    sys.settrace(trace)
    run()
    sys.settrace(None)
    print(len(events), zlib.crc32(repr(events).encode()))


def setprofile_report():
    events = []

    def profile(frame, event, argument):
        if is_measured(frame.f_code):
            shown = getattr(argument, "__name__", type(argument).__name__) if event.startswith("c_") else ""
            events.append((frame.f_code.co_qualname, event, frame.f_lineno, shown))
    sys.setprofile(profile)
    run()
    sys.setprofile(None)
    for event in events:
        print(*event)


def trace_report():
    import trace
    tracer = trace.Trace(count=1, trace=0, countfuncs=0, countcallers=0)
    tracer.runfunc(run)
    for (file, line), count in sorted(tracer.results().counts.items()):
        if file == os.path.join(here, name + ".py"):
            print(line, count)


globals()[tool + "_report"]()
