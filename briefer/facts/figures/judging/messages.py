"""Verdicts on figures in words that a person understands."""

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
    end = label_span(index.text, figure.end, figure.type)[1]
    return " ".join(index.text[figure.start : min(end, figure.start + _LONGEST)].split())


def derived(figure: Figure, how: str) -> str:
    """For a figure that arithmetic gives."""
    return f"{figure.text} - not in the source, but its figures give it ({how})"


def contradicted(figure: Figure, other: Figure, index: FigureIndex) -> Judgement:
    """For a figure whose comparator turns the source's around."""
    said = f"{_IN_WORDS.get(other.bound, '')} {in_context(other, index)}"
    message = f"{_IN_WORDS.get(figure.bound, '')} {figure.text} - the source says {said}"
    return Judgement(Verdict.ALTERED, (other.start, other.end), message.strip(), "opposite-bound")


def said_otherwise(figure: Figure, other: Figure, index: FigureIndex, rule: str, upto: int = 0) -> Judgement:
    """For the source's figure with something else about it, such as another direction; `upto` ends what tells so."""
    said = _clause_text(other, index)
    before = index.next_amount(other)
    if rule == "other-direction" and before is not None and index.clause(before).old:
        upto = before.end  # "68.4%, down from 73.0%" tells which way it went
    if upto:
        span = index.text[other.start : min(upto, other.start + _LONGEST)]
        said = said.removesuffix(in_context(other, index)) + " ".join(span.split())
    return Judgement(Verdict.ALTERED, (other.start, other.end), f"{figure.text} - the source says {said}", rule)


def in_another_cell(figure: Figure, other: Figure, name: str, cell: str) -> Judgement:
    """For a figure of a table that the summary gives to another row or column, with the cell that stands there."""
    message = f"{figure.text} - the source has {cell} for {name}"
    return Judgement(Verdict.MISATTRIBUTED, (other.start, other.end), message, "other-cell")


def elsewhere(figure: Figure, other: Figure, index: FigureIndex, rival: Figure | None = None) -> Judgement:
    """For a value that the source has on something else; `rival` is what it has in the place of the figure."""
    if rival is not None:
        message = f"{figure.text} - the source says {_clause_text(rival, index)}, and {_clause_text(other, index)}"
        return Judgement(Verdict.MISATTRIBUTED, (other.start, other.end), message, "other-subject")
    link = "of " if figure.label and figure.type in (FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO) else ""
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


def _clause_text(figure: Figure, index: FigureIndex) -> str:
    """The figure with the words that lead to it in its sentence, and those that it is bound to."""
    start = index.sentence(figure.start)[0]
    before = index.text[max(start, figure.start - _MOST_BEFORE) : figure.start]
    cut = max(before.rfind(mark) for mark in (", ", "; ", " and ", " while ", ": ")) if figure.start > start else -1
    if cut >= 0:
        before = before[cut:].lstrip(",;: ")
        before = before.removeprefix("and ").removeprefix("while ")
    elif figure.start - start > _MOST_BEFORE:
        before = before.partition(" ")[2]
    return before + in_context(figure, index)


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
    return kinds[0][0] if len(kinds) == 1 and len(kinds[0]) == 1 else None


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
