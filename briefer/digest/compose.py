"""From the articles of a story to what is printed of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from briefer.digest.agreement import Line, Stated, Status, lines_of
from briefer.digest.article import DigestArticle
from briefer.digest.copies import Kin
from briefer.digest.dates import day_of
from briefer.digest.measures import measures_of
from briefer.digest.story import Event, Member, Said, Story, said_of
from briefer.facts.document import FactIndex
from briefer.facts.figures import find_figures
from briefer.faithfulness.check import judge_summary
from briefer.salience.features import content_stems
from briefer.text.context import reads_alone

SAID_ALREADY: Final = 0.6
"""From this share of its content words on a sentence says what another has said, if that has its figures too."""
_LEAD: Final = 0.5
"""What it is worth to be the first sentence of a brief, beside the mean share of articles that have its words."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    said: Said
    place: int
    """In its brief, from 0."""
    stems: frozenset[str]
    figures: frozenset[str]

    @property
    def leans(self) -> bool:
        """Whether it leans on the sentence before it."""
        return not reads_alone(self.said.text)


def compose(articles: Sequence[DigestArticle], kin: dict[int, Kin], words: int) -> Story:
    """The story that articles tell together.

    Args:
        articles: Its articles, oldest first.
        kin: Which of them are copies or later versions of which, by place.
        words: Most words of the paragraph.
    """
    members = tuple(_member(article, kin.get(place)) for place, article in enumerate(articles))
    voices = [place for place, member in enumerate(members) if member.copy_of is None]
    candidates = [found for place in voices for found in _candidates(place, articles[place])]
    newest = max(voices, key=lambda place: (articles[place].date or date.min, place))
    paragraph = _paragraph(candidates, newest, words, len(voices))
    timeline, lines = _timeline(articles, voices, candidates), _lines(articles, voices)
    taken = {found.said for found in paragraph} | {event.said for event in timeline}
    taken |= {said for line in lines if line.status is not Status.AGREE for said in said_of(line)}
    return Story(
        headline=_headline(articles, voices, newest),
        members=members,
        paragraph=tuple(found.said for found in paragraph),
        timeline=timeline,
        lines=lines,
        rest=tuple(found.said for found in candidates if found.said not in taken),
    )


def _member(article: DigestArticle, kin: Kin | None) -> Member:
    return Member(
        article.path,
        article.title,
        article.date,
        article.sha256,
        article.brief,
        article.from_brief,
        kin.of if kin and kin.is_copy else None,
        kin.of if kin and not kin.is_copy else None,
    )


def _headline(articles: Sequence[DigestArticle], voices: Sequence[int], newest: int) -> Said:
    """The newest title; without any, the newest article's first sentence or its path."""
    by_age = sorted(voices, key=lambda place: (articles[place].date or date.min, place), reverse=True)
    for place in by_age:
        if title := articles[place].title:
            return Said(title, place)
    first = articles[newest].sentences
    return Said(first[0] if first else articles[newest].path, newest)


def _candidates(place: int, article: DigestArticle) -> Iterator[_Candidate]:
    for at, text in enumerate(article.sentences):
        figures = frozenset(figure.value or figure.text for figure in find_figures(text))
        yield _Candidate(Said(text, place), at, content_stems(text), figures)


def _paragraph(candidates: Sequence[_Candidate], newest: int, words: int, voices: int) -> list[_Candidate]:
    """The newest article's first sentence, then what most articles speak of, while there is room; in order of time.

    A sentence that leans on the one before it comes only behind that; what has been said is not said again.
    """
    firsts = [found for found in candidates if found.said.article == newest] or list(candidates)
    if not firsts:
        return []
    chosen = [next((found for found in firsts if not found.leans), firsts[0])]
    left = words - len(chosen[0].said.text.split())
    spread = Counter(stem for stems in _of_articles(candidates).values() for stem in stems)
    ranked = sorted(
        (found for found in candidates if found is not chosen[0]),
        key=lambda found: (-_worth(found, spread, voices), found.said.article != newest, found.place),
    )
    for found in ranked:
        size = len(found.said.text.split())
        if size > left or _follows_nothing(found, chosen) or any(says_again(found, other) for other in chosen):
            continue
        chosen.append(found)
        left -= size
    lead, *others = chosen
    return [lead, *sorted(others, key=lambda found: (found.said.article != newest, found.said.article, found.place))]


def _of_articles(candidates: Sequence[_Candidate]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for candidate in candidates:
        found.setdefault(candidate.said.article, set()).update(candidate.stems)
    return found


def _worth(found: _Candidate, spread: Counter[str], voices: int) -> float:
    """The mean share of the articles that have its content words, after Nenkova and Vanderwende 2005."""
    if not found.stems:
        return 0.0
    shared = sum(spread[stem] for stem in found.stems) / (len(found.stems) * voices)
    return shared + (_LEAD if found.place == 0 else 0.0)


def _follows_nothing(found: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    before = (found.said.article, found.place - 1)
    return found.leans and not any((other.said.article, other.place) == before for other in chosen)


def says_again(one: _Candidate, other: _Candidate) -> bool:
    """Whether a sentence says what another has said already."""
    if not one.stems or one.figures - other.figures:
        return False
    return len(one.stems & other.stems) >= SAID_ALREADY * len(one.stems)


def _timeline(
    articles: Sequence[DigestArticle], voices: Sequence[int], candidates: Sequence[_Candidate]
) -> tuple[Event, ...]:
    """The first sentence of each day's first article, and the sentences that name a day; none where all is of one."""
    events: list[Event] = []
    days: set[date] = set()
    for found in candidates:
        if found.leans:
            continue
        day = articles[found.said.article].date
        named = _named_day(found.said.text, day)
        if named is not None:
            events.append(Event(named, found.said, True))
        elif day is not None and day not in days and found.said.article in voices:
            days.add(day)
            events.append(Event(day, found.said, False))
    if len({event.date for event in events}) < 2:
        return ()
    return tuple(sorted(events, key=lambda event: (event.date, event.said.article)))


def _named_day(text: str, day: date | None) -> date | None:
    """The one day that a sentence names, its year its article's where it says none; None for none or several."""
    days = {day_of(figure, day.year if day else None) for figure in find_figures(text)} - {None}
    return days.pop() if len(days) == 1 else None


def _lines(articles: Sequence[DigestArticle], voices: Sequence[int]) -> tuple[Line, ...]:
    """What several articles measure; a figure whose own sentence does not support how it is shown is shown bare."""
    if len(voices) < 2:
        return ()
    stated: list[Stated] = []
    for place in voices:
        facts = FactIndex.of(articles[place].text)
        stated += (Stated(place, articles[place].date, one) for one in measures_of(facts))
    return tuple(replace(line, stated=tuple(map(_supported, line.stated))) for line in lines_of(stated))


def _supported(one: Stated) -> Stated:
    if not judge_summary(FactIndex.of(one.measure.sentence), one.measure.said, ()).errors:
        return one
    return replace(one, measure=replace(one.measure, said=one.measure.figure.text))
