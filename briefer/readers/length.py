"""How long a text may be that is summarized or checked: the same for one file, for pairs, and in a batch."""

from briefer.documents.article import Article
from briefer.errors import InputError

LONGEST_ARTICLE = 2_000_000
"""Characters. A novel has one million, and judging a text takes some hundred times its length in memory."""


def within_length(article: Article, name: str) -> Article:
    """The article, if it is none too long.

    Args:
        article: What was read.
        name: What the error calls it; empty where the caller names it.

    Raises:
        InputError: It has more than `LONGEST_ARTICLE` characters.
    """
    ensure_length(article.text, name)
    return article


def ensure_length(text: str, name: str, what: str = "an article") -> None:
    """Refuses a text that is too long; see `within_length`."""
    if len(text) > LONGEST_ARTICLE:
        place = f"{name}: " if name else ""
        raise InputError(
            f"{place}{len(text):,} characters are too many for {what} (most: {LONGEST_ARTICLE:,}); split it"
        )
