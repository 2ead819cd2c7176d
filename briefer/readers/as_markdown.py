"""An article as Markdown: what a reader made of a file, for somebody to look at."""

from collections.abc import Callable

from briefer.documents.article import Article, Section
from briefer.readers.markdown.article import without_unseen
from briefer.readers.markdown.render import escaped
from briefer.text.span import Span

_HEADING_MARKS = 6


def article_markdown(article: Article) -> str:
    """The title, the sections under their headings, a reference summary, and what stands apart as a list at the end."""
    parts = [f"# {article.title}"] if article.title else []
    written = without_unseen(article)
    for section in article.sections:
        parts += _section(section, article, written)
    if article.reference:
        parts += ["## Reference summary", "\n".join(f"- {escaped(line)}" for line in article.reference)]
    if apart := (*article.credits, *article.front_matter):
        parts += ["---", "Apart from the text:", "\n".join(f"- {' '.join(line.split())}" for line in apart)]
    return "\n\n".join(parts) + "\n"


def _section(section: Section, article: Article, written: Callable[[Span], str]) -> list[str]:
    head = []
    if section.heading:
        head = [f"{'#' * min(section.level + 1, _HEADING_MARKS)} {section.heading}"]
    if article.marks != "none":
        text = written(Span(section.start, section.end))
        return [*head, text] if text.strip() else head
    # In a plain text a line that begins with a mark of Markdown is no more than that line.
    paragraphs = [" ".join(span.of(article.text).split()) for span in section.paragraphs]
    return [*head, *map(escaped, paragraphs)]
