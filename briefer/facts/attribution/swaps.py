"""Two names that change places behind one verb: "fled Ashby for Corby", of "fled Corby for Ashby"."""

from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.mention import Mention, Name
from briefer.text.english import PREPOSITIONS, is_verb
from briefer.text.lemmas import lemma
from briefer.text.verb_forms import is_past

_SIDES: Final = PREPOSITIONS - {"of", "in", "at", "on"}
_FAR: Final = 4


def by_swap(asked: Question) -> Iterator[Rival]:
    """As in "fled Ashby for Corby", where the source has "fled Corby for Ashby"."""
    ours = asked.placed
    if not isinstance(ours.mention, Name):
        return
    for other in asked.statement.mentions:
        if other is ours or not isinstance(other.mention, Name) or other.words & ours.words:
            continue
        here = _links(ours, other, asked.statement)
        if here is None:
            continue
        turned: Mention | None = None
        for home in asked.homes:
            for there in home.statement.mentions:
                if home.placed is None or not there.words & other.words or there is home.placed:
                    continue
                links = _links(home.placed, there, home.statement)
                if links == here:
                    return
                if links == here[::-1] and _verb_before(ours, other, asked.statement) & _verb_before(
                    home.placed, there, home.statement
                ):
                    turned = there.mention
        if turned is not None:
            yield turned, "turned-round"


def _links(one: Placed, other: Placed, statement: Statement) -> tuple[str, str] | None:
    """The small words before two names behind one verb, empty for what follows it; None where they are not two."""
    gap = statement.text[
        min(one.mention.end, other.mention.end) - statement.start : max(one.mention.start, other.mention.start)
        - statement.start
    ]
    if "," in gap or len(gap.split()) > _FAR or any(map(is_verb, gap.lower().split())):
        return None
    links = one.link, other.link
    return links if links[0] != links[1] and all(not link or link in _SIDES for link in links) and any(links) else None


def _verb_before(one: Placed, other: Placed, statement: Statement) -> frozenset[str]:
    before = statement.text[: min(one.mention.start, other.mention.start) - statement.start]
    return frozenset(lemma(word) for word in before.lower().split()[-_FAR:] if is_past(word))
