"""What the figures of a source come to, where a summary says that they come to something else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import Final

from briefer.facts.figures.grammar.labels import plural
from briefer.facts.figures.judging.deriving import comparisons, portions
from briefer.facts.figures.judging.deriving.called_for import is_called_for, tells_rest
from briefer.facts.figures.judging.deriving.joined import joined_sums
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.figures.judging.made import Derivation, Made, kind_of
from briefer.facts.figures.judging.messages import derived
from briefer.facts.figures.judging.plausible import is_told
from briefer.facts.figures.judging.spread import amount, of_one_thing
from briefer.facts.mention import Bound, Figure, FigureType, Judgement, Verdict

RULE: Final = "other-result"
_LOOSE: Final = frozenset({"sum", "difference", "unit-conversion"})
"""Ways of working out that many figures of a text allow; what the source all but states comes before them."""
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")
_PLAIN: Final = frozenset({FigureType.COUNT, FigureType.MONEY})
_MOST: Final = 64
_TELLING: Final = 2  # words
_SHOWN: Final = 4  # digits
_NEARLY: Final = Decimal("0.06")


def other_result(
    figure: Figure, index: FigureIndex, stated_in: FigureIndex, derivation: Derivation | None
) -> Judgement | None:
    """The error of a figure that the words of the summary make a result, and the source's figures another one.

    Args:
        figure: Of the summary; its value stands nowhere in the source.
        index: The figures of the source.
        stated_in: The figures of the summary.
        derivation: How the source's figures give it for all that, if they do.
    """
    if derivation is not None and derivation.rule not in _LOOSE:
        return None
    found = _told(figure, index, stated_in)
    if derivation is not None and found is not None and not _comes_first(found[0], figure, stated_in):
        return None
    if derivation is None:
        found = found or _changed(figure, index, stated_in) or _summed(figure, index, stated_in)
    if found is None:
        return None
    made, like = found
    span = (made.parts[0].start, made.parts[-1].end)
    said = _worded(made.value, like)
    if said.partition(" ")[0] == figure.text:  # "from 51 to 53 pence" of 53 pence, up by 2 pence
        return Judgement(Verdict.DERIVED, span, derived(figure, made.how), made.rule)
    message = f"{figure.text} - the source's figures give {said} ({made.how})"
    return Judgement(Verdict.ALTERED, span, message, RULE)


def _comes_first(made: Made, figure: Figure, stated_in: FigureIndex) -> bool:
    """True for what is all but stated: what it is compared with, and of "the other 27 seats" what the rest is."""
    return made.rule == comparisons.RULE or (made.rule == portions.REST and made.told and tells_rest(figure, stated_in))


def _told(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> tuple[Made, Figure] | None:
    """The first result of the kind that the summary speaks of; None where any of them is what it says."""
    found = [pair for pair in islice(_alike(figure, index), _MOST) if _is_spoken_of(pair[0], figure, index, stated_in)]
    return None if any(_same(figure, made, like) for made, like in found) else next(iter(found), None)


def _alike(figure: Figure, index: FigureIndex) -> Iterator[tuple[Made, Figure]]:
    """What the source all but states in the kind of a figure, each with a figure in its unit."""
    kind = amount(figure) or (("counts", figure.low) if figure.type is FigureType.AGE else None)
    if kind is None:
        return
    for name, made in index.totals.told:
        like = next((part for part in made.parts if kind_of(part) == name), made.parts[0])
        theirs = amount(replace(like, low=made.value, high=made.value))
        if theirs and theirs[0] == kind[0] and of_one_thing((figure, like)):
            yield made, like


def _is_spoken_of(made: Made, figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> bool:
    # What costs least is asked first: the clauses of the source are worked out for few figures.
    if made.rule == portions.REST and not made.told and not tells_rest(figure, stated_in):
        return False
    if not is_called_for(made, figure, stated_in):
        return False
    said = {word.lstrip("#") for word in stated_in.clause(figure).all}
    if made.rule == portions.MARGIN:
        return True
    if made.rule == comparisons.RULE and made.of:
        return 2 * len(said & made.of) >= len(made.of)
    return any(said & index.clause(part).wide for part in made.parts)


def _changed(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> tuple[Made, Figure] | None:
    """The difference between two figures of which the source says that one became the other or stands against it."""
    clause = stated_in.clause(figure)
    if figure.low is None or not is_told(figure, clause, stated_in):
        return None
    best, most = None, _TELLING - 1
    kind = "percentage-points pp" if "point" in figure.label else kind_of(figure)
    for made in islice(index.totals.made.get(kind, ()), _MOST):
        if made.rule != "difference" or not made.told or not of_one_thing((figure, *made.parts)):
            continue
        if made.is_rest and not tells_rest(figure, stated_in):
            continue
        ends = [index.clause(part) for part in (made.parts[0], made.parts[-1])]
        if not clause.all & (ends[0].all | ends[1].all):
            continue
        shared = len(clause.all & (ends[0].wide | ends[1].wide))
        if shared > most and not _same(figure, made, made.parts[0]):
            best, most = made, shared
    return (best, best.parts[0]) if best else None


def _summed(figure: Figure, index: FigureIndex, stated_in: FigureIndex) -> tuple[Made, Figure] | None:
    """The only sum of what the summary joins."""
    sums = list(islice(joined_sums(figure, index, stated_in), _TELLING)) if figure.type in _PLAIN else []
    return (sums[0], sums[0].parts[0]) if len(sums) == 1 else None


def _same(figure: Figure, made: Made, like: Figure) -> bool:
    """True where the summary says the result, as exactly as it speaks."""
    ours, theirs = amount(figure), amount(replace(like, low=made.value, high=made.value))
    if ours is None or theirs is None:
        return figure.low == made.value
    reach = Decimal(0) if figure.bound is Bound.EXACT and figure.digits > 1 else abs(theirs[1]) * _NEARLY
    return abs(ours[1] - theirs[1]) <= reach


def _worded(value: Decimal, like: Figure) -> str:
    """A value as a figure of its kind is written: "£2.5m" like "£29.4m"."""
    match = _NUMBER.search(like.text)
    if match and like.low:
        scale = like.low / Decimal(match.group().replace(",", ""))
        return f"{like.text[: match.start()]}{_plain(value / scale)}{like.text[match.end() :]}"
    if like.type is FigureType.DURATION and like.unit:
        return f"{_plain(value)} {like.unit if value == 1 else plural(like.unit)}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    whole = value.to_integral_value()
    if value == whole:
        return f"{whole:,f}"
    return f"{round(value, max(0, _SHOWN - 1 - value.adjusted())).normalize():,f}"
