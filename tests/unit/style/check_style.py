"""The rules of the code base that a text search can check.

    check_style.py [ROOT]

Prints one line for each violation, FILE:LINE: MESSAGE, and exits with 1 if there is any.
"""

import pathlib
import re
import subprocess
import sys

MAX_LINES = 800

CODE_SUFFIXES = {".c", ".cc", ".cpp", ".h", ".hpp", ".def", ".inc", ".py", ".cmake"}

# Programs to compile and benchmark are inputs, not code of ours; these tests name what they look for.
INPUTS = ("bench/", "examples/", "tests/programs/", "tests/debug/", "tests/unit/style/")


def files(root):
    """Files of the repository, as paths relative to it; without git, of the folder."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root, check=True, capture_output=True).stdout.decode()
        names = [name for name in listing.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = [str(path.relative_to(root)) for path in root.rglob("*")]
        names = [name for name in names if not name.startswith((".git/", "build"))]
    return sorted(name for name in names if (root / name).is_file())


def is_code(name):
    path = pathlib.PurePosixPath(name)
    if name.startswith(INPUTS):
        return False
    return path.suffix in CODE_SUFFIXES or path.name == "CMakeLists.txt"


# What is looked for, where it may be, and what to say elsewhere.
ALLOWED_ONLY_IN = [
    (re.compile(r"\bPY_VERSION_HEX\b"), ("runtime/cpython/", "compiler/bytecode/"),
     "looks at the Python version"),
    (re.compile(r"#\s*include\s*[<\"][^>\"]*\bpycore_"), ("runtime/cpython/",),
     "includes CPython's internal headers"),
    (re.compile(r"#\s*include\s*[<\"](libdwarf/)?(libdwarf|dwarf)\.h"), ("debuginfo/dwarf/",),
     "includes libdwarf"),
    (re.compile(r"\bvitrine::libdwarf\b"), ("debuginfo/dwarf/", "cmake/"),
     "links libdwarf"),
]


def violations_of(name, text, checkout):
    """(line, message) of each violation in one file."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if checkout in line:
            yield number, "absolute path of the checkout, expected a relative one"
    if not is_code(name):
        return
    if len(lines) > MAX_LINES:
        yield len(lines), f"{len(lines)} lines, expected at most {MAX_LINES}: split the file"
    for pattern, folders, message in ALLOWED_ONLY_IN:
        if name.startswith(folders):
            continue
        for number, line in enumerate(lines, 1):
            if pattern.search(line):
                yield number, f"{message}, expected only in {' and '.join(folders)}"


def check(root):
    """All violations, as lines to print."""
    root = pathlib.Path(root).resolve()
    out = []
    for name in files(root):
        try:
            text = (root / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):  # binary, or just removed
            continue
        out += [f"{name}:{number}: {message}"
                for number, message in violations_of(name, text, f"{root}/")]
    return out


def main():
    here = pathlib.Path(__file__).resolve()
    root = sys.argv[1] if len(sys.argv) > 1 else here.parents[3]
    out = check(root)
    print("\n".join(out) if out else "style: no violations")
    return 1 if out else 0


if __name__ == "__main__":
    sys.exit(main())
