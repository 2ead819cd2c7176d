"""What a team makes of findings: levels, names that are never findings, thresholds at their edge."""

import pytest

from briefer.checks.inputs import TextPair
from briefer.checks.outcome import CheckedPair, Totals
from briefer.checks.pairs import Pair
from briefer.checks.policy import Level, Policy, name_key
from briefer.checks.run import Run
from briefer.errors import ConfigError

SOURCE = (
    "Sales at Toyota rose 18% in May, the maker said. Toyota sold 500 cars in Osaka. It paid $3bn for a plant. "
    "The plant will open next spring beside the old harbour, where ships from many ports have called for a century. "
    "Officials hope that it will bring work to the town, which has lost people since its mill was closed and sold."
)
# Four figures and names, one of them altered; one of two required facts is kept.
SUMMARY = "Sales at Toyota rose 80% in May. It paid $3bn."


def checked(policy: Policy, summary: str = SUMMARY, source: str = SOURCE) -> CheckedPair:
    (outcome,) = Run(policy=policy).outcomes([TextPair(Pair("a", source, summary))])
    assert isinstance(outcome, CheckedPair)
    return outcome


def rules(pair: CheckedPair) -> list[tuple[str, str]]:
    return [(found.finding.rule, str(found.finding.severity)) for found in pair.findings if found.in_summary]


def test_the_default_is_the_contract() -> None:
    pair = checked(Policy())
    assert rules(pair) == [("altered-figure", "error")]
    assert not pair.passed
    assert pair.report.precision == 0.75


@pytest.mark.parametrize(
    ("level", "left", "passed"),
    [
        (Level.ERROR, [("altered-figure", "error")], False),
        (Level.WARNING, [("altered-figure", "warning")], True),
        (Level.OFF, [], True),
    ],
)
def test_a_level_decides(level: Level, left: list[tuple[str, str]], passed: bool) -> None:
    pair = checked(Policy(levels={"altered-figure": level}))
    assert (rules(pair), pair.passed) == (left, passed)


def test_a_lost_fact_may_be_an_error() -> None:
    pair = checked(Policy(levels={"dropped-figure": Level.ERROR}), "Toyota sold 500 cars.")
    assert not pair.passed


@pytest.mark.parametrize(
    ("least", "passes"), [(0.0, True), (0.74, True), (0.75, True), (0.7500001, False), (1.0, False)]
)
def test_precision_at_its_edge(least: float, passes: bool) -> None:
    pair = checked(Policy({"altered-figure": Level.WARNING}, min_precision=least))
    assert pair.passed == passes
    assert bool(pair.missed) == (not passes)


def test_a_missed_threshold_says_what_was_counted() -> None:
    pair = checked(Policy({"altered-figure": Level.WARNING}, min_precision=0.9))
    assert pair.missed == ("precision 0.75 is below 0.9: 3 of 4 names and figures are supported",)


def test_recall_at_its_edge() -> None:
    recall = checked(Policy()).report.recall
    assert recall is not None
    lenient = {"altered-figure": Level.WARNING}
    assert checked(Policy(lenient, min_recall=recall)).passed
    assert not checked(Policy(lenient, min_recall=recall + 1e-9)).passed


def test_nothing_to_measure_misses_no_threshold() -> None:
    pair = checked(Policy(min_precision=1.0, min_recall=1.0), "It was so.", "It was so.")
    assert (pair.report.precision, pair.report.recall, pair.missed) == (None, None, ())


def test_what_is_off_or_ignored_counts_as_sound() -> None:
    assert checked(Policy({"altered-figure": Level.OFF}, min_precision=1.0)).passed
    summary = "The Daily Brief says Toyota paid $3bn."
    assert not checked(Policy(), summary).passed
    assert checked(Policy(ignore_names=frozenset([name_key("daily  BRIEF")]), min_precision=1.0), summary).passed


def test_an_ignored_name_is_not_dropped_either() -> None:
    texts = "A plant will be built in Ohio.", "Toyota will build a plant in Ohio. Toyota gave no date."
    assert [found.finding.rule for found in checked(Policy(), *texts).findings] == ["dropped-name"]
    assert not checked(Policy(ignore_names=frozenset([name_key("TOYOTA")])), *texts).findings


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Policy(min_precision=1.5), "min_precision is 1.5"),
        (lambda: Policy(min_recall=-0.1), "min_recall is -0.1"),
        (lambda: Policy(min_recall=float("nan")), "min_recall is nan"),
        (lambda: Policy({"altered": Level.OFF}), 'no rule "altered"'),
        (
            lambda: Policy({"dropped-figure": Level.OFF, "dropped-name": Level.OFF}, min_recall=0.5),
            "min_recall measures nothing",
        ),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(make, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        make()


def test_totals_count_under_the_policy() -> None:
    totals = Totals().plus(checked(Policy())).plus(checked(Policy({"altered-figure": Level.OFF})))
    assert (totals.pairs, totals.passed, totals.errors) == (2, 1, 1)
