"""Figures in the forms that reports write them, each beside an error next to it."""

import pytest

from briefer import check

SHRINE = (
    "The shrine was built in the fifth century BC and burnt in the second century AD, the museum said. A well there "
    "dates from the late 8th and early 7th centuries BC."
)
BUSES = "Some 6-7 million people ride the buses a year. The grant will come to between two and three billion crowns."
PUMP = "The pump moves 40 l/s at full power. It failed in the second week of May."
DESK = "The press desk answers on 0300-555-0142, and members may ring 0300 555 0177."
DAM = "Four towns have under 90 days of water left. Work on the dam was spread over 90 weeks."
MILL = "The mill employed 720 people in 2015 and 540 today."
TABLE = """Results (€ in millions)

 | FY2031 | FY2030
Sales | 2,310 | 2,150
Operating profit | 205 | 240
Net profit | 118 | 133
"""


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (SHRINE, "It was built in the 5th century BCE.", "It was built in the fifth century AD."),
        (SHRINE, "It burnt in the second century CE.", "It burnt in the second century BC."),
        (SHRINE, "The well dates from the 8th century BC.", "The well dates from the 8th century AD."),
        (BUSES, "Six to seven million people ride the buses a year.", "Six to nine million people ride the buses."),
        (BUSES, "The grant is 2-3 billion crowns.", "The grant is 2-3 million crowns."),
        (PUMP, "The pump moves 40 litres per second.", "The pump moves 40 litres per minute."),
        (PUMP, "It failed in the second week of May.", "It failed in the second week and moves 14 l/s."),
        (DESK, "The press may ring 0300 555 0142.", "The press may ring 0300-555-0124."),
        (DAM, "Four towns have less than 90 days of water.", "Four towns have over 90 days of water left."),
        (DAM, "The work took place over 90 weeks.", "The work took place over 80 weeks."),
        (MILL, "The mill has shed 180 people since 2015.", "The mill's staff has grown by 180 since 2015."),
        (MILL, "The mill has 180 people fewer than in 2015.", "The mill has 180 people more than in 2015."),
        (TABLE, "Sales came to €2.31 billion in fiscal 2031.", "Sales came to €2.15 billion in fiscal 2031."),
        (TABLE, "Net profit fell to €118 million from €133 million.", "Net profit was €133 million in fiscal 2031."),
        (TABLE, "Operating profit fell by €35 million.", "Operating profit fell by €45 million."),
        (
            TABLE,
            "Operating profit fell to €205 million in FY31 from €240 million.",
            "Operating profit was €240 million in FY31.",
        ),
    ],
)
def test_a_form_is_read_and_its_neighbour_is_not(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful, [finding.message for finding in check(source, right).findings]
    assert not check(source, wrong).faithful
