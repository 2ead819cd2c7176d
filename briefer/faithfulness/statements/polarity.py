"""Which words of a text are denied there."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefer.text.remembered import REMEMBERED
from briefer.text.verb_forms import denies_gerund
from briefer.text.wordlists import words
from briefer.text.words import Word

_NEGATORS: Final = words(__package__, "negators.tsv")
_BEFORE_TO: Final = words(__package__, "before_to.tsv")
_DENIALS: Final = words(__package__, "denials.tsv")
_REACH: Final = 6
_OTHERS: Final = frozenset({"other", "others", "rest", "remaining"})


def is_negator(word: Word) -> bool:
    """True for "not", "never", "without" and what ends in "n't"."""
    return _negates(word.folded)


@lru_cache(REMEMBERED)
def _negates(folded: str) -> bool:
    return folded in _NEGATORS or folded.endswith(("n't", "n’t"))


def denies(word: Word) -> bool:
    """True for a negator and for a verb that denies what is said around it, such as "refused"."""
    return word.folded in _DENIALS or _negates(word.folded)


def is_of_the_rest(sentence: Sequence[Word], said: Sequence[Word]) -> bool:
    """True where a sentence tells of the others what is said of some: "the rest had no tail" of "31 had a tail"."""
    ours, theirs = (not _OTHERS.isdisjoint(word.folded for word in told) for told in (sentence, said))
    return ours and not theirs


def denied(text: Sequence[Word]) -> list[bool]:
    """For each word whether it is denied: it stands behind a negator, up to the first content word or a comma.

    "It was not immediately clear": "not immediately" is denied, "clear" is not; that a word further on is denied too is
    not known, and nothing is said of it.
    """
    out = [False] * len(text)
    for index, word in enumerate(text):
        reach = 1 if is_negator(word) or _is_refusal(text, index) else denies_gerund(text, index)
        if not reach or _is_number(text, index) or _is_bound(text, index):
            continue
        for place in range(index + reach, min(index + _REACH, len(text))):
            following = text[place]
            if following.sentence != word.sentence:
                break
            out[place] = True
            if following.breaks or (following.is_content and not is_negator(following)):
                break
    return out


def _is_number(text: Sequence[Word], index: int) -> bool:
    """True for the "No" of "No. 3 seed"."""
    after = text[index + 1] if index + 1 < len(text) else None
    return text[index].folded == "no" and after is not None and after.folded[:1].isdigit()


def _is_bound(text: Sequence[Word], index: int) -> bool:
    """True for the "no" of "no more than 3,200", which denies nothing."""
    return text[index].folded in ("no", "not") and index + 2 < len(text) and text[index + 2].folded == "than"


def _is_refusal(text: Sequence[Word], index: int) -> bool:
    return (
        text[index].folded in _BEFORE_TO
        and index + 1 < len(text)
        and text[index + 1].folded == "to"
        and text[index + 1].sentence == text[index].sentence
    )
