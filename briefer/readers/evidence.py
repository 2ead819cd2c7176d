"""What speaks for and against a block being a heading: its form, its neighbours, its document."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.readers.blocks import Block
from briefer.readers.forms import ASIDE, case_of, ending_of, is_numbered, is_quoted, kind

_DASH = re.compile(r"\s[-–—]+\s|—")
_INNER_STOP = re.compile(r"[a-z)][.?!] +[A-Z]")
_QUESTION = re.compile(r"(?:who|what|when|where|why|how|which|whose)\b", re.IGNORECASE)
# Words that only a sentence's verb group needs; a question has them too and is judged apart.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|said|says|did|does|do)\b"
)
_WORD_COUNTS = ((1, "1"), (3, "2-3"), (7, "4-7"), (10, "8-10"), (13, "11-13"), (16, "14-16"), (22, "17-22"))
_DENSITIES = ((0.12, "plain"), (0.25, "mixed"), (1.0, "listed"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole document says about its blocks.

    `density`: from ``plain`` (hardly any short blocks but headings, as in news) to ``listed``. `layout`: whether blank
    lines tell anything: ``even`` when they stand everywhere or nowhere, else ``tight`` or ``open`` by what is usual.
    `repeated`: texts that occur more than once. `endings`, `cases`: how lone short blocks between paragraphs end and
    are capitalised.
    """

    density: str
    layout: str
    repeated: frozenset[str]
    endings: Counter[str]
    cases: Counter[str]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "Setting":
        """The setting that these blocks make, credits left out."""
        kinds = [kind(block.text) for block in blocks]
        short = Counter(block.text for block, its in zip(blocks, kinds, strict=True) if its == "short")
        lone = [
            block.text
            for above, its, below, block in zip(kinds, kinds[1:], kinds[2:], blocks[1:], strict=False)
            if its == "short" and above == below == "prose"
        ]
        gaps = [block.blank_before > 0 for block in blocks[1:]]
        return cls(
            density=next(name for top, name in _DENSITIES if short.total() <= top * len(blocks)),
            layout="even" if all(gaps) or not any(gaps) else "open" if 2 * sum(gaps) > len(gaps) else "tight",
            repeated=frozenset(text for text, times in short.items() if times > 1),
            endings=Counter(map(ending_of, lone)),
            cases=Counter(map(case_of, lone)),
        )


def evidence(blocks: Sequence[Block], i: int, setting: Setting) -> list[str]:
    """The names of what is seen at a block that is `forms.possible`; `weights` says what each is worth."""
    return [*_form(blocks[i].text, setting), *_gaps(blocks, i, setting), *_place(blocks, i)]


def _form(text: str, setting: Setting) -> list[str]:
    ending, case, numbered = ending_of(text), case_of(text), is_numbered(text)
    count = len(text.split())
    seen = ["always", f"words {next((name for top, name in _WORD_COUNTS if count <= top), '23+')}"]
    seen += [f"ends {ending}", f"case {case}"]
    if not text[0].isupper() and not numbered:
        opening = "a small letter" if text[0].islower() else "a figure" if text[0].isdigit() else "a sign"
        seen.append(f"opens with {opening}")
    signs = {
        "numbered": numbered,
        "quoted": is_quoted(text),
        "comma": "," in text,
        "aside": ASIDE.search(text),
        "dash": _DASH.search(text),
        "stop inside": _INNER_STOP.search(text),
        "figure": not numbered and any(ch.isdigit() for ch in text),
        "finite verb": ending != "?" and _FINITE.search(text),
        "question word": _QUESTION.match(text),
        "repeated": text in setting.repeated,
    }
    seen += [name for name, found in signs.items() if found]
    # Each sign may weigh more or less in news than on a page of lists: a single word there is seldom a heading.
    seen += [f"{name} ({setting.density})" for name in seen]
    share = _share(setting.endings, ending)
    seen += [f"ends like {share} lone blocks", f"case like {_share(setting.cases, case)} lone blocks"]
    if ending == ".":
        seen.append("numbered sentence" if numbered else f"sentence, like {share} lone blocks")
    return seen


def _gaps(blocks: Sequence[Block], i: int, setting: Setting) -> list[str]:
    """What the blank lines around a block say, where a text does not have them everywhere or nowhere."""
    if setting.layout == "even":
        return []
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    gap_above = "open" if blocks[i].blank_before else "tight"
    gap_below = "open" if below and below.blank_before else "tight"
    gaps = f"{gap_above} above, {gap_below} below"
    return [f"{setting.layout} layout, {gaps}", f"{gaps}, then {kind(below.text) if below else 'nothing'}"]


def _place(blocks: Sequence[Block], i: int) -> list[str]:
    text = blocks[i].text
    above = blocks[i - 1].text if i else ""
    below = blocks[i + 1].text if i + 1 < len(blocks) else ""
    before, after = _run(blocks, i, -1), _run(blocks, i, 1)
    seen = [
        f"run {min(before, 3)} above, {min(after, 3)} below",
        f"between {_neighbour(above)} and {_neighbour(below)}",
        f"above {_neighbour(above)}",
        f"below {_neighbour(below)}",
    ]
    if before:
        seen += [f"above {name}" for name in _compare(text, above)]
    if after:
        seen += [f"below {name}" for name in _compare(text, below)]
        if i + 2 < len(blocks):
            seen.append(f"second below {_neighbour(blocks[i + 2].text)}")
    opener = i - before - 1
    if before and opener >= 0 and kind(blocks[opener].text) != "short":
        seen.append(f"in list after {kind(blocks[opener].text)}, {'inside' if after else 'last'}")
    return seen


def _share(counts: Counter[str], what: str) -> str:
    total = counts.total() - 1  # the block itself is most often among them
    if total < 2:
        return "too few"
    share = (counts[what] - 1) / total
    return "most" if share >= 0.6 else "some" if share >= 0.2 else "few"


def _run(blocks: Sequence[Block], i: int, step: int) -> int:
    """How many short blocks stand directly before or after; counted up to 4."""
    length = 0
    k = i + step
    while length < 4 and 0 <= k < len(blocks) and kind(blocks[k].text) == "short":
        length += 1
        k += step
    return length


def _neighbour(text: str) -> str:
    if not text:
        return "nothing"
    what = kind(text)
    if what == "short":
        return "short"
    if what == "prose":
        return "long prose" if len(text) > 120 else "prose"
    return what


def _compare(text: str, other: str) -> list[str]:
    """What sets a short block apart from a short neighbour, and what does not."""
    names = []
    if _alike(text, other):
        names.append("alike")
    if len(text) < 0.5 * len(other):
        names.append("longer")
    elif len(text) > 2 * len(other):
        names.append("shorter")
    names.append("same case" if case_of(other) == case_of(text) else "other case")
    if ending_of(text) != ending_of(other):
        names.append("other ending")
    return names


def _alike(text: str, other: str) -> bool:
    """Whether two short blocks look like items of one list: the same first word, or the same commas and length."""
    if text.split(None, 1)[0] == other.split(None, 1)[0]:
        return True
    return (text.count(",") == other.count(",") > 0) or (text[-1] == other[-1] and not text[-1].isalnum())
