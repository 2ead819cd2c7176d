"""Whose words a sentence is: the author's, somebody's whom a line below it names, or a speaker's in an interview.

Posts and pulled quotations stand in an article as paragraphs without quotation marks, with their author on the next
line. Printed alone they read as the paper's own words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.coherence.nouns import FUNCTION
from briefer.text.folding import folded
from briefer.text.patterns import one_of
from briefer.text.span import Span
from briefer.text.speakers import cue_end
from briefer.text.wordlists import words as word_list
from briefer.text.words import LETTERS

_SPEAKERS = word_list(__package__, "speakers.tsv")
_words = partial(word_list, __package__, "voice_words.tsv")

_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_LONGEST_POST = 60
"""Words of a post or of a quotation that is set apart."""
_LONGEST_LINE = 200  # characters
_LONGEST_NAME_LINE = 14
"""Words of a line that names who said what stands above it."""
# "Ann Poe, a member of the board", "— Ann Poe (@annpoe) May 3, 2021"
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)"
_NAME_LINE = re.compile(rf"(?:[-–—]{{1,2}} ?{_NAME}+\b[^.!?]*|{_NAME}{{1,3}}, [^.!?:;]{{3,90}})\Z")
_I = re.compile(r"(?:\b(\w+) )?\bI(?:['’](?:m|ve|d|ll))?(?= [a-z])|(?:^M|\bm)y (?=[a-z])")
_FEWEST_PARAGRAPHS, _SELDOM = 10, 0.12
"""Paragraphs of an article, and the share of them up to which who says "I" is not its author."""
_FEWEST_OF_PROSE = 20
"""Words of a paragraph that is no title and no byline."""
_JUDGE = re.compile(
    r"\bI would (?:\w+ ){0,2}(?:allow|dismiss|affirm|reverse|grant|deny|remit)\b|\bI (?:\w+ )?dissent\b"
)
_LONGEST_TITLE = 5
"""Words of a slide's title."""
_FILLER = re.compile(rf"(?:{one_of(_words('filler'))})(?!\w)", re.IGNORECASE)


def speaks(text: str) -> bool:
    """True where a sentence is somebody's who says "we" or "my" outside of quotation marks."""
    return not _SPEAKERS.isdisjoint(_said(text))


def _said(text: str) -> Iterator[str]:
    """The words of a sentence outside of quotation marks, case-folded; "US" is a country."""
    return (word.casefold() for word in LETTERS.findall(_QUOTED.sub("", text)) if word != "US")


def named_below(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> frozenset[Span]:
    """The sentences of posts and of quotations without marks: a line below them names who said them.

    A name below the first paragraph of a section is a caption's or a byline's.

    Args:
        text: The article's.
        sentences: Those of a section, in order.
        paragraphs: Those of the section, in order; each sentence is in one of them.
    """
    starts = [paragraph.start for paragraph in paragraphs]
    found: list[Span] = []
    said: list[Span] = []
    at = -1
    for sentence in sentences:
        number = bisect_right(starts, sentence.start) - 1
        if is_name_line(sentence.of(text)):
            # The last paragraph before it, or the lines above it in the same one.
            short = sum(len(other.of(text).split()) for other in said) <= _LONGEST_POST
            found += said if at > 0 and short else []
            said = []
        elif number == at:
            said.append(sentence)
        else:
            said = [sentence]
        at = number
    # "Skip Twitter post by @annpoe The bridge is closed. Take the ferry.": the rest of its paragraph is a post too.
    posts = {bisect_right(starts, s.start) for s in sentences if boilerplate(folded(s.of(text))) == "post"}
    found += (s for s in sentences if bisect_right(starts, s.start) in posts)
    # A reader may have made the line with the name a heading, or a credit.
    if paragraphs and is_name_line(_line_behind(text, paragraphs[-1].end)):
        found += said if at > 0 else []
    return frozenset(found)


def strays(text: str, sentences: Sequence[Span], paragraphs: Sequence[Span]) -> frozenset[Span]:
    """The sentences in which somebody says "I" in an article whose author does not: a post, a statement set apart.

    What follows with "we" in the same paragraph is the same speaker's.
    """
    if not _seldom_says_i(text):
        return frozenset()
    starts = [paragraph.start for paragraph in paragraphs]
    found: list[Span] = []
    at = -1  # the paragraph of the last one
    for sentence in sentences:
        number = bisect_right(starts, sentence.start) - 1
        said = sentence.of(text)
        if _says_i(said) or (number == at and speaks(said)):
            found.append(sentence)
            at = number
    return frozenset(found)


@lru_cache(maxsize=4)  # asked for each of the sections
def _seldom_says_i(text: str) -> bool:
    paragraphs = [line for line in text.splitlines() if line.strip()]
    first = next((line for line in paragraphs if len(line.split()) >= _FEWEST_OF_PROSE), "")
    if _says_i(first) or _JUDGE.search(text):
        return False  # whoever begins with "I" has written it; so has a judge
    said = sum(map(_says_i, paragraphs))
    return len(paragraphs) >= _FEWEST_PARAGRAPHS and 0 < said <= _SELDOM * len(paragraphs)


def _says_i(text: str) -> bool:
    """True for "I asked." and "This is my plan.", not for "World War I ended." and "My Fair Lady"."""
    return any(not _counts(match.group(1) or "") for match in _I.finditer(_QUOTED.sub("", text)))


def _counts(before: str) -> bool:
    """Whether an "I" behind a word is a numeral: "World War I", "Type I"; not in "When I asked"."""
    return before[:1].isupper() and before.casefold() not in FUNCTION


def _line_behind(text: str, end: int) -> str:
    """The next line that is not empty, if it stands near."""
    return text[end : end + _LONGEST_LINE].strip().partition("\n")[0]


def is_name_line(line: str) -> bool:
    """True for "Ann Poe, a member of the board" and "— Ann Poe": who said what stands above it."""
    return len(line.split()) <= _LONGEST_NAME_LINE and _NAME_LINE.match(line.strip()) is not None


def votes(text: str) -> bool:
    """True for what a judge comes to: "I would allow the appeal."."""
    return _JUDGE.search(text) is not None


def is_cue(spoken: str) -> bool:
    """True for "[applause]" and for "Slide 4: What it costs.": a title, or what only a recording has."""
    end = cue_end(spoken)
    return end > 0 and len(spoken[end:].split()) <= _LONGEST_TITLE


def is_filler(spoken: str) -> bool:
    """True for "Um, let me see.": what somebody says while he thinks, without the mark of who speaks."""
    return _FILLER.match(spoken) is not None
