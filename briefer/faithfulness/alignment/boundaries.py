"""Where a copied sentence may start and end, and whether it says anything."""

from collections.abc import Sequence

from briefer.faithfulness.alignment.align import Alignment
from briefer.text.english import (
    ADVERBIALS,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    DETERMINERS,
    LIMITS,
    PREPOSITIONS,
    QUALIFIERS,
    STOP_WORDS,
    SUBORDINATORS,
    SUPERLATIVES,
    is_verb,
)
from briefer.text.words import Word

_NEAR = 12  # words: how far behind a comma the end of a list may stand
_LONGEST_ITEM = 4


def truncated_at(alignment: Alignment) -> Word | None:
    """The first or last word of a sentence that starts or ends in the middle of what its source says, or None.

    "[As Rutte greeted] Zelenskyy for their meeting, the secretary-general said" starts where a verb was cut off;
    "sanctioned him for his actions in Moscow['s war]" ends where the owner was cut from what is owned; "Yesterday
    evening, the ministry in Munich[, Germany, announced ...]" ends before its verb.
    """
    copied = [(index, place) for index, place in enumerate(alignment.places) if place is not None]
    if not copied:
        return None
    source, words = alignment.source.words, alignment.words
    (first, start), (last, end) = copied[0], copied[-1]
    lowest, highest = min(place for _, place in copied), max(place for _, place in copied)
    # A sentence turned round ("A suspect was detained" of "it detained a suspect") starts after what it says later.
    opened = not any(word.is_content for word in words[:first])
    if opened and start == lowest and not _sound_start(source, start, new=first > 0):
        return words[0]
    if last == len(words) - 1 and end == highest and not _sound_end(source, end, words):
        return words[-1]
    if _is_whole(alignment):
        return None
    dangles = words[-1].folded in PREPOSITIONS | DETERMINERS | CONJUNCTIONS
    if words[0].folded in PREPOSITIONS and not any(word.breaks for word in words) and source[end].breaks:
        # "With thousands of workers expected to stay at home[, the agency closed]"
        dangles = dangles or bool(_rest(source, end))
    return words[-1] if dangles or not _says_something(words) else None


def _is_whole(alignment: Alignment) -> bool:
    """True for a source sentence word for word: what it says, it says."""
    source, places = alignment.source.words, alignment.places
    start, end = places[0], places[-1]
    if start is None or end is None or alignment.seams or end - start + 1 != len(places):
        return False
    return _opening(source, start) == start and _rest(source, end) == ()


def _opening(source: Sequence[Word], place: int) -> int:
    """The first place of the sentence that `place` stands in."""
    first = place
    while first > 0 and source[first - 1].sentence == source[place].sentence:
        first -= 1
    return first


def _rest(source: Sequence[Word], place: int) -> Sequence[Word]:
    """What follows in the sentence that `place` stands in."""
    end = place + 1
    while end < len(source) and source[end].sentence == source[place].sentence:
        end += 1
    return source[place + 1 : end]


def _sound_start(source: Sequence[Word], place: int, *, new: bool) -> bool:
    """True when what stands before a place in its sentence may be cut; `new` when other words stand there instead."""
    cut = source[_opening(source, place) : place]
    if not cut:
        return True
    if all(word.folded in DETERMINERS for word in cut):
        return True
    if new:
        return False
    if any(word.folded in QUALIFIERS for word in cut):
        return False
    if cut[-1].breaks:
        # "On Tuesday, Zelenskyy said"; never "Sergey said, the plan failed".
        return cut[0].folded in PREPOSITIONS | SUBORDINATORS | ADVERBIALS - LIMITS
    # "President Donald Trump"; never "Astronomy & Astrophysics" or "E. coli".
    return source[place].is_title and all(word.is_title and len(word.folded) > 2 for word in cut)


def _sound_end(source: Sequence[Word], place: int, words: Sequence[Word]) -> bool:
    """True when what follows a place in its sentence may be cut."""
    word, rest = source[place], _rest(source, place)
    if word.is_possessive and not words[-1].is_possessive:
        return False
    if not rest:
        return True
    after = rest[0]
    if word.folded in STOP_WORDS or any(w.folded in LIMITS for w in _clause(rest)):
        return False
    if word.breaks:
        return not _goes_on_as_list(rest)
    if after.folded in CONJUNCTIONS:
        # "killed 1,000 people [and infected many]", but "can help local [and state governments]"
        return len(rest) > 1 and is_verb(rest[1].folded)
    if after.folded in CLAUSE_OPENERS:
        return after.folded != "that"
    if after.folded in PREPOSITIONS:
        # "the first company to send astronauts [into space]", "prisoners arrested [in May]", "the end [of the war]"
        outstanding = any(w.folded in SUPERLATIVES or w.folded.endswith("est") for w in words)
        return after.folded not in ("of", "to") and not outstanding and not _takes_complement(word)
    return after.folded in ADVERBIALS and not _takes_complement(word)


def _takes_complement(word: Word) -> bool:
    return is_verb(word.folded) or word.folded.endswith(("ing", "en"))


def _clause(rest: Sequence[Word]) -> Sequence[Word]:
    """The words up to the next punctuation."""
    end = next((index for index, word in enumerate(rest, start=1) if word.breaks), len(rest))
    return rest[:end]


def _goes_on_as_list(rest: Sequence[Word]) -> bool:
    """True when what follows a comma is more of a list: "Idaho, Michigan[, Missouri, and Washington]"."""
    item: list[Word] = []
    for index, word in enumerate(rest[:_NEAR]):
        if word.folded in ("and", "or") and (not item or rest[index - 1].breaks or len(item) <= _LONGEST_ITEM):
            return not any(is_verb(w.folded) for w in rest[index + 1 : index + 3])
        item.append(word)
        if word.breaks:
            if len(item) > _LONGEST_ITEM:
                return False
            item = []
    return False


def _says_something(words: Sequence[Word]) -> bool:
    """True when there is a verb outside an opening clause ("During the funeral of the general" has none)."""
    main = words
    opens = words[0].folded in SUBORDINATORS
    if opens or words[0].folded in PREPOSITIONS:
        comma = next((index for index, word in enumerate(words) if word.breaks), None)
        # "While he was there" needs a main clause behind a comma; "On Tuesday he asked" does not.
        main = words[comma + 1 :] if comma is not None else () if opens else words
    return any(_may_be_verb(main, index) for index in range(1 if len(main) > 1 else 0, len(main)))


def _may_be_verb(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if word.is_title:
        return False
    if is_verb(word.folded):
        return True
    # "The committee regulates the sale": a word in -s before a determiner or a preposition, and not after one.
    if index == 0 or index + 1 >= len(words) or not word.folded.endswith("s") or len(word.folded) < 4:
        return False
    after = words[index + 1].folded
    return words[index - 1].folded not in DETERMINERS | PREPOSITIONS and after in DETERMINERS | {"that", "to"}
