"""The language of a text: what is known of it, and who told."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from briefer.errors import ConfigError
from briefer.text.wordlists import word_map

_map = partial(word_map, __package__, "language_words.tsv")


class Language(StrEnum):
    """The languages that something of briefer knows, by their ISO 639-1 codes."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    ITALIAN = "it"
    DUTCH = "nl"
    PORTUGUESE = "pt"
    CHINESE = "zh"
    JAPANESE = "ja"
    ARABIC = "ar"


FIGURES_IN: Final = frozenset(Language)
"""The languages in which figures are read and judged; a text in any other is not checked."""
_COVERED: Final = {language.value: language for language in FIGURES_IN}
NAMES_IN: Final = frozenset(
    {
        Language.ENGLISH,
        Language.GERMAN,
        Language.FRENCH,
        Language.SPANISH,
        Language.ITALIAN,
        Language.DUTCH,
        Language.PORTUGUESE,
    }
)
"""The languages in which names are found and judged too."""


class ToldBy(StrEnum):
    """What tells the language of a text."""

    USER = "user"  # --language
    DOCUMENT = "document"  # <html lang="de">, where the text is too short to tell
    TEXT = "text"
    SOURCE = "source"  # a summary too short to tell is in its source's language
    NOTHING = "nothing"  # a table, a line of names: taken for English


@dataclass(frozen=True, slots=True)
class TextLanguage:
    """The language of a text, by its ISO 639-1 code (639-3 where there is none), and what told it.

    `code` is of any language, not only of those that are covered: "ru"; "und" for a text in a script that none of the
    languages known to the detector is written in.
    """

    code: str = "en"
    by: ToldBy = ToldBy.NOTHING

    @property
    def covered(self) -> Language | None:
        """The language, where figures of it are read; None where a text in it cannot be checked."""
        return _COVERED.get(self.code)

    @property
    def is_english(self) -> bool:
        """Whether it is English."""
        return self.code == Language.ENGLISH

    @property
    def name(self) -> str:
        """Its English name (CLDR): "Russian"; the code where CLDR has none."""
        from babel import Locale

        return str(Locale("en").languages.get(self.code, self.code))


ENGLISH: Final = TextLanguage()


def told_language(tag: str, place: str) -> TextLanguage:
    """The language that a user names by its code.

    Raises:
        ConfigError: when it is no code of a language.
    """
    code = language_of_tag(tag)
    if code is None:
        raise ConfigError(f'{place} "{tag}": no code of a language; give one such as {", ".join(Language)}')
    return TextLanguage(code, ToldBy.USER)


def language_of_tag(tag: str | None) -> str | None:
    """The ISO 639-1 code in a BCP 47 tag, as documents carry it: "de" of "de-AT"; None for no tag of a language."""
    primary = (tag or "").strip().replace("_", "-").partition("-")[0].lower()
    primary = _SHORT.get(primary, primary)
    return primary if 2 <= len(primary) <= 3 and primary.isascii() and primary.isalpha() and primary != "und" else None


# Bibliographic and three-letter codes that documents carry for what has a code of two letters.
_SHORT: Final = _map("short")  # fmt: skip
