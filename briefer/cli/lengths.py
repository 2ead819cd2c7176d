"""How long a brief is to be: the options that `summarize` and `batch` share."""

from typing import TYPE_CHECKING, Annotated

from briefer.briefing.length import Length
from briefer.errors import ConfigError
from briefer.io.parameters import Option

if TYPE_CHECKING:
    from briefer.briefing.settings import Settings

LengthOption = Annotated[
    Length, Option("--length", help="How long the brief is to be; medium is at most 35% of the source's words.")
]
Words = Annotated[int | None, Option("--words", min=1, help="Most words of the whole brief.")]
Percent = Annotated[float | None, Option("--percent", help="Most words of the brief, in percent of the source's.")]
Depth = Annotated[
    int | None,
    Option("--depth", min=0, help="Levels of headings that keep sections of their own; 0 reads the text as one."),
]


def brief_settings(
    max_sentences: int | None,
    require: list[str] | None,
    length: Length,
    words: int | None,
    percent: float | None,
    depth: int | None,
    language: str | None = None,
) -> "Settings":
    """The settings that the options of `summarize` and `batch` ask for.

    Raises:
        ConfigError: a share that is none, or two lengths at once.
    """
    from briefer.briefing.settings import Settings
    from briefer.text.language import told_language

    if percent is not None and not 0 < percent <= 100:
        raise ConfigError(f"--percent {percent:g}: give more than 0, at most 100")
    if words is not None and percent is not None:
        raise ConfigError("give either --words or --percent, not both")
    if length is not Length.MEDIUM and (words is not None or percent is not None):
        raise ConfigError("give either --length, --words or --percent, not two of them")
    return Settings(
        max_sentences=max_sentences,
        length=length,
        words=words,
        budget=None if percent is None else percent / 100,
        depth=depth,
        require=tuple(require or ()),
        language=None if language is None else told_language(language, "--language").code,
    )
