"""How well a model in training does on passages that it never sees."""

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from statistics import fmean
from typing import Any

import torch

from briefer.training.data.batches import TokenFile, batches
from briefer.training.model.network import collate


@torch.no_grad()
def validate(
    trainee: Any, file: TokenFile, examples: int, most_tokens: int, autocast: Callable[[], AbstractContextManager[Any]]
) -> dict[str, float]:
    """Loss a token, and whether the right sentence is found.

    The latter by the mean salience of the sentence that is ranked first (``chosen``), beside that of each passage's
    first sentence and of its best.
    """
    device = next(trainee.parameters()).device
    share = min(1.0, examples / len(file))
    loss = tokens = 0.0
    saliences: dict[str, list[float]] = {"chosen": [], "first": [], "best": []}
    trainee.eval()
    for _, indexes in batches({"": file}, {"": share}, random.Random(0), most_tokens):
        batch = collate([file[index] for index in indexes]).to(device)
        with autocast():
            mean, _, ranking = trainee(batch)
        size = int((batch.target >= 0).sum())
        loss, tokens = loss + float(mean) * size, tokens + size
        saliences["chosen"] += batch.salience.gather(1, ranking.argmax(-1, keepdim=True)).flatten().tolist()
        saliences["first"] += batch.salience[:, 0].tolist()
        saliences["best"] += batch.salience.amax(-1).tolist()
    trainee.train()
    return {"validation_loss": loss / tokens, **{f"{name}_salience": fmean(found) for name, found in saliences.items()}}
