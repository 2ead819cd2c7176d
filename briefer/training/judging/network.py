"""The judge in training: a T5 that answers yes or no with the first words that its decoder writes."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from briefer.errors import ConfigError
from briefer.models.judges.answers import AnswerTokens
from briefer.training.data.tokenizer import PAD_ID


@dataclass(frozen=True, slots=True)
class Encoded:
    """A pair as tokens, and whether the passage says what the statement says."""

    ids: tuple[int, ...]
    entailed: bool


class Answerer(torch.nn.Module):
    """How much likelier a T5 is to answer yes than no, in nats.

    Args:
        model: The T5.
        answers: The tokens where the answers part.
    """

    def __init__(self, model: Any, answers: AnswerTokens) -> None:
        super().__init__()
        self.model = model
        self._answers = answers

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """The log-odds of yes for each row of `ids` (rows, tokens), padded."""
        written = torch.tensor([self.model.config.decoder_start_token_id, *self._answers.before])
        logits = self.model(
            input_ids=ids,
            attention_mask=(ids != PAD_ID).long(),
            decoder_input_ids=written.expand(len(ids), -1),
            use_cache=False,
        ).logits
        last = logits[:, -1].float()
        odds: torch.Tensor = last[:, self._answers.yes] - last[:, self._answers.no]
        return odds


def starting_model(folder: Path) -> Any:
    """The T5 that a judge is made of, without dropout; raises ConfigError where the folder holds none."""
    from transformers import T5Config, T5ForConditionalGeneration

    if not (folder / "config.json").is_file():
        raise ConfigError(f"{folder} holds no model: name the folder of a T5 to start from")
    config = T5Config.from_pretrained(folder, local_files_only=True)
    config.dropout_rate = 0.0
    return T5ForConditionalGeneration.from_pretrained(
        folder, config=config, dtype=torch.float32, local_files_only=True, use_safetensors=True
    )


def padded(rows: Sequence[Encoded]) -> torch.Tensor:
    """The ids of some pairs as one tensor (rows, tokens)."""
    tensors = [torch.tensor(row.ids) for row in rows]
    return torch.nn.utils.rnn.pad_sequence(tensors, batch_first=True, padding_value=PAD_ID)
