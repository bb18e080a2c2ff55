#!/usr/bin/env python3
"""The sessions in README.md and docs/debugging.md are real: LLDB is asked again, and each command is shown.

VITRINE_BLESS=1 writes the answers into the files. What differs from machine to machine (addresses, folders, process
numbers) is as in transcripts; the folder of the examples is /home/ann there.
"""

import os
import pathlib
import re
import shutil
import subprocess
import unittest

import debugging

EXAMPLES = debugging.ROOT / "examples"
HOME = "/home/ann"
BLOCK = re.compile(r"(?ms)^```\n((?:\$ [^\n]*\n)*\(lldb\) .*?)^```$")
COMMAND = re.compile(r"(?m)^\(lldb\) (.*)$")
# What LLDB prints between a command and the stop, which the texts leave out.
LEFT_OUT = re.compile(r"(?m)^Process .*\n")
ADDRESS = re.compile(r"0x[1-9a-f][0-9a-f]{8,15}\b")  # of objects


class DocsTest(debugging.ProgramTest):
    def check(self, path, start, end, source):
        """Asks again what stands between two headings of a file."""
        text = path.read_text()
        section = text[text.index(start):text.index(end)]
        blocks = BLOCK.findall(section)
        commands = [command for block in blocks for command in COMMAND.findall(block)]
        self.assertTrue(commands)
        folder = self.folder / source
        folder.mkdir()
        program = debugging.build(shutil.copy(EXAMPLES / f"{source}.py", folder), folder)
        answers = self.ask(program, commands)
        documented = "".join(block[block.index("(lldb)"):] for block in blocks)
        for old, new in self.addresses(documented, answers).items():
            commands = [command.replace(old, new) for command in commands]
        answers = self.ask(program, commands)
        if os.environ.get("VITRINE_BLESS"):
            # The answers are in the order of the commands.
            parts = iter(re.split(r"(?m)(?=^\(lldb\) )", answers)[1:])

            def blessed(match):
                head = match.group(1)[:match.group(1).index("(lldb)")]
                return "```\n" + head + "".join(next(parts) for _ in COMMAND.findall(match.group(1))) + "```"
            path.write_text(text.replace(section, BLOCK.sub(blessed, section)))
            return commands
        self.assertEqual(self.plain(answers, source), self.plain(documented, source))
        return commands

    def ask(self, program, commands):
        """LLDB's answers, each behind its command."""
        text = LEFT_OUT.sub("", debugging.run_lldb(commands, program))
        lines = [line.rstrip() for line in text.replace(str(program.parent), HOME).splitlines()]
        return re.sub(r"\n{2,}(?=\(lldb\)|\Z)", "\n", "\n".join(lines) + "\n")

    @staticmethod
    def addresses(documented, answers):
        """{address in the text: the one that is there now}, for the commands that have one.

        By their first places: behind a command with an address that is not there yet, the answers are others.
        """
        found = {}
        for old, new in zip(ADDRESS.findall(documented), ADDRESS.findall(answers)):
            found.setdefault(old, new)
        return found

    @staticmethod
    def plain(text, source):
        return debugging.normal(text, HOME, pathlib.Path(HOME, f"{source}.py"))

    def test_debugging(self):
        commands = self.check(debugging.ROOT / "docs" / "debugging.md", "## Every command", "## VS Code", "orders")
        shown = {command.split()[1] for command in commands if command.startswith("py ")}
        done = subprocess.run(["lldb-22", "--no-lldbinit", "-b", "-o", f'plugin load "{debugging.PLUGIN}"', "-o", "help py"],
                              capture_output=True, text=True, check=True)
        known = set(re.findall(r"(?m)^ +(\w+) +-- ", done.stdout.split("subcommands are supported", 1)[1]))
        self.assertGreater(len(known), 15)
        self.assertEqual(shown, known)

    def test_readme(self):
        self.check(debugging.ROOT / "README.md", "## A tour of 60 seconds", "## How it works", "tour")


if __name__ == "__main__":
    debugging.require()
    unittest.main()
