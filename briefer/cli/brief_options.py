"""How a brief is made: the options that `summarize` and `batch` share, and what the settings say beneath them."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

from briefer.briefing.length import Length
from briefer.cli.options import (
    Config,
    EngineOption,
    JudgeOption,
    Language,
    MaxSentences,
    Model,
    NoGrounding,
    ReadAs,
    Require,
    StrictnessOption,
    TargetLanguage,
)
from briefer.cli.output import tell_settings
from briefer.errors import ConfigError
from briefer.faithfulness.strictness import Strictness
from briefer.io.parameters import Option

if TYPE_CHECKING:
    from briefer.briefing.defaults import BriefDefaults
    from briefer.briefing.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOptions:
    """What the command line says of how to make briefs; None where it says nothing."""

    TITLE: ClassVar = "How to make briefs"

    model: Model = None
    engine: EngineOption = None
    no_grounding: NoGrounding = False
    target_language: TargetLanguage = None
    length: Annotated[
        Length | None,
        Option(
            "--length",
            help="How long the brief is to be; medium by default: at most 35% of the source's words.",
        ),
    ] = None
    words: Annotated[int | None, Option("--words", metavar="N", min=1, help="Most words of the whole brief.")] = None
    percent: Annotated[
        float | None, Option("--percent", metavar="N", help="Most words of the brief, in percent of the source's.")
    ] = None
    max_sentences: MaxSentences = None
    depth: Annotated[
        int | None,
        Option(
            "--depth",
            metavar="N",
            min=0,
            help="Levels of headings that keep sections of their own; 0 reads the text as one.",
        ),
    ] = None
    require: Require = None
    strictness: StrictnessOption = None
    judge: JudgeOption = None
    read_as: ReadAs = None
    language: Language = None
    config: Config = None

    def over(self, command: str, *, quiet: bool) -> "BriefDefaults":
        """What is in force for a command: what the command line says, on top of the settings, whose file is told.

        Raises:
            ConfigError: the settings are wrong, a share is none, or two lengths are given at once.
        """
        from briefer.text.language import told_language

        if self.percent is not None and not 0 < self.percent <= 100:
            raise ConfigError(f"--percent {self.percent:g}: give more than 0, at most 100")
        if self.words is not None and self.percent is not None:
            raise ConfigError("give either --words or --percent, not both")
        if self.length not in (None, Length.MEDIUM) and (self.words is not None or self.percent is not None):
            raise ConfigError("give either --length, --words or --percent, not two of them")
        below = defaults_of(command, self.config, quiet=quiet)
        if self.length or self.words or self.percent:  # whichever it is, it takes the place of the file's
            below = replace(below, length=self.length, words=self.words, percent=self.percent)
        if self.strictness or self.judge:  # a judge that the file names goes with a level that it knows
            kept = below.judge if self.strictness is Strictness.ENTAILED else None
            below = replace(below, strictness=self.strictness, judge=self.judge or kept)
        return replace(
            below,
            model=below.model if self.model is None else self.model,
            engine=self.engine or below.engine,
            grounding=not self.no_grounding and below.grounding is not False,
            max_sentences=below.max_sentences if self.max_sentences is None else self.max_sentences,
            depth=below.depth if self.depth is None else self.depth,
            require=(*below.require, *(self.require or ())),
            language=below.language if self.language is None else told_language(self.language, "--language").code,
        )


def defaults_of(command: str, config: Path | None, *, quiet: bool) -> "BriefDefaults":
    """What the settings say for a command: those of the file that the user names, else of the one in force here.

    The file is named on stderr, as `check` names it, unless quiet: it may lie in a folder above.

    Raises:
        ConfigError: the settings are wrong.
    """
    from briefer.briefing.defaults import brief_defaults
    from briefer.io.settings_file import find_file, read_file

    file = find_file().file if config is None else read_file(config)
    defaults = brief_defaults(file, command)
    if file is not None:
        tell_settings(file.path, quiet=quiet)
    return defaults


def settings_of(chosen: "BriefDefaults") -> "Settings":
    """How to make a brief, by what is in force."""
    from briefer.briefing.settings import Settings

    return Settings(
        max_sentences=chosen.max_sentences,
        length=chosen.length or Length.MEDIUM,
        words=chosen.words,
        budget=None if chosen.percent is None else chosen.percent / 100,
        depth=chosen.depth,
        require=chosen.require,
        language=chosen.language,
        strictness=chosen.level,
    )
