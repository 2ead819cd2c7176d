"""Numbers that name one of a series: "type 2 diabetes", "Section 21(1)(b)", "12 F. Supp. 2d 345", a telephone."""

import re
from decimal import Decimal
from typing import Final

from briefer.facts.figures.grammar.labels import singular
from briefer.facts.figures.grammar.preceding import said_before
from briefer.facts.figures.grammar.vocabulary import CARDINALS
from briefer.facts.mention import Figure, FigureType
from briefer.text.english import PREPOSITIONS
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_WORDS: Final = words(__package__, "series.tsv")
_SECTION: Final = "section"
_NAMED: Final = re.compile(
    rf"(?<![\w-])(?P<word>{one_of(_WORDS)}|§§?|(?-i:[Ss]ec\.|[Aa]rt\.|[Cc]h\.|[Pp]\.|[Vv]ersion|[Pp]rop\.?)){SPACE}?\Z",
    re.IGNORECASE,
)
_MAY_NAME: Final = ("§", "sec.", "art.", "ch.", "p.", "version", "prop", "prop.")
_NUMERO: Final = re.compile(rf"(?<={SPACE})(?:[Nn]o\.?|[Nn]umber){SPACE}?\Z")
_NUMEROS: Final = ("no", "no.", "number")
_LONGEST: Final = max(map(len, _WORDS)) + 3 + len(" number ")
_SHORT: Final = {
    "§": _SECTION,
    "§§": _SECTION,
    "sec.": _SECTION,
    "art.": "article",
    "ch.": "chapter",
    "p.": "page",
    "prop": "proposition",
    "prop.": "proposition",
}
# 21(1)(b), 240.10b-5, 3.10, 9W: as written, whole.
_NUMBER: Final = re.compile(
    r"\d{1,6}(?:\.\d{1,4})*(?:[A-Za-z](?![\w.]))?(?:\.\d+[a-z]?-\d+)?(?:\(\w{1,4}\))*(?!\w|[.,]\d|%)"
)
# What stands in such a number says by itself that it counts nothing.
_BRACKETED: Final = re.compile(r"\d[\w.-]*\(")
_SPELLED: Final = re.compile(rf"(?:{one_of(CARDINALS)})(?![\w-])", re.IGNORECASE)
_WORD_BEFORE: Final = re.compile(r"([A-Za-z]{3,})(?: \([A-Z]{2,5}\))? \Z")
_STROKED: Final = re.compile(r"(?P<year>(?:19|20)\d\d)/(?P<other>\d{2,4})(?P<letters>/[A-Z]{2,4})?(?![\w/])")
_ALSO: Final = re.compile(rf"(?:,{SPACE}|,?{SPACE}(?:and|or|to|&){SPACE}|[-–])\Z")
# Reporters and codes of law: 42 U.S.C. § 1983, 12 F. Supp. 2d 345 (of volume and page), 17 C.F.R. § 240.10b-5.
_CITATION: Final = re.compile(
    rf"\d{{1,4}}{SPACE}(?:(?:[A-Z]\.){{2,4}}|[A-Z]\.(?:{SPACE}?(?:[A-Z][a-z]{{1,5}}\.|[A-Z]\.))?)(?:{SPACE}?\d(?:d|th))?{SPACE}(?:App\.{SPACE})?(?:§§?{SPACE}?)?"
    rf"\d[\w.()–-]*[\w)]"
)
_PHONE: Final = re.compile(
    r"""
      \+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){1,6}                 # +44 20 7946 0018, +442079460018
    | \(\d{3,5}\)[ ]?\d{3,4}[ .-]\d{3,4}                    # (555) 013-4467
    | (?:1[-. ])?\d{3}([-.])\d{3}\1\d{4}                    # 555-013-4467, 555.013.4467
    | 0\d{2,4}[ ]\d{3,4}(?:[ ]\d{3,4}){1,2}                 # 0300 555 0142
    | 0\d{2,4}[ ]\d{6,8}                                   # 01632 960117
    | 0\d{2,4}-\d{3,4}-\d{3,4}                              # 020-7946-0142
    | 0\d{9,10}                                             # 03005550142
    | \d{3}-0\d{3}(?![\d-])                                  # 555-0140: no range ends with 0140
    """,
    re.VERBOSE,
)
_FEWEST_DIGITS: Final = 7
_YEAR: Final = 4  # digits, of "2023/814"


def named_number(text: str, at: int, last: Figure | None) -> Figure | None:
    """The number of a series that starts at `at`: after its word, or after another number of the series."""
    # Most numbers follow another word, and are asked no more.
    last_word = said_before(text, at).lstrip('("“‘')
    before = text[max(0, at - _LONGEST) : at]
    numero = _NUMERO.search(before) if last_word in _NUMEROS else None
    if numero:  # "Reactor No. 3"
        before = before[: numero.start()]
        last_word = "".join(before.rsplit(maxsplit=1)[-1:]).lower().lstrip('("“‘')
    may_name = last_word in _WORDS or last_word.endswith(_MAY_NAME)
    match = _NAMED.search(before) if may_name else None
    word = match["word"].lower() if match else None
    if word is None and last and last.series in _WORDS and last.end > at - 8 and _ALSO.fullmatch(text, last.end, at):
        word = last.series
    if word and (spelled := _SPELLED.match(text, at)):
        return numbered(text, at, spelled.end(), _SHORT.get(word) or singular(word), str(CARDINALS[spelled[0].lower()]))
    if word is None and not text.startswith("/", at + _YEAR) and _BRACKETED.match(text, at) is None:
        return None
    number = _NUMBER.match(text, at)
    if number is None:
        return None
    if word is None:
        # "Rule 72(b)(2)", "Regulation 2023/814": what stands in the number says that it counts nothing.
        other = _WORD_BEFORE.search(text[max(0, at - 24) : at])
        if "(" not in number.group() and not (number := _stroked(text, at, other[1] if other else "")):
            return None
        word = other[1].lower() if other else "number"
    series = _SHORT.get(word) or singular(word)
    # "Section 1983" is one, and no name: its word begins with a capital only because a number follows.
    start = at - len(match.group()) if match and match["word"][0].isupper() and not numero else at
    return numbered(text, start, number.end(), series, number.group())


def _stroked(text: str, at: int, before: str) -> re.Match[str] | None:
    """The number of "Regulation 2023/814"; none for the year of "a levy for 2023/24", "In 2023/24"."""
    number = _STROKED.match(text, at)
    is_name = before[:1].isupper() and before.lower() not in PREPOSITIONS
    if number is None or is_name or number["letters"]:
        return number
    next_year = str(int(number["year"]) + 1)
    return None if number["other"] in (next_year, next_year[2:]) else number


def numbered(text: str, start: int, end: int, series: str, said: str) -> Figure:
    """A number of a series; one without letters and points has its value, too."""
    low = Decimal(said) if said.isdecimal() else None
    return Figure(
        text[start:end], start, end, FigureType.ORDINAL, low, low, series=series, digits=1, value=said.lower()
    )


def read_citation(text: str, at: int) -> Figure | None:
    """A place in a law or a report of cases, as one: "42 U.S.C. § 1983"."""
    match = _CITATION.match(text, at)
    if match is None:
        return None
    return numbered(text, at, match.end(), "citation", re.sub(r"\s|§", "", match.group()))


def read_phone(text: str, at: int) -> Figure | None:
    """A telephone number as one, whatever stands between its digits."""
    match = _PHONE.match(text, at)
    if match is None or text[match.end() : match.end() + 1].isalnum():
        return None
    digits = re.sub(r"\D", "", match.group())
    if len(digits) < _FEWEST_DIGITS:
        return None
    return Figure(match.group(), at, match.end(), FigureType.ORDINAL, series="telephone", digits=1, value=digits)
