"""What became of the required facts in the whole of what is printed: title, headings, sentences, Key lines.

A section is judged by itself, and so is its JSON. But whoever reads "1,400 homes evacuated" in the title would take
"Not kept: 1,400 homes" below it for a fault.
"""

import re
from collections.abc import Sequence

from briefer.briefing.brief import SectionBrief
from briefer.facts.document import FactIndex
from briefer.facts.figures.grammar.labels import label_span
from briefer.facts.mention import Figure, FigureType, Mention
from briefer.text.english import PREPOSITIONS, SUBORDINATORS
from briefer.text.folding import folded
from briefer.text.language import Language

# "14" says nothing; "resolution 14", "14 have recovered" do.
_BARE_FIGURES = frozenset((FigureType.COUNT, FigureType.RATIO, FigureType.FRACTION))
_NEAR_BEFORE = re.compile(r"(?<![\w’'-])(?:[\w’'-]+ ){1,2}\Z")
_NEAR_BEHIND = re.compile(r"(?:-\w+)?(?: [\w’'-]+){1,2}(?![\w’'-])")
_JOINS = PREPOSITIONS | SUBORDINATORS | {"and", "or", "but"}
_LONGEST_NEAR = 40  # characters


def not_kept(title: str | None, sections: Sequence[SectionBrief], language: Language) -> tuple[str, ...]:
    """The required facts that nothing printed states, in the source's words, a count with what it counts: "13 drones".

    Args:
        title: What stands above the brief.
        sections: The brief.
        language: In which its facts are read.
    """
    if not any(section.report.dropped for section in sections):
        return ()
    printed = "\n\n".join(_printed(title, sections))
    facts = FactIndex.of(printed, language=language)
    lost = []
    for section in sections:
        for mention in section.report.dropped:
            told = folded(_with_noun(mention, section.report.source))
            if not facts.states(mention) and told not in printed:
                lost.append(told)
    return tuple(lost)


def _printed(title: str | None, sections: Sequence[SectionBrief]) -> list[str]:
    found = [title] if title else []
    for section in sections:
        lines = (*section.sentences, *section.key)
        found += [section.section.heading] if lines and section.section.heading else []
        found += [line.text if line.text[-1:] in ".!?" else f"{line.text}." for line in lines]
    return [folded(text) for text in found]


def _with_noun(mention: Mention, source: str) -> str:
    """A fact in the source's words, a count with what it counts: "13 drones"; else with its neighbours."""
    if not isinstance(mention, Figure):
        return mention.text
    _, end = label_span(source, mention.end, mention.type)
    if end > mention.end or mention.type not in _BARE_FIGURES or not mention.text.isalnum():
        return source[mention.start : max(end, mention.end)]
    before = _NEAR_BEFORE.search(source, max(0, mention.start - _LONGEST_NEAR), mention.start)
    behind = _NEAR_BEHIND.match(source, mention.end)
    start, end = before.start() if before else mention.start, behind.end() if behind else mention.end
    words = source[start:end].split(" ")
    # "and 31 did so", "sign at 52 and from"
    while words and words[0] in _JOINS:
        words.pop(0)
    while words and words[-1] in _JOINS:
        words.pop()
    return " ".join(words)
