"""The pipeline with a model whose every word is known: what is printed, what is refused, what is quoted."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from builders import article_of
from fakes import FakeSummarizer
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.briefing.brief import Brief, Origin, Reason
from briefer.briefing.pipeline import brief
from briefer.briefing.settings import Settings
from briefer.faithfulness.check import check
from briefer.models.base import Candidate, Passage
from briefer.text.folding import folded

HARBOUR = """
The port of Rotterdam handled 14.2 million containers last year, the harbour authority said on Monday.
Traffic fell by 18% in the spring because a strike closed two terminals for three weeks.
The authority expects the volume to recover once the new Maasvlakte terminal opens.
Shipping lines moved part of their cargo to Antwerp while the strike lasted.
# Jobs at risk
About 3,500 people work at the two terminals that were closed by the strike.
The union FNV said that its members would return to work only under a new contract.
A spokesman for the authority, Pieter de Vries, called the demand reasonable but costly.
Talks between the union and the employers are to resume in Utrecht next week.
"""


def summary_of(*replies: list[str], **options: object) -> Brief:
    return brief(article_of(HARBOUR), FakeSummarizer(*replies), Settings(**options))


def origins(result: Brief, section: int = 0) -> list[tuple[Origin, Reason | None]]:
    return [(sentence.origin, sentence.reason) for sentence in result.sections[section].sentences]


def test_supported_sentences_are_printed_as_the_model_wrote_them() -> None:
    result = summary_of(["Traffic fell by 18% in the spring because a strike closed two terminals."])
    first = result.sections[0].sentences
    assert "Traffic fell by 18% in the spring because a strike closed two terminals." in [s.text for s in first]
    assert Origin.GENERATED in [s.origin for s in first]
    assert result.faithful


@pytest.mark.parametrize(
    "lie",
    [
        pytest.param(
            "Traffic fell in Hamburg in the spring because a strike closed two terminals.", id="invented name"
        ),
        pytest.param("Traffic fell by 18% in the spring", id="no sentence"),
        pytest.param(
            "The authority expects the volume to recover once the new Maasvlakte terminal says.", id="another's verb"
        ),
        pytest.param("The authority expects the volume to recover once the new Maasvlakte terminal has.", id="no verb"),
        pytest.param("Traffic fell by 18% in the spring | |.", id="row of a table"),
        pytest.param("Purple elephants sing loudly under seven moons beyond the silent garden wall.", id="nonsense"),
    ],
)
def test_what_the_section_does_not_support_is_refused_and_quoted_instead(lie: str) -> None:
    result = summary_of([lie])
    section = result.sections[0]
    assert lie not in [sentence.text for sentence in section.sentences]
    assert lie in [rejected.text for rejected in section.rejected]
    assert all(rejected.findings for rejected in section.rejected)
    assert all(sentence.origin is Origin.QUOTED for sentence in section.sentences)
    assert section.sentences
    assert result.faithful


def test_an_altered_figure_between_copied_words_is_set_right() -> None:
    lie = "Traffic fell by 80% in the spring because a strike closed two terminals."
    section = summary_of([lie]).sections[0]
    repaired = [s.text for s in section.sentences if s.origin is Origin.REPAIRED]
    assert repaired == ["Traffic fell by 18% in the spring because a strike closed two terminals."]
    assert [(r.text, [f.rule for f in r.findings]) for r in section.rejected] == [(lie, ["altered-figure"])]


@pytest.mark.parametrize(
    ("clipped", "whole", "origin"),
    [
        pytest.param(
            "By 18% in the spring because a strike closed two terminals for three weeks.",
            "Traffic fell by 18% in the spring because a strike closed two terminals for three weeks.",
            Origin.QUOTED,
            id="start",
        ),
        pytest.param(
            "The authority expects the volume to recover once the new.",
            "The authority expects the volume to recover once the new Maasvlakte terminal opens.",
            Origin.QUOTED,
            id="end",
        ),
        pytest.param(
            "Traffic fell by 18% in the new Maasvlakte terminal opens.",
            "Traffic fell by 18% in the spring because a strike closed two terminals for three weeks.",
            Origin.QUOTED,
            id="splice",
        ),
        pytest.param(
            "Traffic fell by 18% because a strike closed two terminals, officials told Le Monde.",
            "Traffic fell by 18% because a strike closed two terminals.",
            Origin.REPAIRED,
            id="invented clause at the end",
        ),
        pytest.param(
            "In Hamburg, traffic fell by 18% because a strike closed two terminals.",
            "Traffic fell by 18% because a strike closed two terminals.",
            Origin.REPAIRED,
            id="invented clause at the start",
        ),
    ],
)
def test_what_is_wrong_with_a_sentence_is_mended_when_the_source_leaves_no_doubt(
    clipped: str, whole: str, origin: Origin
) -> None:
    section = summary_of([clipped]).sections[0]
    assert (whole, origin) in [(s.text, s.origin) for s in section.sentences]


def test_a_supported_candidate_wins_over_a_likelier_one_that_lies() -> None:
    lie = "Traffic fell by 80% in the spring because a strike closed two terminals."
    truth = "Traffic fell by 18% in the spring because a strike closed two terminals."
    section = summary_of([lie, truth]).sections[0]
    assert truth in section.summary
    assert [rejected.text for rejected in section.rejected] == [lie]


def test_of_supported_candidates_the_one_that_keeps_more_required_facts_wins() -> None:
    bare = "Shipping lines moved part of their cargo to Antwerp while the strike lasted."
    rich = "Traffic fell by 18% in the spring because a strike closed two terminals."
    sentences = [s.text for s in summary_of([bare, rich]).sections[0].sentences if s.origin is Origin.GENERATED]
    assert rich in sentences
    assert sentences == [rich] or len(sentences) > 1  # the other one only for what it states


def test_a_required_fact_that_no_candidate_carries_is_quoted() -> None:
    result = summary_of(["Shipping lines moved part of their cargo to Antwerp while the strike lasted."])
    quoted = [s for s in result.sections[0].sentences if s.reason is Reason.REQUIRED_FACT]
    assert any("18%" in sentence.text for sentence in quoted)
    assert "18%" not in [m.text for m in result.sections[0].report.dropped]


def test_quotes_equal_their_slice_of_the_source() -> None:
    article = article_of(HARBOUR)
    result = brief(article, FakeSummarizer())
    quotes = [s for section in result.sections for s in section.sentences if s.origin is Origin.QUOTED]
    assert quotes
    for quote in quotes:
        assert quote.span is not None
        assert quote.text == folded(quote.span.of(article.text))


def test_sentences_stand_in_the_order_of_the_source() -> None:
    result = summary_of(["Shipping lines moved part of their cargo to Antwerp while the strike lasted."])
    texts = [s.text for s in result.sections[0].sentences]
    assert texts[-1].startswith("Shipping lines")


def test_a_sentence_printed_in_one_section_is_not_printed_in_the_next() -> None:
    line = "Nobody was hurt when pickets closed the gates of the harbour for a night."
    twice = HARBOUR.replace("# Jobs", f"{line}\n# Jobs") + line
    result = brief(article_of(twice), FakeSummarizer([line], [line]))
    assert all(line in section.section.text for section in result.sections)
    assert [s.text for section in result.sections for s in section.sentences].count(line) == 1


def test_a_sentence_refused_for_its_form_does_not_bar_its_source_sentence() -> None:
    text = HARBOUR.replace("Traffic fell by 18% in the spring", "It fell by 18% in the spring")
    line = "It fell by 18% in the spring because a strike closed two terminals for three weeks."
    section = brief(article_of(text), FakeSummarizer([line]), Settings(budget=0.8)).sections[0]
    assert line in [rejected.text for rejected in section.rejected]
    assert (line, Origin.QUOTED) in [(s.text, s.origin) for s in section.sentences]


def test_a_required_fact_displaces_a_sentence_that_carries_none() -> None:
    filler = "Shipping lines moved part of their cargo to Antwerp while the strike lasted."
    section = summary_of([filler], max_sentences=1).sections[0]
    assert len(section.sentences) == 1
    assert filler not in section.summary
    assert any(fact.survived for fact in section.report.required)


def test_settings_tune_how_much_is_required() -> None:
    assert [len(s.report.required) for s in summary_of([], [], most_required=1).sections] == [1, 1]
    none = summary_of([], [], most_required=0, require=("14.2",))
    assert [[fact.mention.text for fact in s.report.required] for s in none.sections] == [["14.2 million"], []]


def test_what_is_no_content_requires_nothing() -> None:
    article = article_of("The harbour works well this year, and nobody complains about it in the town.")
    (section,) = article.sections
    text = article.text + "\nrevenue 99% $5m"
    coded = replace(article, text=text, sections=(replace(section, end=len(text), text=text),))
    assert brief(coded, FakeSummarizer()).sections[0].report.required == ()


def test_a_short_section_is_quoted_whole_and_says_so() -> None:
    result = brief(article_of("Rain fell on Oslo. It lasted 2 days."), FakeSummarizer())
    assert result.sections[0].summary == "Rain fell on Oslo. It lasted 2 days."
    assert origins(result) == [(Origin.QUOTED, Reason.SECTION_SHORT)] * 2


def test_max_sentences_holds_and_what_it_costs_is_told() -> None:
    figures = (
        "\n# Figures\nThe port paid $4.5m in fines.\nThe city paid £2m in damages.\nIt has 350 cranes.\n"
        + "It works. " * 40
    )
    result = brief(article_of(HARBOUR + figures), FakeSummarizer(), Settings(max_sentences=1))
    assert [len(section.sentences) for section in result.sections] == [1, 1, 1]
    lost = [m for section in result.sections for m in section.report.dropped]
    told = [f for section in result.sections for f in section.findings if f.rule.startswith("dropped-")]
    assert len(told) == len(lost) > 0


def test_the_summary_stays_within_its_budget() -> None:
    result = summary_of([], [], budget=0.4)
    words = sum(len(section.summary.split()) for section in result.sections)
    assert 0 < words <= 0.4 * sum(len(section.section.text.split()) for section in result.sections)


def test_a_long_section_is_read_in_parts_of_whole_sentences() -> None:
    model = FakeSummarizer(window=200)
    article = article_of(HARBOUR)
    brief(article, model)
    read = " ".join(passage.text for passage in model.asked)
    assert len(model.asked) > 2
    assert all(passage.text.endswith(".") for passage in model.asked)
    for section in article.sections:
        assert folded(section.text) in read


def test_a_sentence_too_long_for_the_model_is_told_not_cut() -> None:
    monster = "Word " + "word " * 600 + "ends here."
    result = brief(
        article_of(f"Rain fell on Oslo on Friday, and it did not stop. {monster}"), FakeSummarizer(window=300)
    )
    assert [f.rule for f in result.sections[0].findings if f.rule == "unread-text"] == ["unread-text"]


def test_a_section_with_more_parts_than_the_model_may_read_says_so() -> None:
    text = " ".join(f"The committee met for the {n}th time and discussed the harbour plan again." for n in range(4, 60))
    model = FakeSummarizer(window=200)
    result = brief(article_of(text), model, Settings(most_parts=3))
    assert len(model.asked) == 3
    assert any(f.rule == "unread-text" for f in result.sections[0].findings)


def test_only_the_chosen_sections_are_summarized() -> None:
    article = article_of(HARBOUR)
    result = brief(article, FakeSummarizer(), sections=article.sections[1:])
    assert [s.section.heading for s in result.sections] == ["Jobs at risk"]


def test_progress_ends_at_the_number_of_sections() -> None:
    told: list[tuple[int, int]] = []
    brief(article_of(HARBOUR), FakeSummarizer(), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


class Counting(FakeSummarizer):
    """Remembers how much it was asked at once."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[int] = []

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        self.sizes.append(len(passages))
        return super().candidates(passages)


def test_a_long_article_is_made_in_groups_of_sections() -> None:
    lead = HARBOUR.partition("#")[0]
    article = article_of("\n".join(f"# Year {1900 + k}{lead}" for k in range(40)))
    summarizer = Counting()
    told: list[tuple[int, int]] = []
    result = brief(article, summarizer, progress=lambda done, total: told.append((done, total)))
    assert [section.section for section in result.sections] == list(article.sections)
    assert sum(summarizer.sizes) == 40
    assert max(summarizer.sizes) <= 16
    assert told == [(16, 40), (32, 40), (40, 40)]


words = st.sampled_from(
    "Rotterdam Antwerp Hamburg Pieter de Vries FNV the a strike closed terminals 18% 80% 3,500 14.2 million Monday . , "
    'traffic fell " “ and of by in Maria Utrecht $5bn two'.split()
)
babble = st.lists(words, min_size=1, max_size=40).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(babble, max_size=3), min_size=2, max_size=2))
def test_whatever_the_model_says_the_brief_holds(replies: list[list[str]]) -> None:
    article = article_of(HARBOUR)
    result = brief(article, FakeSummarizer(*replies))
    assert result.faithful
    for section in result.sections:
        assert section.sentences
        assert check(section.section.scope.of(article.text), section.summary).faithful
        for sentence in section.sentences:
            if sentence.origin is Origin.QUOTED:
                assert sentence.span is not None
                assert sentence.text == folded(sentence.span.of(article.text))


def test_a_required_fact_is_quoted_from_a_sentence_that_says_who_speaks() -> None:
    text = """
    "Lorries of 44 tonnes may make it fall."
    Engineers of the council wrote that a lorry of 44 tonnes is too heavy for the bridge.
    Nobody knows yet who is going to pay for another bridge, or when it can be built where the old one stands.
    Shops on the other bank have asked for a ferry, which would take much longer than the way around by the motorway.
    """
    said = FakeSummarizer(["Shops on the other bank have asked for a ferry."])
    (section,) = brief(article_of(text), said, Settings(budget=0.6, require=("44 tonnes",))).sections
    assert [s.text for s in section.sentences if "44" in s.text] == [
        "Engineers of the council wrote that a lorry of 44 tonnes is too heavy for the bridge."
    ]
