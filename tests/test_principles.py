"""The seven principles of the evaluator, each as a property of made-up sentences and figures.

`test_account.py` holds the first one, that nothing of a summary is missing from its account; others of units, rates,
directions, codes and persons are in `test_figures_fail_closed.py` and `test_names_closed.py`. Here is the rest.
"""

import html
import json

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefer import check
from briefer.checks.reports.formats import CheckFormat
from briefer.facts.document import FactIndex
from briefer.facts.mention import Verdict
from briefer.faithfulness.account import State
from briefer.faithfulness.check import judge_summary
from tests.test_check_reports import filed, judged, rendered

few = settings(max_examples=30, deadline=None)
numbers = st.integers(21, 900)


def errors(source: str, summary: str) -> list[str]:
    """The rules of what the source does not support."""
    return [wrong.judgement.rule for wrong in check(source, summary).errors]


def rules(source: str, summary: str) -> set[str]:
    """The codes of all findings on the summary."""
    return {str(found.rule) for found in check(source, summary).findings if found.dropped is None}


# 1. Every token is accounted for.

SUBJECTS = st.sampled_from(["The depot", "The council", "Norvane", "A port in Orsa", "Mayor Ida Quill"])
DEEDS = st.sampled_from(["owns", "sold", "lost", "bought", "counted"])
AMOUNTS = st.one_of(
    numbers.map(str),
    numbers.map(lambda n: f"{n}%" if n < 100 else f"${n}m"),
    st.sampled_from(["two", "a dozen", "half", "a third", "twenty-five", "3.10", "F-16", "4x100", "xq_42", "12 (b)"]),
)
THINGS = st.sampled_from(["kettles", "of its trams", "boats in Lisk", "shares of Tellus", "qumbrox", "km of pipe"])
SENTENCES = st.builds(lambda *parts: f"{' '.join(parts)}.", SUBJECTS, DEEDS, AMOUNTS, THINGS)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)


@few
@given(TEXTS, TEXTS)
def test_1_the_account_has_each_figure_and_name_in_one_state(source: str, summary: str) -> None:
    report = judge_summary(FactIndex.of(source), summary, ())
    claimed = [at for entry in report.account for at in range(entry.start, entry.end)]
    assert len(claimed) == len(set(claimed))  # no character is in two entries
    for at, character in enumerate(summary):
        if character.isdigit() or (character.isupper() and not summary[at - 1 : at].isalpha()):
            assert at in claimed, summary[at:]
    for entry in report.account:
        assert entry.state in State
        assert entry.rule, entry.text  # a reason that has a name, whichever state it is
    assert len(report.mentions) == sum(entry.verdict is not None for entry in report.account)


# 2. Unknown never matches.


@few
@given(st.integers(101, 900), st.sampled_from("kettles trams barges goats nurses ladders stamps".split()), st.data())
def test_2_a_bare_count_is_of_its_thing_and_no_other_kind(number: int, thing: str, data: st.DataObject) -> None:
    source = f"The town has {number} {thing}."
    assert errors(source, f"The town owns {number} {thing}.") == []
    other = data.draw(st.sampled_from(["${}", "{}%", "{} km", "{} percentage points", "{} °C", "{}-fold", "{}th"]))
    assert errors(source, f"The town got {other.format(number)} more.") != []
    another = data.draw(st.sampled_from([word for word in ("lamps", "sheep", "bricks") if word != thing]))
    report = check(source, f"The town has {number} {another}.")
    assert all(said.verdict is not Verdict.SUPPORTED for said in report.mentions)


RATES = st.sampled_from(["a {}", "per {}", "each {}", "every {}", "/{}"])
SPANS = st.sampled_from(["hour", "day", "week", "month", "year"])
GOODS = st.sampled_from(["barrel", "crate", "tonne", "seat", "tree", "qumbro"])
TWO = st.one_of(*(st.lists(one, min_size=2, max_size=2, unique=True) for one in (SPANS, GOODS)))


@few
@given(numbers, TWO, RATES, RATES, st.sampled_from(["${}", "{} litres", "€{}m"]))
def test_2_what_a_figure_is_said_for_each_of_is_part_of_it(
    number: int, of: list[str], form: str, other_form: str, figure: str
) -> None:
    def takes(form: str, what: str) -> str:
        return f"The mill takes {figure.format(number)} {form.format(what)}.".replace(" /", "/")

    one, other = of
    assert errors(takes(form, one), takes(other_form, one)) == []
    assert errors(takes(form, one), takes(other_form, other)) == ["other-rate"]


# 3. Licences are rules with names, and few; what is computed is a warning that shows how.

SAME = st.sampled_from(
    [
        ("{} kg", "{} kilograms"),
        ("{} km", "{} kilometres"),
        ("{} MW", "{} megawatts"),
        ("€{}", "{} euros"),
        ("{}%", "{} per cent"),
        ("${} million", "${}m"),
        ("{}m people", "{} million people"),
    ]
)


@few
@given(numbers, SAME, st.booleans())
def test_3_a_unit_by_another_name_is_the_same_by_a_rule_with_a_name(
    number: int, forms: tuple[str, str], turned: bool
) -> None:
    assume((number + 7) % 10)  # 400 may be said of 393
    said, other = reversed(forms) if turned else forms
    report = check(f"It took {said.format(number)}.", f"It took {other.format(number)}.")
    assert [said.verdict for said in report.mentions] == [Verdict.SUPPORTED]
    assert all(said.judgement.rule for said in report.mentions)
    assert errors(f"It took {said.format(number)}.", f"It took {other.format(number + 7)}.") != []


@few
@given(st.integers(1_010, 9_890))
def test_3_rounding_needs_its_side_and_ends_with_exactly(number: int) -> None:
    rounded = round(number, -2)
    assume(rounded != number)
    source = f"The fair drew {number:,} guests."
    side, other = ("nearly", "more than") if number < rounded else ("more than", "nearly")
    assert errors(source, f"The fair drew {side} {rounded:,} guests.") == []
    assert errors(source, f"The fair drew {other} {rounded:,} guests.") != []
    assert errors(source, f"The fair drew exactly {rounded:,} guests.") != []


@few
@given(st.integers(13, 400), st.integers(13, 400))
def test_3_nothing_is_computed_of_two_kinds_or_of_what_stands_apart(one: int, other: int) -> None:
    total = one + other
    assume(total % 10)
    apart = "The quay was dredged in spring by a firm from Ghent. Its owner was ill all year. "
    assert errors(f"It has {one} lamps and cost ${other}.", f"It has {total} lamps.") != []
    assert errors(f"It has {one} lamps. {apart}{other} goats were sold.", f"It sold {total} goats.") != []
    together = check(f"Police held {one} men and {other} women.", f"Police held {total} people.")
    assert [said.verdict for said in together.mentions] == [Verdict.DERIVED]
    assert f"{one} + {other}" in together.mentions[0].judgement.message


# 4. A figure belongs to its clause.

BOUNDS = st.sampled_from(
    [("more than", "fewer than"), ("at least", "at most"), ("over", "under"), ("no fewer than", "no more than")]
)


@few
@given(numbers, BOUNDS, st.booleans())
def test_4_a_bound_is_part_of_the_figure(number: int, bounds: tuple[str, str], turned: bool) -> None:
    said, other = reversed(bounds) if turned else bounds
    source = f"The fire burned {said} {number} homes."
    assert errors(source, f"{said.capitalize()} {number} homes were burned by the fire.") == []
    assert errors(source, f"The fire burned {other} {number} homes.") == ["opposite-bound"]


@few
@given(st.lists(st.integers(11, 98), min_size=2, max_size=2, unique=True), st.integers(1990, 2010), st.integers(1, 12))
def test_4_a_time_and_a_place_are_part_of_the_figure(values: list[int], year: int, later: int) -> None:
    one, other = values
    source = f"The mine employed {one} people in {year} and {other} people in {year + later}."
    assert errors(source, f"In {year} the mine employed {one} people.") == []
    assert errors(source, f"In {year} the mine employed {other} people.") != []
    source = f"The shop in Orsa sold {one} bikes, and the shop in Lisk sold {other}."
    assert errors(source, f"The shop in Lisk sold {other} bikes.") == []
    assert errors(source, f"The shop in Lisk sold {one} bikes.") != []


@few
@given(st.integers(2, 98), st.sampled_from(["minus ", "-", "−"]), st.sampled_from(["was", "fell to", "stood at"]))
def test_4_a_sign_is_part_of_the_figure(number: int, sign: str, verb: str) -> None:
    source = f"The reading {verb} {sign}{number} degrees."
    assert errors(source, f"The reading {verb} minus {number} degrees.") == []
    assert errors(source, f"The reading {verb} {number} degrees.") == ["other-sign"]
    assert errors(f"The firm made a profit of ${number}m.", f"The firm made a loss of ${number}m.") != []


WAYS = st.sampled_from(
    [("rose", "fell"), ("climbed", "dropped"), ("increased", "decreased"), ("gained", "lost"), ("grew", "shrank")]
)


@few
@given(st.integers(12, 97), WAYS, st.booleans(), st.sampled_from(["{}%", "${}m", "{} tonnes"]))
def test_4_a_direction_is_part_of_the_figure(number: int, ways: tuple[str, str], turned: bool, form: str) -> None:
    said, other = reversed(ways) if turned else ways
    source = f"Output {said} by {form.format(number)} at the mine."
    assert errors(source, f"Output {said} by {form.format(number)}.") == []
    assert errors(source, f"Output {other} by {form.format(number)}.") == ["other-direction"]


@few
@given(
    st.lists(st.integers(21, 98), min_size=2, max_size=2, unique=True),
    st.lists(st.sampled_from("kettles trams goats stamps boats lamps".split()), min_size=2, max_size=2, unique=True),
)
def test_4_what_is_counted_is_part_of_the_figure(values: list[int], things: list[str]) -> None:
    (one, other), (thing, another) = values, things
    source = f"The town has {one} {thing} and {other} {another}."
    assert errors(source, f"The town has {other} {another}.") == []
    assert errors(source, f"The town has {other} {thing}.") == ["other-thing"]


# 5. Order is kept, and parts are never recombined.

MONTHS = "January March May July August October December".split()


@few
@given(
    st.lists(st.integers(2, 28), min_size=2, max_size=2, unique=True),
    st.lists(st.sampled_from(MONTHS), min_size=2, max_size=2, unique=True),
)
def test_5_days_and_months_are_never_recombined(days: list[int], months: list[str]) -> None:
    (day, later), (month, next_month) = days, months
    source = f"The fair opens on {day} {month}, and the market opens on {later} {next_month}."
    assert errors(source, f"The fair opens on {month} {day}.") == []
    assert errors(source, f"The fair opens on {day} {next_month}.") != []
    assert errors(source, f"The fair opens on {later} {next_month}.") != []


@few
@given(
    st.lists(st.integers(2, 60), min_size=2, max_size=2, unique=True),
    st.sampled_from(
        [
            "It is in version {}.{}.",
            "It breaks rule {}({}).",
            "The club has a {}-{} record.",
            "Goats outnumber sheep {} to {}.",
            "It takes {} to {} days.",
            "Its share went from {}% to {}%.",
            "The board backed it by {} votes to {}.",
            "It was {} minutes {} seconds long.",
            "Section {}.{}.7 was cut.",
        ]
    ),
)
def test_5_numbers_in_a_row_keep_their_order(numbers: list[int], form: str) -> None:
    one, other = numbers
    assert errors(form.format(one, other), form.format(one, other)) == []
    assert errors(form.format(one, other), form.format(other, one)) != []


# 6. The verdict says what was checked, and no more.


@few
@given(TEXTS, st.one_of(TEXTS, st.just("It was sold."), st.just("Rada zdecydowała, że most zostanie zamknięty.")))
def test_6_the_verdict_counts_what_was_checked_in_every_report(source: str, summary: str) -> None:
    report = check(source, summary)
    found, wrong = len(report.mentions), len(report.errors)
    pair = filed(judged(source, summary))
    shown = {str(format): rendered(format, pair, width=200, single=True) for format in CheckFormat}
    for text in shown.values():
        assert "is faithful" not in text.lower()
        assert "faithful:" not in text.replace('"faithful":', "").lower()
    record = json.loads(shown["json"])
    assert record["checked"] is report.checked
    assert record["faithful"] is report.faithful
    if not report.checked:
        verdict = "Not checked"
        assert report.faithful is None
    elif wrong:
        verdict = f"{wrong} of {found} names and figures not supported" if found > 1 else "not supported"
    elif found:
        verdict = f"No unsupported name or figure ({found} checked)"
    else:
        verdict = "Nothing to check: no name and no figure"
    assert verdict in " ".join(shown["text"].split())
    assert verdict in " ".join(html.unescape(shown["html"]).split())


# 7. What is outside names and figures has rules of its own, and says nothing of faithful text.

VERBS = st.sampled_from(["beat", "sued", "hired", "praised", "defeated", "accused"])
SIDES = st.lists(st.sampled_from(["Norvane", "Tellus", "Orsa", "Velland"]), min_size=2, max_size=2, unique=True)


@few
@given(SIDES, VERBS, st.sampled_from(["in May", "on the quay", "after the storm", "last week"]))
def test_7_roles_turned_round_are_a_finding(sides: list[str], verb: str, when: str) -> None:
    one, other = sides
    source = f"{one} {verb} {other} {when}, the port said."
    passive = {"beat": "beaten"}.get(verb, verb)
    assert rules(source, f"{one} {verb} {other} {when}.") == set()
    assert rules(source, f"{other} was {passive} by {one} {when}.") == set()
    assert "swapped-roles" in rules(source, f"{other} {verb} {one} {when}.")


@few
@given(SIDES, st.sampled_from(["admires", "distrusts", "envies", "fears"]))
def test_7_roles_of_any_verb_between_the_same_two_names_are_compared(sides: list[str], verb: str) -> None:
    one, other = sides
    source = f"{one} {verb} {other}, the pilots say."
    assert rules(source, f"{one} {verb} {other}.") == set()
    assert "swapped-roles" in rules(source, f"{other} {verb} {one}.")


CONVERSE = st.sampled_from(
    [
        ("lent the crane to", "borrowed the crane from"),
        ("gave the crane to", "got the crane from"),
        ("paid a fee to", "received a fee from"),
    ]
)


@few
@given(SIDES, CONVERSE, st.sampled_from(["in May", "last week", "after the storm"]))
def test_7_roles_are_compared_whichever_of_two_verbs_tells_them(
    sides: list[str], verbs: tuple[str, str], when: str
) -> None:
    (one, other), (verb, converse) = sides, verbs
    source = f"{one} {verb} {other} {when}, the port said."
    assert rules(source, f"{other} {converse} {one} {when}.") == set()
    assert "swapped-roles" in rules(source, f"{one} {converse} {other} {when}.")


WHO = st.sampled_from(["The abbey", "The Norvane board", "A baker in Lisk"])
WHAT = st.sampled_from(["a kiln", "the old boathouse", "barns near the quay"])
VERB_FORMS = st.sampled_from(
    [("build", "built"), ("open", "opened"), ("buy", "bought"), ("sell", "sold"), ("close", "closed")]
)
PLANS = st.sampled_from(["will {}", "plans to {}", "may {}", "hopes to {}", "is to {}", "intends to {}"])


@few
@given(WHO, VERB_FORMS, WHAT, PLANS)
def test_7_a_plan_told_as_done_is_a_warning_and_so_is_the_other_way(
    who: str, forms: tuple[str, str], what: str, plan: str
) -> None:
    verb, past = forms
    planned = f"{who} {plan.format(verb)} {what}"
    source = f"{planned}, the court heard on Monday."
    assert rules(source, f"{planned}.") == set()
    assert rules(source, f"{who} has {past} {what}.") == {"planned-as-done"}
    assert rules(source, f"{who} {past} {what}.") == {"planned-as-done"}
    source = f"{who} {past} {what}, the court heard on Monday."
    assert rules(source, f"{who} has {past} {what}.") == set()
    assert rules(source, f"{who} will {verb} {what}.") == {"done-as-planned"}


@few
@given(
    st.sampled_from(["Turnout in the town", "Support for the quay", "The share of empty flats"]),
    st.lists(st.integers(20, 90), min_size=2, max_size=2, unique=True),
    st.sampled_from(["the last poll", "the last count"]),
)
def test_7_another_direction_of_what_the_source_gives_in_figures_is_a_warning(
    what: str, values: list[int], before: str
) -> None:
    now, then = values
    way, opposite = ("down", "higher") if now < then else ("up", "lower")
    source = f"{what} was {now}%, {way} from {then}% in {before}."
    assert rules(source, f"{what} was {'lower' if opposite == 'higher' else 'higher'} than in {before}.") == set()
    assert rules(source, f"{what} was {opposite} than in {before}.") == {"opposite-outcome"}


@few
@given(
    st.sampled_from(["The bridge", "The old mill", "The night ferry", "The museum"]),
    st.sampled_from(
        [("will reopen", "will not reopen"), ("was repaired", "was not repaired"), ("is safe", "is not safe")]
    ),
    st.sampled_from(["before winter", "after the flood", "for small boats"]),
    st.booleans(),
)
def test_7_a_not_put_in_or_left_out_is_a_warning(what: str, deeds: tuple[str, str], when: str, turned: bool) -> None:
    said, other = reversed(deeds) if turned else deeds
    source = f"{what} {said} {when}, the harbour board told residents."
    assert rules(source, f"{what} {said} {when}.") == set()
    assert rules(source, f"{what} {other} {when}.") == {"negated-statement"}


@few
@given(
    st.sampled_from(["The vote on the new quay", "The motion on fares", "The bill on parking"]),
    st.sampled_from([("passed", "failed"), ("was approved", "was rejected")]),
    st.sampled_from(["in the council", "on second reading", "in the upper house"]),
    st.booleans(),
)
def test_7_an_opposite_outcome_is_a_warning(what: str, ends: tuple[str, str], where: str, turned: bool) -> None:
    said, other = reversed(ends) if turned else ends
    source = f"{what} {said} {where} after a long debate."
    assert rules(source, f"{what} {said} {where}.") == set()
    assert rules(source, f"{what} {other} {where}.") == {"opposite-outcome"}
