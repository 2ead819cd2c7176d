"""Where a mention stands in its statement: behind which word, before which verb, in whose mouth."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Figure, FigureType, Mention, Name
from briefer.facts.names.judging.forms import core
from briefer.text.english import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING_VERBS,
    is_verb,
)
from briefer.text.patterns import one_of
from briefer.text.verb_forms import is_adverb, is_past

_AMOUNTS: Final = frozenset(FigureType) - {FigureType.ORDINAL}
_SLOT_REACH: Final = 5
OWNER: Final = "'s"
"""The link of what a mention has: the term of "Orlov's term"."""
# "told Ana Lee" is said to her, "said Ana Lee" by her.
_ADDRESSING: Final = frozenset({"tell", "tells", "told", "telling"})
_SAYING: Final = REPORTING_VERBS - _ADDRESSING
_SITUATED: Final = frozenset({"based", "born"})
# "Pendry's amendment to ..."
_OWNED: Final = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,2}?([a-z]{3,})"
    rf"(?= (?:that|{one_of(PREPOSITIONS | AUXILIARIES | CONJUNCTIONS)})\b|[,.;:)]|\Z)"
)
# "the Ghent-based brewer", which is based in Ghent.
_BASED: Final = re.compile(r"[-‐‑](based|born)\b")
_VERB_REACH: Final = 5
# Words of what stands in commas behind a name.
_APPOSED: Final = 18
_AGED: Final = re.compile(r", \d{1,3}, ")
_WHO: Final = frozenset({"who", "which"})
_PRESENT: Final = "s"
_PARTICIPLES: Final = ("ed", "rn", "lt")
_QUOTES: Final = "\"“”'‘’"
# "Aisha Grange (Lab) said"
_NOTE: Final = re.compile(r"(?: \([^()]{1,12}\))? ")
_ROLE_REACH: Final = 8  # words
# "It had 510 visitors in May, in June just 330": June is where no visitors stand, but what is left out with them.
_BEFORE_OWN_FIGURE: Final = re.compile(r",? (?:just |only |about |some |nearly |over |it (?:is|was|had) )?[$£€]?\d")
_ENDS_SPEECH: Final = (",", '"', "”", "'", "’")
_LIST: Final = frozenset({"and", "or"})


class Slot(NamedTuple):
    """The place in which a mention stands: the content word before it, as a key, and the small word right before it."""

    word: str
    link: str


class Placed(NamedTuple):
    """A mention in its statement."""

    mention: Mention
    words: frozenset[str]
    """Those of the mention, as `words_of` gives them."""
    slots: tuple[Slot, ...]
    """Where it stands, nearest first: the Hove of "in Lewes and Hove" stands behind Lewes, and where Lewes does."""
    verb: str
    """The key of the verb behind it: "Finch dissented", "Finch has dissented", "Finch, named by"; empty for none."""
    verbs: frozenset[str]
    """Those of all verbs that it does: "Ruiz, a nurse who lost in 2022, said" has lost and says nothing of its own."""
    is_modifier: bool
    """True before a noun: the Omaha of "an Omaha airport rally"."""
    link: str
    """The preposition before it: "of" for the Japan of "Hana Mori of Japan won"; empty for none."""
    speaks: bool
    """True where it says what the statement tells: "Ann Lee said", "said Ann Lee"."""


class Word(NamedTuple):
    """A word of a text: its span, itself in small letters, and its key."""

    start: int
    end: int
    folded: str
    key: str


START: Final = attrgetter("start")


def located(text: str, mention: Mention, words: Sequence[Word], placed: Sequence[Placed]) -> Placed:
    """A mention in the statement of `words`, `placed` the mentions before it."""
    last, first = (bisect_left(words, at, key=START) for at in (mention.start, mention.end))
    behind = words[first] if first < len(words) else None
    end = mention.end
    if isinstance(mention, Name) and mention.suffix and text.startswith(". ", end):
        end += 1  # "Cole Hanaway Jr. sold"
    gap = text[end : behind.start] if behind else ""
    apposed = text.endswith(", ", 0, mention.start) and isinstance(mention, Name)
    verb = _verb(text, end, words[first : first + _VERB_REACH], apposed=apposed)
    adjoins = behind is not None and gap in (" ", "-")
    is_modifier = behind is not None and adjoins and not verb and behind.key != "" and text[behind.start].islower()
    link = next((word.folded for word in reversed(words[:last]) if word.folded not in DETERMINERS), "")
    before = words[last - 1].folded if last else ""
    says = behind is not None and behind.folded in REPORTING_VERBS and _NOTE.fullmatch(gap) is not None
    return Placed(
        mention,
        words_of(mention),
        tuple(_slots(text, mention, words[:last], placed)),
        verb,
        frozenset({verb, *_later_verbs(text, end, words[first : first + _APPOSED])} - {""}),
        is_modifier,
        link if link in PREPOSITIONS else "",
        says or before in _SAYING or _is_said_by(text, words[:last], mention.start),
    )


def _is_said_by(text: str, before: Sequence[Word], start: int) -> bool:
    """True behind "said" and a role: ", said chief executive Ann Lee", "”, said Acme's lawyer, Ann Lee"."""
    right = start
    for word in reversed(before[-_ROLE_REACH:]):
        gap = text[word.end : right]
        if word.folded in _SAYING:
            return gap == " " and right < start and text[: word.start].rstrip().endswith(_ENDS_SPEECH)
        if gap not in (" ", ", ", "'s ", "’s ") or (gap == ", " and right != start):
            return False
        if (word.folded in PREPOSITIONS and word.folded != "of") or word.folded in CONJUNCTIONS or is_verb(word.folded):
            return False
        right = word.start
    return False


def _verb(text: str, end: int, words: Sequence[Word], *, apposed: bool = False) -> str:
    """The verb behind a mention, auxiliaries and "who" skipped; behind a comma a participle, or what an age parts.

    `apposed` where the mention stands behind a comma itself: "the mayor, Ana Lee, declined".
    """
    if aged := _AGED.match(text, end):
        end = aged.end() - 1
        words = [word for word in words if word.start > end]
    sure = False
    for place, word in enumerate(words):
        gap = text[end : word.start].strip(_QUOTES)
        goes_on = word.folded in _WHO or word.folded in AUXILIARIES
        if is_adverb(word.folded) and gap == " ":
            end = word.end  # "Lee now advises the ministry"
            continue
        following = words[place + 1].folded if place + 1 < len(words) else ""
        is_done = word.folded.endswith(_PARTICIPLES) and (following == "by" or word.folded in _SITUATED)
        is_apart = apposed and not place and is_past(word.folded)
        if gap != " " and not (gap == ", " and not sure and (goes_on or is_done or is_apart)):
            return ""
        if goes_on:
            end, sure = word.end, True
            continue
        return word.key if sure or is_verb(word.folded) or word.folded.endswith(_PRESENT) else ""
    return ""


def _later_verbs(text: str, end: int, words: Sequence[Word]) -> Iterator[str]:
    """The verbs behind what stands in commas: "Norvane's founder, Ana Lee, a nurse who left in 2022, said"."""
    if not text.startswith(", ", end):
        return
    for place, word in enumerate(words[:-1]):
        follows = words[place + 1 : place + 1 + _VERB_REACH]
        if text.startswith(", ", word.end):
            yield _verb(text, word.end + 1, follows)
            return
        if word.folded in _WHO and place:
            yield _verb(text, word.end, follows)


def _slots(text: str, mention: Mention, before: Sequence[Word], placed: Sequence[Placed]) -> Iterator[Slot]:
    """Where a mention stands; the second of "Kennington and Willesborough" stands where the first does, too."""
    if owned := _OWNED.match(text, mention.end):
        yield Slot(key(owned[1]), OWNER)
    if based := _BASED.match(text, mention.end):
        yield Slot(key(based[1]), "in")
    link, right = "", mention.start
    for word in reversed(before[-_SLOT_REACH:]):
        gap = text[word.end : right].strip(_QUOTES).strip()
        if gap not in ("", ",") or (gap and (not link or _BEFORE_OWN_FIGURE.match(text, mention.end))):
            return
        right = word.start
        previous = next((p for p in reversed(placed) if p.mention.start <= word.start < p.mention.end), None)
        if previous is not None and previous.mention.type in _AMOUNTS:
            return  # "$9 million in FY2025": a number is no place that others could have
        if word.key:
            yield Slot(word.key, link)
            if previous is not None and (link in _LIST or gap) and previous.mention.type is mention.type:
                yield from previous.slots
            return
        if not link and word.folded not in DETERMINERS and word.folded not in PRONOUNS:
            link = word.folded


def words_of(mention: Mention) -> frozenset[str]:
    """The keys of the words of a name, the III of "Aldric III" among them; of a figure, what it comes to."""
    if isinstance(mention, Name):
        words = frozenset(key(word) or word for word in core(mention.words))
        if not mention.suffix:
            return words
        return words | {f"#{mention.suffix}", key(mention.text.rpartition(" ")[2].rstrip("."))} - {""}
    return frozenset({value_of(mention)})


def value_of(figure: Figure) -> str:
    """What a figure comes to, to be compared as a key."""
    return f"#{figure.low}..{figure.high}{figure.parts}{figure.unit}"
