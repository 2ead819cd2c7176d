"""Briefs of Markdown and checks of it: what a reader sees is read and judged, what is written is pointed at."""

import json
import re
from pathlib import Path

import pytest
from fakes import FakeSummarizer
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.briefing.brief import Brief, Origin
from briefer.briefing.offsets import written_brief
from briefer.briefing.pipeline import brief
from briefer.briefing.reports.json import brief_record
from briefer.briefing.reports.markdown import brief_markdown
from briefer.briefing.reports.text import brief_text, sections_text
from briefer.briefing.settings import Settings
from briefer.checks.briefs import brief_pairs
from briefer.checks.inputs import FilePair, JudgeOptions
from briefer.io.json import to_json
from briefer.readers import read
from briefer.readers.markdown.article import split_markdown
from briefer.readers.markdown.render import DocBlock, render
from briefer.text.folding import folded

HARBOUR = """\
# The **strike** in the port

The port of [Rotterdam](https://example.org/2019/77 "of 1999") handled **14.2** million containers last year, the
_harbour authority_ said.
Traffic fell by **18**% in the spring because a strike closed two `N3` terminals for *three* weeks. ![78](a-55.png)
The authority expects the volume to recover once the new Maasvlakte terminal opens.

## Jobs at *risk*

> About **3,500** people work at the two terminals
> that were closed by [the strike][1].

| terminal | jobs |
| -------- | ---- |
| Maas     | **2,100** |
| Waal     | 1,400 |

The union said that R&amp;D staff would return to work only under a new contract.

[1]: files/2013.pdf
"""
MARKS = ("**", "](", "[", "`", "|", "_harbour", "&amp;", "!")


def brief_of(text: str, *replies: list[str], **options: object) -> Brief:
    return brief(split_markdown(text), FakeSummarizer(*replies), Settings(**{"short_section": 10, **options}))


def test_the_model_reads_what_a_reader_sees() -> None:
    model = FakeSummarizer()
    brief(split_markdown(HARBOUR), model, Settings(short_section=10))
    texts = [passage.text for passage in model.asked]
    assert "The port of Rotterdam handled 14.2 million containers last year, the harbour authority said." in texts[0]
    assert "About 3,500 people work at the two terminals that were closed by the strike." in texts[1]
    assert "terminal; jobs. Maas; 2,100. Waal; 1,400." in texts[1]
    assert not [mark for text in texts for mark in MARKS if mark in text]


def test_what_is_printed_for_people_has_no_marks() -> None:
    result = brief_of(HARBOUR, short_section=1000)
    assert not [mark for mark in MARKS if mark in brief_text(result, explain=True)]
    assert "18%" in brief_text(result)
    assert "14.2 million containers" in brief_text(result)
    assert not [mark for mark in MARKS if mark in brief_markdown(result).replace("**Key:**", "")]


def test_marks_change_nothing_of_a_brief() -> None:
    plain = (Path(__file__).parents[1] / "seeds" / "zelenskyy-brussels-talks.txt").read_text(encoding="utf-8")
    marked = re.sub(r"(\d+)%", r"**\1**%", plain).replace("European", "*European*")
    marked = re.sub(r"(Ukraine|NATO)", r"[\1](https://example.org/2019/55)", marked)
    models = FakeSummarizer(), FakeSummarizer()
    texts = [
        brief_text(brief(split_markdown(text), model)) for text, model in zip((plain, marked), models, strict=True)
    ]
    assert models[0].asked == models[1].asked
    assert texts[0] == texts[1]


def test_json_points_into_the_file() -> None:
    result = brief_of(HARBOUR, short_section=1000)
    assert result.article.text == HARBOUR
    record = brief_record(result)
    for section in record["sections"]:
        assert section["summary"] == " ".join(sentence["text"] for sentence in section["sentences"])
        for sentence in section["sentences"]:
            assert sentence["text"] == folded(HARBOUR[sentence["start"] : sentence["end"]])
    first = record["sections"][0]
    assert any("**18**% in the spring" in sentence["text"] for sentence in first["sentences"])
    placed = {m["text"]: (first["summary"][m["start"] : m["end"]], m["evidence"]["text"]) for m in first["mentions"]}
    assert placed["18%"] == ("18**%", "18**%")
    assert placed["14.2 million"] == ("14.2** million", "14.2** million")
    required = {fact["text"]: HARBOUR[fact["start"] : fact["end"]] for fact in first["required"]}
    assert required["18%"] == "18**%"


def test_a_sentence_of_the_model_is_judged_by_what_is_seen() -> None:
    said = "Traffic fell by 18% in the spring because a strike closed two N3 terminals."
    first = brief_of(HARBOUR, [said]).sections[0]
    assert said in [sentence.text for sentence in first.sentences]
    lied = "The port of Rotterdam handled 77 million containers last year, the harbour authority said."
    assert lied in [rejected.text for rejected in brief_of(HARBOUR, [lied]).sections[0].rejected]


def test_targets_state_nothing() -> None:
    stated = {m["text"] for section in brief_record(brief_of(HARBOUR))["sections"] for m in section["mentions"]}
    assert not stated & {"2019", "77", "1999", "55", "78", "2013"}


def test_a_section_can_be_chosen() -> None:
    article = split_markdown(HARBOUR)
    result = brief(article, FakeSummarizer(), sections=article.sections[1:])
    assert [section["heading"] for section in brief_record(result)["sections"]] == ["Jobs at risk"]
    assert brief_record(result)["sections"][0]["start"] == article.sections[1].start


def test_the_listing_of_sections_shows_words_and_keeps_offsets() -> None:
    article = split_markdown(HARBOUR)
    listing = sections_text(article, 200)
    assert "The port of Rotterdam handled 14.2 million" in listing
    assert f"{article.sections[1].start}:{article.sections[1].end}" in listing


def test_a_brief_in_json_passes_its_own_check(tmp_path: Path) -> None:
    source = tmp_path / "port.md"
    source.write_text(HARBOUR, encoding="utf-8")
    result = brief(
        read(source), FakeSummarizer(["Traffic fell by 18% in the spring because a strike closed two N3 terminals."])
    )
    (tmp_path / "port.json").write_text(to_json(brief_record(result)), encoding="utf-8")
    for pair, section in zip(brief_pairs(str(tmp_path / "port.json")), result.sections, strict=True):
        report = pair.judged(JudgeOptions()).report
        assert report.faithful
        assert report.source == HARBOUR
        assert [m.mention.text for m in report.mentions] == [m.mention.text for m in section.report.mentions]
        assert report.survived == section.report.survived


@pytest.mark.parametrize(
    ("source", "summary", "faithful"),
    [
        ("a.md: It rose **18**% in May.", "b.txt: It rose 18%.", True),
        ("a.txt: It rose 18% in May.", "b.md: It rose *18*%.", True),
        ("a.md: It cost **$5** million.", "b.md: It cost $**5** million.", True),
        ("a.md: It cost **$5** million.", "b.txt: It cost $6 million.", False),
        ("a.md: _Acme_ Corp fell.", "b.txt: Acme Corp fell.", True),
        ("a.md: See the [report](https://example.org/a/77) of Acme.", "b.txt: Acme has 77 lines.", False),
        ("a.md: See ![it](files/77.png) of Acme.", "b.txt: Acme has 77 lines.", False),
        ("a.md: See [77 lines](files/a.pdf) of Acme.", "b.txt: Acme has 77 lines.", True),
        ("a.md: It sold 10<sup>6</sup> cars.", "b.txt: It sold 106 cars.", False),
        ("a.txt: Sales rose 18%* in **2013.", "b.txt: Sales rose 18%* in **2013.", True),
        ("a.md: Of 5*3*2 stops.", "b.txt: Of 532 stops.", False),
    ],
)
def test_files_are_judged_by_what_a_reader_sees(tmp_path: Path, source: str, summary: str, faithful: bool) -> None:
    paths = []
    for entry in (source, summary):
        name, _, text = entry.partition(": ")
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
        paths.append(str(tmp_path / name))
    assert FilePair(*paths).judged(JudgeOptions()).report.faithful is faithful


def test_a_finding_stands_where_it_is_written(run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nIt rose **18**% [in May](https://example.org/5).\n", encoding="utf-8")
    (tmp_path / "b.md").write_text(
        "Buses:\n\nIt *rose* **80**%.\n<!-- briefer: allow dropped-name -->\n", encoding="utf-8"
    )
    result = run("check", str(tmp_path / "a.md"), str(tmp_path / "b.md"), "--format", "json")
    finding = json.loads(result.out)["findings"][0]
    assert result.code == 1
    assert finding["rule"] == "altered-figure"
    assert (finding["in_summary"]["line"], finding["in_summary"]["column"]) == (3, 13)
    assert (finding["in_source"]["line"], finding["in_source"]["column"]) == (3, 11)


FARES = """\
# Fares

| Year | Fare | Riders |
|------|------|--------|
| 2023 | $5   | 1,200  |
| 2024 | $6   | 1,100  |

The council will meet in June to decide on the fares of the night bus.
"""


def test_a_row_and_the_sentence_behind_it_are_not_read_as_one() -> None:
    section = brief_of(FARES, short_section=1000).sections[0]
    assert "1,100" in [m.mention.text for m in section.report.mentions]
    assert "2024; $6; 1,100. The council will meet" in section.summary
    written = brief_record(brief_of(FARES, short_section=1000))["sections"][0]
    assert "| 2024 | $6 | 1,100 | The council will meet" in written["summary"]


def test_the_table_of_a_page_is_read_as_it_is_seen() -> None:
    pieces = [
        DocBlock("heading", "What *they* cost", level=2),
        DocBlock("row", cells=("Year", "Riders"), opens=True),
        DocBlock("row", cells=("2024", "**1|100**")),
        DocBlock("paragraph", "The council will *meet* in June to decide on 3*4*5 fares."),
    ]
    text, notes = render(pieces)
    result = brief(split_markdown(text, notes=notes), FakeSummarizer(), Settings(short_section=1000))
    assert result.sections[0].summary == (
        "Year; Riders. 2024; **1|100**. The council will *meet* in June to decide on 3*4*5 fares."
    )
    section = brief_record(result)["sections"][0]
    assert section["summary"].startswith("| Year | Riders | | 2024 | **1\\|100** | The council")
    for sentence in section["sentences"]:
        assert sentence["text"] == folded(text[sentence["start"] : sentence["end"]])


def test_nothing_but_pictures_is_no_failure() -> None:
    result = brief_of("# Pictures\n\n![12 ships](a.png)\n\n## More\n\n![](b.png)\n")
    assert not [sentence for section in result.sections for sentence in section.sentences]
    assert brief_record(result)["sections"]


_WORDS = (
    "**18**% *Acme* [Oslo](https://a.b/7) `N3` &amp; \\* ~~$5m~~ rose by in the **a b** May. **Buses.** <br> "
    "![x](y) 3 {#a-9}"
)
_TABLES = ("\n\n| a | **4** |\n|---|---|\n| 5 | c |\n\n", "\n\na | b\n-|-\n*c* | 7\n\n")
_BLOCKS = ("$*6* million.", "said\n> so.", "\n\n", *_TABLES)


@given(st.lists(st.sampled_from([*_WORDS.split(), *_BLOCKS]), min_size=3, max_size=40).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_the_brief_in_the_file_says_the_same(text: str) -> None:
    result = brief_of(f"# Head\n\nIt said so. {text}", short_section=1000)
    written = written_brief(result)
    for before, after in zip(result.sections, written.sections, strict=True):
        assert after.summary == " ".join(sentence.text for sentence in after.sentences)
        quoted = [sentence for sentence in after.sentences if sentence.origin is Origin.QUOTED]
        assert [s.text for s in quoted] == [folded(s.span.of(result.article.text)) for s in quoted]
        assert (after.report.source, after.report.summary) == (
            after.section.scope.of(result.article.text),
            after.summary,
        )
        for seen, placed in zip(before.report.mentions, after.report.mentions, strict=True):
            words = after.summary[placed.mention.start : placed.mention.end]
            assert (words[0], words[-1]) == (seen.mention.text[0], seen.mention.text[-1])
            evidence, place = seen.judgement.evidence, placed.judgement.evidence
            if evidence and place:
                told, written_there = before.report.source[slice(*evidence)], after.report.source[slice(*place)]
                assert (told[0], told[-1]) == (written_there[0], written_there[-1])
