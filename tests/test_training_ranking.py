"""The network that compares a passage's sentences: learned, written beside a model's weights, read by every engine."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy
import torch
from click.testing import CliRunner

from briefer.errors import InputError, ModelError
from briefer.models import Passage, load
from briefer.models.base import Choice
from briefer.models.model_folder import SALIENCE_HEAD
from briefer.models.rerank import SALIENCE
from briefer.models.salience_head import ALONE, TENSOR
from briefer.models.set_ranker import PREFIX, SetRanker
from briefer.salience import rank
from briefer.salience.features import FEATURES
from briefer.salience.ranking import described
from briefer.training.__main__ import app
from briefer.training.ranking.network import WORTH, Lists, Network
from briefer.training.ranking.passages import Ranked, labelled
from briefer.training.ranking.train import RankerRecipe, learned, train_ranker

SENTENCES = (
    "The harbour of Welby took in 4,200 tonnes of herring in the last year.",
    "It had taken in less before.",
    "Its master, Ida Thorsen, wants a second crane for the north quay of the harbour.",
    "“Why should we wait?” she asked.",
)
OTHERS = (
    "A baker in Old Ferring has sold bread by the gram since the mill shut.",
    "He weighs each loaf.",
    "The mill of Old Ferring may open again in 2031, its owners told a meeting of the town.",
)
SMALL = RankerRecipe(epochs=3, batch=4, width=8, inner=12, warmup=2, threads=1)


def record(sentences, best):
    at, spans = 0, []
    for number, text in enumerate(sentences):
        spans.append([at, at + len(text), 0.6 if number == best else 0.1])
        at += len(text) + 1
    return {"source": " ".join(sentences), "sentences": spans}


@pytest.fixture
def source(tmp_path) -> Path:
    """Labelled passages, and one that leaves no choice."""
    file = tmp_path / "labelled.jsonl"
    records = [record(SENTENCES[: 2 + n % 3], 1) for n in range(9)] + [record(OTHERS, 1)] * 9
    file.write_text("".join(json.dumps(each) + "\n" for each in [*records, record(OTHERS[:1], 0)]), encoding="utf-8")
    return file


@pytest.fixture
def folder(model_folders, tmp_path) -> Path:
    """A tiny T5 that chooses and has a head."""
    found = shutil.copytree(model_folders("t5"), tmp_path / "model")
    (found / "briefer.json").write_text('{"prompt": "headed", "decoding": "choices"}')
    width = json.loads((found / "config.json").read_text())["d_model"]
    head = np.random.default_rng(3).normal(size=width).astype(np.float32)
    safetensors.numpy.save_file({TENSOR: head}, found / SALIENCE_HEAD)
    return found


def network(passages, width=8):
    torch.manual_seed(2)
    seen = torch.tensor([values for passage in passages for values in passage.seen])
    made = Network(seen.mean(0), seen.std(0).clamp(min=1e-3), width=width, layers=2, inner=12, dropout=0.1).eval()
    torch.nn.init.normal_(made.worth.weight)
    return made


def ranker(made):
    return SetRanker({name.removeprefix(PREFIX): tensor for name, tensor in made.tensors().items()})


def test_what_is_read_in_numpy_is_what_was_learned_beside_the_linear_ranker(source):
    passages = list(labelled(source))
    made = network(passages)
    lists = Lists.of(passages)
    worths = made(lists).detach().numpy()

    for passage, row in zip(passages, worths, strict=True):
        added = SALIENCE / WORTH * np.array(ranker(made)(passage.sentences))
        whole = np.log(rank(passage.sentences)) + added
        wanted = row[: len(passage.sentences)]
        assert whole - whole.mean() == pytest.approx(wanted - wanted.mean(), abs=0.02)


def test_a_sentence_is_judged_among_those_of_its_passage_and_in_no_order_but_theirs(source):
    made = ranker(network(list(labelled(source))))

    assert made(SENTENCES)[0] != pytest.approx(made(SENTENCES[:2])[0], abs=1e-3)
    assert made([]) == []


def test_it_learns_what_the_linear_ranker_would_not_choose():
    """A question as the best sentence: its weight for one is -1.2."""
    texts = [SENTENCES[n:] + OTHERS[: n + 1] for n in range(4)]
    passages = [
        Ranked(each, tuple(map(tuple, described(each))), tuple(0.6 * (t[0] == "“") for t in each), (True,) * len(each))
        for each in texts
    ]
    asked = [each.index(SENTENCES[3]) for each in texts]
    lists = Lists.of(passages)

    made = learned(passages, replace(SMALL, epochs=60, learning_rate=0.01, dropout=0.0))

    assert not any(rank(each).index(max(rank(each))) == place for each, place in zip(texts, asked, strict=True))
    assert made(lists).masked_fill(~lists.given, -1e9).argmax(-1).tolist() == asked


def test_the_same_passages_and_seed_make_the_same_network(source):
    passages = list(labelled(source))
    one, other, third = (learned(passages, replace(SMALL, seed=seed)).tensors() for seed in (1, 1, 2))

    assert all((one[name] == other[name]).all() for name in one)
    assert any((one[name] != third[name]).any() for name in one)


def test_the_command_puts_it_beside_the_weights_and_every_engine_reads_it(source, folder):
    passage = Passage(None, " ".join(SENTENCES), tuple(Choice((text,)) for text in SENTENCES[:3]), SENTENCES)
    before = load(str(folder), engine="numpy")
    given = before.candidates([passage])[0]

    result = CliRunner().invoke(
        app, ["rank", str(source), "--model", str(folder), "--epochs", "2", "--threads", "1"], catch_exceptions=False
    )

    assert result.exit_code == 0
    tensors = safetensors.numpy.load_file(folder / SALIENCE_HEAD)
    assert tensors[ALONE].shape == tensors[TENSOR].shape
    ours, theirs = (load(str(folder), engine=engine) for engine in ("numpy", "transformers"))
    assert ours.sha256 != before.sha256
    found = {candidate.text: candidate.score for candidate in ours.candidates([passage])[0]}
    assert found == pytest.approx({c.text: c.score for c in theirs.candidates([passage])[0]}, abs=2e-3)
    head = SALIENCE * (np.array(ours.read(passage)) @ (tensors[TENSOR] + tensors[ALONE]))
    added = SALIENCE * np.array(SetRanker.load(folder, "it")(SENTENCES))[:3]
    assert [found[text] for text in SENTENCES[:3]] == pytest.approx((head + added).tolist(), abs=1e-3)
    assert {candidate.text for candidate in given} == found.keys()
    told = json.loads((folder / "training.json").read_text(encoding="utf-8"))["ranker"]
    assert told["passages"] == 18
    assert list(told["data"]) == [source.name]


def test_trained_again_it_replaces_itself_and_leaves_the_head(source, folder):
    head = safetensors.numpy.load_file(folder / SALIENCE_HEAD)[TENSOR]
    train_ranker([source], folder, SMALL)
    first = safetensors.numpy.load_file(folder / SALIENCE_HEAD)
    train_ranker([source], folder, SMALL)
    second = safetensors.numpy.load_file(folder / SALIENCE_HEAD)

    assert (second[TENSOR] == head).all()
    assert first.keys() == second.keys()
    assert all((first[name] == second[name]).all() for name in first)


def broken(folder, **changed):
    tensors = network([Ranked(SENTENCES, ((0.0,) * len(FEATURES),) * 4, (0.1,) * 4, (True,) * 4)]).tensors()
    head = safetensors.numpy.load_file(folder / SALIENCE_HEAD)
    made = {name: t for name, t in {**head, **tensors, **changed}.items() if t is not None}
    safetensors.numpy.save_file(made, folder / SALIENCE_HEAD)
    return folder


@pytest.mark.parametrize(
    "changed",
    [
        {"ranker.worth": None},
        {"ranker.into": np.zeros((3, 8), np.float16)},
        {"ranker.narrow.1": None},
        {"ranker.worth": np.full(8, np.nan, np.float16)},
        {"ranker.other": np.zeros(8, np.float16)},
    ],
    ids=str,
)
def test_one_that_is_broken_is_named(folder, changed):
    with pytest.raises(ModelError, match=r"salience\.safetensors cannot be read"):
        load(str(broken(folder, **changed)), engine="numpy")


def test_what_speaks_for_a_sentence_that_reads_alone_must_fit_the_model(folder):
    with pytest.raises(ModelError, match=r"salience\.safetensors is another model's"):
        load(str(broken(folder, alone=np.zeros(3, np.float32))), engine="numpy")


def test_without_a_head_or_a_passage_there_is_nothing_to_learn(source, folder, tmp_path):
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="no labelled passage"):
        train_ranker([empty], folder, SMALL)
    empty.write_text('{"source": "It rained."}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"empty\.jsonl:1 is no labelled passage"):
        train_ranker([empty], folder, SMALL)
    (folder / SALIENCE_HEAD).unlink()
    with pytest.raises(ModelError, match="has no salience"):
        train_ranker([source], folder, SMALL)
