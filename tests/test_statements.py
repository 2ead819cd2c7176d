"""What is outside names and figures: a "not", an outcome, who did it to whom. Warnings, and silent on faithful text."""

import json

import pytest

from briefer import check

OUTSIDE = ("negated-statement", "opposite-outcome", "swapped-roles", "planned-as-done", "done-as-planned")


def said(source: str, summary: str) -> list[str]:
    return [str(f.rule) for f in check(source, summary).findings if f.rule in OUTSIDE]


@pytest.mark.parametrize(
    ("source", "summary", "rule"),
    [
        ("The old bridge will not reopen in May.", "The old bridge will reopen in May.", "negated-statement"),
        ("The old bridge will reopen in May.", "The old bridge will not reopen in May.", "negated-statement"),
        ("Nobody in the village was warned of the flood.", "Villagers were never warned of the flood.", None),
        (
            "The board failed to publish its report on time.",
            "The board published its report on time.",
            "negated-statement",
        ),
        (
            "The ferry left the port with passengers.",
            "The ferry left the port without passengers.",
            "negated-statement",
        ),
        ("The plant doesn't emit any smoke at night.", "The plant emits smoke at night.", "negated-statement"),
        ("The plant doesn't emit any smoke at night.", "The plant emits no smoke at night.", None),
        ("The mine refused to pay the workers last week.", "The mine did not pay the workers last week.", None),
        ("The court has yet to rule on the appeal.", "The court has not ruled on the appeal.", None),
        (
            "The price of the harp has not been disclosed.",
            "The museum has disclosed the price of the harp.",
            "negated-statement",
        ),
        (
            "The premier ruled out raising the tax on diesel.",
            "The premier is ready to raise the tax on diesel.",
            "negated-statement",
        ),
        ("The premier ruled out raising the tax on diesel.", "The premier will not raise the tax on diesel.", None),
        (
            "No guest of the inn was told of the flood.",
            "Guests of the inn were told of the flood.",
            "negated-statement",
        ),
        ("The lido will not open until May.", "The lido will open in May, after all.", None),
        ("Rain fell. The dam did not burst, but roads flooded.", "Roads flooded, and the dam did not burst.", None),
        ("Kim: Did you book the hotel? Lee: No, it was full.", "Lee did not book the hotel, as it was full.", None),
        ("The test of the water for lead was negative.", "The test of the water found no lead.", None),
        ("The abbot refused to resign.", "The abbot resigned.", "negated-statement"),
        ("The abbot refused to resign.", "The abbot did not resign.", None),
    ],
)
def test_a_not_more_or_less(source: str, summary: str, rule: str | None) -> None:
    assert said(source, summary) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("source", "summary", "finds"),
    [
        ("The motion to close the school failed on Monday.", "The motion to close the school passed on Monday.", True),
        ("The motion to close the school failed on Monday.", "The motion to close the school was rejected.", False),
        ("The athlete's second test was positive for a stimulant.", "The second test was negative for it.", True),
        ("The blast killed a guard at the old gate.", "The blast injured a guard at the old gate.", True),
        (
            "The blast killed a guard and injured a driver.",
            "A driver was injured, a guard killed in the blast.",
            False,
        ),
        ("Exports rose sharply over the summer months.", "Exports fell sharply over the summer months.", True),
        ("Exports did not rise over the summer months.", "Exports fell over the summer months.", False),
        ("The judge called the search of the house illegal.", "The judge called the search of the house legal.", True),
        ("The jury found the driver guilty of theft.", "The jury acquitted the driver of theft.", True),
        ("The new valve is harmless to the fish.", "The new valve is harmful to the fish.", True),
        ("The test improved the yield of wheat.", "The test proved the yield of wheat.", False),
        ("The shop opened in spring and closed in autumn.", "The shop closed in autumn.", False),
        ("Oviente beat Sarria in the final.", "Sarria lost to Oviente in the final.", False),
        ("Turnout in the town was 68%, down from 73%.", "Turnout in the town was higher than before.", True),
        ("Turnout in the town was 68%, down from 73%.", "Turnout in the town was lower than before.", False),
        ("Milk yields were up on last year, the union said.", "Milk yields were down on last year.", True),
        ("Milk yields were up on last year; those of Hull fell.", "Milk yields were down in Hull on last year.", False),
        ("The new ferry is shorter than the old ferry.", "The new ferry is longer than the old ferry.", True),
        ("The new ferry is shorter than the old ferry.", "The old ferry is longer than the new ferry.", False),
        ("The shop closed for a day in spring.", "The shop has reopened after being closed in spring.", False),
        (
            "To approve the lido, the council overruled staff who had advised refusal of it.",
            "Staff of the council had advised approval of the lido.",
            True,
        ),
        ("Oviente beat Sarria in the final.", "Oviente lost to Sarria in the final.", True),
        ("The court upheld the ban on eel nets.", "The court overturned the ban on eel nets.", True),
        ("The court upheld the ban on eel nets.", "The court quashed the ban on eel nets.", True),
        ("The court quashed the ban on eel nets.", "The court overturned the ban on eel nets.", False),
        ("Rain fell all day, and the appeal of the miller failed.", "The appeal succeeded.", True),
        ("Rain fell all day, and the appeal of the miller failed.", "The appeal failed.", False),
        ("The pier closed in 2012; the town opened it again in 2015.", "The pier reopened.", False),
        ("Norvane lost \u20ac6m on its mill, after a profit in May.", "Norvane made a loss on its mill.", False),
        ("The board did not agree to the sale of the mill.", "The board disagreed with the sale of the mill.", False),
        ("Members rejected the plan for the lido.", "Members endorsed the plan for the lido.", True),
    ],
)
def test_the_opposite_outcome(source: str, summary: str, finds: bool) -> None:
    assert said(source, summary) == (["opposite-outcome"] if finds else [])


@pytest.mark.parametrize(
    ("source", "summary", "finds"),
    [
        ("Samsung sued Volvo in a Texas court.", "Volvo sued Samsung in a Texas court.", True),
        ("Samsung sued Volvo in a Texas court.", "Volvo was sued by Samsung in a Texas court.", False),
        ("Volvo was sued by Samsung in a Texas court.", "Volvo sued Samsung in a Texas court.", True),
        ("Volvo was sued by Samsung in a Texas court.", "Samsung sued Volvo in a Texas court.", False),
        ("Ana Kovac succeeded Lee Price at the bank.", "Lee Price succeeded Ana Kovac at the bank.", True),
        ("Ana Kovac met Lee Price at the bank.", "Lee Price met Ana Kovac at the bank.", False),
        ("Oviente beat Sarria in the final.", "Sarria defeated Oviente in the final.", True),
        ("Oviente beat Sarria. In spring Sarria beat Oviente.", "Sarria beat Oviente in spring.", False),
        ("Kovac, who was shot in the arm by Price, left.", "Kovac was shot by Price and left.", False),
    ],
)
def test_who_did_it_to_whom(source: str, summary: str, finds: bool) -> None:
    assert said(source, summary) == (["swapped-roles"] if finds else [])


@pytest.mark.parametrize(
    ("source", "summary", "rule"),
    [
        ("The yard will build a ferry in spring.", "The yard has built a ferry.", "planned-as-done"),
        ("The yard will build a ferry in spring.", "The yard is to build a ferry.", None),
        (
            "The tapestry may go on show at the castle in May.",
            "The tapestry went on show at the castle.",
            "planned-as-done",
        ),
        ("Judges are expected to rule on the recipe in May.", "Judges ruled on the recipe in May.", "planned-as-done"),
        ("The tunnel opened to trains on Saturday.", "The tunnel will open to trains on Saturday.", "done-as-planned"),
        (
            "The left-arm bowler Ida Brock will leave the club in May.",
            "Ida Brock has left the club.",
            "planned-as-done",
        ),
        ("The yard built a ferry in spring, and will build a second.", "The yard has built a ferry.", None),
        ("The yard hopes to sell the ferry built in spring.", "The ferry built in spring is to be sold.", None),
        (
            "Asked whether the ferry had been sold, the yard was silent.",
            "The ferry has been sold, the yard said.",
            None,
        ),
        ("Riders will be fined if they park at the gate.", "Riders fined if they park at the gate.", None),
    ],
)
def test_a_plan_and_what_is_done(source: str, summary: str, rule: str | None) -> None:
    assert said(source, summary) == ([rule] if rule else [])


def test_it_is_a_warning_with_its_place_in_both_texts_and_settings_decide(run, tmp_path) -> None:
    source, summary = tmp_path / "s.txt", tmp_path / "t.txt"
    source.write_text("It rained. The old bridge will **not** reopen in May.", encoding="utf-8")
    summary.write_text("# Bridge\n\nThe old bridge will reopen in May.", encoding="utf-8")
    report = run("check", source, summary, "-f", "json")
    assert report.code == 0
    record = json.loads(report.out)
    (finding,) = [f for f in record["findings"] if f["rule"] == "negated-statement"]
    assert finding["severity"] == "warning"
    assert finding["in_summary"]["line"] == 3
    place = finding["in_source"]
    assert source.read_text()[place["start"] : place["end"]].startswith("The old bridge")
    assert run("check", source, summary, "--rule", "negated-statement=error").code == 1
    assert "negated-statement" not in run("check", source, summary, "--rule", "negated-statement=off").out


def test_a_long_sentence_and_a_long_source_cost_no_more_than_their_words() -> None:
    source = " ".join(f"The bridge number {k} will not reopen in May." for k in range(2_000))
    summary = "The bridge " + " ".join(f"of town {k} and" for k in range(1_500)) + " will reopen in May."
    assert check(source, summary).checked


@pytest.mark.parametrize(
    ("source", "summary", "rule"),
    [
        # One of the two sides alone: who lost is whom somebody beat.
        ("Lisk beat Orsa 4-1 at the regatta.", "Orsa lost 4-1 at the regatta.", None),
        ("Tarn Energy sold the dam to Olvar in March.", "Olvar bought the dam in March.", None),
        ("Reed defeated Holm in the run-off on Sunday.", "Holm lost in the run-off on Sunday.", None),
        ("Lisk beat Orsa 4-1 at the regatta.", "Lisk lost 4-1 at the regatta.", "opposite-outcome"),
        ("Tarn Energy sold the dam to Olvar in March.", "Tarn Energy bought the dam in March.", "opposite-outcome"),
        ("Reed defeated Holm in the run-off on Sunday.", "Reed lost in the run-off on Sunday.", "opposite-outcome"),
        # What is counted between two names is no deed.
        ("Orsa is two points behind Lisk after the regatta.", "Lisk is two points ahead of Orsa.", None),
        ("Reed, who is 29, is six years younger than Holm.", "Holm is six years older than Reed.", None),
        ("Pier One is three yards short of Pier Two.", "Pier Two is three yards beyond Pier One.", None),
        ("Orsa trusts Lisk, the harbour board said.", "Lisk trusts Orsa, the board said.", "swapped-roles"),
        # What is lost is missing.
        ("Forty homes in the valley lost power at noon.", "Forty homes in the valley were without power.", None),
        ("The mill imports 900 tonnes of rye duty-free.", "The mill imports 900 tonnes of rye without duty.", None),
        ("The farm was without water for a week.", "The farm lost its water for a week.", None),
        ("The farm had water for a week.", "The farm was without water for a week.", "negated-statement"),
        # The others of those of whom it is said.
        ("Of the 90 plates examined, 30 showed a flaw.", "The other 60 plates showed no flaw.", None),
        ("Of the 12 boats, five have sunk in the bay.", "The rest of the boats have not sunk.", None),
        ("The plates that were examined showed a flaw.", "The plates showed no flaw.", "negated-statement"),
        # May is a month there.
        ("Ida Quill said a test in May had shown leaks.", "Ida Quill said a test had shown leaks.", None),
        ("Ida Quill said a test may show leaks.", "Ida Quill said a test had shown leaks.", "planned-as-done"),
        # The plan is the source's too.
        ("Last year 700 lamps were sold; Ida Quill hopes for 900.", "Ida Quill hopes to sell 900 lamps.", None),
        ("Ida Quill sold 900 lamps last year.", "Ida Quill hopes to sell 900 lamps.", "done-as-planned"),
    ],
)
def test_what_is_told_from_another_side(source: str, summary: str, rule: str | None) -> None:
    assert said(source, summary) == ([] if rule is None else [rule])
