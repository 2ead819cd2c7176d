"""What an article measures: its figures, each with the words that tell what it is a measure of."""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from briefer.facts.display import fact_text
from briefer.facts.document import FactIndex
from briefer.facts.figures.judging.keys import FALLING, RISING, key
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import REPORTING_VERBS, is_verb
from briefer.text.wordlists import ordered_words
from briefer.text.words import TOKEN

_MEASURED: Final = frozenset(
    {FigureType.COUNT, FigureType.RANGE, FigureType.QUANTITY, FigureType.PERCENT, FigureType.PERCENTAGE_POINTS,
     FigureType.MONEY, FigureType.AGE, FigureType.DURATION, FigureType.SCORE, FigureType.TIME}
)  # fmt: skip
_SAYS: Final = "|".join(sorted(map(re.escape, REPORTING_VERBS), key=len, reverse=True))
# Who says so is no part of what is measured: ", a spokesman said", "The mayor said that ...", "according to the army".
_SPEAKER: Final = re.compile(
    rf"(?:\A|(?<=[,;”\"] ))[^,;.\d]{{2,90}}? (?:{_SAYS})\b(?: (?:on )?[A-Z]\w+day)?|\baccording to [^,;.]+",
    re.IGNORECASE,
)
_STOPS: Final = re.compile(r"[;:—–]")
_STOPS_BEHIND: Final = re.compile(r"[;:—–,]|\b(?:and|but|while)\b")
# "Half of the 270 passengers were taken ashore" does not take 270 ashore.
_OF_THE: Final = re.compile(r"\s+of\s+(?:the|its|their|all|those)\s+")
_COMPARED_WITH: Final = frozenset({"a", "an", "per", "than"})
# "3,700 jobs would go, the company said": that is how one reports what will be.
_REPORTED: Final = re.compile(rf"\b(?:{_SAYS})\b", re.IGNORECASE)
_REACH: Final = 6
_HEAD: Final = 3
_MOVING: Final = RISING | FALLING
_DENIED: Final = re.compile(r"\b(?:not|rather than|instead of)\s(?:(?:about|the|some)\s)?\Z", re.IGNORECASE)
# "two days after the attack" tells when, not how long.
_TELLS_WHEN: Final = re.compile(r"\s(?:after|before|later|earlier|ago|old)\b")
_ENDS: Final = frozenset(".!?…”\"’')")
_ONLY: Final = frozenset({"they", "them", "these", "those", "whom", "which"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of an article and what it is of; keys are of `keys.key`.

    Attributes:
        said: The figure as the article says it, with its hedge and its noun: "at least 13 drones".
        sentence: The sentence that it stands in.
        figure: Offsets are into the article.
        noun: The key of the noun that is counted; "" for none.
        keys: Of what stands with the figure, without who says so.
        wide: Of all of the sentence.
        names: Those of `wide` that name somebody or something.
        dates: When it is said to be so.
        acts: Which lines of `acts.tsv` the words beside it are of.
        apart: Which lines of `apart.tsv`.
        ranks: The ranks of the sentence, with what is ranked: "1 quarter" of "in the first quarter".
        day_parts: Which lines of `day_parts.tsv` the words of the sentence are of.
        head: What is said to have risen or fallen, where something is: the "profit" of "Nordbank's profit rose 12%".
        direction: 1 for what rose, -1 for what fell, 0 else.
        old: Whether it is said to be what something was before, or not to be so: "13, not 15".
        alone: Whether the article has no other figure of this noun, or of this unit where no noun is counted.
    """

    said: str
    sentence: str
    figure: Figure
    noun: str
    keys: frozenset[str]
    wide: frozenset[str]
    names: frozenset[str]
    dates: frozenset[str]
    acts: frozenset[int]
    apart: frozenset[int]
    ranks: frozenset[str]
    day_parts: frozenset[int]
    head: frozenset[str]
    direction: int
    old: bool
    alone: bool


def measures_of(facts: FactIndex) -> Iterator[Measure]:
    """The measures of an article, in order; calendar dates, ranks, numbers of a series and conversions are none."""
    names = facts.names
    starts = [name.start for name in names]
    values = _values(facts)
    for figure in facts.figures:
        if figure.type not in _MEASURED or figure.series or figure.restates:
            continue
        start, end = facts.figure_index.sentence(figure.start)
        sentence = facts.text[start:end]
        if figure.type is FigureType.DURATION and _TELLS_WHEN.match(facts.text, figure.end):
            continue
        if sentence.strip()[-1:] not in _ENDS:
            continue  # a heading or a cell of a table: what it is of stands elsewhere
        clause = facts.figure_index.clause(figure)
        speakers = [(start + m.start(), start + m.end()) for m in _SPEAKER.finditer(sentence)]
        said = _keys(facts.text, start, end, speakers)
        named = {
            key(word)
            for name in names[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]
            if not any(low <= name.start < high for low, high in speakers)
            for word in TOKEN.findall(name.text)
        }
        keys = frozenset(word for word in clause.all if word[:1] != "#") & (said | clause.taken)
        beside = _beside(facts, figure, start, end)
        yield Measure(
            said=figure.text if _is_verb(figure) else fact_text(figure, facts.text),
            sentence=" ".join(sentence.split()),
            figure=figure,
            noun=_noun(figure),
            keys=keys - {""},
            wide=said,
            names=frozenset(named & said),
            dates=frozenset(word for word in clause.own if word[:1] == "#"),
            acts=_lines("acts.tsv", frozenset(map(key, beside))),
            apart=_words_of("apart.tsv", beside - _no_mark(figure, sentence)),
            ranks=frozenset(f"{rank.value} {' '.join(rank.label)}" for rank in _ranks(facts, start, end)),
            day_parts=_words_of("day_parts.tsv", frozenset(TOKEN.findall(sentence.lower()))),
            head=_head(facts.text[start : figure.start]) - named,
            direction=clause.direction,
            old=clause.old or _DENIED.search(facts.text[start : figure.start]) is not None,
            alone=len(values[_of_what(figure)]) == 1,
        )


def _no_mark(figure: Figure, sentence: str) -> frozenset[str]:
    """Words that mark nothing here: "would" in what somebody said, "each" of "40 litres each day"."""
    reported = {"would"} if _REPORTED.search(sentence) else set()
    return frozenset(reported | ({"each", "per", "apiece"} if figure.per else set()))


def _ranks(facts: FactIndex, start: int, end: int) -> Iterator[Figure]:
    within = facts.figure_index.within(start, end)
    return (figure for figure in within if figure.type is FigureType.ORDINAL and figure.label)


def _noun(figure: Figure) -> str:
    return key(figure.label[-1]) if figure.label and not _is_verb(figure) else ""


def _is_verb(figure: Figure) -> bool:
    """True where the label is none: "of magnitude 6.1 struck the valley"."""
    return bool(figure.label) and is_verb(figure.label[-1])


def _of_what(figure: Figure) -> tuple[str, str | None, str]:
    kind = FigureType.COUNT if figure.type is FigureType.RANGE else figure.type
    return str(kind), figure.unit, _noun(figure)


def _values(facts: FactIndex) -> dict[tuple[str, str | None, str], set[str | None]]:
    """The values that an article gives of each noun or unit."""
    found: defaultdict[tuple[str, str | None, str], set[str | None]] = defaultdict(set)
    for figure in facts.figures:
        found[_of_what(figure)].add(figure.value)
    return found


def _head(before: str) -> frozenset[str]:
    """The keys of the last words before the last word that says that something rose or fell."""
    words = TOKEN.findall(before)
    at = next((n for n in range(len(words) - 1, -1, -1) if words[n].casefold() in _MOVING), 0)
    return frozenset([found for word in words[:at] if (found := key(word))][-_HEAD:])


def _keys(text: str, start: int, end: int, without: list[tuple[int, int]]) -> frozenset[str]:
    """The keys of a sentence, without those of some stretches."""
    return frozenset(
        key(match.group())
        for match in TOKEN.finditer(text, start, end)
        if not match.group()[0].isdigit() and not any(low <= match.start() < high for low, high in without)
    ) - {""}


def _beside(facts: FactIndex, figure: Figure, start: int, end: int) -> frozenset[str]:
    """The words near a figure, up to the figures before and behind it, folded."""
    index = facts.figure_index
    place = bisect.bisect_left(index.starts, figure.start)
    if place and index.figures[place - 1].end > start:
        start = index.figures[place - 1].end
    if place + 1 < len(index.figures) and index.figures[place + 1].start < end:
        end = index.figures[place + 1].start
    before = [word.casefold() for word in TOKEN.findall(_STOPS.split(facts.text[start : figure.start])[-1])]
    # "13 drones; others got through"
    after = [word.casefold() for word in TOKEN.findall(_STOPS_BEHIND.split(facts.text[figure.end : end])[0])]
    if before[-2:] == ["more", "than"]:
        before = before[:-2]  # that bounds the figure
    if after[:1] == ["more"] and after[1:2] and after[1] in _COMPARED_WITH:
        after = after[2:]  # "350 crowns more a month"
    whole = place and _OF_THE.fullmatch(facts.text, index.figures[place - 1].end, figure.start)
    part = {"whom"} if whole or (after[:1] == ["of"] and after[1:2] and after[1] in _ONLY) else set()
    return frozenset((*before[-_REACH:], *after[:_REACH], *part))


@cache
def _groups(file: str) -> dict[str, int]:
    lines = ordered_words(__package__, file)
    return {word: number for number, line in enumerate(lines) for word in line.split(" = ")}


@cache
def _key_groups(file: str) -> dict[str, int]:
    return {key(word): number for word, number in _groups(file).items() if key(word)}


def _lines(file: str, keys: frozenset[str]) -> frozenset[int]:
    """The lines of a list that have a word with one of these keys."""
    groups = _key_groups(file)
    return frozenset(groups[word] for word in keys if word in groups)


def _words_of(file: str, words: frozenset[str]) -> frozenset[int]:
    groups = _groups(file)
    return frozenset(groups[word] for word in words if word in groups)
