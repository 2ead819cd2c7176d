"""Who does what in a sentence, and to whom it is done, clause by clause: "Lee, who came third, urged them" is two acts.

Unlike a deed (`briefer.text.deeds`) an act needs no other side: "Lee dissented".
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.text.deeds import verbs_of
from briefer.text.parties import DIRECT, Party, slots_behind, subject_before
from briefer.text.words import words_of

_MOST_RIGHT: Final = 24
# The auxiliary of "I'll send" is a word of its own, in its place: "I ll send".
_RUN_TOGETHER: Final = re.compile(r"(?<=\w)['’](?=(?:ll|ve|m)\b)")


class Act(NamedTuple):
    """What is done, as a lemma, by whom and to whom; None for nobody who is named.

    `start` and `end` are those of the verb with its auxiliaries; `denied` where the sentence says that it was not done.
    """

    verb: str
    doer: Party | None
    undergoer: Party | None
    start: int
    end: int
    denied: bool


@lru_cache(maxsize=1 << 10)
def acts(sentence: str) -> tuple[Act, ...]:
    """The acts of a sentence in order; offsets are into it."""
    sentence = _RUN_TOGETHER.sub(" ", sentence)
    told = words_of(sentence, [(0, len(sentence))])
    groups = verbs_of(told)
    found = []
    for place, group in enumerate(groups):
        before = subject_before(told, groups, place)
        upto = groups[place + 1].start if place + 1 < len(groups) else len(told)
        behind = slots_behind(told, group.end, min(upto, group.end + _MOST_RIGHT), False)
        if before is not None and sentence.startswith(":", before.end):
            before = None  # "Lee: Darling, buy some bread": Lee says so
        doer, undergoer = (behind.get("by"), before) if group.passive else (before, behind.get(DIRECT))
        if doer or undergoer:
            span = told[group.start].start, told[group.end - 1].end
            found.append(Act(group.bare, doer, undergoer, *span, group.denied))
    return tuple(found)
