import pytest

from briefer.readers.html.page import split_html
from briefer.readers.html.spans import MAX_COLUMNS, Cell, aligned

YEARS = """\
<table><tr><th>Year</th><th>Harbour</th><th>Boats</th></tr>
<tr><td rowspan="2">2018</td><td>Orland</td><td>120</td></tr><tr><td>Vastby</td><td>560</td></tr>
<tr><td rowspan="2">2019</td><td>Orland</td><td>340</td></tr><tr><td>Vastby</td><td>780</td></tr></table>"""


def rows_of(table: str) -> list[str]:
    text = split_html(
        f"<html><body><main><p>Boats are counted each year.</p>{table}</main></body></html>", "a.html"
    ).text
    return [line for line in text.splitlines() if line.startswith("|") and "---" not in line]


def test_a_figure_stands_below_the_head_of_its_column() -> None:
    assert rows_of(YEARS) == [
        "| Year | Harbour | Boats |",
        "| 2018 | Orland | 120 |",
        "|  | Vastby | 560 |",
        "| 2019 | Orland | 340 |",
        "|  | Vastby | 780 |",
    ]


def test_a_head_over_two_columns_leaves_room_for_both() -> None:
    table = (
        "<table><tr><th rowspan=2>Harbour</th><th colspan=2>Boats</th><th rowspan=2>Nets</th></tr>"
        "<tr><th>2018</th><th>2019</th></tr><tr><td>Orland</td><td>120</td><td>340</td><td>9</td></tr></table>"
    )
    assert rows_of(table) == [
        "| Harbour | Boats |  | Nets |",
        "|  | 2018 | 2019 |",
        "| Orland | 120 | 340 | 9 |",
    ]


def test_no_cell_reaches_from_the_head_into_the_body() -> None:
    table = (
        "<table><thead><tr><th rowspan=9>Harbour</th><th>Boats</th></tr></thead>"
        "<tbody><tr><td>Orland</td><td>120</td></tr></tbody></table>"
    )
    assert rows_of(table)[1] == "| Orland | 120 |"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[Cell("a", rows=0), Cell("b")], [Cell("c")], [Cell("d")]], [("a", "b"), ("", "c"), ("", "d")]),
        ([[Cell("a"), Cell("b", rows=2)], [Cell("c")], [Cell("d"), Cell("e")]], [("a", "b"), ("c",), ("d", "e")]),
        ([[Cell("a", rows=3)], [], [Cell("b")], [Cell("c")]], [("a",), (), ("", "b"), ("c",)]),
        ([[Cell("a", columns=2, rows=2), Cell("b")], [Cell("c")]], [("a", "", "b"), ("", "", "c")]),
        ([[Cell("a"), Cell("")], [Cell("b", columns=2)]], [("a", ""), ("b",)]),
    ],
)
def test_spans(rows: list[list[Cell]], expected: list[tuple[str, ...]]) -> None:
    assert list(aligned(rows)) == expected


@pytest.mark.parametrize("span", ["x", "-2", "2.5", "", "999999999", "²"])
def test_a_span_that_is_no_number_is_one(span: str) -> None:
    first = f'<tr><td rowspan="{span}" colspan="{span}">2018</td><td>5</td></tr>'
    assert rows_of(f"<table>{first}<tr><td>2019</td><td>7</td></tr></table>") == ["| 2018 | 5 |", "| 2019 | 7 |"]


def test_a_table_never_grows_to_more_than_twice_its_cells() -> None:
    rows = [[Cell("a", columns=MAX_COLUMNS), Cell("b", rows=0)] for _ in range(500)]
    assert sum(map(len, aligned(rows))) <= 2 * sum(map(len, rows)) + MAX_COLUMNS
