"""Trains a judge: pairs are made, learned from and calibrated on; a stopped run goes on where it was."""

import json
import math
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

import torch
from tokenizers import Tokenizer

from briefer.models.judges.answers import AnswerTokens
from briefer.models.judges.prompts import JudgePrompt, judge_prompt
from briefer.training.judging.calibration import Calibration, calibrated
from briefer.training.judging.network import Answerer, Encoded, padded, starting_model
from briefer.training.judging.pairs import JudgedPair, judged_pairs

STATE: Final = "judge.pt"
CURVE: Final = "curve.jsonl"
_ANSWERS: Final = ("yes", "no")
_CHUNK: Final = 4096  # pairs that are sorted by length together
_SAVED_EVERY: Final = 120.0  # seconds
_LOGGED_EVERY: Final = 50  # steps
_HELD_OUT: Final = 2000  # pairs
_AT_ONCE: Final = 16  # of like length, to be scored
_TOKENIZER_FILES: Final = ("tokenizer.json", "tokenizer_config.json")


@dataclass(frozen=True, slots=True)
class JudgeRecipe:
    """How a judge is trained.

    Attributes:
        start: Folder of the T5 that it is made of.
        seed: Of the pairs and their order.
        each: Most true statements of a passage.
        most_pairs: Pairs that are made at most.
        minutes: Time of learning, of all sittings together; what ends first, it or the epochs, ends the run.
        epochs: Passes over the pairs.
        batch_tokens: Most tokens a step, padding included.
        learning_rate: Its highest value: up over `warmup` steps, then down to nothing.
        warmup: Steps.
        bf16: Matrix products in 16 bits, which CPUs with AVX-512 BF16 or AMX do faster.
        threads: Threads of torch; None leaves torch its choice. One is fastest where the cores are shared.
    """

    start: str
    seed: int = 0
    each: int = 2
    most_pairs: int = 60_000
    minutes: float = 25.0
    epochs: int = 2
    batch_tokens: int = 2048
    learning_rate: float = 3e-4
    warmup: int = 100
    bf16: bool = False
    threads: int | None = None


def train_judge(sources: Sequence[Path], held_out: Path, out: Path, recipe: JudgeRecipe) -> Calibration:
    """Makes pairs, trains on them, calibrates on held-out ones, and writes a folder that ``--judge`` takes.

    Args:
        sources: JSONL files of articles with summaries, as `training prepare` takes them.
        held_out: One more, of other articles.
        out: The folder; it also holds the state of a run that was stopped.
        recipe: How.

    Raises:
        ConfigError: There is no model to start from.
    """
    torch.set_num_threads(recipe.threads or torch.get_num_threads())
    model = starting_model(Path(recipe.start))
    tokenizer = Tokenizer.from_file(str(Path(recipe.start) / _TOKENIZER_FILES[0]))
    prompt = judge_prompt()
    made = _made(sources, recipe.seed, recipe.each, recipe.most_pairs)
    checked = _made([held_out], recipe.seed + 1, recipe.each, _HELD_OUT)
    yes, no = (tokenizer.encode(answer).ids for answer in _ANSWERS)
    answerer = Answerer(model, AnswerTokens.of(yes, no, recipe.start))
    out.mkdir(parents=True, exist_ok=True)
    steps, seconds = _learn(answerer, [_encoded(pair, tokenizer, prompt) for pair in made], out, recipe)
    scores = _scores(answerer, [_encoded(pair, tokenizer, prompt) for pair in checked])
    found = calibrated(list(zip(scores, [pair.entailed for pair in checked], strict=True)))
    record = {"pairs": len(made), "held_out": len(checked), "steps": steps, "minutes": round(seconds / 60, 1)}
    _export(model, out, recipe, record | {"calibration": asdict(found)}, found.threshold)
    return found


def _made(sources: Sequence[Path], seed: int, each: int, most: int) -> list[JudgedPair]:
    return list(islice(chain.from_iterable(judged_pairs(source, seed, each) for source in sources), most))


def _encoded(pair: JudgedPair, tokenizer: Tokenizer, prompt: JudgePrompt) -> Encoded:
    text = " ".join(prompt.render(pair.passage, pair.statement).split())
    return Encoded(tuple(tokenizer.encode(text).ids), pair.entailed)


def _learn(answerer: Answerer, rows: Sequence[Encoded], out: Path, recipe: JudgeRecipe) -> tuple[int, float]:
    """Runs the steps that are left; the number of steps behind the run, and its seconds."""
    optimizer = torch.optim.AdamW(answerer.parameters(), lr=recipe.learning_rate, betas=(0.9, 0.98), weight_decay=0.01)
    total = recipe.epochs * len(list(_batches(rows, recipe.batch_tokens, random.Random(recipe.seed))))
    done, before = _restored(answerer, optimizer, out / STATE)
    started = saved = time.monotonic()
    losses: list[float] = []
    step, seconds = done, before
    for step, batch in enumerate(islice(_epochs(rows, recipe), done, None), start=done + 1):
        share = max(step / total, seconds / (60 * recipe.minutes))
        for group in optimizer.param_groups:
            group["lr"] = recipe.learning_rate * min(1.0, step / recipe.warmup) * _falling(share)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe.bf16):
            odds = answerer(padded(batch))
        wanted = torch.tensor([float(row.entailed) for row in batch])
        loss = torch.nn.functional.binary_cross_entropy_with_logits(odds, wanted)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(answerer.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(float(loss.detach()))
        seconds = before + time.monotonic() - started
        if step % _LOGGED_EVERY == 0:
            _log(out / CURVE, step, seconds, sum(losses) / len(losses))
            losses.clear()
        if time.monotonic() - saved > _SAVED_EVERY:
            _save(answerer, optimizer, step, seconds, out / STATE)
            saved = time.monotonic()
        if seconds > 60 * recipe.minutes:
            break
    _save(answerer, optimizer, step, seconds, out / STATE)
    return step, seconds


def _falling(share: float) -> float:
    return max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, share))))


def _epochs(rows: Sequence[Encoded], recipe: JudgeRecipe) -> Iterator[list[Encoded]]:
    for epoch in range(recipe.epochs):
        yield from _batches(rows, recipe.batch_tokens, random.Random(recipe.seed + epoch))


def _batches(rows: Sequence[Encoded], most: int, rng: random.Random) -> Iterator[list[Encoded]]:
    """The rows in batches of at most so many tokens, those of like length together, in an order of chance."""
    order = list(rows)
    rng.shuffle(order)
    found = []
    for first in range(0, len(order), _CHUNK):
        batch: list[Encoded] = []
        for row in sorted(order[first : first + _CHUNK], key=lambda row: len(row.ids)):
            if batch and len(row.ids) * (len(batch) + 1) > most:
                found.append(batch)
                batch = []
            batch.append(row)
        found.append(batch)
    rng.shuffle(found)
    yield from found


@torch.inference_mode()
def _scores(answerer: Answerer, rows: Sequence[Encoded]) -> list[float]:
    """The probability of yes for each row."""
    order = sorted(range(len(rows)), key=lambda number: len(rows[number].ids))
    found = [0.0] * len(rows)
    for first in range(0, len(order), _AT_ONCE):
        chosen = order[first : first + _AT_ONCE]
        odds = answerer(padded([rows[number] for number in chosen]))
        for number, score in zip(chosen, odds.sigmoid().tolist(), strict=True):
            found[number] = score
    return found


def _restored(answerer: Answerer, optimizer: Any, path: Path) -> tuple[int, float]:
    if not path.is_file():
        return 0, 0.0
    state = torch.load(path, map_location="cpu", weights_only=True)
    answerer.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["step"], state["seconds"]


def _save(answerer: Answerer, optimizer: Any, step: int, seconds: float, path: Path) -> None:
    part = path.with_suffix(".partial")
    state = {"model": answerer.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "seconds": seconds}
    torch.save(state, part)
    part.replace(path)


def _log(path: Path, step: int, seconds: float, loss: float) -> None:
    with path.open("a", encoding="utf-8") as curve:
        curve.write(json.dumps({"step": step, "seconds": round(seconds), "loss": round(loss, 4)}) + "\n")


def _export(model: Any, out: Path, recipe: JudgeRecipe, record: dict[str, Any], threshold: float) -> None:
    model.half().save_pretrained(out)
    (out / "model.safetensors").chmod(0o644)  # safetensors makes files that only their owner may read
    for name in _TOKENIZER_FILES:
        shutil.copyfile(Path(recipe.start) / name, out / name)
    told = {"prompt": judge_prompt().name, "answers": list(_ANSWERS), "threshold": threshold}
    (out / "judge.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    made = {"recipe": {**asdict(recipe), "start": Path(recipe.start).name}, **record}
    (out / "training.json").write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
