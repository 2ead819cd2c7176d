"""What a settings file says of briefs: `[tool.briefer]` for all commands that make them, their own tables on top."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefer.briefing.length import Length
from briefer.errors import ConfigError
from briefer.facts.required import compiled
from briefer.faithfulness.strictness import Strictness
from briefer.io.settings_file import BRIEF_KEYS, SettingsFile
from briefer.io.toml import Table
from briefer.models.base import Engine
from briefer.text.language import told_language

FORMATS: Final = ("text", "markdown", "json", "html")
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "summarize": (*BRIEF_KEYS, "format"),
    "batch": (*BRIEF_KEYS, "format", "include", "exclude", "workers", "max_failures"),
    "digest": (*BRIEF_KEYS, "include", "exclude", "workers"),
}
"""What may stand in the table of each command."""
_LENGTHS: Final = ("length", "words", "percent")


@dataclass(frozen=True, slots=True)
class BriefDefaults:
    """What stands where the command line says nothing; None and () where the file says nothing either."""

    model: str | None = None
    engine: Engine | None = None
    grounding: bool | None = None
    length: Length | None = None
    words: int | None = None
    percent: float | None = None
    max_sentences: int | None = None
    depth: int | None = None
    require: tuple[str, ...] = ()
    language: str | None = None
    strictness: Strictness | None = None
    judge: str | None = None
    format: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    workers: int | None = None
    max_failures: int | None = None

    @property
    def level(self) -> Strictness:
        """The strictness in force: with a judge `entailed`, else `words`, unless it is named.

        Raises:
            ConfigError: `entailed` without a judge, or a judge that nobody would ask.
        """
        if self.strictness is Strictness.ENTAILED and self.judge is None:
            raise ConfigError("strictness entailed needs a judge: name a model with --judge")
        if self.judge is not None and self.strictness not in (None, Strictness.ENTAILED):
            raise ConfigError(f"strictness {self.strictness} asks no judge: leave the judge out, or ask for entailed")
        return self.strictness or (Strictness.WORDS if self.judge is None else Strictness.ENTAILED)


def brief_defaults(file: SettingsFile | None, command: str) -> BriefDefaults:
    """What a file says for a command, ``summarize``, ``batch`` or ``digest``.

    Raises:
        ConfigError: when it says what cannot be; the message names file and key.
    """
    if file is None:
        return BriefDefaults()
    own = file.tables.get(command, Table({}, file.common.inner(command)))
    own.only(KEYS[command])
    common = _read(file.common, file)
    chosen = _read(own, file)
    values = {key: getattr(chosen if key in own.values else common, key) for key in KEYS[command]}
    if any(key in own.values for key in _LENGTHS):
        values |= {key: getattr(chosen, key) for key in _LENGTHS}
    return BriefDefaults(**values)


def _read(table: Table, file: SettingsFile) -> BriefDefaults:
    given = [key for key in _LENGTHS if key in table.values]
    if len(given) > 1:
        raise ConfigError(f"{table.place}: has {' and '.join(given)}; leave one")
    require = table.strings("require")
    try:
        compiled(require)
        language = table.text("language")
        told = None if language is None else told_language(language, "language").code
    except ConfigError as error:
        raise ConfigError(f"{table.place}: {error}") from error
    strictness = table.choice("strictness", list(Strictness))
    engine, length = table.choice("engine", list(Engine)), table.choice("length", list(Length))
    return BriefDefaults(
        model=_model(table.text("model"), file),
        engine=None if engine is None else Engine(engine),
        grounding=table.flag("grounding") if "grounding" in table.values else None,
        length=None if length is None else Length(length),
        words=table.whole("words", 1),
        percent=table.percent("percent"),
        max_sentences=table.whole("max_sentences", 1),
        depth=table.whole("depth", 0),
        require=require,
        language=told,
        strictness=None if strictness is None else Strictness(strictness),
        judge=_model(table.text("judge"), file),
        format=table.choice("format", FORMATS),
        include=table.strings("include"),
        exclude=table.strings("exclude"),
        workers=table.whole("workers", 1),
        max_failures=table.whole("max_failures", 1),
    )


def _model(name: str | None, file: SettingsFile) -> str | None:
    """A model folder as seen from the file; a name that is no folder there is one of the hub's, or of briefer's."""
    if name is None or not (file.folder / name).is_dir():
        return name
    return str(file.folder / name)
