"""Numbers as written, in digits or in words: "3,500", "98. 7", "3.5 thousand", "half a million", "twenty-five"."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from text_to_num import text2num

from briefer.facts.figures.grammar.following import first_words, is_closed, word_behind
from briefer.facts.figures.grammar.trigger import any_word
from briefer.facts.figures.grammar.vocabulary import CARDINALS, FRACTION_PARTS, FRACTION_SIGNS, SCALE_LETTERS, SCALES
from briefer.text.patterns import SPACE, one_of
from briefer.text.remembered import REMEMBERED

# A longer run of digits is an identifier: it has no magnitude that anyone compares, only itself.
MAX_DIGITS: Final = 40
# And a run longer than this is no number at all.
_MOST_DIGITS: Final = 1000


_DIGITS: Final = re.compile(
    rf"""
    (?:
        \d{{1,3}}(?:,\d{{3}})++(?!\d)                    # 3,500
      | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?![\d,])           # 12,34,567 as in India
      | \d{{1,3}}(?:,[ ]\d{{3}}){{1,4}}(?![\d,]|[ ]?-)       # 36, 000 in tokenised corpora
      | \d{{1,3}}(?:[\u00a0\u2009\u202f]\d{{3}})+(?!\d)  # 10 000 with a space that does not break
      | \d{{1,3}}(?:[ ]000){{1,4}}(?!\d)                       # 10 000 with a plain one
      | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)                  # 10'000
      | \d+
    )
    (?:\.\d+(?!\.?\d) | \.[ ]\d{{1,3}}(?={SPACE}?(?:%|per{SPACE}?cent|million|billion|trillion)))?  # 98. 7 %
    | \.\d+(?!\.?\d)
    """,
    re.VERBOSE,
)
_NO_DIGIT: Final = re.compile(r"[^\d.]")
# "3,5 million euros", "12,5%": a comma before one or two digits is a decimal one, wherever the text comes from.
_DECIMAL_COMMA: Final = re.compile(r"(?<!\d,)\d{1,3},\d{1,2}(?![\d,]|\.\d)")
# "1 200 people": a plain space groups only where one group follows and then a word, and no digits go before.
_SPACED: Final = re.compile(rf"[1-9]\d{{0,2}}[ ]\d{{3}}(?=[ ][a-z]|{SPACE}?%)")
_E_NOTATION: Final = re.compile(r"[eE]([-−+]?\d{1,3})(?!\w|\.\d)")
_SIGN: Final = "|".join(FRACTION_SIGNS)
_FRACTION_TAIL: Final = re.compile(rf"{SPACE}?({_SIGN})|{SPACE}(1/2|1/4|3/4|1/3|2/3)(?![\d/])")
_SMALL: Final = one_of(part for part, whole in FRACTION_PARTS.items() if whole <= 10 and not part.endswith("s"))
# "five and one-half", "two and three-quarters", "2 and a half", "one-and-a-half".
_AND_FRACTION: Final = re.compile(
    rf"(?:{SPACE}|-)and(?:{SPACE}|-)(?:(?P<one>an?|one)|(?P<top>two|three|four|five|seven))(?:{SPACE}|-)"
    rf"(?P<part>{_SMALL}|halves)s?(?!\w)",
    re.IGNORECASE,
)
# "10⁶", "10^6", "3 × 10⁵". Only ten: a raised digit after any other number is the mark of a footnote, as in "2023²".
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_POWER_SIGNS: Final = ("⁻", "⁺", "^", *_RAISED)
# "5.81 × 10−48" lost its raised digits on the way; the minus tells.
TIMES_TEN: Final = rf"{SPACE}?[×x·⋅*]{SPACE}?10(?=[⁻⁺{_RAISED}^]|[−–-]\d)"
_TIMES_TEN: Final = re.compile(TIMES_TEN)
_EXPONENT: Final = re.compile(
    rf"(?:([⁻⁺]?[{_RAISED}]{{1,3}})|\^\{{?([-−–+]?\d{{1,3}})\}}?|([−–-]\d{{1,3}}))(?![{_RAISED}]|\.?\d)"
)
_LOWERED: Final = str.maketrans(f"⁻⁺−–{_RAISED}", "-+--0123456789")
_SCALE_WORD: Final = re.compile(rf"(?:{SPACE}|-|\n)?({'|'.join(SCALES)})s?(?!\w)", re.IGNORECASE)
_SCALE_LETTER: Final = re.compile(rf"{SPACE}?({'|'.join(sorted(SCALE_LETTERS, key=len, reverse=True))})(?!\w)")
_WORD: Final = any_word((*CARDINALS, *SCALES))
_RUN: Final = re.compile(
    rf"{_WORD}(?:(?:{SPACE}|\n|-|(?<=hundred)\sand\s|(?<=thousand)\sand\s|(?<=illion)\sand\s){_WORD}(?!\w)){{0,11}}(?!\w)",
    re.IGNORECASE,
)
_POINT: Final = re.compile(rf"{SPACE}point((?:{SPACE}(?:{'|'.join(list(CARDINALS)[:10])})(?!\w))+)", re.IGNORECASE)
_PART_OF_A: Final = (
    rf"half(?:(?:{SPACE}|-)an?)?|(?:an?{SPACE}|one[ -])?quarter(?:[ -]of[ -]an?|[ -]an?)?|"
    r"three[ -]quarters(?:[ -]of[ -]an?)?|"
    rf"(?:an?{SPACE}|one[ -])third{SPACE}of{SPACE}an?|two[ -]thirds{SPACE}of{SPACE}an?"
)
# "half a million", "a quarter million", "three-quarters of a million", "a hundred", "a grand".
_A_SCALE: Final = re.compile(
    rf"(?:(?P<part>{_PART_OF_A})|an?)(?:{SPACE}|-)(?P<scale>{one_of(SCALES)}|dozen|grand|score(?={SPACE}of))(?!\w)",
    re.IGNORECASE,
)
_OPENING_A_SCALE: Final = "aAhHoOtT"
_DOZEN: Final = re.compile(r"[- ](dozen|grand)(?!\w)", re.IGNORECASE)
_PARTS: Final = {word: Decimal(1) / whole for word, whole in FRACTION_PARTS.items()}
_TOPS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}
_SCALES: Final = {**SCALES, "dozen": Decimal(12), "score": Decimal(20), "grand": Decimal(1000)}


# Behind such a word, or where no word in small letters follows, a number may go on.
_GOING_ON: Final = ("", "and", "x", "dozen", "grand")
_SCALING: Final = first_words((*_GOING_ON, *SCALES, *(f"{word}s" for word in SCALES), *SCALE_LETTERS))
# Such digits are all of the number, unless a sign that multiplies follows: "18 people", "18, then", "18-20".
_PLAIN: Final = re.compile(rf"\d{{1,{MAX_DIGITS}}}(?={SPACE}(?!x)[A-Za-z]|[.,](?!{SPACE}?\d)|[;:!?)%/–—]|-\d|\Z)")


class Numeral(NamedTuple):
    """A number and how it was written. `scaled` tells that the scale (thousand, bn) is in the text, too."""

    start: int
    end: int
    value: Decimal
    digits: int
    spelled: bool = False
    scaled: bool = False
    scale: Decimal = Decimal(1)
    """What the words or letters behind the digits multiply by: a million for "3.5m"."""


def significant_digits(digits: str) -> int:
    """How many digits carry meaning: 3 in "1,250" and "12.5", 1 in "3,000" and "0.04"."""
    whole, point, fraction = digits.partition(".")
    if point:
        return max(1, len((whole + fraction).lstrip("0")))
    return max(1, len(whole.strip("0")) if whole.strip("0") == whole else len(whole.lstrip("0").rstrip("0")))


@lru_cache(maxsize=32)
def read_numeral(text: str, at: int) -> Numeral | None:
    """The number that starts at `at`, as long as it goes; None where none does.

    The last ones are remembered: each part of the grammar asks for the number before it looks at what follows.
    """
    char = text[at]
    if char.isdecimal() or char == ".":
        return _read_digits(text, at)
    if char in FRACTION_SIGNS:
        top, bottom = FRACTION_SIGNS[char]
        return _scaled(text, Numeral(at, at + 1, Decimal(top) / bottom, 1))
    return (_read_a_scale(text, at) if char in _OPENING_A_SCALE else None) or _read_words(text, at)


def _read_digits(text: str, at: int) -> Numeral | None:
    if plain := _PLAIN.match(text, at):
        written = plain.group()
        number = Numeral(at, plain.end(), Decimal(written), significant_digits(written))
        return _scaled(text, number) if word_behind(text, number.end) in _SCALING else number
    if match := _DECIMAL_COMMA.match(text, at):
        whole, _, part = match.group().partition(",")
        return _scaled(
            text, Numeral(at, match.end(), Decimal(f"{whole}.{part}"), significant_digits(f"{whole}.{part}"))
        )
    match = (
        _SPACED.match(text, at)
        if text[at - 2 : at].isspace() or not text[max(0, at - 2) : at].strip().isdecimal()
        else None
    )
    match = match or _DIGITS.match(text, at)
    if match is None:
        return None
    written = _NO_DIGIT.sub("", match.group()).rstrip(".")
    if len(written) > _MOST_DIGITS:
        return None
    if len(written) > MAX_DIGITS:
        return Numeral(at, match.end(), Decimal(written), MAX_DIGITS)
    value, end, digits = Decimal(written), match.end(), significant_digits(written)
    if times := _TIMES_TEN.match(text, end):
        return _power(text, times.end(), Numeral(at, end, value, digits))
    if power := _E_NOTATION.match(text, end):
        return Numeral(at, power.end(), value.scaleb(int(power[1].translate(_LOWERED))), digits, scaled=True)
    if written == "10" and text.startswith(_POWER_SIGNS, end):
        return _power(text, end, Numeral(at, end, Decimal(1), digits))
    tail = _FRACTION_TAIL.match(text, end)
    if tail and value == value.to_integral_value():
        sign = tail.group(1)
        top, bottom = FRACTION_SIGNS[sign] if sign else map(int, tail.group(2).split("/"))
        value, end, digits = value + Decimal(top) / bottom, tail.end(), digits + 1
    return _scaled(text, Numeral(at, end, value, digits))


def _power(text: str, at: int, number: Numeral) -> Numeral | None:
    """A number times ten to the power that stands at `at`; None for one that tells no value, such as "10^n"."""
    match = _EXPONENT.match(text, at)
    if match is None:
        return None
    exponent = int((match[1] or match[2] or match[3]).translate(_LOWERED))
    return number._replace(
        end=match.end(), value=number.value.scaleb(exponent), scaled=True, scale=Decimal(1).scaleb(exponent)
    )


def _scaled(text: str, number: Numeral) -> Numeral:
    """With the "and a half" and the scale that follow: "2 and a half million", "3.5 thousand", "500K", "two dozen"."""
    value, end, digits = number.value, number.end, number.digits
    if word_behind(text, end) not in _SCALING or is_closed(text, end):
        return number
    if (rest := _AND_FRACTION.match(text, end)) and not number.scaled:
        top = 1 if rest["one"] else _TOPS[rest["top"].lower()]
        value, end, digits = value + top * _PARTS[rest["part"].lower()], rest.end(), digits + 2
    scaled, scale = number.scaled, number.scale
    word = _SCALE_WORD.match(text, end)
    while word:
        by = SCALES[word.group(1).lower()]
        value, end, scaled, scale = value * by, word.end(), True, scale * by
        word = _SCALE_WORD.match(text, end)
    letter = None if scaled else _SCALE_LETTER.match(text, end)
    # "5 B" or "2 T" with a space is no scale.
    if letter and (letter.start(1) == end or len(letter.group(1)) > 1):
        by = SCALE_LETTERS[letter.group(1)]
        value, end, scaled, scale = value * by, letter.end(), True, scale * by
    if not scaled and (dozen := _DOZEN.match(text, end)):
        value, end, scaled = value * _SCALES[dozen[1].lower()], dozen.end(), True
    return Numeral(number.start, end, value, digits, number.spelled, scaled, scale)


def _read_a_scale(text: str, at: int) -> Numeral | None:
    match = _A_SCALE.match(text, at)
    if match is None:
        return None
    part, word = _part(match["part"]), match["scale"].lower()
    number = Numeral(at, match.end(), part * _SCALES[word], 1, spelled=True, scaled=True)
    if part == 1 and word in ("hundred", "thousand") and (rest := _a_hundred_and(text, at, word, match.end())):
        return rest
    return _scaled(text, number)


def _part(words: str | None) -> Decimal:
    """How much of a scale the words before it say: 0.75 for "three-quarters of a"."""
    if words is None:
        return Decimal(1)
    first, *rest = re.split(r"[\s-]+", words.lower())
    top = _TOPS.get(first, 1)
    name = next(word for word in (first, *rest) if word in _PARTS)
    return top * _PARTS[name]


def _a_hundred_and(text: str, at: int, word: str, end: int) -> Numeral | None:
    """As in "a hundred and twenty": the words after the article, read as if it were "one"."""
    run = _read_words(text, end - len(word))
    return Numeral(at, run.end, run.value, run.digits, spelled=True, scaled=True) if run and run.end > end else None


def _read_words(text: str, at: int) -> Numeral | None:
    run = _RUN.match(text, at)
    said = _said_in(run.group()) if run else None
    if said is None:
        return None
    value, end, digits = said[0], at + said[1], said[2]
    point = _POINT.match(text, end) if word_behind(text, end) in ("", "point") else None
    if point:
        decimals = "".join(str(CARDINALS[word.lower()]) for word in point.group(1).split())
        value, end, digits = Decimal(f"{value}.{decimals}"), point.end(), digits + len(decimals)
    if value < _LEAST_SCALED:
        return _scaled(text, Numeral(at, end, value, digits, spelled=True))
    last = text[at:end].rpartition(" ")[2].lower()
    scale = Decimal(1) if point else SCALES.get(last, Decimal(1))
    return _scaled(text, Numeral(at, end, value, digits, spelled=True, scaled=True, scale=scale))


_LEAST_SCALED: Final = 1000


@lru_cache(REMEMBERED)
def _said_in(run: str) -> tuple[Decimal, int, int] | None:
    """The number that the first words of a run say, as many as make one, where it ends, and its significant digits.

    As in "twenty-five six", of which 25 is one.
    """
    words = list(re.finditer(r"[a-z]+", run, re.IGNORECASE))
    said = [word.group().lower() for word in words]
    for count in range(len(words), 0, -1):
        value = _value_of(" ".join(said[:count]))
        if value is not None:
            return value, words[count - 1].end(), significant_digits(str(value))
    return None


@lru_cache(REMEMBERED)
def _value_of(words: str) -> Decimal | None:
    try:
        return Decimal(text2num(words, "en"))
    except ValueError:
        return None
