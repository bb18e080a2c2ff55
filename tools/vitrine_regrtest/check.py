"""Check one module in one mode: baseline, build, compiled run, comparison, second opinions."""

import dataclasses
import os
import shutil

from . import baseline, compare, compiling, driver, process, runner

# With more differences than this the build is broken and no test is flaky.
_MAX_RERUN = 50
_RERUNS = 2


@dataclasses.dataclass
class Settings:
    """What the command line asks for, for all modules."""

    compiler: str
    folder: str
    timeout: float
    match: str | None
    exemptions: compare.Exemptions
    allow_interpreted: bool
    rerun: bool
    keep: bool
    use_cache: bool


@dataclasses.dataclass
class Verdict:
    """Everything the table and the details say about one module in one mode."""

    module: str
    mode: str
    ran: bool = False
    tests: int = 0
    passed_interpreted: int = 0
    passed_compiled: int = 0
    seconds_interpreted: float = 0.0
    seconds: float = 0.0
    compile_seconds: float = 0.0
    regressions: list = dataclasses.field(default_factory=list)
    exempt: dict = dataclasses.field(default_factory=dict)  # id -> reason
    flaky: list = dataclasses.field(default_factory=list)
    problems: list = dataclasses.field(default_factory=list)
    failing_interpreted: list = dataclasses.field(default_factory=list)

    @property
    def failed(self):
        return len(self.regressions) + len(self.problems)

    @property
    def passed(self):
        """Tests that end as they should: as well as interpreted."""
        if not self.ran:
            return 0
        worse = [*(regression.id for regression in self.regressions), *self.exempt]
        return self.tests - sum(not compare.is_fixture(name) for name in worse)

    def to_json(self):
        data = dataclasses.asdict(self)
        return {**data, "passed": self.passed, "failed": self.failed}


def passed_count(run):
    """How many tests of a run passed."""
    return sum(record.outcome == "ok" for record in run.records.values())


class ModuleCheck:
    """Runs one module interpreted once, and compiled in as many modes as asked for."""

    def __init__(self, module, settings):
        self._module = module
        self._settings = settings
        self._folder = os.path.join(settings.folder, module.name)
        os.makedirs(self._folder)
        self._script = runner.write_script(self._folder)
        self._runs = 0

    def close(self):
        """Remove the files of this module unless they are to be kept."""
        if not self._settings.keep:
            shutil.rmtree(self._folder, ignore_errors=True)

    def interpreted(self):
        """The interpreted run, from the cache when it is there, restricted to -k."""
        settings = self._settings
        run = baseline.load(self._module) if settings.use_cache else None
        if run is None:
            run = self._run([process.PYTHON, self._script], match=settings.match)
            if settings.match is None:
                baseline.store(self._module, run)
        elif settings.match is not None:
            run.records = {name: record for name, record in run.records.items()
                           if driver.matches(settings.match, name)}
        return run

    def compiled(self, mode, before):
        """Build and run in one mode; returns the Verdict."""
        verdict = Verdict(self._module.name, mode, tests=len(before.records),
                          passed_interpreted=passed_count(before),
                          seconds_interpreted=before.seconds)
        verdict.failing_interpreted = [name for name, record in before.records.items()
                                       if record.outcome in ("fail", "error", "crash")]
        build = compiling.compile_script(
            self._settings.compiler, mode, self._script,
            os.path.join(self._folder, f"run_tests-{mode}"),
            list(self._module.compiler_options()), cwd=self._folder)
        verdict.compile_seconds = build.seconds
        if build.binary is None:
            verdict.problems.append(compare.last_lines(build.output, 20))
            return verdict
        run = self._run([build.binary], match=self._settings.match)
        verdict.ran = True
        verdict.seconds = run.seconds
        verdict.passed_compiled = passed_count(run)
        if not self._settings.allow_interpreted:
            verdict.problems += self._not_compiled(build, run)
        found = list(compare.regressions(before, run))
        if self._settings.rerun and 0 < len(found) <= _MAX_RERUN:
            found = self._second_opinions(build.binary, found, verdict)
        for regression in found:
            reason = self._settings.exemptions.reason(regression.id)
            if reason is None:
                verdict.regressions.append(regression)
            else:
                verdict.exempt[regression.id] = reason
        return verdict

    def _run(self, command, **options):
        self._runs += 1
        folder = os.path.join(self._folder, f"r{self._runs}")
        return runner.run_module(command, self._module, folder,
                                 timeout=self._settings.timeout, **options)

    def _not_compiled(self, build, run):
        """Messages about code that should have been compiled and was not."""
        listed = {entry["module"] for entry in build.code_objects}
        for root in self._module.included:
            if root not in listed:
                yield f"the compiler's report names no code object of {root}"
        yield from compiling.left_interpreted(build)
        for name, (from_binary, compiled, interpreted) in run.compiled.items():
            if not from_binary:
                yield f"{name} was loaded from its source, not from the executable"
            # A few functions may be demoted by what tests do to them (assigning __code__).
            elif interpreted > compiled:
                yield f"{interpreted} functions of {name} are interpreted, {compiled} compiled"

    def _second_opinions(self, binary, found, verdict):
        """Run differing tests again both ways; returns those that differ for good.

        The first time they run alone.  Tests that then fail interpreted as well may depend on
        the tests before them, so the last time everything runs.
        """
        for attempt in range(1, _RERUNS + 1):
            last = attempt == _RERUNS
            fixtures = any(compare.is_fixture(regression.id) for regression in found)
            only = None if last or fixtures else [regression.id for regression in found]
            match = self._settings.match if only is None else None
            after = self._run([binary], only=only, match=match)
            before = self._run([process.PYTHON, self._script], only=only, match=match)
            still = {regression.id: regression for regression in compare.regressions(before, after)}
            remaining = []
            for regression in found:
                if regression.id in still:
                    remaining.append(regression)
                elif not last and not _same_end(regression.id, after, regression.interpreted):
                    remaining.append(regression)  # interpreted it is worse this time, too
                else:
                    verdict.flaky.append(regression.id)
            found = remaining
            if not found:
                break
        return found


def _same_end(name, run, outcome):
    record = run.records.get(name) or run.fixtures.get(name)
    return (record.outcome if record else "absent") == outcome
