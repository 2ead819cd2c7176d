"""What somebody did, taken for known: "called him an embarrassment for his performance" - at what?"""

from collections.abc import Iterator, Sequence

from briefer.briefing.coherence.nouns import SAYS_WHICH
from briefer.briefing.coherence.reference import Reference, ReferenceRule
from briefer.briefing.coherence.tokens import Token
from briefer.text.english import is_verb
from briefer.text.wordlists import words as word_list
from briefer.text.words import stem

EVENT_NOUNS = word_list(__package__, "event_nouns.tsv")
_POSSESSIVES = frozenset("his her their".split())
_FIRST = 2
"""Where it stands at the earliest: "In his speech, Ann Poe said" tells whose and which."""
_NEAR = 2
"""Words between a possessive and its noun."""


def events(words: Sequence[Token]) -> Iterator[Reference]:
    """The first noun behind "his", "her" or "their" of which nothing in the sentence says what it was."""
    for at, word in enumerate(words):
        if word.folded not in _POSSESSIVES or word.breaks or at < _FIRST:
            continue
        noun = next((k for k in range(at + 1, min(at + 2 + _NEAR, len(words))) if words[k].folded in EVENT_NOUNS), None)
        if noun is None or any(words[k].breaks for k in range(at, noun)):
            continue
        last = words[noun]
        following = words[noun + 1].folded if noun + 1 < len(words) and not last.breaks else ""
        # "her decision to leave", "his speech in Leeds", "his answer was no" say which.
        if following in SAYS_WHICH or following == "to" or is_verb(following):
            continue
        key = stem(last.folded)
        if any(stem(other.folded) == key for other in words[:at]):
            continue
        text = " ".join(w.text for w in words[at : noun + 1])
        yield Reference(ReferenceRule.DEMONSTRATIVE, text, word.start, last.end, key)
        return
