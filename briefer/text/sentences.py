"""The sentence splitter: one pass over the places where a sentence could end, a decision at each."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from briefer.text import abbreviations as known
from briefer.text.languages.stops import full_stop_ends, stop_pattern
from briefer.text.patterns import one_of
from briefer.text.span import Span
from briefer.text.wordlists import words
from briefer.text.words import LETTER_RUN, TOKEN, WORD_BEFORE

_words = partial(words, __package__, "sentences_words.tsv")

# Possessive, so that a megabyte of full stops is read once.
_STOP = re.compile(r"(?P<stop>[.?!…؟۔]++|[。！？]++)(?P<close>[\"'”’»)\]」』]*+(?:\[\d{1,3}\])*+)")
_INK = re.compile(r"\S")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_OPENERS = re.compile(r"[\"'“‘«„(\[¿¡「『*_—–-]*+\s?")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*\Z")
_ATTRIBUTION = re.compile(r"(?:[A-Z][\w’'.-]*\s+){1,4}(?P<verb>[a-z]+)\b")
_LIST_MARKER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\Z")
# "By 4 p.m. Wednesday's rain had stopped" is one sentence, whatever follows: an opening is no sentence.
_OPENING_TIME = re.compile(
    rf"[\"“‘']?(?:(?:Shortly|Just|Soon|Only) )?(?:{one_of(_words('opening_time'))})(?: (?:about"
    rf"|around|just|exactly|nearly))? (?:\d{{1,2}}(?:[:.]\d\d)?) ?[AaPp]\.[Mm]\Z"
)
# What a stop without a blank may stand between: "done.The", "18%.But", "left.“Why"; never "1.5", "U.S.A", "St.Gallen".
_GLUED = re.compile(r"(?P<quote>[“«])?(?P<word>[A-Z][^\W\d_]*)(?=[\s,’'?!])")
_BEFORE_GLUED = re.compile(rf"(?:(?<![\w.@/])[^\W\d_]{{2}}{LETTER_RUN}|\d%?|[%)”])\Z")
# 「行きます。」と述べた: what links a quotation to who says it.
_JAPANESE_LINKS = frozenset("とのなでを、，")
_LONG_WORD = 4
_FIGURE = re.compile(r"[$£€¥]?\d")
_REACH = 80
"""How far around a stop we look: names and abbreviations are shorter."""
LONGEST_SENTENCE = 4_000
"""Characters; a contract's longest sentences have a third of it."""


def split_sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of a text in which every line is a block of its own.

    Spans are trimmed, in order, and cover every character that is not white space; no sentence crosses a line end. What
    is longer than `LONGEST_SENTENCE` is no sentence and read in pieces.

    Args:
        text: The text.
        language: Its ISO 639-1 code. Of a language without lists of abbreviations the marks alone tell.
    """
    return _split(text, language)


@lru_cache(maxsize=8)  # the figures, the required facts and the statements of a text ask one after the other
def _split(text: str, language: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        spans.extend(_sentences(text, offset, offset + len(line), language))
        offset += len(line) + 1
    return tuple(_in_pieces(text, spans))


def split_paragraph(text: str, language: str = "en") -> tuple[Span, ...]:
    """The sentences of one paragraph, in which a line end is a space (hard-wrapped text). Otherwise as above."""
    return tuple(_in_pieces(text, _sentences(text, 0, len(text), language)))


def _in_pieces(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """The sentences, each that is longer than `LONGEST_SENTENCE` cut after a comma or a word."""
    for span in sentences:
        begin = span.start
        while span.end - begin > LONGEST_SENTENCE:
            cut = max(text.rfind(mark, begin + LONGEST_SENTENCE // 2, begin + LONGEST_SENTENCE) for mark in "; ")
            cut = begin + LONGEST_SENTENCE if cut < 0 else cut + 1
            yield Span(begin, begin + len(text[begin:cut].rstrip()))
            following = _INK.search(text, cut, span.end)
            begin = following.start() if following else span.end
        if begin < span.end:
            yield Span(begin, span.end)


def _sentences(text: str, start: int, end: int, language: str) -> Iterator[Span]:
    ink = _INK.search(text, start, end)
    if ink is None:
        return
    begin = ink.start()
    word_at = -1
    stops = _STOP if language == "en" else stop_pattern(language)
    for stop in stops.finditer(text, begin, end):
        following = _INK.search(text, stop.end(), end)
        if following is None:
            break
        if word_at < following.start():
            word = _LETTER_OR_DIGIT.search(text, following.start(), end)
            if word is None:
                break  # "... so they said.” -": a dash for a lost name is no sentence
            word_at = word.start()
        if following.start() == stop.end() and stop["stop"][0] not in "。！？":
            if _lacks_blank(text, begin, stop, end):
                yield Span(begin, stop.end())
                begin = stop.end()
            continue
        if _ends_sentence(text, begin, stop, following.start(), language):
            yield Span(begin, stop.end())
            begin = following.start()
    tail = text[begin:end].rstrip()
    yield Span(begin, begin + len(tail))


def _lacks_blank(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a sentence ends at a stop that no blank follows: "The plan was done.The next day"."""
    glued = _GLUED.match(text, stop.end(), end)
    if glued is None or not _BEFORE_GLUED.search(text, max(begin, stop.start() - _REACH), stop.start()):
        return False
    # "report.pdf" and "example.com/The" go on; "Node.Js" and "Booking.Com" are one word.
    return bool(glued["quote"]) or glued["word"] in known.STARTERS or len(glued["word"]) >= _LONG_WORD


def _ends_sentence(text: str, begin: int, stop: re.Match[str], after: int, language: str) -> bool:
    mark, closed = stop["stop"], bool(stop["close"])
    rest = text[after : after + _REACH]
    rest = rest[_OPENERS.match(rest).end() :]  # type: ignore[union-attr]
    head = rest[:1]
    if mark[0] in "。！？":
        return not (closed and head in _JAPANESE_LINKS)
    # "... name . . .": what follows is more of the same mark.
    if head.islower() or head in (*".?!…,;:",):
        return False
    if mark != ".":
        # "What?" Scholz asked.
        return not (closed and _is_attribution(rest))
    if language != "en":
        return closed or full_stop_ends(text, begin, stop.start(), rest, language)
    match = WORD_BEFORE.search(text, max(begin, stop.start() - _REACH), stop.start())
    if match is None or (closed and stop["close"][0] in ")]"):
        return True
    word = match.group()
    if match.start() == begin and _LIST_MARKER.match(word):
        return False
    if stop.start() - begin < _REACH and _OPENING_TIME.match(text[begin : stop.start()]):
        return False
    return _word_can_end(text, match.start(), word, rest)


def _word_can_end(text: str, start: int, word: str, rest: str) -> bool:
    """Whether a sentence can end after an (abbreviated) word, given the trimmed text that follows."""
    head = rest[:1]
    match = TOKEN.match(rest)
    following = match.group() if match else ""
    starter = following.split("’")[0].split("'")[0] in known.STARTERS
    word = word.rpartition("-")[2]  # "ex-Rep."
    forms = {word, word.capitalize()} if word.isupper() else {word}
    if forms & known.NEVER_LAST:
        return False
    if head in "§¶":
        return False
    if _FIGURE.match(rest):
        return not _goes_on_with_figure(text, start, word, forms)
    if word.casefold() in ("a.m", "p.m"):
        return not (following in known.AFTER_CLOCK_TIME or re.match(r"\w+ time\b", rest))
    if forms & known.CITATIONS:
        return starter
    if forms & known.TITLES:
        return starter and not forms & {"Mr", "Mrs", "Ms", "Dr"}
    if forms & known.MAY_END or ("." in word and _INITIALS.match(word)):
        return starter or not following
    if len(word) == 1 and word.isupper():
        return starter or _is_label(text, start)
    return True


def _goes_on_with_figure(text: str, start: int, word: str, forms: set[str]) -> bool:
    """Whether a figure behind an abbreviation belongs to it: "No. 5", "42 U.S.C. 1983", "U.S. 30-year bonds"."""
    if forms & (known.BEFORE_FIGURE | known.MONTHS | known.TITLES | known.ENDS_BEFORE_CAPITAL | known.CITATIONS):
        return True
    if word.casefold() in ("a.m", "p.m"):
        return False
    initials = _INITIALS.match(word) is not None and word[0].isupper()
    # "He likes plan B. 12 others do not."
    return initials and not (len(word) == 1 and _is_label(text, start))


def _is_label(text: str, start: int) -> bool:
    """Whether the capital letter at `start` is a label ("plan B", "hepatitis C") and no initial."""
    before = text[max(0, start - _REACH) : start].split()
    return bool(before) and before[-1].casefold() in known.LABELLED


def _is_attribution(rest: str) -> bool:
    match = _ATTRIBUTION.match(rest)
    return match is not None and match["verb"] in known.SPEECH_VERBS
