"""A figure is reported by whom the source has report it."""

import pytest

from briefer import check

PORT = (
    "Prosecutor Joost Vink put the damage at more than 3 million euros. He said the work would begin in November. "
    "Fire chief Lien Maes said two pumps and 1.4 million litres of foam were used on the quay. Head of salvage Orla "
    "Dunne said a second tug, bought in March, would be ready in 2031, two years late. “The quay is old, not unsafe,” "
    "said chief executive Declan Roe. Geologist Hanna Prast, of a university in Ghent, said the northern wall had sunk "
    "by 7 centimetres since May. “The crew knew what it was doing,” said the tug's skipper, Ida Vos."
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "Lien Maes, who praised the crews, said 1.4 million litres of foam had been used on the quay.",
            "Joost Vink, who valued the damage at over 3 million euros, said 1.4 million litres of foam had been used.",
        ),
        (
            "The second tug will not be ready until 2031, two years late, said Orla Dunne, the head of salvage.",
            "The second tug will not be ready until 2031, two years late, said chief executive Declan Roe.",
        ),
        (
            "Hanna Prast described the quay and said its northern wall had sunk by 7 centimetres.",
            "Lien Maes described the quay and said its northern wall had sunk by 7 centimetres.",
        ),
        (
            "The skipper, Ida Vos, said the crew “knew what it was doing” on the quay.",
            "The prosecutor, Joost Vink, said the crew “knew what it was doing” on the quay.",
        ),
    ],
)
def test_a_figure_is_reported_by_whom_the_source_has_report_it(right: str, wrong: str) -> None:
    assert check(PORT, right).faithful, [finding.message for finding in check(PORT, right).findings]
    assert not check(PORT, wrong).faithful


@pytest.mark.parametrize(
    "summary",
    [
        "Declan Roe called the quay old; his fire chief said 1.4 million litres of foam had been used.",
        "Joost Vink said the work would begin in November, while the northern wall has sunk by 7 centimetres.",
        "“The quay is old,” said Declan Roe, whose fire crews used 1.4 million litres of foam.",
    ],
)
def test_what_others_add_is_no_error(summary: str) -> None:
    assert check(PORT, summary).faithful, [finding.message for finding in check(PORT, summary).findings]
