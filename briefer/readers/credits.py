"""Which blocks are no content: credit lines, bylines, captions marked as such, links to other stories.

Conservative on purpose: what is a credit is never summarized, so a line that states a fact must not be taken for one.
Most rules therefore want the whole line to be made of names and the few small words that credits use.
"""

import re
from collections.abc import Collection, Sequence
from functools import partial

from briefer.readers.contacts import contact_indexes
from briefer.readers.plain.block_features import kind
from briefer.readers.running import running_indexes
from briefer.text import split_paragraph
from briefer.text.calendar import MONTHS
from briefer.text.patterns import one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "credits_words.tsv")

MAX_CREDIT = 300
"""Longest credit, in characters; a longer block states something."""

_AGENCIES = rf"{one_of(_words('agencies'))}"
_WORK = rf"(?:{one_of(_words('work'))})"
_STORY = rf"(?:{one_of(_words('story'))})"
_PLACE_OF_NAMES = words(__package__, "credit_words.tsv")
_SMALL_WORD = re.compile(r"(?<![\w’'.@])[a-z][\w’'-]*")

_MONTH = rf"(?:{one_of(month.capitalize() for month in MONTHS)})\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}/\d{1,2}/\d{2,4})"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )"
_WHOLE = tuple(
    re.compile(pattern)
    for pattern in (
        # "(AP)", "— Reuters", "AFP/Reuters", "Source: AP"
        rf"[(\[—–-]?\s*(?:[Ss]ources?:\s*)?(?:{_AGENCIES})(?:\s*(?:/|,|and|&)\s*(?:{_AGENCIES}))*\s*[)\]]?\.?\Z",
        # "The Associated Press contributed to this report."
        rf".{{2,200}}\bcontributed (?:\w+ )?(?:to|for) this {_STORY}(?: (?:from|in) [A-Z][^.]*)?\.?\Z",
        # "Some information for this story came from Agence France-Presse and Reuters."
        rf"(?:Some |Additional |Further )?(?:[Ii]nformation|[Mm]aterial|[Rr]eporting) (?:for|in|used in) this {_STORY}"
        r" (?:came|comes|(?:was|were|has been) (?:provided|contributed|gathered|supplied|taken)) (?:from|by) .*\Z",
        # "This article was originally published by The Conversation."
        rf"This {_STORY} (?:was|is|has been|first|originally)\b.{{0,40}}\b(?:{one_of(_words('published'))})"
        r"\b[^.]*\.?\Z",
        # "(Jane Doe/Reuters)", alone or closing a caption
        r"(?:.{0,250}\s)?\((?:Photo(?: by)?:? )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)+ ?/ ?[A-Z][\w .’'-]+\)\Z",
        # "Above: The crew on Sunday. Photograph: Carl Voigt/Northern Press", "... in Leeds. Photo by Jane Doe"
        r"[^\n]{0,250}[.!?\"”’)] (?:Photo(?:graph)?s?|Image|Picture|Credit|Illustration)s?(?: by| courtesy of)?:? "
        r"(?:[A-Z][\w.’'-]+(?: (?:of|for|the|de|van|von))*[ /,]{0,2}){1,6}\.?\Z",
        r"(?:©|\([Cc]\)|[Cc]opyright\b)\s*.{0,80}\b(?:19|20)\d\d\b.*\Z",
        r"(?:[^.]{0,120}\. ?)?[Aa]ll rights reserved\.?\Z",
        r"Media playback is (?:unsupported|not supported)\b.*\Z",
        r"(?:ADVERTISEMENT|Advertisement|Advertisements|Story continues below|Article continues below)\b[^.]{0,40}:?\Z",
        r"(?:AD|Ad|Loading|Sponsored|SPONSORED|Slideshow|SLIDESHOW)(?: \(\d+ [Ii]mages\))?[.…]*\Z",
        # "FOR IMMEDIATE RELEASE", "NEWS RELEASE", "EMBARGOED UNTIL 6 MAY": what follows is the title
        r"(?:FOR IMMEDIATE RELEASE|For [Ii]mmediate [Rr]elease|(?:NEWS|PRESS) RELEASE|(?:News|Press) [Rr]elease"
        r"|EMBARGOED\b[^.]{0,60}|# ?# ?#)(?: (?:[Nn]o\.?|#)? ?\d[\w/-]*)?"
        rf"(?:\s*[-–—|:,]?\s*(?:{_WEEKDAY})?{_DATE})?[:.]?\Z",
        # "Back to the table of contents", "Return to top"
        r"\[?(?:Back|Return|Go back) to (?:the )?(?:top|table of contents|contents|index|start)(?: of (?:the )?page)?"
        r"\]?\.?\Z",
        # "By Reuters staff", "By BBC Monitoring": an agency signs inside a story too
        rf"By (?:the )?(?:{_AGENCIES})"
        r"(?:['’]s? [A-Z][\w’-]+(?: [A-Z][\w’-]+)+(?: in [A-Z]\w+)?|(?: [A-Z]\w+| staff)?)\Z",
    )
)
_MARKED = re.compile(
    r"(?:(?:Image|Media|Photo|Picture|Video|toggle) (?:caption|copyright)\b:?\s+(?![a-z])|(?:"
    rf"(?:Image|Media|Photo|Picture|Video|File|Cover) )?(?:{one_of(_words('marked_2'))})s? ?:"
    rf"|(?:{one_of(_words('marked'))})s?(?: by| from)? ?:|Enlarge this image\b)"
)
_LINK = re.compile(
    rf"(?:{one_of(_words('link'))}):\s*\S|(?:Read|READ)(?: the)? (?:more|MORE)(?: (?:here|from"
    r"|about|on|at)\b.*)?[.:…»→>]*\Z|(?:More|MORE) (?:On|on|ON) (?:This|this|THIS)(?: (?:story"
    r"|topic|STORY|TOPIC))?[.:…]*\Z|(?:Click|CLICK) (?:here|HERE)\b|(?:Sign up|Subscribe) (?:here"
    rf"|for|to) (?:our|the)\b|(?:Follow|FOLLOW) .{{1,80}} on (?:{one_of(_words('link_2'))})(?:"
    r" and \w+)?(?:[:.!,]| ?@\S+)*\Z|(?:Share|SHARE)(?: (?:this|THIS)(?: (?:story|article|page"
    r"|STORY|ARTICLE|PAGE))?)?\Z"
)
# Two capitalised words make a name: "By Jane Doe", but not "By Air and Sea".
_BYLINE = re.compile(
    rf"(?:(?:Text |Story |Words |Written )?[Bb]y|BY)[:\s]\s*(?=(?:the )?(?:[A-Z][\w.’'-]*\s+[A-Z]|(?:{_AGENCIES})\b))"
)
# "By the Verify desk of the Leeds Herald"
_DESK = re.compile(
    r"[Bb]y (?:the |our )?(?:[A-Z][\w’'-]* ){1,4}(?:desk|team|staff|newsroom|correspondents?|reporters?)\b"
)
# What stands above a ruling, a line each: "Docket: CA 2025-117".
_COURT_FIELD = re.compile(
    rf"(?:{one_of(_words('court_field'))})(?: [Nn]umber| no\.?)? ?: ?\S.*\Z|(?:Between|BETWEEN) ?:\Z"
    r"|Before: The Hono.*\Z"
)
_WORK_BY = re.compile(
    rf"[(\[]?(?:(?:Additional |Further )?{_WORK}(?:(?:,| and| &) (?:additional )?{_WORK})*(?: by|:)"
    r"|(?:Photos? )?(?:[Cc]ourtesy of|via)) (?=[A-Z])"
)
_CLOCK = r"\d{1,2}[:.]\d\d"
_STAMP = re.compile(
    rf"(?:(?:Last |First )?(?:{one_of(_words('stamp'))})(?: at| on)?:? {_WEEKDAY}?(?:{_DATE}|{_CLOCK}).{{0,40}}"
    rf"|{_WEEKDAY}?{_DATE}(?:[ ,|–—-]+(?:at )?{_CLOCK}.{{0,20}})?)\Z"
)
# "KYIV, Ukraine (AP) —" and "WASHINGTON, Dec. 18" on a line of their own.
_DATELINE = re.compile(
    rf"[A-Z][A-Z .'’-]+(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)*)?(?:, {_DATE})?"
    rf"(?: ?\((?:{_AGENCIES})\) ?[-–—]*| ?[-–—]+|(?<=\d))\Z"
)

# "Jane Doe is a columnist for the Gazette.", "Ann Poe is the Gazette's senior political reporter."; nothing but the
# trade, its rank and the paper: "the first reporter", "a reporter who", "a reporter since 1986" are what a story says.
_RANK = rf"(?:(?:{one_of(_words('rank'))}|[A-Z][\w’'&.-]*),? )"
_TRADE = rf"(?:{one_of(_words('trade'))})"
_AUTHOR = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w.’'-]*,? is (?:(?:an?|the) |(?:[A-Z][\w’'&.-]* ){0,4}[A-Z][\w&.-]*[’']s? )?"
    rf"{_RANK}{{0,5}}{_TRADE}(?: emeritus|[ -]at[ -]large|[ -]in[ -]chief)?"
    r"(?: (?:for|at|with|of|to|based in|in) (?:the )?[A-Z][^\d,;:!?]{0,60})?\.?"
)
_WRITER = re.compile(
    rf"The (?:writer|author) is (?:an?|the) (?:[\w’'-]+ ){{0,3}}?(?:{one_of(_words('writer'))})"
    rf" (?:of|at|for|in|with) [^\d.;:!?]{{2,100}}\.?"
)
# "Write to Jane Doe at jane@gazette.example and John Roe at ...", "He tweets @johnroe."
_CONTACT_WORDS = words(__package__, "contact_words.tsv")
_PIECE = re.compile(r"\S+")
_CREDIT_FIELDS = words(__package__, "credit_fields.tsv")
_FIGURE_CELL = re.compile(r"[(−–-]?[$€£¥]?\d[\d.,]*\s?(?:%|percent|[mb]n|million)?\)?")
_NO_LETTER = re.compile(r"[\W_]+")


def is_credit_field(name: str) -> bool:
    """Whether a field of a front matter is a credit, by the last word of its name: ``author``, ``photo_credit``."""
    return _NO_LETTER.split(name.strip(" \t_-").casefold())[-1] in _CREDIT_FIELDS


def is_credit(text: str, *, at_edge: bool) -> bool:
    """Whether a block's text (line ends folded to spaces) is a credit.

    Args:
        text: the block.
        at_edge: whether it stands before the first paragraph of prose or after the last; only there do bylines,
            dates and datelines stand alone ("By Air and Sea" elsewhere is a heading).
    """
    return credit_reason(text, at_edge=at_edge) is not None


def credit_reason(text: str, *, at_edge: bool) -> str | None:
    """What makes a block a credit, in a few words; None for what is none. See `is_credit`."""
    if len(text) > MAX_CREDIT:
        return None
    if any(pattern.match(text) for pattern in _WHOLE):
        return "a credit line, a copyright notice or a note of the site, by its wording"
    if _MARKED.match(text):
        return "opens as a caption or a photo credit"
    if _LINK.match(text):
        return "leads to another page"
    if (credit := _WORK_BY.match(text)) and _only_names(text[credit.end() :]):
        return "says who reported, wrote or edited: nothing but names"
    if not at_edge:
        return None
    if (byline := _BYLINE.match(text)) and len(text) < 120 and _only_names(text[byline.end() :]):
        return "a byline at the edge of the text: nothing but names"
    if len(text) < 120 and (desk := _DESK.match(text)) and _only_names(text[desk.end() :]):
        return "a byline at the edge of the text: a desk"
    if _COURT_FIELD.match(text):
        return "a field above a ruling: its docket, its date"
    if _STAMP.match(text):
        return "a date or a time of publication at the edge of the text"
    return "a dateline on a line of its own" if _DATELINE.match(text) else None


def is_author_note(text: str) -> bool:
    """Whether a block says who wrote the story and how to reach them, and nothing else.

    It is one only where it stands behind all else; elsewhere "Jane Doe is the editor of the Herald." is what the story
    says.
    """
    sentences = [span.of(text) for span in split_paragraph(text)] if len(text) <= MAX_CREDIT else []
    if not sentences:
        return False
    first, *others = sentences
    known = _AUTHOR.fullmatch(first) or _WRITER.fullmatch(first) or _is_contact(first)
    return bool(known) and all(map(_is_contact, others))


def _is_contact(sentence: str) -> bool:
    """Whether a sentence is made of names, addresses, and the few words that join them; one address at least."""
    pieces = [piece.strip(".,:;()") for piece in _PIECE.findall(sentence)]
    addresses = sum("@" in piece for piece in pieces)
    plain = [piece for piece in pieces if "@" not in piece]
    return bool(addresses) and all(piece.casefold() in _CONTACT_WORDS or piece[:1].isupper() for piece in plain)


def _only_names(text: str) -> bool:
    """Whether all words are capitalised but the few that join names; no figures."""
    return not any(ch.isdigit() for ch in text) and all(word in _PLACE_OF_NAMES for word in _SMALL_WORD.findall(text))


def credit_indexes(texts: Sequence[str], opening: Collection[int] = ()) -> set[int]:
    """Indexes of the blocks that are credits.

    Args:
        texts: Of all blocks but headings that are known for such.
        opening: Indexes of the blocks that a heading stands before; a text's own line that is no prose may be one too.
    """
    notes = _author_notes(texts, opening) | contact_indexes(texts, opening) | running_indexes(texts)
    prose = [
        i
        for i, text in enumerate(texts)
        if i not in notes and kind(text) == "prose" and not is_credit(text, at_edge=True)
    ]
    first, last = (prose[0], prose[-1]) if prose else (0, len(texts))
    # Under a headline often stands a summary, and only below it the byline.
    found = {i for i, text in enumerate(texts) if is_credit(text, at_edge=not first + 2 < i < last)}
    return notes | {i for i in found if not _heads_column(texts, i)}


def _heads_column(texts: Sequence[str], i: int) -> bool:
    """Whether "Share" stands over or beside the figures of a table, a cell a line, and shares no story."""
    if texts[i].casefold() != "share":
        return False
    around = [texts[k] for k in (i - 1, i + 1, i + 2) if 0 <= k < len(texts)]
    return any(_FIGURE_CELL.fullmatch(text) for text in around)


def _author_notes(texts: Sequence[str], opening: Collection[int]) -> set[int]:
    """Indexes of the blocks that say who wrote the story: behind its last prose, with nothing but credits after them.

    Where nothing else stands under the last heading ("The panel", "Jane Doe is a reporter for the Gazette."), they are
    what it is about.
    """
    found = set()
    for index in range(len(texts) - 1, 0, -1):
        if is_author_note(texts[index]):
            found.add(index)
        elif not is_credit(texts[index], at_edge=True):
            return found if kind(texts[index]) == "prose" else set()
        if index in opening:
            return set()
    return set()
