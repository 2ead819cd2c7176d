"""The measures of other languages: both sides of each language, and errors that are errors."""

import random

import pytest

from briefer.text.language import FIGURES_IN
from evals import languages, planted_languages

ALL = (*languages.EUROPEAN, *languages.OTHER)


def test_every_language_has_sixty_cases_of_both_kinds() -> None:
    assert set(ALL) == FIGURES_IN
    for code in ALL:
        labels = [is_wrong for story in languages.stories(code) for _, is_wrong in story.summaries]
        assert len(labels) >= 60
        assert min(labels.count(True), labels.count(False)) >= 30


def test_the_stories_of_two_languages_go_together() -> None:
    pairs = list(languages.pairs("de", "fr"))
    assert len(pairs) == len(list(languages.pairs("fr", "fr")))
    assert "der Umsatz" in pairs[0].source
    assert pairs[0].summary.startswith("Le chiffre d'affaires")
    assert languages.judge(pairs[0]).flagged is False


def test_a_line_that_is_no_summary_is_told(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(languages, "FOLDER", tmp_path)
    (tmp_path / "de.txt").write_text("Eine Quelle.\nohne Zeichen\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"de\.txt: a story is a source and lines"):
        languages.stories("de")


@pytest.mark.parametrize("code", planted_languages.languages())
def test_planted_errors_change_one_fact(code: str) -> None:
    for fact in planted_languages.facts(code, random.Random(7)):
        assert fact.wrong != fact.summary
        assert fact.summary[0] == fact.wrong[0] or fact.summary[0].isdecimal() or code in ("zh", "ja")


def test_planted_errors_are_found_and_what_is_right_passes() -> None:
    results = [planted_languages.judge(pair) for pair in planted_languages.pairs("de", 10, seed=3)]
    assert sum(result.is_right for result in results) >= len(results) - 1
