"""Who did what to whom in a sentence: "A was run out by B", "A lost her seat to B", "A sold it to B".

Each deed is told from one side, whichever verb and voice the sentence has: the verbs of `inverse_verbs.tsv` that say
the same from two sides have one name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from briefer.text.english import DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from briefer.text.lemmas import lemma
from briefer.text.parties import DIRECT, RELATIVES, Party, slots_behind, subject_of
from briefer.text.patterns import one_of
from briefer.text.verb_groups import Status, VerbGroup, verb_groups
from briefer.text.wordlists import word_map, words
from briefer.text.words import Word, words_of

_SYMMETRIC: Final = frozenset(map(lemma, words("briefer.text", "symmetric.tsv")))
TOO: Final = frozenset({"also", "too", "both"})
"""Words that tell of others who do the same."""
SO_DO_OTHERS: Final = re.compile(rf"\b(?:{one_of(TOO)})\b", re.IGNORECASE)
_OWNERS: Final = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_LINKS: Final = (PREPOSITIONS - {"without"}) | SUBORDINATORS
"""Behind these a word in -ing is what somebody does; "without beating Hull" denies it."""
_NO_MORE: Final = False, False, False, False
_SUCCESSION: Final = "succession"
_PLACE: Final = "plac"
_MOST_RIGHT: Final = 24


class Deed(NamedTuple):
    """What one does to another; `deed` is the verb's stem, or the name of what several verbs say.

    `is_sole` where the sentence says that it was done, and not that others did it too ("and Lee", "has also left").
    """

    deed: str
    one: Party
    other: Party
    start: int
    end: int
    is_sole: bool


def agrees(deed: Deed, there: Deed) -> bool:
    """True where another sentence may tell a deed as this one does: a party in its place, the other not turned."""
    if deed.deed != there.deed:
        return False
    alike = deed.one.is_like(there.one), deed.other.is_like(there.other)
    return all(alike) or (any(alike) and (there.one.is_pronoun or there.other.is_pronoun))


def is_turned(deed: Deed, there: Deed, before: frozenset[str]) -> bool:
    """True where another sentence tells a deed the other way round; a pronoun there may be one named `before`."""
    if deed.deed != there.deed or deed.one.is_like(deed.other):
        return False
    if there.one.is_pronoun:
        return deed.one.is_like(there.other) and not deed.other.names.isdisjoint(before)
    if there.other.is_pronoun:
        return deed.other.is_like(there.one) and not deed.one.names.isdisjoint(before)
    return deed.one.is_like(there.other) and deed.other.is_like(there.one)


def _table() -> Mapping[tuple[str, str], tuple[str, bool]]:
    """By a verb and the small word before the other side, the deed, and whether who does it is its first side."""
    table = {}
    for entry, value in word_map("briefer.text", "inverse_verbs.tsv").items():
        verb, _, link = entry.rpartition(" ")
        first, _, particle = verb.partition(" ")
        deed, _, side = value.partition(" ")
        table[f"{lemma(first)} {particle}".strip(), link] = (deed, side == "1")
    return table


_INVERSE: Final = _table()
_KNOWN: Final = frozenset(verb for verb, _ in _INVERSE)
_FIRST: Final = frozenset(verb.partition(" ")[0] for verb in _KNOWN)


@lru_cache(maxsize=1 << 10)
def deeds(sentence: str) -> tuple[Deed, ...]:
    """The deeds of a sentence between two that it names; offsets are into it."""
    told = words_of(sentence, [(0, len(sentence))])
    groups = _with_gerunds(told, verbs_of(told))
    return tuple(deed for place in range(len(groups)) for deed in _of_group(told, groups, place))


def verbs_of(told: Sequence[Word]) -> list[VerbGroup]:
    """The verbs of a sentence with their auxiliaries, in order; no adjectives ("its frozen food")."""
    return _with_present(told, [group for group in verb_groups(told) if not _is_adjective(told, group)])


def _is_adjective(told: Sequence[Word], group: VerbGroup) -> bool:
    """True for the "frozen" of "its frozen food"."""
    before = told[group.start - 1].folded if group.start and not group.has_auxiliary else ""
    return before in DETERMINERS and before not in PRONOUNS - _OWNERS


def _with_present(told: Sequence[Word], groups: Sequence[VerbGroup]) -> list[VerbGroup]:
    """The groups, and the verbs of the table in the present tense: "Brand succeeds Sardi"."""
    taken = {index for group in groups for index in range(group.start, group.end)}
    found = list(groups)
    for index, word in enumerate(told):
        if index in taken or word.is_title or not index or not word.is_content:
            continue
        base = lemma(word.folded)
        if base not in _FIRST:
            continue
        following = told[index + 1].folded if index + 1 < len(told) else ""
        verb = f"{base} {following}" if f"{base} {following}" in _KNOWN else base
        before = told[index - 1]
        stands = before.folded not in DETERMINERS and before.folded not in PREPOSITIONS and before.folded != "to"
        is_form = word.folded.endswith("s") or before.is_title or before.folded in RELATIVES  # "Hull beat Oldham"
        if verb in _KNOWN and stands and is_form and not word.is_possessive:
            end = index + 1 + (verb != base)
            found.append(VerbGroup(index, index, end, verb, Status.PRESENT, False, False, False, False))
    return sorted(found)


def _with_gerunds(told: Sequence[Word], groups: Sequence[VerbGroup]) -> list[VerbGroup]:
    """The groups, and the verbs in -ing behind a small word: "after beating Hull", "jailed for stabbing him"."""
    taken = {index for group in groups for index in range(group.start, group.end)}
    found = list(groups)
    for before, (index, word) in zip(told, enumerate(told[1:], 1), strict=False):
        if word.folded.endswith("ing") and before.folded in _LINKS and index not in taken and not before.breaks:
            found.append(VerbGroup(index, index, index + 1, lemma(word.folded), Status.UNSAID, *_NO_MORE))
    return sorted(found)


def _of_group(told: Sequence[Word], groups: Sequence[VerbGroup], place: int) -> Iterator[Deed]:
    group = groups[place]
    if group.denied or group.bare in _SYMMETRIC:
        return
    before = subject_of(told, groups, place)
    upto = groups[place + 1].start if place + 1 < len(groups) else len(told)
    has_dative = not group.passive and (group.verb, "to") in _INVERSE
    behind = slots_behind(told, group.end, min(upto, group.end + _MOST_RIGHT), has_dative)
    doer = behind.pop("by", None) if group.passive else before
    if group.passive and before is not None:
        if DIRECT in behind and (group.verb, "to") in _INVERSE:
            behind["to"] = before  # "Price was given the harp by Kovac"
        else:
            behind[DIRECT] = before
    if doer is None:
        return
    span = told[group.start].start, told[group.end - 1].end
    is_sole = group.status is not Status.UNSAID and not any(w.folded in TOO for w in told[group.start - 1 : group.end])
    is_sole = is_sole and not any(word.end < doer.start <= word.end + 1 and word.folded == "and" for word in told)
    if not group.passive and (follows := _followed(told, behind, group.end)) is not None:
        yield Deed(_SUCCESSION, doer, follows, *span, is_sole)
        return
    for link, other in behind.items():
        known = _INVERSE.get((group.verb, link)) or _INVERSE.get((group.bare, link))
        deed, is_first = known or (group.verb if link == DIRECT else f"{group.verb} {link}", True)
        one, two = (doer, other) if is_first else (other, doer)
        yield Deed(deed, one, two, *span, is_sole)


def _followed(told: Sequence[Word], behind: Mapping[str, Party], end: int) -> Party | None:
    """Who somebody stands in for: the Fox of "Lee came in as sponsor in place of Fox"."""
    place, other = behind.get("in"), behind.get("of")
    if other is None or not other.names or place is None or place.head != _PLACE or place.end + 4 < other.start:
        return None
    return other
