"""What is read together or not at all: a table's row with its head, a list with its lead-in.

Their words are the source's; only the signs between them are put in: "Below $40,000: $9,500 (air source)."
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.composite import Composite
from briefer.briefing.headings import is_summary_heading
from briefer.briefing.table_rows import table_rows
from briefer.documents.article import Article, Section
from briefer.text import split_paragraph
from briefer.text.context import is_balanced, is_ended, is_only_quoted
from briefer.text.english import DETERMINERS, PREPOSITIONS, PRONOUNS, REPORTING_VERBS, SUBORDINATORS, is_verb
from briefer.text.folding import folded
from briefer.text.span import Span
from briefer.text.words import LETTER_RUN

# Readers put a no-break space behind a number that no list was made of: "1.\u00a0We move".
_MARKER = re.compile(r"[ \t>]*(?:[-*+•‣◦▪–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t\u00a0]+")
_NUMBERED = re.compile(r"[ \t>]*\(?(?:\d{1,3}|[a-z])[.)][ \t\u00a0]+\Z")
_LONGEST_LIST, _LONGEST_ITEM, _LONGEST_LED, _FEWEST_WORDS = 55, 15, 60, 4
"""Words."""
_SHORT_ITEM, _LONG_ITEM = 10, 25
"""Words of what is read as an item without a marker: the longer one only if it opens with what it names or does."""
_FEWEST_ITEMS = 2
_FEWEST_IN_POINT, _LONGEST_POINT = 3, 40
_LAST_WORD = re.compile(rf"({LETTER_RUN})\W*\Z")


def marker_before(text: str, start: int) -> str:
    """The bullet or the number of the item that begins at an offset, such as ``2.``; empty where none stands there."""
    line = text.rfind("\n", 0, start) + 1
    if line == start:
        return ""
    before = text[line:start]
    return before.strip(" \t\u00a0>") if _MARKER.fullmatch(before) else ""


def composites(article: Article, section: Section) -> tuple[Composite, ...]:
    """The lists, the tables and the lines that lead in to a sentence of a section, each in one statement, in order."""
    points = list(_points(article, section))
    taken = _Taken([composite.span for composite in points])
    lists = _joined(article, section.paragraphs)
    found = [*points, *table_rows(article, section.paragraphs), *(c for c in lists if not taken.meets(c.span))]
    taken = _Taken([composite.span for composite in found])
    found += (composite for composite in _led(article, section.paragraphs) if not taken.meets(composite.span))
    found = [composite for composite in found if boilerplate(composite.text) is None]
    return tuple(sorted(found, key=lambda composite: composite.span.start))


def _bare(text: str, paragraph: Span) -> Span:
    """An item without the marker that its paragraph may begin with."""
    match = _MARKER.match(text, paragraph.start, paragraph.end)
    return Span(match.end(), paragraph.end) if match else paragraph


def _is_item(text: str, paragraph: Span) -> bool:
    if marker_before(text, paragraph.start):
        return True
    line = text.rfind("\n", 0, paragraph.start) + 1
    return not text[line : paragraph.start].strip() and _MARKER.match(text, paragraph.start) is not None


def _points(article: Article, section: Section) -> Iterator[Composite]:
    """The items below "Highlights" or "Key points", a heading or a line of its own: they need be no sentences."""
    text = article.text
    inside = is_summary_heading(section.heading)
    for paragraph in section.paragraphs:
        if not _is_item(text, paragraph):
            inside = is_summary_heading(section.heading) or is_summary_heading(folded(paragraph.of(text)))
            continue
        item = _bare(text, paragraph)
        said = folded(item.of(text)).rstrip(" ,;")
        if inside and _FEWEST_IN_POINT <= len(said.split()) <= _LONGEST_POINT and is_balanced(said):
            said = said if is_ended(said) else f"{said}."
            yield Composite(f"{said[:1].upper()}{said[1:]}", (item,), paragraph, paragraph, is_point=True)


def _joined(article: Article, paragraphs: Sequence[Span]) -> Iterator[Composite]:
    """The lists of a section; those that follow each other, each with its lead-in, in one: dough and crumble."""
    behind = {before.end: after.start for before, after in pairwise(paragraphs)}
    run: list[Composite] = []
    for one in (*_lists(article, paragraphs), None):
        if one and run and behind.get(run[-1].span.end) == one.parts[0].start and _leads(article.text, one):
            run.append(one)
            continue
        said = " ".join(each.text for each in run)
        if run and len(said.split()) <= _LONGEST_LIST:
            parts = tuple(part for each in run for part in each.parts)
            yield Composite(said, parts, Span(run[0].span.start, run[-1].span.end), run[0].anchor)
        run = [one] if one else []


def _leads(text: str, one: Composite) -> bool:
    """Whether a list has a line that leads in to it."""
    return one.parts[0].of(text).rstrip().endswith(":")


def _lists(article: Article, paragraphs: Sequence[Span]) -> Iterator[Composite]:
    """Lists whose items are no sentences, with the line that leads in to them: "You can apply if: ..."."""
    text = article.text
    at = 0
    plain = _plain_items(text, paragraphs)
    for is_list, group in groupby(paragraphs, lambda p: p.start in plain or _is_item(text, p)):
        run = list(group)
        before = paragraphs[at - 1] if at else None
        at += len(run)
        if not is_list or len(run) < _FEWEST_ITEMS:
            continue
        items = [_bare(text, paragraph) for paragraph in run]
        words = [folded(item.of(text)).rstrip(" ,;.") for item in items]
        whole = sum(is_ended(folded(item.of(text))) and item.of(text)[:1].isupper() for item in items)
        leads = before is not None and before.of(text).rstrip().endswith(":") and not _is_item(text, before)
        lead = f"{folded(before.of(text))} " if before is not None and leads else ""
        # "Ask four questions:" with the first of them alone would be short of three.
        asked = leads and all(word.endswith("?") for word in words)
        if 2 * whole >= len(items) and not asked:
            continue
        said = f"{lead}{' '.join(words)}" if asked else f"{lead}{'; '.join(words)}."
        if all(words) and len(said.split()) <= _LONGEST_LIST:
            parts = [before, *items] if before is not None and leads else items
            yield Composite(f"{said[:1].upper()}{said[1:]}", tuple(parts), Span(parts[0].start, parts[-1].end), run[0])


def _plain_items(text: str, paragraphs: Sequence[Span]) -> frozenset[int]:
    """Where the items of lists without markers begin: short lines without a stop behind one that ends in a colon."""
    found: list[int] = []
    in_list = False
    for paragraph in paragraphs:
        line = paragraph.of(text).strip()
        in_list = in_list and line[-1:].isalnum() and len(line.split()) <= _LONGEST_ITEM
        if in_list:
            found.append(paragraph.start)
        in_list = in_list or line.endswith(":")
    return frozenset(found)


def _led(article: Article, paragraphs: Sequence[Span]) -> Iterator[Composite]:
    """Lines that end in a colon with the sentence behind them: neither says much without the other.

    What follows must be an item, or what the line ends by asking for: "The trust said:", "The reason is:". Behind "Put
    it in with this command, from npm:" stood something that is no sentence, and is gone.
    """
    text = article.text
    for before, behind in pairwise(paragraphs):
        if not before.of(text).rstrip().endswith(":"):
            continue
        lead = _sentence(text, before, -1)
        item = _sentence(text, _bare(text, behind), 0)
        said = f"{folded(lead.of(text))} {folded(item.of(text))}"
        sentence = folded(item.of(text))
        quoted = is_only_quoted(sentence)
        follows = quoted or _is_item(text, behind) or _asks_for_more(lead.of(text)) or _is_like_item(sentence)
        formed = is_ended(sentence) and len(sentence.split()) >= _FEWEST_WORDS and follows and is_balanced(said)
        if formed and len(lead.of(text).split()) >= _FEWEST_WORDS and len(said.split()) <= _LONGEST_LED:
            yield Composite(said, (lead, item), Span(lead.start, item.end), lead)


def _is_like_item(sentence: str) -> bool:
    """True for "Open later in summer.", not for "After you have put it in, the tool opens all doors of the house."."""
    words = sentence.split()
    opens = words[0].casefold() not in DETERMINERS | PREPOSITIONS | SUBORDINATORS | PRONOUNS
    return len(words) <= (_LONG_ITEM if opens else _SHORT_ITEM)


def _asks_for_more(lead: str) -> bool:
    """Whether a line that leads in ends with a verb, or points at what comes: "The reason is:", "this:"."""
    last = _LAST_WORD.search(lead)
    word = last.group(1).casefold() if last else ""
    return is_verb(word) or word in REPORTING_VERBS | DETERMINERS


def _sentence(text: str, paragraph: Span, number: int) -> Span:
    span = split_paragraph(paragraph.of(text))[number]
    return Span(paragraph.start + span.start, paragraph.start + span.end)


class _Taken:
    """Spans in order, so that each other one is asked for by bisection: a text may have thousands of lists."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # The furthest end of each and those before it.
        self._ends = list(accumulate((span.end for span in ordered), max))

    def meets(self, span: Span) -> bool:
        """True where a span has a character in common with one of them."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start


def is_numbered(marker: str) -> bool:
    """Whether an item's marker is a number: its place among the others is said."""
    return _NUMBERED.match(f"{marker} ") is not None
