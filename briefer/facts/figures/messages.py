"""Verdicts on figures in words that a person understands."""

from briefer.facts.figures.compare import comparable, dimension
from briefer.facts.figures.index import FigureIndex
from briefer.facts.figures.labels import label_span
from briefer.facts.mention import Figure, Judgement, Verdict

_LONGEST = 60


def in_context(figure: Figure, index: FigureIndex) -> str:
    """The figure with what it is bound to, as the source writes it: "18% of Ukraine"."""
    end = label_span(index.text, figure.end, figure.type)[1]
    return " ".join(index.text[figure.start : min(end, figure.start + _LONGEST)].split())


def derived(figure: Figure, how: str) -> str:
    """For a figure that arithmetic gives."""
    return f"{figure.text} - not in the source, but its figures give it ({how})"


def contradicted(figure: Figure, other: Figure, index: FigureIndex) -> Judgement:
    """For a figure whose comparator turns the source's around."""
    start = max(0, other.start - 12)
    said = index.text[start : other.end].split()
    return Judgement(
        Verdict.ALTERED,
        (other.start, other.end),
        f"{figure.bound.value.replace('-', ' ')} {figure.text} - the source says {' '.join(said[1:] or said)}",
    )


def elsewhere(figure: Figure, other: Figure, index: FigureIndex) -> Judgement:
    """For a value that the source has on something else."""
    summary = " ".join([figure.text, *figure.label])
    return Judgement(
        Verdict.MISATTRIBUTED, (other.start, other.end), f"{summary} - the source says {in_context(other, index)}"
    )


def absent(figure: Figure, index: FigureIndex) -> Judgement:
    """For a value that the source does not have: altered where a figure of the source takes its place."""
    other = _counterpart(figure, index)
    if other is None:
        return Judgement(Verdict.UNSUPPORTED, None, f"{figure.text} - the source states no such figure")
    return Judgement(
        Verdict.ALTERED, (other.start, other.end), f"{figure.text} - the source says {in_context(other, index)}"
    )


def _counterpart(figure: Figure, index: FigureIndex) -> Figure | None:
    """The source's figure of the same kind with the same label, or the only one of a kind that is not everywhere."""
    alike = [
        other for other in index.figures
        if dimension(other) == dimension(figure) and comparable(figure, other) and other.type is figure.type
    ]  # fmt: skip
    labelled = [other for other in alike if figure.label and other.label and figure.label[-1] == other.label[-1]]
    if labelled:
        return labelled[0]
    shared = [other for other in alike if set(figure.label) & set(other.label)]
    if shared:
        return shared[0]
    return alike[0] if len(alike) == 1 and dimension(figure) not in ("bare", "count", "ordinal") else None
