"""Years, decades, eras and weekdays."""

import re
from decimal import Decimal
from functools import lru_cache, partial
from typing import Final

from briefer.facts.figures.grammar.dates import full_year
from briefer.facts.figures.grammar.preceding import last_words, said_before
from briefer.facts.figures.grammar.vocabulary import CALENDAR_UNITS, CARDINALS, ORDINALS, WEEKDAYS
from briefer.facts.mention import Figure, FigureType
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "calendar_words.tsv")
_YEAR_ALONE: Final = re.compile(r"(?P<year>[12]\d{3})(?:[-–/](?P<to>[12]\d{3}|\d\d)(?!\d|-\d))?(?!\w|[.,:]\d|[/-]\d|%)")
_DECADE: Final = re.compile(r"(?:(?P<century>[12]\d)|['’])?(?P<tens>\d)0['’]?s(?!\w)")
# "'82 case", but not the quotation "'48 hours to go'".
_SHORT_YEAR: Final = re.compile(
    rf"['’](?P<short>\d\d)(?!\w|[.,]\d|['’]|[ -](?:{'|'.join(sorted(CALENDAR_UNITS, key=len, reverse=True))})(?!\w))",
    re.IGNORECASE,
)
# "The over-50s" are who is older than 50.
_PAST_AN_AGE: Final = re.compile(r"\b(?:over|under)[- ]\Z", re.IGNORECASE)
_LONGEST_SIDE: Final = 6
DECADE_WORDS: Final = {f"{word[:-1]}ies": value for word, value in CARDINALS.items() if value >= 20}
_BEFORE_YEAR: Final = re.compile(
    rf"\b(?:{one_of(_words('before_year'))})[ -]\Z",
    re.IGNORECASE,
)
# "2,000 people" is written with a comma or not; a year does not count people.
_COUNTED: Final = re.compile(rf"{SPACE}(?:{one_of(_words('counted'))})(?!\w)")
# Nor does a year of before 1900 stand before a plural, but behind an article: "1500 trees", "the 1848 revolutions".
_PLURAL: Final = re.compile(rf"{SPACE}(?!was|has|is|does)[a-z]{{2,}}[^\W\ds]s(?!\w)")
_ARTICLE: Final = re.compile(rf"\b(?:{one_of(_words('article'))})[ -]\Z", re.IGNORECASE)
# Nor does any behind "nearly", or a round one behind "over": "nearly 1900 boxes", but "over 2019 losses".
_SIZED: Final = re.compile(rf"\b(?:{one_of(_words('sized'))})\s\Z", re.IGNORECASE)
_OVER: Final = re.compile(rf"\b(?:{one_of(_words('over'))})\s\Z", re.IGNORECASE)
_TELLING: Final = last_words(_words("before_year"))
_SIZING: Final = last_words((*_words("sized"), *_words("over")))
_ROUND: Final = 50
_LONGEST_SIZE: Final = 16
_NEWS_YEARS: Final = 1900
_CENTURY: Final = 100
HALF_CENTURY: Final = 50
"""Years."""
_IN_THE: Final = re.compile(r"\bthe(?: (?:early|mid|late|middle))?[ -]\Z", re.IGNORECASE)
_FISCAL: Final = re.compile(r"(?:FY[ ']?|fiscal (?:year )?)(?P<year>20\d\d|\d\d)(?!\w|[.,]\d|%)", re.IGNORECASE)
ERAS: Final = _words("era")
BEFORE_OURS: Final = ("BC", "BCE")
"""The eras whose years and centuries count down."""
_ERA: Final = re.compile(
    rf"AD{SPACE}(?P<year>\d{{1,4}})(?!\w|[.,]\d)|(?P<first>\d{{1,4}}){SPACE}?(?P<after>{one_of(ERAS)})(?!\w)"
)
_TENS: Final = one_of(word for word, value in CARDINALS.items() if value >= 20)
_ONES: Final = one_of(word for word, value in CARDINALS.items() if 1 <= value < 10)
_TEENS: Final = one_of(word for word, value in CARDINALS.items() if 10 <= value < 20)
_HUNDREDS: Final = ("sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_SPOKEN_YEAR: Final = re.compile(
    rf"(?:{'|'.join(_HUNDREDS)})[ -](?P<rest>(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS})"
    rf"(?!\w|[ -](?:{_ONES}|percent|per|hundred|thousand|million))",
    re.IGNORECASE,
)
_IN_AGE: Final = re.compile(
    rf"\b(?:in|into) (?:{one_of(_words('in_age'))})(?: (?:early|mid|late|middle))?[ -]\Z", re.IGNORECASE
)


@lru_cache(maxsize=16)
def read_year(text: str, at: int) -> Figure | None:
    """Reads "2014", "2014-15", "'82", "1990s", "the '90s", "in her 20s".

    The last ones are remembered: a number is asked for its decade first, and for its year when all else has failed.
    """
    match = _DECADE.match(text, at)
    if match and not _PAST_AN_AGE.search(text, max(0, at - _LONGEST_SIDE), at):
        return _decade(text, match)
    if match := _SHORT_YEAR.match(text, at):
        year = full_year(int(match["short"]))
        return Figure(
            match.group(),
            at,
            match.end(),
            FigureType.YEAR,
            Decimal(year),
            Decimal(year),
            "year",
            value=str(year),
            digits=4,
        )
    match = _YEAR_ALONE.match(text, at)
    if match is None:
        return None
    year, to = int(match["year"]), match["to"]
    before, said = text[max(0, at - 12) : at], said_before(text, at).removesuffix("-")
    is_told = said.endswith(_TELLING) and _BEFORE_YEAR.search(before) is not None
    if year > 2100 or (year < 1500 and not is_told):
        return None
    if said.endswith(_SIZING) and _is_sized(text[max(0, at - _LONGEST_SIZE) : at], year, text, match.end()):
        return None
    if not is_told and (_COUNTED.match(text, match.end()) or _strange_follows(text, match.end())):
        return None
    is_counting = year < _NEWS_YEARS and not (to or is_told) and _PLURAL.match(text, match.end())
    if is_counting and not _ARTICLE.search(before):
        return None
    end = match.end()
    last = year
    if to:
        last = int(to) if len(to) == 4 else year // 100 * 100 + int(to)
        if last <= year:
            last, end = year, match.end("year")
    value = f"{year}..{last}" if last > year else str(year)
    return Figure(text[at:end], at, end, FigureType.YEAR, Decimal(year), Decimal(last), "year", digits=4, value=value)


def _is_sized(before: str, number: int, text: str, end: int) -> bool:
    """True for the 1900 of "nearly 1900 boxes" and of "over 1900 boxes"."""
    if _SIZED.search(before) is None and (number % _ROUND or _OVER.search(before) is None):
        return False
    return _PLURAL.match(text, end) is not None or _COUNTED.match(text, end) is not None


_NEXT_WORD: Final = re.compile(rf"{SPACE}([a-z]{{3,}})(?!\w)")


def _strange_follows(text: str, at: int) -> bool:
    """True where a word that is no ordinary English follows: 1500 of it may be counted."""
    match = _NEXT_WORD.match(text, at)
    return match is not None and not is_ordinary(match[1])


def _decade(text: str, match: re.Match[str]) -> Figure:
    at, end, tens = match.start(), match.end(), int(match["tens"]) * 10
    if match["century"]:
        low = int(match["century"]) * 100 + tens
    elif _IN_AGE.search(text[max(0, at - 24) : at]):
        return Figure(
            match.group(),
            at,
            end,
            FigureType.AGE,
            Decimal(tens),
            Decimal(tens + 9),
            "year",
            digits=1,
            value=f"{tens}..{tens + 9}",
        )
    else:
        low = tens + (2000 if tens < 20 else 1900)
    # "the 1800s" are a century, "the 2000s" hardly ever.
    high = low + (99 if match["century"] and low % 100 == 0 and low < 2000 else 9)
    return Figure(
        match.group(), at, end, FigureType.DECADE, Decimal(low), Decimal(high), "year", digits=3, value=f"{low}..{high}"
    )


_HALF_CENTURY: Final = re.compile(
    rf"(?P<half>first|second){SPACE}half{SPACE}of{SPACE}the{SPACE}"
    rf"(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{one_of(ORDINALS)}))[ -]century(?!\w)",
    re.IGNORECASE,
)


def read_half_century(text: str, at: int) -> Figure | None:
    """Reads "second half of the 19th century", the years from 1851 to 1900."""
    match = _HALF_CENTURY.match(text, at)
    if match is None:
        return None
    century = int(match["number"] or ORDINALS[match["word"].lower()])
    low = (century - 1) * _CENTURY + 1 + (0 if match["half"].lower() == "first" else HALF_CENTURY)
    high = low + HALF_CENTURY - 1
    return Figure(
        match.group(), at, match.end(), FigureType.DECADE, Decimal(low), Decimal(high), "year", value=f"{low}..{high}"
    )


def read_decade_word(text: str, at: int, word: str) -> Figure | None:
    """Reads "the nineties", "in his sixties"."""
    tens = DECADE_WORDS.get(word)
    if tens is None:
        return None
    age = _IN_AGE.search(text[max(0, at - 24) : at]) and not _IN_THE.search(text[max(0, at - 16) : at])
    low = tens if age else 1900 + tens
    kind = FigureType.AGE if age else FigureType.DECADE
    end = at + len(word)
    return Figure(
        text[at:end], at, end, kind, Decimal(low), Decimal(low + 9), "year", digits=2, value=f"{low}..{low + 9}"
    )


def read_weekday(text: str, at: int, word: str) -> Figure | None:
    """Reads "Wednesday", "Wed."; "sat" and "sun" are days only when capitalised before a date or a comma."""
    end = at + len(word)
    if len(word) < 5 and not (text[at].isupper() and re.match(r"\.|,|\)| \d{1,2}(?!\d)", text[end : end + 4])):
        return None
    number = Decimal(WEEKDAYS[word])
    return Figure(text[at:end], at, end, FigureType.WEEKDAY, parts=(number,), value=None)


def read_fiscal(text: str, at: int) -> Figure | None:
    """Reads "FY2025", "FY25", "fiscal 2025", "fiscal year 2025" as the year."""
    match = _FISCAL.match(text, at)
    if match is None:
        return None
    year = int(match["year"]) if len(match["year"]) > 2 else full_year(int(match["year"]))
    return _year(text, at, match.end(), Decimal(year))


def read_era(text: str, at: int) -> Figure | None:
    """Reads "85 BC", "AD 43", "43 CE": years before our era are negative."""
    match = _ERA.match(text, at)
    if match is None:
        return None
    before = (match["after"] or "").replace(".", "").upper() in BEFORE_OURS
    year = Decimal(match["year"] or match["first"])
    return _year(text, at, match.end(), -year if before else year)


def _year(text: str, start: int, end: int, year: Decimal) -> Figure:
    return Figure(text[start:end], start, end, FigureType.YEAR, year, year, "year", digits=4, value=str(year))


def read_spoken_year(text: str, at: int, word: str) -> Figure | None:
    """Reads "nineteen eighty-four", "twenty twelve"."""
    match = _SPOKEN_YEAR.match(text, at) if word in _HUNDREDS else None
    if match is None:
        return None
    rest = sum(CARDINALS[part] for part in re.findall(r"[a-z]+", match["rest"].lower()))
    if rest < 10:
        return None
    return _year(text, at, match.end(), Decimal(CARDINALS[word] * 100 + rest))
