"""Make programs, run them both ways, keep and reduce those that differ."""

import dataclasses
import hashlib
import os
import random
import time

from . import corpus, execute, grammar, minimise, mutate


@dataclasses.dataclass
class Settings:
    """What the command line asks for."""

    seed: int
    count: int | None
    seconds: float | None
    modes: list
    batch: int
    out: str
    corpus: str
    minimise_seconds: float
    most_kept: int


@dataclasses.dataclass
class Totals:
    """Counts for the closing table, by mode."""

    made: int = 0
    usable: int = 0
    compared: dict = dataclasses.field(default_factory=dict)
    different: dict = dataclasses.field(default_factory=dict)

    def note(self, mode, differs):
        self.compared[mode] = self.compared.get(mode, 0) + 1
        self.different[mode] = self.different.get(mode, 0) + differs


class Campaign:
    """The loop; everything random in it follows from the seed and the corpus."""

    def __init__(self, settings, executor, say):
        self._settings = settings
        self._executor = executor
        self._say = say
        self._corpus = corpus.load(settings.corpus)
        self._seen = set()
        self.totals = Totals()

    def run(self):
        """Run until the count or the time is reached; returns the Totals."""
        settings = self._settings
        started = time.monotonic()
        number = 0
        self._say(f"{len(self._corpus)} programs to mutate")
        while settings.count is None or number < settings.count:
            if settings.seconds is not None and time.monotonic() - started > settings.seconds:
                break
            if len(self._seen) >= settings.most_kept:
                self._say(f"{len(self._seen)} programs kept, that is enough")
                break
            size = settings.batch
            if settings.count is not None:
                size = min(size, settings.count - number)
            self._one_batch(number, size)
            number += size
            self._say(f"{number} programs, {time.monotonic() - started:.0f} s, "
                      f"{sum(self.totals.different.values())} differences")
        return self.totals

    def program(self, number):
        """Program `number` of this seed: fresh from the grammar, or a mutant."""
        seed = f"{self._settings.seed}.{number}"
        rng = random.Random(seed)
        if rng.random() < 0.4:
            return grammar.Generator(seed).program()
        # Mutants of generated programs go further than the grammar itself.
        parents = [(f"generated {parent}", grammar.parse(
            grammar.Generator(f"{seed}.parent{parent}").program())) for parent in range(2)]
        if self._corpus and rng.random() < 0.8:
            parents = [*rng.sample(self._corpus, min(4, len(self._corpus))), parents[0]]
        return mutate.mutant(seed, parents) or grammar.Generator(seed).program()

    def _one_batch(self, first, size):
        programs = {f"p{number}": self.program(number) for number in range(first, first + size)}
        self.totals.made += len(programs)
        # Half of the batches call the prelude's functions interpreted.
        options = (["--nofollow-import-to=fuzz_prelude"]
                   if random.Random(f"{self._settings.seed}.batch{first}").random() < 0.5 else [])
        with self._executor.batch(programs) as batch:
            expected = batch.interpreted()
            again = batch.interpreted()
            usable = [name for name in programs if execute.is_usable(expected[name], again[name])]
            self.totals.usable += len(usable)
            if not usable:
                return
            for mode in self._settings.modes:
                actual = batch.compiled(mode, usable, options)
                for name in usable:
                    kind = minimise.difference(expected[name], actual[name])
                    self.totals.note(mode, kind is not None)
                    if kind is not None:
                        self._keep(name, programs[name], mode, options, kind,
                                   expected[name], actual[name])

    def _keep(self, name, source, mode, options, kind, expected, actual):
        """Reduce a program that differs and write it to the output folder."""
        if len(self._seen) >= self._settings.most_kept:
            return
        self._say(f"program {name[1:]} differs, mode {mode}: {kind}")
        reducer = minimise.Minimiser(self._executor, mode, options,
                                     self._settings.minimise_seconds)
        small = reducer.minimise(source, kind)
        digest = hashlib.sha256(small.encode()).hexdigest()[:10]
        if digest in self._seen:
            return
        self._seen.add(digest)
        os.makedirs(self._settings.out, exist_ok=True)
        path = os.path.join(self._settings.out, f"{kind}_{digest}.py")
        header = [f"# {first_difference(expected, actual)}",
                  f"# found with seed {self._settings.seed}, program {name[1:]}, mode {mode}"
                  f"{', prelude interpreted' if options else ''}"]
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(header) + "\n\n" + small)
        self._say(f"  kept as {path}, {small.count(chr(10))} lines")


def first_difference(expected, actual):
    """One line that says where two outcomes begin to differ."""
    if expected.status != actual.status:
        return f"{expected.status} interpreted, {actual.status} compiled"
    pairs = zip([*expected.output.splitlines(), b"(end)"], [*actual.output.splitlines(), b"(end)"])
    for one, other in pairs:
        if one != other:
            return f"{_shown(one)} interpreted, {_shown(other)} compiled"
    return "the same output"


def _shown(line, width=70):
    text = line.decode("utf-8", "backslashreplace").strip()
    return ascii(text if len(text) <= width else text[:width] + "...")
