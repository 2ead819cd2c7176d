"""Which sentences of a section to print: the best that read where they stand, within a number of words.

Greedy: the sentence of most value comes first, then the one that adds most beside it. A sentence that takes something
for known which its reader does not know is printed in a wording that does without, or behind the sentence before it,
or not at all. After the maximal marginal relevance of Carbonell and Goldstein 1998, with coherence as a constraint.
"""

import re

from briefer.briefing.selection import ADJACENT, FACT, Option, Run, Selection
from briefer.salience.features import LEANS
from briefer.salience.weights import WEIGHTS
from briefer.text.context import reads_alone

_NAME = r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}"
# "... in Alabama, Ohio, New York, Iowa, Texas and Maine": whoever wants them all reads the article
_LIST = re.compile(rf"(?:{_NAME}, ){{4,}}(?:and )?{_NAME}")
ENOUGH = 0.5
"""Share of the target that is enough to stop at, where what reads on is too long to print."""
LONG_SECTION, OPENING_SHARE = 120, 0.6
"""A section of more sentences is not told by its first ones alone: they get this share of its words."""
FLOOR = -0.8
"""Nats below which a sentence is not worth its words, room or no room."""
IDLE, IDLE_WORDS = -1.0, 10
"""Nats below which a sentence of so few words says nothing that a brief should end with."""


def select(selection: Selection, first: int | None = None) -> Selection:
    """Chooses sentences until there are enough words, or none left that is worth them.

    Args:
        selection: With or without sentences that are chosen already.
        first: The index of a sentence that comes before all others, if it can be printed.
    """
    run = selection.run_for(first) if first is not None else None
    if run and selection.fits(run):
        selection = selection.with_run(run)
    if selection.reads_on:
        selection = _without_idle_end(_read_on(selection))
        told = len(selection.options) <= LONG_SECTION and not any(
            o.leads and o.answers and o.needs for o in selection.options.values()
        )
        if told and selection.words >= ENOUGH * selection.target:
            return selection
    while not selection.chosen or selection.words < selection.target:
        found = _best(selection)
        if found is None:
            return selection
        selection = selection.with_run(found)
    return selection


def _read_on(selection: Selection) -> Selection:
    """With the first sentences that can be printed, in their order, as long as there is room for the next one."""
    share = 1.0 if len(selection.options) <= LONG_SECTION else OPENING_SHARE
    for index in sorted(selection.options):
        option = selection.options[index]
        if selection.words >= share * selection.target:
            break
        if index in selection.chosen or not option.opens or (not option.stands and selection.says_already(option)):
            continue
        if selection.words >= ENOUGH * selection.target and _LIST.search(option.wordings[0].text):
            break
        run = selection.run_for(index)
        if run and selection.fits(run):
            selection = selection.with_run(run)
        elif run and selection.words >= ENOUGH * selection.target:
            break  # better to stop than to leap over it
    return selection


def _without_idle_end(selection: Selection) -> Selection:
    """Without last sentences that say little ("He thanked them."), as long as there are words enough before them."""
    while len(selection.chosen) > 1:
        last = max(selection.chosen)
        left = selection.without(last)
        needed = any(last in selection.options[index].needs for index in left.chosen)  # "Verdict: False."
        if needed or not _is_idle(selection.options[last]) or left.words < ENOUGH * selection.target:
            break
        selection = left
    return selection


def _is_idle(option: Option) -> bool:
    """Whether a sentence behind others says little; that it leans on them takes nothing off it, and a list is whole."""
    wording = option.wordings[0]
    if option.stands:
        return False  # "Lift out the headgear."
    leans = 0.0 if reads_alone(wording.text) else WEIGHTS[LEANS]
    return wording.words <= IDLE_WORDS and len(wording.sentence.spans) < 2 and option.value - leans < IDLE


def _best(selection: Selection) -> Run | None:
    best: tuple[float, Run] | None = None
    # From the highest value down: a gain is at most so much above it.
    ranked = sorted(selection.options.values(), key=lambda option: (-option.value, option.index))
    for option in ranked:
        if option.index in selection.chosen or not option.leads:
            continue
        most = option.value + ADJACENT + FACT * len(option.states - selection.states)
        if best is not None and most <= best[0]:
            continue
        if selection.chosen and most < FLOOR:
            continue
        run = selection.run_for(option.index)
        if run is None or not selection.fits(run):
            continue
        gain = selection.gain(run)
        if (best is None or gain > best[0]) and (gain >= FLOOR or not selection.chosen):
            best = gain, run
    return best[1] if best else None
