"""What a text states, piece by piece: each coordinate part of a sentence with its words, its names and its figures.

"A man died in Florø, police said, and four people were hurt in Bergen" is two statements: what is told of Bergen is not
told of Florø. A subordinate part ("when a roof struck him") belongs to the statement it hangs on.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from briefer.facts.figures.judging.clauses import key
from briefer.facts.figures.judging.index import FigureIndex
from briefer.facts.mention import Figure, FigureType, Mention, Name, NameType
from briefer.facts.names.judging.forms import core
from briefer.facts.names.tables.lexicon import compass
from briefer.text.english import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, REPORTING_VERBS, is_verb

_TOKEN: Final = re.compile(r"[^\W_]+(?:[’'&.-](?=\w)[^\W_]+)*")
_PARTING: Final = re.compile(r";\s|\s[–—]\s|,?\s(?=(?:and|but|while|whereas|although|though|or)\s)")
# "58-year-old", "58-year-old premier"
_TITLED: Final = re.compile(r" (?:[a-z]+ ){0,2}")
_PLACED: Final = re.compile(rf"\b(?:{'|'.join(sorted(PREPOSITIONS))})\b")
_AMOUNTS: Final = frozenset(FigureType) - {FigureType.ORDINAL}
_SLOT_REACH: Final = 5
_OWNER: Final = "'s"
_SITUATED: Final = frozenset({"based", "born"})
# "Pendry's amendment to ..."
_OWNED: Final = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,2}?([a-z]{3,})"
    r"(?= (?:to|of|for|on|in|at|by|with|from|that|and|was|were|is|are|has|had|will)\b|[,.;:)]|\Z)"
)
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
_LIST: Final = frozenset({"and", "or"})


@dataclass(frozen=True, slots=True)
class Slot:
    """The place in which a mention stands: the content word before it, as a key, and the small word right before it."""

    word: str
    link: str


@dataclass(frozen=True, slots=True)
class Placed:
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


MOST_MENTIONS: Final = 48
"""Names and figures of a sentence; one with more is a list without an end."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One coordinate part of a sentence, ``text[start:end]``; `keys` are those of its words, `mentions` in order."""

    text: str
    start: int
    end: int
    keys: frozenset[str]
    mentions: tuple[Placed, ...]
    refers_back: bool
    """Whether a pronoun in it may stand for what an earlier sentence names."""


class _Word(NamedTuple):
    start: int
    end: int
    folded: str
    key: str


class Statements:
    """The statements of a text by the number of their sentence, each sentence laid out when it is first asked for."""

    def __init__(self, index: FigureIndex, names: Sequence[Name]) -> None:
        self.index = index
        self._names = names
        self._made: dict[int, tuple[Statement, ...]] = {}
        self._lists: set[int] = set()

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self._names]

    def number_at(self, place: int) -> int:
        """The number of the sentence at an offset, from 0."""
        return bisect_right(self.index.breaks, place)

    def of_sentence(self, number: int) -> tuple[Statement, ...]:
        """The statements of a sentence, in order; none of a list, and for a number that the text does not have."""
        if not 0 <= number <= len(self.index.breaks):
            return ()
        if number not in self._made:
            start, end = self.index.nth_sentence(number)
            names = self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            mentions: list[Mention] = sorted(
                (*self.index.within(start, end), *names), key=lambda mention: mention.start
            )
            is_list = len(mentions) > MOST_MENTIONS
            self._made[number] = () if is_list else tuple(_statements(self.index.text, start, end, mentions))
            if is_list:
                self._lists.add(number)
        return self._made[number]

    def is_list(self, number: int) -> bool:
        """True for a sentence of more mentions than any statement has: who of them does what is not told there."""
        return not self.of_sentence(number) and number in self._lists

    def placed_at(self, span: tuple[int, int]) -> Placed | None:
        """The mention that overlaps a span, in its statement; None for none."""
        for statement in self.of_sentence(self.number_at(span[0])):
            for placed in statement.mentions:
                if placed.mention.start < span[1] and span[0] < placed.mention.end:
                    return placed
        return None


def _statements(text: str, start: int, end: int, mentions: Sequence[Mention]) -> list[Statement]:
    words = [_Word(match.start(), match.end(), *_forms(match.group())) for match in _TOKEN.finditer(text, start, end)]
    cuts = [start, *_cuts(text, start, end, words), end]
    return [_statement(text, low, high, words, mentions) for low, high in pairwise(cuts)]


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[str, str]:
    """A word in small letters, and its key."""
    return word.casefold().replace("’", "'"), key(word)


def _cuts(text: str, start: int, end: int, words: Sequence[_Word]) -> list[int]:
    """Where a part begins that has a verb of its own, behind one that has one."""
    cuts: list[int] = []
    low = start
    for match in _PARTING.finditer(text, start, end):
        sure = not match.group().startswith(",") and match.group().strip() != ""
        before = any(is_verb(word.folded) for word in words if low <= word.start < match.start())
        after = any(is_verb(word.folded) for word in _upto_next(text, words, match.end(), end))
        if before and (after or sure):
            cuts.append(match.end())
            low = match.end()
    return cuts


def _upto_next(text: str, words: Sequence[_Word], start: int, end: int) -> list[_Word]:
    following = _PARTING.search(text, start + 1, end)
    stop = following.start() if following else end
    return [word for word in words if start <= word.start < stop]


def _statement(text: str, start: int, end: int, words: Sequence[_Word], mentions: Sequence[Mention]) -> Statement:
    inside = [word for word in words if start <= word.start < end]
    placed: list[Placed] = []
    for mention in mentions:
        if start <= mention.start < end:
            placed.append(_place(text, mention, inside, placed))
    keys = frozenset(word.key for word in inside if word.key)
    refers_back = any(word.folded in PRONOUNS for word in inside)
    return Statement(text[start:end], start, end, keys, tuple(placed), refers_back)


def _place(text: str, mention: Mention, words: Sequence[_Word], placed: Sequence[Placed]) -> Placed:
    last = bisect_left(words, mention.start, key=lambda word: word.start)
    first = bisect_left(words, mention.end, key=lambda word: word.start)
    behind = words[first] if first < len(words) else None
    gap = text[mention.end : behind.start] if behind else ""
    verb = _verb(text, mention.end, words[first : first + _VERB_REACH])
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
        frozenset({verb, *_later_verbs(text, mention.end, words[first : first + _APPOSED])} - {""}),
        is_modifier,
        link if link in PREPOSITIONS else "",
        says or before in REPORTING_VERBS,
    )


def _verb(text: str, end: int, words: Sequence[_Word]) -> str:
    """The verb behind a mention, auxiliaries and "who" skipped; behind a comma a participle, or what an age parts."""
    if aged := _AGED.match(text, end):
        end = aged.end() - 1
        words = [word for word in words if word.start > end]
    sure = False
    for place, word in enumerate(words):
        gap = text[end : word.start].strip(_QUOTES)
        goes_on = word.folded in _WHO or word.folded in AUXILIARIES
        following = words[place + 1].folded if place + 1 < len(words) else ""
        is_done = word.folded.endswith(_PARTICIPLES) and (following == "by" or word.folded in _SITUATED)
        if gap != " " and not (gap == ", " and not sure and (goes_on or is_done)):
            return ""
        if goes_on:
            end, sure = word.end, True
            continue
        return word.key if sure or is_verb(word.folded) or word.folded.endswith(_PRESENT) else ""
    return ""


def _later_verbs(text: str, end: int, words: Sequence[_Word]) -> Iterator[str]:
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


def _slots(text: str, mention: Mention, before: Sequence[_Word], placed: Sequence[Placed]) -> Iterator[Slot]:
    """Where a mention stands; the second of "Kennington and Willesborough" stands where the first does, too."""
    if owned := _OWNED.match(text, mention.end):
        yield Slot(key(owned[1]), _OWNER)
    link, right = "", mention.start
    for word in reversed(before[-_SLOT_REACH:]):
        gap = text[word.end : right].strip(_QUOTES).strip()
        if gap not in ("", ",") or (gap and not link):
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


def owner_of(age: Mention, statement: Statement) -> Name | None:
    """Whose age it is: the name before it ("Ann Lee, 58,") or behind it ("58-year-old Ann Lee"); None for neither."""
    text, offset = statement.text, statement.start
    for placed in statement.mentions:
        name = placed.mention
        if not isinstance(name, Name) or name.type is NameType.NATIONALITY:
            continue  # "Ana Ruiz, a 23-year-old Brazilian"
        if name.end <= age.start and text[name.end - offset : age.start - offset] == ", ":
            return name
        titled = age.end <= name.start and _TITLED.fullmatch(text, age.end - offset, name.start - offset)
        if (
            titled
            and not _PLACED.search(text, age.end - offset, name.start - offset)
            and not acts_between(text, age.end - offset, name.start - offset)
        ):
            return name
    return None


def part_before(mention: Mention, statement: Statement) -> str:
    """The point of the compass right before a name, in small letters: the "western" of "western Norway"; or empty."""
    before = statement.text[: mention.start - statement.start].rpartition(" ")[0].rpartition(" ")[2].lower()
    return before if before in compass() else ""


def words_of(mention: Mention) -> frozenset[str]:
    """The keys of the words of a name; of a figure, what it comes to."""
    if isinstance(mention, Name):
        return frozenset(key(word) or word for word in core(mention.words))
    return frozenset({value_of(mention)})


def value_of(figure: Figure) -> str:
    """What a figure comes to, to be compared as a key."""
    return f"#{figure.low}..{figure.high}{figure.parts}{figure.unit}"


def acts_between(text: str, start: int, end: int) -> bool:
    """True where a verb stands between two offsets."""
    return any(is_verb(match.group().casefold()) for match in _TOKEN.finditer(text, start, end))
