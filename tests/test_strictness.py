"""What is printed of a model's own words: by their words, by a judge, or with names and figures alone and a label."""

import json
from pathlib import Path

import pytest

from briefer.briefing.brief import Brief, Origin, Sentence
from briefer.briefing.clauses import halves
from briefer.briefing.pipeline import brief
from briefer.briefing.reports.html import brief_html
from briefer.briefing.reports.json import brief_record
from briefer.briefing.reports.markdown import brief_markdown
from briefer.briefing.reports.text import brief_text
from briefer.briefing.settings import Settings
from briefer.errors import ConfigError
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.strictness import StatementCheck, Strictness
from briefer.models import load
from tests.builders import article_of
from tests.fakes import FakeJudge, FakeSummarizer

SOURCE = (
    "The port authority of Lindvik will spend 48 million crowns on a new cold store, its director, Marit Solheim, said "
    "on Tuesday. Work is to begin in March and should take about 18 months. The old store, built in 1967, leaks and "
    "loses a fifth of the fish that is kept in it. Fishermen had asked for a second quay instead."
)
PARAPHRASE = "Lindvik's port authority is putting 48 million crowns into replacing a leaky cold store from 1967."


def made(text: str, strictness: Strictness, judge: FakeJudge | None = None) -> Brief:
    return brief(article_of(SOURCE), FakeSummarizer([text]), Settings(strictness=strictness), judge=judge)


def printed(result: Brief) -> list[Sentence]:
    return [sentence for section in result.sections for sentence in section.sentences]


def refused(result: Brief) -> dict[str, list[RuleCode]]:
    return {r.text: [f.rule for f in r.findings] for section in result.sections for r in section.rejected}


def test_a_fair_paraphrase_is_refused_by_its_words_and_labelled_by_its_facts() -> None:
    assert refused(made(PARAPHRASE, Strictness.WORDS))[PARAPHRASE] == [RuleCode.UNGROUNDED_SENTENCE]
    (sentence, *_) = printed(made(PARAPHRASE, Strictness.FACTS))
    assert (sentence.text, sentence.origin) == (PARAPHRASE, Origin.GENERATED)
    assert (sentence.statement, sentence.entailment) == (StatementCheck.UNCHECKED, None)
    assert [span.of(SOURCE)[:28] for span in sentence.nearest] == [
        "The port authority of Lindvi",
        "The old store, built in 1967",
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Lindvik's port authority is putting 84 million crowns into a cold store.", RuleCode.ALTERED_FIGURE),
        ("Lindvik's port authority is putting 18 million crowns into a cold store.", RuleCode.ALTERED_FIGURE),
        ("Lindholm's port authority is putting 48 million crowns into a store.", RuleCode.UNSUPPORTED_NAME),
        ("The port authority of Lindvik will not spend 48 million crowns on a store.", RuleCode.NEGATED_STATEMENT),
        ("Everybody who was there had a lovely evening.", RuleCode.UNGROUNDED_SENTENCE),
        ("Lindvik's port authority is putting 48 million crowns into", RuleCode.BROKEN_SENTENCE),
    ],
)
@pytest.mark.parametrize("strictness", [Strictness.FACTS, Strictness.ENTAILED])
def test_what_is_refused_at_every_level(text: str, rule: RuleCode, strictness: Strictness) -> None:
    judge = FakeJudge(lambda passage, statement: 1.0) if strictness is Strictness.ENTAILED else None
    assert rule in refused(made(text, strictness, judge))[text]


@pytest.mark.parametrize(
    ("source", "text", "rule"),
    [
        (
            "A court sentenced the former mayor, Oskar Brandt, to prison. The builder, Rolf Danner, had paid him.",
            "Rolf Danner, the former mayor, has to go to prison.",
            RuleCode.MISATTRIBUTED_NAME,
        ),
        (
            "Beekeepers in Tarn lost 38% of their colonies last winter. In the winter before, losses were 17%.",
            "Losses of colonies in Tarn went from 38% to 17% in a winter.",
            RuleCode.MISATTRIBUTED_FIGURE,
        ),
    ],
)
def test_a_paraphrase_keeps_offices_and_the_order_of_figures(source: str, text: str, rule: RuleCode) -> None:
    result = brief(article_of(source), FakeSummarizer([text]), Settings(strictness=Strictness.FACTS, short_section=0))
    assert refused(result)[text] == [rule]


def test_from_and_to_stand_where_one_sentence_has_both() -> None:
    source = "Enrolment at Pine Street fell from 410 pupils to 188 in ten years, the board said on Monday. It rained."
    text = "The number of pupils at Pine Street went from 410 pupils to 188 within a decade."
    result = brief(article_of(source), FakeSummarizer([text]), Settings(strictness=Strictness.FACTS, short_section=0))
    assert text not in refused(result)


def test_a_judge_reads_the_passages_that_a_sentence_is_about_and_decides() -> None:
    judge = FakeJudge(lambda passage, statement: 0.9 if "built in 1967" in passage else 0.1, threshold=0.6)
    result = made(PARAPHRASE, Strictness.ENTAILED, judge)
    (sentence, *_) = printed(result)
    assert (sentence.text, sentence.statement, sentence.entailment) == (PARAPHRASE, StatementCheck.ENTAILED, 0.9)
    assert all(statement == PARAPHRASE for passage, statement in judge.calls[0])
    assert result.provenance.judge is not None
    assert result.provenance.judge.threshold == 0.6
    strict = FakeJudge(lambda passage, statement: 0.59, threshold=0.6)
    assert refused(made(PARAPHRASE, Strictness.ENTAILED, strict))[PARAPHRASE] == [RuleCode.UNENTAILED_STATEMENT]


def test_what_no_passage_fits_is_not_entailed() -> None:
    judge = FakeJudge(lambda passage, statement: None)
    assert refused(made(PARAPHRASE, Strictness.ENTAILED, judge))[PARAPHRASE] == [RuleCode.UNENTAILED_STATEMENT]


def test_a_sentence_of_the_source_needs_no_judge() -> None:
    judge = FakeJudge(lambda passage, statement: 0.0)
    text = "Work is to begin in March and should take about 18 months."
    assert text not in refused(made(text, Strictness.ENTAILED, judge))
    assert judge.calls == []


def test_half_of_a_sentence_that_stands_is_printed() -> None:
    text = "Lindvik's port authority is paying 48 million crowns for a cold store, and the fishermen got their quay."
    judge = FakeJudge(lambda passage, statement: 0.0 if "got their quay" in statement else 1.0)
    result = made(text, Strictness.ENTAILED, judge)
    (sentence, *_) = printed(result)
    assert sentence.text == "Lindvik's port authority is paying 48 million crowns for a cold store."
    assert (sentence.origin, sentence.statement) == (Origin.REPAIRED, StatementCheck.ENTAILED)
    assert refused(result)[text] == [RuleCode.UNENTAILED_STATEMENT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The plant in Velm closed in May, and its owner left the country.",
            ["The plant in Velm closed in May."],
        ),
        (
            "The old plant in Velm closed in May; a new one opens in Oslo next year.",
            ["A new one opens in Oslo next year.", "The old plant in Velm closed in May."],
        ),
        ("The mayor met Ann Poe in Oslo on Monday.", []),
        ("The mayor opened the bridge and left for Oslo on Monday.", ["The mayor opened the bridge."]),
        ("Did the plant in Velm close in May, and did its owner leave?", []),
        ("The plant in Velm closed in May, and he left the country.", ["The plant in Velm closed in May."]),
    ],
)
def test_halves(text: str, expected: list[str]) -> None:
    assert sorted(halves(text)) == sorted(expected)


def test_every_report_labels_what_was_not_checked() -> None:
    result = made(PARAPHRASE, Strictness.FACTS)
    text = " ".join(brief_text(result, explain=True).split())
    assert f"{PARAPHRASE} [not checked]" in text
    assert "What they say: 1 sentence not checked." in text
    assert "what it says was not checked; nearest in the source: “The port authority" in text
    assert "\\[not checked\\]" in brief_markdown(result)
    page = brief_html([result])
    assert f"Not checked, names and figures apart: “{PARAPHRASE}”".replace("'", "&#39;") in page
    assert "strictness facts" in page
    record = brief_record(result)
    (sentence, *_) = record["sections"][0]["sentences"]
    assert (sentence["statement"], sentence["entailment"]) == ("unchecked", None)
    assert SOURCE[sentence["nearest"][0]["start"] :].startswith("The port authority")
    assert record["provenance"]["settings"]["strictness"] == "facts"
    assert json.loads(json.dumps(record)) == record


def test_the_judge_and_its_threshold_stand_in_the_record_and_the_verdict() -> None:
    result = made(PARAPHRASE, Strictness.ENTAILED, FakeJudge(lambda passage, statement: 0.8, threshold=0.7))
    assert brief_record(result)["provenance"]["judge"] == {
        "name": "fake-judge",
        "sha256": "1" * 64,
        "threshold": 0.7,
    }
    assert "What they say: 1 sentence judged by fake-judge." in " ".join(brief_text(result).split())
    assert "<dd>fake-judge, from 0.7 on</dd>" in brief_html([result])


def test_by_words_nothing_is_labelled() -> None:
    result = made("Work is to begin in March and should take about 18 months.", Strictness.WORDS)
    assert "not checked" not in brief_text(result, explain=True)
    assert {s.statement for s in printed(result)} == {StatementCheck.WORDS}


@pytest.mark.parametrize(
    ("strictness", "judge", "message"),
    [
        (Strictness.ENTAILED, None, "needs a judge"),
        (Strictness.FACTS, FakeJudge(lambda passage, statement: 1.0), "asks no judge"),
    ],
)
def test_a_level_that_does_not_go_with_the_judge_is_refused(strictness, judge, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        made(PARAPHRASE, strictness, judge)


def test_a_model_that_chooses_has_one_level() -> None:
    with pytest.raises(ConfigError, match="bundled chooses among the source's own sentences"):
        brief(article_of(SOURCE), load(), Settings(strictness=Strictness.FACTS))


def test_the_commands_refuse_what_does_not_go_together(run, tmp_path: Path) -> None:
    article = tmp_path / "articles" / "a.txt"
    article.parent.mkdir()
    article.write_text(SOURCE, encoding="utf-8")
    for command in (["summarize", str(article)], ["batch", str(article.parent), "-o", str(tmp_path / "out")]):
        result = run(*command, "--strictness", "facts")
        assert (result.code, result.out) == (2, "")
        assert "bundled chooses among the source's own sentences" in result.err
        result = run(*command, "--model", "extractive", "--strictness", "entailed")
        assert (result.code, result.out) == (2, "")
        assert "strictness entailed needs a judge: name a model with --judge" in result.err
        result = run(*command, "--model", "extractive", "--strictness", "facts", "--judge", "x")
        assert (result.code, result.out) == (2, "")
        assert "strictness facts asks no judge" in result.err
    assert run("summarize", str(article), "--model", "extractive", "--strictness", "facts", "-q").code == 0


def test_a_batch_is_done_again_at_another_strictness(run, tmp_path: Path) -> None:
    article = tmp_path / "articles" / "a.txt"
    article.parent.mkdir()
    article.write_text(SOURCE, encoding="utf-8")
    command = ["batch", str(article.parent), "-o", str(tmp_path / "out"), "--model", "extractive"]
    assert run(*command, "-q").code == 0
    assert run(*command, "--dry-run").out.startswith("reuse")
    assert run(*command, "--strictness", "facts", "--dry-run").out.startswith("summarize")


def test_the_settings_name_a_level_and_the_command_line_goes_before_them(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(SOURCE, encoding="utf-8")
    settings = tmp_path / "briefer.toml"
    settings.write_text('model = "extractive"\nstrictness = "facts"\n', encoding="utf-8")
    command = ["summarize", "a.txt", "--format", "json", "-q"]
    assert json.loads(run(*command).out)["provenance"]["settings"]["strictness"] == "facts"
    named = json.loads(run(*command, "--strictness", "words").out)
    assert named["provenance"]["settings"]["strictness"] == "words"
    settings.write_text('model = "extractive"\njudge = "some/model"\n', encoding="utf-8")
    assert "some/model is neither a folder here nor" in run(*command).err
    assert run(*command, "--strictness", "facts").code == 0
    settings.write_text('strictness = "loose"\n', encoding="utf-8")
    assert "strictness" in run(*command).err
