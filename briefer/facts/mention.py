"""The values that the evaluator works on: mentions of figures and names, and the verdict on one mention."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeGuard


class Kind(StrEnum):
    """The two kinds of mention."""

    FIGURE = "figure"
    NAME = "name"


class FigureType(StrEnum):
    """What a figure measures."""

    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage-points"
    MONEY = "money"
    COUNT = "count"
    QUANTITY = "quantity"
    RATIO = "ratio"
    SCORE = "score"
    FRACTION = "fraction"
    RANGE = "range"
    ORDINAL = "ordinal"
    AGE = "age"
    DURATION = "duration"
    YEAR = "year"
    DECADE = "decade"
    DATE = "date"
    WEEKDAY = "weekday"
    TIME = "time"


class NameType(StrEnum):
    """What a name names; OTHER where the text does not tell."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"
    EVENT = "event"
    PRODUCT = "product"
    CODE = "code"
    OTHER = "other"


class Bound(StrEnum):
    """How the words around a figure limit its value."""

    EXACT = "exact"  # "18%"
    ABOUT = "about"  # "about 18%", "roughly", "some"
    BELOW = "below"  # "nearly", "almost", "less than", "under", "fewer than"
    ABOVE = "above"  # "more than", "over"
    AT_LEAST = "at-least"  # "at least", "no fewer than", "or more", "10+"
    AT_MOST = "at-most"  # "at most", "up to", "as many as", "no more than"


@dataclass(frozen=True, slots=True)
class Figure:
    """A mention with a value.

    `text` is ``source[start:end]``, without hedges and without the noun that is counted. `low` and `high` are equal for
    a point and the ends of an interval otherwise (a decade "1990s" is 1990..1999); both are None where the figure has
    no single number (dates, scores, ratios keep theirs in `parts`). Money and scaled counts are in units: "$1.2bn" is
    1200000000 with unit "USD". `unit` is "%", "pp", "times" for a multiple ("tripled"), an ISO 4217 code, the word of
    a currency without its nation ("peso"), a unit symbol such as "km", or a calendar unit such as "year"; None for
    plain counts. `parts` holds the numbers of a score or ratio as written (5-4 is (5, 4)), and
    (year, month, day) of a date, None where it is not given. `label` holds the words that the figure is bound to, lower
    case and singular, the head noun last: "two Ukrainian aerial drones" -> ("ukrainian", "aerial", "drone"); "18% of
    Ukraine" -> ("ukraine",). `digits` is the number of significant digits as written, for rounding.
    """

    text: str
    start: int
    end: int
    type: FigureType
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    parts: tuple[Decimal | None, ...] = ()
    bound: Bound = Bound.EXACT
    label: tuple[str, ...] = ()
    digits: int = 0
    restates: "Figure | None" = None
    """The figure before it that this one says again in brackets, in another unit: "US$1bn (£640m)"."""
    value: str | None = None
    """Normalised value for reports: a decimal, ``low..high``, an ISO 8601 date, time or duration; None if none fits."""
    per: str | None = None
    """What the figure is said for each of: "hour" in "$18 an hour", "kg" in "15 mg per kg", "5 ml"; None for none."""
    series: str | None = None
    """The word that the figure numbers one of, lower case and singular: "type" in "type 2 diabetes", "§"."""
    zone: str | None = None
    """The time zone of a clock time, as written: "CET"."""

    @property
    def kind(self) -> Kind:
        """Always `Kind.FIGURE`."""
        return Kind.FIGURE


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a person, organisation, place, nationality, product or event, or a code such as F-16.

    `text` is ``source[start:end]``: titles and roles stripped ("Lt. Gen. Igor Kirillov" gives "Igor Kirillov"), the
    possessive ending too. `words` are its words normalised for comparison (NFKC, case-folded; accents, apostrophes,
    possessive endings and the dots of abbreviations removed). `sure` is False where only a sentence-initial or
    title-case capital suggests a name. `suffix` is what tells bearers of one name apart, as it compares:
    "2" for the II of "Aldric II", "9" for the IX of "Title IX", "jr"; it stands in `text` and not in `words`. `number`
    is the figure right after the name that belongs to it, as written: the "3.10" of "Quill 3.10". `roles` are the
    offices that the words around give to the person ("mayor"; "the mayor" where a clause says so, not a mere title),
    `house` the words of what the person is "of". `language` is the code of the language of its text.
    """

    text: str
    start: int
    end: int
    type: NameType
    words: tuple[str, ...] = ()
    sure: bool = True
    suffix: str = ""
    number: str = ""
    roles: tuple[str, ...] = ()
    house: tuple[str, ...] = ()
    language: str = "en"

    @property
    def kind(self) -> Kind:
        """Always `Kind.NAME`."""
        return Kind.NAME

    @property
    def value(self) -> None:
        """Names have no value."""
        return None


Mention = Figure | Name


def may_be_person(mention: Mention) -> TypeGuard[Name]:
    """True for the name of a person, and for one of which the text does not tell whose or what it is."""
    return isinstance(mention, Name) and mention.type in (NameType.PERSON, NameType.OTHER)


class Verdict(StrEnum):
    """What the source says of a mention. The last three errors make a summary unfaithful; the others never do."""

    SUPPORTED = "supported"
    DERIVED = "derived"  # arithmetic on the source's figures gives it: 15 + 2 = 17
    EXPANDED = "expanded"  # a fuller form of a name than the source has
    UNSUPPORTED = "unsupported"  # nothing in the source resembles it
    ALTERED = "altered"  # the source has it with another value or another spelling
    MISATTRIBUTED = "misattributed"  # the source has the value, on something else

    @property
    def is_error(self) -> bool:
        """True for the verdicts that make a summary unfaithful."""
        return self in (Verdict.UNSUPPORTED, Verdict.ALTERED, Verdict.MISATTRIBUTED)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one mention of a summary.

    `evidence` is the source's mention or words that the verdict rests on, as ``(start, end)`` into the source; None
    when there is none. `message` is one line that a person understands ("80% - the source says 18% of Ukraine"); empty
    when the mention is supported. `rule` is the name of the rule or licence that decided, such as ``same-value``; empty
    where the judge does not say.
    """

    verdict: Verdict
    evidence: tuple[int, int] | None = None
    message: str = ""
    rule: str = ""
