"""Two that the summary puts together and the source keeps apart; scenes, dates by their verb, small measured ones."""

import pytest

from briefer import check

STUDIES = (
    "Ida Brandt was born on 9 March 1931 in Tarn. She took a first degree in 1952 from Orsa College, and then "
    "qualified from Varn College in 1958 with a diploma in surveying. She left the county in 1960."
)
RAIN = (
    "Rain of 71.3 mm was measured at Upper Lisk overnight, almost double the 38 mm of an average May; Port Haddle got "
    "22.6 mm. Trees fell in both."
)
QUAKE = (
    "The Norse institute gave the quake a magnitude of 5.8. The Corvane observatory spoke of magnitude 6.0 at first."
)
FALLS = (
    "On the rocky island of Sarn, two hikers died when a wall gave way. The storm also felled masts on Sarn and in the "
    "port of Orsett."
)
FLAWS = (
    "The update mends two flaws, BSV-2021-041 (severity 8.8, import of files) and BSV-2021-052 (severity 4.3, log "
    "files)."
)
MOVES = "Tom Orr joined Brack in 2003 and scored 40 goals. He moved to Selwick in 2009, for £3 million."


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (STUDIES, "Brandt qualified from Varn College in 1958.", "Brandt qualified from Orsa College in 1958."),
        (STUDIES, "She took a degree from Orsa College in 1952.", "She took a degree from Varn College in 1952."),
        (STUDIES, "Brandt was born in 1931.", "Brandt was born in 1952."),
        (STUDIES, "Brandt, born in Tarn in 1931, left the county in 1960.", "Brandt was born in 1960."),
        (RAIN, "Port Haddle was drenched with 22.6 mm of rain.", "Port Haddle was drenched with 71.3 mm of rain."),
        (RAIN, "Upper Lisk saw 71.3 mm of rain.", "Upper Lisk saw 22.6 mm of rain."),
        (QUAKE, "The Corvane observatory put it at magnitude 6.0.", "The Norse institute put it at magnitude 6.0."),
        (FALLS, "Two hikers died on Sarn when a wall gave way.", "Two hikers died in Orsett when a wall gave way."),
        (FLAWS, "BSV-2021-052 has a severity of 4.3.", "BSV-2021-052 has a severity of 8.8."),
        (MOVES, "Orr moved to Selwick in 2009.", "Orr moved to Brack in 2009."),
        (MOVES, "Orr, of Brack until 2009, was bought by Selwick.", "Orr joined Brack in 2009."),
    ],
)
def test_what_stands_together_in_the_source(source: str, right: str, wrong: str) -> None:
    assert check(source, right).faithful is True
    assert check(source, wrong).faithful is False


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        # The college of the graduate is said of her whenever she qualified.
        (STUDIES, "Orsa College graduate Ida Brandt added a diploma in 1958."),
        (STUDIES, "Brandt, a surveyor from Tarn, qualified in 1958."),
        (RAIN, "Upper Lisk and Port Haddle had 71.3 mm and 22.6 mm of rain."),
        (FALLS, "The storm killed two hikers and felled masts in Orsett."),
    ],
)
def test_what_may_be_joined(source: str, summary: str) -> None:
    assert check(source, summary).faithful is True
