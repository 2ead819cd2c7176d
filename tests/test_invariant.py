"""The promise: for any article and any model, the brief states nothing that its section does not."""

from pathlib import Path

import pytest
from builders import article_of

from briefer.briefing.brief import Brief, Origin
from briefer.briefing.pipeline import brief
from briefer.documents.article import Article
from briefer.faithfulness.check import check
from briefer.models import load
from briefer.readers import read
from briefer.text.folding import folded

SEED = Path(__file__).parents[1] / "seeds" / "zelenskyy-brussels-talks.txt"

REPORT = """
# Results for 2025
Revenue rose 4.2% to $1.2bn in the year to 31 March, Halden Instruments said in Oslo on Thursday. Operating profit fell
from $96m to $81m because a plant in Gdansk was closed for six weeks after a fire.
The dividend stays at 35 cents a share. The board expects revenue of between $1.25bn and $1.3bn this year.
# The 7.62mm line
About 3,500 people work on the line, two-thirds of them in Norway. One in five is over 55.
The company wants to move 120 jobs to Gdansk by 2027, which the union calls a breach of the agreement of 2019.
The G7 export rules and the COVID-19 backlog cost it an estimated £640m in orders, said the finance director.
"""


def assert_holds(article: Article, result: Brief) -> None:
    assert result.faithful
    assert result.precision in (None, 1.0)
    for section in result.sections:
        assert check(section.section.scope.of(article.text), section.summary).faithful, section.summary
        assert all(fact.survived or fact.reason for fact in section.report.required)
        assert section.sentences
        for sentence in section.sentences:
            if sentence.origin is Origin.QUOTED:
                assert sentence.span is not None
                assert sentence.text == folded(sentence.span.of(article.text))


@pytest.mark.parametrize("family", ["t5", "t5-spiece", "bart", "pegasus"])
@pytest.mark.parametrize("grounded", [True, False], ids=["grounded", "free"])
def test_a_model_that_talks_nonsense_cannot_make_the_brief_lie(model_folders, family: str, grounded: bool) -> None:
    model = load(str(model_folders(family)), grounded=grounded)
    for article in (read(SEED), article_of(REPORT)):
        result = brief(article, model)
        assert_holds(article, result)
        assert result.recall is not None
        assert result.recall >= 0.5


def test_the_model_that_ships_keeps_the_promise_on_the_seed(bundled_summarizer) -> None:
    article = read(SEED)
    result = brief(article, bundled_summarizer)
    assert_holds(article, result)
    assert result.recall is not None
    assert result.recall > 0.7
    assert any(s.origin is not Origin.QUOTED for section in result.sections for s in section.sentences)
    assert "18%" in result.sections[0].summary


def test_the_same_article_gives_the_same_brief(bundled_summarizer) -> None:
    article = article_of(REPORT)
    assert brief(article, bundled_summarizer) == brief(article, bundled_summarizer)
