"""The probes of the lists of words that decide what a reader takes for the text; see `witnesses`."""

from collections.abc import Callable


def credit(example: str) -> str:
    """Whether a line at the edge of a text is a credit."""
    from briefer.readers.credits import is_credit

    return "credit" if is_credit(example, at_edge=True) else "content"


def turns(example: str) -> str:
    """ "turn" for a line that is somebody's among the lines of two others who speak, else "-"."""
    from briefer.text.speakers import talk

    who = talk(f"ANN POE: We go at once.\nJOHN ROE: We stay here.\n{example}\n" * 3)
    return "turn" if who.mark_end(example) else "-"


def credit_field(example: str) -> str:
    """Whether a field of a front matter, by its name, is a credit."""
    from briefer.readers.credits import is_credit_field

    return "credit" if is_credit_field(example) else "content"


def shown_field(example: str) -> str:
    """Whether a page shows a field of a front matter, by its name."""
    from briefer.readers.markdown.front_matter import is_date_field, is_shown_field

    return "shown" if is_shown_field(example) else "date" if is_date_field(example) else "kept"


def author_note(example: str) -> str:
    """Whether a block behind all else only says how to reach whoever wrote the story."""
    from briefer.readers.credits import is_author_note

    return "note" if is_author_note(example) else "content"


def contact(example: str) -> str:
    """How many of the lines, parted by " | ", make a contact block."""
    from briefer.readers.contacts import contact_indexes

    return str(len(contact_indexes(example.split(" | "))))


def caption(example: str) -> str:
    """The title that the caption of a court's opinion gives, its lines parted by " | "; "-" for none."""
    from briefer.readers.rulings import caption_of

    found = caption_of(example.split(" | "))
    return found.title if found else "-"


def caption_lines(example: str) -> str:
    """How many lines a caption has of which this is one, three are the parties'."""
    from briefer.readers.rulings import caption_of

    lines = ["Court of Leeds", "ANN POE, Plaintiff,", "v.", "TOWN OF LEEDS, Defendant.", example]
    found = caption_of(lines)
    return str(len(found.blocks) - 1) if found else "-"


def opinion(example: str) -> str:
    """ "opinion" for a line with which a judge's own opinion begins, else "-"."""
    from briefer.readers.rulings import is_opinion

    return "opinion" if is_opinion(example) else "-"


def note_marks(example: str) -> str:
    """A text without the marks of its notes."""
    from briefer.documents.source_map import SourceMap
    from briefer.readers.note_marks import with_note_marks

    return SourceMap.of(example, with_note_marks(example, ())).text


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
    "turns": turns,
    "credit": credit,
    "credit_field": credit_field,
    "shown_field": shown_field,
    "author_note": author_note,
    "contact": contact,
    "caption": caption,
    "caption_lines": caption_lines,
    "opinion": opinion,
    "note_marks": note_marks,
    "page": page,
    "page_part": page_part,
}
