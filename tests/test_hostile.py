"""Small input, small cost: bounds that are written down, work that grows with the text, files nobody should send."""

import json
import os
import time
from itertools import pairwise
from pathlib import Path

import pytest

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.brief import LeftOut
from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings
from briefer.facts.document import FactIndex
from briefer.facts.figures import find_figures
from briefer.facts.names import find_names
from briefer.faithfulness.account.source_text import chunks_as_written
from briefer.faithfulness.check import check
from briefer.models.extractive import ExtractiveSummarizer
from briefer.readers.files import read_bytes
from briefer.readers.markdown.article import split_markdown
from briefer.readers.plain.article import split_article
from briefer.text import split_paragraph, split_sentences
from briefer.text.datelines import dateline_end
from briefer.text.limits import LONGEST_WORD, unread_words
from briefer.text.sentences import LONGEST_SENTENCE
from briefer.text.speakers import talk
from evals.hostile.files import hostile_files
from evals.hostile.run import commands
from evals.hostile.shapes import HEAD, SHAPES, SHORT, Shape, docx
from evals.hostile.steps import MOST, exponent, steps_of

LONG = [
    "1" + ",000" * 400,
    "12," * 500,
    "1" + "\u00a0000" * 400,
    "-".join(["twenty"] * 300),
    "-".join(["Dubois"] * 300),
    "O'" * 600,
    "1.2." * 400,
]
# Beside a sample of the others: what the issue of small inputs and large costs began with.
SAMPLED = [
    "figures in one sentence",
    "one name in a chain, both",
    "one figure of many groups",
    # What grew with the square of the text, or its cube.
    "measures against others",
    "ages and years of birth",
    "times and minutes",
    "figures against others",
    "names of a German text",
    "scores",
    "tolls",
    "a summary of supported figures",
    "words in capitals",
]
NAMES = sorted(SHAPES) if os.environ.get("BRIEFER_ALL_SHAPES") else SAMPLED


def test_there_are_shapes_enough() -> None:
    assert len(SHAPES) >= 40
    for name, make in SHAPES.items():
        assert make(3_000) == make(3_000), name


@pytest.mark.parametrize("name", NAMES)
def test_steps_grow_with_the_text(name: str) -> None:
    assert exponent(name, 3_000, 7_000) <= MOST


def test_steps_are_counted() -> None:
    def square(size: int) -> None:
        _ = [(one, other) for one in range(size) for other in range(size)]

    assert steps_of(lambda: square(20)) > 3 * steps_of(lambda: square(10))


# Lines of Python that `check` runs for each byte of its two texts, 10 to 20% above what they were at last. A rule
# that looks through a sentence or a text once for each figure is seen here before anybody waits for it: ask cheaply
# first, and work out once for a sentence (`FigureIndex.of_sentence`) or a text (`FigureIndex.once`).
DEAREST = {
    "dates and number words": 185,
    "scores": 255,
    "one value of many kinds": 220,
    "number words apart": 220,
    "figures in one sentence": 168,
    "sums": 163,
    "figures against others": 155,
    "a summary of supported figures": 175,
    "a figure a line": 185,
    "money of two kinds": 165,  # sentences of two words of content are compared too
}


@pytest.mark.parametrize("name", DEAREST)
def test_a_figure_costs_no_more_than_it_did(name: str) -> None:
    short, long = SHAPES[name](0), SHAPES[name](2_500)

    def steps(shape: Shape) -> int:
        return steps_of(lambda: check(shape.source.decode(), shape.summary))

    steps(short)  # what is loaded for such a text is loaded once
    size = len(long.source) + len(long.summary) - len(short.source) - len(short.summary)
    assert steps(long) - steps(short) <= DEAREST[name] * size


@pytest.mark.parametrize("word", LONG, ids=range(len(LONG)))
def test_a_word_that_is_too_long_is_not_read_and_told(word: str) -> None:
    text = f"{HEAD} They counted {word} of 18 ships in Leeds."
    ((start, end),) = unread_words(text)
    assert word.rstrip(",.") in text[start:end]
    assert [f.text for f in find_figures(text) if f.start > len(HEAD)] == ["18"]
    assert not any(start <= name.start < end for name in find_names(text))
    report = check(f"{HEAD} They counted 18 ships in Leeds, and 000 and 12 more, Dubois said.", text)
    told = [m for m in report.errors if start <= m.mention.start < end]
    assert [(m.mention.start, m.judgement.rule) for m in told] == [(start, "fail-closed")]


@pytest.mark.parametrize("word", LONG, ids=range(len(LONG)))
def test_a_word_that_is_too_long_stands_where_the_source_writes_it(word: str) -> None:
    assert not check(f"{HEAD} They counted {word} ships.", f"{HEAD} They counted {word} ships.").errors


@pytest.mark.parametrize(
    "word", ["1" + ",000" * 9, "12,34,56", "https://example.org/" + "a" * 400, "Jean-Claude-Marie"]
)
def test_long_words_of_real_texts_are_read(word: str) -> None:
    assert unread_words(f"{HEAD} {word}") == ()
    assert len(word) <= LONGEST_WORD


def test_a_sentence_without_an_end_is_read_in_pieces() -> None:
    text = "the old bridge, " * 3_000 + "and 18 ships."
    for split in (split_sentences, split_paragraph):
        spans = split(text)
        assert len(spans) > 10
        assert all(span.end - span.start <= LONGEST_SENTENCE for span in spans)
        assert all(one.end <= other.start and not text[one.end : other.start].strip() for one, other in pairwise(spans))
        assert not any(span.of(text) != span.of(text).strip() for span in spans)
        assert (spans[0].start, spans[-1].end) == (0, len(text))
    whole = "the old bridge, " * 200 + "and 18 ships."
    assert len(split_sentences(whole)) == 1


def test_a_number_on_a_line_of_its_own_is_looked_for() -> None:
    column = "".join(f"{number}\n" for number in range(100, 160))
    report = check(f"{HEAD}\n\n{column}", f"{HEAD}\n\n{column}170\n")
    assert [error.mention.text for error in report.errors] == ["170"]


def test_a_word_on_the_line_before_a_number_says_what_it_was() -> None:
    source = f"{HEAD}\n\nTurnout was 68.4%, down from\n73%"
    (error,) = check(source, f"{HEAD}\n\nTurnout was 73%, down from\n68.4%").errors[:1]
    assert error.mention.text in ("73%", "68.4%")


def test_one_value_of_thousands_of_things_keeps_what_is_said_of_each() -> None:
    things = [f"{a}{b}{c}son" for a in "BDKLMR" for b in "aeiou" for c in ("ba", "de", "ki", "lo", "mu", "ra")]
    document = FactIndex.of(f"{HEAD} " + " ".join(f"There are 7 {thing} boats." for thing in things))
    for thing in (things[0], things[-1]):
        (figure,) = find_figures(f"7 {thing} boats")
        assert document.judge(figure).verdict == "supported"
    (figure,) = find_figures("8 ships")
    assert document.judge(figure).verdict.is_error


def test_chunks_with_digits_are_found_in_runs_of_any_length() -> None:
    # One pass over a run without a digit: a pattern that looked for one from each of its letters took a minute.
    run = "Dubois-" * 40_000
    text = f"({HEAD[:40]}) {run} (18%), {run}7."
    assert set(chunks_as_written(text)) == {"18%", run.strip(), f"{run}7"}
    assert chunks_as_written(text)["18%"] == (text.index("18%"), text.index("18%") + 3)


def test_a_chain_of_one_name_is_no_dateline() -> None:
    assert dateline_end("Dubois-" * 2_000) == 0
    assert dateline_end("KYIV, Ukraine (AP) — The council met on Monday in the town.") > 0
    assert boilerplate("1" * 2_000) is None


@pytest.mark.parametrize("file", list(hostile_files(seed=7, number=6)), ids=lambda file: file.name)
def test_a_hostile_file_ends_no_command_badly(run, tmp_path: Path, file) -> None:
    other = tmp_path / "good.txt"
    other.write_text(SHORT, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / file.name
    path.write_bytes(file.data)
    for name, arguments in commands(path, other).items():
        result = run(*arguments)
        assert result.code in (0, 1, 2), (name, file.about)
        assert "internal error" not in result.err, (name, file.about)
        assert "Traceback" not in result.err, (name, file.about)


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n", "\r\r", "\n\r"])
def test_a_carriage_return_in_what_a_file_says_ends_a_line(end: str) -> None:
    """In JSON and in HTML it is written as an escape, and comes through as it is."""
    said = f"# The bridge{end}{HEAD}{end}It was closed{end}on Monday."
    story = json.dumps({"uri": "x", "type": "text", "version": "1", "headline": "Stones", "body_text": said}).encode()
    page = f"<html><body><article><p>{HEAD}</p><pre>{said}</pre><p>{said}</p></article></body></html>"
    for data, suffix in ((story, ".json"), (page.replace("\r", "&#13;").encode(), ".html")):
        (article,) = read_bytes(data, f"source{suffix}")
        assert "on Monday." in article.text
        assert all(article.text[s.start : s.end] == s.text for s in article.sections)


def test_whether_a_text_is_a_transcript_is_asked_once_for_all_its_sections() -> None:
    text = f"{HEAD}\n\n" + "".join(f"## Part {number}\n\nShip {number} sank.\n\n" for number in range(60))
    (article,) = read_bytes(text.encode(), "source.md")
    talk.cache_clear()
    brief(article, ExtractiveSummarizer())
    assert len(article.sections) > 60
    assert talk.cache_info().misses == 1


def test_an_archive_has_the_same_bytes_whenever_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made = docx("<w:p/>")
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert docx("<w:p/>") == made


def test_hostile_files_come_from_their_seed() -> None:
    assert [f.data for f in hostile_files(3, 30)] == [f.data for f in hostile_files(3, 30)]
    assert [f.data for f in hostile_files(3, 5)] != [f.data for f in hostile_files(4, 5)]


def test_of_a_section_of_thousands_of_sentences_what_was_asked_for_is_printed() -> None:
    streets = ("Mill Lane", "Dock Road", "Ash Street", "Park Row", "Salt Quay")
    before = " ".join(f"The council repaired {n} lamps on {streets[n % 5]} in spring." for n in range(3_000))
    text = f"The council met on Monday to close its books. {before} The books were then kept in Ravensholme for good."
    told = brief(split_article(text), ExtractiveSummarizer(), Settings(require=("Ravensholme",)))
    assert "Ravensholme" in told.sections[0].summary
    assert "Ravensholme" not in brief(split_article(text), ExtractiveSummarizer()).sections[0].summary


def test_headings_with_nothing_below_them_are_told_as_such() -> None:
    headings = "\n\n".join(f"## Part {n} of Lisbon 2019" for n in range(300))
    told = brief(split_markdown(f"# Parts\n\n{headings}\n\nThe ferry stopped on Monday.\n"), ExtractiveSummarizer())
    assert {section.left_out for section in told.sections[:-1]} == {LeftOut.NO_CONTENT}
    assert [section.report.required for section in told.sections[:-1]] == [()] * (len(told.sections) - 1)
    assert told.sections[-1].summary == "The ferry stopped on Monday."
