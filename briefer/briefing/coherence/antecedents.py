"""Who "he" or "she" at the start of a sentence is, where the sentences before it leave no doubt.

No resolution of coreference: of many cases it takes those alone in which only one person can be meant.
The subject of the sentence before is the likeliest antecedent of a subject pronoun (Hobbs 1978; Grosz, Joshi and
Weinstein 1995, "Centering"); here it must be the only one.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefer.briefing.coherence.known import Referents
from briefer.briefing.coherence.nouns import PERSON_NOUNS
from briefer.briefing.coherence.reference import Reference, ReferenceRule
from briefer.briefing.coherence.tokens import Token, tokens
from briefer.facts.document import FactIndex
from briefer.facts.mention import Name, NameType
from briefer.text.english import DETERMINERS, is_verb
from briefer.text.patterns import one_of
from briefer.text.span import Span
from briefer.text.wordlists import words as word_list

KIN = word_list(__package__, "kin.tsv")
_HE, _SHE = frozenset(("he", "his")), frozenset(("she", "her"))
_FEMALE = re.compile(rf"\b(?:{one_of(word_list(__package__, 'titles_of_women.tsv'))})\.? ?\Z")
_MALE = re.compile(r"\b(?:Mr|Sir|Lord|Father|King|Prince)\.? ?\Z")
_NEAR, _KIN_WORDS = 40, 3  # characters and words before a name
_MOST_NAMES = 200
"""Names before a sentence that are looked through for a "Mr" or "Ms"."""
_LONGEST_CHAIN = 3
"""Sentences with the same pronoun that may stand between a name and the sentence that is to have it."""


def antecedent(
    text: str, facts: FactIndex, sentences: Sequence[Span], at: int, reference: Reference, referents: Referents
) -> str | None:
    """The name that the first words of a sentence stand for; None where there is any doubt.

    Args:
        text: The article's.
        facts: Those of all of it.
        sentences: The section's.
        at: Which of them it is.
        reference: What it takes for known.
        referents: Whom it names.
    """
    word = reference.text.casefold()
    if reference.rule is not ReferenceRule.PRONOUN or word not in _HE | _SHE or reference.start != 0:
        return None
    pronouns = _HE if word in _HE else _SHE
    for back in range(1, min(_LONGEST_CHAIN, at) + 1):
        before = sentences[at - back]
        names = _between(facts, before.start, before.end)
        opening = tokens(before.of(text))
        if not opening or opening[0].folded not in pronouns:
            return _person(text, facts, before, names, sentences[at], word, referents)
        # "He met his brother. He left." may be of the brother.
        if any(_may_be_person(text, name, referents) for name in names) or _somebody(opening, frozenset()):
            return None
    return None


def _person(
    text: str, facts: FactIndex, before: Span, names: Sequence[Name], sentence: Span, word: str, referents: Referents
) -> str | None:
    """The full name of the person that a sentence opens with, where nobody else is in it."""
    people = [name for name in names if _may_be_person(text, name, referents)]
    first = people[0] if people else None
    full = _full_name(text, first, referents) if first else None
    if first is None or full is None or not _opens(text[before.start : first.start]):
        return None
    own = frozenset(full.casefold().split())
    others = [name for name in people if own.isdisjoint(name.words)]
    if others or _is_followed_by_another(text[first.end : before.end]) or _somebody(tokens(before.of(text)), own):
        return None
    # "He was late, Poe said" of Ann Poe: he is somebody else.
    if any(not own.isdisjoint(name.words) for name in _between(facts, sentence.start, sentence.end)):
        return None
    against = _FEMALE if word in _HE else _MALE
    near = _between(facts, 0, sentence.start)[-_MOST_NAMES:]
    alike = [name for name in near if name.words[-1:] == first.words[-1:]]
    return None if any(against.search(text, max(0, name.start - 9), name.start) for name in alike) else full


def _may_be_person(text: str, name: Name, referents: Referents) -> bool:
    """Whether a name is somebody's, or may be: not "the EastMed", nor a place."""
    if name.type is NameType.PERSON or (name.words[-1:] and name.words[-1] in referents.fuller):
        return True
    return name.type is NameType.OTHER and len(name.words) < 3 and not text[: name.start].casefold().endswith("the ")


def _full_name(text: str, name: Name, referents: Referents) -> str | None:
    """First name and surname; None where only one is known, or where two people bear it."""
    known = referents.fuller.get(name.words[-1]) if name.words else None
    if known is None or name.words[-1] in referents.shared:
        return None
    start, full = known
    # "his daughter, Ada Poe, said": the Poe of the story is another one.
    before = tokens(text[max(0, start - _NEAR) : start])[-_KIN_WORDS:]
    return full if KIN.isdisjoint(word.folded for word in before) else None


def _between(facts: FactIndex, start: int, end: int) -> Sequence[Name]:
    names = facts.names
    first = bisect_left(names, start, key=lambda name: name.start)
    return names[first : bisect_left(names, end, key=lambda name: name.start)]


def _opens(before: str) -> bool:
    """Whether nothing but a title or an office stands before a name: "The club's manager Joan Pritchard"."""
    words = tokens(before)
    return len(words) <= 4 and "," not in before and not any(is_verb(word.folded) for word in words)


def _is_followed_by_another(behind: str) -> bool:
    """True for "Ann Poe and a friend", "Ann Poe's friend", and "POE: He knew": somebody else may be meant."""
    return re.match(r" ?:|(?:['’]s)?,? (?:and|or|with|as well as)\b|['’]s\b|['’](?=\s)", behind) is not None


def _somebody(words: Sequence[Token], own: frozenset[str]) -> bool:
    """Whether somebody without a name stands in a sentence: "her brother", "a spokesman"; not "Ann Poe, a lawyer,"."""
    for at, word in enumerate(words):
        plain = word.folded.removesuffix("'s")
        if plain not in PERSON_NOUNS and plain.removesuffix("s") not in PERSON_NOUNS:
            continue
        title = at + 1 < len(words) and words[at + 1].folded in own
        near = [other.folded for other in words[max(0, at - 6) : at]]
        apposed = bool(own) and not own.isdisjoint(near) and any(w in DETERMINERS or w == "of" for w in near[-4:])
        verbs = any(is_verb(other) for other in near[next((k for k, w in enumerate(near) if w in own), 0) :])
        if not title and not (apposed and not verbs):
            return True
    return False
