"""A fact as a reader wants it: a figure with its hedge and with the noun that it counts."""

import re
from typing import Final

from briefer.facts.figures.grammar.bounds import bound_of
from briefer.facts.figures.grammar.labels import label_span
from briefer.facts.mention import Bound, Figure, FigureType, Mention

_HEDGES: Final = (
    "(?:no |not )?(?:more|less|fewer|greater|higher|lower) than|at (?:the very )?(?:least|most)|up to|upwards? of|"
    "as (?:many|much|high|few|little) as|nearly|almost|close to|(?:just |well |a little )?(?:over|under|above|below)|"
    "just short of|approaching|in excess of|about|around|roughly|approximately|some|an estimated"
)
_HEDGE: Final = re.compile(rf"(?<![\w-])(?P<hedge>{_HEDGES})\s(?:(?:a|an|the)\s)?\Z".replace(" ", r"\s"), re.IGNORECASE)
_REACH: Final = 32
_WORDS: Final = {
    Bound.ABOVE: "more than",
    Bound.BELOW: "less than",
    Bound.ABOUT: "about",
    Bound.AT_LEAST: "at least",
    Bound.AT_MOST: "up to",
}
_BETWEEN: Final = re.compile(r"\s+(?:and|to)\s+(?![-−–]|minus)")


def fact_text(mention: Mention, text: str) -> str:
    """How a fact of `text` is shown: "about 18%", "13 drones", "$200 million–$350 million", "nearly three-year war"."""
    if not isinstance(mention, Figure):
        return mention.text
    shown = _joined(mention)
    if _counts(mention):
        _, end = label_span(text, mention.end, mention.type)
        shown += text[mention.end : max(end, mention.end)]
    length = len(mention.text)
    if shown.startswith(mention.text) and bound_of(shown, 0, length, mention.type) is mention.bound:
        return " ".join(shown.split())  # "10+ dogs" says it already
    return " ".join(f"{_hedge(mention, text)} {shown}".split())


def _counts(figure: Figure) -> bool:
    """True for "13 drones" and "three-year war"; "three years" says what it is by itself."""
    return figure.type in (FigureType.COUNT, FigureType.RANGE) or (
        figure.type is FigureType.DURATION and "-" in figure.text
    )


def _joined(figure: Figure) -> str:
    """An interval with a dash: without its "between", "$200 million and $350 million" reads as two sums."""
    if figure.low == figure.high:
        return figure.text
    parts = _BETWEEN.split(figure.text)
    # "two and a half to three" has a part that is two words itself.
    return "–".join(parts) if len(parts) == 2 else figure.text


def _hedge(figure: Figure, text: str) -> str:
    """The source's own words that bound a figure, else words that mean the same; "" where none bound it."""
    if bound_of(text, figure.start, figure.end, figure.type) is Bound.EXACT:
        return ""  # "a couple" is about two by its own meaning
    match = _HEDGE.search(text[max(0, figure.start - _REACH) : figure.start])
    if match:
        words = " ".join(match["hedge"].lower().split())
        alone = f"{words} {figure.text}"
        # "about 18% or more" is at least 18%.
        if bound_of(alone, len(words) + 1, len(alone), figure.type) is figure.bound:
            return words
    return _WORDS[figure.bound]
