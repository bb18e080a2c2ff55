"""Runs a program in the interpreter and records what sys.settrace reports of it.

usage: interpreted.py OUTPUT LIMIT ROOT SCRIPT|-m MODULE [ARGUMENT...]

Writes one JSON value a line to OUTPUT: [thread, file, line, function, {local: text} or null].
"""

import json
import os
import sys
import threading

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    """Traces the program, then ends as it ends."""
    sys.path.insert(0, HERE)
    import canonical
    sys.path.pop(0)
    output, limit, root = open(sys.argv[1], "w", encoding="utf-8"), int(sys.argv[2]), sys.argv[3]
    arguments = sys.argv[4:]
    count = 0
    busy = set()
    own = os.getpid()
    foreign = [False]  # the program traces itself

    def local(frame, event, _):
        nonlocal count
        if event != "line" or count >= limit or os.getpid() != own:
            return local
        thread = threading.get_ident()
        if thread in busy:
            return local
        busy.add(thread)
        code = frame.f_code
        values = None
        if code.co_flags & 2:  # CO_NEWLOCALS and not a class or module: locals in slots
            values = {}
            for name, value in frame.f_locals.items():
                try:
                    values[name] = canonical.of(value)
                except Exception as error:
                    values[name] = f"?{type(error).__name__}: {error}"
        count += 1
        row = [int(thread != main_thread), code.co_filename, frame.f_lineno, code.co_qualname, values]
        output.write(json.dumps(row) + "\n")
        busy.discard(thread)
        return local

    def start(frame, _event, _argument):
        name = frame.f_code.co_filename
        return local if name.startswith(root) else None

    def audit(event, _arguments):
        if event == "sys.settrace" and armed[0]:
            foreign[0] = True

    def done():
        armed[0] = False
        sys.settrace(None)
        if foreign[0]:
            output.write('"traces itself"\n')
        output.flush()

    armed = [False]
    main_thread = threading.get_ident()
    sys.addaudithook(audit)
    import runpy
    import types
    if arguments[0] == "-m":
        name = arguments[1]
        sys.argv = arguments[1:]
        sys.path[0] = os.getcwd()
        _, spec, code = runpy._get_main_module_details() if name == "" else runpy._get_module_details(name)
        sys.argv[0] = spec.origin
    else:
        path = os.path.abspath(arguments[0])
        sys.argv = arguments
        sys.path[0] = os.path.dirname(path)
        spec = None
        with open(path, "rb") as source:
            code = compile(source.read(), path, "exec", dont_inherit=True)
    module = types.ModuleType("__main__")
    module.__builtins__ = sys.modules["builtins"]
    module.__spec__ = spec
    module.__file__ = code.co_filename
    if spec is None:
        module.__cached__ = None
        del module.__dict__["__package__"], module.__dict__["__loader__"]
        module.__package__ = None
        import importlib.machinery
        module.__loader__ = importlib.machinery.SourceFileLoader("__main__", code.co_filename)
    else:
        module.__package__ = spec.parent
        module.__loader__ = spec.loader
    sys.modules["__main__"] = module
    threading.settrace(start)
    import atexit
    atexit.register(output.flush)
    sys.settrace(start)
    armed[0] = True
    try:
        exec(code, module.__dict__)
    finally:
        done()


if __name__ == "__main__":
    main()
