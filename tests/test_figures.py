"""The figure grammar: what counts as a figure, with which value, unit, label and bound."""

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.facts.codes import find_codes
from briefer.facts.figures import find_figures
from briefer.facts.mention import Bound, Figure, FigureType

T = FigureType


def only(text: str) -> Figure:
    found = find_figures(text)
    assert len(found) == 1, [figure.text for figure in found]
    return found[0]


# (text, figure, type, value for reports, unit)
GRAMMAR = [
    # percent
    ("18%", "18%", T.PERCENT, "18", "%"),
    ("18 %", "18 %", T.PERCENT, "18", "%"),
    ("18\u00a0%", "18\u00a0%", T.PERCENT, "18", "%"),
    ("18 percent", "18 percent", T.PERCENT, "18", "%"),
    ("18 per cent", "18 per cent", T.PERCENT, "18", "%"),
    ("eighteen percent", "eighteen percent", T.PERCENT, "18", "%"),
    ("about 18%", "18%", T.PERCENT, "18", "%"),
    ("at 98. 7 % of it", "98. 7 %", T.PERCENT, "98.7", "%"),
    ("up 4-5%", "4-5%", T.PERCENT, "4..5", "%"),
    ("by 3 percentage points", "3 percentage points", T.PERCENTAGE_POINTS, "3", "pp"),
    # money
    ("$1.2bn", "$1.2bn", T.MONEY, "1200000000", "USD"),
    ("1.2 billion dollars", "1.2 billion dollars", T.MONEY, "1200000000", "USD"),
    ("£640m", "£640m", T.MONEY, "640000000", "GBP"),
    ("€5", "€5", T.MONEY, "5", "EUR"),
    ("US$1bn", "US$1bn", T.MONEY, "1000000000", "USD"),
    ("A$20", "A$20", T.MONEY, "20", "AUD"),
    ("$500M", "$500M", T.MONEY, "500000000", "USD"),
    ("500 euros", "500 euros", T.MONEY, "500", "EUR"),
    ("50p", "50p", T.MONEY, "0.5", "GBP"),
    ("75 cents", "75 cents", T.MONEY, "0.75", "USD"),
    ("$4-5 million", "$4-5 million", T.MONEY, "4000000..5000000", "USD"),
    ("USD 500", "USD 500", T.MONEY, "500", "USD"),
    # counts
    ("3,500", "3,500", T.COUNT, "3500", None),
    ("36, 000 men", "36, 000", T.COUNT, "36000", None),
    ("3.5 thousand", "3.5 thousand", T.COUNT, "3500", None),
    ("2m people", "2m", T.COUNT, "2000000", None),
    ("100K homes", "100K", T.COUNT, "100000", None),
    ("13 drones", "13", T.COUNT, "13", None),
    ("two drones", "two", T.COUNT, "2", None),
    ("twenty-five", "twenty-five", T.COUNT, "25", None),
    ("one hundred and five", "one hundred and five", T.COUNT, "105", None),
    ("two and a half million", "two and a half million", T.COUNT, "2500000", None),
    # powers of ten
    ("10⁶ euros", "10⁶ euros", T.MONEY, "1000000", "EUR"),
    ("10^6 euros", "10^6 euros", T.MONEY, "1000000", "EUR"),
    ("10^{6} euros", "10^{6} euros", T.MONEY, "1000000", "EUR"),
    ("$10⁶", "$10⁶", T.MONEY, "1000000", "USD"),
    ("3×10⁵ cells", "3×10⁵", T.COUNT, "300000", None),
    ("3.2 × 10⁵ cells", "3.2 × 10⁵", T.COUNT, "320000", None),
    ("3 x 10^5 cells", "3 x 10^5", T.COUNT, "300000", None),
    ("10⁻⁶ metres", "10⁻⁶ metres", T.QUANTITY, "0.000001", "m"),
    ("10^-6 metres", "10^-6 metres", T.QUANTITY, "0.000001", "m"),
    ("10⁵–10⁶ cells", "10⁵–10⁶", T.RANGE, "100000..1000000", None),
    ("2-3×10⁵ cells", "2-3×10⁵", T.RANGE, "200000..300000", None),
    # raised digits that are no powers: footnotes and units
    ("18%¹ of them", "18%", T.PERCENT, "18", "%"),
    ("by 2023² it rose", "2023", T.YEAR, "2023", "year"),
    ("110² jobs", "110", T.COUNT, "110", None),
    ("5 m² of it", "5 m²", T.QUANTITY, "5", "m²"),
    ("9 km² of it", "9 km²", T.QUANTITY, "9", "km²"),
    ("half a million", "half a million", T.COUNT, "500000", None),
    ("a dozen", "a dozen", T.COUNT, "12", None),
    ("two dozen", "two dozen", T.COUNT, "24", None),
    ("a trio of hikers", "trio", T.COUNT, "3", None),
    ("between 10 and 12 men", "10 and 12", T.RANGE, "10..12", None),
    ("10 to 12 people", "10 to 12", T.RANGE, "10..12", None),
    ("10-12 people", "10-12", T.RANGE, "10..12", None),
    ("+3", "+3", T.COUNT, "3", None),
    ("at -5 or so", "-5", T.COUNT, "-5", None),
    # quantities, durations, ages
    ("7.62mm", "7.62mm", T.QUANTITY, "7.62", "mm"),
    ("5km", "5km", T.QUANTITY, "5", "km"),
    ("3 degrees", "3 degrees", T.QUANTITY, "3", "°"),
    ("-5C", "-5C", T.QUANTITY, "-5", "°C"),
    ("minus 5 degrees", "minus 5 degrees", T.QUANTITY, "-5", "°"),
    ("the 100m hurdles", "100m", T.QUANTITY, "100", "m"),
    ("nearly three-year war", "three-year", T.DURATION, "3", "year"),
    ("six months", "six months", T.DURATION, "6", "month"),
    ("half an hour", "half an hour", T.DURATION, "0.5", "hour"),
    ("a decade ago", "a decade", T.DURATION, "1", "decade"),
    ("Igor Kirillov, 54,", "54", T.AGE, "54", "year"),
    ("a 54-year-old", "54-year-old", T.AGE, "54", "year"),
    ("aged 54", "54", T.AGE, "54", "year"),
    ("in her 20s", "20s", T.AGE, "20..29", "year"),
    # ranks and parts
    ("3rd", "3rd", T.ORDINAL, "3", None),
    ("the second round", "second", T.ORDINAL, "2", None),
    ("twenty-first", "twenty-first", T.ORDINAL, "21", None),
    ("one in five", "one in five", T.RATIO, "1:5", None),
    ("two out of three", "two out of three", T.RATIO, "2:3", None),
    ("2:1", "2:1", T.RATIO, "2:1", None),
    ("5-4", "5-4", T.SCORE, "5-4", None),
    ("half", "half", T.FRACTION, "1/2", None),
    ("two-thirds", "two-thirds", T.FRACTION, "2/3", None),
    ("a quarter of it", "a quarter", T.FRACTION, "1/4", None),
    ("3/4", "3/4", T.FRACTION, "3/4", None),
    ("½", "½", T.FRACTION, "1/2", None),
    # calendar
    ("2014", "2014", T.YEAR, "2014", "year"),
    ("in 2014-15", "2014-15", T.YEAR, "2014..2015", "year"),
    ("the '82 case", "'82", T.YEAR, "1982", "year"),
    ("1990s", "1990s", T.DECADE, "1990..1999", "year"),
    ("the ’90s", "’90s", T.DECADE, "1990..1999", "year"),
    ("Dec. 18", "Dec. 18", T.DATE, "--12-18", None),
    ("18 December 2014", "18 December 2014", T.DATE, "2014-12-18", None),
    ("December 2014", "December 2014", T.DATE, "2014-12", None),
    ("December the 23rd", "December the 23rd", T.DATE, "--12-23", None),
    ("2014-12-18", "2014-12-18", T.DATE, "2014-12-18", None),
    ("3 January", "3 January", T.DATE, "--01-03", None),
    ("in May", "May", T.DATE, "--05", None),
    ("Wednesday", "Wednesday", T.WEEKDAY, None, None),
    ("12:30 p.m.", "12:30 p.m.", T.TIME, "12:30", "pm"),
    ("11:00 BST", "11:00 BST", T.TIME, "11:00", None),
    ("4 p.m.", "4 p.m.", T.TIME, "16:00", "pm"),
    ("noon", "noon", T.TIME, "12:00", "pm"),
]


@pytest.mark.parametrize(("text", "surface", "kind", "value", "unit"), GRAMMAR)
def test_grammar(text: str, surface: str, kind: FigureType, value: str | None, unit: str | None) -> None:
    figure = only(text)
    assert (figure.text, figure.type, figure.value, figure.unit) == (surface, kind, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19", "G7", "F-16", "A380", "MH17", "a B-52 bomber", "5G", "H1N1", "version 2.0.1",  # codes
        "1. Mix the flour.", "2) Add salt.", "- 3. Stir.",  # list markers
        "no one", "one of the pilots", "one another", "the one who left", "No one.",  # pronouns
        "may go", "they march on", "he sat down", "the sun rose",  # words that look like calendar names
        "First Minister", "at first", "the first half of it"[:8], "a split second", "every second", "second-hand",
        "the half-time whistle", "multi-million pound", "League Two side", "thousands of",
        "see [12]", "abc123", "", "   ",
    ],
)  # fmt: skip
def test_is_no_figure(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("18%", Bound.EXACT),
        ("about 18%", Bound.ABOUT),
        ("some 500 people", Bound.ABOUT),
        ("50-odd people", Bound.ABOUT),
        ("nearly three years", Bound.BELOW),
        ("fewer than 40 people", Bound.BELOW),
        ("more than $105m", Bound.ABOVE),
        ("over 300 homes", Bound.ABOVE),
        ("at least 40 people", Bound.AT_LEAST),
        ("40 or more people", Bound.AT_LEAST),
        ("40+ people", Bound.AT_LEAST),
        ("no fewer than 40 people", Bound.AT_LEAST),
        ("up to 30 inmates", Bound.AT_MOST),
        ("as many as 30 inmates", Bound.AT_MOST),
        ("no more than 30 inmates", Bound.AT_MOST),
        ("more than a dozen", Bound.ABOVE),
        ("spread over three years", Bound.EXACT),
        ("a win over 3rd-placed Leeds", Bound.EXACT),
        ("> 40 jobs were cut", Bound.EXACT),
        ("a line\n>> 40 jobs were cut", Bound.EXACT),
        ("<br/>50 euros", Bound.EXACT),
        ('<td align="right">50 euros', Bound.EXACT),
        ("~~dearer~~ 50 euros", Bound.EXACT),
        ("for > 40 jobs", Bound.ABOVE),
        ("~50 euros", Bound.ABOUT),
    ],
)
def test_bound(text: str, bound: Bound) -> None:
    assert only(text).bound is bound


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("a. 12 jobs\nb. 30 jobs\nc. 40 jobs", [Bound.EXACT, Bound.EXACT, Bound.EXACT]),
        ("- A. In Leeds\n  it rained.\n- B. In York\n- C. Just 40 jobs", [Bound.EXACT]),
        ("a. In Leeds\nb. In York\nc. About 40 jobs", [Bound.ABOUT]),
        ("a. In Leeds\nb. In York\nc. In Hull c. 40 jobs", [Bound.ABOUT]),
        ("a. In Leeds\nb. In York\nc. In Hull\nThe firm has\nc. 40 jobs", [Bound.ABOUT]),
        ("It made\nc. 40 chairs", [Bound.ABOUT]),
        ("It made c. 40 chairs", [Bound.ABOUT]),
    ],
)
def test_the_letter_of_an_item_is_no_circa(text: str, bounds: list[Bound]) -> None:
    assert [figure.bound for figure in find_figures(text)] == bounds


@pytest.mark.parametrize("text", ["10^n ways", "10^{k} ways"])
def test_a_power_that_tells_no_value_is_no_ten(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("13 drones were shot down", ("drone",)),
        ("two Ukrainian aerial drones over Belgorod", ("ukrainian", "aerial", "drone")),
        ("18% of Ukraine", ("ukraine",)),
        ("18% of the country's voters", ("country",)),
        ("12 people", ("person",)),
        ("two 20-year-old men", ("man",)),
        ("54 were hurt", ()),
        ("a couple of boxes", ("box",)),
        ("5,000 U.S. troops are there", ("u.s.", "troop")),
    ],
)
def test_label(text: str, label: tuple[str, ...]) -> None:
    assert find_figures(text)[0].label == label


def test_several_figures_in_order() -> None:
    text = "(Jan 3, 2016  3:36 PM) Five more films cost $1.2bn; 18% of fans, aged 20 to 29, saw 6-3 6-1 at 4 p.m."
    assert [figure.text for figure in find_figures(text)] == [
        "Jan 3, 2016", "3:36 PM", "Five", "$1.2bn", "18%", "20 to 29", "6-3", "6-1", "4 p.m.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org/2019/05/12/story-77?page=3 for more.",
        "See www.example.org/2019 for more.",
        "See [the report](https://example.org/2013.pdf) for more.",
        "See [the report](files/2013/v2.pdf) for more.",
        "![A bus](pictures/bus-2013.png)",
    ],
)
def test_numbers_of_an_address_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()


def test_figures_beside_an_address_are_found() -> None:
    text = "In 2014 (see [18% of voters](https://example.org/2019)) it cost $5 at https://example.org/7 and 12 more."
    assert [figure.text for figure in find_figures(text)] == ["2014", "18%", "$5", "12"]


def test_up_to_is_no_range_end() -> None:
    assert [figure.value for figure in find_figures("The Dow was up 96.53 to 8,500.33.")] == ["96.53", "8500.33"]


def test_conversion_in_brackets_restates() -> None:
    first, second = find_figures("worth US$1bn (£640m) a year")
    assert second.restates == first


def test_sentence_end_after_a_decimal() -> None:
    assert only("It was downgraded to 4.4. The quake was shallow.").low == Decimal("4.4")


def test_four_hundred_digits() -> None:
    digits = "7" * 400
    assert only(f"the number {digits} is long").text == digits


def test_codes_are_spans_of_the_text() -> None:
    text = "COVID-19 grounded an F-16 and the A380 at the G7."
    assert [text[start:end] for start, end in find_codes(text)] == ["COVID-19", "F-16", "A380", "G7"]


@pytest.mark.parametrize("text", ["USD500", "5km", "12:30", "the 1990s", "$5", "18%", "3,500", "US$5"])
def test_amounts_are_no_codes(text: str) -> None:
    assert find_codes(text) == ()


PIECES = st.sampled_from(
    "18 % $ £ 1.2 bn million one two half a dozen third 2014 May Dec. 18 , . - – ' ’ : / \u00a0 ½ ( ) p.m. noon in of "
    "and Wednesday -5 +3 km F-16 António António 🎉 مرحبا ٣٤ ² 10⁶ ×10^ 1, 000 to between nearly \n a. b. c.".split(" ")
)


@given(
    st.one_of(
        st.text(max_size=120), st.lists(PIECES, max_size=20).map("".join), st.lists(PIECES, max_size=20).map(" ".join)
    )
)
def test_offsets_slice_the_text(text: str) -> None:
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end
        assert text[figure.start : figure.end] == figure.text
        end = figure.end


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_written_decimals_are_read_exactly(number: Decimal) -> None:
    assert only(f"it was {number:,f} points").low == number


@given(st.text(max_size=200))
def test_codes_do_not_overlap(text: str) -> None:
    spans = [place for span in find_codes(text) for place in span]
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    "piece",
    [
        "1", "10⁶", "×10^", "b. 1\n", "1,111,", "1-", "A", "Aa ", "a1", " ", ".,;-", "one ", "hundred and ", "$", "1 1",
        "'90",
    ],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        find_figures(text)
        return time.process_time() - start

    seconds(1000)
    small, large = seconds(4_000), seconds(32_000)
    assert large < 0.05 or large < small * 8 * 4, "eight times the text took over 32 times as long"


def test_every_digit_run_of_news_is_covered() -> None:
    text = "The firm made $1,250.50, up 4.5%, in 12 plants by 18 December 2014, 10:30 GMT; 3,400 of 5,000 got 2:1."
    covered = [(figure.start, figure.end) for figure in find_figures(text)]
    for match in re.finditer(r"\d+", text):
        assert any(start <= match.start() < end for start, end in covered), match.group()


def test_a_dash_at_a_line_end_is_no_sign() -> None:
    assert only("down -\n5%").value == "5"


def test_a_million_digits_are_no_number() -> None:
    assert find_figures("7" * 1_000_000 + " to 5 people")[-1].text == "5"
