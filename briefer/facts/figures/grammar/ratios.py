"""Figures made of two numbers, and parts of a whole: scores, ratios, "one in five", fractions."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.clock import NAMED_TIMES
from briefer.facts.figures.grammar.following import first_words, word_behind
from briefer.facts.figures.grammar.money import currency_after
from briefer.facts.figures.grammar.numerals import TIMES_TEN, Numeral, read_numeral
from briefer.facts.figures.grammar.preceding import said_before
from briefer.facts.figures.grammar.units import read_unit
from briefer.facts.figures.grammar.vocabulary import (
    CALENDAR_UNITS,
    FRACTION_PARTS,
    FRACTION_SIGNS,
    SCALE_LETTERS,
    SCALES,
)
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import AUXILIARIES
from briefer.text.patterns import SPACE, SPACES, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "ratios_words.tsv")

_SCORE: Final = re.compile(
    rf"(\d{{1,3}})((?: ?[-–—] ?\d{{1,3}})(?:[-–]\d{{1,2}}){{0,4}})(?! ?%|[\w^]|[.,:/]\d|-\d|{TIMES_TEN})"
)
_NUMBER: Final = re.compile(r"\d+")
_SCALED: Final = re.compile(
    rf"{SPACE}?(?:{one_of(SCALES)}|{one_of(SCALE_LETTERS)}|m|per{SPACE}?cent|percentage)(?!\w)", re.IGNORECASE
)
_CALENDAR: Final = re.compile(rf"(?:{SPACE}|-)(?:{one_of(CALENDAR_UNITS)})(?!\w)", re.IGNORECASE)
_FOR: Final = re.compile(r"(\d{1,2})-for-(\d{1,2})(?!\w)")
# "A 5-to-4 ruling"; "5-to-10-year terms" and "10-to-15 people" are ranges.
_HYPHENED: Final = re.compile(r"(\d{1,3})-to-(\d{1,3})(?![\w%-]|[.,:/]\d)")
_COLON: Final = re.compile(r"(\d{1,4}):(\d{1,4})(?![\w%]|[.,:]\d)")
_SLASH: Final = re.compile(r"(\d{1,3})/(\d{1,3})(?:th|ths)?(?![\w%]|[.,/]\d)")
_OUT_OF: Final = re.compile(
    rf"(?:{SPACE}(?:in|out{SPACE}of|in{SPACE}every|of{SPACE}every){SPACE}|-in-)(?=\w)", re.IGNORECASE
)
_NOUN_IN: Final = re.compile(
    rf"{SPACE}[a-z]{{3,}}{SPACE}(?:in|in{SPACE}every|out{SPACE}of|out{SPACE}of{SPACE}every){SPACE}(?=\w)"
)
_VERB_BEHIND: Final = re.compile(rf"{SPACE}(?:{one_of(AUXILIARIES)}|[a-z]+ed)(?!\w)")
# "71p of every pound", "30 cents of each dollar"
_OF_A_HUNDRED: Final = re.compile(
    rf"(?:p|c|¢|{SPACE}(?:pence|cents?|p)){SPACE}(?:of|in|out{SPACE}of){SPACE}(?:every|each){SPACE}"
    rf"(?:pound|dollar|euro|[£$€]1)(?!\w)",
    re.IGNORECASE,
)
_UNIT_AFTER: Final = re.compile(
    rf"(?:{SPACE}|-)(?:{'|'.join(sorted(CALENDAR_UNITS, key=len, reverse=True))}|per)(?!\w)|%|-", re.IGNORECASE
)
_PART: Final = re.compile(
    rf"(?:{SPACE}|-)({'|'.join(sorted(FRACTION_PARTS, key=len, reverse=True))})(?![\w-])"
    rf"(?!{SPACE}(?:of{SPACE}an?|an?){SPACE}(?:[mbtr]+illion|mile))",
    re.IGNORECASE,
)
# "first half", "half-time", "half brother": no half of anything.
_NO_HALF: Final = re.compile(
    rf"half(?:-|{SPACE}(?:{one_of(_words('no_half'))})(?!\w))",
    re.IGNORECASE,
)
_NO_HALF_BEFORE: Final = re.compile(
    rf"\b(?:{one_of(_words('no_half_before'))})[ -]\Z",
    re.IGNORECASE,
)
_A_PART: Final = re.compile(rf"an?{SPACE}({one_of(_words('a_part'))})(?!\w)", re.IGNORECASE)
_CHANGED: Final = re.compile(rf"{SPACE}(?:{one_of(_words('changed'))})(?!\w)", re.IGNORECASE)
# "fell by a third", "lost a quarter, he said"; "a third man", "a quarter horse".
_BY: Final = re.compile(
    rf"\b(?:{one_of(_words('by'))})[ ](?:a[ ])?\Z",
    re.IGNORECASE,
)
# "A rise of a quarter", "took off a quarter"; "twice in a quarter" and "gave a quarter" say no part.
_OF_IT: Final = re.compile(r"\b(?:of|off|out) \Z", re.IGNORECASE)
# "Half is paid by the state, with a fifth from fees"; "levelled with a third from Okoro" is a goal, and rare.
_WITH: Final = re.compile(r"[,;] with (?:about |around |nearly |almost |over |just )?\Z")
_FROM: Final = re.compile(r" (?:coming )?from\b")
_NO_NOUN: Final = re.compile(
    rf"[.,;:!?)”\"]|\s*\Z|\s(?:{one_of(_words('no_noun'))})\b",
    re.IGNORECASE,
)
# "720 million francs, of which the city pays a third."
_OF_WHICH: Final = re.compile(r"\bof (?:which|whom|these|those|them)\b[^.;:!?]{0,60}\Z", re.IGNORECASE)
_OF: Final = re.compile(rf"{SPACE}(?:of|in)(?!\w)", re.IGNORECASE)
_PLURAL_NOUN: Final = re.compile(rf"(?:{SPACE}|-)(?:people|men|women|children|police|[a-z]{{3,}}s)(?!\w)")


def pair(text: str, start: int, end: int, kind: FigureType, parts: tuple[Decimal, ...], mark: str) -> Figure:
    """Two numbers of one kind that are read together: a score, odds."""
    return Figure(text[start:end], start, end, kind, parts=parts, value=mark.join(map(str, parts)))


# Of chess and golf; both have a half, or neither has: "5½-2½".
_HALF_POINTS: Final = re.compile(r"(\d{1,2})½[-–](\d{1,2})?½(?![\w½-])")


def read_score(text: str, at: int) -> Figure | None:
    """Reads "5-4", "6-3", "2:1", "3/4", "50/50". An ascending pair before a plural noun is a range ("10-12 people")."""
    if match := _SCORE.match(text, at):
        parts = tuple(map(Decimal, _NUMBER.findall(match.group())))
        if len(parts) == 2 and parts[0] < parts[1] and _counts_something(text, match.end()):
            return None
        if " " in match.group() and not _same_spacing(match.group(2)):
            return None
        return pair(text, at, match.end(), FigureType.SCORE, parts, "-")
    if match := _HALF_POINTS.match(text, at):
        parts = tuple(Decimal(match[whole] or 0) + Decimal("0.5") for whole in (1, 2))
        return pair(text, at, match.end(), FigureType.SCORE, parts, "-")
    if match := _FOR.match(text, at):
        return pair(text, at, match.end(), FigureType.SCORE, (Decimal(match[1]), Decimal(match[2])), "-for-")
    if (match := _HYPHENED.match(text, at)) and int(match[1]) > int(match[2]):
        return pair(text, at, match.end(), FigureType.SCORE, (Decimal(match[1]), Decimal(match[2])), "-")
    if match := _COLON.match(text, at):
        return pair(text, at, match.end(), FigureType.RATIO, (Decimal(match[1]), Decimal(match[2])), ":")
    if match := _SLASH.match(text, at):
        top, bottom = Decimal(match[1]), Decimal(match[2])
        if not bottom or (bottom > 100 and top != 1):
            return None
        if top >= bottom:  # odds of 5/1, "24/7"
            return pair(text, at, match.end(), FigureType.RATIO, (top, bottom), "/")
        share = top / bottom
        return Figure(
            match.group(),
            at,
            match.end(),
            FigureType.FRACTION,
            share,
            share,
            parts=(top, bottom),
            value=f"{top}/{bottom}",
        )
    return None


def _counts_something(text: str, at: int) -> bool:
    """True where a scale, a unit or a plural noun follows a pair of numbers: "3-4 million", "10-12 people"."""
    if _PLURAL_NOUN.match(text, at) or _SCALED.match(text, at):
        return True
    return bool(_CALENDAR.match(text, at) or read_unit(text, at, spelled=False) or currency_after(text, at))


def _same_spacing(rest: str) -> bool:
    return rest.startswith(" ") == (rest[2:3] == " ") and len(re.findall(r"[-–—]", rest)) == 1


# With which words what follows a share, a vote, odds or an hour begins; a number before another is none of these.
_WHOLES: Final = ("in", "out", "of", "at", "o", "to")
_VOTED: Final = ("vote", "votes", *_words("scored"))
_HUNDREDTHS: Final = ("p", "pence", "cent", "cents")
_SHARING: Final = first_words(("", *_WHOLES, *_VOTED, *_HUNDREDTHS, *FRACTION_PARTS, *NAMED_TIMES))


_MAY_SHARE: Final = frozenset((*SPACES, *"-pPcC¢"))


def may_share(text: str, number: Numeral) -> bool:
    """False where what follows a number makes it no share, no score, no odds and no hour: "18 people"."""
    behind = text[number.end : number.end + 1]
    if behind not in _MAY_SHARE:
        return False
    return number.value == 1 or word_behind(text, number.end) in _SHARING


def read_share(text: str, number: Numeral) -> Figure | None:
    """Reads "one in five", "two out of three", "three-quarters": a number and what makes it a part of a whole."""
    if number.value != number.value.to_integral_value() or number.value > 1000 or number.scaled:
        return None
    if match := _OF_A_HUNDRED.match(text, number.end):
        share = number.value / 100
        parts = (number.value, Decimal(100))
        written = text[number.start : match.end()]
        return Figure(
            written, number.start, match.end(), FigureType.RATIO, share, share, parts=parts, value=f"{number.value}:100"
        )
    if (one := _one_noun_in(text, number)) is not None:
        return one
    if (match := _OUT_OF.match(text, number.end)) and text[match.end()].isalnum():
        whole = read_numeral(text, match.end())
        if (
            whole
            and not _UNIT_AFTER.match(text, whole.end)
            and number.value < whole.value <= 1_000_000
            and not whole.scaled
            and not text[whole.end : whole.end + 1].isalnum()
            and not (1900 <= whole.value <= 2100)
            and (whole.spelled or whole.value >= 2)
        ):
            share = number.value / whole.value
            return Figure(
                text[number.start : whole.end], number.start, whole.end, FigureType.RATIO, share, share,
                parts=(number.value, whole.value), value=f"{number.value}:{whole.value}",
            )  # fmt: skip
    match = _PART.match(text, number.end)
    if match is None or (not number.spelled and number.value > 10):
        return None
    word = match[1].lower()
    # "The last two quarters" are half a year.
    if word == "quarters" and _OF_YEAR.search(text[max(0, number.start - 12) : number.start]):
        return None
    bottom = FRACTION_PARTS[word]
    if number.value >= bottom or (word.endswith("s") != (number.value > 1) and text[number.end] != "-"):
        return None
    return fraction(text, number.start, match.end(), int(number.value), bottom)


def _one_noun_in(text: str, number: Numeral) -> Figure | None:
    """As in "one colony in five was lost", and not "one man in five cars"."""
    match = _NOUN_IN.match(text, number.end) if number.value == 1 else None
    whole = read_numeral(text, match.end()) if match else None
    if whole is None or whole.scaled or not 2 <= whole.value <= 100 or whole.value % 1:
        return None
    if not (_NO_NOUN.match(text, whole.end) or _VERB_BEHIND.match(text, whole.end)):
        return None
    share = number.value / whole.value
    return Figure(
        text[number.start : whole.end], number.start, whole.end, FigureType.RATIO, share, share,
        parts=(number.value, whole.value), value=f"{number.value}:{whole.value}",
    )  # fmt: skip


def fraction(text: str, start: int, end: int, top: int, bottom: int) -> Figure:
    """A part of a whole, such as 2 of 3."""
    share = Decimal(top) / bottom
    return Figure(
        text[start:end], start, end, FigureType.FRACTION, share, share,
        parts=(Decimal(top), Decimal(bottom)), digits=1, value=f"{top}/{bottom}",
    )  # fmt: skip


_SCORED_REACH: Final = 24
_VOTES: Final = re.compile(rf"{SPACE}votes?{SPACE}to{SPACE}(?=\w)", re.IGNORECASE)
_SCORED_BY: Final = _words("scored")
_GOALS: Final = re.compile(rf"{SPACE}(?:{one_of(_SCORED_BY)}){SPACE}to{SPACE}(?=\w)", re.IGNORECASE)
# "Won by three goals to one"; "fell by 17 points to 130" moves.
_SCORED: Final = re.compile(rf"(?:\A|[^\w]|\b(?!(?:{one_of(_words('moving'))})\b)\w+)[ ,]by \Z", re.IGNORECASE)
# "Lead three games to one", "agreed, nine to four, to go on": who has more comes first, and nothing follows.
_GAMES: Final = re.compile(rf"{SPACE}(?:games|sets|frames){SPACE}to{SPACE}(?=\w)")
_SET_APART: Final = re.compile(rf"{SPACE}to{SPACE}(?=\w)")
_IS_APART: Final = re.compile(r"[.,;)]|\s*\Z")
_MOST_GAMES: Final = 99


def read_votes(text: str, number: Numeral) -> Figure | None:
    """Reads "seven votes to two" and "by three goals to one" as a score."""
    joint = _VOTES.match(text, number.end)
    if joint is None and _is_scored_by(text, number.start):
        joint = _GOALS.match(text, number.end)
    is_sure = joint is not None
    joint = joint or _GAMES.match(text, number.end)
    if joint is None and text.endswith(", ", 0, number.start):
        joint = _SET_APART.match(text, number.end)
    other = read_numeral(text, joint.end()) if joint else None
    if other is None:
        return None
    if not is_sure and not (other.value < number.value <= _MOST_GAMES and _IS_APART.match(text, other.end)):
        return None
    return pair(text, number.start, other.end, FigureType.SCORE, (number.value, other.value), "-")


def _is_scored_by(text: str, at: int) -> bool:
    """As in "won by three goals"."""
    return said_before(text, at) == "by" and _SCORED.search(text, max(0, at - _SCORED_REACH), at) is not None


_OF_YEAR: Final = re.compile(rf"\b(?:{one_of(_words('of_year'))})\s\Z", re.IGNORECASE)
_OF_A_POINT: Final = re.compile(
    rf"(?:(?P<half>half)|(?:a|one)(?:{SPACE}|-)(?P<part>quarter|third|fifth|tenth)(?:{SPACE}of)?|three(?:{SPACE}|-)(?P<three>quarters){SPACE}of)"
    rf"(?:{SPACE}|-)an?(?:{SPACE}|-)(?:percentage(?:{SPACE}|-))?point(?!\w)|half{SPACE}percentage{SPACE}point"
    # "two further quarter-point moves"
    rf"|(?:an?{SPACE})?(?P<bare>half|quarter|tenth)(?:{SPACE}|-)(?:percentage(?:{SPACE}|-))?points?(?!\w)",
    re.IGNORECASE,
)


def read_part_of_point(text: str, at: int) -> Figure | None:
    """Reads "half a percentage point", "a quarter of a percentage point"."""
    match = _OF_A_POINT.match(text, at)
    if match is None:
        return None
    top = 3 if match["three"] else 1
    share = Decimal(top) / FRACTION_PARTS[(match["part"] or match["three"] or match["bare"] or "half").lower()]
    return Figure(
        match.group(), at, match.end(), FigureType.PERCENTAGE_POINTS, share, share, "pp", digits=2, value=str(share)
    )


_REMAINING: Final = re.compile(r"\b(?:remaining|other) \Z", re.IGNORECASE)
_PARTS_LEFT: Final = _words("a_part")


def read_remaining_part(text: str, at: int, word: str) -> Figure | None:
    """Reads the fifth of "the remaining fifth of the seats": a part, where "the remaining fifth seat" is a rank."""
    end = at + len(word)
    if word not in _PARTS_LEFT or not _REMAINING.search(text, max(0, at - 10), at):
        return None
    if _OF.match(text, end) or _NO_NOUN.match(text, end) or word_behind(text, end) in AUXILIARIES:
        return fraction(text, at, end, 1, FRACTION_PARTS[word])
    return None


def read_fraction_word(text: str, at: int, word: str) -> Figure | None:
    """Reads "half of", "by half", "a third of", "a quarter of"; "½" alone."""
    if text[at] in FRACTION_SIGNS:
        return fraction(text, at, at + 1, *FRACTION_SIGNS[text[at]])
    if word == "half":
        if _NO_HALF.match(text, at) or _NO_HALF_BEFORE.search(text[max(0, at - 9) : at]):
            return None
        return fraction(text, at, at + 4, 1, 2)
    if word in ("a", "an"):
        match = _A_PART.match(text, at)
        if match and (
            _OF.match(text, match.end())
            or _CHANGED.match(text, match.end())
            or (_BY.search(text[max(0, at - 16) : at]) and _NO_NOUN.match(text, match.end()))
            or (
                match[1].lower() == "quarter"
                and _OF_IT.search(text[max(0, at - 16) : at])
                and _NO_NOUN.match(text, match.end())
            )
            or (_WITH.search(text[max(0, at - 16) : at]) and _FROM.match(text, match.end()))
            or (_OF_WHICH.search(text[max(0, at - 70) : at]) and _NO_NOUN.match(text, match.end()))
        ):
            return fraction(text, at, match.end(), 1, FRACTION_PARTS[match[1].lower()])
    return None
