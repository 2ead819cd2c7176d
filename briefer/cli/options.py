"""Options that several commands share, each described once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

from briefer.errors import ConfigError
from briefer.faithfulness.strictness import Strictness
from briefer.io.parameters import Option
from briefer.models.base import Engine


class PlainFormat(StrEnum):
    """Formats of commands that list things."""

    TEXT = "text"
    JSON = "json"


Output = Annotated[
    Path | None, Option("--output", "-o", metavar="FILE", help="Write the result to this file instead of stdout.")
]
Config = Annotated[
    Path | None,
    Option(
        "--config",
        metavar="FILE",
        help="Settings from this file, not from the nearest briefer.toml or pyproject.toml.",
    ),
]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Nothing on stderr but errors.")]
ExitZero = Annotated[bool, Option("--exit-zero", help="Exit 0 even when there are findings.")]
Require = Annotated[
    list[str] | None,
    Option(
        "--require",
        metavar="REGEX",
        help="A name or figure that overlaps a match of this regular expression is required: losing it is reported. "
        "Repeatable.",
    ),
]

EngineOption = Annotated[
    Engine | None,
    Option(
        "--engine",
        help="What runs the model: numpy (the bundled model, by default), transformers (all others), or ctranslate2, "
        "which leaves it to the evaluator alone that nothing unsupported is stated (extra: fast).",
    ),
]


def named_model(model: str | None) -> str | None:
    """A callback of options that name a model: an empty name would be the folder that the user happens to be in.

    Raises:
        ConfigError: when the name is empty.
    """
    if model is not None and not model.strip():
        raise ConfigError("the model's name is empty; give a folder, a hub id, 'bundled' or 'extractive'")
    return model


def model_names() -> list[str]:
    """The models that are there without a download, for a shell to offer."""
    from briefer.models import EXTRACTIVE
    from briefer.models.base import BUNDLED
    from briefer.models.model_folder import list_cached

    return [BUNDLED, EXTRACTIVE, *(model.name for model in list_cached())]


Model = Annotated[
    str | None,
    Option(
        "--model",
        "-m",
        metavar="MODEL",
        callback=named_model,
        completes=model_names,
        help="A model folder, a hub id in the local cache, or 'extractive'.",
    ),
]
TargetLanguage = Annotated[
    str | None,
    Option(
        "--target-language",
        help="What a model with several languages writes: en_XX, or en. Checking knows English.",
        metavar="LANGUAGE",
    ),
]


def _readers() -> list[str]:
    from briefer.readers.registry import readers

    return sorted(readers())


ReadAs = Annotated[
    str | None,
    Option(
        "--read-as",
        help="Read the article with this reader, whatever its content says: text, nitf, email ... (`briefer read "
        "--formats` lists them).",
        metavar="READER",
        completes=_readers,
    ),
]
Language = Annotated[
    str | None,
    Option(
        "--language",
        help="The language of the article, by its code: de, fr ...; without it the text tells.",
        metavar="CODE",
    ),
]
StrictnessOption = Annotated[
    Strictness | None,
    Option(
        "--strictness",
        help="What must be checked of a sentence that a model wrote before it is printed: its words (default), that a "
        "judge finds it entailed (default with --judge), or names and figures alone (facts): then it is labelled.",
    ),
]
JudgeOption = Annotated[
    str | None,
    Option(
        "--judge",
        callback=named_model,
        metavar="MODEL",
        help="A local model that says whether a passage says what a sentence says: a folder, a hub id in the local "
        "cache, or a JSON file that names one.",
    ),
]
MaxSentences = Annotated[
    int | None, Option("--max-sentences", metavar="N", min=1, help="Most sentences in a section's summary.")
]
NoGrounding = Annotated[
    bool,
    Option(
        "--no-grounding",
        help="Let the model write names and figures freely, as it always does with ctranslate2; the evaluator "
        "still judges every sentence.",
    ),
]
