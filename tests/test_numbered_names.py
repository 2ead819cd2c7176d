"""A changed number of a named thing is an error, in Roman numerals or not; the same in the other form is none."""

import pytest

import briefer

_TREATY = (
    "The appeal rests on Article V of the treaty, which lets members suspend deliveries, and does not touch Article IX."
)
_TRIAL = (
    "About 4,000 patients with type 2 diabetes took part in the phase 3 trial of Lurbexin, which began in March at the "
    "clinic in Vadso."
)
_BOMB = "The bomb, dropped in World War II, was found by divers off Kiel and blown up on Sunday."
_PLANT = (
    "Reactor 3 at the Tolvik plant was shut on Thursday after a pump in unit 2 failed. Runway 27 at the airport nearby "
    "stayed open."
)
_LAWS = "The crew sued under Title IX on Friday. The toymaker, with debts of $40m, filed for Chapter 11 protection."


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (_TREATY, "The appeal rests on Article VI of the treaty."),
        (_TREATY, "The appeal rests on Article 6 of the treaty."),
        (_TRIAL, "Patients with type I diabetes took part."),
        (_TRIAL, "Patients with type 1 diabetes took part."),
        (_TRIAL, "The phase II trial of Lurbexin began in March."),
        (_BOMB, "A World War One bomb was found off Kiel."),
        (_BOMB, "A WWI bomb was found off Kiel."),
        (_PLANT, "Reactor 2 at the Tolvik plant was shut on Thursday."),
        (_PLANT, "A pump in unit 3 failed."),
        (_PLANT, "Runway 9 stayed open."),
        (_LAWS, "The crew sued under Title VII."),
        (_LAWS, "The toymaker filed for Chapter 7 protection."),
    ],
)
def test_another_number_is_an_error(source: str, summary: str) -> None:
    assert not briefer.check(source, summary).faithful


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (_TREATY, "The appeal rests on Article V of the treaty."),
        (_TREATY, "The appeal rests on Article 5 of the treaty."),
        (_TRIAL, "About 4,000 patients with type II diabetes took part in the phase III trial."),
        (_BOMB, "A WWII bomb was found off Kiel."),
        (_BOMB, "A bomb from World War 2 was blown up off Kiel."),
        (_BOMB, "A Second World War bomb was found off Kiel."),
        (_PLANT, "Reactor No. 3 at the Tolvik plant was shut after a pump in unit 2 failed."),
        (_PLANT, "Reactor III at the Tolvik plant was shut."),
        (_LAWS, "The crew sued under Title 9, and the toymaker filed for Chapter XI protection."),
        # no numeral
        ("Ida Holm said the patients she saw in ward 2 were well.", "“The patients I saw were well,” said Ida Holm."),
    ],
)
def test_the_same_number_in_another_form_is_none(source: str, summary: str) -> None:
    report = briefer.check(source, summary)
    assert report.faithful, [finding.message for finding in report.findings]
