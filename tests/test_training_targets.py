"""From texts to labelled passages: cuts, targets, windows, records, and the command that runs them all."""

import json
import random

import pytest
from training_texts import pair, write_pairs

from briefer.errors import InputError
from briefer.facts.document import FactIndex
from briefer.faithfulness.check import judge_summary
from briefer.faithfulness.sentence import judge_sentence, source_words
from briefer.text import split_paragraph
from briefer.text.span import Span
from briefer.training.data.headings import GENERAL, general_heading
from briefer.training.data.prepare import Options, prepare
from briefer.training.data.pseudo_labels import Story
from briefer.training.data.records import referenced
from briefer.training.data.targets import Target, label, label_central
from briefer.training.data.windows import section_pairs

DOCUMENT = (
    "The ferry to Aran was late again on Tuesday, its operator said. Waves of five metres had closed the harbour. "
    "About 120 passengers spent the night in a school, where volunteers cooked for them. "
    "The operator, which runs four ships, promised to pay 80 euros to each passenger. "
    "It has been late 14 times this year, more often than any other line in the west of the country. "
    "A new ship is being built in Gdansk and will be delivered in May. It can sail in higher waves than the old ones. "
    "The ministry has asked for a report and will decide on the licence of the operator in the summer. "
    "Tourists are advised to take the morning ferry, because the wind is usually weaker before noon."
)


def test_many_joints_take_linear_time() -> None:
    found = label(f"{'a, ' * 30_000}b. Nothing else was said on that day.", "Nothing was said.")
    assert found is not None
    assert found.target.text == "Nothing else was said on that day."


def test_the_target_is_the_sentence_that_the_summary_tells_without_its_tail() -> None:
    passage, summary = pair(3)

    found = label(passage, summary)

    assert found is not None
    assert found.target.text == summary
    assert found.target.kinds in {("cut",), ("human",)}
    best = max(range(len(found.salience)), key=lambda k: found.salience[k])
    assert found.sentences[best].of(passage).startswith(summary.removesuffix("."))


@pytest.mark.parametrize("number", range(12))
def test_every_sentence_of_a_target_stands_before_the_judge_of_the_pipeline(number: int) -> None:
    passage, summary = pair(number)
    found = label(passage, f"{summary} It costs millions of euros, the plan of the city says.")
    assert found is not None
    judged = source_words(passage, split_paragraph(passage))
    for span in split_paragraph(found.target.text):
        proposal, _ = judge_sentence(span.of(found.target.text), FactIndex.of(passage), judged)
        assert proposal.findings == ()


def test_two_sentences_where_the_summary_tells_two_and_the_budget_allows_it() -> None:
    found = label(DOCUMENT, "Some 120 passengers spent the night in a school. A new ship is being built in Gdansk.")
    assert found is not None
    assert found.target.text == (
        "About 120 passengers spent the night in a school, where volunteers cooked for them. "
        "A new ship is being built in Gdansk."
    )
    assert found.target.kinds == ("whole", "human")


STORY = (
    "The dam above the town of Elbe may break.",
    "The dam was built in 1920.",
    "Nobody in Elbe has seen so much rain.",
    "A cat was saved from a tree by a man in a boat.",
    "People left Elbe, because officials feared that the dam would not hold.",
    "Officials said that the town was empty.",
)


def test_without_a_summary_the_target_says_what_the_whole_article_says() -> None:
    """Of the passage alone, which is the last three sentences, the cat says as much as any."""
    found = label_central(" ".join(STORY[3:]), Story.of(STORY, "Dam may break"))
    assert found is not None
    assert found.target == Target(STORY[4], ("central",), max(found.salience))
    assert found.salience[1] > found.salience[2] > found.salience[0]


def test_nothing_that_stands_alone_is_no_target() -> None:
    assert label_central("He left. She stayed.", Story.of(["He left.", "She stayed."])) is None
    assert label_central(STORY[0], Story.of(STORY)) is None, "one sentence leaves no choice"


def test_a_sentence_is_no_evidence_for_itself() -> None:
    story = Story.of(("A cat slept.", "Rain fell.", "Boats left."))
    assert [story.salience(sentence) for sentence, _ in story.claims] == [0.0, 0.0, 0.0]
    titled = Story.of(("A cat slept.", "Rain fell.", "Boats left."), "A cat slept on a boat")
    assert titled.salience("A cat slept.") > titled.salience("Boats left.") == 0.0


@pytest.mark.parametrize(
    ("passage", "summary"),
    [
        pytest.param("The council met on Monday.", "The council met on Monday.", id="one sentence"),
        pytest.param(DOCUMENT, "Rabbits sleep under hedges.", id="another subject"),
        pytest.param("He met them there. She did not say more.", "He met them there.", id="nothing that stands alone"),
        pytest.param(DOCUMENT, "", id="no summary"),
    ],
)
def test_no_label_where_nothing_can_be_said(passage: str, summary: str) -> None:
    assert label(passage, summary) is None


def test_an_article_becomes_passages_that_support_their_summaries() -> None:
    summary = "The ferry to Aran was late on Tuesday. The operator promised 90 euros. A ship is built in Gdansk."

    pairs = section_pairs(DOCUMENT, summary, random.Random(1))

    told = " ".join(found.summary for found in pairs)
    assert "Aran" in told
    assert "Gdansk" in told
    assert "90 euros" not in told, "the article says 80"
    for found in pairs:
        assert found.passage in DOCUMENT
        assert judge_summary(FactIndex.of(found.passage), found.summary, ()).faithful


def test_a_short_article_gives_no_passage() -> None:
    assert section_pairs("One. Two.", "One.", random.Random(1)) == []


def test_records_of_each_kind() -> None:
    def only(record: object):
        (found,) = referenced(json.dumps(record), "here", seed=4, general=0.0)
        return found

    assert only(["A  passage.", "Its\nsummary."]).passage == "A passage."
    title = "Ferry to Aran late again"
    article = only({"title": title, "text": f"{title}\n{DOCUMENT}"})
    assert article.reference == title
    assert article.heading in (None, title)
    assert DOCUMENT.startswith(article.passage), "a title that the text repeats is no sentence of it"
    bare = list(referenced(json.dumps({"text": f"{DOCUMENT}\n{DOCUMENT}"}), "here", seed=4, general=0.0))
    assert len(bare) > 1
    assert all(isinstance(found.reference, Story) for found in bare)
    for odd in ("  ", 5, ["a"], None):
        (untitled,) = referenced(json.dumps({"title": odd, "text": DOCUMENT[:600]}), "here", seed=4, general=0.0)
        assert isinstance(untitled.reference, Story)
        assert DOCUMENT.startswith(untitled.passage)
    whole = json.dumps({"title": title, "text": f"{title}\n{DOCUMENT}"})
    found = list(referenced(whole, "here", seed=4, general=0.0, central=True))
    assert " ".join(given.passage for given in found) in DOCUMENT
    assert found[0].reference == Story.of([span.of(DOCUMENT) for span in split_paragraph(DOCUMENT)], title)
    assert "\n" not in bare[0].passage
    assert only({"document": DOCUMENT, "summary": "The ferry to Aran was late again."}).heading is None


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "is no JSON"),
        ("[1, 2]", "a list of 2"),
        ('["a"]', "a list of 1"),
        ('{"title": "a"}', "an object of title"),
        ("3", "a int"),
    ],
)
def test_a_record_of_no_kind_is_named(line: str, complaint: str) -> None:
    with pytest.raises(InputError, match=f"pairs.jsonl:7 is.* {complaint}|pairs.jsonl:7 {complaint}"):
        list(referenced(line, "pairs.jsonl:7", seed=0, general=0.1))


def test_a_share_of_passages_gets_a_general_heading() -> None:
    found = [general_heading(str(number), seed=1, share=0.25) for number in range(400)]
    assert 60 < sum(heading is not None for heading in found) < 140
    assert set(found) - {None} <= set(GENERAL)
    assert found == [general_heading(str(number), seed=1, share=0.25) for number in range(400)]


def test_prepare_is_the_same_whole_resumed_and_in_parallel(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("briefer.training.data.prepare.SHARD", 4)
    source = write_pairs(tmp_path / "pairs.jsonl", 10)
    options = Options(seed=3)
    kept = prepare([source], tmp_path / "whole.jsonl", options)
    whole = (tmp_path / "whole.jsonl").read_bytes()
    assert kept == len(whole.splitlines()) == 10

    # Stopped: a part is there, the next one broken off.
    written: list[str] = []
    original = prepare.__globals__["_label_shard"]

    def stops(shard) -> None:
        if len(written) == 1:
            raise KeyboardInterrupt
        written.append(shard.part.name)
        original(shard)

    monkeypatch.setitem(prepare.__globals__, "_label_shard", stops)
    with pytest.raises(KeyboardInterrupt):
        prepare([source], tmp_path / "resumed.jsonl", options)
    assert not (tmp_path / "resumed.jsonl").exists()
    monkeypatch.setitem(prepare.__globals__, "_label_shard", original)
    prepare([source], tmp_path / "resumed.jsonl", options)
    assert (tmp_path / "resumed.jsonl").read_bytes() == whole

    prepare([source], tmp_path / "parallel.jsonl", options, processes=2)
    assert (tmp_path / "parallel.jsonl").read_bytes() == whole
    manifest = json.loads((tmp_path / "whole.jsonl.manifest.json").read_text())
    assert manifest["passages"] == 10
    assert set(manifest["sources"]) == {"pairs.jsonl"}
    assert not list(tmp_path.glob("*.parts"))


def test_labelled_sentences_are_spans_of_the_passage(tmp_path) -> None:
    prepare([write_pairs(tmp_path / "pairs.jsonl", 3)], tmp_path / "out.jsonl", Options())
    for line in (tmp_path / "out.jsonl").read_text().splitlines():
        record = json.loads(line)
        texts = [Span(start, end).of(record["source"]) for start, end, _ in record["sentences"]]
        assert " ".join(texts) == record["source"]
