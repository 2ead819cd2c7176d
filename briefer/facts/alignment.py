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
_PRONOUNS = frozenset("he she it they him her them his its their i we us".split())
_ADVERBIALS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow earlier later last this next "
    "early late again there here now then".split()
)
_CLAUSE_OPENERS = frozenset(
    "and but while as after before who which that because although though when where if".split()
)

_WORD = re.compile(r"\d[\d,.:]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_BREAK = re.compile(r"[,;:()\[\]—–]|\s-\s")
_STEM = 6
_MOST_PLACES = 48
_KEPT = 6

_NEXT, _SKIP, _BACK, _OTHER = 0.0, 0.6, 1.2, 2.4
_LOST_NAME, _LOST_WORD, _LOST_STOP_WORD = 6.0, 2.0, 0.6


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
        for place, match in enumerate(found, start=1):
            gap = text[match.end() : found[place].start() if place < len(found) else end]
            word = match.group()
            folded, breaks = word.casefold(), _BREAK.search(gap) is not None
            capital = word[0].isupper() and folded not in STOP_WORDS
            out.append(Word(stem(word), folded, match.start(), match.end(), index, breaks, capital))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The words of a source, found once, with the places of each stem; `sentences` are spans of `text`."""

    text: str = field(repr=False)
    sentences: tuple[tuple[int, int], ...] = field(repr=False)
    words: tuple[Word, ...]
    places: dict[str, tuple[int, ...]] = field(repr=False)

    @classmethod
    def of(cls, text: str, sentences: Sequence[tuple[int, int]]) -> "SourceWords":
        """Indexes `text`; `sentences` are spans into it, in order."""
        words = words_of(text, sentences)
        places: dict[str, list[int]] = {}
        for index, word in enumerate(words):
            places.setdefault(word.stem, []).append(index)
        return cls(text, tuple(sentences), words, {key: tuple(value) for key, value in places.items()})


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
    def opening(self) -> int | None:
        """The source sentence that the first copied word comes from; None when nothing aligns."""
        first = next((place for place in self.places if place is not None), None)
        return None if first is None else self.source.words[first].sentence

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
        lost = _cost_of_losing(word)
        options: list[int | None] = [*source.places.get(word.stem, ())[:_MOST_PLACES]]
        row: list[tuple[int | None, float, int]] = []
        before = rows[-1] if rows else [(None, 0.0, -1)]
        for place in options:
            cost, back = min((cost + _step(source.words, prior, place), k) for k, (prior, cost, _) in enumerate(before))
            row.append((place, cost, back))
        # A new word keeps the place of the word before it, so that the copy may go on behind it.
        cheapest = sorted(range(len(before)), key=lambda k: before[k][1])[:_KEPT]
        row.extend((before[k][0], before[k][1] + lost, k) for k in cheapest)
        rows.append(row)
    return Alignment(words, _trace(rows, words, source), source)


def _cost_of_losing(word: Word) -> float:
    if word.is_title or word.folded[0].isdigit():
        # A name or a figure came from somewhere, however dear the jump: "detained a suspect in Moscow".
        return _LOST_NAME
    return _LOST_WORD if word.is_content else _LOST_STOP_WORD


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


def splice(alignment: Alignment, bound: Sequence[tuple[int, int]] = ()) -> Seam | None:
    """The first seam at which the sentence stops saying what its source says, or None.

    A seam within a source sentence is sound where it drops words without rewiring what is left. A seam into another
    source sentence is sound where a new clause begins and the two sentences are neighbours, or for a single word.

    Args:
        alignment: The generated sentence, aligned.
        bound: Spans of its names and figures. One of them may not come from another sentence at all, unless it stands
            in the place of a pronoun ("Zelenskyy said" for "he said").
    """
    source = alignment.source.words
    for seam in alignment.seams:
        here, there = source[seam.here], source[seam.there]
        if here.sentence == there.sentence and seam.there > seam.here:
            if not _sound_skip(source[seam.here : seam.there + 1]):
                return seam
        elif here.sentence == there.sentence:
            # "doing so would [play into his hands]" that goes back to "would be involved" says it twice.
            if seam.there in alignment.places[: seam.index]:
                return seam
        elif not _sound_jump(alignment, seam, bound):
            return seam
    return None


def _sound_jump(alignment: Alignment, seam: Seam, bound: Sequence[tuple[int, int]]) -> bool:
    source, words = alignment.source.words, alignment.words
    before, word = words[seam.index - 1], words[seam.index]
    if (before.breaks or word.folded in _CLAUSE_OPENERS) and abs(
        source[seam.here].sentence - source[seam.there].sentence
    ) <= 1:
        return True
    for run in (_run_from(alignment, seam.index), _run_to(alignment, seam.index - 1)):
        content = [k for k in run if words[k].is_content]
        named = [k for k in content if _within(words[k], bound)]
        if not named and len(content) <= 1:
            return True
        if len(named) == len(content) and _stands_for_pronoun(alignment, run):
            return True
    return False


def _run_from(alignment: Alignment, index: int) -> range:
    """The words from `index` on that come from the sentence that its word comes from."""
    end = index
    while end < len(alignment.words) and _sentence(alignment, end) in (None, _sentence(alignment, index)):
        end += 1
    return range(index, end)


def _run_to(alignment: Alignment, index: int) -> range:
    """The words up to `index` that come from one sentence."""
    while index >= 0 and alignment.places[index] is None:
        index -= 1
    start = index
    while start >= 0 and _sentence(alignment, start) in (None, _sentence(alignment, index)):
        start -= 1
    return range(start + 1, index + 1)


def _sentence(alignment: Alignment, index: int) -> int | None:
    place = alignment.places[index]
    return None if place is None else alignment.source.words[place].sentence


def _stands_for_pronoun(alignment: Alignment, run: range) -> bool:
    """True when the words around a run were copied from around a pronoun, or the run opens the sentence."""
    if run.start == 0:
        return True
    before, after = (
        alignment.places[run.start - 1],
        alignment.places[run.stop] if run.stop < len(alignment.words) else None,
    )
    return (
        before is not None
        and after is not None
        and after == before + 2
        and alignment.source.words[before + 1].folded in _PRONOUNS
    )


def _within(word: Word, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start and word.end <= end for start, end in spans)


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
    source = alignment.source.words
    copied = [place for place in alignment.places if place is not None]
    start, end = alignment.places[0], alignment.places[-1]
    # A sentence turned round ("A suspect was detained" of "it detained a suspect") starts after what it says later.
    if start is not None and start == min(copied) and not _sound_start(source, start):
        return alignment.words[0]
    if end is not None and end == max(copied) and not _sound_end(source, end, alignment.words[-1]):
        return alignment.words[-1]
    return None


def _sound_start(source: Sequence[Word], place: int) -> bool:
    if place == 0 or source[place - 1].sentence != source[place].sentence or source[place - 1].breaks:
        return True
    before = source[place - 1]
    return (
        before.is_title or before.folded in _DETERMINERS or before.folded in _CLAUSE_OPENERS or before.folded == "that"
    )


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
