"""How a judge is made: true statements and wrong twins, a threshold, a tiny run whose folder `--judge` takes."""

import json
import random
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from briefer.models.judges import load_judge
from briefer.training.__main__ import app
from briefer.training.judging.calibration import at_threshold, calibrated
from briefer.training.judging.edits import EDITS, Told, unfaithful
from briefer.training.judging.pairs import judged_pairs
from briefer.training.judging.train import STATE, JudgeRecipe, train_judge
from tests.models import save_t5

PASSAGE = (
    "Bolt sued Acme in a Berlin court on Monday. The mayor of Lyon said that the old bridge may not reopen in May. "
    "Sales rose 18% to 40 million euros, while costs fell by 7% in the same months. Farmers reportedly sold most of "
    "the apples before the storm, and the market in Oslo closed early. The council approved a new school in Velm, and "
    "its director promised to open the doors in March."
)
SUMMARIES = [
    "Bolt took Acme to a court in Berlin on Monday.",
    "Sales rose by 18% to 40 million euros.",
    "The council approved a school in Velm.",
]


def write_records(path: Path, count: int = 12) -> Path:
    rng = random.Random(3)
    lines = []
    for number in range(count):
        sentences = PASSAGE.split(". ")
        rng.shuffle(sentences)
        text = ". ".join(sentence.rstrip(".") for sentence in sentences) + f". It was the {number + 20}th of its kind."
        lines.append(json.dumps([text, rng.choice(SUMMARIES)]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        ("swapped", "The train from Lyon to Oslo was late.", "The train from Oslo to Lyon was late."),
        ("subject", "The council approved a school in Velm.", "The council approved a school in Oslo."),
        ("negated", "The council has approved a new school.", "The council has not approved a new school."),
        ("negated", "The bridge may not reopen in May.", "The bridge may reopen in May."),
        ("opposite", "Sales rose 18% to 40 million euros.", "Sales fell 18% to 40 million euros."),
        ("certain", "The bridge may reopen in May.", "The bridge will reopen in May."),
        ("certain", "Farmers reportedly sold the apples.", "Farmers sold the apples."),
        ("word", "The council approved a new school in Velm.", "The council promised a new school in Velm."),
    ],
)
def test_an_edit_makes_a_statement_wrong(kind: str, text: str, wrong: str) -> None:
    assert wrong in list(EDITS[kind](Told.of(text, PASSAGE), random.Random(0)))


def test_a_splice_has_the_head_of_one_sentence_and_the_tail_of_another() -> None:
    text = "The council approved a new school in Velm, and its director promised to open the doors in March."
    found = list(EDITS["splice"](Told.of(text, PASSAGE), random.Random(0)))
    assert any(version.startswith("The council approved") and "Velm" not in version for version in found)


@given(st.integers(0, 200), st.sampled_from(PASSAGE.split(". ")))
def test_what_is_made_wrong_differs_from_what_is_true(seed: int, text: str) -> None:
    found = unfaithful(Told.of(text, PASSAGE), random.Random(seed))
    assert found is None or (found[0] in EDITS and found[1] != text)


def test_pairs_are_the_same_for_the_same_seed_and_of_both_kinds(tmp_path: Path) -> None:
    records = write_records(tmp_path / "records.jsonl", 40)
    made = list(judged_pairs(records, 1))
    assert made == list(judged_pairs(records, 1))
    assert made != list(judged_pairs(records, 2))
    assert 0.3 < sum(pair.entailed for pair in made) / len(made) < 0.7
    assert {pair.kind for pair in made if pair.entailed} <= {"human", "whole", "cut", "fused"}
    assert all("/" in pair.kind for pair in made if not pair.entailed)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60))
def test_no_more_than_a_tenth_of_the_wrong_pass_at_the_threshold(scores: list[tuple[float, bool]]) -> None:
    found = calibrated([(round(score, 4), entailed) for score, entailed in scores])
    assert found.wrong is None or found.wrong <= 0.1 or found.threshold == 1.0
    assert found.auc is None or 0 <= found.auc <= 1


def test_a_calibration_that_parts_both_kinds() -> None:
    scores = [(0.9, True), (0.8, True), (0.7, True), (0.3, False), (0.2, False)]
    found = calibrated(scores)
    assert (found.threshold, found.faithful, found.wrong, found.auc, found.balanced) == (0.7, 1.0, 0.0, 1.0, 1.0)
    blind = at_threshold([(0.5, True), (0.5, False)], 0.5)
    assert (blind.auc, blind.balanced) == (0.5, 0.5)


def test_a_run_makes_a_folder_that_judges_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    records, start = write_records(tmp_path / "records.jsonl"), save_t5(tmp_path / "start")
    whole = JudgeRecipe(str(start), most_pairs=20, batch_tokens=400, warmup=2, threads=1)
    before = torch.get_num_threads()
    train_judge([records], records, tmp_path / "whole", whole)
    made = json.loads((tmp_path / "whole" / "training.json").read_text(encoding="utf-8"))
    assert made["recipe"]["start"] == "start"
    assert made["steps"] > 2
    told = json.loads((tmp_path / "whole" / "judge.json").read_text(encoding="utf-8"))
    assert (told["prompt"], told["answers"]) == ("nli", ["yes", "no"])
    judge = load_judge(str(tmp_path / "whole"))
    assert judge.threshold == told["threshold"]
    (score,) = judge.entailments([(PASSAGE[:44], SUMMARIES[0])])
    assert score is not None
    # The same in two sittings.
    half = JudgeRecipe(str(start), most_pairs=20, batch_tokens=400, warmup=2, threads=1, minutes=1e-6)
    train_judge([records], records, tmp_path / "halves", half)
    assert torch.load(tmp_path / "halves" / STATE, weights_only=True)["step"] == 1
    torch.set_num_threads(before)


def test_the_command_says_what_the_judge_is_worth(tmp_path: Path) -> None:
    records, start = write_records(tmp_path / "records.jsonl"), save_t5(tmp_path / "start")
    result = CliRunner().invoke(
        app,
        [
            *("judge", str(records), "--held-out", str(records), "-o", str(tmp_path / "judge")),
            *("--start", str(start), "--pairs", "12", "--minutes", "0.01"),
        ],
    )
    assert result.exit_code == 0, result.output
    assert "judge ->" in result.output
    assert "of the true statements and" in result.output
