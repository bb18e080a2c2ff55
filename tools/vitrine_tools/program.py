"""The test programs: where they are, and what the comments at their top ask for.

A program is tests/programs/TOPIC/NAME.py, or a folder tests/programs/TOPIC/NAME with the program's
modules, of which main.py is run, or __main__.py.  The comments before the first statement may hold
directives:

    # args: a b "c d"        command-line arguments, split as a shell does
    # stdin: some text       one line of standard input; \\n, \\t and others as in a Python string
    # env: NAME=VALUE        an environment variable
    # vitrine: OPTIONS       more options for the compiler
    # module: PKG.MOD        run `python3 -m PKG.MOD` in the program's folder instead of this file
"""

import ast
import dataclasses
import fnmatch
import os
import re
import shlex
import warnings

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROOT = os.path.join(REPOSITORY, "tests", "programs")

_DIRECTIVE = re.compile(r"#\s*(args|stdin|env|vitrine|module):[ \t]?(.*)")


@dataclasses.dataclass
class Program:
    """One test program and how to run it."""

    topic: str
    name: str
    path: str  # absolute: tracebacks show it
    args: list = dataclasses.field(default_factory=list)
    stdin: bytes | None = None
    env: dict = dataclasses.field(default_factory=dict)
    compiler_options: list = dataclasses.field(default_factory=list)
    module: str = ""
    summary: str = ""
    is_folder: bool = False
    syntax_error: bool = False

    @property
    def id(self):
        """`topic/name`, as the tables and -k know it."""
        return f"{self.topic}/{self.name}"

    @property
    def folder(self):
        """The folder that holds the program's file, or its files."""
        return os.path.dirname(self.path)

    @property
    def what(self):
        """The interpreter's and the compiler's words for what to run."""
        return ["-m", self.module] if self.module else [self.path]


def read(path):
    """The program in a file or folder.  Raises ValueError when a directive makes no sense."""
    path = os.path.abspath(path)
    folder, file_name = os.path.split(path)
    program = Program(os.path.basename(folder), file_name.removesuffix(".py"), path)
    if os.path.isdir(path):
        program.is_folder = True
        program.path = path = next(file for file in _mains(path) if os.path.isfile(file))
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        text = file.read()
    for line in text.splitlines():
        if line and not line.startswith("#"):
            break
        if match := _DIRECTIVE.match(line):
            _apply(program, *match.groups())
    program.summary = _first_line(text)
    program.syntax_error = _has_syntax_error(text)
    return program


def _apply(program, name, value):
    if name == "args":
        program.args += shlex.split(value)
    elif name == "stdin":
        quoted = re.sub(r'\\.|"', lambda part: part[0] if part[0] != '"' else '\\"', value)
        line = ast.literal_eval(f'"{quoted}"') + "\n"
        program.stdin = (program.stdin or b"") + line.encode("utf-8", "surrogateescape")
    elif name == "env":
        variable, equals, content = value.strip().partition("=")
        if not equals:
            raise ValueError(f"{program.path}: `# env: {value}`, expected NAME=VALUE")
        program.env[variable] = content
    elif name == "vitrine":
        program.compiler_options += shlex.split(value)
    else:
        program.module = value.strip()


def _first_line(text):
    try:
        return (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    except (SyntaxError, ValueError):  # a program may be about its own syntax error
        match = re.search(r'"""(.*?)("""|\n)', text)
        return match.group(1) if match else ""


def _has_syntax_error(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text.encode("utf-8", "surrogateescape"), "program", "exec",
                    dont_inherit=True)
    except (SyntaxError, ValueError):
        return True
    return False


def find(selections=(), pattern="", root=ROOT):
    """All programs, or those in the named topics, files or `topic/name`s, in a fixed order."""
    everything = [read(path)
                  for topic in sorted(os.listdir(root))
                  if os.path.isdir(os.path.join(root, topic))
                  for name in sorted(os.listdir(os.path.join(root, topic)))
                  if _is_program(path := os.path.join(root, topic, name))]
    chosen = [program for selection in selections for program in _select(everything, selection)]
    if not selections:
        chosen = everything
    chosen = list({program.path: program for program in chosen}.values())
    return [program for program in chosen if _matches(program.id, pattern)]


def _is_program(path):
    return path.endswith(".py") or any(map(os.path.isfile, _mains(path)))


def _mains(folder):
    return [os.path.join(folder, name) for name in ("main.py", "__main__.py")]


def _select(everything, selection):
    found = [program for program in everything
             if selection in (program.topic, program.id, program.name)]
    if not found and _is_program(selection):
        found = [read(selection)]
    if not found:
        raise ValueError(f"no topic, program or file {selection!r}")
    return found


def _matches(name, pattern):
    return pattern in name or fnmatch.fnmatchcase(name, pattern)


def shard(programs, text):
    """The i-th of n parts, for `i/n` with i from 1; neighbours go to different parts."""
    match = re.fullmatch(r"(\d+)/(\d+)", text)
    number, count = map(int, match.groups()) if match else (0, 0)
    if not 1 <= number <= count:
        raise ValueError(f"shard {text!r}, expected I/N with I from 1 to N")
    return programs[number - 1::count]
