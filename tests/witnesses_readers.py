"""The probes of the lists of words that decide what a reader takes for the text; see `witnesses`."""

from collections.abc import Callable


def credit(example: str) -> str:
    """Whether a line at the edge of a text is a credit."""
    from briefer.readers.credits import is_credit

    return "credit" if is_credit(example, at_edge=True) else "content"


def credit_field(example: str) -> str:
    """Whether a field of a front matter, by its name, is a credit."""
    from briefer.readers.credits import is_credit_field

    return "credit" if is_credit_field(example) else "content"


def author_note(example: str) -> str:
    """Whether a block behind all else only says how to reach whoever wrote the story."""
    from briefer.readers.credits import is_author_note

    return "note" if is_author_note(example) else "content"


def page(example: str) -> str:
    """The text of a page with this body, its blocks joined by " | "."""
    from briefer.readers.html.page import split_html

    return split_html(f"<html><body><main>{example}</main></body></html>", "a.html").text.replace("\n\n", " | ")


def page_part(example: str) -> str:
    """What an element with these classes is on a page: chrome around the text, a byline, a caption; "-" for none."""
    from briefer.readers.html.tags import is_byline, is_caption, is_chrome

    kinds = {"chrome": is_chrome, "byline": is_byline, "caption": is_caption}
    return ", ".join(kind for kind, holds in kinds.items() if holds(example)) or "-"


READERS: dict[str, Callable[[str], str]] = {
    "credit": credit,
    "credit_field": credit_field,
    "author_note": author_note,
    "page": page,
    "page_part": page_part,
}
