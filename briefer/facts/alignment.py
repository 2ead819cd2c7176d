"""Where each word of a generated sentence was copied from, and whether the copy still says what the source says.

A small seq2seq model copies runs of words. Its typical failure is a splice: it jumps from one source sentence into
another ("It detained a suspect in Moscow's Security Service"), so that every name is right and the statement is not.
The alignment is the cheapest path through the source's occurrences of the sentence's words (Viterbi): going on to the
next word is free, skipping forward in a sentence is cheap, jumping to another sentence is dear.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

STOP_WORDS = frozenset(
    "a an and are as at be been but by for from had has have he her him his i if in into is it its of on or over she so "
    "than that the their them then there these they this those to up was we were what when where which while who whom "
    "whose will with would you your not no also about after before because said says say".split()
)
_PREPOSITIONS = frozenset(
    "about above across after against along amid among around as at before behind below beneath beside between beyond "
    "by despite down during except for from in inside into like near of off on onto out outside over past per since "
    "through throughout to toward towards under until up upon via with within without".split()
)
_DETERMINERS = frozenset("a an the this that these those his her its their our my your".split())
_ADVERBIALS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow earlier later last this next "
    "early late again there here now then".split()
)
_CLAUSE_OPENERS = frozenset("and but while as after before who which that because although though when where if".split())

_WORD = re.compile(r"\d[\d,.:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_BREAK = re.compile(r"[,;:()\[\]—–]|\s-\s")
_STEM = 6
_MOST_PLACES = 48
_KEPT = 6

_NEXT, _SKIP, _BACK, _OTHER = 0.0, 0.6, 1.6, 2.4
_LOST_WORD, _LOST_STOP_WORD = 2.0, 0.6


def stem(word: str) -> str:
    """A crude stem that lets "occupied" meet "occupies": case-folded, possessive gone, the first six letters."""
    folded = unicodedata.normalize("NFKC", word).casefold().replace("’", "'")
    folded = folded.removesuffix("'s").removesuffix("'")
    return folded if folded[:1].isdigit() else folded[:_STEM]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its stem, its span, and the sentence it stands in; `breaks` when punctuation follows it."""

    stem: str
    folded: str
    start: int
    end: int
    sentence: int
    breaks: bool
    is_title: bool
    """Starts with a capital, as a title before a name does."""

    @property
    def is_possessive(self) -> bool:
        """True for "Moscow's"."""
        return self.folded.endswith(("'s", "’s", "s'", "s’"))

    @property
    def is_content(self) -> bool:
        """True for words that carry meaning of their own."""
        return self.folded not in STOP_WORDS


def words_of(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """The words of `text`, sentence by sentence; `sentences` are spans into it."""
    out: list[Word] = []
    for index, (start, end) in enumerate(sentences):
        found = list(_WORD.finditer(text, start, end))
        for match, after in zip(found, [*(m.start() for m in found[1:]), end], strict=True):
            gap = text[match.end() : after]
            word = match.group()
            folded, breaks = word.casefold(), _BREAK.search(gap) is not None
            out.append(Word(stem(word), folded, match.start(), match.end(), index, breaks, word[0].isupper()))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The words of a source, found once, with the places of each stem."""

    words: tuple[Word, ...]
    places: dict[str, tuple[int, ...]] = field(repr=False)

    @classmethod
    def of(cls, text: str, sentences: Sequence[tuple[int, int]]) -> "SourceWords":
        """Indexes `text`; `sentences` are spans into it, in order."""
        words = words_of(text, sentences)
        places: dict[str, list[int]] = {}
        for index, word in enumerate(words):
            places.setdefault(word.stem, []).append(index)
        return cls(words, {key: tuple(value) for key, value in places.items()})


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each word of a sentence the index of the source word it was copied from, or None for a new word."""

    words: tuple[Word, ...]
    places: tuple[int | None, ...]
    source: SourceWords = field(repr=False)

    @property
    def coverage(self) -> float | None:
        """The share of content words that the source has; None without content words."""
        content = [place is not None for word, place in zip(self.words, self.places, strict=True) if word.is_content]
        return sum(content) / len(content) if content else None

    @property
    def anchor(self) -> int | None:
        """The source sentence that most content words come from; None when nothing aligns."""
        counts: dict[int, int] = {}
        for word, place in zip(self.words, self.places, strict=True):
            if place is not None:
                sentence = self.source.words[place].sentence
                counts[sentence] = counts.get(sentence, 0) + (3 if word.is_content else 1)
        return max(counts, key=lambda s: (counts[s], -s)) if counts else None

    @property
    def seams(self) -> tuple["Seam", ...]:
        """Every place where the copy does not simply go on, in order."""
        out = []
        previous: int | None = None
        for index, place in enumerate(self.places):
            if place is None:
                continue
            if previous is not None and place != previous + 1:
                out.append(Seam(index, previous, place))
            previous = place
        return tuple(out)


@dataclass(frozen=True, slots=True)
class Seam:
    """A jump of the copy: the generated word at `index` was copied from `there`, the one before it from `here`."""

    index: int
    here: int
    there: int


def align(text: str, source: SourceWords) -> Alignment:
    """Aligns one generated sentence to a source. Linear in its words times the occurrences of each."""
    words = words_of(text, [(0, len(text))])
    rows: list[list[tuple[int | None, float, int]]] = []  # (place, cost so far, index into the row before)
    for word in words:
        lost = _LOST_WORD if word.is_content else _LOST_STOP_WORD
        options: list[int | None] = [*source.places.get(word.stem, ())[:_MOST_PLACES]]
        row: list[tuple[int | None, float, int]] = []
        before = rows[-1] if rows else [(None, 0.0, -1)]
        for place in options:
            cost, back = min(
                (cost + _step(source.words, prior, place), k) for k, (prior, cost, _) in enumerate(before)
            )
            row.append((place, cost, back))
        # A new word keeps the place of the word before it, so that the copy may go on behind it.
        cheapest = sorted(range(len(before)), key=lambda k: before[k][1])[:_KEPT]
        row.extend((before[k][0], before[k][1] + lost, k) for k in cheapest)
        rows.append(row)
    return Alignment(words, _trace(rows, words, source), source)


def _step(words: Sequence[Word], here: int | None, there: int | None) -> float:
    if here is None or there is None or there == here + 1:
        return _NEXT
    if words[here].sentence != words[there].sentence:
        return _OTHER
    return _SKIP if there > here else _BACK


def _trace(
    rows: list[list[tuple[int | None, float, int]]], words: Sequence[Word], source: SourceWords
) -> tuple[int | None, ...]:
    if not rows:
        return ()
    k = min(range(len(rows[-1])), key=lambda i: rows[-1][i][1])
    places: list[int | None] = []
    for row, word in zip(reversed(rows), reversed(words), strict=True):
        place, _, back = row[k]
        copied = place is not None and k < len(source.places.get(word.stem, ())[:_MOST_PLACES])
        places.append(place if copied else None)
        k = back
    return tuple(reversed(places))


def splice(alignment: Alignment, free: Sequence[tuple[int, int]] = ()) -> Seam | None:
    """The first seam at which the sentence stops saying what its source says, or None.

    A seam is sound where it drops words without rewiring what is left: from punctuation, or up to it, or a modifier
    between two words. `free` are spans of the generated sentence that may come from elsewhere: a name put in the place
    of a pronoun ("Zelenskyy said" for "he said").
    """
    source = alignment.source.words
    anchor = alignment.anchor
    for seam in alignment.seams:
        here, there = source[seam.here], source[seam.there]
        word = alignment.words[seam.index]
        if here.sentence == there.sentence and seam.there > seam.here:
            if not _sound_skip(source[seam.here : seam.there + 1]):
                return seam
            continue
        if _within(word, free) or _within(alignment.words[seam.index - 1], free):
            continue
        run = _foreign_run(alignment, seam.index, there.sentence)
        if there.sentence != anchor and run < 2 and here.sentence != there.sentence:
            continue
        opened = alignment.words[seam.index - 1].breaks or word.folded in _CLAUSE_OPENERS
        if not (opened and abs(here.sentence - there.sentence) <= 1):
            return seam
    return None


def _within(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)


def _foreign_run(alignment: Alignment, index: int, sentence: int) -> int:
    """How many content words in a row, from `index`, come from one source sentence."""
    count = 0
    for word, place in zip(alignment.words[index:], alignment.places[index:], strict=True):
        if place is not None and alignment.source.words[place].sentence != sentence:
            break
        count += place is not None and word.is_content
    return count


def _sound_skip(stretch: Sequence[Word]) -> bool:
    """`stretch` is the word before the gap, the words dropped, and the word after it, all of one sentence."""
    before, *dropped, _ = stretch
    if not dropped:
        return True
    first, last = dropped[0], dropped[-1]
    if before.breaks or last.breaks:
        return not (before.breaks and not last.breaks and first.folded in _CLAUSE_OPENERS)
    # "a suspect in [the killing of] Igor Kirillov" makes the victim the suspect.
    if last.folded in _PREPOSITIONS or last.folded in _DETERMINERS:
        return False
    # "the chief [of the military's nuclear] protection forces"
    return first.folded not in _PREPOSITIONS and first.folded not in _CLAUSE_OPENERS


def clipped(alignment: Alignment) -> Word | None:
    """The first or last word of a sentence that starts or ends in the middle of what its source says, or None.

    "[As Rutte greeted] Zelenskyy for their meeting, the secretary-general said" starts where a verb was cut off;
    "sanctioned him for his actions in Moscow['s war]" ends where the owner was cut from what is owned.
    """
    if not alignment.words:
        return None
    source, (first, *_), (*_, last) = alignment.source.words, alignment.words, alignment.words
    place = alignment.places[0]
    if place is not None and not _sound_start(source, place):
        return first
    place = alignment.places[-1]
    if place is not None and not _sound_end(source, place, last):
        return last
    return None


def _sound_start(source: Sequence[Word], place: int) -> bool:
    if place == 0 or source[place - 1].sentence != source[place].sentence or source[place - 1].breaks:
        return True
    before = source[place - 1]
    return before.is_title or before.folded in _DETERMINERS or before.folded in _CLAUSE_OPENERS or before.folded == "that"


def _sound_end(source: Sequence[Word], place: int, last: Word) -> bool:
    word = source[place]
    if word.is_possessive and not last.is_possessive:
        return False
    if word.folded in _PREPOSITIONS or word.folded in _DETERMINERS:
        return word.breaks or place + 1 == len(source) or source[place + 1].sentence != word.sentence
    if word.breaks or place + 1 == len(source) or source[place + 1].sentence != word.sentence:
        return True
    after = source[place + 1]
    return after.folded in _PREPOSITIONS or after.folded in _CLAUSE_OPENERS or after.folded in _ADVERBIALS
