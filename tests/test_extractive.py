import pytest

from briefer.models import Passage, load
from briefer.salience import rank

TEXT = (
    "The port of Calais closed on Monday after a storm. Ferries from the port to Dover were late by 40 minutes. "
    "It rained. The storm closed the port for six hours, the ferry company said."
)


def test_every_sentence_is_the_passages_own():
    (candidates,) = load("extractive").candidates([Passage("Storm", TEXT)])

    assert len(candidates) == 3
    for candidate in candidates:
        for sentence in candidate.text.rstrip(".").split(". "):
            assert sentence in TEXT
    assert candidates[0].text.startswith("The port of Calais")
    assert "It rained" not in candidates[0].text


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), (" \n", 0), ("Only one sentence.", 1), ("One here. Two here.", 2)]
)
def test_short_passages(text, count):
    (candidates,) = load("extractive").candidates([Passage(None, text)])

    assert len(candidates) == count


def test_a_candidate_scores_the_mean_rank_of_its_sentences():
    question, answer = "Where was it?", "The harbour of Oslo opened in May after two years of building work."
    (candidates,) = load("extractive").candidates([Passage(None, f"{question} {answer}")])
    scores = rank([question, answer])

    assert [candidate.text for candidate in candidates] == [f"{question} {answer}", answer]
    assert [candidate.score for candidate in candidates] == pytest.approx([sum(scores) / 2, scores[1]])


def test_it_fits_anything():
    assert load("extractive").fits(Passage(None, TEXT * 1000))
