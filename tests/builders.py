"""Articles from compact strings, for tests that are not about reading."""

from briefer.documents.article import Article, Section
from briefer.text.span import Span


def article_of(compact: str, *, title: str | None = None, credits: tuple[str, ...] = ()) -> Article:
    """An article from lines: ``# Heading`` and ``## Deeper`` open sections, every other line is a paragraph.

    The article's text is the lines without the marks, so offsets are exact and no sectioner's judgement comes in.
    """
    lines: list[str] = []
    levels: list[int] = []
    for raw in compact.strip().splitlines():
        line = raw.strip()
        if not line:
            continue
        bare = line.lstrip("#")
        levels.append(len(line) - len(bare))
        lines.append(bare.strip())
    text = "\n".join(lines)
    spans: list[Span] = []
    offset = 0
    for line in lines:
        spans.append(Span(offset, offset + len(line)))
        offset += len(line) + 1
    starts = sorted({0, *(i for i, level in enumerate(levels) if level)})
    sections = tuple(
        _section(text, spans[a:b], levels[a]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)
    )
    return Article(title, text, sections, credits)


def _section(text: str, spans: list[Span], level: int) -> Section:
    body = spans[1:] if level else spans
    start = body[0].start if body else spans[0].end
    end = body[-1].end if body else start
    return Section(
        heading=spans[0].of(text) if level else None,
        level=level,
        start=start,
        end=end,
        text=text[start:end],
        heading_span=spans[0] if level else None,
        paragraphs=tuple(body),
    )
