"""coverage.py reports the same lines and branches of Mercurial commands, interpreted and with compiled modules."""

import json
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import sandbox  # noqa: E402

HG = "/usr/bin/hg"
# Where these commands spend their time; all of Mercurial would take minutes to compile.
COMPILED = ["dispatch", "util", "localrepo", "revlog", "changelog", "manifest", "context", "scmutil", "cmdutil"]
# Mercurial advances a file's time stamp when it rewrites a file within the second it was last written in, so which of those lines
# run depends on the clock: they are left out of the report.
SETTINGS = """\
    [run]
    branch = True
    parallel = True
    include = */mercurial/*
    [report]
    exclude_lines = ambig\\(|second_ambiguous|reliable_mtime
    """


class MercurialCoverage(sandbox.CommandTest):
    def session(self, name, *hg, **env):
        """What a few commands print, and coverage's report of all of them together."""
        env = {"HGRCPATH": "", "HGPLAIN": "1", "PYTHONHASHSEED": "0", "COVERAGE_FILE": str(self.work / f"{name}.data"),
               "COVERAGE_PROCESS_START": str(self.work / "settings"), "PYTHONPATH": str(self.work / "site"), **env}
        repository = self.work / "repository"
        said = []
        for words in (["init", repository], ["add", "file"], ["commit", "-m", "first", "-u", "me", "-d", "0 0"],
                      ["log", "-p"], ["status", "-A"], ["log", "-r", "no such revision"]):
            folder = self.work if words[0] == "init" else repository
            done = self.run_command([*hg, *words], cwd=folder, env=env)
            said.append((done.returncode, done.stdout, done.stderr))
            if words[0] == "init":
                (repository / "file").write_text("text\n")
        os.rename(repository, self.work / f"{name}-repository")
        for action in (["combine", "-q"], ["json", "-q", "--rcfile=settings", "-o", f"{name}.json"]):
            done = self.python("-m", "coverage", *action, env={"COVERAGE_FILE": f"{name}.data"})
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        report = json.loads((self.work / f"{name}.json").read_text())
        del report["meta"]["timestamp"]
        for measured in report["files"].values():  # excluded lines count for nothing, but are among the executed ones
            measured["executed_lines"] = sorted(set(measured["executed_lines"]) - set(measured["excluded_lines"]))
        return said, report

    def test_same_report(self):
        self.write("settings", SETTINGS)
        self.write("site/sitecustomize.py", "import coverage\ncoverage.process_startup()\n")
        self.build("--debug-mode", "--follow-imports=none", *(f"--include-module=mercurial.{name}" for name in COMPILED),
                   HG, "-o", "hg.bin", timeout=1200)
        said, report = self.session("interpreted", sandbox.PYTHON, HG)
        self.assertEqual([status for status, *_ in said], [0, 0, 0, 0, 0, 255])
        self.assertIn("first", said[3][1])
        compiled_said, compiled_report = self.session("compiled", self.work / "hg.bin")
        self.assertEqual(compiled_said, said)
        for name, measured in report["files"].items():
            self.assertEqual(compiled_report["files"].get(name), measured, name)
        self.assertEqual(compiled_report, report)
        for name in COMPILED:
            measured = report["files"][f"/usr/lib/python3/dist-packages/mercurial/{name}.py"]
            self.assertGreater(len(measured["executed_lines"]), 100)
            self.assertGreater(len(measured["executed_branches"]), 10)
        # Without coverage the same commands run compiled code.
        done = self.run_command([self.work / "hg.bin", "log"], cwd=self.work / "compiled-repository",
                                env={"HGRCPATH": "", "VITRINE_STATS": "1"})
        self.assertGreater(int(re.search(r"vitrine: (\d+) compiled calls", done.stderr)[1]), 1000)


if __name__ == "__main__":
    if not pathlib.Path(HG).exists() or not pathlib.Path("/usr/lib/python3/dist-packages/coverage").exists():
        print("skipped: no mercurial or no python3-coverage")
        sys.exit(77)
    sandbox.main()
