"""Planted errors: of the kind they say, told where they stand, the same for the same seed, and never what is stated."""

import json
import random
from pathlib import Path

import pytest

from evals import audit
from evals.planting import PLANTERS, plant, planted_rows
from evals.planting.score import faithful_rows, score, table

SOURCE = (
    "On 9 May 2024 at 4:20 p.m., Ana Kovac of the WHO said 13 of 40 buses, some 1,284 km from Leeds, cost $7.4 million,"
    " up 18% from 2 to 3 percent, while fares fell by half to $5 an hour on the first day under version 3.10-rc2, "
    "and that Lee Price was not hurt. Acme beat Bolt in Leeds and won."
)
STATEMENTS = (
    "Then Mayor Ida Quill left Orsa on Monday in June 2019 with 77 of the cats of the BBC there. So Ned Frost reached "
    "Lisk on Friday in July 2021 with 95 of the dogs of the RAF there. Then Eva Holm slept in Moss."
)
FAITHFUL = {
    "digit": "It is 1,284 km.",
    "year": "It was in 2024.",
    "day": "It was on 9 May.",
    "clock": "It was at 4:20 p.m.",
    "number-word": "Fares fell by half.",
    "ordinal": "It was the first day.",
    "unit": "It is 1,284 km away.",
    "currency": "It cost $7.4 million.",
    "bound": "It cost more than 7 dollars.",
    "direction": "It rose 18%.",
    "scale": "It cost $7.4 million.",
    "rate": "It costs $5 an hour.",
    "date": "It was in May.",
    "half-day": "It was at 4 p.m. there.",
    "range": "It went from 2 to 3 percent.",
    "place": "It bought 13 red buses, and sold 40 green trams.",
    "code": "It is version rc2 there.",
    "invented-person": "It was said by Ana Kovac.",
    "invented-name": "It was said in Leeds.",
    "swapped-person": "It was said by Ana Kovac and Lee Price.",
    "expansion": "It was said by the WHO there.",
    "negation": "He was not hurt.",
    "roles": "Acme beat Bolt there.",
    "outcome": "Acme won there.",
    "ordinary-person": "It was said by Ana Kovac.",
    "role": "Then the mayor Ida Quill left.",
    "persons-exchanged": "We saw that Ida Quill left the quay before they met Ned Frost.",
    "places-exchanged": "We left in Orsa and then we landed in Lisk.",
    "organisations-exchanged": "We know the BBC had cats and later the RAF did.",
    "figures-exchanged": "They left with 77 cats. They came with 95 dogs.",
    "person-elsewhere": "We saw that Ida Quill left.",
    "place-elsewhere": "We landed in Lisk.",
    "organisation-elsewhere": "We saw the BBC there.",
    "figure-elsewhere": "They left with 77 there.",
    "year-elsewhere": "They left in 2019.",
    "month-elsewhere": "They left in June.",
    "weekday-elsewhere": "They left on Monday.",
    "plan": "The mill will open in spring.",
    "nickname": "The owner, Bob Quill, left.",
    "acronym": "We saw that GDP rose.",
    "contained": "They live in West Orsa now.",
    "bearer": "The deed is of Otto Vale Jr. there.",
    "numeral": "The suit is under Title IX there.",
    "medicine": "She was given imidavastatin.",
    "letter": "It was said by Ana Moreno.",
    "fraction": "They waited for two and a half hours.",
    "exponent": "The rate is 4e-5 there.",
    "shared-scale": "It costs 3-4 million crowns.",
    "indian": "It costs 3 lakh rupees.",
    "multiple": "Sales doubled.",
    "share": "It was 12% of all.",
    "table-scale": "Sales were $8 million.",
    "period": "It fell in Q3 there.",
    "duration": "It took 25 minutes.",
    "zone": "It begins at 9:00 GMT there.",
    "era": "It was built in 40 BC.",
    "telephone": "Call 01632 960 117 now.",
    "law": "It is under section 14(b) there.",
    "stated-first": "Ida Quill is a pilot.",
    "sign": "It was minus 14 degrees.",
    "worked-out": "They held 19 people.",
}
ANY = (
    "At Lisk (in millions) Bob Quill lived in West Orsa under Title IX. Otto Vale Jr. left. On imidavastatin in Q3 "
    "it was minus 14 degrees, 12% of 4e-5. They held 15 men. Sales doubled. The mill will open in spring. "
    "Sales ($ in millions) 8."
)


@pytest.mark.parametrize("kind", PLANTERS)
def test_each_kind_is_planted_and_told(kind: str) -> None:
    summary = FAITHFUL[kind].replace("in May", "in May").replace("rose", "rose")
    source = SOURCE if kind != "date" else SOURCE.replace("9 May", "a day in May")
    if kind.endswith(("-exchanged", "-elsewhere", "role")):
        source = STATEMENTS
    if kind in list(FAITHFUL)[list(FAITHFUL).index("plan") :]:
        source = ANY
    planted = [plant(source, summary, kind, random.Random(seed)) for seed in range(5)]
    assert all(one is not None for one in planted), kind
    for one in planted:
        assert one is not None
        assert one.kind == kind
        assert one.summary != summary
        kept = summary
        for (start, end), text in zip(one.spans, one.texts, strict=True):
            assert one.summary[start:end] == text
        # What stands around the planted words is the faithful summary's.
        assert kept.startswith(one.summary[: one.spans[0][0]])
        assert kept.endswith(one.summary[one.spans[-1][1] :])


@pytest.mark.parametrize(
    ("kind", "source", "summary"),
    [
        ("digit", "It is one, 2 or 3, four, five, six, seven, eight or nine, and 3.", "It is 3."),
        ("unit", "It is 5 km (5 miles) away.", "It is 5 km away."),
        ("place", "It has 13 buses and 40 trams, or 40 buses and 13 trams.", "It has 13 buses and runs 40 trams."),
        ("outcome", "Acme won and lost.", "Acme won."),
        ("roles", "It rained.", "Rain fell."),
        ("negation", "It rained.", "Rain fell."),
        ("persons-exchanged", STATEMENTS, "We saw Ida Quill and Ned Frost."),
        ("places-exchanged", STATEMENTS, "We went from Orsa to Orsa."),
        ("figures-exchanged", "He has 7 cats and 9 dogs, or 9 cats and 7 dogs.", "He has 7 cats. She has 9 dogs."),
        ("person-elsewhere", "So said Ida Quill of Ned Frost.", "We saw that Ida Quill left."),
        ("place-elsewhere", "We went from Orsa to Lisk, so we did.", "We landed in Lisk."),
        ("figure-elsewhere", "We saw 77 cats and 95 dogs.", "We saw 77 cats."),
        ("weekday-elsewhere", "It opens on Monday and on Friday.", "It opens on Monday."),
        ("nickname", "Bob Quill met Bill Quill.", "We saw Bob Quill."),
        ("contained", "They left West Orsa for Orsa.", "They left in West Orsa."),
        ("share", "It was 12‰ or 1.2%.", "It was 1.2%."),
        ("stated-first", "Ida Quill is the only pilot.", "Ida Quill is a pilot."),
        ("worked-out", "They held 19 people.", "They held 19 people."),
        ("table-scale", "Sales were $8 million.", "Sales were $8 million."),
        ("sign", "It was -14 degrees.", "It was 14 degrees."),
    ],
)
def test_what_may_be_no_error_is_not_planted(kind: str, source: str, summary: str) -> None:
    assert all(plant(source, summary, kind, random.Random(seed)) is None for seed in range(10))


def test_the_seed_decides_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    rows = [{"id": k, "source": SOURCE, "summary": summary} for k, summary in enumerate(FAITHFUL.values())]
    wrong = {"id": "x", "source": SOURCE, "summary": "Acme lost.", "label": 0, "corrected": "Acme won."}
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, wrong]), encoding="utf-8")
    read = list(faithful_rows(path))
    assert [row["id"] for row in read] == [*range(len(rows)), "x#corrected"]
    one, other = (list(planted_rows(read, kinds, seed=3)) for kinds in (["digit", "unit"], ["digit"]))
    assert [p for _, p in one if p.kind == "digit"] == [p for _, p in other]
    assert other != list(planted_rows(read, ["digit"], seed=4))
    assert len(list(planted_rows(read, ["digit"], each=1))) == 1


def test_recall_counts_what_is_said_only_of_the_planted_summary() -> None:
    rows = [
        {"id": "seen", "source": "Sales rose 18%.", "summary": "Sales rose 18%."},
        {"id": "outside", "source": "Acme won the race.", "summary": "Acme won the race."},
        {"id": "foreign", "source": "投资3.6亿元", "summary": "投资3.6亿元"},
    ]
    digit, clock = score(rows, ["digit", "clock"])
    assert (digit.planted, digit.found, digit.missed) == (1, 1, ())
    assert (clock.planted, clock.found) == (0, 0)
    assert table([digit, clock]).splitlines()[1].split() == ["digit", "1", "1", "1.000"]


def test_labelled_pairs_and_cases_are_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = tmp_path / "pairs.jsonl"
    rows = [
        {"id": 1, "source": "Sales rose 18%.", "summary": "Sales rose 18%.", "gold": "faithful", "kind": "copy"},
        {"id": 2, "source": "Sales rose 18%.", "summary": "Sales rose 81%.", "gold": "error", "kind": "digit"},
        {"id": 3, "source": "Продажи выросли на 18%.", "summary": "Продажи выросли на 81%.", "gold": "error"},
        {"id": "good-4", "source": "Sales rose 18%.", "summary": "Sales rose 81%."},
    ]
    pairs.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    results = [audit.judge(pair) for pair in audit.labelled_pairs(pairs)]
    tally = audit.Tally.of(results)
    assert tally == audit.Tally(faithful=2, flagged=1, errors=1, found=1, unchecked=1)
    assert "faithful flagged    1 of    2 ( 50%)   errors found    1 of    1 (100%)" in audit.table(
        results, groups=True
    )
    case = tmp_path / "cases" / "01-percent"
    case.mkdir(parents=True)
    for name, text in (("source.txt", "Sales rose 18%."), ("summary-1.txt", "Sales rose 81%."), ("summary-2.txt", "-")):
        (case / name).write_text(text, encoding="utf-8")
    (case / "expected.md").write_text(
        "Command: `briefer check source.txt summary-N.txt`\n\n| summary | right |\n| --- | --- |\n"
        "| summary-1.txt | exit 1, an error |\n| summary-2.txt | exit 0, no error |\n",
        encoding="utf-8",
    )
    found = [audit.judge(pair) for pair in audit.labelled_pairs(tmp_path / "cases")]
    assert [result.is_right for result in found] == [True, True]
    with pytest.raises(ValueError, match="no labelled pair"):
        list(audit.labelled_pairs(tmp_path))
