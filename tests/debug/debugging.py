"""What the tests of the LLDB plugin share: programs built for debugging, LLDB, core files."""

import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
VITRINE = pathlib.Path(os.environ.get("VITRINE", ROOT / "build/bin/vitrine")).resolve()
PLUGIN = pathlib.Path(
    os.environ.get("VITRINE_LLDB_PLUGIN", ROOT / "build/lib/vitrine/libvitrine_lldb.so")
).resolve()
LLDB_HOME = pathlib.Path("/usr/lib/llvm-22")
SKIPPED = 77


class ProgramTest(unittest.TestCase):
    """Tests of programs that are built once for all of them, in `folder`."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="vitrine-debug-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name).resolve()


def line_of(source, text):
    """The number of the first line of a file that contains the text."""
    return next(number for number, line in enumerate(source.read_text().splitlines(), 1) if text in line)


def require():
    """Ends the test as skipped when this machine cannot debug."""
    if shutil.which("lldb-22") is None:
        skip("no lldb-22")
    if not PLUGIN.exists():
        skip("the plugin was not built: no liblldb-22-dev")


def skip(why):
    print("skipped:", why)
    sys.exit(SKIPPED)


def import_lldb():
    """The lldb module of LLDB 22; it needs to be told where its server is."""
    os.environ.setdefault("LLDB_DEBUGSERVER_PATH", str(LLDB_HOME / "bin/lldb-server"))
    sys.path.insert(0, str(LLDB_HOME / "lib/python3.11/site-packages"))
    import lldb

    return lldb


def build(source, folder, *options):
    """Builds a script with --debug-mode into the folder; returns the program."""
    program = pathlib.Path(folder) / pathlib.Path(source).stem
    command = [VITRINE, "--debug-mode", "--quiet", *options, "-o", program, source]
    subprocess.run([str(word) for word in command], check=True)
    return program


def make_core(program, folder):
    """Runs a program that dies; its core file, or None where the system writes none."""
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    subprocess.run(
        [str(program)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
        env={**os.environ, "VITRINE_CRASH": "off"},
    )
    cores = [path for path in pathlib.Path(folder).iterdir() if path.name.startswith("core")]
    return cores[0] if cores else None


def run_lldb(commands, program=None, core=None, timeout=180):
    """The output of LLDB in batch mode, from the first command on."""
    words = ["lldb-22", "--no-lldbinit", "-b", "--no-use-colors"]
    before = [
        "settings set interpreter.stop-command-source-on-error false",
        "settings set stop-disassembly-display never",
        # What the program prints would come between at any time.
        "settings set target.output-path /dev/null",
        "settings set target.error-path /dev/null",
        f'plugin load "{PLUGIN}"',
    ]
    for command in before:
        words += ["-O", command]
    if core is not None:
        words += ["-c", str(core)]
    if program is not None:
        words.append(str(program))
    script = "\n".join(["script print('BEGIN')", *commands, "script print('END')", ""])
    file = pathlib.Path(program or core).parent / "commands.lldb"
    file.write_text(script)
    words += ["-s", str(file)]
    done = subprocess.run(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=timeout
    )
    if done.returncode != 0:
        raise AssertionError(f"lldb ended with {done.returncode}\n{done.stdout}")
    text = done.stdout
    text = text.split("\nBEGIN\n", 1)[-1]
    return text.split("(lldb) script print('END')")[0]


def normal(text, folder, source):
    """Without what differs from run to run: addresses, process numbers, folders, trailing spaces."""
    text = text.replace(str(pathlib.Path(source).parent), "SOURCES").replace(str(folder), "FOLDER")
    text = re.sub(r"0x[0-9a-f]{5,16}\b", "0xADDRESS", text)
    text = re.sub(r"\bProcess \d+", "Process PID", text)
    text = re.sub(r"(\bthread \d+ )\(\d+\)", r"\1(TID)", text)
    text = re.sub(r'("native_id": )\d+', r"\1TID", text)
    # How many frames of the runtime are left out, and how often its functions were watched, is nobody's business.
    text = re.sub(r"([ *] frame #)[1-9]\d*", r"\1N", text)
    text = re.sub(r"one-shot breakpoint \d+", "one-shot breakpoint N", text)
    text = re.sub(r"(?m)^Stepped out past: .*\n", "", text)
    text = re.sub(r" \+ \d+ at ", " + N at ", text)
    text = re.sub(r"build id  \S+", "build id  ID", text)
    text = re.sub(r"3\.11\.\d+ \[GCC [^]]*\]", "3.11.x [GCC]", text)
    text = re.sub(r"(/usr/lib/python3\.11/\S+\.py|<frozen [^>]*>)", "LIBRARY", text)
    # Lines of the standard library differ between patch releases.
    text = re.sub(r"( at (?!%s)[\w_]+\.py):\d+" % re.escape(pathlib.Path(source).name), r"\1:LINE", text)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
