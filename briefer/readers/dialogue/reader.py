"""A transcript to an article: a paragraph for each turn, opening with its speaker; time codes apart."""

from collections import Counter

from briefer.documents.article import Article, Source
from briefer.readers.decoding import decode
from briefer.readers.dialogue.turns import speaker_of, turn_blocks, turns_of_lines
from briefer.readers.markdown.render import DocBlock
from briefer.readers.story import Story, articles_of
from briefer.readers.wire.text import wire_pieces


def read_dialogue(data: bytes, name: str, source: Source | None) -> tuple[Article, ...]:
    """The article of a transcript. What stands above the first speaker is its title and introduction.

    Raises:
        InputError: nobody says anything in it.
    """
    lines = decode(data, name).split("\n")
    named = [speaker_of(line.strip())[0] for line in lines]
    counts = Counter(filter(None, named))
    # "Webinar: Boats for all" is a title: nobody is called so again.
    first = next((i for i, name in enumerate(named) if name and (counts[name] > 1 or len(counts) == len(named))), None)
    first = next((i for i, name in enumerate(named) if name), 0) if first is None else first
    head = lines[:first]
    title = next((line.strip() for line in head if line.strip()), None)
    lead: list[DocBlock] = []
    if title is not None:
        rest = head[[line.strip() for line in head].index(title) + 1 :]
        lead = wire_pieces("\n".join(rest))
    story = Story(title, (*lead, *turn_blocks(turns_of_lines(lines[first:]))))
    return articles_of([story], name, source, "a transcript in which nobody says anything")
