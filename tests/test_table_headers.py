"""Units that stand in the head of a column, of a row or in the corner of a table."""

import pytest

from briefer import check
from briefer.facts.figures import find_figures
from briefer.facts.figures.grammar.rows import tables
from briefer.readers.markdown.article import shown_markdown

STATIONS = """Rain report

| Station | Rain (mm) | Wind, km/h | Days | Humidity % |
|---|---|---|---|---|
| Alda | 41 | 88 | 12 | 71 |
| Brin | 33 | 71 | 9 | 64 |
"""
LINES = """Line facts

| | North line | South line |
|---|---|---|
| Length (km) | 61 | 58 |
| Cost (€m) | 120 | 95 |
| Share (%) | 12 | 14 |
| Passengers (thousands) | 310 | 280 |
| Stops | 14 | 11 |
"""
RESULTS = """Interim report

| SEK million | Q2 2025 | Q2 2024 |
|---|---|---|
| Net sales | 1,284 | 1,170 |
| Operating profit | 154 | 152 |
| Earnings per share | 2.10 | 1.95 |
| Employees | 2,215 | 2,140 |
"""
REGIONS = "Region\tRevenue ($m)\tStores\nEast\t412\t31\nWest\t388\t29\n"


def rendered(markdown: str) -> str:
    return shown_markdown(markdown).text


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (STATIONS, "Alda had 41 mm of rain."),
        (STATIONS, "Winds of 71 km/h were measured at Brin."),
        (STATIONS, "It rained on 12 days at Alda."),
        (STATIONS, "Humidity at Brin was 64%."),
        (LINES, "The North line is 61 km long."),
        (LINES, "The South line cost €95 million."),
        (LINES, "The South line has a share of 14%."),
        (LINES, "The South line carried 280,000 passengers."),
        (LINES, "The South line has 11 stops."),
        (RESULTS, "Operating profit was SEK 154 million."),
        (RESULTS, "Net sales came to SEK 1.284 billion."),
        (RESULTS, "Operating profit edged up by SEK 2 million."),
        (RESULTS, "Earnings per share rose to SEK 2.10."),
        (RESULTS, "It had 2,215 employees."),
        (RESULTS.replace("SEK million", "$m"), "Operating profit was $154 million."),
        (RESULTS.replace("SEK million", "In thousands of euros"), "Operating profit was €154,000."),
        (RESULTS.replace("SEK million", "EUR '000"), "Operating profit was 154,000 euros."),
        (REGIONS, "Revenue in the East was $412 million."),
        (REGIONS, "The East has 31 stores."),
    ],
)
def test_a_cell_is_read_in_the_unit_of_its_head(source: str, summary: str) -> None:
    assert check(source, summary).faithful, check(source, summary).errors
    # As a reader of a Markdown file or of a page sees it, without bars.
    assert check(rendered(source), summary).faithful, check(rendered(source), summary).errors


@pytest.mark.parametrize(
    ("source", "summary", "wrong"),
    [
        (STATIONS, "Alda had 41 cm of rain.", "41 cm"),
        (STATIONS, "Brin had 41 mm of rain.", "41 mm"),
        (STATIONS, "Winds of 71 mph were measured at Brin.", "71 mph"),
        (STATIONS, "It rained for 12 weeks at Alda.", "12 weeks"),
        (LINES, "The North line is 61 miles long.", "61 miles"),
        (LINES, "The South line cost €95.", "€95"),
        (LINES, "The South line cost $95 million.", "$95 million"),
        (LINES, "The South line carried 310,000 passengers.", "310,000"),
        (RESULTS, "Operating profit was SEK 154.", "SEK 154"),
        (RESULTS, "Operating profit was SEK 154 billion.", "SEK 154 billion"),
        (RESULTS, "Earnings per share rose to SEK 2.10 million.", "SEK 2.10 million"),
        (REGIONS, "Revenue in the West was $412 million.", "$412 million"),
        (REGIONS, "The East has 412 stores.", "412"),
    ],
)
def test_a_cell_in_another_unit_or_place_is_told(source: str, summary: str, wrong: str) -> None:
    assert [error.mention.text for error in check(source, summary).errors] == [wrong]
    assert [error.mention.text for error in check(rendered(source), summary).errors] == [wrong]


@pytest.mark.parametrize(
    "head",
    ["Year", "Won", "Points", "ALL", "Try", "Q2 2025", "95% CI", "Name (Alda)", "Week", "M"],
)
def test_a_head_that_is_no_unit_gives_none(head: str) -> None:
    figures = find_figures(f"| Team | {head} |\n|---|---|\n| Alda | 17 |\n| Brin | 23 |\n")
    assert [(figure.text, figure.unit) for figure in figures if figure.text in ("17", "23")] == [
        ("17", None),
        ("23", None),
    ]


def test_only_a_cell_that_is_a_number_is_read_so() -> None:
    figures = find_figures("| Site | Rain (mm) |\n|---|---|\n| Alda | 5 of 12 days |\n| Brin | 33 |\n")
    assert [figure.unit for figure in figures if figure.text == "33"] == ["mm"]
    assert all(figure.unit != "mm" for figure in figures if figure.text in ("5", "12"))


def test_the_row_of_a_long_table_is_told_by_its_head() -> None:
    rows = "".join(f"| Site {number} | {1000 + number} | {3000 + number} |\n" for number in range(300))
    source = f"| Site | Rain 2024 (mm) | Rain 2025 (mm) |\n|---|---|---|\n{rows}"
    assert check(source, "Site 280 had 1,280 mm of rain in 2024.").faithful
    assert not check(source, "Site 280 had 1,281 mm of rain in 2024.").faithful
    assert not check(source, "Site 280 had 1,280 mm of rain in 2025.").faithful


ACCOUNTS = """Interim accounts of Norvane
(€ in thousands)
               2031    2030
Turnover      9,140   8,675
Wages         3,020   2,945
Rent            410     395
Donations        62      88

They were signed in May.  Nothing was left out.
"""
CATCH = """Catch by boat

Boat        Cod (kg)    Hake (kg)
Arla             140          310
Bente             90          270
Corrie           220          120
"""


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (ACCOUNTS, "Turnover in 2031 was €9.14m.", "Turnover in 2030 was €9.14m."),
        (ACCOUNTS, "Donations were €88,000 in 2030.", "Donations were €88,000 in 2031."),
        (ACCOUNTS, "Rent rose from €395,000 to €410,000.", "Rent was €3.02m in 2031."),
        (CATCH, "Arla caught 310 kg of hake.", "Arla caught 140 kg of hake."),
        (CATCH, "Corrie landed 220 kg of cod.", "Bente landed 220 kg of cod."),
        (CATCH, "Bente caught 90 kg of cod.", "Bente caught 120 kg of hake."),
    ],
)
def test_columns_that_only_spaces_set_apart_are_a_table(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful, check(source, right).findings
    assert not check(source, wrong).faithful


@pytest.mark.parametrize(
    "text",
    [
        "He left.  They stayed.\nShe came.   It rained.\nAll went.   Nobody saw.",
        "One row only     12     14\n\nand then prose.",
        "",
        "     \n     \n",
    ],
)
def test_prose_with_wide_spaces_is_no_table(text: str) -> None:
    assert list(tables(text)) == []
