"""Who "he" or "she" is: a name only where the sentences before leave no doubt, and the judge lets it stand."""

import pytest

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.brief import Origin, Sentence
from briefer.briefing.coherence import Known, Referents, references, unknown
from briefer.briefing.coherence.antecedents import antecedent
from briefer.briefing.mending import Mender
from briefer.briefing.plan import plan_section
from briefer.briefing.selection import Option, Wording
from briefer.briefing.settings import Settings
from briefer.facts.document import FactIndex
from briefer.readers import read_text
from briefer.text import split_paragraph


def meant(text: str) -> str | None:
    spans, facts = split_paragraph(text), FactIndex.of(text)
    (reference, *_) = references(spans[-1].of(text))
    return antecedent(text, facts, spans, len(spans) - 1, reference, Referents.of(text, facts, spans))


@pytest.mark.parametrize(
    "before",
    [
        "Ann Poe runs the club.",
        "Ann Poe, a lawyer, runs the club.",
        "The club's manager Ann Poe won in Leeds.",
        "Ann Poe opened it. She spoke for an hour.",
        "Ann Poe runs the club. But Poe was late on Monday.",
        "A friend of Ann Poe won. Poe ran to the stage in Leeds.",
    ],
)
def test_the_only_person_of_the_sentence_before_is_meant(before: str) -> None:
    assert meant(f"{before} She left early.") == "Ann Poe"


@pytest.mark.parametrize(
    "before",
    [
        "Ann Poe met Jane Doe.",
        "Ann Poe praised her sister.",
        "Ann Poe's friend won.",
        "Ann Poe and a neighbour won.",
        "The club thanked Ann Poe.",
        "Poe runs the club.",
        "Ann Poe runs the club. It has 40 members.",
        "Mr Poe runs the club, Jude Poe said. Poe was late.",
        "Her sister Ann Poe spoke. Poe was hurt.",
        "ANN POE: The club has no plan.",
        "Mr. Ann Poe runs the club.",
    ],
)
def test_where_there_is_doubt_nobody_is_named(before: str) -> None:
    assert meant(f"{before} She left early.") is None


@pytest.mark.parametrize(
    "last", ["She was late, Poe said.", "This failed.", "However, she left.", "In May she left early."]
)
def test_only_a_first_word_that_may_be_the_person_is_named(last: str) -> None:
    assert meant(f"Ann Poe runs the club. {last}") is None


ARTICLE = """Leeds club wins

Ann Poe runs the rowing club of Leeds. {last} The club has 40 members and was founded in 1931 by a brewer.
"""


def mended(last: str) -> Wording | None:
    article = read_text(ARTICLE.format(last=last))
    context = ArticleContext.of(article)
    (section,) = article.sections
    plan = plan_section(article, section, context.facts, lambda passage: True, Settings())
    span = plan.sentences[1]
    wording = Wording(Sentence(last, Origin.QUOTED, None, span, (span,)), span)
    missing = unknown(last, span.start, Known(), context.referents)
    return Mender(context, plan)(Option(1, span, 0.0, (wording,)), wording, missing)


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("She joined in 2009.", "Ann Poe joined in 2009."),
        ("Her plan cost $40.", "Ann Poe's plan cost $40."),
    ],
)
def test_the_name_is_filled_in_and_the_sentence_is_a_repaired_one(last: str, text: str) -> None:
    wording = mended(last)
    assert wording is not None
    assert wording.text == text
    assert wording.sentence.origin is Origin.REPAIRED
    assert wording.sentence.spans == (wording.source,)


def test_what_the_name_cannot_help_stays_unprintable() -> None:
    assert mended("It joined in 2009.") is None
