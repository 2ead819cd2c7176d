"""What a converted model's folder holds."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

MODEL = "model"


TOKENIZER = "tokenizer.json"


RECORD = "record.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What the engine must know of a model that CTranslate2's own files do not say.

    Attributes:
        window: Longest input in tokens.
        vocabulary: Number of tokens of the model.
        longest: Most tokens that it can write; None for any number.
        eos: Ids that end a text.
        forced_first: The token that a text begins with; None where the model chooses.
        suppressed: Runs of ids that are never written.
        search: generation_config.json, and older folders' settings of summarizers.
    """

    window: int
    vocabulary: int
    longest: int | None
    eos: tuple[int, ...]
    forced_first: int | None = None
    suppressed: tuple[tuple[int, ...], ...] = ()
    search: tuple[dict[str, Any], ...] = field(default=())

    def to_json(self) -> str:
        """One JSON object."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Record":
        """What `to_json` gave."""
        values = json.loads(text)
        return cls(
            window=values["window"],
            vocabulary=values["vocabulary"],
            longest=values["longest"],
            eos=tuple(values["eos"]),
            forced_first=values["forced_first"],
            suppressed=tuple(map(tuple, values["suppressed"])),
            search=tuple(values["search"]),
        )
