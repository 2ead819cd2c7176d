"""The card of a model folder: what the model is, how it was made, how the making went."""

from collections.abc import Mapping
from string import Template
from typing import Any

from briefer.models.prompts import Prompt

_CARD = Template("""\
# A summarizer for briefer

| | |
| --- | --- |
| Architecture | T5: gated GELU, tied embeddings, width $width, feed-forward $feed_forward, $encoder encoder and \
$decoder decoder layers, $heads heads |
| Weights | `model.safetensors`, 16-bit floats; run in 32 bits on the CPU |
| Tokenizer | byte-level BPE, $vocabulary pieces, every digit a piece of its own; it reproduces any text |
| Prompt | `$prompt` (in `briefer.json`): `$template` |
| Decoding | `choices` (in `briefer.json`): it chooses among the passage's sentences and their shorter forms, which \
briefer has judged; `--no-grounding` lets it write freely |

## How it was made

From $start, with `python -m briefer.training`: $runs.

$targets are sentences of the passages themselves, shortened only where briefer's own judge \
lets the shorter form stand. The whole recipe, the hashes of the data and of the weights are in `training.json`, and \
so is what is known of earlier weights.

## How it went

On held-out passages: the loss of a token, and the mean figure-aware ROUGE F1 (mean of 1, 2 and L) against the human \
summary of the sentence that the encoder ranks first, beside that of the passage's first and of its best sentence.

| seed | step | loss | ranked first | first | best |
| --- | --- | --- | --- | --- | --- |
$curve
""")


def card(config: Mapping[str, Any], making: Mapping[str, Any], prompt: Prompt) -> str:
    """The text of MODEL_CARD.md.

    Args:
        config: The T5's configuration.
        making: What `export` writes to training.json.
        prompt: The template that the model reads its passages in.
    """
    return _CARD.substitute(
        width=config["d_model"],
        feed_forward=config["d_ff"],
        encoder=config["num_layers"],
        decoder=config["num_decoder_layers"],
        heads=config["num_heads"],
        vocabulary=f"{config['vocab_size']:,}",
        prompt=prompt.name,
        template=prompt.template.strip(),
        targets=_targets(making["runs"][0]["recipe"].get("masked", 0.0)),
        start="earlier weights" if making["runs"][0]["recipe"]["start"] else "random weights with a copying start",
        runs="; and, averaged with it, ".join(map(_run, making["runs"])),
        curve="\n".join(_row(run, point) for run in making["runs"] for point in run["curve"]),
    )


def _targets(masked: float) -> str:
    if not masked:
        return "The targets of all"
    spans = f"{masked:.0%} of the batches are span corruption: filling in what was taken out."
    return f"{spans}\n\nThe targets of the others"


def _run(run: Mapping[str, Any]) -> str:
    cost = f"{run['steps']:,} steps, {run['examples']:,} examples, {run['minutes']:,.0f} minutes"
    return f"{cost}, seed {run['recipe']['seed']}"


def _row(run: Mapping[str, Any], point: Mapping[str, float]) -> str:
    values = [point[f"{name}_salience"] for name in ("chosen", "first", "best")]
    cells = [
        run["recipe"]["seed"],
        f"{point['step']:,}",
        *(f"{value:.3f}" for value in (point["validation_loss"], *values)),
    ]
    return f"| {' | '.join(map(str, cells))} |"
