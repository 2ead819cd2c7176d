"""Other ways to say a name: acronyms and what they stand for, demonyms, plurals."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from briefer.facts.mention import Name, NameType
from briefer.facts.names.finding.suffixes import suffix_of
from briefer.facts.names.judging.equivalents import respelled
from briefer.facts.names.tables.lexicon import (
    LONGEST_PLACE,
    given_names,
    is_ordinary,
    peoples,
    place_openers,
    places,
    regions,
    words_of,
)
from briefer.facts.names.tables.vocabulary import LINK_WORDS
from briefer.facts.names.tokens import Token
from briefer.text.remembered import REMEMBERED

_ADDRESS: Final = ".@_"
_SMALL: Final = LINK_WORDS | {"on", "in", "to", "with", "from"}


@lru_cache(REMEMBERED)
def variants(word: str) -> tuple[str, ...]:
    """The word itself, its other spellings, then its singular or plural: "MPs" - "MP", "Republican" - "Republicans".

    Given names have no plural here: "Williams" is not "William".
    """
    return tuple(_variants(word))


def _variants(word: str) -> Iterator[str]:
    yield word
    if not word.isalpha():
        return
    yield from respelled(word)
    if word.endswith("ies") and len(word) > 5:
        yield word[:-3] + "y"
    elif word.endswith("y") and len(word) > 4:
        yield word[:-1] + "ies"
    if word.endswith("s") and not word.endswith("ss"):
        if len(word) > 2 and (word[:-1] not in given_names() or is_ordinary(word[:-1])):
            yield word[:-1]
        if word.endswith("es") and len(word) > 4:
            yield word[:-2]
    elif word not in given_names() or is_ordinary(word):
        yield word + "s"
    if word.endswith("man"):
        yield word[:-3] + "men"
    elif word.endswith("men"):
        yield word[:-3] + "man"


def is_numeral(word: str) -> bool:
    """True for the "ii" of "World War II", a folded word."""
    return len(word) > 1 and suffix_of(word.upper()).isdigit()


def initials(words: Sequence[str]) -> Iterator[str]:
    """The acronyms of three letters and more that a name may be shortened to: without its small words and with them.

    A country before it may stay out: the "US Department of Homeland Security" is the DHS.
    """
    if len(words) < 3:
        return
    if tuple(words[:1]) in places() and tuple(words[:1]) not in peoples():
        yield from initials(words[1:])
    last = words[-1] if is_numeral(words[-1]) else words[-1][0]  # "World War II" is WWII, and no WWI
    short = "".join(word[0] for word in words[:-1] if word not in _SMALL) + (last if words[-1] not in _SMALL else "")
    full = "".join(word[0] for word in words[:-1]) + last
    if len(short) > 2:
        yield short
    if full != short:
        yield full


def place_spans(text: str, tokens: Sequence[Token], caseless: bool) -> dict[str, tuple[int, int]]:
    """Each country, people, city or faith of the text, by its canonical name, with its first span.

    "us" and "turkey" count only with a capital, unless the text has none.
    """
    table = places()
    found: dict[str, tuple[int, int]] = {}
    openers = place_openers()
    inside = 0
    for at, token in enumerate(tokens):
        if at < inside or token.word not in openers:
            continue
        for length in range(LONGEST_PLACE, 0, -1):
            words = tuple(t.word for t in tokens[at : at + length])
            if len(words) < length or words not in table:
                continue
            # The last word tells: "north Korean", "the Isle of Man".
            cased = tokens[at + length - 1].capital
            if not caseless and in_address(text, token):
                continue
            if words == ("us",):
                cased = token.acronym or (caseless and at > 0 and tokens[at - 1].word == "the")
            elif not cased:
                cased = caseless or not is_ordinary(words[0])
            if cased:
                found.setdefault(table[words], (token.start, tokens[at + length - 1].end))
                inside = at + length
                break
    return found


def in_address(text: str, token: Token) -> bool:
    """True for the small words of "news@example.co.uk" but the first: they name nothing."""
    return token.start > 0 and text[token.start - 1] in _ADDRESS and not token.capital and token.text.isalpha()


def regions_of(found: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """The regions and countries that hold the places found, each with the span of the first such place."""
    above: dict[str, tuple[int, int]] = {}
    for place, span in found.items():
        for region in regions_above(place):
            above.setdefault(region, span)
    return above


def regions_above(place: str) -> Iterator[str]:
    """The region that a place lies in, the region or country of that, and so on."""
    passed = {place}
    region = regions().get(place)
    # New York lies in New York: a state and its city share a name.
    while region is not None and region not in passed:
        yield region
        passed.add(region)
        region = regions().get(region)


def definitions(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[tuple[Token, int, int]]:
    """Acronyms that the text explains: (acronym, start, end) with the span of the long form.

    "World Health Organization (WHO)", "improvised explosive device (IED)", "Security Service, or SBU".
    """
    ending = {name.end: name for name in names if len(name.words) > 1}
    for at in range(1, len(tokens)):
        token = tokens[at]
        if not token.acronym:
            continue
        before = tokens[at - 1]
        gap = text[before.tail : token.start]
        if gap.strip() in {"(", "[", '("', "(“"}:
            letters = token.word.removesuffix("s") if token.text.endswith("s") else token.word
            start = _spelled_out(tokens, at, letters)
            if start is not None:
                yield token, tokens[start].start, before.end
            elif before.end in ending:
                yield token, ending[before.end].start, before.end
        elif before.word == "or" and at > 1 and text[tokens[at - 2].tail : before.start].strip() == ",":
            name = ending.get(tokens[at - 2].end)
            if name is not None:
                yield token, name.start, name.end


def _spelled_out(tokens: Sequence[Token], at: int, letters: str) -> int | None:
    """Index of the first of the words before token `at` whose initials are `letters`, small words skipped."""
    index = at - 1
    for letter in reversed(letters):
        while index >= 0 and tokens[index].word[:1] != letter and tokens[index].word in _SMALL:
            index -= 1
        if index < 0 or tokens[index].word[:1] != letter:
            return None
        index -= 1
    return index + 1


def defined_acronyms(
    text: str, tokens: Sequence[Token], names: Sequence[Name]
) -> tuple[dict[str, tuple[int, int]], dict[tuple[str, ...], str]]:
    """Acronym -> span of what it is short for, and the words of that -> acronym."""
    acronyms: dict[str, tuple[int, int]] = {}
    for name in names:
        for short in () if name.type is NameType.PERSON else initials(name.words):
            acronyms.setdefault(short, (name.start, name.end))
    long_forms: dict[tuple[str, ...], str] = {}
    for acronym, start, end in definitions(text, tokens, names):
        acronyms[acronym.word] = (start, end)
        long_forms[words_of(text[start:end])] = acronym.word
    return acronyms, long_forms
