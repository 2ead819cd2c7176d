"""Figures that begin with a number word, an article or a rank: "twenty-first", "half an hour", "a dozen", "twice"."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.amounts import read_amount
from briefer.facts.figures.grammar.calendar import (
    read_half_century,
    read_spoken_year,
)
from briefer.facts.figures.grammar.clock import (
    read_hour_of_day,
    read_past_hour,
)
from briefer.facts.figures.grammar.following import is_closed, word_behind
from briefer.facts.figures.grammar.multiples import read_multiple_word
from briefer.facts.figures.grammar.numerals import read_numeral
from briefer.facts.figures.grammar.odds import read_odds, read_spoken_score
from briefer.facts.figures.grammar.quantities import ordinal
from briefer.facts.figures.grammar.ratios import (
    may_share,
    read_fraction_word,
    read_part_of_point,
    read_remaining_part,
    read_share,
    read_votes,
)
from briefer.facts.figures.grammar.units import read_name
from briefer.facts.figures.grammar.vocabulary import (
    GROUPS,
    ORDINALS,
    SCALES,
)
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.english import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, is_verb
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "spelled_words.tsv")

# "One quarter of a point", "three quarters of a point".
_PARTS: Final = ("one", "three")

_NO_FIGURE_ONE: Final = re.compile(
    rf"one(?:[-’']|{SPACE}(?:{one_of(_words('no_figure_one'))})(?!\w)|[^\w\s-]|\s*$)",
    re.IGNORECASE,
)
# "League Two", "BBC One", "Ground Zero", "patient zero": names.
_IN_NAME: Final = re.compile(rf"\b(?:{one_of(_words('in_name'))}) \Z")
# "one day he left" tells no length; "in one day" does.
_LASTING: Final = re.compile(rf"\b(?:{one_of(_words('lasting'))})\s\Z", re.IGNORECASE)
_BEFORE_PRONOUN: Final = re.compile(
    rf"\b(?:{one_of(_words('before_pronoun'))})[ -]\Z",
    re.IGNORECASE,
)
# "The €75,000 one stands", "a smaller one was kept"; "the last one percent" counts.
_OF_A_KIND: Final = re.compile(rf"\b(?:{one_of(DETERMINERS)}) [^\s,.;:!?]\S* \Z", re.IGNORECASE)
_REACH: Final = 40
_SIGNED: Final = re.compile(r"\b(?:minus|plus) \Z")
_ORDINAL_TAIL: Final = re.compile(rf"[- ]({'|'.join(list(ORDINALS)[:9])})(?!\w)", re.IGNORECASE)
_NO_ORDINAL: Final = re.compile(
    rf"(?:[ -](?:{one_of(_words('no_ordinal'))})(?!\w)|[,:]|ly\b)",
    re.IGNORECASE,
)
_SECOND_OF_TIME: Final = re.compile(rf"\b(?:{one_of(_words('second_of_time'))})[ -]\Z", re.IGNORECASE)
_SPAN_OF_TIME: Final = re.compile(
    rf"half(?:[ -]an?)?[ -]({one_of(_words('span_of_time'))})(?!\w)|an?[ ](decade|century|fortnight)(?!\w)",
    re.IGNORECASE,
)
_AND_A_HALF: Final = re.compile(rf"an? ({one_of(_words('and_a_half'))}) and a half(?!\w)", re.IGNORECASE)
_HALF_A: Final = re.compile(r"half[ -]an?[ -]", re.IGNORECASE)
_GROUP_OF: Final = re.compile(rf"{SPACE}of(?!{SPACE}(?:the|his|her|their|them|us)(?!\w))(?!\w)", re.IGNORECASE)


def read_cardinal(text: str, at: int, word: str) -> Figure | None:
    """Reads "twelve people", "twenty-first", "nineteen eighty-four", "half past two"; no "one" that is a pronoun."""
    # "multi-million pound", "thousands of": how many there are is not said.
    if word in SCALES:
        return None
    if (text[at].isupper() or word == "zero") and _IN_NAME.search(text[max(0, at - 9) : at]):
        return None
    number = read_numeral(text, at)
    if number is None:
        return None
    if found := read_spoken_year(text, at, word) or (word in _PARTS and read_part_of_point(text, at)):
        return found
    shares = may_share(text, number)
    if shares and (found := read_votes(text, number)):
        return found
    end = at + len(word)
    is_paired = text.startswith("-", end) or (word_behind(text, end) in ("", "to") and not is_closed(text, end))
    if is_paired and (found := read_spoken_score(text, at)):
        return found
    if shares and (found := read_odds(text, number) or read_hour_of_day(text, number) or read_share(text, number)):
        return found
    figure = read_amount(text, at)
    if figure is None:
        return None
    if figure.type is FigureType.COUNT and figure.text.lower() == "one" and _is_pronoun(text, at):
        return None
    if figure.text.lower() == "one day" and not _LASTING.search(text[max(0, at - 8) : at]):
        return None
    return _compound_ordinal(text, figure) or figure


def _is_pronoun(text: str, at: int) -> bool:
    """True for the "one" of "no one", "one of the", "one another"."""
    if _SIGNED.search(text, max(0, at - 7), at):
        return False  # "eight (minus one)"
    if _NO_FIGURE_ONE.match(text, at) or _BEFORE_PRONOUN.search(text[max(0, at - 10) : at]):
        return True
    if not _OF_A_KIND.search(text, max(0, at - _REACH), at):
        return False
    behind = word_behind(text, at + len("one"))
    return is_verb(behind) or behind in AUXILIARIES | PREPOSITIONS | CONJUNCTIONS


def _compound_ordinal(text: str, tens: Figure) -> Figure | None:
    """As in "twenty-first": an ordinal below ten after `tens`."""
    if tens.type is not FigureType.COUNT or tens.low is None or not 20 <= tens.low <= 90:
        return None
    tail = _ORDINAL_TAIL.match(text, tens.end)
    return ordinal(text, tens.start, tail.end(), tens.low + ORDINALS[tail[1].lower()]) if tail else None


def read_ordinal(text: str, at: int, word: str) -> Figure | None:
    """Reads "third" and "second quarter"; neither "at first" nor "a split second"."""
    if found := read_half_century(text, at) or read_remaining_part(text, at, word):
        return found
    end = at + len(word)
    before = text[max(0, at - 16) : at]
    # "Came fourth, 17 points behind" is a rank; "fourth, the law ..." counts reasons.
    if _NO_ORDINAL.match(text, end) and not (text[end] in ",:" and _follows_verb(before)):
        return None
    if word == "first" and (re.search(r"\bat[ -]\Z", before, re.IGNORECASE) or _is_originally(text, before, end)):
        return None
    if word == "second" and _SECOND_OF_TIME.search(before) and not re.match(r"[ -][A-Za-z]{3,}", text[end : end + 5]):
        return None
    return ordinal(text, at, end, Decimal(ORDINALS[word]))


def _follows_verb(before: str) -> bool:
    word = before.rstrip().rpartition(" ")[2]
    return before.endswith(" ") and word.islower() and is_verb(word)


def _is_originally(text: str, before: str, end: int) -> bool:
    """True for "less than first ordered", "as first planned"."""
    if not re.search(r"\b(?:than|as)\s\Z", before, re.IGNORECASE):
        return False
    match = re.match(r"\s([a-z]+)\b", text[end : end + 24])
    return match is not None and is_verb(match[1])


def read_article(text: str, at: int, word: str) -> Figure | None:
    """What an article or "half" can start: "a third of", "a million", "half an hour", "a decade"."""
    if found := read_past_hour(text, at) or read_part_of_point(text, at):
        return found
    if (half := _HALF_A.match(text, at)) and (measure := read_name(text, half.end() - 1)):
        value = Decimal("0.5")
        return Figure(
            text[at : measure[1]], at, measure[1], FigureType.QUANTITY, value, value, measure[0], digits=1, value="0.5"
        )
    if word == "half" and (multiple := read_multiple_word(text, at, word)):
        return multiple
    if match := _AND_A_HALF.match(text, at):
        value = Decimal("1.5")
        return Figure(
            match.group(), at, match.end(), FigureType.DURATION, value, value, match[1].lower(), digits=2, value="1.5"
        )
    if match := _SPAN_OF_TIME.match(text, at):
        one = Decimal("0.5") if word == "half" else Decimal(1)
        unit = (match[1] or match[2]).lower()
        return Figure(match.group(), at, match.end(), FigureType.DURATION, one, one, unit, digits=1, value=str(one))
    if read_numeral(text, at):
        return read_amount(text, at)
    return read_fraction_word(text, at, word)


def read_group(text: str, at: int, word: str) -> Figure | None:
    """Reads "a dozen", "a couple of"; not "a couple"."""
    if word != "dozen" and not _GROUP_OF.match(text, at + len(word)):
        return None
    value = Decimal(GROUPS[word])
    end = at + len(word)
    bound = Bound.ABOUT if word == "couple" else Bound.EXACT
    return Figure(text[at:end], at, end, FigureType.COUNT, value, value, bound=bound, digits=2, value=str(value))


def read_twice(text: str, at: int, word: str) -> Figure | None:
    """Reads "twice the size" as a multiple, and else as a count of times."""
    if multiple := read_multiple_word(text, at, word):
        return multiple
    two = Decimal(2)
    return Figure(text[at : at + 5], at, at + 5, FigureType.COUNT, two, two, label=("time",), digits=1, value="2")


_ONCE: Final = re.compile(r"once(?=[.,;!?]|\s*\Z|\s(?:daily|weekly|monthly|an?|per|every)\s)", re.IGNORECASE)


def read_once(text: str, at: int, word: str) -> Figure | None:
    """Reads the "once" that counts: "Boateng scored once."."""
    if not _ONCE.match(text, at) or re.search(r"\bat \Z", text[max(0, at - 3) : at], re.IGNORECASE):
        return None
    one = Decimal(1)
    return Figure(text[at : at + 4], at, at + 4, FigureType.COUNT, one, one, label=("time",), digits=1, value="1")


def read_quarter(text: str, at: int, word: str) -> Figure | None:
    """Reads "quarter past nine", "quarter of a point"."""
    if found := read_past_hour(text, at) or read_part_of_point(text, at):
        return found
    return read_amount(text, at) if read_numeral(text, at) else None
