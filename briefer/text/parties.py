"""Who takes part in what a sentence tells: who stands before a verb, and behind it, by the small words."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefer.text.english import CLAUSE_OPENERS, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from briefer.text.verb_forms import is_adverb
from briefer.text.verb_groups import Status, VerbGroup
from briefer.text.wordlists import words
from briefer.text.words import Word

DIRECT: Final = "-"
"""The link of what follows a verb directly."""
RELATIVES: Final = frozenset({"who", "which", "that"})
_TITLES: Final = words("briefer.text", "titles.tsv")
_STOPS: Final = RELATIVES | SUBORDINATORS | CONJUNCTIONS
_OF_OTHERS: Final = frozenset({"for", "of", "from"})
"""Behind these a verb in -ing is what the one does to whom the verb before it is done."""
_OF_NOUNS: Final = frozenset({"of", "for", "at", "from", "with"})
"""Behind these stands whose or what somebody is: "the boss of Acme"."""
_MOST_BACK: Final = 4
_MOST_BETWEEN: Final = 5  # words


class Party(NamedTuple):
    """Who takes part: the stems of the names in a phrase, and that of its last word, ``text[start:end]``.

    A pronoun has itself as its head, and is like nobody.
    """

    names: frozenset[str]
    head: str
    start: int
    end: int

    def is_like(self, other: "Party") -> bool:
        """True where the two may be the same."""
        if self.names and other.names:
            return not self.names.isdisjoint(other.names)
        return self.head == other.head and not self.is_pronoun

    @property
    def is_pronoun(self) -> bool:
        """True for "he" and the like."""
        return not self.names and self.head in PRONOUNS


def _is_gerund(told: Sequence[Word], group: VerbGroup) -> bool:
    return group.status is Status.UNSAID and not group.has_auxiliary and told[group.at].folded.endswith("ing")


def subject_of(told: Sequence[Word], groups: Sequence[VerbGroup], place: int) -> Party | None:
    """Who does what a verb says, or has it done to them; of one in -ing the verb before it or behind it tells."""
    for at in range(place, max(-1, place - _MOST_BACK), -1):
        group = groups[at]
        has_beaten = told[group.start].folded == "having"
        if not has_beaten and not _is_gerund(told, group):
            return subject_before(told, groups, at)
        if not at and (not has_beaten or not group.start):
            return subject_before(told, groups, 1) if len(groups) > 1 else None  # "After beating Hull, Leeds left"
        first = groups[at - 1]
        if has_beaten:  # "Leeds, having beaten Hull, left"
            return _party(told, _start_of(told, first.end if at else 0, group.start), group.start)
        if told[group.start - 1].folded in _OF_OTHERS and not first.passive:
            whom = slots_behind(told, first.end, group.start - 1, False).get(DIRECT)
            if whom is not None:
                return whom if whom.names else None  # "accused Lee of stabbing him"
    return None


def subject_before(told: Sequence[Word], groups: Sequence[VerbGroup], place: int) -> Party | None:
    """Who stands before a verb as who does it, or has it done to it."""
    group = groups[place]
    low = groups[place - 1].end if place else 0
    end = group.start
    while end > low and is_adverb(told[end - 1].folded) and not told[end - 1].breaks:
        end -= 1  # "Lisk, which leads, also received it"
    if end > low and told[end - 1].folded in RELATIVES:
        end -= 1
        if end <= low:
            return None
        return _party(told, _antecedent(told, _start_of(told, low, end), end), end)
    if end > low and told[end - 1].breaks:  # "Petrik, a Green, lost": what stands between commas is passed over
        end = next((index for index in range(end - 1, 0, -1) if told[index - 1].breaks), 0)
        low = max((one.end for one in groups[:place] if one.end <= end), default=0)
    first = _start_of(told, low, end)
    if first < end:
        return _party(told, first, end)
    inherits = end > 0 and (end == low or told[end - 1].folded in CONJUNCTIONS)  # "A lost to B and beat C"
    return subject_before(told, groups, place - 1) if place and inherits else None


def _start_of(told: Sequence[Word], low: int, end: int) -> int:
    """Where the phrase begins that ends at a word."""
    for index in range(end - 1, low - 1, -1):
        word = told[index]
        if word.folded in CLAUSE_OPENERS or (word.breaks and index < end - 1):
            return index + 1
    return low


def _antecedent(told: Sequence[Word], first: int, end: int) -> int:
    """Where begins what "who" goes back to: the Lee of "sold it to the miller Lee, who", "the boss of Acme, who"."""
    if not told[end - 1].is_title:
        return first
    for index in range(end - 2, first - 1, -1):
        word, before = told[index].folded, told[index - 1].folded if index else ""
        if word in _OF_NOUNS and not (before in PREPOSITIONS or index == first):
            return first
        if word in PREPOSITIONS:
            return index + 1
    return first


def slots_behind(told: Sequence[Word], start: int, end: int, has_dative: bool) -> dict[str, Party]:
    """Who stands behind a verb, by the small word before each; "-" for what follows it directly.

    The museum of "gave the museum the harp" stands there as that of "gave the harp to the museum" does.
    """
    slots: dict[str, Party] = {}
    link, first = DIRECT, start
    place = start
    while place <= end:
        word = told[place] if place < end else None
        if word is None or word.folded in PREPOSITIONS or word.folded in _STOPS:
            party = _party(told, first, place)
            if party is not None:
                slots.setdefault(link, party)
            if word is None or word.folded not in PREPOSITIONS:
                break
            link, first = word.folded, place + 1
        elif has_dative and link == DIRECT and word.folded in DETERMINERS and place > first + 1:
            party = _party(told, first, place)
            if party is not None:
                slots["to"] = party
            first = place
        elif word.breaks and not _goes_on(told, place + 1, end) and not _is_named_behind(told, first, place, end):
            party = _party(told, first, place + 1)
            if party is not None:
                slots.setdefault(link, party)
            break
        place += 1
    return slots


def _goes_on(told: Sequence[Word], place: int, end: int) -> bool:
    """True where behind a comma a name follows, as in "a newcomer, Karol Weiss", or a small word."""
    return place < end and (told[place].is_title or told[place].folded in PREPOSITIONS)


def _is_named_behind(told: Sequence[Word], first: int, place: int, end: int) -> bool:
    """True for "her former partner, the cyclist Ana Lee," and "its head, the former judge Tom Fox."."""
    start = place + 1
    if any(word.is_title for word in told[first:start]) or start >= end or told[start].folded not in DETERMINERS:
        return False
    name = next((at for at in range(start + 1, min(start + _MOST_BETWEEN, end)) if told[at].is_title), None)
    if name is None or any(word.breaks for word in told[start:name]):
        return False
    last = next(
        (at for at in range(name, end) if at + 1 == len(told) or not told[at + 1].is_title or told[at].breaks), name
    )
    return told[last].breaks or last + 1 == len(told)


def _party(told: Sequence[Word], start: int, end: int) -> Party | None:
    """Who a phrase names: behind an owner, up to the first small word; None for a pronoun and for nobody."""
    phrase = list(told[_behind_place(told, start, end) : end])
    for index, word in enumerate(phrase):
        if word.folded in PREPOSITIONS and index:
            phrase = phrase[:index]
            break
    if phrase and phrase[0].folded in PREPOSITIONS:
        phrase = _last_name(phrase)
    owner = max((index for index, word in enumerate(phrase[:-1]) if word.is_possessive), default=-1)
    if len(phrase) == 1 and phrase[0].folded in PRONOUNS:
        return Party(frozenset(), phrase[0].folded, phrase[0].start, phrase[0].end)
    phrase = [word for word in phrase[owner + 1 :] if word.is_content and word.folded not in PRONOUNS]
    last = next((index for index in range(len(phrase), 0, -1) if not phrase[index - 1].folded[0].isdigit()), 0)
    if last and phrase[last - 1].is_title:
        phrase = phrase[:last]  # "beat Agnes Milne 6-4"
    if not phrase or phrase[-1].folded[0].isdigit():
        return None
    names = frozenset(w.stem for w in phrase if w.is_title and w.folded not in _TITLES)
    return Party(names, phrase[-1].stem, phrase[0].start, phrase[-1].end)


def _behind_place(told: Sequence[Word], start: int, end: int) -> int:
    """Where the "a tree" of "In Graz a tree fell" begins."""
    if start >= end or told[start].folded not in PREPOSITIONS:
        return start
    last = next((at for at in range(end - 2, start + 1, -1) if told[at].folded in DETERMINERS), start)
    return last if told[last - 1].is_title else start


def _last_name(phrase: Sequence[Word]) -> list[Word]:
    """The name at the end of "In the capital Karol Weiss"; nothing where none ends it."""
    at = len(phrase)
    while at and phrase[at - 1].is_title:
        at -= 1
    return list(phrase[at:])
