"""Runs Mercurial commands in a folder of their own and remembers what each one said.

Everything that could differ between two runs of the same program is fixed: configuration, dates,
user, language, terminal, hash seed.  The root folder's name is replaced in what is recorded.
"""

import dataclasses
import hashlib
import os
import subprocess
import time

from .. import process

# Stat data, random names, and caches written when time allows.
_VOLATILE_FOLDERS = {"cache", "wcache", "__pycache__", "home"}
_VOLATILE_FILES = ("dirstate", "undo.backup.dirstate", "undo.dirstate")

_HGRC = """\
[ui]
username = Ada Example <ada@example.org>
merge = internal:merge
editor = {root}/editor.sh
interactive = no
timeout = 5
[devel]
default-date = 1000000000 0
[diff]
git = yes
[phases]
publish = yes
[extensions]
rebase =
histedit =
graphlog =
purge =
strip =
mq =
shelve =
share =
children =
churn =
absorb =
uncommit =
convert =
greet = {root}/greet.py
[hooks]
pretxncommit.limit = python:{root}/hook.py:limit
commit.tell = echo committed $HG_NODE
[alias]
short = log -T '{{rev}} {{desc|firstline}}\\n'
"""

# Code that only exists at run time, loaded from source by the compiled program.
_HOOK = """\
def limit(ui, repo, node=None, **options):
    context = repo[node]
    if b'forbidden' in context.description():
        ui.warn(b'hook: %d file(s), refused\\n' % len(context.files()))
        return True
    return False
"""

_EXTENSION = """\
\"\"\"greet somebody\"\"\"
from mercurial import registrar

cmdtable = {}
command = registrar.command(cmdtable)
templatekeyword = registrar.templatekeyword()
revsetpredicate = registrar.revsetpredicate()


@command(b'greet', [(b'n', b'name', b'world', b'whom to greet', b'NAME')], b'[-n NAME]')
def greet(ui, repo, **options):
    \"\"\"say hello\"\"\"
    ui.write(b'hello %s, tip is %d\\n' % (options['name'].encode(), len(repo) - 1))


@command(b'stumble', [])
def stumble(ui, repo):
    \"\"\"raise an exception nobody expects\"\"\"
    numbers = {n: n * n for n in range(4)}
    return numbers[len(repo) + 1000]


@templatekeyword(b'shout', requires={b'ctx'})
def shout(context, mapping):
    return context.resource(mapping, b'ctx').description().upper()


@revsetpredicate(b'even()', safe=True)
def even(repo, subset, x):
    return subset.filter(lambda rev: rev % 2 == 0)
"""

# Stands in for the user: histedit gets its new plan from the environment.
_EDITOR = """\
#!/bin/sh
if [ -n "$EDITOR_TEXT" ]; then printf '%s\\n' "$EDITOR_TEXT" > "$1"; fi
"""


@dataclasses.dataclass
class Step:
    """One command and everything it did that can be seen from outside."""

    group: str
    command: str
    status: int
    stdout: str
    stderr: str
    seconds: float

    def outcome(self):
        return self.status, self.stdout, self.stderr


class Session:
    """Executes steps with one `hg` command in one root folder."""

    def __init__(self, hg, root):
        self._hg = hg
        self._root = root
        self.group = ""
        self.steps = []
        os.makedirs(self.path("home"))
        self.write("hgrc", _HGRC.format(root=root))
        self.write("hook.py", _HOOK)
        self.write("greet.py", _EXTENSION)
        self.write("editor.sh", _EDITOR)
        os.chmod(self.path("editor.sh"), 0o755)
        self._env = {
            "PATH": "/usr/bin:/bin", "HOME": self.path("home"), "TMPDIR": self.path("home"),
            "HGRCPATH": self.path("hgrc"), "HGPLAIN": "1", "HGENCODING": "UTF-8",
            "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "TERM": "dumb", "COLUMNS": "80",
            "PYTHONHASHSEED": process.HASH_SEED, "EMAIL": "ada@example.org",
        }

    def path(self, name):
        """Absolute path of a file of the session."""
        return os.path.join(self._root, name)

    def write(self, name, text):
        """Create a file, with its folders; text may be bytes."""
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def edit(self, name, old, new):
        """Replace text in a file."""
        with open(self.path(name), encoding="utf-8") as file:
            text = file.read()
        self.write(name, text.replace(old, new))

    def remove(self, name):
        os.unlink(self.path(name))

    def hg(self, folder, *arguments, stdin="", **environment):
        """Run one Mercurial command in a folder of the session; returns its Step."""
        started = time.monotonic()
        done = subprocess.run([*self._hg, *arguments], cwd=self.path(folder), check=False,
                              input=stdin.encode(), capture_output=True, timeout=600,
                              env={**self._env, **environment})
        seconds = time.monotonic() - started
        step = Step(self.group, f"({folder}) hg {' '.join(arguments)}", done.returncode,
                    self._text(done.stdout), self._text(done.stderr), seconds)
        self.steps.append(step)
        return step

    def compare_files(self):
        """Add a step that lists the content of all files, repositories included."""
        lines = []
        for folder, subfolders, files in os.walk(self._root):
            subfolders[:] = sorted(set(subfolders) - _VOLATILE_FOLDERS)
            for name in sorted(files):
                path = os.path.join(folder, name)
                if name.startswith(_VOLATILE_FILES) or os.path.islink(path):
                    continue
                with open(path, "rb") as file:
                    digest = hashlib.sha256(self._bytes(file.read())).hexdigest()
                lines.append(f"{digest[:16]} {os.path.relpath(path, self._root)}\n")
        self.steps.append(Step(self.group, "content of all files", 0, "".join(lines), "", 0.0))

    def _bytes(self, data):
        return data.replace(self._root.encode(), b"$ROOT")

    def _text(self, data):
        return self._bytes(data).decode("utf-8", "backslashreplace")
