"""Long and odd inputs: nothing is lost, and work grows with the text, not with its square."""

import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import briefer
from briefer.briefing.passages import section_sentences, split_section
from briefer.briefing.pipeline import brief
from briefer.documents.article import Article
from briefer.errors import InputError
from briefer.models.base import Passage
from briefer.models.extractive import ExtractiveSummarizer
from briefer.readers import read_text
from briefer.readers.plain.document_features import DocumentFeatures
from briefer.readers.plain.headings import heading_indexes

PARAGRAPH = (
    "In {0} the harbour of Bergen was rebuilt at a cost of ${1} million. About {2}% of its visitors came by ferry, and "
    "the council said that the work had taken seven months."
)


def book(chapters: int, paragraphs: int) -> str:
    lines = ["A history of harbours"]
    for c in range(1, chapters + 1):
        lines.append(f"{c}.{1} The years from {1800 + c}")
        lines += [PARAGRAPH.format(1800 + c, 3 + p, 10 + p) for p in range(paragraphs)]
    return "\n\n".join(lines)


def fits_words(limit: int) -> Callable[[Passage], bool]:
    return lambda passage: len(passage.text.split()) <= limit


def test_a_book_is_split_along_its_chapters() -> None:
    article = read_text(book(300, 3))
    assert article.title == "A history of harbours"
    assert [section.heading for section in article.sections] == [
        f"{c}.1 The years from {1800 + c}" for c in range(1, 301)
    ]


def test_a_section_longer_than_the_window_loses_no_sentence() -> None:
    article = read_text(book(1, 400))
    section = article.sections[-1]
    sentences = section_sentences(article, section)
    parts, too_long = split_section(article, section, sentences, fits_words(90))
    assert too_long == ()
    assert tuple(itertools.chain.from_iterable(part.sentences for part in parts)) == sentences
    assert all(len(part.passage.text.split()) <= 90 for part in parts)
    ends = {paragraph.end for paragraph in section.paragraphs}
    assert all(part.sentences[-1].end in ends for part in parts)


def test_a_sentence_longer_than_the_window_is_named_and_the_rest_is_read() -> None:
    giant = "The list names " + ", ".join(f"town {n}" for n in range(300)) + "."
    article = read_text(f"{PARAGRAPH.format(1901, 3, 10)} {giant} {PARAGRAPH.format(1902, 4, 11)}")
    (section,) = article.sections
    parts, too_long = split_section(article, section, section_sentences(article, section), fits_words(80))
    assert [span.of(article.text) for span in too_long] == [giant]
    assert sum(len(part.sentences) for part in parts) == 4


def test_questions_to_the_model_grow_with_the_sentences_and_not_faster() -> None:
    def asked(paragraphs: int) -> int:
        article = read_text(book(1, paragraphs))
        words = itertools.count()
        fits = fits_words(90)

        def counted(passage: Passage) -> bool:
            for _ in range(len(passage.text.split())):
                next(words)
            return fits(passage)

        section = article.sections[-1]
        split_section(article, section, section_sentences(article, section), counted)
        return next(words)

    assert asked(400) < 5 * asked(100)


def test_facts_of_a_long_section_survive_or_are_told() -> None:
    article = read_text(book(1, 60) + "\n\nOnly 18% of the piers, the auditors wrote, were still of wood.")
    section = brief(article, ExtractiveSummarizer()).sections[-1]
    assert section.report.survived
    assert all(fact.survived or fact.reason for fact in section.report.required)


def _lines_of(article: Article) -> int:
    return sum(len(section.paragraphs) + (section.heading is not None) for section in article.sections)


@pytest.mark.parametrize(
    ("phenomenon", "text", "lines"),
    [
        ("one line of a megabyte", PARAGRAPH.format(1901, 3, 10) + " " + "The rain fell. " * 70_000, 1),
        ("a hundred thousand blank lines", PARAGRAPH + "\n" * 100_000 + PARAGRAPH, 2),
        ("twenty thousand short lines", "The old bridge\n" * 20_000, 20_000),
        ("twenty thousand numbers", "".join(f"{n % 999}. Item\n" for n in range(20_000)), 20_000),
        ("no space at all", "x" * 1_000_000, 1),
    ],
)
def test_odd_shapes_are_read_whole(phenomenon: str, text: str, lines: int) -> None:
    article = read_text(text)
    assert _lines_of(article) + (article.title is not None) == lines


def test_headings_by_the_thousand() -> None:
    text = "\n".join(f"The road to street {n}\n{PARAGRAPH.format(1900, 3, 10)}" for n in range(3_000))
    article = read_text(text)
    assert sum(section.heading is not None for section in article.sections) >= 2_998


def test_each_run_and_series_is_looked_at_once() -> None:
    # A run of n short lines costs n steps, whatever its length: each block knows where its run starts and ends.
    from briefer.readers.plain.blocks import blocks_of

    blocks = blocks_of("\n".join(f"{n}. Night bus" for n in range(1, 999)))
    setting = DocumentFeatures.of(blocks)
    assert set(setting.runs) == {(0, 998)}
    assert setting.series[500] is not None
    assert heading_indexes(blocks) == set()


LONG = "It rained on 5 days. " * 100_000
TOO_LONG = r"2,(099,999|100,000) characters are too many for an article \(most: 2,000,000\); split it"


@pytest.mark.parametrize("side", ["text", "file", "article"])
def test_the_library_refuses_what_is_too_long(side: str, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(LONG, encoding="utf-8")
    given = {"text": LONG, "file": path, "article": Article(None, LONG, ())}[side]
    with pytest.raises(InputError, match=TOO_LONG):
        briefer.summarize(given)
    with pytest.raises(InputError, match=TOO_LONG):
        briefer.check(given, "It rained.")
    with pytest.raises(InputError, match=TOO_LONG):
        briefer.check("It rained on 5 days.", given)


def test_a_pair_that_is_too_long_stops_no_other_though_it_is_the_first(tmp_path: Path, run) -> None:
    path = tmp_path / "pairs.jsonl"
    rows = [{"id": 1, "source": LONG, "summary": "It rained."}, {"id": 2, "source": "5 days.", "summary": "6 days."}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = run("check", "--pairs", path, "--format", "jsonl")
    assert done.code == 2
    records = [json.loads(line) for line in done.out.splitlines() if line.startswith("{")]
    assert (records[-1]["id"], records[-1]["faithful"]) == (2, False)
    assert re.search(TOO_LONG, done.err + done.out)
