"""Who says what: turns of speech in lines of text, joined into paragraphs that keep their speaker."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from briefer.readers.markdown.render import DocBlock
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "turns_words.tsv")

_SPEAKER = re.compile(
    rf"(?:>>>?\s*|[-–—]\s*)?(?P<name>(?:{one_of(_words('speaker'))}|[A-Z][\w.'’-]*|[A-ZÀ-Þ]{{2,}}"
    rf"|\([^()]{{1,40}}\))(?:[ ,]+(?:{one_of(_words('speaker_2'))}|[A-Z0-9][\w.'’&/-]*|\([^()]{{1,40}}\))){{0,9"
    rf"}}),?\s*(?:\((?P<when>[\d:.]+)\)\s*)?:(?=\s|\Z)\s*"
)
_TIME = re.compile(
    r"\s*[\[(]?(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?[\])]?(?:\s*[-–—>]+\s*[\[(]?(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?[\])]?)?\s*"
)
_STAMP = re.compile(r"[\[(](?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?[\])]\s*")
_NOISE = re.compile(r"\s*[\[(♪][^\[\]()♪]{0,80}[\])♪]\s*\Z")
_ENDED = re.compile(r"[.!?…]['\"”’)\]]*\Z")
_MOST_NAME = 70
_LEAST_TURNS = 4
_LONG_LINE = 140
_TAIL = 8
_LONGEST = 900
"""Characters after which what one speaker says is parted into paragraphs, at the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is said without a break, and who says it; None where that is not told."""

    speaker: str | None
    text: str


def speaker_of(line: str) -> tuple[str | None, str]:
    """Who speaks a line such as "ADA BRANDT, HOST: We row on.", and what is left of it."""
    bare = _STAMP.sub("", line, count=1) if _STAMP.match(line) else line
    found = _SPEAKER.match(bare)
    if found is None or len(found["name"]) > _MOST_NAME:
        return None, bare
    return found["name"].strip(" ,"), bare[found.end() :]


def is_dialogue(lines: Sequence[str]) -> bool:
    """Whether a text is a transcript: most of its paragraphs open with a speaker, and speakers take turns.

    Labels of a list ("Boats: 40", "Quays: 7") come once each; the speakers of a dialogue come again.
    """
    filled = [line.strip() for line in lines if line.strip()]
    named = [name for line in filled if (name := speaker_of(line)[0])]
    counts = Counter(named)
    again = sum(count for count in counts.values() if count > 1)
    first = next((i for i, line in enumerate(lines) if speaker_of(line.strip())[0]), 0)
    of = _paragraphs(lines[first:])
    turns = sum(above != below for above, below in pairwise(named))
    return (
        len(named) >= _LEAST_TURNS
        and len(counts) > 1
        and 2 * again >= len(named)
        and 4 * len(named) >= 3 * of
        and turns > 2
        and _speaks(turns_of_lines(lines))
    )


def _paragraphs(lines: Sequence[str]) -> int:
    """How many paragraphs lines make: a long line is one, else what blank lines part; without those, half of the lines.

    A title and an introduction may stand above a transcript. Below its first speaker an article that only quotes an
    interview has paragraphs of its own.
    """
    filled = [line for line in lines if line.strip()]
    opened = [line for i, line in enumerate(lines) if line.strip() and (not i or not lines[i - 1].strip())]
    if any(len(line) > _LONG_LINE for line in filled):
        return len(filled)
    return len(opened) if len(opened) > _LEAST_TURNS else (len(filled) + 1) // 2


def _speaks(turns: Sequence[Turn]) -> bool:
    """Whether most of what follows a name ends as speech does; fields of a record ("License: MIT") do not."""
    said = [turn.text for turn in turns if turn.speaker]
    return 5 * sum(_ENDED.search(text) is not None for text in said) >= 3 * len(said)


def turns_of_lines(lines: Iterable[str]) -> list[Turn]:
    """The turns in lines: a line with a speaker begins one, other lines go on with it; time codes are left out."""
    turns: list[tuple[str | None, list[str]]] = []
    for line in lines:
        if not line.strip() or _TIME.fullmatch(line):
            continue
        speaker, said = speaker_of(line.strip())
        said = " ".join(_STAMP.sub("", said).split())
        if speaker is not None or not turns:
            turns.append((speaker, [said]))
        else:
            turns[-1][1].append(said)
    found = (Turn(speaker, " ".join(filter(None, said))) for speaker, said in turns)
    return [turn for turn in found if turn.text or turn.speaker]


def turn_blocks(turns: Iterable[Turn]) -> Iterator[DocBlock]:
    """A paragraph for what each speaker says in a row, opening with the name; what is only heard stands apart.

    A turn without a speaker goes on with the one before it, as the cues of one sentence do.
    """
    speaker: str | None = None
    said: list[str] = []
    length = 0
    opens = True
    for turn in turns:
        if _NOISE.match(turn.text):
            yield DocBlock("credit", turn.text)
            continue
        changes = turn.speaker is not None and turn.speaker != speaker
        is_new = changes or turn.text.startswith(">>")
        if said and (is_new or (length > _LONGEST and _ENDED.search(said[-1][-_TAIL:]))):
            yield _block(speaker if opens else None, " ".join(said))
            said, length, opens = [], 0, is_new
        if changes:
            speaker = turn.speaker
        elif is_new:
            speaker = None
        if text := turn.text.lstrip("> ").strip():
            said.append(text)
            length += len(text) + 1
    if said:
        yield _block(speaker if opens else None, " ".join(said))


def _block(speaker: str | None, text: str) -> DocBlock:
    return DocBlock("paragraph", f"{speaker}: {text}" if speaker else text)
