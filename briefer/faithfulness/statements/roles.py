"""Who did it to whom: "Acme sued Bolt" is not "Bolt sued Acme"."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefer.facts.figures.grammar.vocabulary import CARDINALS, WEEKDAYS
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.statements.opposites import sides_of
from briefer.faithfulness.statements.source_statements import SourceStatements
from briefer.text.calendar import MONTH_NAMES
from briefer.text.english import BE, DETERMINERS, REPORTING_VERBS, is_verb
from briefer.text.wordlists import words
from briefer.text.words import Word

_SYMMETRIC: Final = words("briefer.text", "symmetric.tsv")
_DAYS: Final = frozenset(name.casefold() for name in (*MONTH_NAMES, *WEEKDAYS))
_REACH: Final = 8
_BEFORE: Final = 3

Span = tuple[int, int]
Roles = tuple[str, str]
"""The stems of who does something and of whom it is done to."""


def swapped_roles(
    sentence: Sequence[Word], near: Sequence[int], source: SourceStatements, stems: set[str]
) -> tuple[RuleCode, Span, Span] | None:
    """A verb between two names that the source has between the same names, the other way round and no other.

    Args:
        sentence: The words of a sentence of the summary.
        near: The source sentences that it may restate.
        source: The source.
        stems: The names in the sentence, as `name_stems` gives them.
    """
    if len(stems) < 2:
        return None
    for index, verb in enumerate(sentence):
        if not _is_deed(verb) or _is_noun(sentence, index):
            continue
        deed = sides_of(verb.stem)  # "defeated" is as good as "beat"
        for doer, other in roles_at(sentence, index, stems):
            seen = [
                (roles, number)
                for number in near
                for place, word in enumerate(source.sentence(number))
                if sides_of(word.stem) & deed and not word.is_title and not _is_noun(source.sentence(number), place)
                for roles in roles_at(source.sentence(number), place, stems)
            ]
            if any(roles == (doer, other) for roles, _ in seen):
                return None
            turned = [number for roles, number in seen if roles == (other, doer)]
            if turned:
                return RuleCode.SWAPPED_ROLES, (verb.start, verb.end), source.sentences[turned[0]]
    return None


def name_stems(sentence: Sequence[Word], names: Sequence[Span], near: Iterable[Word]) -> set[str]:
    """The stem of the last word of each name, which stands for it: the surname.

    A word with a capital outside the names is one where the source writes it so too: "Bolt" of "Bolt sued Acme".
    """
    last = {word.start for start, end in names if (word := _last_word(sentence, start, end))}
    titles = {word.stem for word in near if word.is_title and word.folded not in _DAYS}
    return {
        word.stem
        for word in sentence
        if word.start in last
        or (word.is_title and word.stem in titles and not any(s <= word.start < e for s, e in names))
    }


def _last_word(sentence: Sequence[Word], start: int, end: int) -> Word | None:
    return next((word for word in reversed(sentence) if start <= word.start and word.end <= end), None)


def _is_deed(word: Word) -> bool:
    """True for a verb that one does to another."""
    return (
        word.is_content
        and not word.is_title
        and (is_verb(word.folded) or word.folded.endswith("s"))
        and word.folded not in _SYMMETRIC
        and word.folded not in REPORTING_VERBS
    )


def _is_noun(sentence: Sequence[Word], place: int) -> bool:
    """True for the "bribe" of "a bribe", the "defeat" of "Hull's 4-1 defeat"."""
    if not place:
        return False
    before = sentence[place - 1]
    # "Two points ahead of Orm" is no deed of anybody's.
    is_number = before.folded[0].isdigit() or before.folded in CARDINALS
    return before.folded in DETERMINERS or before.is_possessive or is_number


def roles_at(sentence: Sequence[Word], index: int, stems: set[str]) -> Iterator[Roles]:
    """The names next to a verb on its two sides, turned round where it is a passive: "Bolt was sued by Acme"."""
    left, right = names_beside(sentence, index, stems)
    if left is None or right is None or left == right:
        return
    before = sentence[max(0, index - _BEFORE) : index]
    is_passive = any(word.folded in BE or word.folded == "being" for word in before) and any(
        word.folded == "by" for word in sentence[index + 1 : index + _REACH]
    )
    yield (right, left) if is_passive else (left, right)


def names_beside(sentence: Sequence[Word], index: int, stems: set[str]) -> tuple[str | None, str | None]:
    """The nearest name before a word and the nearest behind it; None where a verb stands between or there is none."""
    left = _nearest(sentence, range(index - 1, max(-1, index - _REACH), -1), stems)
    return left, _nearest(sentence, range(index + 1, min(len(sentence), index + _REACH)), stems)


def _nearest(sentence: Sequence[Word], places: range, stems: set[str]) -> str | None:
    """The first of some names on the way from a verb; None where another verb comes first."""
    for place in places:
        word = sentence[place]
        if word.is_title and word.stem in stems:
            return word.stem
        if word.is_content and not word.is_title and is_verb(word.folded):
            return None
    return None
