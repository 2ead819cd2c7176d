"""Settings, with every default in one place."""

from dataclasses import dataclass

from briefer.briefing.length import Length
from briefer.errors import ConfigError, nearest
from briefer.facts.required import compiled
from briefer.faithfulness.strictness import Strictness
from briefer.text.language import told_language

_WHOLE = ("max_sentences", "words", "depth", "short_section", "most_parts", "longest_quote", "most_required")
_KINDS: tuple[tuple[str, type | tuple[type, ...], str], ...] = (
    *((name, int, "a whole number") for name in _WHOLE),
    ("length", str, "short, medium or long"),
    ("budget", (int, float), "a share above 0, at most 1"),
    ("language", str, "the code of a language"),
    ("require", (tuple, list), "regular expressions in a tuple"),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a brief is made. Unknown settings are errors where they enter (flags, files), never ignored.

    Attributes:
        max_sentences: Most sentences in a section's summary, or None for as many as its words allow.
        length: How long the brief is to be (`briefing.length`).
        words: Most words of the brief instead, or None.
        budget: Most words of the brief as a share of the source's instead, or None.
        depth: How many levels of headings keep sections of their own, or None for all; text under lower ones is read
            with the section above.
        short_section: A source of at most this many words is quoted whole: there is nothing to leave out.
        most_parts: Most passages of one section that the model reads; a longer section says what was left unread.
        longest_quote: A sentence of more words than this is not quoted: it is no sentence, or no summary. Where all
            sentences of a section are longer, the shortest is, if it is at most twice as long.
        most_required: Most facts of a section that must survive, or None for the stated rule (at most 6); never more
            than the rule gives a section of its length.
        strictness: How much of what a model wrote has to be checked before it is printed. A model that chooses among
            what stands writes nothing: for it there is `Strictness.WORDS` only.
        require: Regular expressions; names and figures that overlap a match must survive.
        language: The code of the article's language, or None for what its text tells.
    """

    max_sentences: int | None = None
    length: Length = Length.MEDIUM
    words: int | None = None
    budget: float | None = None
    depth: int | None = None
    short_section: int = 45
    most_parts: int = 16
    longest_quote: int = 100
    most_required: int | None = None
    require: tuple[str, ...] = ()
    strictness: Strictness = Strictness.WORDS
    language: str | None = None

    def __post_init__(self) -> None:
        for name, kinds, what in _KINDS:
            value = getattr(self, name)
            if value is not None and (not isinstance(value, kinds) or isinstance(value, bool)):
                raise ConfigError(f"{name} is {value!r}: give {what}")
        if self.length not in list(Length):
            raise ConfigError(f'length is "{self.length}"; {nearest(self.length, list(Length))}')
        object.__setattr__(self, "length", Length(self.length))  # "short" is as good as Length.SHORT
        if self.strictness not in list(Strictness):
            raise ConfigError(f'strictness is "{self.strictness}"; {nearest(str(self.strictness), list(Strictness))}')
        object.__setattr__(self, "strictness", Strictness(self.strictness))
        if self.max_sentences is not None and self.max_sentences < 1:
            raise ConfigError(f"max_sentences is {self.max_sentences}: give 1 or more")
        if self.words is not None and self.words < 1:
            raise ConfigError(f"words is {self.words}: give 1 or more")
        if self.budget is not None and not 0 < self.budget <= 1:
            raise ConfigError(f"budget is {self.budget}: give a share above 0, at most 1")
        if self.words is not None and self.budget is not None:
            raise ConfigError("words and budget are both given: give one of them")
        if self.depth is not None and self.depth < 0:
            raise ConfigError(f"depth is {self.depth}: give 0 or more")
        if self.short_section < 0:
            raise ConfigError(f"short_section is {self.short_section}: give 0 or more")
        if self.most_parts < 1:
            raise ConfigError(f"most_parts is {self.most_parts}: give 1 or more")
        if self.longest_quote < 1:
            raise ConfigError(f"longest_quote is {self.longest_quote}: give 1 or more")
        if self.most_required is not None and self.most_required < 0:
            raise ConfigError(f"most_required is {self.most_required}: give 0 or more")
        compiled(self.require)
        if self.language is not None:
            told_language(self.language, "language")
