"""Tiny real runs: tokenizer, copying start, growing, training, resuming, export, and the command line of them all."""

import json
import os
import random
import signal
import threading
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer
from training_texts import pair, write_pairs

from briefer.errors import ConfigError, ModelError
from briefer.models import GenerationSettings, Passage, load
from briefer.models.base import Choice
from briefer.models.prompts import load_prompt
from briefer.training import loop
from briefer.training.__main__ import app
from briefer.training.checkpoint import CHECKPOINT, load_checkpoint
from briefer.training.data.batches import TokenFile, batches
from briefer.training.data.encoding import encode
from briefer.training.data.prepare import Options, prepare, sha256
from briefer.training.data.span_corruption import MARK, MASKED, MEAN_LENGTH, masked
from briefer.training.data.tokenizer import save_tokenizer, train_tokenizer
from briefer.training.export.export import TRAINING, export
from briefer.training.loop import CURVE, learning_rate, share_done, train
from briefer.training.model.bigram_induction import Strength, with_precise_copying
from briefer.training.model.induction_start import write_copying_circuit
from briefer.training.model.network import Trainee, collate, grow_encoder, network
from briefer.training.recipe import Recipe, load_recipe

torch = pytest.importorskip("torch")

PIECES = 500
SMALL = Recipe(
    data={"pairs": 1.0},
    vocabulary=PIECES,
    width=32,
    feed_forward=32,
    encoder_layers=2,
    decoder_layers=1,
    heads=2,
    prompt="headed",
    epochs=2,
    batch_tokens=600,
    learning_rate=5e-3,
    warmup=2,
    seed=5,
    threads=1,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A folder with a tokenizer and token files of made-up news."""
    folder = tmp_path_factory.mktemp("training")
    for name, count, first in (("pairs", 24, 0), ("validation", 6, 100)):
        prepare([write_pairs(folder / f"{name}.jsonl", count, first)], folder / f"{name}.labelled", Options(seed=1))
    save_tokenizer(train_tokenizer((text for number in range(30) for text in pair(number)), PIECES), folder)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    for name in ("pairs", "validation"):
        encode(folder / f"{name}.labelled", folder / f"{name}.npz", tokenizer, load_prompt("headed"))
    return folder


@pytest.fixture(scope="module")
def tokenizer(made) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(made / "tokenizer.json"))
    tokenizer.encode_special_tokens = True
    return tokenizer


@settings(deadline=None)
@given(st.text(max_size=80))
@example("an <unk>, a </s> and a <pad>")
def test_the_tokenizer_reproduces_any_text(tokenizer, text: str) -> None:
    # It puts one space before the text, as before every other word.
    assert tokenizer.decode(tokenizer.encode(text).ids) == (f" {text}" if text else "")


@settings(max_examples=50, deadline=None)
@given(st.from_regex(r"[$€£]?[0-9]{1,3}([.,][0-9]{3}){0,2}(\.[0-9]+)?(%|bn|°C)?", fullmatch=True))
def test_every_digit_is_a_piece_of_its_own(tokenizer, figure: str) -> None:
    pieces = tokenizer.encode(f"about {figure}").tokens
    digits = [piece for piece in pieces if any(c.isdigit() for c in piece)]
    assert [d[-1] for d in digits] == [c for c in figure if c.isdigit()]
    assert all(sum(c.isdigit() for c in piece) == 1 for piece in digits)


def test_tokens_know_their_sentence(made, tokenizer) -> None:
    record = json.loads((made / "pairs.labelled").read_text().splitlines()[0])
    example = TokenFile.load(made / "pairs.npz")[0]
    for number, (start, end, salience) in enumerate(record["sentences"], start=1):
        inside = [int(t) for t, s in zip(example.source, example.sentences, strict=True) if s == number]
        assert tokenizer.decode(inside).strip() == record["source"][start:end]
        assert example.salience[number - 1] == pytest.approx(salience)
    outside = [int(t) for t, s in zip(example.source, example.sentences, strict=True) if s == 0]
    assert (
        tokenizer.decode(outside, skip_special_tokens=False).strip().startswith(f"{record['heading'] or ''} |".strip())
    )


def test_batches_hold_every_example_once_within_their_size(made) -> None:
    file = TokenFile.load(made / "pairs.npz")
    found = batches({"pairs": file}, {"pairs": 1.0}, random.Random(1), 600)
    assert sorted(index for _, indexes in found for index in indexes) == list(range(len(file)))
    for _, indexes in found:
        assert len(indexes) * max(map(file.source_length, indexes)) <= 600
    assert found == batches({"pairs": file}, {"pairs": 1.0}, random.Random(1), 600)
    half = batches({"pairs": file}, {"pairs": 0.5}, random.Random(1), 600)
    assert sum(len(indexes) for _, indexes in half) == len(file) // 2


@settings(deadline=None)
@given(st.integers(), st.integers(0, 23))
def test_what_is_masked_can_be_put_back(made, seed: int, index: int) -> None:
    whole = TokenFile.load(made / "pairs.npz")[index]
    example = masked(whole, random.Random(seed))
    source, target = example.source.tolist(), example.target.tolist()
    spans = [list(span) for mark, span in groupby(target[:-1], lambda token: token == MARK) if not mark]
    filled = [token for place in source for token in (spans.pop(0) if place == MARK else [place])]
    assert (filled, spans, target[-1]) == (whole.source.tolist(), [], 1)
    assert len(example.sentences) == len(source)
    # The heading and what follows it are left alone; each mark counts to the sentence that its span begins in.
    assert source[: np.flatnonzero(whole.sentences)[0]] == whole.source[: np.flatnonzero(whole.sentences)[0]].tolist()
    assert set(example.sentences.tolist()) <= set(whole.sentences.tolist())
    assert example.salience is whole.salience
    taken = len(filled) - len(source) + source.count(MARK)
    assert taken == round(MASKED * np.count_nonzero(whole.sentences))
    assert source.count(MARK) == round(taken / MEAN_LENGTH)


def test_too_little_to_mask_stays_whole(made) -> None:
    example = TokenFile.load(made / "pairs.npz")[0]
    two = replace(example, source=example.source[:2], sentences=np.array([0, 1], dtype=np.uint8))
    assert masked(two, random.Random(1)) is two


def test_a_network_learns_to_fill_in_and_to_rank_at_once(made, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(loop, "_LOG_EVERY", 20)
    recipe = replace(SMALL, masked=1.0, epochs=30, batch_tokens=2000)
    train(recipe, made, tmp_path)
    trained = Trainee(network(SMALL, ()))
    trained.load_state_dict(load_checkpoint(tmp_path).trainee)
    file = TokenFile.load(made / "validation.npz")
    batch = collate([masked(file[index], random.Random(index)) for index in range(len(file))])
    with torch.no_grad():
        before, after = (each.eval()(batch) for each in (Trainee(network(SMALL, ())), trained))
    assert after[0] < before[0] - 1
    assert after[1] < before[1]
    lines = [json.loads(line) for line in (tmp_path / "curve.jsonl").read_text().splitlines()]
    logged = [line for line in lines if "learning_rate" in line]
    assert len(logged) > 1
    assert logged[-1]["masked_loss"] < logged[0]["masked_loss"]
    assert not any("loss" in line for line in logged)


def test_a_run_goes_on_from_the_head_of_the_weights_that_it_starts_from(made, tmp_path) -> None:
    train(SMALL, made, tmp_path / "run")
    folder = export([tmp_path / "run"], made, made, tmp_path / "model")
    train(replace(SMALL, start=str(folder)), made, tmp_path / "next", most_steps=0)
    one, other = (load_checkpoint(tmp_path / name).trainee["rank.weight"] for name in ("run", "next"))
    assert one.abs().sum() > 0
    assert torch.allclose(one, other, rtol=1e-3)


def test_a_folder_tells_how_the_weights_before_its_own_were_made(made, tmp_path) -> None:
    train(replace(SMALL, masked=0.5), made, tmp_path / "first", most_steps=2)
    first = export([tmp_path / "first"], made, made, tmp_path / "pre-trained")
    train(replace(SMALL, start=str(first)), made, tmp_path / "second", most_steps=1)
    second = export([tmp_path / "second"], made, made, tmp_path / "model")

    before, after = (json.loads((folder / TRAINING).read_text()) for folder in (first, second))
    assert before["earlier"] is None
    assert after["earlier"] == before
    cards = [(folder / "MODEL_CARD.md").read_text() for folder in (first, second)]
    assert ["50% of the batches are span corruption" in card for card in cards] == [True, False]


def test_a_broken_head_of_earlier_weights_is_named(made, tmp_path) -> None:
    train(SMALL, made, tmp_path / "run", most_steps=1)
    folder = export([tmp_path / "run"], made, made, tmp_path / "model")
    (folder / "salience.safetensors").write_bytes(b"broken")
    with pytest.raises(ModelError, match=r"salience\.safetensors cannot be read"):
        train(replace(SMALL, start=str(folder)), made, tmp_path / "next")


def _copying_loss(model) -> tuple[float, float]:
    """Loss and share of right tokens when random sequences are to be given back, in which no token is twice."""
    generator = torch.Generator().manual_seed(2)
    rows = torch.stack([3 + torch.randperm(400, generator=generator)[:24] for _ in range(16)])
    with torch.no_grad():
        output = model.eval()(input_ids=rows, labels=rows)
    return output.loss.item(), (output.logits.argmax(-1) == rows).float().mean().item()


def test_an_untrained_model_with_the_copying_start_copies() -> None:
    from transformers import T5Config, T5ForConditionalGeneration

    def untrained():
        torch.manual_seed(0)
        shape = {"d_model": 128, "d_kv": 64, "d_ff": 64, "num_layers": 2, "num_heads": 2, "vocab_size": PIECES}
        ends = {"decoder_start_token_id": 0, "pad_token_id": 0, "eos_token_id": 1}
        return T5ForConditionalGeneration(
            T5Config(**shape, **ends, feed_forward_proj="gated-gelu", tie_word_embeddings=True, dropout_rate=0.0)
        )

    plain, started = untrained(), untrained()
    write_copying_circuit(started)
    loss, right = _copying_loss(plain)
    assert right < 0.1
    assert _copying_loss(started)[0] < loss / 2
    assert _copying_loss(started)[1] > 0.6


def _untrained(**changes):
    return network(replace(SMALL, width=128, feed_forward=64, heads=2, **changes), ())


def test_two_matching_tokens_tell_which_copy_to_go_on_behind() -> None:
    """Every token stands in the passage twice, behind different ones: one token to match leaves a coin to toss."""
    generator = torch.Generator().manual_seed(3)
    halves = [3 + torch.randperm(12, generator=generator) + 12 * k for k in range(16) for _ in range(2)]
    rows = torch.stack([torch.cat(halves[k : k + 2]) for k in range(0, 32, 2)])

    def share_right(model) -> float:
        with torch.no_grad():
            output = model.eval()(input_ids=rows, labels=rows)
        right = output.logits.argmax(-1) == rows
        return right[:, 2:].float().mean().item()

    model = _untrained()
    silent = with_precise_copying(model, rows, Strength(vote=0.0, code=1e-4))
    precise = with_precise_copying(model, rows, Strength(vote=1.0))
    with torch.no_grad():
        before, after = (m.eval()(input_ids=rows, labels=rows).logits for m in (model, silent))
    assert torch.allclose(before, after, atol=1e-3), "the new heads are silent until they are told to vote"
    assert share_right(model) < 0.7
    assert share_right(precise) > share_right(model) + 0.2


def test_a_grown_encoder_computes_what_it_did() -> None:
    model = network(SMALL, ()).eval()
    ids = torch.arange(3, 40).unsqueeze(0)
    before = model(input_ids=ids, labels=ids[:, :9]).logits
    grow_encoder(model, [1])
    assert len(model.encoder.block) == model.config.num_layers == 3
    assert torch.equal(model(input_ids=ids, labels=ids[:, :9]).logits, before)
    loss = model(input_ids=ids, labels=ids[:, :9]).loss
    loss.backward()
    assert model.encoder.block[2].layer[1].DenseReluDense.wo.weight.grad.abs().sum() > 0, "the new block learns"


def test_a_few_steps_reduce_both_losses_and_find_the_sentence(made, tmp_path) -> None:
    outcome = train(replace(SMALL, epochs=8), made, tmp_path)

    assert outcome.finished
    trained = Trainee(network(SMALL, ()))
    trained.load_state_dict(load_checkpoint(tmp_path).trainee)
    file = TokenFile.load(made / "pairs.npz")
    batch = collate([file[index] for index in range(len(file))])
    with torch.no_grad():
        before = Trainee(network(SMALL, ())).eval()(batch)
        after = trained.eval()(batch)
    assert after[0] < before[0] - 1
    assert after[1] < before[1]
    best, chosen = batch.salience.argmax(-1), after[2].argmax(-1)
    assert (chosen == best).float().mean() > 0.5, "one in five by chance"


def test_a_resumed_run_equals_an_uninterrupted_one(made, tmp_path) -> None:
    whole = train(SMALL, made, tmp_path / "whole")
    for _ in range(20):
        resumed = train(SMALL, made, tmp_path / "parts", most_steps=3)
        if resumed.finished:
            break
    assert resumed.finished
    assert resumed.progress.step == whole.progress.step
    one, other = load_checkpoint(tmp_path / "whole"), load_checkpoint(tmp_path / "parts")
    assert all(torch.equal(one.trainee[name], other.trainee[name]) for name in one.trainee)
    assert whole.progress.step > 6


def test_a_termination_leaves_a_checkpoint(made, tmp_path, monkeypatch) -> None:
    original, steps = loop.collate, []

    def terminated(examples):
        steps.append(1)
        if len(steps) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        return original(examples)

    assert threading.current_thread() is threading.main_thread()
    handler = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(loop, "collate", terminated)
    outcome = train(SMALL, made, tmp_path)
    assert not outcome.finished
    assert outcome.progress.step == 3
    assert load_checkpoint(tmp_path).progress == outcome.progress
    assert signal.getsignal(signal.SIGTERM) is handler


def test_the_clock_ends_a_run() -> None:
    recipe = replace(SMALL, hours=2.0, warmup=10)
    assert share_done(recipe, step=10, steps_an_epoch=100, seconds=0) == 0.05
    assert share_done(recipe, step=10, steps_an_epoch=100, seconds=3600) == 0.5
    rates = [learning_rate(recipe, step, done) for step, done in ((0, 0.0), (10, 0.0), (10, 0.5), (10, 1.0))]
    assert rates == pytest.approx([5e-4, 5e-3, 2.5e-3, 1.5e-4])


def test_bf16_trains_on_the_cpu(made, tmp_path) -> None:
    train(replace(SMALL, bf16=True), made, tmp_path, most_steps=2)
    saved = load_checkpoint(tmp_path)
    assert all(weight.dtype == torch.float32 for weight in saved.trainee.values())


def test_another_recipe_does_not_go_on_with_a_run(made, tmp_path) -> None:
    train(SMALL, made, tmp_path, most_steps=1)
    with pytest.raises(ConfigError, match="learning_rate, seed"):
        train(replace(SMALL, seed=6, learning_rate=1e-3), made, tmp_path)


def test_a_broken_checkpoint_is_named(made, tmp_path) -> None:
    (tmp_path / CHECKPOINT).write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(ModelError, match="is no checkpoint"):
        train(SMALL, made, tmp_path)


def test_a_missing_token_file_is_named(made, tmp_path) -> None:
    with pytest.raises(ConfigError, match=r"titles\.npz is missing"):
        train(replace(SMALL, data={"titles": 1.0}), made, tmp_path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("sed = 1\n[data]\npairs = 1.0", "unknown sed", id="unknown"),
        pytest.param("seed = 1", "data is missing", id="no data"),
        pytest.param("[data]\npairs = 1.5", "shares above 0, at most 1", id="share"),
        pytest.param("epochs = 0\n[data]\npairs = 1.0", "epochs is 0", id="no epochs"),
        pytest.param("seed =", "cannot be read", id="no TOML"),
    ],
)
def test_a_faulty_recipe_is_refused(tmp_path, text: str, complaint: str) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=complaint):
        load_recipe(path)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        pytest.param({"start": "nowhere"}, "holds no model", id="no folder"),
        pytest.param({"grow_after": (0,)}, "blocks other than 1 to 1", id="block 0"),
    ],
)
def test_a_start_that_cannot_be_is_refused(change, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        network(replace(SMALL, **change), ())


def test_the_committed_recipes_are_sound() -> None:
    recipes = sorted((Path(loop.__file__).parent / "recipes").glob("*.toml"))
    assert recipes
    for path in recipes:
        load_prompt(load_recipe(path).prompt)


def test_an_exported_model_loads_and_summarizes(made, tmp_path) -> None:
    train(SMALL, made, tmp_path / "run", most_steps=4)
    folder = export([tmp_path / "run"], made, made, tmp_path / "model")

    summarizer = load(str(folder), GenerationSettings(max_new_tokens=12))
    (found,) = summarizer.candidates([Passage("Town", pair(1)[0], (Choice(("A fair was held.",)),))])
    free = load(str(folder), GenerationSettings(max_new_tokens=12), grounded=False)
    (written,) = free.candidates([Passage("Town", pair(1)[0])])

    assert summarizer.prompt == "headed"
    assert [candidate.text for candidate in found] == ["A fair was held."]
    assert written
    making = json.loads((folder / TRAINING).read_text())
    assert making["weights"] == sha256(folder / "model.safetensors")
    assert set(making["data"]) == {"pairs.npz", "validation.npz"}
    (run,) = making["runs"]
    assert run["curve"][-1]["step"] == run["steps"] == 4
    assert run["recipe"]["seed"] == SMALL.seed
    assert "random weights with a copying start" in (folder / "MODEL_CARD.md").read_text()
    again = network(replace(SMALL, start=str(folder), grow_after=(1,)), ())
    assert again.config.num_layers == 3


def test_runs_of_one_recipe_are_averaged(made, tmp_path) -> None:
    from safetensors.torch import load_file

    runs = [tmp_path / "one", tmp_path / "other"]
    for seed, run in enumerate(runs):
        train(replace(SMALL, seed=seed), made, run, most_steps=1)
    export(runs, made, made, tmp_path / "mean")
    one, other = (load_checkpoint(run).trainee["model.shared.weight"] for run in runs)
    mean = load_file(tmp_path / "mean" / "model.safetensors")["shared.weight"]
    assert torch.allclose(mean.float(), (one + other) / 2, atol=1e-3)

    train(replace(SMALL, prompt="plain"), made, tmp_path / "third", most_steps=1)
    with pytest.raises(ModelError, match="differ in shape, prompt or data"):
        export([runs[0], tmp_path / "third"], made, made, tmp_path / "mean")


def test_what_cannot_be_exported_is_named(made, tmp_path, monkeypatch) -> None:
    with pytest.raises(ModelError, match="train first"):
        export([tmp_path], made, made, tmp_path / "model")
    train(SMALL, made, tmp_path, most_steps=1)
    with pytest.raises(ModelError, match=r"no tokenizer\.json"):
        export([tmp_path], tmp_path, made, tmp_path / "model")
    monkeypatch.setattr("briefer.training.export.export.MOST_BYTES", 1000)
    with pytest.raises(ModelError, match="train a smaller model"):
        export([tmp_path], made, made, tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_the_commands_make_a_model_from_pairs(tmp_path) -> None:
    def call(*arguments: object) -> str:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments])
        assert result.exit_code == 0, result.output
        return result.output

    pairs = write_pairs(tmp_path / "in.jsonl", 12)
    assert "12 passages" in call("prepare", pairs, "-o", tmp_path / "l.jsonl", "--seed", 2)
    call("tokenizer", tmp_path / "l.jsonl", "-o", tmp_path / "tok", "--size", PIECES)
    for name in ("pairs", "validation"):
        call("encode", tmp_path / "l.jsonl", "-o", tmp_path / f"{name}.npz", "--tokenizer", tmp_path / "tok")
    recipe = tmp_path / "recipe.toml"
    recipe.write_text("vocabulary = 500\nwidth = 32\nfeed_forward = 32\nheads = 2\n[data]\npairs = 1.0\n")
    assert "finished after" in call("train", recipe, "--data", tmp_path, "-o", tmp_path / "run")
    call("export", tmp_path / "run", "-o", tmp_path / "model", "--tokenizer", tmp_path / "tok", "--data", tmp_path)
    assert load(str(tmp_path / "model")).prompt == "plain"
    assert (tmp_path / "run" / CURVE).is_file()
