"""What was made of words, remembered: a text says the same few hundred words again and again."""

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


class Remembered(dict[str, Made]):
    """What a function makes of a word, by the word: ``forms[word]``. Looked up in half the time of an `lru_cache`.

    All is forgotten once there are too many words: a server sees ever more of them.
    """

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[str], Made], most: int = 1 << 13) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, word: str) -> Made:
        if len(self) >= self._most:
            self.clear()
        made = self[word] = self._make(word)
        return made
