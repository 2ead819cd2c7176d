"""What a model can take, as its folder and its tokenizer tell: how much it reads, and what it would misread."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# T5 reads any length (its positions are relative), but has seen no more than this when its folder names no limit.
_DEFAULT_WINDOW = 512

# Tokenizers without a limit carry int(1e30).
_UNLIMITED = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a model can take.

    Attributes:
        window: Longest input in tokens.
        vocabulary: Number of tokens that it knows.
        longest: Most tokens that it can write; None for any number.
    """

    window: int
    vocabulary: int
    longest: int | None = None


def marks_in_text(special: Mapping[str, int], tokenize: Callable[[str], Sequence[int]]) -> re.Pattern[str] | None:
    """Those of some special tokens that a tokenizer takes for such where an article spells them out.

    "</s>" is a piece like any other to SentencePiece's unigram models, which no setting keeps from it: a passage would
    end in its middle. A model reads it as "(/s)". Language codes ("en_XX") are left: they are words as well.

    Args:
        special: Ids by token.
        tokenize: Ids of a text, none added.
    """
    found = [token for token, number in special.items() if not token[0].isalnum() and number in tokenize(f"a {token}")]
    return re.compile("|".join(map(re.escape, found))) if found else None


def window(config: Mapping[str, Any], tokenizer_limit: int) -> int:
    """Longest input in tokens: the tightest limit that a model's folder names.

    Args:
        config: The model's configuration, under the names of its family.
        tokenizer_limit: The tokenizer's `model_max_length`.
    """
    limits = (
        tokenizer_limit,
        config.get("max_encoder_position_embeddings") or config.get("max_position_embeddings"),
        config.get("n_positions"),
    )
    return min((limit for limit in limits if limit and limit < _UNLIMITED), default=_DEFAULT_WINDOW)
