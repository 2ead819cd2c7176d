"""The facts of one text, found once: its figures and names, and the indexes that mentions are judged against."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Self, cast

from briefer.facts.attribution import Statements, placed_well
from briefer.facts.figures import FigureIndex, by_its_date, find_figures, is_stated, judge_figure
from briefer.facts.mention import Figure, Judgement, Mention, Name, Verdict
from briefer.facts.names import NameIndex, find_names, judge_name
from briefer.text.language import NAMES_IN, Language

# A sentence of a brief is judged as an option, against what is required, and in the brief: three times in the mean of
# 180 sections, of which everything but the model's work takes a third less time so. 128 of them take some 3 MB; more
# only make the rounds of the garbage collector longer.
_SHORT = 1_000  # characters
_REMEMBERED = 128


@dataclass(frozen=True, slots=True)
class FactIndex:
    """A text with its mentions and the indexes over them. Offsets are code points into `text`."""

    text: str
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]
    figure_index: FigureIndex
    name_index: NameIndex
    statements: Statements = field(compare=False, repr=False)
    language: Language = Language.ENGLISH

    @classmethod
    def of(cls, text: str, *, ner: bool = False, language: Language = Language.ENGLISH) -> Self:
        """Finds the facts of `text`.

        Args:
            text: The text.
            ner: Whether spaCy tells the types of names that the rules cannot; the verdicts rest on the rules anyway.
            language: The language of the text. In one whose names are not known (`NAMES_IN`) no name is found.

        Raises:
            ModelError: with `ner`, when the `[ner]` extra is missing or not the pinned one.
        """
        if not ner and cls is FactIndex and len(text) <= _SHORT:
            return cast("Self", _of_short(text, language))
        document = cls._made(text, language)
        return document.typed() if ner and language is Language.ENGLISH else document

    @classmethod
    def stating_nothing(cls, text: str, language: Language = Language.ENGLISH) -> Self:
        """A text whose facts nobody asks for: it supports nothing."""
        return replace(cls.of("", language=language), text=text)

    @classmethod
    def _made(cls, text: str, language: Language) -> Self:
        figures = find_figures(text, language)
        names = find_names(text, figures, language) if language in NAMES_IN else ()
        index = FigureIndex.of(text, figures, language)
        return cls(
            text,
            figures,
            names,
            index,
            NameIndex.of(text, names, language=language),
            Statements(index, names),
            language,
        )

    def within(self, article: Self) -> Self:
        """The facts of this text, one section of an article, with the aliases of the whole article."""
        return replace(self, name_index=self.name_index.within(article.name_index))

    def typed(self) -> Self:
        """The same document, its names typed by spaCy where the rules cannot tell; `of` says what it may raise."""
        from briefer.facts.names.finding.ner import typed

        return replace(self, names=typed(self.text, self.names))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Figures and names in the order of the text."""
        return tuple(sorted((*self.figures, *self.names), key=lambda mention: (mention.start, mention.end)))

    def judge(self, mention: Mention, stated_in: Self | None = None) -> Judgement:
        """What this text says of a mention found in another text.

        Args:
            mention: A mention of the other text.
            stated_in: The facts of the other text: with them a mention is judged in its clause, without them alone.
        """
        if isinstance(mention, Figure):
            return judge_figure(mention, self.figure_index, stated_in.figure_index if stated_in else None)
        judgement = judge_name(mention, self.name_index)
        return (judgement.verdict.is_error and by_its_date(mention, self.figure_index)) or judgement

    def states(self, mention: Mention) -> bool:
        """True where `judge` finds a mention of another text supported or, for a name, expanded."""
        if isinstance(mention, Figure):
            return is_stated(mention, self.figure_index)
        return judge_name(mention, self.name_index).verdict in (Verdict.SUPPORTED, Verdict.EXPANDED)

    def judge_all(
        self, mentions: tuple[Mention, ...], stated_in: Self | None = None
    ) -> Iterator[tuple[Mention, Judgement]]:
        """Each mention with the verdict on it, in order; with `stated_in`, in English, also in its statement.

        Then also each role that stands for a name ("the mayor") where nothing else of its statement can have the error.
        """
        judged = ((mention, self.judge(mention, stated_in)) for mention in mentions)
        if stated_in is None or {self.language, stated_in.language} != {Language.ENGLISH}:
            return judged
        return placed_well(judged, stated_in.statements, self.statements)


@lru_cache(_REMEMBERED)
def _of_short(text: str, language: Language) -> FactIndex:
    return FactIndex._made(text, language)
