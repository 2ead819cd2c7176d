"""Demonstratives that only a sentence before can explain: "This plan", "such cases", "would cut that by half"."""

from collections.abc import Iterator, Sequence

from briefer.briefing.coherence.nouns import SAYS_WHICH, is_thing
from briefer.briefing.coherence.reference import Reference, ReferenceRule
from briefer.briefing.coherence.tokens import Token
from briefer.text.english import ADVERBIALS, BE, PREPOSITIONS, is_verb
from briefer.text.wordlists import words as word_list
from briefer.text.words import stem

DEICTIC = word_list(__package__, "deictic.tsv")
CHANGING_VERBS = word_list(__package__, "changing_verbs.tsv")

_NEAR = 10
"""Words within which "these rules" is said of rules that a reader looks for in the sentence before."""
_OPENER = 3
"""Most words before "that" in "Essentially, that means"."""


def demonstratives(words: Sequence[Token]) -> Iterator[Reference]:
    """The first demonstrative of a sentence that nothing in it explains.

    Far behind the subject a reader asks only whether rules were named when "these rules" come: the noun is its key.
    """
    for at, word in enumerate(words):
        said = [stem(other.folded) for other in words[:at]]
        following = words[at + 1] if at + 1 < len(words) and not word.breaks else None
        kind = _this(words, at, said, following) or _that(words, at, following) or _such(words, at, said, following)
        if not kind or (at and word.is_capital and not words[at - 1].breaks):
            continue  # in “If This Then That” it is part of a name
        bare = following is None or (word.folded == "that" and not is_thing(following))
        if at < _NEAR or bare or following is None:
            yield Reference(ReferenceRule.DEMONSTRATIVE, kind, word.start, word.end)
        elif word.folded != "that":  # far behind, "that process" is one that the sentence itself speaks of
            key = stem(following.folded.removesuffix("'s"))
            yield Reference(ReferenceRule.DEMONSTRATIVE, kind, word.start, word.end, key, strong=False)
        return


def _this(words: Sequence[Token], at: int, said: Sequence[str], following: Token | None) -> str | None:
    word = words[at]
    if word.folded not in ("this", "these", "those"):
        return None
    if following is None:
        return word.text
    if word.folded == "those" and (following.folded in SAYS_WHICH or (at and not _is_noun(following))):
        return None  # "those who came", "the homes of those killed"
    if word.folded == "these" and _is_of_those_before(words, at, following):
        return None
    noun = following.folded.removesuffix("'s")
    next_word = words[at + 2] if at + 2 < len(words) and not following.breaks else None
    if word.folded == "those" and at and next_word and next_word.folded in SAYS_WHICH:
        return None  # "for those cases in which", "the homes of those families who"
    behind = next_word.folded.removesuffix("'s") if next_word else ""
    if noun in DEICTIC or (behind in DEICTIC and not is_verb(noun)) or stem(noun) in said:
        return None
    return f"{word.text} {following.text}"


def _is_of_those_before(words: Sequence[Token], at: int, following: Token) -> bool:
    """True for "Six schools were flooded, and two of these have no plan": the schools are in the sentence itself."""
    if at < _OPENER or words[at - 1].folded != "of" or is_thing(following):
        return False
    breaks = [k for k, word in enumerate(words[: at - 1]) if word.breaks]
    return bool(breaks) and any(is_thing(word) and word.folded.endswith("s") for word in words[: breaks[-1] + 1])


def _is_noun(word: Token) -> bool:
    """Whether a word behind "those" is what is meant, and does not say who: "those cases", not "those killed"."""
    return is_thing(word) and not word.folded.endswith(("ed", "ing", "en"))


def _that(words: Sequence[Token], at: int, following: Token | None) -> str | None:
    word = words[at]
    if at == 0 and word.folded in ("that", "that's"):
        return word.text
    if word.folded != "that":
        return None
    before = words[at - 1]
    if before.breaks:
        # "Essentially, that means": its subject is in the sentence before.
        opens = at <= _OPENER and following is not None and not any(map(is_thing, words[:at]))
        return word.text if opens and following and _is_present(following) else None
    if before.folded in CHANGING_VERBS and (following is None or following.folded in PREPOSITIONS):
        return f"{before.text} that"
    if before.folded in PREPOSITIONS and (following is None or (before.folded != "in" and is_thing(following))):
        return f"{before.text} that"  # "of that.", "Among that group"
    ends = following is not None and at + 2 == len(words) and following.folded not in ADVERBIALS | DEICTIC
    if ends and following and not following.is_capital and is_thing(following):
        return f"that {following.text}"  # "Oduya has denied that allegation."
    return None


def _is_present(word: Token) -> bool:
    return is_verb(word.folded) or (word.folded.endswith("s") and not word.is_capital)


def _such(words: Sequence[Token], at: int, said: Sequence[str], following: Token | None) -> str | None:
    if words[at].folded != "such" or following is None or at >= _NEAR:
        return None
    near = [w.folded for w in words[at + 1 : at + 5]]
    if "as" in near or "that" in near or (at and words[at - 1].folded in BE | {"as", "no"}):
        return None
    noun = words[at + 2] if following.folded in ("a", "an") and at + 2 < len(words) else following
    return f"such {following.text}" if stem(noun.folded) not in said else None
