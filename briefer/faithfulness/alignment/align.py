"""The cheapest path of a sentence through its source (Viterbi).

Going on to the next word is free, skipping forward in a sentence is cheap, jumping to another sentence is dear.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import chain, islice

from briefer.text.words import SourceWords, Word, words_of

_MOST_PLACES = 48  # "the" may stand in a passage a hundred times
_MOST_LOOKED_AT = 2_000  # of a chapter, all; of a megabyte, enough
_KEPT = 6
_NEXT, _SKIP, _BACK, _OTHER = 0.0, 0.6, 1.2, 2.4
_LOST_NAME, _LOST_WORD, _LOST_STOP_WORD = 6.0, 2.0, 0.6


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
    def seams(self) -> tuple["CopyBreak", ...]:
        """Every place where the copy does not simply go on, in order."""
        out = []
        previous: int | None = None
        for index, place in enumerate(self.places):
            if place is None:
                continue
            if previous is not None and place != previous + 1:
                out.append(CopyBreak(index, previous, place))
            previous = place
        return tuple(out)


@dataclass(frozen=True, slots=True)
class CopyBreak:
    """A jump of the copy: the generated word at `index` was copied from `there`, the one before it from `here`."""

    index: int
    here: int
    there: int


def align(text: str, source: SourceWords) -> Alignment:
    """Aligns one generated sentence to a source. Linear in its words times the occurrences of each."""
    words = words_of(text, [(0, len(text))])
    rows: list[list[tuple[int | None, float, int]]] = []  # (place, cost so far, index into the row before)
    copied: list[int] = []  # how many of a row's entries are places of the word itself
    for number, word in enumerate(words):
        lost = _cost_of_losing(word)
        options = _places(words, number, source)
        copied.append(len(options))
        row: list[tuple[int | None, float, int]] = []
        before = rows[-1] if rows else [(None, 0.0, -1)]
        far, near = _ways_on(before, source.words)
        for place in options:
            beside = near.get(source.words[place].sentence, ())
            cost, back = min([far, *((cost + _step(source.words, prior, place), k) for prior, cost, k in beside)])
            row.append((place, cost, back))
        # A new word keeps the place of the word before it, so that the copy may go on behind it.
        cheapest = sorted(range(len(before)), key=lambda k: before[k][1])[:_KEPT]
        row.extend((before[k][0], before[k][1] + lost, k) for k in cheapest)
        rows.append(row)
    return Alignment(words, _trace(rows, copied), source)


def _ways_on(
    row: Sequence[tuple[int | None, float, int]], words: Sequence[Word]
) -> tuple[tuple[float, int], dict[int, list[tuple[int, float, int]]]]:
    """The cheapest way from a row to any sentence, and by its number what leads into a sentence from nearby.

    A word that stands in 48 sentences, after one that does, is compared with those of its own sentence alone.
    """
    near: dict[int, list[tuple[int, float, int]]] = {}
    for k, (prior, cost, _) in enumerate(row):
        if prior is None:
            continue
        sentence = words[prior].sentence
        near.setdefault(sentence, []).append((prior, cost, k))
        if prior + 1 < len(words) and words[prior + 1].sentence != sentence:
            near.setdefault(words[prior + 1].sentence, []).append((prior, cost, k))
    return min((cost + (_NEXT if prior is None else _OTHER), k) for k, (prior, cost, _) in enumerate(row)), near


def _places(words: Sequence[Word], number: int, source: SourceWords) -> Sequence[int]:
    """The places that a word may come from, of very many those beside its neighbours' first.

    Each "the" of a chapter's last sentence has hundreds before it.
    """
    places = source.places.get(words[number].stem, ())
    if len(places) <= _MOST_PLACES:
        return places
    before = words[number - 1].stem if number else ""
    after = words[number + 1].stem if number + 1 < len(words) else ""
    best = _between(before, words[number].stem, after, source)
    rest = (place for place in places if place not in best)
    return [*best, *islice(rest, _MOST_PLACES - len(best))]


def _between(before: str, stem: str, after: str, source: SourceWords) -> Sequence[int]:
    """The first places of a stem that stand between two others, then those that stand beside one of them."""
    lists = _beside(stem, before, -1, source), _beside(stem, after, 1, source)
    if not all(lists):
        return lists[0][:_MOST_PLACES] or lists[1][:_MOST_PLACES]
    key = before, stem, after
    if key not in source.memory:
        both = {*lists[0]} & {*lists[1]}
        either = (place for place in merge(*lists) if place not in both)
        source.memory[key] = tuple(islice(chain(sorted(both), either), _MOST_PLACES))
    return source.memory[key]


def _beside(stem: str, other: str, step: int, source: SourceWords) -> tuple[int, ...]:
    """The places of a stem that another stands next to, `step` words further on, in order."""
    key = stem, other, step
    if key not in source.memory:
        source.memory[key] = tuple(_places_beside(stem, other, step, source))
    return source.memory[key]


def _places_beside(stem: str, other: str, step: int, source: SourceWords) -> Iterator[int]:
    """As `_beside`; of a word that stands very often only the first places are looked at."""
    own, others, words = source.places.get(stem, ()), source.places.get(other, ()), source.words
    if len(others) < len(own):
        for place in islice(others, _MOST_LOOKED_AT):
            if 0 <= place - step < len(words) and words[place - step].stem == stem:
                yield place - step
        return
    for place in islice(own, _MOST_LOOKED_AT):
        if 0 <= place + step < len(words) and words[place + step].stem == other:
            yield place


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


def _trace(rows: list[list[tuple[int | None, float, int]]], copied: Sequence[int]) -> tuple[int | None, ...]:
    if not rows:
        return ()
    k = min(range(len(rows[-1])), key=lambda i: rows[-1][i][1])
    places: list[int | None] = []
    for row, count in zip(reversed(rows), reversed(copied), strict=True):
        place, _, back = row[k]
        places.append(place if k < count else None)
        k = back
    return tuple(reversed(places))
