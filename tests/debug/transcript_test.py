#!/usr/bin/env python3
"""Transcripts of debugging sessions: transcripts/NAME.py says what is typed, NAME.txt what LLDB is to answer.

A comment `# lldb: COMMAND` is typed in a live session, `# core: COMMAND` at the core file that the program leaves.
VITRINE_BLESS=1 rewrites the transcripts; read the diff before you keep it.
"""

import difflib
import os
import pathlib
import re
import sys
import tempfile

import debugging

FOLDER = pathlib.Path(__file__).resolve().parent / "transcripts"


def commands(source, kind):
    """What is typed. NAME.py:@here stands for the line that ends in `# @here`."""
    lines = source.read_text().splitlines()
    tags = {line.rsplit("# ", 1)[1]: number for number, line in enumerate(lines, 1) if "  # @" in line}
    mark = f"# {kind}: "
    typed = [line[len(mark):] for line in lines if line.startswith(mark)]
    return [re.sub(r"(?<=:)@\w+", lambda tag: str(tags[tag[0]]), command) for command in typed]


def transcript(source, folder):
    program = debugging.build(source, folder)
    text = ""
    live = commands(source, "lldb")
    if live:
        text += "==== live\n" + debugging.normal(debugging.run_lldb(live, program), folder, source)
    dead = commands(source, "core")
    if dead:
        core = debugging.make_core(program, folder)
        if core is None:
            debugging.skip("this system writes no core files into the program's folder")
        text += "==== core\n" + debugging.normal(debugging.run_lldb(dead, program, core), folder, source)
    return text


def main(names):
    debugging.require()
    failed = 0
    for name in names or sorted(path.stem for path in FOLDER.glob("*.py")):
        source = FOLDER / f"{name}.py"
        expected_file = FOLDER / f"{name}.txt"
        with tempfile.TemporaryDirectory(prefix="vitrine-debug-") as folder:
            got = transcript(source, pathlib.Path(folder).resolve())
        if os.environ.get("VITRINE_BLESS") == "1":
            expected_file.write_text(got)
            continue
        expected = expected_file.read_text() if expected_file.exists() else ""
        if got != expected:
            failed += 1
            sys.stdout.writelines(
                difflib.unified_diff(expected.splitlines(True), got.splitlines(True), f"{name}.txt", "got")
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
