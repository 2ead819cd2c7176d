"""Where it was done: a place is bound to its act, whatever else the source has there."""

import pytest

import briefer

_BIKES = (
    "Corran Bikes opened a workshop in Leeds in May and closed its shop in York a month later. Its owner, Theo Marr, "
    "was born in Whitby and lives in Ripon. The firm's warehouse is in Selby."
)
_STORM = (
    "Rain flooded 300 cellars in Passau, while hail broke windows in Linz. In Graz a tree fell on a tram. The minister "
    "will visit Linz on Thursday; schools in Graz reopen on Monday."
)
_STEEL = (
    "The steelmaker, based in Duisburg, will cut 400 jobs in Namur and hire 90 people in Oviedo. Its rival is in Terni."
)
_LIFE = (
    "Elena Duarte grew up in Faro, studied in Coimbra and died in Lisbon in 1987. She is buried in Tavira, where her "
    "sister Ines ran a school."
)
_TENTS = "In Antakya 40 houses fell; in Adana nobody was hurt. Tents were flown in from Konya to a camp at Mersin."
_CHAIN = "The chain opened shops in Oxford and Reading last year but closed its bakery in Swindon. It is based in Bath."


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (_BIKES, "Corran Bikes closed its shop in Leeds."),
        (_BIKES, "Theo Marr was born in Ripon and lives in Whitby."),
        (_STORM, "A tree fell on a tram in Linz."),
        (_STORM, "The minister will visit Graz on Thursday."),
        (_STEEL, "The steelmaker will cut 400 jobs in Oviedo and hire 90 people in Namur."),
        (_STEEL, "The Namur-based steelmaker will cut 400 jobs."),
        (_LIFE, "Elena Duarte, who grew up in Coimbra, died in 1987."),
        (_LIFE, "Her sister Ines ran a school in Lisbon."),
        (_TENTS, "Tents were flown in from Mersin."),
        (_CHAIN, "The chain opened a shop in Swindon."),
    ],
)
def test_a_place_of_another_act_is_an_error(source: str, summary: str) -> None:
    assert not briefer.check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (_BIKES, "Corran Bikes closed its York shop a month after opening a workshop in Leeds."),
        (_BIKES, "Whitby-born Theo Marr lives in Ripon."),
        (_STORM, "A tram in Graz was hit by a falling tree; a tree fell on it."),
        (_STORM, "The minister visits Linz on Thursday."),
        (_STEEL, "The Duisburg-based steelmaker will cut 400 jobs in Namur."),
        (_LIFE, "Elena Duarte, who grew up in Faro, died in Lisbon in 1987."),
        (_LIFE, "Her sister Ines ran a school in Tavira."),
        (_TENTS, "Tents were flown in from Konya to a camp at Mersin."),
        (_CHAIN, "The chain, which is based in Bath, opened a shop in Reading."),
        # all of it is there
        (
            "A mill burned in Halden on Monday. The fire started in Brenne Hall, said its owner.",
            "The fire started in Halden.",
        ),
    ],
)
def test_its_own_place_is_none(source: str, summary: str) -> None:
    report = briefer.check(source, summary)
    assert report.faithful, [finding.message for finding in report.findings]
