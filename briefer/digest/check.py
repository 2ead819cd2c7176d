"""Judges a digest, written by anybody, against all its articles: which of them supports which name and figure.

The articles are read one after the other, and each judges the statements that name it, and those that share enough of
its words; memory holds one article and the statements.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from briefer.digest.statements import Statement
from briefer.facts.document import FactIndex
from briefer.facts.language import language_of
from briefer.facts.mention import Figure, FigureType, Mention, Verdict
from briefer.faithfulness.check import judge_summary
from briefer.faithfulness.report import JudgedMention
from briefer.salience.features import content_stems
from briefer.text.words import word_starts

NEAR: Final = 0.4
"""From this share of its content words on an article is asked what it says of a statement that does not name it."""
_CLOSE: Final = 0.5
"""From this share on it is told where an article says otherwise: it speaks of the same, not of another fire. Where a
statement names its article, others are asked from here on only."""
_CALENDAR: Final = frozenset({FigureType.DATE, FigureType.WEEKDAY, FigureType.YEAR, FigureType.DECADE, FigureType.TIME})
_ALTERED: Final = frozenset({Verdict.ALTERED, Verdict.MISATTRIBUTED})
_MOST_OTHERS: Final = 3


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article that a digest is judged by: its path, as `statements` names it, and what a reader sees of it."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class JudgedFact:
    """A name or figure of a statement.

    Attributes:
        text: As the digest writes it.
        kind: "figure" or "name".
        supported_by: The articles that support it, in the order that they were given.
        others: Articles that say otherwise, each with what it says: "b.txt", "15 - the source says 13 drones".
        message: Why it is an error; "" where it is none.
        rule: "unsupported", where no article supports it, "misattributed", where those that the digest names do not
            and another does; "" where it stands.
    """

    text: str
    kind: str
    supported_by: tuple[str, ...]
    others: tuple[tuple[str, str], ...]
    message: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class JudgedStatement:
    """A statement with its facts; `whole` are the articles that support all of them."""

    statement: Statement
    facts: tuple[JudgedFact, ...]
    whole: tuple[str, ...]

    @property
    def errors(self) -> tuple[JudgedFact, ...]:
        """The facts that do not stand."""
        return tuple(fact for fact in self.facts if fact.rule)


@dataclass(slots=True)
class _Open:
    """A statement while the articles are read."""

    statement: Statement
    stems: frozenset[str]
    mentions: tuple[Mention, ...] = ()
    supported: list[list[str]] = field(default_factory=list)
    others: list[list[tuple[str, str]]] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)


def judge(statements: Iterable[Statement], articles: Iterable[ReadArticle]) -> tuple[JudgedStatement, ...]:
    """Each statement with what the articles say of its names and figures.

    A statement that names articles is right when all of these support it; one that names none when some article does.
    """
    open_ = [_opened(statement) for statement in statements]
    for article in articles:
        if not language_of(article.text).is_english:
            continue
        asked = list(_to_ask(open_, article))
        if asked:
            facts = FactIndex.of(article.text)
            for one, near in asked:
                _ask(one, article.path, facts, is_close=near >= _CLOSE)
    return tuple(map(_closed, open_))


def _opened(statement: Statement) -> _Open:
    mentions = FactIndex.of(statement.text).mentions
    found = _Open(statement, content_stems(statement.text), mentions)
    found.supported = [[] for _ in mentions]
    found.others = [[] for _ in mentions]
    return found


def _to_ask(open_: Sequence[_Open], article: ReadArticle) -> Iterator[tuple[_Open, float]]:
    """The statements that an article is asked for, each with the share of its content words that the article has."""
    words = word_starts(article.text).keys()
    for one in open_:
        near = len(one.stems & words) / max(len(one.stems), 1)
        least = _CLOSE if one.statement.named else NEAR
        if one.mentions and (near >= least or article.path in one.statement.named):
            yield one, near


def _ask(one: _Open, path: str, facts: FactIndex, *, is_close: bool) -> None:
    report = judge_summary(facts, one.statement.text, ())
    judged = {(found.mention.start, found.mention.end): found for found in report.mentions}
    stands = not report.errors
    for place, mention in enumerate(one.mentions):
        found = judged.get((mention.start, mention.end))
        if found is None or not found.verdict.is_error:
            one.supported[place].append(path)
        elif (is_close or path in one.statement.named) and _says_otherwise(found):
            one.others[place].append((path, found.judgement.message))
    if stands:
        one.whole.append(path)


def _says_otherwise(found: JudgedMention) -> bool:
    """True where the article has another value: of a measure, for each day has its own articles."""
    mention = found.mention
    measures = not isinstance(mention, Figure) or mention.type not in _CALENDAR
    return measures and found.verdict in _ALTERED and found.judgement.evidence is not None


def _closed(one: _Open) -> JudgedStatement:
    facts = tuple(
        _fact(one, mention, one.supported[place], one.others[place]) for place, mention in enumerate(one.mentions)
    )
    return JudgedStatement(one.statement, facts, tuple(one.whole))


def _fact(one: _Open, mention: Mention, supported: list[str], others: list[tuple[str, str]]) -> JudgedFact:
    named = one.statement.named
    missing = [path for path in named if path not in supported]
    said = dict(others)
    rule = message = ""
    if not supported:
        rule = "unsupported"
        told = [path for path in (*named, *said) if path in said]
        message = f"{told[0]}: {said[told[0]]}" if told else "no article says so"
    elif missing:
        rule = "misattributed"
        where = said.get(missing[0], f"{mention.text} - not in it")
        message = f"{missing[0]}: {where}; {', '.join(supported[:_MOST_OTHERS])} has it"
    return JudgedFact(mention.text, str(mention.kind), tuple(supported), tuple(others), message, rule)
