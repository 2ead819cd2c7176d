"""What people read: literal output for a small brief and a small report."""

import json

import pytest
from builders import article_of
from fakes import FakeSummarizer

from briefer.briefing.brief import Brief, LeftOut
from briefer.briefing.pipeline import brief
from briefer.briefing.reports.digest import brief_verdict
from briefer.briefing.reports.json import brief_record, sections_record
from briefer.briefing.reports.markdown import brief_markdown
from briefer.briefing.reports.text import brief_text, sections_text
from briefer.facts.display import fact_text
from briefer.facts.document import FactIndex
from briefer.faithfulness.check import check
from briefer.faithfulness.records import check_record
from briefer.io.json import to_json, to_jsonl
from briefer.readers.markdown.article import split_markdown

STRIKE = """
Traffic in the port of Rotterdam fell by 18% in the spring because a strike closed two terminals for three weeks.
The authority expects the volume to recover once the new Maasvlakte terminal opens.
Shipping lines moved part of their cargo to Antwerp while the strike lasted, and some of it will stay there.
# Jobs_at risk
About 3,500 people work at the two terminals that were closed by the strike of the spring.
The union FNV said that its members would return to work only under a new contract.
A spokesman called the demand of the union reasonable but costly, and did not say what it would cost the port.
Nobody at the port would say on Friday how long the talks may last or when the next round is due.
"""


def strike() -> Brief:
    return brief(
        article_of(STRIKE, title="Port *stalls*", credits=("Reporting by a news agency.",)),
        FakeSummarizer(
            ["Traffic in the port of Rotterdam fell by 18% in the spring."],
            [
                "About 8,500 people work at the terminals in Hamburg.",
                "The union FNV said that its members would return to work only under a new contract.",
            ],
        ),
    )


def test_text_puts_the_overview_first_and_the_verdict_last() -> None:
    assert (
        brief_text(strike(), width=72)
        == """\
Port *stalls*
=============

Traffic in the port of Rotterdam fell by 18% in the spring.

Jobs_at risk
------------
About 3,500 people work at the two terminals that were closed by the
strike of the spring. The union FNV said that its members would return
to work only under a new contract.

Reporting by a news agency.

No unsupported name or figure (5 checked); 3 of 3 required facts kept;
sentences: 2 generated, 1 quoted.
"""
    )


def test_explain_tells_where_sentences_come_from_and_what_was_rejected() -> None:
    text = brief_text(strike(), explain=True, width=72)
    assert "+ generated: The union FNV said that its members" in text
    assert "- rejected: About 8,500 people work at the terminals in Hamburg." in text
    assert "error altered-figure: 8,500" in text
    assert "error unsupported-name: Hamburg" in text


def test_text_is_no_wider_than_asked() -> None:
    for width in (40, 80):
        assert max(len(line) for line in brief_text(strike(), explain=True, width=width).splitlines()) <= width


def test_markdown_escapes_what_would_be_markup() -> None:
    text = brief_markdown(strike())
    assert text.startswith("# Port \\*stalls\\*\n\nTraffic in the port")
    assert "## Jobs\\_at risk\n" in text
    assert text.endswith("quoted.\n")


def test_json_offsets_are_into_the_article() -> None:
    result = strike()
    record = brief_record(result)
    assert json.loads(json.dumps(record)) == record
    text = result.article.text
    second = record["sections"][1]
    assert text[second["start"] : second["end"]].startswith("About 3,500")
    for part in [*second["required"], *(m["evidence"] for m in second["mentions"] if m["evidence"])]:
        assert text[part["start"] : part["end"]] == part["text"]
    assert record["sections"][1]["rejected"][0]["findings"][0]["rule"] == "altered-figure"
    assert record["faithfulness"]["precision"] == 1.0
    assert record["source"] is None


def test_of_a_front_matter_briefs_print_the_credits_and_records_keep_the_rest() -> None:
    article = split_markdown("---\ntitle: Costs\nauthor: Jane Doe\nlayout: post\n---\nThe trial cost 5 euros.\n")
    made = brief(article, FakeSummarizer())
    for text in (brief_text(made), brief_markdown(made)):
        assert "author: Jane Doe" in text
        assert "layout" not in text
    for record in (brief_record(made), sections_record(article)):
        assert (record["credits"], record["front_matter"]) == (["author: Jane Doe"], ["layout: post"])
    assert sections_text(article).splitlines()[-2:] == ["credit: author: Jane Doe", "front matter: layout: post"]


def test_check_json_has_the_fields_of_the_contract() -> None:
    record = check_record(check("Sales rose 18%.", "Sales rose 80%."), id=3)
    assert list(record) == [
        *("schema", "id", "source", "summary", "faithful", "precision", "recall", "mentions", "dropped", "findings"),
        *("checked", "language"),
    ]
    (mention,) = record["mentions"]
    assert mention["kind"] == "figure"
    assert mention["type"] == "percent"
    assert mention["value"] == "80"
    assert mention["verdict"] == "altered"
    assert mention["evidence"]["text"].startswith("18%")
    error, lost = record["findings"]
    assert (error["severity"], error["mention"], error["dropped"]) == ("error", 0, None)
    assert (lost["rule"], lost["severity"], lost["mention"], lost["dropped"]) == ("dropped-figure", "warning", None, 0)


def test_sections_text_shows_a_line_a_section() -> None:
    lines = sections_text(article_of(STRIKE, title="Port stalls")).splitlines()
    assert lines[0] == "title: Port stalls"
    assert "(no heading)" in lines[1]
    assert "Jobs_at risk | About 3,500 people" in lines[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It paid between $200 million and $350 million.", "$200 million–$350 million", id="between sums"),
        pytest.param("Between 200 and 350 people came.", "200–350 people", id="between counts"),
        pytest.param("It cost $20 to $30.", "$20–$30", id="to"),
        pytest.param("Some 200–350 people came.", "some 200–350 people", id="a dash already"),
        pytest.param("It ran for two and a half miles.", "two and a half miles", id="an and inside one number"),
        pytest.param("Russia occupies nearly 18% of it.", "nearly 18%", id="the source's own hedge"),
        pytest.param("Just\nover 3,500 people work there.", "just over 3,500 people", id="a hedge of two words"),
        pytest.param("It lasted for a nearly three-year war.", "nearly three-year war", id="hedge and noun"),
        pytest.param("It sank with debts exceeding $3 billion.", "more than $3 billion", id="a verb that bounds"),
        pytest.param("Up to 40 homes burned.", "up to 40 homes", id="at most"),
        pytest.param("It holds 18% or more.", "at least 18%", id="a bound behind the figure"),
        pytest.param("It holds about 18% or more.", "at least 18%", id="the hedge before is not the bound"),
        pytest.param("It has 50+ dogs.", "50+ dogs", id="the sign says it"),
        pytest.param("It shot down 13 drones.", "13 drones", id="exact"),
    ],
)
def test_a_figure_is_shown_with_its_bounds(text: str, expected: str) -> None:
    (figure,) = FactIndex.of(text).figures
    assert fact_text(figure, text) == expected


LONE = """
# Damage
The storm closed two ports in Denmark on Monday.
It cost between $200 million and $350 million.
"""


def test_nothing_is_printed_twice_and_a_headed_section_stays_whole() -> None:
    result = brief(article_of(LONE, title="Storm"), FakeSummarizer())
    said = "The storm closed two ports in Denmark on Monday. It cost between $200 million\nand $350 million.\n"
    assert brief_text(result).startswith(f"Storm\n=====\n\nDamage\n------\n{said}")
    assert brief_text(result, only_overview=True) == f"Storm\n=====\n\n{said}"
    assert brief_markdown(result).count("The storm closed two ports") == 1


def test_a_lead_without_a_heading_moves_to_the_overview() -> None:
    text = brief_text(strike())
    assert text.count("Traffic in the port of Rotterdam fell by 18%") == 1
    assert text.count("About 3,500 people work") == 1


def long_sentence(words: int) -> str:
    return (
        "The council " + ", ".join(f"rebuilt pier {n}" for n in range(2, 2 + (words - 6) // 3)) + " and left it there."
    )


def test_a_section_of_one_long_sentence_is_left_out_and_told() -> None:
    result = brief(article_of(f"# Results\n{long_sentence(150)}\n# Outlook\nSales may rise."), FakeSummarizer())
    assert result.sections[0].left_out is LeftOut.LENGTH
    assert "Left out for the brief's length: Results." in brief_text(result)


def test_what_is_too_long_for_a_sentence_is_named() -> None:
    result = brief(article_of(f"# Results\n{long_sentence(250)}\n# Outlook\nSales may soon rise."), FakeSummarizer())
    assert "Left out, for no sentence of it is short enough to quote: Results." in brief_text(result)
    assert "*Left out, for no sentence of it is short enough to quote: Results.*" in brief_markdown(result)
    assert "# Results" not in brief_markdown(result)


def test_code_is_no_sentence_that_is_too_long() -> None:
    result = brief(
        split_markdown("# Report\n\n## Code\n\n```\nx = 18\n```\n\n## Outlook\n\nSales may rise.\n"), FakeSummarizer()
    )
    assert "Left out, for it holds no sentence: Code." in brief_text(result)


def test_an_empty_section_is_neither_printed_nor_named_unless_there_is_nothing_else() -> None:
    result = brief(article_of("# Results\n# Outlook\nSales may rise."), FakeSummarizer())
    assert brief_text(result).startswith("Brief\n=====\n\nOutlook\n-------\nSales may rise.\n")
    assert "Results" not in brief_text(result) + brief_markdown(result)
    nothing = brief(article_of("# Results\n"), FakeSummarizer())
    assert "Results\n-------\n(nothing to summarize)\n" in brief_text(nothing)
    assert "# Results\n\n*(nothing to summarize)*\n\n" in brief_markdown(nothing)
    assert result.sections[0].key == ()


def test_the_verdict_says_when_nothing_was_required() -> None:
    result = brief(article_of("Sales may rise."), FakeSummarizer())
    assert brief_verdict(result) == "Nothing to check: no name and no figure; no required fact; sentences: 1 quoted."


def test_json_is_json_or_an_error() -> None:
    for write in (to_json, to_jsonl):
        with pytest.raises(ValueError, match="not JSON compliant"):
            write({"id": float("nan")})
