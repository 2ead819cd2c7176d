"""Who did it and to whom it was done, told in other words and the other way round."""

import pytest

import briefer

_MILL = (
    "The painter Mirek Halas sold the mill to Judith Canning in 1998. She let it to the potter Abel Roy, who set fire "
    "to it by accident last spring. Halas has offered to help rebuild it."
)
_BAND = (
    "Lucinda Park, the orchestra's manager, dismissed its conductor, Emil Varga, on Tuesday after he had called the "
    "violinist Tess Norling a liar. Norling said she would not sue him. The board thanked Park for acting fast."
)
_PIANO = (
    "Alma Recht taught the pianist Simon Goss for six years. Goss later taught Lotte Winter, who won the Danube Prize "
    "in 2019. Recht dedicated her last piece to Winter."
)
_BORDER = (
    "Inspector Dora Klee arrested the smuggler Jonas Wirth at the border in Feldkirch. A judge, Klaus Ebner, ordered "
    "Wirth held until a trial in March, and praised Klee."
)
_BOARD = (
    "Rosa Fenwick beat Carl Odum by four votes to become leader of the Harbour Board. Odum had replaced Helen Strand "
    "in 2015. Strand now advises the ports ministry."
)


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (_MILL, "Judith Canning set fire to the mill by accident last spring."),
        (_MILL, "Judith Canning sold the mill to Mirek Halas in 1998."),
        (_MILL, "Abel Roy has offered to help rebuild the mill, which burned down last spring."),
        (_BAND, "The conductor, Emil Varga, was dismissed by the violinist Tess Norling."),
        (_BAND, "Tess Norling was dismissed by Lucinda Park after she had called Emil Varga a liar."),
        (_BAND, "The board thanked Emil Varga for acting fast."),
        (_PIANO, "Lotte Winter was taught by Alma Recht for six years."),
        (_PIANO, "Simon Goss won the Danube Prize in 2019."),
        (_BORDER, "Inspector Dora Klee was arrested at the border in Feldkirch."),
        (_BORDER, "Dora Klee ordered Jonas Wirth held until a trial in March."),
        (_BOARD, "Rosa Fenwick, who had replaced Helen Strand in 2015, became leader of the Harbour Board."),
        (_BOARD, "Carl Odum now advises the ports ministry."),
    ],
)
def test_another_did_it(source: str, summary: str) -> None:
    assert not briefer.check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (_MILL, "Abel Roy, a potter, set fire to the mill that Judith Canning had bought from Mirek Halas."),
        (_MILL, "The mill was sold to Judith Canning by Mirek Halas, who now wants to help rebuild it after the fire."),
        (_BAND, "Emil Varga was dismissed by Lucinda Park after calling Tess Norling a liar."),
        (_BAND, "The board thanked Lucinda Park for acting fast when she dismissed Emil Varga."),
        (_PIANO, "Simon Goss, whom Alma Recht taught for six years, was the teacher of Lotte Winter."),
        (_PIANO, "Lotte Winter, winner of the Danube Prize in 2019, studied with Simon Goss."),
        (
            _BORDER,
            "Jonas Wirth, arrested by Dora Klee in Feldkirch, is to be held until March, Judge Klaus Ebner ordered.",
        ),
        (_BOARD, "Carl Odum, Helen Strand's replacement in 2015, lost by four votes to Rosa Fenwick."),
        # who did it too
        (
            "Ines Ortega, the town's surveyor, and the diver Paul Quist found the wreck in June.",
            "Ines Ortega found the wreck in June.",
        ),
        ("Paul Quist found the wreck in June. Ines Ortega also found it.", "Ines Ortega found the wreck in June."),
        # nobody knows who "she" is
        (
            "Asked if she had found the wreck, Ines Ortega smiled. Paul Quist dives too.",
            "Ines Ortega had found the wreck.",
        ),
    ],
)
def test_who_did_it_may_be_said_to_have_done_it(source: str, summary: str) -> None:
    report = briefer.check(source, summary)
    assert report.faithful, [finding.message for finding in report.findings]


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        ("The Kestrel Board of Salvage (KBS) met on Monday.", "The KBS met on Monday."),
        ("Norvane Lake Trust (the Trust) bought the weir. Ada Poe leads it.", "The Trust bought the weir."),
    ],
)
def test_two_names_of_one(source: str, summary: str) -> None:
    assert briefer.check(source, summary).faithful is True
