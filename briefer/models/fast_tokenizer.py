"""A tokenizer.json as the engines without transformers read it."""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from tokenizers import Tokenizer

from briefer.models.base import BUNDLED
from briefer.models.broken import PROBES, broken, without_panics
from briefer.models.capacity import marks_in_text
from briefer.models.prompts import Prompt

# A passage is encoded when it is asked whether it fits, when it is read, and where its sentences stand in it.
_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as tokens.

    Attributes:
        ids: Of the tokens.
        offsets: Where each begins and ends in the text; (0, 0) for marks around it.
    """

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]


class FastTokenizer:
    """Encodes whole texts, however long, and decodes them.

    Args:
        file: The tokenizer.json.
        prompt: The template of the model's input. "</s>" in an article is text; in a template it may be meant as the
            token.
        name: What the errors call the model.

    Raises:
        ModelError: The file is broken.
    """

    def __init__(self, file: Path, prompt: Prompt, name: str) -> None:
        # What ships is known to work, and is loaded in a tenth of a second.
        with broken(name, file.name), nullcontext() if name == BUNDLED else without_panics():
            self._tokenizer = Tokenizer.from_file(str(file))
            # Folders of Pegasus models carry a limit here; what does not fit is an error and never cut.
            self._tokenizer.no_truncation()
            self._tokenizer.no_padding()
            for probe in () if name == BUNDLED else PROBES:
                self.decode([self.ids(probe), self.ids(probe, special=False)])
        added = self._tokenizer.get_added_tokens_decoder()
        special = {token.content: number for number, token in added.items() if token.special}
        self.marks: re.Pattern[str] | None = None
        """Special tokens that are found in an article that spells them out; see `marks_in_text`."""
        if not prompt.mentions(special):
            self._tokenizer.encode_special_tokens = True
            self.marks = marks_in_text(special, partial(self.ids, special=False))
        self.encoded = lru_cache(_REMEMBERED)(self._encoded)

    def ids(self, text: str, *, special: bool = True) -> list[int]:
        """Ids of a text; without the marks around it when not `special`."""
        found: list[int] = self._tokenizer.encode(text, add_special_tokens=special).ids
        return found

    def decode(self, sequences: Sequence[Sequence[int]]) -> list[str]:
        """The texts of some ids, without special tokens and otherwise as they were written."""
        texts: list[str] = self._tokenizer.decode_batch(list(map(list, sequences)), skip_special_tokens=True)
        return texts

    def _encoded(self, text: str) -> Encoded:
        found = self._tokenizer.encode(text)
        return Encoded(tuple(found.ids), tuple(found.offsets))
