"""What config.json says of a T5."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefer.errors import ModelError

_RELU, _GELU = "relu", "gated-gelu"


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a T5.

    Attributes:
        width: Of a token's state (`d_model`).
        heads: Of each attention.
        head_width: Of one head (`d_kv`).
        inner: Width inside a feed-forward block (`d_ff`).
        encoder: Layers of the encoder.
        decoder: Layers of the decoder.
        vocabulary: Tokens.
        gated: Whether the feed-forward blocks have a gate, as those of T5 1.1 and later.
        scaled: Whether the decoder's states are divided by the root of the width before the vocabulary reads them.
        epsilon: Of the norms.
        buckets: Kinds of distance between two tokens.
        farthest: The distance from which on all are of one kind.
    """

    width: int
    heads: int
    head_width: int
    inner: int
    encoder: int
    decoder: int
    vocabulary: int
    gated: bool
    scaled: bool
    epsilon: float
    buckets: int
    farthest: int

    @property
    def all_heads(self) -> int:
        """Width of the heads side by side."""
        return self.heads * self.head_width

    @classmethod
    def of(cls, config: Mapping[str, Any], name: str) -> "Shape":
        """The sizes that config.json gives.

        Args:
            config: Its content.
            name: What the errors call the model.

        Raises:
            ModelError: A field is missing, or has a value that this engine does not know.
        """
        activation = config.get("feed_forward_proj", _RELU)
        if activation not in (_RELU, _GELU):
            raise ModelError(f"{name}: the numpy engine has no {activation!r}: use --engine transformers")
        try:
            return cls(
                width=int(config["d_model"]),
                heads=int(config["num_heads"]),
                head_width=int(config["d_kv"]),
                inner=int(config["d_ff"]),
                encoder=int(config["num_layers"]),
                decoder=int(config.get("num_decoder_layers") or config["num_layers"]),
                vocabulary=int(config["vocab_size"]),
                gated=activation == _GELU,
                # Older files say of T5 1.1 that its embeddings are not tied, newer ones that its states are not scaled.
                scaled=bool(config.get("scale_decoder_outputs", config.get("tie_word_embeddings") is not False)),
                epsilon=float(config.get("layer_norm_epsilon", 1e-6)),
                buckets=int(config.get("relative_attention_num_buckets", 32)),
                farthest=int(config.get("relative_attention_max_distance", 128)),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{name}: config.json does not describe a T5 ({error}): get the model again") from error
