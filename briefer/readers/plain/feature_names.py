"""The names of all that can be seen at a block of a plain text: what `weights.json` may weigh, and nothing else.

`text_features` and `context_features` give these names; a test compares them with this table and with the weights.
"""

from collections.abc import Iterator
from itertools import product
from typing import Final

SIZES: Final = ("1", "2-3", "4-7", "8-10", "11-13", "14-16", "17-22", "23+")
ENDINGS: Final = ("letter", "quote", "other", "?", "!", ".", ":", ",", ")")
CASES: Final = ("capitals", "title", "sentence", "mixed", "lone")
OPENINGS: Final = ("a small letter", "a figure", "a sign")
SIGNS: Final = (
    "numbered", "quoted", "single quotes", "spoken", "comma", "aside", "dash", "stop inside", "figure", "finite verb",
    "question word", "repeated", "label",
)  # fmt: skip
TELLING: Final = ("usual heading", "name, office", "file", "call", "dangling")
SHARES: Final = ("too few", "few", "some", "most")
DENSITIES: Final = ("plain", "mixed", "listed")
LAYOUTS: Final = ("open", "tight")
KINDS: Final = ("prose", "short", "lead-in")
NEIGHBOURS: Final = ("nothing", "short", "prose", "long prose", "lead-in")
LENGTHS: Final = ("25", "60", "120", "200", "350", "600", "more")
TIMES: Final = ("0.5", "1", "2", "4", "8", "more")
PARTS: Final = ("none", "some", "half", "most", "all")
COMPARED: Final = ("alike", "longer", "shorter", "same case", "other case", "other ending")
RATIOS: Final = ("much shorter than", "shorter than", "as long as", "longer than", "much longer than")
RUN_LENGTHS: Final = ("2", "3", "4-5", "6-9", "more")
DISTANCES: Final = ("nowhere", "adjacent", "near", "far")


def feature_names() -> frozenset[str]:
    """Every name that a block can be given."""
    return frozenset((*_of_text(), *_of_context()))


def _of_text() -> Iterator[str]:
    """What `text_features.wording` can see."""
    alone = (
        "always",
        *(f"words {size}" for size in SIZES),
        *(f"ends {ending}" for ending in ENDINGS),
        *(f"case {case}" for case in CASES),
        *(f"opens with {opening}" for opening in OPENINGS),
        *SIGNS,
    )
    yield from alone
    yield from (f"{name} ({density})" for name, density in product(alone, DENSITIES))
    yield from TELLING
    yield from (f"{size} words, ends {ending}" for size, ending in product(SIZES, ENDINGS))
    yield from (f"case {case}, ends {ending}" for case, ending in product(CASES, ENDINGS))
    yield from (f"{size} words, case {case}" for size, case in product(SIZES, CASES))
    for share in SHARES:
        yield from (f"ends like {share} lone blocks", f"case like {share} lone blocks")
        yield f"sentence, like {share} lone blocks"
    yield "numbered sentence"


def _of_context() -> Iterator[str]:
    """What `context_features.place` can see."""
    for above, below in product(("open", "tight"), repeat=2):
        gaps = f"{above} above, {below} below"
        yield from (f"{layout} layout, {gaps}" for layout in LAYOUTS)
        yield from (f"{gaps}, then {kind}" for kind in (*KINDS, "nothing"))
    yield from (f"run {above} above, {below} below" for above, below in product(range(4), repeat=2))
    for above, below in product(NEIGHBOURS, repeat=2):
        between = f"between {above} and {below}"
        yield between
        yield from (f"{between}, {size} words" for size in SIZES)
        yield from (f"{between}, ends {ending}" for ending in ENDINGS)
        yield from (f"{between}, case {case}" for case in CASES)
    for side, neighbour in product(("above", "below"), NEIGHBOURS):
        yield f"{side} {neighbour}"
        yield from (f"{side} {neighbour} ({density})" for density in DENSITIES)
    yield from (f"{side} {name}" for side, name in product(("above", "below"), COMPARED))
    yield from (f"second below {neighbour}" for neighbour in NEIGHBOURS)
    yield from (f"in list after {kind}, {where}" for kind, where in product(KINDS, ("inside", "last")))
    yield from (f"{side} up to {length} characters" for side, length in product(("above", "below"), LENGTHS))
    yield from (f"below up to {times} times as long" for times in TIMES)
    yield from (f"above ends {ending}{item}" for ending, item in product(ENDINGS, ("", ", an item")))
    yield from (f"below opens with {opening}" for opening in (*OPENINGS, "a capital"))
    yield "below an item"
    for side, part in product(("above", "below"), PARTS):
        yield f"words {side}: {part}"
    yield from (
        f"words more {where} ({density})"
        for where, density in product(("below", "above", "as often", "nowhere"), DENSITIES)
    )
    for where in ("first", "inside", "last"):
        yield from (f"{where} in run, {ratio} the others" for ratio in RATIOS)
        yield from (f"{where} in run, {what} like {part} of it" for what, part in product(("case", "ends"), PARTS))
        yield from (f"{where} in run of {length}" for length in RUN_LENGTHS)
        ends = (*KINDS, "nothing")
        yield from (f"{where} in run between {above} and {below}" for above, below in product(ends, repeat=2))
    yield from (f"number above {above}, below {below}" for above, below in product(DISTANCES, repeat=2))
    yield from (
        "number with a label",
        "bare number, depth 0",
        "bare number, depth 1",
        "bare number, depth 2",
        "heads items",
    )
