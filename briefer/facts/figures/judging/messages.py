"""Verdicts on figures in words that a person understands."""

import re
from typing import Final

from briefer.facts.figures.grammar.labels import label_span, plural
from briefer.facts.figures.judging.compare import comparable, dimension, measure_of
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Bound, Figure, FigureType, Judgement, Verdict
from briefer.text.words import LETTERS

_LONGEST: Final = 60
_IN_WORDS: Final = {
    Bound.BELOW: "less than", Bound.ABOVE: "more than", Bound.AT_MOST: "at most", Bound.AT_LEAST: "at least",
}  # fmt: skip


def in_context(figure: Figure, index: FigureIndex) -> str:
    """The figure with what it is bound to, as the source writes it: "18% of Ukraine"."""
    return " ".join(index.text[figure.start : _context_end(figure, index)].split())


def _context_end(figure: Figure, index: FigureIndex) -> int:
    within = _WITHIN.match(index.text, figure.end)
    end = within.end() if within else label_span(index.text, figure.end, figure.type)[1]
    return min(end, figure.start + _LONGEST)


_WITHIN: Final = re.compile(r"\s?±\s?\d[\d.,]*\s?[^\s\d,.;:()]+")  # "41.3 ± 0.6 light-years"


def derived(figure: Figure, how: str) -> str:
    """For a figure that arithmetic gives."""
    return f"{figure.text} - not in the source, but its figures give it ({how})"


_LOOSELY: Final = {
    "end-of-range": "an end of a range: the source says",
    "another-noun": "the source counts by another word:",
    "rank-as-count": "how many for which one: the source says",
}


def loosely(figure: Figure, other: Figure, index: FigureIndex, rule: str) -> Judgement:
    """For a figure that the source has as an end of a range, of what it calls otherwise, or as a count for a rank."""
    message = f"{figure.text} - {_LOOSELY[rule]} {in_context(other, index)}"
    return Judgement(Verdict.DERIVED, (other.start, other.end), message, rule)


def contradicted(figure: Figure, other: Figure, index: FigureIndex) -> Judgement:
    """For a figure whose comparator turns the source's around."""
    said = f"{_IN_WORDS.get(other.bound, '')} {in_context(other, index)}"
    message = f"{_IN_WORDS.get(figure.bound, '')} {figure.text} - the source says {said}"
    return Judgement(Verdict.ALTERED, (other.start, other.end), message.strip(), "opposite-bound")


def said_otherwise(figure: Figure, other: Figure, index: FigureIndex, rule: str, upto: int = 0) -> Judgement:
    """For the source's figure with something else about it, such as another direction; `upto` ends what tells so."""
    start, end = _clause_span(other, index)
    before = index.next_amount(other)
    if rule == "other-direction" and before is not None and index.clause(before).old:
        upto = before.end  # "68.4%, down from 73.0%" tells which way it went
    if upto:
        end = min(upto, other.start + _LONGEST)
    said = _quoted(index.text, start, end)
    return Judgement(Verdict.ALTERED, (other.start, other.end), f"{figure.text} - the source says {said}", rule)


def in_another_cell(figure: Figure, other: Figure, name: str, cell: str) -> Judgement:
    """For a figure of a table that the summary gives to another row or column, with the cell that stands there."""
    message = f"{figure.text} - the source has {cell} for {name}"
    return Judgement(Verdict.MISATTRIBUTED, (other.start, other.end), message, "other-cell")


def elsewhere(figure: Figure, other: Figure, index: FigureIndex, rival: Figure | None = None) -> Judgement:
    """For a value that the source has on something else; `rival` is what it has in the place of the figure."""
    if rival is not None:
        spans = [_clause_span(one, index) for one in (rival, other)]
        first, last = sorted(spans)
        if last[0] < first[1]:  # "lifts fees from €8.50 to €9.20", which has both
            spans = [(first[0], max(first[1], last[1]))]
        said = " and ".join(_quoted(index.text, *span) for span in spans)
        message = f"{figure.text} - the source says {said}"
        return Judgement(Verdict.MISATTRIBUTED, (other.start, other.end), message, "other-subject")
    is_part = figure.type in (FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO)
    # "61 miles of pipe" and "61 miles long" have one kind of label; the source tells which it is.
    is_of = is_part or (figure.unit and index.text.startswith(" of ", other.end))
    link = "of " if figure.label and is_of else ""
    words = [_spelled(word, index) for word in figure.label]
    if words and not link and figure.low != 1 and figure.type in _COUNTED:
        words[-1] = plural(words[-1])
    said = f"{figure.text} {link}{' '.join(words)}".strip()
    return Judgement(
        Verdict.MISATTRIBUTED,
        (other.start, other.end),
        f"{said} - the source says {in_context(other, index)}",
        "other-thing",
    )


# What takes its noun in the plural; "61 km long" does not.
_COUNTED: Final = frozenset({FigureType.COUNT, FigureType.RANGE})
_MOST_BEFORE: Final = 40


def _clause_span(figure: Figure, index: FigureIndex) -> tuple[int, int]:
    """Where the figure stands with the words that lead to it in its sentence, and those that it is bound to."""
    sentence, ends = index.sentence(figure.start)
    start = max(sentence, figure.start - _MOST_BEFORE)
    breaks = list(_BREAK.finditer(index.text, start, figure.start))
    while breaks and breaks[-1].end() == figure.start and breaks[-1].group() == ": ":
        breaks.pop()  # "(the year before: 104.8m)": a heading of the figure's own
    if breaks:
        start = breaks[-1].end()
    elif start > sentence and (space := index.text.find(" ", start, figure.start)) >= 0:
        start = space + 1
    end = _context_end(figure, index)
    # "12 golds, and one" says nothing: what one more stands for comes behind.
    if dimension(figure) == "bare" and end == figure.end and (more := _NEXT_WORDS.match(index.text, end, ends)):
        end = more.end()
    return start, end


_BREAK: Final = re.compile(r"(?:[,;:] (?:and |while )?| and | while )")
_NEXT_WORDS: Final = re.compile(r"(?:[ -][^\W\d_]+){1,2}")
_OPENS: Final = re.compile(r"\([^()]*\Z")
_CLOSES: Final = re.compile(r"\A[^()]*\)\s*")


def _quoted(text: str, start: int, end: int) -> str:
    """A part of a text in quotation marks, on one line, and no bracket without its other one."""
    said = _CLOSES.sub("", text[start:end])
    if _OPENS.search(said):
        said += ")" if text.startswith(")", end) else " …)"
    return f"“{' '.join(said.split())}”"


def _spelled(word: str, index: FigureIndex) -> str:
    """A word of a label as the source writes it; a label has lost its capitals and plurals."""
    for place in index.words.get(word, ())[:1]:
        match = LETTERS.match(index.text, place)
        if match:
            return match.group()
    return word


def absent(figure: Figure, index: FigureIndex) -> Judgement:
    """For a value that the source does not have: altered where a figure of the source takes its place."""
    other = _counterpart(figure, index)
    if other is None:
        return Judgement(
            Verdict.UNSUPPORTED, None, f"{figure.text} - the source states no such figure", "no-such-figure"
        )
    return Judgement(
        Verdict.ALTERED,
        (other.start, other.end),
        f"{figure.text} - the source says {in_context(other, index)}",
        "other-value",
    )


def _counterpart(figure: Figure, index: FigureIndex) -> Figure | None:
    """The source's figure of the same kind with the same label, or the only one of a kind that is not everywhere."""
    kind = figure.type, dimension(figure)
    labelled, alone = index.once(_by_measure)
    for word in reversed(figure.label):
        alike = [other for other in labelled.get((word, *kind), {}).values() if comparable(figure, other)]
        if alike:
            return min(alike, key=lambda other: other.start)
    if kind[1] in _EVERYWHERE:
        return None
    kinds = [others for others in alone.get(kind, {}).values() if comparable(figure, others[0])]
    only = kinds[0][0] if len(kinds) == 1 and len(kinds[0]) == 1 else None
    # "$7.4 million" stands in no place of "$5 a day".
    return None if only and figure.per and only.per is None else only


_EVERYWHERE: Final = ("bare", "count", "ordinal")

_Labelled = dict[tuple[str, FigureType, str], dict[object, Figure]]
_Alone = dict[tuple[FigureType, str], dict[object, list[Figure]]]


def _by_measure(index: FigureIndex) -> tuple[_Labelled, _Alone]:
    """The figures of a text by what they measure, of those that are alike the first: by word of their labels, and all.

    Of all the first two are there, which tells whether there is one only.
    """
    labelled: _Labelled = {}
    alone: _Alone = {}
    for figure in (figure for figures in index.types.values() for figure in figures):
        kind = figure.type, dimension(figure)
        measure = measure_of(figure)
        for word in () if figure.series else figure.label:
            labelled.setdefault((word, *kind), {}).setdefault(measure, figure)
        alike = alone.setdefault(kind, {}).setdefault(measure, [])
        if len(alike) < 2:
            alike.append(figure)
    return labelled, alone
