"""What speaks for and against a block being a heading: its wording, its place, its document."""

from collections.abc import Sequence

from briefer.readers.blocks import Block
from briefer.readers.place import place
from briefer.readers.setting import Setting
from briefer.readers.wording import wording


def evidence(blocks: Sequence[Block], i: int, setting: Setting) -> list[str]:
    """The names of what is seen at a block that is `forms.possible`; `weights` says what each is worth."""
    return [*wording(blocks[i].text, setting), *place(blocks, i, setting)]
