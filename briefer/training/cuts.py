"""Shorter forms of a sentence, by deletion alone: every word that is left is the sentence's own, in its order."""

import re
from collections.abc import Iterator
from itertools import chain, combinations, islice, pairwise

from briefer.facts.alignment.vocabulary import DAYS, PREPOSITIONS, SUBORDINATORS

_MOST_CUTS = 24
_MOST_FORMS = 24
_FEWEST_BEFORE_CLAUSE = 4
_COMMA = re.compile(r",(?=\s)|\s(?:--|—|–)(?=\s)|;(?=\s)")
_BRACKETS = re.compile(r"\s\([^()]*\)")
# "raided the house [after neighbours called]" loses when or why; "for anyone [who buys a home]" would lose whom.
_CLAUSE = re.compile(r"\s(?=(?:after|amid|because|despite|following|when|while)\s)")
# "The train, [which was late,] stopped", "Smith, [the chief executive,] said", "Smith, [39,] said".
_ASIDE = re.compile(r"\s*(?:who|whose|which|where|a|an|the|one|his|her|their|its|including|and|\d+)\b", re.IGNORECASE)
_OPENINGS = (
    PREPOSITIONS | SUBORDINATORS | DAYS | frozenset("meanwhile however specifically also but and earlier".split())
)
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*$")
_LONGEST = 1000  # characters of a sentence that anything is cut from

Cut = tuple[int, int]


def shorter_forms(sentence: str) -> list[str]:
    """Forms of a sentence with one or two pieces between its joints cut out; not all of them are good sentences.

    Joints are commas, dashes, brackets and the words that open adverbial clauses. The caller judges each form as it
    would a model's sentence.
    """
    if len(sentence) > _LONGEST:
        return []
    cuts = sorted(islice(_cuts(sentence), _MOST_CUTS))
    found: dict[str, None] = {}
    for chosen in chain(combinations(cuts, 1), combinations(cuts, 2)):
        # Two pieces are an opening and a tail: of "which ran at 140 kilometers, or 87 miles, an hour," no half may go.
        if len(chosen) == 2 and not (chosen[0][0] == 0 and 0 < chosen[0][1] <= chosen[1][0]):
            continue
        form = _without(sentence, chosen)
        if form and form != sentence:
            found[form] = None
        if len(found) >= _MOST_FORMS:
            break
    return list(found)


def _cuts(sentence: str) -> Iterator[Cut]:
    """Spans that may be cut: openings up to a comma, pieces between commas, brackets, and tails."""
    end = _END.search(sentence)
    if end is None:
        return
    commas = [match.span() for match in _COMMA.finditer(sentence, 0, end.start())]
    for start, _ in commas:
        yield start, end.start()
    opening = _FIRST_WORD.match(sentence)
    if opening and opening.group().casefold() in _OPENINGS:
        yield from ((0, after) for _, after in commas[:2] if sentence[after:].lstrip()[:1].isalpha())
    for (start, begin), (last, after) in pairwise(commas):
        if not _ASIDE.match(sentence, begin):
            continue
        # Both marks go: "The plan, a failure, was dropped". A dash keeps its space.
        yield start, after if sentence[last] == "," else last
    yield from (match.span() for match in _BRACKETS.finditer(sentence, 0, end.start()))
    for match in _CLAUSE.finditer(sentence, 0, end.start()):
        # "extradited on Thursday, two days [after he was caught]" would end in half a phrase.
        if len(sentence[: match.start()].rpartition(",")[2].split()) >= _FEWEST_BEFORE_CLAUSE:
            yield match.start(), end.start()


def _without(sentence: str, cuts: tuple[Cut, ...]) -> str:
    kept, at = [], 0
    for start, end in sorted(cuts):
        kept.append(sentence[at:start])
        at = end
    text = re.sub(r"\s+", " ", "".join([*kept, sentence[at:]])).strip(" ,;-—–")
    return text[:1].upper() + text[1:]
