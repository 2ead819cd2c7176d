"""A bare number has the scale of its neighbour; a bound leaves a result open on its own side only."""

import pytest

from briefer import check

DUTY = "The duty on beer was raised from 30 to 45 cents a litre in May, and the deposit from 8 to 10 cents."
CATCH = (
    "Catches rose from 2 to 3 million tonnes, visitors from 4 to 5 million, and the fund from 20 to 24 million euros."
)
RIDERS = "Children under 12 make up 16.2 percent of those who ride, down from 20.6 percent."
FAIR = "The fair drew 83,000 visitors in nine days, against 75,500 a year before; 91,000 in 2011 are the record."
LOAD = "Peak load was 3,420 megawatts, on 9 January, just under the record of 3,480 MW from 2018."
MILK = "The warden said that small farms now sold “nearly two-thirds” of the milk."
TARGET = "The bank sees inflation back at its target no earlier than the third quarter of 2027."


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (DUTY, "The duty on beer rises by 15 cents a litre.", "The duty on beer rises by 18 cents a litre."),
        (DUTY, "The duty on beer goes up by half.", "The duty on beer goes up by a third."),
        (DUTY, "The duty on beer had been 30 cents a litre.", "The duty on beer had been 30 dollars a litre."),
        (CATCH, "Catches rose by 1 million tonnes.", "Catches rose by 1 tonne."),
        (CATCH, "Visitors rose by a quarter, from 4 million.", "Visitors rose by a quarter, from 4."),
        (CATCH, "The fund grew by 4 million euros.", "The fund grew by 6 million euros."),
        (
            RIDERS,
            "The share of children under 12 has fallen by more than four percentage points.",
            "The share of children under 12 has fallen by more than five percentage points.",
        ),
        (RIDERS, "Under-12s are almost 4.5 points fewer.", "Under-12s are almost 4.3 points fewer."),
        (FAIR, "The fair missed its record by 8,000.", "The fair missed its record by 6,000."),
        (
            LOAD,
            "Peak load came within 60 megawatts of the record.",
            "Peak load came within 40 megawatts of the record.",
        ),
        (MILK, "Small farms sell almost two-thirds of the milk.", "Small farms sell just over two-thirds of the milk."),
        (
            TARGET,
            "Inflation will not be back at its target before the third quarter of 2027.",
            "Inflation will be back at its target by the third quarter of 2027 at the latest.",
        ),
    ],
)
def test_what_is_worked_out_keeps_scale_and_side(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful, [finding.message for finding in check(source, right).findings]
    assert not check(source, wrong).faithful
