"""Which sentences of a source a statement is about: those that share most of its words, the rare ones first.

What a judge reads beside the statement, and what a reader is shown where nobody judged it. A paraphrase shares few
words with its source, but names, figures and the rarer words it mostly keeps.
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from briefer.text.words import SourceWords, words_of

MOST: Final = 3
"""Sentences that a statement may rest on: news fuses two, seldom three."""
_BOUND: Final = 2.0
"""What a name or a figure counts beside another word: "from 1967" is about the sentence that has the year."""
_LEAST_SHARE: Final = 0.15
"""Of what the best sentence shares: one that has a "police" in common as well is no source."""
_MOST_PLACES: Final = 400  # a word that stands more often tells no sentence from another


def nearest_sentences(text: str, source: SourceWords, most: int = MOST) -> tuple[int, ...]:
    """The numbers of the source sentences that a statement is about, best first; none where nothing is shared.

    A second one is taken for what it adds: the words that the ones before it have no longer count.

    Args:
        text: One sentence.
        source: The source.
        most: Most sentences.
    """
    wanted = _wanted(text)
    shared: dict[int, set[str]] = {}
    for stem in wanted:
        places = source.places.get(stem, ())
        if len(places) <= _MOST_PLACES:
            for place in places:
                shared.setdefault(source.words[place].sentence, set()).add(stem)
    worth = _worth(text, wanted, source)
    chosen: list[int] = []
    least = 0.0
    missing = set(wanted)
    while shared and len(chosen) < most:
        gains = {number: sum(worth[stem] for stem in stems & missing) for number, stems in shared.items()}
        best = max(gains, key=lambda number: (gains[number], -number))
        least = least or _LEAST_SHARE * gains[best]
        if not gains[best] or gains[best] < least:
            break
        missing -= shared.pop(best)
        chosen.append(best)
    return tuple(chosen)


def passages(text: str, source: SourceWords, most: int = MOST) -> tuple[tuple[int, ...], ...]:
    """What of a source a judge reads beside a statement: sets of sentences in order, the likeliest first.

    All that the statement may rest on together; and the best sentence with the one before it, which names its "he".
    """
    found = nearest_sentences(text, source, most)
    if not found:
        return ()
    close = tuple(number for number in (found[0] - 1, found[0]) if number >= 0)
    together = tuple(sorted(found))
    return tuple(dict.fromkeys((together, close)))


def passage_text(numbers: Sequence[int], source: SourceWords) -> str:
    """Some sentences of a source as one text, white space folded."""
    spans = (source.sentences[number] for number in numbers)
    return " ".join(" ".join(source.text[start:end].split()) for start, end in spans)


def _worth(text: str, wanted: Sequence[str], source: SourceWords) -> dict[str, float]:
    """What each stem says of where a statement comes from: much where few sentences have it, or it is a fact."""
    count = len(source.sentences)
    bound = {word.stem for word in words_of(text, [(0, len(text))]) if word.is_title or word.folded[0].isdigit()}
    having = {stem: len({source.words[place].sentence for place in source.places.get(stem, ())}) for stem in wanted}
    return {
        stem: math.log((count + 1) / (number + 0.5)) * (_BOUND if stem in bound else 1.0) if number else 0.0
        for stem, number in having.items()
    }


@lru_cache(maxsize=1024)
def _wanted(text: str) -> tuple[str, ...]:
    """The stems of a statement's content words, each once; of all its words where it has none."""
    words = words_of(text, [(0, len(text))])
    content = Counter(word.stem for word in words if word.is_content)
    return tuple(content) or tuple(Counter(word.stem for word in words))
