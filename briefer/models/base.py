"""The model boundary: text in, text out. What is behind it (tensors, tokens, threads) never shows here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Protocol

from briefer.errors import ConfigError

BUNDLED = "bundled"
"""The name of the model that ships."""


class Engine(StrEnum):
    """What runs a seq2seq model."""

    NUMPY = "numpy"
    TRANSFORMERS = "transformers"
    CTRANSLATE2 = "ctranslate2"


class ComputeType(StrEnum):
    """Precision of the weights in CTranslate2."""

    INT8 = "int8"
    FLOAT32 = "float32"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be said of a passage.

    Attributes:
        wordings: Ways to say it, the passage's own sentence first.
        worth: How much likelier than one picked blindly it is to be the best thing to say, above 0.
    """

    wordings: tuple[str, ...]
    prior: float = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """What is summarized: a section, or a part of one that is too long for the model.

    `heading` is the section's; None before the first subheading. Line ends in `text` count as spaces. `choices` is for
    summarizers that choose what to say (`Summarizer.reranks_options`); the others never look at it. `sentences` are all
    of the text's, in order, among which the choices are judged; without them the choices are all that there is.
    """

    heading: str | None
    text: str
    choices: tuple[Choice, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed summary.

    `text` is plain text on one line. `score` is the model's mean log-probability of a token (0 is certain), whatever
    length penalty the search used; for a summarizer that chooses, or has no probabilities, any number that grows with
    preference.
    """

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class GenerationSettings:
    """How candidates are searched for. None leaves a value to the model's folder, and then to `DEFAULTS`.

    A summarizer that chooses (`Summarizer.reranks_options`) searches for nothing, and gives every wording that it may
    choose.

    Attributes:
        num_beams: Width of the beam search; 1 is greedy.
        num_candidates: Most candidates for a passage, at most `num_beams`.
        max_new_tokens: Longest candidate, in tokens of the model.
        length_penalty: Exponent of the length that beam scores are divided by; above 0 prefers longer candidates.
        no_repeat_ngram_size: No run of so many tokens occurs twice in a candidate; 0 allows repeats.
    """

    num_beams: int | None = None
    num_candidates: int | None = None
    max_new_tokens: int | None = None
    length_penalty: float | None = None
    no_repeat_ngram_size: int | None = None

    def __post_init__(self) -> None:
        for name in ("num_beams", "num_candidates", "max_new_tokens"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise ConfigError(f"{name} is {value}: give 1 or more")
        if self.no_repeat_ngram_size is not None and self.no_repeat_ngram_size < 0:
            raise ConfigError(f"no_repeat_ngram_size is {self.no_repeat_ngram_size}: give 0 or more")
        if self.num_beams is not None and self.num_candidates is not None and self.num_candidates > self.num_beams:
            raise ConfigError(
                f"num_candidates is {self.num_candidates} but num_beams is {self.num_beams}: "
                "a beam search keeps no more candidates than beams"
            )

    def over(self, *sources: Mapping[str, Any]) -> "GenerationSettings":
        """These settings with what is None taken from the first of `sources` that has it, then from `DEFAULTS`.

        The sources use the names of transformers' generation_config.json.
        """
        values = {
            field.name: _first(field.name, sources) for field in fields(self) if getattr(self, field.name) is None
        }
        beams = self.num_beams or max(values["num_beams"], self.num_candidates or 1)
        values["num_beams"] = beams
        values["num_candidates"] = self.num_candidates or min(values["num_candidates"], beams)
        return replace(self, **values)

    def within(self, longest: int | None) -> "GenerationSettings":
        """These settings, with candidates of at most `longest` tokens; None for no such limit."""
        if longest is None or self.max_new_tokens is None or self.max_new_tokens <= longest:
            return self
        return replace(self, max_new_tokens=longest)


DEFAULTS = GenerationSettings(
    num_beams=4, num_candidates=4, max_new_tokens=128, length_penalty=1.0, no_repeat_ngram_size=4
)


def _first(name: str, sources: Sequence[Mapping[str, Any]]) -> Any:
    for source in sources:
        if (value := source.get(name)) is not None:
            return value
        # Older folders count the start mark of the decoder: t5-small has {"max_length": 200}.
        if name == "max_new_tokens" and (length := source.get("max_length")) is not None:
            return length - 1
    return getattr(DEFAULTS, name)


class Summarizer(Protocol):
    """Proposes summaries. Deterministic: the same passage gives the same candidates in any company."""

    @property
    def name(self) -> str:
        """What the user asked for: ``bundled``, a folder, a hub id, ``extractive``."""

    @property
    def sha256(self) -> str | None:
        """SHA-256 of the weights in hex; None when there are none."""

    @property
    def engine(self) -> str:
        """What runs the model, such as ``transformers``."""

    @property
    def prompt(self) -> str:
        """Name of the template that turns a passage into model input; ``none`` when there is no model."""

    @property
    def grounded(self) -> bool:
        """True when names and figures can only be copied from the passage."""

    @property
    def reranks_options(self) -> bool:
        """True when candidates are wordings of the passage's `choices`, each with its score, and nothing else."""

    @property
    def note(self) -> str | None:
        """What a reader of its briefs should know, such as that the model could not be used; None for nothing."""

    @property
    def settings(self) -> GenerationSettings:
        """The settings in force, none of them None where they apply."""

    @property
    def losses(self) -> frozenset[str]:
        """Characters of figures that the model cannot read or write; candidates come out mended."""

    def fits(self, passage: Passage) -> bool:
        """True when the passage fits the model's input whole."""

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        """Summaries of each passage: same order and length as `passages`, best first.

        A passage without a word has no candidates, and a model may have nothing to say about another one either.

        Raises:
            ModelError: A passage does not fit. Nothing is ever truncated.
        """
