"""Briefs of fact checks: no claim without its verdict."""

import pytest

from briefer.briefing.brief import Brief
from briefer.briefing.claims import claims, is_claim, is_verdict
from briefer.briefing.passages import section_sentences
from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings
from briefer.readers import read_text
from briefer.readers.files import read_bytes

TOLL = """# Three claims about the new bridge toll

Since the council of Torvik voted for a bridge toll in April, posts about it have been shared thousands of times.

## Claim: The toll will cost commuters 400 euros a month

A post shared 12,000 times says that commuters will pay 400 euros a month. The toll is 2 euros a crossing. Whoever
crosses twice on each working day pays about 84 euros a month, and there is a cap of 60 euros for residents.

Verdict: False.

## Claim: Ambulances will have to pay

“Even ambulances must pay,” wrote a councillor of the opposition. Section 4 of the bylaw exempts ambulances, the fire
brigade, the police and buses.

Verdict: False.

## Claim: Other towns have given up their tolls

Three towns in the region had a toll in 2010, and two of them ended it. In both the loan had been paid back by then.

Our rating: True, but lacks context.
"""

SIGNS = """Signs at the harbour

Claim: A sign at the harbour of Holm bans swimming from June.

A picture of the sign has been shared on several networks since Monday. The town says that it never put it up.

Verdict: False. The picture is a montage.

Claim: The harbour office has been sold.

A post says that a bank bought the office in May. The town register names no buyer.

Claim: The pier will be closed for a year.

Divers found cracks in two of its feet in March. The town will mend them within six weeks.

Verdict: Mostly false.
"""


def sections(made: Brief) -> dict[str | None, list[str]]:
    return {s.section.heading: [sentence.text for sentence in s.sentences] for s in made.sections if s.sentences}


@pytest.mark.parametrize("length", ["short", "medium", "long"])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_below_a_claim_nothing_is_printed_without_the_verdict(bundled_summarizer, name: str, length: str) -> None:
    text = TOLL if name == "a.md" else TOLL.replace("# ", "").replace("#", "")
    (article,) = read_bytes(text.encode(), name)
    made = brief(article, bundled_summarizer, Settings(length=length))
    assert made.faithful
    printed = {heading: said for heading, said in sections(made).items() if is_claim(heading or "")}
    assert printed
    assert all("Verdict: " in " ".join(said) or "Our rating: " in said[-1] for said in printed.values())
    if length == "long" and name == "a.md":  # the last one is no heading of a plain text
        assert len(printed) >= 2


def test_a_claim_is_printed_with_the_verdict_that_stands_further_on(bundled_summarizer) -> None:
    for share in (0.2, 0.4, 0.6):
        said = sections(brief(read_text(SIGNS), bundled_summarizer, Settings(budget=share)))[None]
        for line in said:
            assert not line.startswith("Claim:") or "Verdict:" in line
            assert not line.startswith("Verdict:")
            assert "sold" not in line
        about = " ".join(said)
        assert "A picture of the sign" not in about or "Claim: A sign" in about
        assert "Divers" not in about or "Verdict: Mostly false." in about
    whole = sections(brief(read_text(SIGNS), bundled_summarizer, Settings(budget=0.9)))[None]
    assert "Claim: The pier will be closed for a year. Verdict: Mostly false." in whole


def test_what_is_found_of_a_claim_is_its_verdict() -> None:
    (section,) = (article := read_text(SIGNS)).sections
    found = claims(article, section, section_sentences(article, section))
    assert [composite.text for composite in found.together.values()] == [
        "Claim: A sign at the harbour of Holm bans swimming from June. Verdict: False.",
        "Claim: The pier will be closed for a year. Verdict: Mostly false.",
    ]
    about = {span.of(article.text): holder.of(article.text) for span, holder in found.verdicts.items()}
    assert about["Divers found cracks in two of its feet in March."] == "Claim: The pier will be closed for a year."


@pytest.mark.parametrize(
    ("text", "claim", "verdict"),
    [
        ("Claim 3: The bridge is closed", True, False),
        ("2. Claim: The bridge is closed", True, False),
        ("The claim was denied.", False, False),
        ("Our ruling: Half true.", False, True),
        ("Snopes's rating: Half true.", False, True),
        ("The verdict was read on Monday.", False, False),
    ],
)
def test_claims_and_verdicts_are_told_by_their_labels(text: str, claim: bool, verdict: bool) -> None:
    assert (is_claim(text), is_verdict(text)) == (claim, verdict)
