"""What is now and what was before, which way it went, and of which cell of a table it is."""

import pytest

from briefer import check

FERRY = "The Tarnby ferry will leave at 10:45 instead of 7:15, the operator said. The crossing takes 50 minutes."
BIRDS = (
    "Breeding pairs, at 13.9%, were down from 14.6%. The reserve drew 8,200 birders last year against 7,100 the year "
    "before."
)
DOSE = "The dose may be raised each week, by no more than 20 mg. Start with 20 mg twice daily."
MOONS = "A seventh moon was seen. It is smaller than the largest of the six moons known before."
TABLE = """| Plant | 2024 | 2025 |
| --- | --- | --- |
| Selby | 14.2 | 17.9 |
| Brook | 21.6 | 19.3 |
"""
BOXES = """Weight | First dose | Largest dose
Under 15 kg | 20 mg twice daily | 80 mg
15 to 30 kg | 40 mg twice daily | 160 mg
Over 30 kg | 60 mg twice daily | 240 mg
"""
HEIRS = (
    "Hyman Lask, the mill's owner, died in May. His nephew Artur, a former cook, wept. 'A debt,' said Prince Kwesi Oti."
)


@pytest.mark.parametrize(
    ("source", "summary", "rule"),
    [
        (FERRY, "The ferry will leave at 7:15.", "other-subject"),
        (FERRY, "The ferry will leave at 7:15 instead of 10:45.", "order-turned"),
        (BIRDS, "Breeding pairs, previously 13.9%, stand at 14.6%.", "order-turned"),
        (BIRDS, "At 13.9%, the share of breeding pairs was higher than before.", "other-direction"),
        (BIRDS, "Last year the reserve drew 7,100 birders.", "other-subject"),
        (DOSE, "The dose may be raised each week, by at least 20 mg.", "opposite-bound"),
        (MOONS, "A sixth moon was seen.", "other-value"),
        (TABLE, "Selby made 14.2 in 2025.", "other-cell"),
        (TABLE, "Brook made 17.9 in 2025.", "other-cell"),
        (TABLE, "Brook rose to 19.3.", "other-direction"),
        (BOXES, "For those of 15 to 30 kg the largest dose is 240 mg.", "other-cell"),
        (HEIRS, "Artur Lask, the mill's owner, wept.", "other-role"),
        (HEIRS, "King Kwesi Oti spoke of a debt.", "other-title"),
    ],
)
def test_seen(source: str, summary: str, rule: str) -> None:
    report = check(source, summary)
    assert rule in {mention.judgement.rule for mention in report.mentions if mention.verdict.is_error}


@pytest.mark.parametrize(
    ("source", "summary"),
    [
        (FERRY, "The ferry leaves at 10:45."),
        (FERRY, "The ferry used to leave at 7:15."),
        (FERRY, "The ferry will leave at 10:45 rather than 7:15."),
        (BIRDS, "At 13.9%, the share of breeding pairs was lower than before."),
        (BIRDS, "The year before the reserve drew 7,100 birders."),
        (DOSE, "Each week the dose may be raised by up to 20 mg."),
        (MOONS, "A seventh moon was seen, beside six others."),
        (TABLE, "Selby rose from 14.2 to 17.9 in 2025."),
        (TABLE, "Brook fell to 19.3."),
        (TABLE, "In 2024 Brook made 21.6."),
        (BOXES, "Over 30 kg the largest dose is 240 mg."),
        (HEIRS, "The owner of the mill, Hyman Lask, died."),
        (HEIRS, "Prince Kwesi Oti spoke of a debt."),
    ],
)
def test_left_alone(source: str, summary: str) -> None:
    report = check(source, summary)
    assert not [finding.message for finding in report.findings if finding.severity == "error"]


def test_a_bound_that_is_denied_is_the_other_bound() -> None:
    rule = "The state may not keep the location of everybody's bicycle for more than 30 days."
    assert check(rule, "The state may keep the location of a bicycle for at most 30 days.").faithful
    assert not check("The state keeps it for more than 30 days.", "The state keeps it for at most 30 days.").faithful
