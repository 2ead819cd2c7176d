"""Plants errors into summaries of generated articles in other languages, and counts how many are found.

    python -m evals.planted_languages [--articles 200] [--seed 1] [--wrong]

An article is one sentence for each line of `cases/languages/templates.tsv`, with random figures; a summary takes three
of its facts, each in another native form. CLDR (through Babel) writes the numbers and dates, text2num has the number
words. Then one figure is changed: digits swapped, a decimal moved, another month, another unit. What the evaluator
says of the summary before and after is counted.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from babel.dates import format_date
from babel.numbers import format_decimal
from text_to_num import text2num

from briefer.faithfulness.check import check
from briefer.faithfulness.languages import ToldLanguages
from briefer.text.language import TextLanguage, ToldBy
from evals.audit import LabelledPair, Result, Tally

TEMPLATES = Path(__file__).parent / "cases" / "languages" / "templates.tsv"
FACTS = 3
_WORDS = {
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn siebzehn zweiundzwanzig",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize dix-sept vingt-deux",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece diecisiete veintidós",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici diciassette ventidue",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien zeventien tweeëntwintig",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze treze dezassete vinte_e_dois",
}
# 1,234 in every language that writes a comma, 1.234 where CLDR for Germany and the rest of Europe has a point.
_LOCALES = {"pt": "pt_PT", "es": "es_ES"}
_INDIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an article: how the source says it, how a summary does, and how a wrong one does."""

    source: str
    summary: str
    wrong: str


def templates(code: str) -> list[tuple[str, str, str]]:
    """The lines of a language: what is said, how the source says it and how a summary does."""
    rows = [line.split("\t") for line in TEMPLATES.read_text(encoding="utf-8").splitlines() if line]
    return [(kind, source, summary) for language, kind, source, summary in rows if language == code]


def languages() -> tuple[str, ...]:
    """The languages that there are templates for, in order."""
    rows = TEMPLATES.read_text(encoding="utf-8").splitlines()
    return tuple(dict.fromkeys(line.split("\t")[0] for line in rows if line))


def facts(code: str, draw: random.Random) -> Iterator[Fact]:
    """One fact for each template of a language."""
    used: set[object] = set()
    for kind, source, summary in templates(code):
        value, wrong = _values(kind, code, draw)
        while {value, wrong} & used:
            value, wrong = _values(kind, code, draw)
        used |= {value, wrong}
        yield Fact(
            source.format(**_forms(kind, value, code)),
            summary.format(**_forms(kind, value, code)),
            summary.format(**_forms(kind, wrong, code)),
        )


def _values(kind: str, code: str, draw: random.Random) -> tuple[object, object]:
    """A value of a kind and one that is wrong for it."""
    match kind:
        case "percent" | "small":
            one, other = draw.sample(range(len(_WORDS["de"].split())), 2)
            return (kind, one), (kind, other)
        case "date":
            one, other = (date(2025, draw.randint(1, 12), draw.randint(1, 28)) for _ in range(2))
            return (kind, one), (kind, other if other != one else date(2024, 1, 1))
        case "time":
            one = draw.randint(10, 21), draw.choice(("05", "15", "20", "40", "50"))
            return (kind, one), (kind, (one[0] + 1, one[1]))
        case "year":
            one = draw.randint(1901, 1989)
            return (kind, one), (kind, one + draw.choice((-9, 9, 10, -10)))
        case "range":
            low = draw.randint(3, 40)
            return (kind, (low, low + 2)), (kind, (low + 4, low + 6))
        case "count" | "francs":
            one = draw.randint(2101, 98_999)
            return (kind, one), (kind, _turned(one, draw))
    one = Decimal(draw.randint(112, 989)) / 10
    return (kind, one), (kind, draw.choice((one * 10, one / 10, Decimal(_turned(int(one * 10), draw)) / 10)))


def _turned(number: int, draw: random.Random) -> int:
    """Two of its digits swapped; one more where they are the same."""
    digits = list(str(number))
    places = [
        place for place in range(len(digits) - 1) if digits[place] != digits[place + 1] and digits[place + 1] != "0"
    ]
    if not places:
        return number + 111
    place = draw.choice(places)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    return int("".join(digits))


def _forms(kind: str, tagged: object, code: str) -> dict[str, str]:
    """Every native form of a value."""
    assert isinstance(tagged, tuple)
    value, locale = tagged[1], _LOCALES.get(code, code)
    match kind:
        case "date":
            style = "d MMMM" if code not in ("es", "pt") else "d 'de' MMMM"
            return {
                "date": f"{value.month}月{value.day}日" if code in ("zh", "ja") else format_date(value, style, locale)
            }
        case "time":
            return {"hour": str(value[0]), "minute": value[1]}
        case "year":
            return {"year": str(value), "indic": str(value).translate(_INDIC)}
        case "range":
            return {"low": str(value[0]), "high": str(value[1])}
        case "percent" | "small":
            return _in_words(value, code)
    number = format_decimal(value, locale="en" if code in ("zh", "ja", "ar") else locale)
    forms = {"number": number, "indic": str(value).translate(_INDIC)}
    if kind == "millions" and code in ("zh", "ja"):
        units = int(value * 10) * 1000
        forms |= {"ten_thousands": str(units // 10_000) if units % 10_000 == 0 else f"{units / 10_000:g}"}
        value = units
    if kind != "length" and value == int(value):
        grouped = format_decimal(int(value), "#,##0", locale="en" if code in ("zh", "ja", "ar") else locale)
        if code == "es" and len(grouped) < 6:
            grouped = f"{int(value):,}".replace(",", ".")
        forms |= {"grouped": grouped, "plain": str(int(value)), "swiss": f"{int(value):,}".replace(",", "’")}
    return forms


def _in_words(place: int, code: str) -> dict[str, str]:
    if code not in _WORDS:
        value = place + 2
        forms = {
            "sign": f"{value}.5%",
            "fullwidth": f"{value}.5".translate(_WIDE),
            "indic": f"{value}.5".translate(_INDIC),
        }
        return forms
    word = _WORDS[code].split()[place].replace("_", " ")
    value = text2num(word, code)
    space = "" if code in ("it", "pt", "nl") else "\u00a0"
    return {"words": word, "word": word, "digit": str(value), "sign": f"{value}{space}%"}


def pairs(code: str, articles: int, seed: int) -> Iterator[LabelledPair]:
    """For each generated article a summary that it supports, and the same with one figure changed."""
    draw = random.Random(f"{code} {seed}")
    for number in range(1, articles + 1):
        told = list(facts(code, draw))
        source = " ".join(fact.source for fact in told)
        chosen = draw.sample(told, FACTS)
        spoiled = draw.randrange(FACTS)
        right = " ".join(fact.summary for fact in chosen)
        wrong = " ".join(fact.wrong if place == spoiled else fact.summary for place, fact in enumerate(chosen))
        yield LabelledPair(f"{code}-{number}-good", source, right, False, code)
        yield LabelledPair(f"{code}-{number}-bad", source, wrong, True, code)


def judge(pair: LabelledPair) -> Result:
    """What the evaluator says of a pair in a language that is told."""
    language = TextLanguage(pair.group, ToldBy.USER)
    report = check(pair.source, pair.summary, told=ToldLanguages(language, language))
    said = tuple(f"{finding.rule}: {finding.message}" for finding in report.findings if finding.dropped is None)
    return Result(pair, None if report.faithful is None else not report.faithful, said)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.planted_languages", description="Planted errors.")
    parser.add_argument("--articles", type=int, default=200, help="how many articles a language (200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="print each wrong verdict")
    options = parser.parse_args()
    for code in languages():
        results = [judge(pair) for pair in pairs(code, options.articles, options.seed)]
        print(f"{code}  {Tally.of(results)}")
        for result in results if options.wrong else ():
            if not result.is_right:
                kind = "missed" if result.pair.has_error else "false alarm"
                said = "; ".join(result.said)
                print(f"  {kind} {result.pair.id}: {result.pair.source} || {result.pair.summary} | {said}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
