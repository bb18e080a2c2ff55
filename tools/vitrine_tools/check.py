"""Compare a program's compiled run with the interpreted one."""

import dataclasses
import difflib
import os
import shutil
import tempfile
import time
import warnings

from vitrine_regrtest import compiling

from . import execution

INTERPRETED = "interpreted"
_DIFF_LINES = 80


@dataclasses.dataclass
class Settings:
    """What holds for all programs of one call of the tool."""

    compiler: str
    folder: str
    timeout: float = 30
    keep: bool = False
    allow_interpreted: bool = False
    stats: bool = False


@dataclasses.dataclass
class Verdict:
    """The result for one program in one mode."""

    id: str
    mode: str
    problems: list = dataclasses.field(default_factory=list)  # (headline, detail) pairs
    seconds: float = 0.0
    compile_seconds: float = 0.0
    stats: str = ""

    @property
    def passed(self):
        """Whether nothing differed."""
        return not self.problems

    def to_json(self):
        """For --json."""
        return {"program": self.id, "mode": self.mode, "passed": self.passed,
                "seconds": self.seconds, "compile_seconds": self.compile_seconds,
                "problems": [{"what": what, "detail": detail} for what, detail in self.problems]}


def check(program, modes, settings):
    """One verdict for each mode; the interpreted run is made once."""
    expected = execution.interpreted(program, timeout=settings.timeout)
    verdicts = []
    for mode in modes:
        folder = tempfile.mkdtemp(prefix=f"{program.topic}-{program.name}-{mode}-",
                                  dir=settings.folder)
        try:
            verdicts.append(_check_mode(program, mode, expected, folder, settings))
        finally:
            if not settings.keep:
                shutil.rmtree(folder, ignore_errors=True)
    return verdicts


def check_determinism(program, settings):
    """Two interpreted runs whose sets are ordered differently must not differ."""
    verdict = Verdict(program.id, INTERPRETED)
    started = time.monotonic()
    first, second = (execution.interpreted(program, timeout=settings.timeout, hash_seed=seed)
                     for seed in ("1", "987654"))
    verdict.seconds = round((time.monotonic() - started) / 2, 2)
    if first.timed_out:
        verdict.problems.append(("timed out", _decode(first.stdout + first.stderr)))
    if not first.stdout and not first.stderr:
        verdict.problems.append(("prints nothing", ""))
    if not program.summary:
        verdict.problems.append(("has no docstring", ""))
    if warned := _compiler_warnings(program.path):
        verdict.problems.append(("warnings appear when it is compiled, not when it runs", warned))
    verdict.problems += differences(first, second, "first run", "second run")
    return verdict


def _compiler_warnings(path):
    with open(path, "rb") as file, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(file.read(), path, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            pass
    return "\n".join(f"{path}:{each.lineno}: {each.message}" for each in caught)


def _check_mode(program, mode, expected, folder, settings):
    verdict = Verdict(program.id, mode)
    if expected.timed_out:
        verdict.problems.append(("the interpreted run timed out", _decode(expected.stderr)))
        return verdict
    binary = os.path.join(folder, program.name)
    # `vitrine -m` looks for the module where `python3 -m` does.
    build = compiling.compile_script(settings.compiler, mode, "".join(program.what), binary,
                                     program.compiler_options,
                                     cwd=program.folder if program.module else folder)
    verdict.compile_seconds = build.seconds
    if program.syntax_error:
        verdict.problems += _syntax_error_problems(build, expected)
        return verdict
    if build.binary is None:
        verdict.problems.append(("does not compile", build.output))
        return verdict
    if build.output:
        verdict.problems.append(("the compiler was told to be quiet", build.output))
    if not settings.allow_interpreted:
        if not build.code_objects:
            verdict.problems.append(("the compiler's report has no code objects", ""))
        left = [f"{entry['module']}:{entry['line']} {entry['qualname']} is interpreted: "
                f"{entry['reason']}"
                for entry in build.code_objects if entry["status"] == "interpreted"]
        if left:
            verdict.problems.append(("not everything is native", "\n".join(left)))
    started = time.monotonic()
    actual = execution.compiled(binary, program, timeout=settings.timeout)
    verdict.seconds = round(time.monotonic() - started, 2)
    verdict.problems += differences(expected, actual, "python3", f"{mode} build")
    if settings.keep:
        execution.write(expected, folder, "expected")
        execution.write(actual, folder, "actual")
    if settings.stats:
        verdict.stats = _statistics(binary, program, actual, settings)
    return verdict


def _syntax_error_problems(build, expected):
    """The compiler refuses what CPython refuses, with the same words."""
    if build.binary is not None:
        return [("compiles in spite of its syntax error", "")]
    _, _, said = build.output.partition("\n")  # after how the compiler ended
    if said.encode("utf-8", "backslashreplace") == expected.stderr:
        return []
    return [("syntax error differs", _diff(expected.stderr, said.encode(), "python3 stderr",
                                           "compiler stderr"))]


def _statistics(binary, program, plain, settings):
    """What VITRINE_STATS=1 adds to stderr; a run of its own, which is not compared."""
    outcome = execution.compiled(binary, program, timeout=settings.timeout, VITRINE_STATS="1")
    known = set(plain.stderr.splitlines())
    return _decode(b"\n".join(line for line in outcome.stderr.splitlines() if line not in known))


def differences(expected, actual, expected_name, actual_name):
    """(headline, unified diff) of each of exit, stdout and stderr that differs."""
    found = []
    for (part, one), (_, other) in zip(expected.parts(), actual.parts()):
        if one != other:
            found.append((f"{part} differs", _diff(one, other, f"{expected_name} {part}",
                                                   f"{actual_name} {part}")))
    return found


def _diff(one, other, one_name, other_name):
    lines = list(difflib.unified_diff(_lines(one), _lines(other), one_name, other_name,
                                      lineterm=""))
    if len(lines) > _DIFF_LINES:
        lines[_DIFF_LINES:] = [f"... {len(lines) - _DIFF_LINES} more lines"]
    return "\n".join(lines)


def _lines(content):
    text = _decode(content)
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += "  <no newline at the end>"
    # What a terminal would not show must not make two different lines look alike.
    return [line.replace("\r", "\\r").replace("\x1b", "\\x1b") for line in lines]


def _decode(content):
    return content.decode("utf-8", "backslashreplace")
