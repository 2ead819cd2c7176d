"""The text of a line of runs: where words end, what is raised, what is written in small capitals."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefer.readers.pdf.runs import Run
from briefer.text.superscripts import lowered, raised

SMALL = 0.86
"""Type this much smaller than the line's, or smaller, may be raised or lowered."""
SAME = 0.06
"""How far apart two baselines may be, as a share of the type's size, and be one."""
WORD_GAP = 0.13
RAISED_ALONE, LOWERED_ALONE = 0.22, -0.12
"""How far off the line type of the line's own size is raised or lowered at least."""
MARK_GAP = 0.6
"""Farther behind what it marks a raised mark belongs to what follows."""
_SMALL_CAPITALS = (0.6, 0.9)


def text_of_runs(runs: Sequence[Run], size: float, base: float) -> str:
    """The text of a line, with what is raised and lowered written as such."""
    parts: list[str] = []
    tail = ""
    runs = list(_whole(runs))
    for above, run in zip((None, *runs), runs, strict=False):
        gap = 0.0 if above is None else (run.x0 - above.x1) / size
        spaced = above is not None and (run.spaced or gap > WORD_GAP)
        script = script_of(run, size, base)
        if script:
            # What is raised leans on what stands before it, unless a wide space says otherwise.
            apart = spaced and gap > MARK_GAP
            # A raised letter that opens a line is a mark too.
            shown = (raised if script > 0 else lowered)(run.text, "0" if above is None else "" if apart else tail)
            spaced = apart
        elif above is not None and not spaced and _is_small_capitals(above, run):
            shown = run.text.lower()
        else:
            shown = run.text
        if spaced:
            parts.append(" ")
        parts.append(shown)
        tail = (("" if spaced else tail) + shown)[-8:]
    return "".join(parts)


def _whole(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, with those made one that only the producer parted: Chromium draws glyph by glyph."""
    last: Run | None = None
    for run in runs:
        if (
            last is not None
            and not run.spaced
            and (run.y, run.size, run.bold, run.rise) == (last.y, last.size, last.bold, last.rise)
            and run.x0 - last.x1 <= WORD_GAP * run.size
        ):
            last = replace(last, text=last.text + run.text, x1=max(last.x1, run.x1))
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def script_of(run: Run, size: float, base: float) -> int:
    """1 where a run is raised above its line, -1 where it is lowered, 0 where it is neither."""
    if run.rise:
        return run.rise
    rise = (run.y - base) / size
    if run.size <= SMALL * size:
        return 1 if rise > SAME else -1 if rise < -0.03 else 0
    return 1 if rise > RAISED_ALONE else -1 if rise < LOWERED_ALONE else 0


def _is_small_capitals(above: Run, run: Run) -> bool:
    """Whether a run goes on in small capitals what a capital of the line's size began: "C" and "ONSUMPTION"."""
    smallest, largest = _SMALL_CAPITALS
    return (
        abs(above.y - run.y) < 0.01
        and smallest * above.size <= run.size <= largest * above.size
        and above.text[-1:].isupper()
        and run.text[:1].isalpha()
        and run.text.isupper()
    )
