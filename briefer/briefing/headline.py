"""What the title says and the first section's summary does not: the front page's news is in the brief.

A feature opens with a scene, and the news stands in its seventh sentence; a title says it. Words, figures and deaths of
the title that nothing chosen tells bring in the sentence that tells most of them, in the place of the last one if there
must be room.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefer.briefing.selection import Option, Selection
from briefer.facts.document import FactIndex
from briefer.facts.mention import FigureType
from briefer.salience.features import content_stems
from briefer.text.wordlists import words as word_list
from briefer.text.words import LETTERS

_DEATHS = word_list(__package__, "deaths.tsv")
_HEAVY = 2.0
"""What a figure and a death of a title weigh, where a word weighs 1."""
_WHEN = frozenset((FigureType.YEAR, FigureType.DATE, FigureType.DECADE))
"""Of what is told of 2020 a sentence need not say so."""
# "Police: two held after fire", not "Harbour: a history"
_SOURCE = re.compile(r"\A\w+(?: \w+)?: (?=(?:\S+ ){3})")
_LEAST = 2.0
_LEAST_SHARE = 0.3
"""Of a title's weight a sentence must tell so much to be brought in, and as much must be told by nothing else."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells of what a title may say: stems of its words, values of its figures, whether somebody died."""

    stems: frozenset[str]
    figures: frozenset[Decimal]
    deaths: bool

    @classmethod
    def of(cls, text: str, *, figures: bool = True) -> "Told":
        """Reads a title or a sentence; its figures only where they are asked for."""
        found = FactIndex.of(text).figures if figures else ()
        stems = frozenset(s for s in content_stems(text) if not s.isdigit())
        deaths = not _DEATHS.isdisjoint(word.casefold() for word in LETTERS.findall(text))
        return cls(stems, frozenset(f.low for f in found if f.low is not None and f.type not in _WHEN), deaths)

    @property
    def weight(self) -> float:
        """How much it is."""
        return len(self.stems) + _HEAVY * (len(self.figures) + self.deaths)

    def without(self, others: Iterable["Told"]) -> "Told":
        """What none of some others tells."""
        left = self
        for other in others:
            left = Told(left.stems - other.stems, left.figures - other.figures, left.deaths and not other.deaths)
        return left


def with_headline(selection: Selection, title: str | None) -> Selection:
    """A first section's sentences with one that tells what the title says and they do not, where there is one."""
    if not title or not selection.chosen or not selection.reads_on:
        return selection
    wanted = Told.of(_SOURCE.sub("", title))
    least = max(_LEAST, _LEAST_SHARE * wanted.weight)
    missing = wanted.without(_told(line.text, wanted) for line in selection.lines())
    if missing.weight < least:
        return selection
    telling: list[tuple[float, Option]] = []
    for option in selection.options.values():
        if option.index not in selection.chosen and option.leads and option.opens:
            told = missing.weight - missing.without([_told(option.wordings[0].text, wanted)]).weight
            if told >= least:
                telling.append((told, option))
    for told, option in sorted(telling, key=lambda found: (-found[0], found[1].index)):
        if found := _brought_in(selection, option, wanted, told):
            return found
    return selection


def _told(text: str, wanted: Told) -> Told:
    """What a sentence tells of a title."""
    return Told.of(text, figures=bool(wanted.figures))


def _brought_in(selection: Selection, option: Option, wanted: Told, told: float) -> Selection | None:
    """With a sentence more; the last ones give way, but never the first one, nor what tells as much of the title."""
    kept = selection
    while True:
        run = kept.run_for(option.index)
        if run and kept.fits(run):
            return kept.with_run(run)
        if run is None or len(kept.chosen) < 2:
            return None
        last = max(kept.chosen)
        rest = [_told(line.text, wanted) for index, line in kept.chosen.items() if index != last]
        if wanted.without(rest).weight - wanted.without([*rest, _told(kept.chosen[last].text, wanted)]).weight >= told:
            return None
        kept = kept.without(last)
