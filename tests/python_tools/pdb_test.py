"""Scripted pdb sessions say the same in a compiled program and under python3."""

import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

PROGRAMS = pathlib.Path(__file__).with_name("pdb_programs")
# program [arguments]: commands, separated by ;; as pdb itself does not need it in a script.
SESSIONS = """
basics: n; n; n; p i; p first.amount; n; n; n; p i; c
basics: s; s; s; n; n; p before; r; p amount; n; c
basics: w; u; p x, y; u; w; d; d; p n; c
basics: l; l .; l 1,10; ll; source Account; c
basics: a; args; u; a; c
basics: b 14; b Account.add; b; c; w; p amount; c; clear 1; cl 2; b; c
basics: tbreak 27; c; p result; b; tbreak; c
basics: b 15, amount > 2; c; p amount, before; c; p amount; condition 1; c; disable 1; c
basics: b 14; ignore 1 3; c; p self.owner, amount; enable 1; commands 1; p 'hit', amount; c; end; c; c
basics: b total; c; display result; display account; n; n; n; n; undisplay result; n; undisplay; n; c
basics: pp vars(first); pp {'a': list(range(30)), 'b': 'x' * 90}; whatis first; whatis first.add; whatis total; c
basics: until; until; until 42; p both; c
basics: j 40; p first.amount; n; j 45; c
basics: n; j 35; n; !n = 2; p n; c; c
basics: !first.amount = 1000; !second = Account('eve', 7); p Account.count; b 43; c; p both, text; c
basics: p undefined; p 1 +; first.add(-1); n; [a.owner for a in (first, second)]; c
basics: b 39; c; s; s; s; p i; r; r; n; p squares; c
basics: alias pa p %1.amount; pa first; pa second; unalias pa; alias; c
basics: b 99; b nowhere; b 14 junk; tbreak total; c; q
basics: n; n; q
basics: restart; q
basics: interact; print(first.amount); n; ;EOF
basics: retval; b 18; c; r; retval; s; c; clear; y; c
basics: w; bt; where; up 2; p result; down; list; c
basics: h p; help c; ? w; p __name__, __file__ != ''; c
generators: n; n; p local; n; n; n; c
generators: w; p result; u; ll; p item; c
generators: b 9; b 3; b; s; n; s; s; n; n; s; c
generators: r; n; n; r; w; c
generators: b 26; c; n; s; p item; r; n; tbreak 30; c; p c; s; s; w; c
coroutines: n; p first; n; p second; n; n; n; n; p third; c
coroutines: s; s; n; w; r; p second; n; c
coroutines: b leaf; c; p n; r; n; b 15; c; c; cl 1; cl 2; y; c
coroutines: w; u; p self; ll; d; a; until 36; c
bodies: n; p y; n; n; w; p sides; c; c
bodies: s; s; s; p i; r; n; n; s; p x; c; n; n; p names; c
bodies: ll; p x; !x = 10; c; w; p names; u; p y; n; n; c
bodies: b 13; b 25; c; c; p w, h; a; c; p v; r; c
bodies: until 22; until 22; n; n; n; s; s; c
failing post_mortem: w; p a, b; u; p label; u; p mode; ll; d; a; q
failing pm: p quotient; l; u 2; w; p items; u; q
failing trace: n; n; s; n; n; n; n; s; n; n; w; n; n; n; c
failing trace: b 6; c; c; c; p b; n; n; n; r; w; n; c
failing trace: b 16; c; n; n; p error; c
recursion: w; u; p n; u; u; p function; d; p cache; n; c
recursion: r; r; n; s; n; n; c
recursion: tbreak swap; c; n; n; n; n; n; n; n; n; n; n; n; n; n; n; n; n; c
recursion: b 46; c; s; w; r; s; c; c
recursion: b 25; c; c; display a; display b; until 37; n; n; n; n; c
started runcall: a; n; s; n; r; p c; r; p rest, more; c
started run: s; s; n; s; p value; w; c
started runeval: b helper; c; c; p doubled; c; r; c
started break: p value; w; n; n; r; n; c; c
started break: b main; s; s; s; n; c; clear; y; c; c
"""


class Pdb(sandbox.CommandTest):
    def sessions(self):
        for line in SESSIONS.strip().splitlines():
            (program, *arguments), commands = line.split(":", 1)[0].split(), line.split(": ", 1)[1]
            # The end of the input quits what is left over.
            yield program, arguments, commands.partition(";EOF")[0].replace("; ", "\n") + "\n"

    def both(self, program, arguments, text):
        """Transcripts under python3 and compiled."""
        script = f"{program}.py"
        for command in (["/usr/bin/python3.11", script], [self.work / f"{program}.bin"]):
            done = self.run_command([*command, *arguments], input=text, stdin=None, timeout=60)
            yield re.sub("0x[0-9a-f]+", "0x", done.stdout), done.stderr.replace(sandbox.PYTHON, "python3"), done.returncode

    def check(self, *options):
        shutil.copytree(PROGRAMS, self.work, dirs_exist_ok=True)
        for script in PROGRAMS.glob("*.py"):
            self.build(script.name, "-o", f"{script.stem}.bin", *options)
        count = 0
        for program, arguments, text in self.sessions():
            with self.subTest(program=program, arguments=arguments, commands=text):
                expected, done = self.both(program, arguments, text)
                self.assertIn("(Pdb)", expected[0])
                self.assertEqual(done, expected)
                count += 1
        self.assertGreaterEqual(count, 40)

    def test_default_mode(self):
        self.check()

    def test_debug_mode(self):
        self.check("--debug-mode")


if __name__ == "__main__":
    sandbox.main()
