"""One report per pair: verdicts, measures and findings, and what they are when there is nothing to measure."""

import pytest

from briefer import check
from briefer.facts.mention import Verdict
from briefer.faithfulness.report import Severity

SOURCE = (
    "Russia occupies about 18% of Ukraine. President Volodymyr Zelenskyy met NATO chief Mark Rutte in Brussels.\n"
    "Zelenskyy said air defenses shot down 13 drones. A drone costs 1604 euros."
)


def verdict_on(summary: str, text: str, source: str = SOURCE) -> Verdict:
    return next(m.verdict for m in check(source, summary).mentions if m.mention.text == text)


@pytest.mark.parametrize("figure", ["18%", "18 percent", "eighteen percent", "18 per cent"])
def test_one_figure_has_many_spellings(figure: str) -> None:
    report = check(SOURCE, f"Russia occupies {figure} of Ukraine.")
    assert report.faithful
    assert report.precision == 1.0


def test_a_surname_is_supported_by_the_full_name() -> None:
    assert verdict_on("Zelenskyy met Rutte.", "Rutte") is Verdict.SUPPORTED


def test_a_figure_is_not_supported_by_digits_inside_another() -> None:
    assert verdict_on("A drone costs 160 euros.", "160 euros").is_error


def test_an_altered_figure_is_an_error_with_its_evidence() -> None:
    report = check(SOURCE, "Russia occupies 80% of Ukraine.")
    (error,) = report.errors
    assert error.verdict is Verdict.ALTERED
    assert error.judgement.evidence is not None
    assert SOURCE[slice(*error.judgement.evidence)].startswith("18")
    (finding,) = [f for f in report.findings if f.severity is Severity.ERROR]
    assert finding.rule == "altered-figure"
    assert "80%" in finding.message
    assert "18" in finding.message
    assert finding.mention is not None
    assert report.mentions[finding.mention] is error


def test_an_invented_name_is_an_error() -> None:
    report = check(SOURCE, "Zelenskyy met Mark Rutte in Tashkent.")
    assert [(e.mention.text, e.rule) for e in report.errors] == [("Tashkent", "unsupported-name")]
    assert not report.faithful


def test_precision_counts_mentions_and_recall_counts_required_facts() -> None:
    report = check(SOURCE, "Zelenskyy met Mark Rutte in Tashkent.")
    assert report.precision == pytest.approx(2 / 3)
    assert report.recall == report.survived / len(report.required)
    assert report.survived + len(report.dropped) == len(report.required)


def test_dropped_facts_warn_and_do_not_fail() -> None:
    report = check(SOURCE, "Zelenskyy met Mark Rutte in Brussels.")
    assert report.faithful
    assert "18%" in [m.text for m in report.dropped]
    assert {f.severity for f in report.findings} == {Severity.WARNING}
    assert "dropped-figure" in [f.rule for f in report.findings]


def test_require_adds_what_must_survive() -> None:
    report = check("The bridge is long. " * 40 + "It cost two pounds.", "The bridge is long.", require=["two pounds"])
    assert [m.text for m in report.dropped] == ["two pounds"]


def test_nothing_to_measure_is_none_never_one() -> None:
    report = check("it rained and then it stopped.", "it rained.")
    assert (report.precision, report.recall) == (None, None)
    assert report.faithful
    assert report.findings == ()


def test_a_model_that_says_nothing_does_not_shrink_what_was_required() -> None:
    assert check(SOURCE, "").required
    assert check(SOURCE, "").recall == 0.0
    assert check(SOURCE, "").precision is None


@pytest.mark.parametrize("text", ["", " \n ", "🙂🙂", "مرحبا بالعالم 12", "1" * 400, "António ate 18 %."])
def test_any_text_supports_itself(text: str) -> None:
    assert not check(text, text).errors


@pytest.mark.parametrize(
    ("source", "summary", "languages"),
    [
        pytest.param("बाढ़ में १२५ लोग घायल हुए।", "बाढ़ में १५२ लोग घायल हुए।", ("hi", "hi"), id="hindi"),
        pytest.param(SOURCE, "Rosja zajmuje około 18 procent terytorium Ukrainy.", ("en", "pl"), id="polish summary"),
        pytest.param("Мэр открыл мост в пятницу, сообщили в мэрии.", SOURCE, ("ru", "en"), id="russian source"),
        pytest.param("W wypadku rannych zostało 12 osób.", "12 rannych", ("pl", "pl"), id="as short as its source"),
    ],
)
def test_what_is_not_covered_is_not_checked(source: str, summary: str, languages: tuple[str, str]) -> None:
    report = check(source, summary)
    assert (report.checked, report.faithful, report.precision, report.recall) == (False, None, None, None)
    assert (report.languages.source.code, report.languages.summary.code) == languages
    assert [finding.rule for finding in report.findings] == ["not-checked"]


@pytest.mark.parametrize(
    "summary",
    [
        "A ferry carrying 212 passengers collided with a barge early Tuesday.",
        "New mayor: Ana White",
        "WOODSTOCK ANNIVERSARY LINEUP REVEALED",
        "Zelenskyy, Rutte, Kirillov",
        "18%",
        "40 mg of velasartan",
        "Q. robur leaves held 4.7 mg/kg of lead.",
        "The café in Málaga sold jalapeño crêpes.",
        "",
    ],
)
def test_short_english_is_english(summary: str) -> None:
    report = check(SOURCE, summary)
    assert report.checked
    assert report.faithful is not None


def test_a_sentence_of_the_source_is_supported_by_it() -> None:
    for sentence in ("Russia occupies about 18% of Ukraine.", "A drone costs 1604 euros."):
        assert check(SOURCE, sentence).precision == 1.0


APART = (
    "The mayor of Lyon opened a new bridge on Friday. It rained. Nobody complained. "
    "Officials in Marseille arrested two smugglers at the old harbour."
)


def test_a_weld_of_distant_sentences_is_a_warning() -> None:
    report = check(APART, "The mayor of Lyon opened two smugglers at the old harbour.")
    assert [f.rule for f in report.findings if f.rule == "spliced-sentence"] == ["spliced-sentence"]
    assert report.faithful


@pytest.mark.parametrize(
    "summary",
    [
        "The mayor of Lyon opened a new bridge.",
        "The mayor of Lyon opened a new bridge, and officials in Marseille arrested two smugglers.",
        "A new bridge was opened by the mayor of Lyon while smugglers were caught at the harbour.",
    ],
)
def test_joining_sentences_rightly_is_no_weld(summary: str) -> None:
    assert not check(APART, summary).splices
