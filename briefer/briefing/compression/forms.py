"""Shorter forms of a sentence, by deletion alone: every word that is left is the sentence's own, in its order.

Deletion of what a sentence can spare is the oldest kind of sentence compression (Knight and Marcu 2002,
"Summarization beyond sentence extraction"); without a parse, what can be spared is read off the sentence's joints.
"""

import re
from itertools import chain, combinations

from briefer.briefing.compression.cuts import Cut, cuts_of

_MOST_FORMS = 24
_SPACES = re.compile(r"\s+")


def shorter_forms(sentence: str) -> list[str]:
    """Forms of a sentence with one or two pieces between its joints cut out; none of a very long one.

    Joints are commas, dashes, brackets and the words that open adverbial clauses. What is left has a main clause, as
    far as that can be told without a parse, and lacks nothing that changes what it says; the caller judges each form as
    it would a model's sentence.
    """
    cuts = cuts_of(sentence)
    found: dict[str, None] = {}
    for chosen in chain(combinations(cuts, 1), combinations(cuts, 2)):
        if len(chosen) == 2 and chosen[0].end > chosen[1].start:
            continue
        form = without(sentence, chosen)
        if form and form != sentence:
            found[form] = None
        if len(found) >= _MOST_FORMS:
            break
    return list(found)


def without(sentence: str, cuts: tuple[Cut, ...]) -> str:
    """A sentence without some pieces, with its capital and its end."""
    kept, at = [], 0
    for cut in sorted(cuts):
        kept.append(sentence[at : cut.start])
        at = cut.end
    rest = sentence[at:]
    # "in Lima, Ohio[, a first]." and "at Acme Inc.[, a first]." end alike.
    if rest.startswith(".") and kept[-1].endswith("."):
        rest = rest[1:]
    text = _SPACES.sub(" ", "".join([*kept, rest])).strip(" ,;-—–")
    return text[:1].upper() + text[1:]
