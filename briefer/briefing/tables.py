"""A table beside prose: its header and its most telling row are printed, instead of the last sentence if need be."""

from collections.abc import Mapping

from briefer.briefing.composite import Composite
from briefer.briefing.selection import Selection
from briefer.text.span import Span


def with_table(selection: Selection, together: Mapping[Span, Composite]) -> Selection:
    """A section's sentences with the first of its tables, if there is room for it, or for it instead of the last one.

    The first sentence never gives way, nor what another sentence is not printed without.
    """
    rows = [o for o in selection.options.values() if o.source in together and together[o.source].row is not None]
    if not rows or not selection.chosen or any(option.index in selection.chosen for option in rows):
        return selection
    row = min(rows, key=lambda option: option.index)
    last = max(selection.chosen)
    rest = selection.without(last)
    needed = {number for index in rest.chosen for number in selection.options[index].needs}
    for kept in (selection, rest):
        run = kept.run_for(row.index) if kept.chosen and (kept is selection or last not in needed) else None
        if run and kept.fits(run):
            return kept.with_run(run)
    return selection
