"""What the blocks around a block say for and against its being a heading."""

from collections.abc import Sequence

from briefer.readers.plain.block_features import case_of, ending_of, kind
from briefer.readers.plain.blocks import Block, is_item
from briefer.readers.plain.document_features import DocumentFeatures
from briefer.readers.plain.numbering import Place
from briefer.readers.plain.text_features import word_count

_LENGTHS = ((25, "25"), (60, "60"), (120, "120"), (200, "200"), (350, "350"), (600, "600"))
_TIMES = ((0.5, "0.5"), (1, "1"), (2, "2"), (4, "4"), (8, "8"))
_RATIOS = ((0.4, "much shorter than"), (0.7, "shorter than"), (1.4, "as long as"), (2.5, "longer than"))
_RUN_LENGTHS = ((2, "2"), (3, "3"), (5, "4-5"), (9, "6-9"))
_REACH = 6
"""How many blocks of its run a block is compared with, on either side."""


def place(blocks: Sequence[Block], i: int, setting: DocumentFeatures) -> list[str]:
    """The evidence in a block's neighbours, in the run of short blocks and the series that it may be part of."""
    return [
        *_gaps(blocks, i, setting),
        *_neighbours(blocks, i, setting),
        *_lengths(blocks, i),
        *_shared_words(i, setting),
        *_run(blocks, i, setting),
        *_series(setting.series[i]),
        *_items(blocks, i),
    ]


def _gaps(blocks: Sequence[Block], i: int, setting: DocumentFeatures) -> list[str]:
    """What the blank lines around a block say, where a text does not have them everywhere or nowhere."""
    if setting.layout == "even":
        return []
    below = blocks[i + 1] if i + 1 < len(blocks) else None
    gap_above = "open" if blocks[i].blank_before else "tight"
    gap_below = "open" if below and below.blank_before else "tight"
    gaps = f"{gap_above} above, {gap_below} below"
    return [f"{setting.layout} layout, {gaps}", f"{gaps}, then {kind(below.text) if below else 'nothing'}"]


def _neighbours(blocks: Sequence[Block], i: int, setting: DocumentFeatures) -> list[str]:
    text = blocks[i].text
    above = blocks[i - 1].text if i else ""
    below = blocks[i + 1].text if i + 1 < len(blocks) else ""
    start, end = setting.runs[i]
    short = setting.kinds[i] == "short"
    before = min(i - start, 4) if short else _short_above(i, setting)
    after = min(end - 1 - i, 4) if short else _short_below(i, setting)
    # A text begins as a section ends: what stands first may open one.
    its_above, its_below = _neighbour(above) if above else "long prose", _neighbour(below)
    between = f"between {its_above} and {its_below}"
    seen = [
        f"run {min(before, 3)} above, {min(after, 3)} below",
        between,
        f"above {its_above}",
        f"below {its_below}",
        f"{between}, {word_count(text)} words",
        f"{between}, ends {ending_of(text)}",
        f"{between}, case {case_of(text)}",
        f"above {its_above} ({setting.density})",
        f"below {its_below} ({setting.density})",
    ]
    if before:
        seen += [f"above {name}" for name in _compare(text, above)]
    if after:
        seen += [f"below {name}" for name in _compare(text, below)]
        if i + 2 < len(blocks):
            seen.append(f"second below {_neighbour(blocks[i + 2].text)}")
    opener = i - before - 1
    if before and opener >= 0 and setting.kinds[opener] != "short":
        seen.append(f"in list after {setting.kinds[opener]}, {'inside' if after else 'last'}")
    return seen


def _lengths(blocks: Sequence[Block], i: int) -> list[str]:
    """How long the neighbours are, and how the one above ends and the one below begins."""
    above = blocks[i - 1].text if i else ""
    below = blocks[i + 1].text if i + 1 < len(blocks) else ""
    seen = [
        f"above up to {_within(len(above), _LENGTHS)} characters",
        f"below up to {_within(len(below), _LENGTHS)} characters",
        f"below up to {_within(len(below) / len(blocks[i].text), _TIMES)} times as long",
    ]
    if above:
        seen.append(f"above ends {ending_of(above)}{', an item' if is_item(above) else ''}")
    if below:
        first = below[0]
        opening = "a figure" if first.isdigit() else "a small letter" if first.islower() else "a capital"
        seen.append(f"below opens with {opening if first.isalnum() else 'a sign'}")
        if is_item(below):
            seen.append("below an item")
    return seen


def _shared_words(i: int, setting: DocumentFeatures) -> list[str]:
    """Whether a block's words come back below it, as a heading's do, rather than above."""
    mine = setting.stems[i]
    if not mine:
        return []
    above = len(mine & frozenset().union(*setting.stems[max(0, i - 2) : i])) / len(mine)
    below = len(mine & frozenset().union(*setting.stems[i + 1 : i + 3])) / len(mine)
    more = "below" if below > above else "above" if above > below else "as often" if above else "nowhere"
    return [f"words above: {_part(above)}", f"words below: {_part(below)}", f"words more {more} ({setting.density})"]


def _run(blocks: Sequence[Block], i: int, setting: DocumentFeatures) -> list[str]:
    """What sets a block apart from the other short blocks around it, and where among them it stands."""
    start, end = setting.runs[i]
    if end - start < 2:
        return []
    text = blocks[i].text
    others = [blocks[k].text for k in range(max(start, i - _REACH), min(end, i + _REACH + 1)) if k != i]
    where = "first" if i == start else "last" if i == end - 1 else "inside"
    ratio = len(text) * len(others) / sum(map(len, others))
    cases = sum(case_of(other) == case_of(text) for other in others) / len(others)
    endings = sum(ending_of(other) == ending_of(text) for other in others) / len(others)
    above = setting.kinds[start - 1] if start else "nothing"
    below = setting.kinds[end] if end < len(blocks) else "nothing"
    length = _within(end - start, _RUN_LENGTHS)
    return [
        f"{where} in run, {_within(ratio, _RATIOS, 'much longer than')} the others",
        f"{where} in run, case like {_part(cases)} of it",
        f"{where} in run, ends like {_part(endings)} of it",
        f"{where} in run of {length}",
        f"{where} in run between {above} and {below}",
    ]


def _series(its: Place | None) -> list[str]:
    """Numbers that stand far apart count headings, those in adjacent blocks the items of a list."""
    if its is None:
        return []
    return [
        f"number above {_distance(its.above)}, below {_distance(its.below)}",
        "number with a label" if its.label else f"bare number, depth {min(its.depth, 2)}",
    ]


def _items(blocks: Sequence[Block], i: int) -> list[str]:
    """What stands over a list that nothing else introduces: "Documents you need" over "- 2 photos" and more."""
    listed = i + 2 < len(blocks) and is_item(blocks[i + 1].text) and is_item(blocks[i + 2].text)
    opens = listed and not is_item(blocks[i].text) and not blocks[i].text.endswith(":")
    return ["heads items"] if opens and not (i and is_item(blocks[i - 1].text)) else []


def _distance(away: int | None) -> str:
    return "nowhere" if away is None else "adjacent" if away == 1 else "near" if away == 2 else "far"


def _short_above(i: int, setting: DocumentFeatures) -> int:
    """How many short blocks stand directly above one that is not short itself; counted up to 4."""
    return min(i - setting.runs[i - 1][0], 4) if i and setting.kinds[i - 1] == "short" else 0


def _short_below(i: int, setting: DocumentFeatures) -> int:
    if i + 1 == len(setting.kinds) or setting.kinds[i + 1] != "short":
        return 0
    return min(setting.runs[i + 1][1] - i - 1, 4)


def _within(value: float, tops: Sequence[tuple[float, str]], beyond: str = "more") -> str:
    return next((name for top, name in tops if value <= top), beyond)


def _part(share: float) -> str:
    return (
        "none"
        if not share
        else "some"
        if share <= 0.34
        else "half"
        if share <= 0.67
        else "most"
        if share < 1
        else "all"
    )


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
