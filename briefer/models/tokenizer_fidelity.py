"""Whether figures and names survive a model's tokenizer, and how to mend a summary where they did not.

T5's tokenizer drops a character that its vocabulary lacks without a word: "£640m" comes out as "640m". It also rewrites
some: "10½" as "101⁄2". A summary that says so is wrong however good the model is, so the characters are found when a
model is loaded, and put back from the source.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefer.models.word_edges import split_punctuation
from briefer.text.words import COMPOUND_TAIL

# Figures as news writes them; together they hold every character that figures are written with.
_FIGURES = (
    "0123456789 $1.2bn US$1bn £640m €5 ¥700 ₹300 ₽90 ₩50 ₴40 50¢ 18% 3‰ 3,500 12:30 7.62mm -5 −5 +5 ±5 ~5 ≈5 >5 <5 2-1 "
    "4–5% 4—5 9/11 9⁄11 ½ 1¼ 2¾ ⅓ ⅔ 20°C 5×4 5*4 5=5 5m² 5m³ 5µg No.5 #5 №5 5' 5\" 5′ 5″ 5’000 (5) [5] §5 5ª 5º 2^5 "
    "5_000 5·2 5&6 @5 5;6"
)

# Latin letters with marks, as in "Łódź": Latin-1, Latin Extended-A and the Romanian letters of Extended-B.
_LETTERS = "".join(filter(str.isalpha, map(chr, (*range(0xC0, 0x180), *range(0x218, 0x21C)))))

_PROBED = tuple(sorted({*_FIGURES, *_LETTERS} - {" "}))

# Where tokenizers leave a mark for what they could not write.
_MARK = re.compile(r"<unk>|⁇")

_TOKEN = re.compile(r"\s+|\S+")

# "$1.2bn-a-year": the figure may stand alone in a summary.


@dataclass(frozen=True, slots=True)
class Fidelity:
    """What a tokenizer does not reproduce.

    `changed` has a character of figures or names and what comes back in its place, which is empty when nothing does:
    ``{"£": "", "½": "1⁄2"}``.
    """

    changed: Mapping[str, str] = field(default_factory=dict)

    @property
    def losses(self) -> frozenset[str]:
        """The characters that do not come back as they were."""
        return frozenset(self.changed)

    def degraded(self, text: str) -> str:
        """`text` as the tokenizer would give it back."""
        return text.translate({ord(character): back for character, back in self.changed.items()})


def measure(round_trip: Callable[[Sequence[str]], Sequence[str]]) -> Fidelity:
    """Find out which characters a tokenizer does not reproduce.

    Args:
        round_trip: Encodes texts and decodes them again, in order.
    """
    # Between digits, because that is where a lost character changes a value: "4–5%" would be 45%.
    results = round_trip([f"7{character}7" for character in _PROBED])
    changed = {}
    for character, result in zip(_PROBED, results, strict=True):
        back = _MARK.sub("", result).strip().removeprefix("7").removesuffix("7").strip()
        if character == "7":
            back = "7" if result.strip() == "777" else ""
        if back != character:
            changed[character] = back
    return Fidelity(changed)


def mend(text: str, source: str, fidelity: Fidelity) -> str:
    """`text`, a model's summary of `source`, with the characters that its tokenizer lost put back.

    A word is mended when exactly one word of the source becomes it in the tokenizer: "1.2bn" becomes "$1.2bn" when the
    source says "$1.2bn" and never "1.2bn" nor "£1.2bn". All else stays as it is.
    """
    if not fidelity.changed:
        return text
    originals = _originals(source, fidelity)
    tokens = _TOKEN.findall(text)
    mended = []
    at = 0
    while at < len(tokens):
        for width in _widths(tokens, at):
            if (word := _mended("".join(tokens[at : at + width]), originals)) is not None:
                mended.append(word)
                at += width
                break
        else:
            mended.append(tokens[at])
            at += 1
    return "".join(mended)


def _originals(source: str, fidelity: Fidelity) -> Mapping[str, str]:
    """From what a word of the source becomes in the tokenizer to the word itself, where only one becomes it."""
    found: dict[str, set[str]] = {}
    for token in _TOKEN.findall(source):
        _, word, _ = split_punctuation(token)
        for form in {word, COMPOUND_TAIL.sub("", word)}:
            found.setdefault(fidelity.degraded(form), set()).add(form)
    return {
        degraded: next(iter(forms))
        for degraded, forms in found.items()
        if len(forms) == 1 and degraded not in forms and _telling(degraded)
    }


def _telling(word: str) -> bool:
    """False for what a lost letter leaves of a short word: "Å" becomes nothing, "År" becomes "r"."""
    return len(word) > 2 or any(map(str.isdigit, word))


def _widths(tokens: Sequence[str], at: int) -> Iterator[int]:
    """How many tokens from `at` on may be one word: more than one only where a mark stands apart, as in "4 ⁇ 5%"."""
    if not tokens[at].isspace():
        for width in (7, 5, 3):
            window = tokens[at : at + width]
            if len(window) == width and not window[-1].isspace() and any(map(_MARK.fullmatch, window)):
                yield width
    yield 1


def _mended(text: str, originals: Mapping[str, str]) -> str | None:
    before, word, after = split_punctuation(text)
    original = originals.get("".join(_MARK.sub("", word).split()))
    return None if original is None else f"{before}{original}{after}"
