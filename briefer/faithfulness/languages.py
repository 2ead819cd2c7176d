"""Which language the two texts of a pair are in, and what of the pair can be checked.

What is not covered is told, never judged: a finder that does not know a language reads "3,6 Millionen" as two figures
and every German noun as a name. A text is taken for English where nothing tells, for a checker that refuses a headline
or a table of figures is no use either.
"""

from dataclasses import dataclass

from briefer.facts.language import language_of
from briefer.facts.mention import Kind
from briefer.text.language import ENGLISH, NAMES_IN, TextLanguage


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages of a source and its summary."""

    source: TextLanguage = ENGLISH
    summary: TextLanguage = ENGLISH

    @classmethod
    def of(cls, source: str, summary: str, told: "ToldLanguages | None" = None) -> "Languages":
        """The languages of a pair: what a user told, else what the texts and then their documents say."""
        told = told or ToldLanguages()
        of_source = told.source or language_of(source, document=told.source_document)
        return cls(of_source, told.summary or language_of(summary, of_source, told.summary_document))

    @property
    def are_english(self) -> bool:
        """Whether both are English."""
        return self.source.is_english and self.summary.is_english

    @property
    def are_one(self) -> bool:
        """Whether both are the same."""
        return self.source.code == self.summary.code

    @property
    def why_unchecked(self) -> str | None:
        """Why the pair cannot be checked, for a report: "the summary is in Polish, ..."; None where it can."""
        if self.source.covered is None and self.are_one:
            return f"the text is in {self.source.name}, which is not covered"
        if self.source.covered is None:
            return f"the source is in {self.source.name}, which is not covered"
        return f"the summary is in {self.summary.name}, which is not covered" if self.summary.covered is None else None

    @property
    def checked(self) -> frozenset[Kind]:
        """What of the pair is judged: figures in all covered languages, names in fewer."""
        if self.why_unchecked:
            return frozenset()
        named = {self.source.covered, self.summary.covered} <= NAMES_IN
        return frozenset(Kind) if named else frozenset({Kind.FIGURE})


@dataclass(frozen=True, slots=True)
class ToldLanguages:
    """What is known of a pair's languages before they are read; None for what is not.

    `source` and `summary` are believed before the texts, the codes that the documents give for themselves after them.
    """

    source: TextLanguage | None = None
    summary: TextLanguage | None = None
    source_document: str | None = None
    summary_document: str | None = None
