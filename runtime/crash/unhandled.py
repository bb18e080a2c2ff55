"""Reports an unhandled exception: the stack with locals, causes and contexts, the other threads.

Runs inside the program, after CPython has printed its own traceback; unhandled.cpp puts `_facts` and
`_is_native` into the namespace. Everything is bounded, and nothing that goes wrong here is ever seen:
report() returns what it has.
"""

import sys

MOST_EXCEPTIONS = 16  # of a chain or group
FIRST_FRAMES = 60  # of a deep recursion, and its innermost ones
LAST_FRAMES = 20
MOST_LOCALS = 60
MOST_TEXT = 160
MOST_ITEMS = 6
MOST_THREADS = 64


def shorten(text, most=MOST_TEXT):
    if len(text) <= most:
        return text
    return text[:most // 2] + "..." + text[len(text) - most // 2:]


def show(value, depth=2):
    """repr(), except that large containers and texts are cut before their repr is made."""
    try:
        return show_value(value, depth)
    except Exception as error:
        return f"<{type(value).__name__} object at {id(value):#x}, its repr raised {type(error).__name__}>"


def show_value(value, depth):
    kind = type(value)
    if kind is str or kind is bytes or kind is bytearray:
        if len(value) > MOST_TEXT:
            half = MOST_TEXT // 2
            return repr(value[:half]) + "..." + repr(value[-half:]) + f" (length {len(value)})"
        return repr(value)
    if kind is int and value.bit_length() > 2000:
        return f"<int of {value.bit_length()} bits>"
    if kind in (list, tuple, set, frozenset, dict):
        if depth == 0:
            return f"<{kind.__name__} of {len(value)}>"
        return show_container(value, kind, depth - 1)
    return shorten(repr(value))


def show_container(value, kind, depth):
    items = []
    for item in value:
        if len(items) == MOST_ITEMS:
            items.append("...")
            break
        text = show(item, depth)
        items.append(f"{text}: {show(value[item], depth)}" if kind is dict else text)
    inner = ", ".join(items)
    if kind is tuple:
        inner = f"({inner},)" if len(items) == 1 else f"({inner})"
    elif kind is list:
        inner = f"[{inner}]"
    elif kind is frozenset or not items and kind is set:
        inner = f"{kind.__name__}({{{inner}}})" if items else f"{kind.__name__}()"
    else:
        inner = f"{{{inner}}}"
    return inner if len(items) <= MOST_ITEMS else f"{inner} (length {len(value)})"


def is_scenery(name, value):
    """What a module's namespace holds besides its data."""
    return name.startswith("__") and name.endswith("__") or isinstance(
        value, (type(sys), type, type(show), type(len)))


def locals_of(frame):
    names = frame.f_locals
    is_function = frame.f_code.co_flags & 1
    shown = {}
    for name, value in list(names.items()):
        if not isinstance(name, str) or not is_function and is_scenery(name, value):
            continue
        if len(shown) == MOST_LOCALS:
            shown["..."] = f"{len(names) - MOST_LOCALS} more"
            break
        shown[name] = show(value)
    if is_function:
        for name in frame.f_code.co_varnames:
            if name not in names:
                shown[name] = "<unbound>"
    return shown


def source_line(frame, line):
    import linecache  # late: what is wrong with an import must only cost this line
    if line is None:
        return ""
    return linecache.getline(frame.f_code.co_filename, line, frame.f_globals).strip()


def describe_frame(frame, line):
    code = frame.f_code
    found = {"file": code.co_filename, "line": line, "function": code.co_qualname,
             "native": _is_native(code)}
    try:
        found["locals"] = locals_of(frame)
        found["source"] = source_line(frame, line)
    except Exception as error:
        found["incomplete"] = type(error).__name__
    return found


def frames_of_traceback(traceback):
    """Innermost first, as all stacks of a report."""
    steps = []
    while traceback is not None:
        steps.append((traceback.tb_frame, traceback.tb_lineno))
        traceback = traceback.tb_next
    steps.reverse()
    return cut([describe_frame(*step) for step in some(steps)], len(steps))


def frames_of_thread(frame):
    steps = []
    while frame is not None:
        steps.append((frame, frame.f_lineno))
        frame = frame.f_back
    return cut([describe_frame(*step) for step in some(steps)], len(steps))


def some(steps):
    if len(steps) <= FIRST_FRAMES + LAST_FRAMES:
        return steps
    return steps[:FIRST_FRAMES] + steps[-LAST_FRAMES:]


def cut(frames, count):
    if len(frames) < count:
        frames.insert(FIRST_FRAMES, {"left_out": count - len(frames)})
    return frames


def message_of(exception):
    try:
        return shorten(str(exception), 4 * MOST_TEXT)
    except Exception as error:
        return f"<str() raised {type(error).__name__}>"


def type_name(exception):
    kind = type(exception)
    if kind.__module__ in ("builtins", "__main__"):
        return kind.__qualname__
    return f"{kind.__module__}.{kind.__qualname__}"


def chain(exception, seen):
    """The exception, then what caused it or was being handled when it was raised."""
    found = []
    relation = None
    while exception is not None and id(exception) not in seen and len(found) < MOST_EXCEPTIONS:
        seen.add(id(exception))
        entry = {"type": type_name(exception), "message": message_of(exception), "relation": relation,
                 "frames": frames_of_traceback(exception.__traceback__)}
        notes = getattr(exception, "__notes__", None)
        if notes and isinstance(notes, (list, tuple)):
            entry["notes"] = [shorten(str(note)) for note in notes[:MOST_ITEMS]]
        if isinstance(exception, BaseExceptionGroup):
            entry["group"] = [chain(inner, seen) for inner in exception.exceptions[:MOST_EXCEPTIONS]]
        found.append(entry)
        if exception.__cause__ is not None:
            exception, relation = exception.__cause__, "cause"
        elif exception.__suppress_context__:
            exception = None
        else:
            exception, relation = exception.__context__, "context"
    return found


def other_threads(own):
    names = {}
    threading = sys.modules.get("threading")
    for ident, thread in list(getattr(threading, "_active", {}).items()):
        names[ident] = (thread.name, thread.native_id)
    threads = []
    for ident, frame in sys._current_frames().items():
        if ident != own and len(threads) < MOST_THREADS:
            name, native_id = names.get(ident, (None, None))
            threads.append({"native_id": native_id, "name": name, "frames": frames_of_thread(frame)})
    return threads, names.get(own, (None, None))[0]


def gather(exception, own_thread):
    threads, name = other_threads(own_thread)
    return {"vitrine_report": 1, "kind": "exception", **_facts(), "thread_name": name,
            "exceptions": chain(exception, set()), "threads": threads}


# ---- as text ------------------------------------------------------------------------------------

def frame_lines(frames):
    for frame in frames:
        if "left_out" in frame:
            yield f"  ... {frame['left_out']} more frames"
            continue
        note = "" if frame["native"] else "  [interpreted]"
        yield f"  File \"{frame['file']}\", line {frame['line']}, in {frame['function']}{note}"
        if frame.get("source"):
            yield f"    {frame['source']}"
        for name, value in frame.get("locals", {}).items():
            yield f"      {name} = {value}"


def exception_lines(exceptions, indent=""):
    words = {None: "", "cause": "Caused by ", "context": "While handling "}
    for entry in exceptions:
        text = f"{entry['type']}: {entry['message']}" if entry["message"] else entry["type"]
        yield f"{indent}{words[entry['relation']]}{text}"
        for note in entry.get("notes", ()):
            yield f"{indent}{note}"
        if entry["frames"]:
            yield f"{indent}Most recent call first:"
        for line in frame_lines(entry["frames"]):
            yield indent + line
        for number, inner in enumerate(entry.get("group", ()), 1):
            yield f"{indent}Exception {number} of the group:"
            yield from exception_lines(inner, indent + "    ")
        yield ""


def text_lines(report):
    name = report["thread_name"]
    yield ""
    yield (f"vitrine: unhandled {report['exceptions'][0]['type']} in thread {report['thread']}"
           + (f" ({name})" if name else ""))
    yield f"Program: {report['program']}  build id {report['build_id']}"
    yield ""
    yield from exception_lines(report["exceptions"])
    for thread in report["threads"]:
        name = f" ({thread['name']})" if thread["name"] else ""
        yield f"Python stack of thread {thread['native_id']}{name}, most recent call first:"
        yield from frame_lines(thread["frames"])
        yield ""


# ---- as JSON: the json module may not be loaded, and importing it now could fail -----------------

def quote(text):
    out = []
    for c in text:
        n = ord(c)
        if c in '"\\':
            out.append("\\" + c)
        elif n < 32 or 0xd800 <= n < 0xe000:
            out.append(f"\\u{n:04x}")
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


def to_json(value):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, dict):
        return "{" + ",\n".join(f"{quote(k)}: {to_json(v)}" for k, v in value.items()) + "}"
    return "[" + ",\n".join(map(to_json, value)) + "]"


def report(exception, own_thread):
    """The report as text and as JSON, both bytes."""
    found = gather(exception, own_thread)
    text = "\n".join(text_lines(found)) + "\n"
    return (text.encode("utf-8", "backslashreplace"),
            (to_json(found) + "\n").encode("utf-8", "backslashreplace"))
