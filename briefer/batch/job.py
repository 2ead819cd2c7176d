"""What a batch is asked to do, and what came of it."""

import re
from dataclasses import dataclass, field
from hashlib import sha256
from os import fsencode
from pathlib import Path

from briefer.briefing.reports.formats import SUFFIXES
from briefer.briefing.settings import Settings
from briefer.errors import BrieferError, ConfigError
from briefer.models import ComputeType, Engine, GenerationSettings, Summarizer, load
from briefer.models.judges import JudgeSpec

_SHARD = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")


class BatchError(BrieferError):
    """A batch that cannot start or go on. What it has finished stays, and the next run takes it from there."""


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """What to load, in this process or in another; see `summarizers.load`."""

    name: str | None = None
    engine: Engine | None = None
    compute_type: ComputeType = ComputeType.INT8
    grounded: bool = True
    generation: GenerationSettings | None = None
    language: str | None = None

    def load(self) -> Summarizer:
        """The summarizer; raises ModelError when it cannot be found or loaded."""
        return load(
            self.name,
            self.generation,
            grounded=self.grounded,
            engine=self.engine,
            compute_type=self.compute_type,
            language=self.language,
        )


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` shares of the inputs; `number` counts from 1."""

    number: int
    count: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.count:
            raise ConfigError(f"shard {self.number}/{self.count}: give i/n with 1 <= i <= n, such as 1/4")

    @classmethod
    def parse(cls, text: str) -> "Shard":
        """The shard that ``2/4`` means; raises ConfigError for anything else."""
        match = _SHARD.fullmatch(text)
        if not match:
            raise ConfigError(f"shard {text}: give i/n, such as 1/4")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def has(self, path: str) -> bool:
        """True when the input at `path` is of this share: told by a hash of the path, whatever else there is."""
        return int.from_bytes(sha256(fsencode(path)).digest()[:8]) % self.count == self.number - 1


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Ray cluster: the address of one that runs, or None for one on this machine."""

    address: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A batch.

    Attributes:
        source: A folder, or paths one by one.
        out: The folder of the outputs and the manifest; made when it is not there.
        format: One of `SUFFIXES`.
        model: What summarizes.
        settings: How a brief is composed.
        include: Globs; an input must match one of them, if there are any.
        exclude: Globs; an input that matches one of them, or lies in a folder that does, is no input.
        shard: The share of the inputs to work on; None for all.
        workers: Processes, each with a model of its own; 1 is this process. Of a cluster: its actors.
        force: Make every brief again, changed or not.
        max_failures: Stop when so many inputs have failed; None to go on whatever fails.
        cluster: Run on Ray.
        judge: What reads the statements that the model writes; None for nobody.
        read_as: The reader to use for every input, whatever its content says; None to let the content tell.
        follow_links: Read what links lead to that lead out of the folder.
    """

    source: Path | tuple[str, ...]
    out: Path
    format: str = "json"
    model: ModelSpec = ModelSpec()
    settings: Settings = field(default_factory=Settings)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    shard: Shard | None = None
    workers: int = 1
    force: bool = False
    max_failures: int | None = None
    cluster: Cluster | None = None
    read_as: str | None = None
    follow_links: bool = False
    judge: JudgeSpec | None = None

    def __post_init__(self) -> None:
        if self.format not in SUFFIXES:
            raise ConfigError(f"format {self.format}: give one of {', '.join(SUFFIXES)}")
        if self.workers < 1:
            raise ConfigError(f"workers is {self.workers}: give 1 or more")
        if self.max_failures is not None and self.max_failures < 1:
            raise ConfigError(f"max_failures is {self.max_failures}: give 1 or more")

    @property
    def suffix(self) -> str:
        """What the names of the outputs end in."""
        return SUFFIXES[self.format]


@dataclass(frozen=True, slots=True)
class Failure:
    """An input without a brief: its path as the manifest has it, and why."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Found:
    """An input whose brief has findings: its path as the manifest has it, how many, and those of error severity."""

    path: str
    findings: int
    errors: int


MOST_SHOWN = 20
"""Failures and files with findings that a report names; the manifest has them all."""


@dataclass(slots=True)
class Tally:
    """How far a run is, or how far it came.

    Attributes:
        inputs: All inputs of this run.
        made: Briefs made by it.
        reused: Briefs that stand from an earlier run.
        failed: Inputs without a brief.
        sections: Sections of the briefs made.
        findings: Findings in all briefs, reused ones included.
        errors: Those of error severity.
        seconds: Since the run began.
        model_seconds: Of these, in the model; of several workers, the sum.
        failures: The first `MOST_SHOWN` failures.
        found: The first `MOST_SHOWN` inputs with findings.
        with_findings: How many there are.
        making: The seconds at which the model was loaded and the first brief begun; None before.
        weight: Bytes of the inputs that this run makes briefs of; the time that one takes grows with its length.
        weight_done: Of these, what is made or failed.
        note: What a reader of the briefs should know of the model; None for nothing.
        stopped: Why the run ended before its last input; None when it did not.
    """

    inputs: int = 0
    made: int = 0
    reused: int = 0
    failed: int = 0
    sections: int = 0
    findings: int = 0
    errors: int = 0
    seconds: float = 0.0
    model_seconds: float = 0.0
    failures: list[Failure] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    with_findings: int = 0
    making: float | None = None
    weight: int = 0
    weight_done: int = 0
    note: str | None = None
    stopped: str | None = None

    @property
    def done(self) -> int:
        """Inputs that need nothing more."""
        return self.made + self.reused + self.failed

    @property
    def sections_per_second(self) -> float | None:
        """Sections summarized a second; None before the first."""
        return self.sections / self.seconds if self.sections and self.seconds else None

    @property
    def seconds_left(self) -> float | None:
        """For the bytes that are left, at the pace of those that are done; None before the first brief.

        What came before, reading the manifest and loading the model, comes only once and is not counted.
        """
        if self.making is None or not self.weight_done:
            return None
        return (self.seconds - self.making) / self.weight_done * (self.weight - self.weight_done)
