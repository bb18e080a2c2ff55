"""Call the compiler, and check its report for code that was not compiled."""

import dataclasses
import inspect
import json
import os
import subprocess
import time
import types
import warnings

from . import process

MODES = {"default": [], "debug": ["--debug-mode"]}

_REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DEFAULT_COMPILER = os.path.join(_REPOSITORY, "build", "bin", "vitrine")


@dataclasses.dataclass
class Build:
    """Result of one compiler call."""

    binary: str | None  # None when it failed
    seconds: float
    output: str
    code_objects: list  # of the compiler's report
    paths: dict = dataclasses.field(default_factory=dict)  # module name -> source file


def add_options(parser):
    """Add --vitrine and --mode, which all tools have, to an argument parser."""
    parser.add_argument("--vitrine", metavar="PATH", default=DEFAULT_COMPILER,
                        help="the compiler (default: build/bin/vitrine of this repository)")
    parser.add_argument("--mode", choices=[*MODES, "both"], default="both",
                        help="which kind of build to check (default: both)")


def chosen_modes(options):
    """The list of modes that --mode stands for."""
    return list(MODES) if options.mode == "both" else [options.mode]


def require_compiler(parser, path):
    """The compiler's absolute path; ends the program with a message when there is none."""
    if not os.access(path, os.X_OK):
        parser.error(f"no compiler at {path}; build the target vitrine, or use --vitrine PATH")
    return os.path.abspath(path)


def compile_script(compiler, mode, script, binary, options=(), *, timeout=3600, cwd=None):
    """Compile `script` to `binary`; never raises for what the compiler does."""
    report = f"{binary}.report.json"
    command = [compiler, *MODES[mode], "--quiet", *_jobs(), f"--report={report}", *options,
               "-o", binary, script]
    started = time.monotonic()
    running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, cwd=cwd, start_new_session=True,
                               # What a failed build leaves behind goes with the work folder.
                               env=process.environment(TMPDIR=os.path.dirname(binary)))
    try:
        output, _ = running.communicate(timeout=timeout)
        how = process.describe_exit(running.returncode)
    except subprocess.TimeoutExpired:
        process.kill_group(running)
        output, _ = running.communicate()
        how = f"no result after {timeout} s"
    finally:
        process.kill_group(running)
    seconds = round(time.monotonic() - started, 2)
    text = output.decode("utf-8", "backslashreplace")
    if running.returncode != 0:
        return Build(None, seconds, f"compiler: {how}\n{text}", [])
    if not os.access(binary, os.X_OK):
        return Build(None, seconds, f"compiler: {how}, but no executable\n{text}", [])
    return Build(binary, seconds, text, *_read_report(report))


def _jobs():
    """VITRINE_JOBS limits the parallel jobs here as it does in tools/test."""
    jobs = os.environ.get("VITRINE_JOBS")
    return [f"--jobs={jobs}"] if jobs else []


def _read_report(path):
    try:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
    except (OSError, ValueError):
        return [], {}
    paths = {module["name"]: module["path"] for module in report.get("modules", ())}
    return report.get("code_objects", []), paths


def left_interpreted(build):
    """Describe each code object that is interpreted without being an async generator."""
    generators = {}
    for entry in build.code_objects:
        if entry["status"] != "interpreted":
            continue
        module = entry["module"]
        if module not in generators:
            generators[module] = set(_async_generators(build.paths.get(module)))
        if (entry["qualname"], entry["line"]) not in generators[module]:
            yield (f"{module}:{entry['line']} {entry['qualname']} is interpreted: "
                   f"{entry['reason']}")


def _async_generators(path):
    """(qualified name, line) of the async generators in a source file."""
    try:
        with open(path or "", "rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pending = [compile(file.read(), path, "exec", dont_inherit=True)]
    except (OSError, SyntaxError, ValueError):
        return
    while pending:
        code = pending.pop()
        if code.co_flags & inspect.CO_ASYNC_GENERATOR:
            yield code.co_qualname, code.co_firstlineno
        pending.extend(const for const in code.co_consts if isinstance(const, types.CodeType))
