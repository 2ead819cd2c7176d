"""What a digest is asked to do."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from briefer.batch.job import ModelSpec
from briefer.briefing.settings import Settings
from briefer.errors import ConfigError
from briefer.models.judges import JudgeSpec

WORDS: Final = 100
"""Most words of a story's paragraph where nobody says how many; its first sentence is printed whatever its length."""


class GroupBy(StrEnum):
    """What makes a story."""

    STORY = "story"
    """Articles that are about the same."""
    FOLDER = "folder"
    """Articles that lie in one folder."""
    NONE = "none"
    """Each article is one."""


class DigestFormat(StrEnum):
    """How a digest is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


SUFFIXES: Final = {".md": DigestFormat.MARKDOWN, ".html": DigestFormat.HTML, ".json": DigestFormat.JSON}


def format_of(output: Path) -> DigestFormat:
    """The format that the name of a digest asks for.

    Raises:
        ConfigError: the name ends in none that is known.
    """
    found = SUFFIXES.get(output.suffix.lower())
    if found is None:
        raise ConfigError(f"{output}: a digest is written as {', '.join(SUFFIXES)}; name it so")
    return found


@dataclass(frozen=True, slots=True)
class DigestJob:
    """A digest.

    Attributes:
        source: A folder, or paths one by one: of articles, or of their briefs.
        output: The file of the digest.
        briefs: The folder of the briefs that are made.
        words: Most words of a story's paragraph.
        top: How many stories are printed, those with the most articles; None for all.
        since: Articles of an earlier day are left out; those whose day is not known are not.
        group_by: What makes a story.
        model: What makes the briefs.
        settings: How they are composed.
        judge: What reads the statements that the model writes; None for nobody.
        include: Globs; an input must match one of them, if there are any.
        exclude: Globs; an input that matches one of them is none.
        workers: Processes that make briefs.
        read_as: The reader for every input.
    """

    source: Path | tuple[str, ...]
    output: Path
    briefs: Path
    words: int = WORDS
    top: int | None = None
    since: date | None = None
    group_by: GroupBy = GroupBy.STORY
    model: ModelSpec = field(default_factory=ModelSpec)
    settings: Settings = field(default_factory=Settings)
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    workers: int = 1
    read_as: str | None = None
    judge: JudgeSpec | None = None
