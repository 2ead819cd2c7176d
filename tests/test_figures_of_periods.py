"""For which quarter, half or week a figure is told, and for before or after what."""

import pytest

from briefer import check

PUMPS = (
    "Veltis took $61 million in the first quarter and $74 million in the second quarter. In the same quarter last year "
    "it had taken $58 million."
)
FISCAL = (
    "For the third quarter of fiscal 2031, Norvane reported sales of $512 million, compared with $489 million a year "
    "earlier and $531 million in the second quarter. For the first half, sales were $1.02 billion."
)
WARDS = "The wards had 27,400 patients waiting before the strike and 29,100 after it."
NOISE = "Noise reached 62 decibels before the works and 71 after the works."
LEDGER = (
    "In 2018 the quarry shipped 46,000 tonnes, in 2023 only 31,000. A permit, $45 now, was $28 six years ago; guides "
    "cost $9 in 2019 and $14 in 2022."
)
METALS = "Zinc fell 2.3% on Friday. Over the week it was up 0.4%."


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (PUMPS, "Veltis took $74 million in the second quarter.", "Veltis took $61 million in the second quarter."),
        (PUMPS, "In Q1 it took $61 million.", "In Q1 it took $74 million."),
        (FISCAL, "Norvane's sales were $512 million in Q3.", "Norvane's sales were $512 million in Q2."),
        (FISCAL, "Second-quarter sales were $531 million.", "Second-quarter sales were $512 million."),
        (FISCAL, "First-half sales came to $1.02 billion.", "Third-quarter sales came to $1.02 billion."),
        (FISCAL, "A year earlier sales were $489 million.", "Sales were $531 million a year earlier."),
        (WARDS, "After the strike 29,100 were waiting.", "Before the strike 29,100 were waiting."),
        (NOISE, "Noise was 71 decibels after the works.", "Noise was 62 decibels after the works."),
        (LEDGER, "It moved 31,000 tonnes in 2023.", "It moved 31,000 tonnes in 2018."),
        (LEDGER, "In 2018 46,000 tonnes left the quarry.", "In 2023 46,000 tonnes left the quarry."),
        (LEDGER, "A permit costs $45 today.", "A permit costs $28 today."),
        (LEDGER, "Six years ago a permit was $28.", "Six years ago a permit was $45."),
        (LEDGER, "Guides sold for $14 in 2022.", "Guides sold for $14 in 2019."),
        (METALS, "Zinc was 0.4% higher over the week.", "Zinc fell 2.3% over the week."),
    ],
)
def test_a_figure_is_of_the_time_that_the_source_tells(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful, [finding.message for finding in check(source, right).findings]
    assert not check(source, wrong).faithful
