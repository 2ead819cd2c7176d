"""What speaks for and against a block being a heading: its form, its neighbours, its document."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefer.readers.blocks import Block, ends_sentence, is_item

LONGEST = 200
"""Longest heading, in characters."""

_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|(?<!\w)@\w")
_QUOTED = re.compile(r"[\"'“‘«].*[\"'”’»]\Z")
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[A-Z]|[IVX]{1,4})(?:\.\d{1,2})*[.):]?\s+\S|[A-Z][a-z]+ (?:\d{1,2}|[IVX]{1,4})(?:[.:]\s|\Z)")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_DASH = re.compile(r"\s[-–—]+\s|—")
_INNER_STOP = re.compile(r"[a-z)][.?!] +[A-Z]")
_QUESTION = re.compile(r"(?:who|what|when|where|why|how|which|whose)\b", re.IGNORECASE)
# Words that only a sentence's verb group needs; a question has them too and is judged apart.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|said|says|did|does|do)\b"
)
_SMALL = frozenset(
    "a an and as at but by for from in into is nor of on onto or over per so the to up via vs with your our".split()
)

_DENSITIES = ((0.12, "plain"), (0.25, "mixed"), (1.0, "listed"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole document says about its blocks.

    `plain`: hardly any short blocks but headings, as in news. `layout`: whether blank lines tell anything: ``even``
    when they stand everywhere or nowhere, else ``tight`` or ``open`` by what is usual. `repeated`: texts that occur
    more than once. `endings`, `cases`: how lone short blocks between paragraphs end and are capitalised.
    """

    density: str
    layout: str
    repeated: frozenset[str]
    endings: Counter[str]
    cases: Counter[str]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "Setting":
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
            endings=Counter(map(_ending, lone)),
            cases=Counter(map(case_of, lone)),
        )


def possible(block: Block) -> bool:
    """Whether a block can be a heading at all."""
    text = block.text
    if len(text) > LONGEST or not _LETTER.search(text) or is_address(text):
        return False
    return not is_item(text) or NUMBERED.match(text) is not None


def is_address(text: str) -> bool:
    """Whether a text holds a web or mail address or a handle."""
    return _ADDRESS.search(text) is not None


def is_quoted(text: str) -> bool:
    """Whether a text is in quotation marks from end to end."""
    return _QUOTED.match(text) is not None


def kind(text: str) -> str:
    """How a block that is no heading looks: ``prose``, ``short`` (no sentence), ``lead-in`` (ends in a colon)."""
    if text.endswith(":"):
        return "lead-in"
    if len(text) > LONGEST or (ends_sentence(text) and len(text) > 40):
        return "prose"
    return "short"


def evidence(blocks: Sequence[Block], i: int, setting: Setting) -> list[str]:
    """The names of what is seen at a block that is `possible`; `weights` says what each is worth."""
    text = blocks[i].text
    count = len(text.split())
    seen = ["always", f"words {_bucket(count, (1, 3, 7, 10, 13, 16, 22))}", f"ends {_ending(text)}"]
    case, ending = case_of(text), _ending(text)
    seen.append(f"case {case}")
    numbered = NUMBERED.match(text) is not None
    if numbered:
        seen.append("numbered")
    first = text[0]
    if not first.isupper() and not numbered:
        seen.append("opens with " + ("a small letter" if first.islower() else "a figure" if first.isdigit() else "a sign"))
    if is_quoted(text):
        seen.append("quoted")
    if "," in text:
        seen.append("comma")
    if _ASIDE.search(text):
        seen.append("aside")
    if _DASH.search(text):
        seen.append("dash")
    if _INNER_STOP.search(text):
        seen.append("stop inside")
    if any(ch.isdigit() for ch in text) and not numbered:
        seen.append("figure")
    if not text.endswith("?") and _FINITE.search(text):
        seen.append("finite verb")
    if _QUESTION.match(text):
        seen.append("question word")
    if text in setting.repeated:
        seen.append("repeated")
    seen += [f"{name} ({setting.density})" for name in seen]
    seen.append(f"ends like {_share(setting.endings, ending)} lone blocks")
    seen.append(f"case like {_share(setting.cases, case)} lone blocks")
    if setting.layout != "even":
        gap_above = "open" if blocks[i].blank_before else "tight"
        gap_below = "open" if i + 1 < len(blocks) and blocks[i + 1].blank_before else "tight"
        follower = kind(blocks[i + 1].text) if i + 1 < len(blocks) else "nothing"
        seen.append(f"{setting.layout} layout, {gap_above} above, {gap_below} below")
        seen.append(f"{gap_above} above, {gap_below} below, then {follower}")
    before, after = _run(blocks, i, -1), _run(blocks, i, 1)
    seen.append(f"run {min(before, 3)} above, {min(after, 3)} below")
    above = blocks[i - 1].text if i else ""
    below = blocks[i + 1].text if i + 1 < len(blocks) else ""
    seen.append(f"between {_neighbour(above)} and {_neighbour(below)}")
    seen.append(f"above {_neighbour(above)}")
    seen.append(f"below {_neighbour(below)}")
    if before:
        seen += [f"above {name}" for name in _compare(text, above)]
    if after:
        seen += [f"below {name}" for name in _compare(text, below)]
    if i + 2 < len(blocks) and after:
        seen.append(f"second below {_neighbour(blocks[i+2].text)}")
    k = i - before - 1
    if before and k >= 0 and kind(blocks[k].text) == "lead-in":
        seen.append(f"in list after lead-in, {'last' if not after else 'inside'}")
    if before and k >= 0 and kind(blocks[k].text) == "prose":
        seen.append(f"in list after prose, {'last' if not after else 'inside'}")
    return seen


def _bucket(number: int, tops: Sequence[int]) -> str:
    low = 0
    for top in tops:
        if number <= top:
            return str(top) if top == low + 1 else f"{low + 1}-{top}"
        low = top
    return f"{low + 1}+"


def _ending(text: str) -> str:
    last = text[-1]
    if last.isalnum():
        return "letter"
    return {"?": "?", "!": "!", ".": ".", "…": ".", ":": ":", ",": ",", ";": ",", ")": ")", "]": ")"}.get(
        last, "quote" if last in "\"'”’»" else "other"
    )


def _share(counts: Counter[str], what: str) -> str:
    total = counts.total() - 1  # the block itself is most often among them
    if total < 2:
        return "too few"
    share = (counts[what] - 1) / total
    return "most" if share >= 0.6 else "some" if share >= 0.2 else "few"


def case_of(text: str) -> str:
    """How a heading-like text is capitalised."""
    words = _WORD.findall(_ASIDE.sub("", text))
    if all(word.isupper() for word in words) and sum(map(len, words)) > 3:
        return "capitals"
    rest = [word for word in words[1:] if word.casefold() not in _SMALL]
    if not rest:
        return "lone"
    large = sum(not word[0].islower() for word in rest)
    if large == len(rest):
        return "title"
    return "sentence" if not large else "mixed"


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
    names = []
    if _alike(text, other):
        names.append("alike")
    if len(text) < 0.5 * len(other):
        names.append("longer")
    elif len(text) > 2 * len(other):
        names.append("shorter")
    names.append("same case" if case_of(other) == case_of(text) else "other case")
    if _ending(text) != _ending(other):
        names.append("other ending")
    return names


def _alike(text: str, other: str) -> bool:
    """Whether two short blocks look like items of one list: the same first word, or the same commas and length."""
    if text.split(None, 1)[0] == other.split(None, 1)[0]:
        return True
    return (text.count(",") == other.count(",") > 0) or (text[-1] == other[-1] and not text[-1].isalnum())
