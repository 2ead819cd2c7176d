"""What is planned told as done, and what is denied told as so: "will submit" is not "has submitted".

The verbs of a sentence are compared with the same verbs of the source sentences that it may restate. Accused is only
what the source states in the other way there, and nowhere in this one.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.statements.polarity import is_of_the_rest
from briefer.faithfulness.statements.source_statements import SourceStatements
from briefer.text.english import CLAUSE_OPENERS, DETERMINERS, REPORTING_VERBS
from briefer.text.lemmas import lemma, stems_of
from briefer.text.verb_groups import Status, VerbGroup, verb_groups
from briefer.text.wordlists import words
from briefer.text.words import Word, stem

_list = partial(words, __package__, "realised_words.tsv")

_LIGHT: Final = frozenset(map(lemma, _list("light")))
_SAYING: Final = frozenset(map(lemma, REPORTING_VERBS)) | frozenset(map(lemma, _list("saying")))
_OPENERS: Final = CLAUSE_OPENERS | {"once"}
_IF: Final = frozenset({"if", "whether", "unless"})
_COMING: Final = frozenset({Status.PLANNED, Status.POSSIBLE})
_REAL: Final = frozenset({Status.DONE, Status.PRESENT})
_MOST_PLACES: Final = 60
_REACH: Final = 12
_LEAST_SHARED: Final = 2
_LEAST_SHARE: Final = 0.5

Span = tuple[int, int]
Found = tuple[RuleCode, Span, Span]


class _There(NamedTuple):
    """A place of the source where a verb stands: its sentence, its group where it is known, what is said around it."""

    number: int
    group: VerbGroup | None
    around: frozenset[str]
    clause: frozenset[str]


def realised(sentence: Sequence[Word], near: Sequence[int], source: SourceStatements) -> Found | None:
    """A verb whose deed the source sentences say to be planned where it is told as done, or denied where told as so.

    Args:
        sentence: The words of a sentence of the summary.
        near: The source sentences that it may restate.
        source: The source.
    """
    for group in _stated(sentence, verb_groups(sentence)):
        if (rule := _other_way(group, sentence, near, source)) is not None:
            code, number = rule
            span = sentence[group.start].start, sentence[group.end - 1].end
            return code, span, source.sentences[number]
    return None


def _stated(sentence: Sequence[Word], groups: Sequence[VerbGroup]) -> Iterator[VerbGroup]:
    """The groups that say of a deed whether it is done; not "submitted" of "a plan submitted in May was rejected"."""
    for place, group in enumerate(groups):
        if group.bare in _SAYING or group.status in (Status.UNSAID, Status.POSSIBLE) or group.limited:
            continue
        if not group.has_auxiliary and any(word.folded in _IF for word in sentence):
            continue  # "Riders fined if they park there"
        following = groups[place + 1] if place + 1 < len(groups) else None
        if (
            group.has_auxiliary
            or following is None
            or not following.has_auxiliary
            or _parts(sentence, group, following)
        ):
            yield group


def _parts(sentence: Sequence[Word], group: VerbGroup, following: VerbGroup) -> bool:
    """True where a clause ends between two verbs."""
    return any(word.breaks or word.folded in _OPENERS for word in sentence[group.end - 1 : following.start])


def _other_way(
    group: VerbGroup, sentence: Sequence[Word], near: Sequence[int], source: SourceStatements
) -> tuple[RuleCode, int] | None:
    around = _around(sentence, group)
    there = list(_places(group, source))
    if not there or any(_agrees(group, one, around) for one in there):
        return None
    for one in there:
        if one.group is None or one.number not in near or not _are_of_one(group, around, one):
            continue
        if one.group.denied is not group.denied:
            is_known = not one.group.limited and one.group.status is not Status.UNSAID
            if is_known and not is_of_the_rest(sentence, source.sentence(one.number)):
                return RuleCode.NEGATED_STATEMENT, one.number
        elif group.status is Status.DONE and one.group.status in _COMING and not group.denied:
            return RuleCode.PLANNED_AS_DONE, one.number
        elif (
            group.status is Status.PLANNED
            and one.group.status is Status.DONE
            and not group.denied
            and not _shares_plan(group, sentence, source.sentence(one.number))
        ):
            return RuleCode.DONE_AS_PLANNED, one.number
    return None


def _shares_plan(group: VerbGroup, sentence: Sequence[Word], said: Sequence[Word]) -> bool:
    """True for "hopes to sell 900" of "700 were sold; the manager hopes for 900"."""
    planning = {word.stem for word in sentence[group.start : group.at] if word.is_content}
    return not planning.isdisjoint(word.stem for word in said)


def _agrees(group: VerbGroup, there: _There, around: frozenset[str]) -> bool:
    """True where the source says the same of a deed, or nobody knows what."""
    if there.group is None or there.group.status is Status.UNSAID or there.group.limited:
        return bool(around & there.around)
    if there.group.denied is not group.denied or (group.bare in _LIGHT and not around & there.clause):
        return False
    if group.denied:
        return True
    return (group.status in _REAL) == (there.group.status in _REAL)


def _are_of_one(group: VerbGroup, around: frozenset[str], there: _There) -> bool:
    """True where enough is said alike around two verbs for them to be of one deed."""
    shared = len(around & there.around)
    least = min(_LEAST_SHARED, len(around)) + (group.bare in _LIGHT)
    return shared >= max(1, least) and shared >= _LEAST_SHARE * min(len(around), len(there.around))


def _places(group: VerbGroup, source: SourceStatements) -> Iterator[_There]:
    """Where the source has a verb, in any of its forms."""
    for form in stems_of(group.bare):
        for place in source.places.get(form, ())[:_MOST_PLACES]:
            number, index = source.index_at(place)
            words = source.sentence(number)
            if _is_compound(source.text, words[index]) or _is_modifier(words, index):
                continue
            found = next((one for one in source.groups_in(number) if one.start <= index < one.end), None)
            if found is None:
                yield _There(number, None, _window(words, index, index + 1), frozenset())
            elif found.bare == group.bare:
                yield _There(number, found, _around(words, found), _clause(words, found))


def _is_compound(text: str, word: Word) -> bool:
    """True for the "left" of "left-arm"."""
    return text[word.end : word.end + 1] == "-" or text[max(0, word.start - 1) : word.start] == "-"


def _is_modifier(words: Sequence[Word], index: int) -> bool:
    """True for the "governing" of "the governing party"."""
    return words[index].folded.endswith("ing") and index > 0 and words[index - 1].folded in DETERMINERS


def _around(sentence: Sequence[Word], group: VerbGroup) -> frozenset[str]:
    return _window(sentence, group.start, group.end)


def _clause(sentence: Sequence[Word], group: VerbGroup) -> frozenset[str]:
    """The stems of the content words of the clause of a verb."""
    first = group.start
    while first and not sentence[first - 1].breaks and sentence[first - 1].folded not in _OPENERS:
        first -= 1
    end = group.end
    while end < len(sentence) and not sentence[end - 1].breaks and sentence[end].folded not in _OPENERS:
        end += 1
    return frozenset(
        word.stem for word in (*sentence[first : group.start], *sentence[group.end : end]) if word.is_content
    )


def _window(sentence: Sequence[Word], start: int, end: int) -> frozenset[str]:
    """The stems of the content words around some words of a sentence."""
    near = (*sentence[max(0, start - _REACH) : start], *sentence[end : end + _REACH])
    return frozenset(stem(word.folded) for word in near if word.is_content)
