"""Wordings as they are laid out: with an item's marker, without what only a recording has, a step in few words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefer.briefing.brief import Origin, Sentence
from briefer.briefing.plan import SectionPlan
from briefer.briefing.selection import Wording
from briefer.briefing.steps import brief_form
from briefer.faithfulness.check import judge_summary
from briefer.text.folding import folded
from briefer.text.span import Span
from briefer.text.speakers import plainly


def marked(wordings: Sequence[Wording], marker: str) -> list[Wording]:
    """Wordings that open an item of a list, with its marker."""
    return [replace(w, sentence=replace(w.sentence, marker=marker)) for w in wordings] if marker else [*wordings]


def plain(wording: Wording) -> Wording:
    """A wording without what only a recording has: "((Ann Poe)) Slide 3: We won." is "Ann Poe: We won."."""
    text = plainly(wording.text)
    if text == wording.text:
        return wording
    return replace(
        wording, sentence=replace(wording.sentence, text=text, origin=Origin.REPAIRED, reason=None, span=None)
    )


def of_step(
    text: str, plan: SectionPlan, span: Span, wordings: Mapping[str, Wording], *, is_tight: bool
) -> Iterator[Wording]:
    """What may be printed of a step: all of it, or what it needs, if not all steps fit whole."""
    form = brief_form(folded(span.of(text))) if is_tight else None
    # All that may be wrong in what is left of an instruction are its names and figures.
    if form is not None and not judge_summary(plan.alone, form, ()).errors:
        yield Wording(Sentence(form, Origin.REPAIRED, spans=(span,)), span)
    yield from wordings.values()
