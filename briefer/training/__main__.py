"""The command line of training: `python -m briefer.training STEP`, the steps in the order of `app`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import click

from briefer.errors import BrieferError
from briefer.io.parameters import Argument, Option, command

Seed = Annotated[int, Option(help="The same seed and the same input give the same output.")]


def prepare(
    sources: Annotated[list[Path], Argument(exists=True, dir_okay=False, help="JSONL files.")],
    out: Annotated[Path, Option("--output", "-o", help="The JSONL file of labelled passages to write.")],
    seed: Seed = 0,
    central: Annotated[bool, Option("--central", help="Take articles whole, titles or not.")] = False,
    processes: Annotated[int, Option(min=1, help="Processes to work in.")] = 1,
) -> None:
    """Label passages with what to say of them.

    A line of the input is ["passage", "summary"], {"document": ..., "summary": ...} or {"title": ..., "text": ...}: of
    an article with a title the first passage is labelled by it, and with --central all of them by what the article as a
    whole says. What is to be said are sentences of the passage, shortened only where our own judge lets the shorter
    form stand. A run that was stopped goes on when it is started again.
    """
    from briefer.training.data.prepare import Options
    from briefer.training.data.prepare import prepare as label

    kept = label(sources, out, Options(seed=seed, central=central), processes=processes)
    _say(f"{kept:,} passages -> {out}")


def tokenizer(
    sources: Annotated[list[Path], Argument(exists=True, dir_okay=False, help="Labelled passages.")],
    out: Annotated[Path, Option("--output", "-o", help="Folder for the tokenizer's files.")],
    size: Annotated[int, Option(min=300, help="Number of pieces.")] = 12_000,
) -> None:
    """Learn a byte-level BPE tokenizer, every digit a piece of its own."""
    from briefer.training.data.tokenizer import save_tokenizer, train_tokenizer

    save_tokenizer(train_tokenizer(_texts(sources), size), out)
    _say(f"tokenizer -> {out}")


def encode(
    labelled: Annotated[Path, Argument(exists=True, dir_okay=False, help="Labelled passages.")],
    out: Annotated[Path, Option("--output", "-o", help="The .npz file of tokens to write.")],
    tokenizer: Annotated[Path, Option(exists=True, help="The tokenizer's folder.")],
    prompt: Annotated[str, Option(help="The template that the model will be used with.")] = "headed",
    longest: Annotated[int | None, Option(min=1, help="Most tokens of a passage in its prompt.")] = None,
) -> None:
    """Turn labelled passages into tokens."""
    from tokenizers import Tokenizer

    from briefer.models.prompts import load_prompt
    from briefer.training.data.encoding import LONGEST_SOURCE
    from briefer.training.data.encoding import encode as write_tokens

    pieces = Tokenizer.from_file(str(tokenizer / "tokenizer.json"))
    kept = write_tokens(labelled, out, pieces, load_prompt(prompt), longest=longest or LONGEST_SOURCE)
    _say(f"{kept:,} examples -> {out}")


def train(
    recipe: Annotated[Path, Argument(exists=True, dir_okay=False, help="The TOML file of the run.")],
    data: Annotated[Path, Option(exists=True, file_okay=False, help="Folder of the token files.")],
    out: Annotated[Path, Option("--output", "-o", help="Folder for the checkpoint and the curve.")],
    device: Annotated[str, Option(help="Where to train: cpu or cuda.")] = "cpu",
) -> None:
    """Train, or go on where the run in the output folder stopped; SIGTERM and Ctrl-C leave a checkpoint."""
    from briefer.training.loop import train as run
    from briefer.training.recipe import load_recipe

    outcome = run(load_recipe(recipe), data, out, device=device)
    how = "finished" if outcome.finished else "stopped; the same command goes on"
    _say(f"{how} after {outcome.progress.step:,} steps and {outcome.progress.seconds / 60:.0f} minutes")


def export(
    runs: Annotated[list[Path], Argument(exists=True, file_okay=False, help="Folders of training runs.")],
    out: Annotated[Path, Option("--output", "-o", help="The model folder to write.")],
    tokenizer: Annotated[Path, Option(exists=True, file_okay=False, help="The tokenizer's folder.")],
    data: Annotated[Path, Option(exists=True, file_okay=False, help="Folder of the token files.")],
) -> None:
    """Write the model folder of a run, or of the mean of several: 16-bit weights, tokenizer, prompt, card."""
    from briefer.training.export.export import export as write_folder

    _say(f"model -> {write_folder(runs, tokenizer, data, out)}")


def rank(
    sources: Annotated[list[Path], Argument(exists=True, dir_okay=False, help="Labelled passages.")],
    model: Annotated[Path, Option(exists=True, file_okay=False, help="The model folder that it is put into.")],
    epochs: Annotated[int, Option(min=1, help="Passes over the passages.")] = 4,
    threads: Annotated[int | None, Option(min=1, help="Threads of torch.")] = None,
    seed: Seed = 0,
) -> None:
    """Learn what the sentences of a passage say about each other's worth, and put it beside a model's weights.

    A small network of attention among the sentences, which sees of each what the linear ranker sees; and the direction
    in the encoder's states that tells what reads alone. Both go into salience.safetensors.
    """
    from briefer.training.ranking.train import RankerRecipe, train_ranker

    learned = train_ranker(sources, model, RankerRecipe(seed=seed, epochs=epochs, threads=threads))
    _say(f"ranker of {learned:,} passages -> {model}")


def judge(
    sources: Annotated[list[Path], Argument(exists=True, dir_okay=False, help="JSONL files, as prepare takes them.")],
    held_out: Annotated[Path, Option("--held-out", exists=True, dir_okay=False, help="One more, of other articles.")],
    out: Annotated[Path, Option("--output", "-o", help="The folder to write, for --judge.")],
    start: Annotated[Path | None, Option(help="Folder of the T5 to start from; the bundled one without it.")] = None,
    pairs: Annotated[int, Option(min=1, help="Most pairs to learn from.")] = 60_000,
    minutes: Annotated[float, Option(help="Time of learning, of all sittings together.")] = 25.0,
    epochs: Annotated[int, Option(min=1, help="Passes over the pairs.")] = 2,
    bf16: Annotated[bool, Option("--bf16", help="16-bit matrix products; faster with AVX-512 BF16 or AMX.")] = False,
    threads: Annotated[int | None, Option(min=1, help="Threads of torch.")] = None,
    seed: Seed = 0,
) -> None:
    """Train a judge: does a passage say what a sentence says? Makes its pairs, learns, calibrates, writes a folder.

    True statements are a passage's sentences, cut and fused ones and those of human summaries; wrong ones are these
    with names or figures swapped, another subject, a "not" more or less, the opposite outcome, a hedge dropped, another
    word or another sentence's tail. A run that was stopped goes on when it is started again.
    """
    from briefer.models.model_folder import resolve
    from briefer.training.judging.train import JudgeRecipe, train_judge

    recipe = JudgeRecipe(
        str(start or resolve(None).folder),
        seed=seed,
        most_pairs=pairs,
        minutes=minutes,
        epochs=epochs,
        bf16=bf16,
        threads=threads,
    )
    found = train_judge(sources, held_out, out, recipe)
    _say(
        f"judge -> {out}: at {found.threshold:g} it lets {found.faithful or 0:.0%} of the true statements and "
        f"{found.wrong or 0:.0%} of the wrong ones pass (held out; AUC {found.auc or 0:.3f})"
    )


def _texts(sources: list[Path]) -> Iterator[str]:
    for source in sources:
        with source.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield record["source"]
                yield record["target"]


def _say(text: str) -> None:
    click.echo(text, err=True)


app = click.Group(
    "python -m briefer.training",
    help="How the model that ships with briefer is made: one command for each step, in this order.",
    commands=[command(step, step.__name__) for step in (prepare, tokenizer, encode, train, export, rank, judge)],
)


def main() -> None:
    """Runs the command line; an error of ours is one line and exit code 2."""
    try:
        app()
    except BrieferError as error:
        _say(f"error: {error}")
        sys.exit(2)


if __name__ == "__main__":
    main()
