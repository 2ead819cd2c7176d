"""Which words of a sentence may name a thing, several, or a person: what a pronoun behind them may stand for."""

import re
from collections.abc import Sequence
from functools import partial

from briefer.briefing.coherence.tokens import Token
from briefer.text.english import DETERMINERS, PREPOSITIONS, STOP_WORDS, is_verb
from briefer.text.wordlists import words as word_list

_words = partial(word_list, __package__, "rules_words.tsv")

CONNECTIVES = word_list(__package__, "connectives.tsv")
PERSON_NOUNS = word_list(__package__, "person_nouns.tsv")
QUANTIFIERS = word_list(__package__, "quantifiers.tsv")
PERSONAL = _words("personal")
PRONOUNS = PERSONAL | _words("pronouns")
SINGULAR_PRONOUNS = frozenset(("it", "its", "itself"))
FUNCTION = STOP_WORDS | PREPOSITIONS | _words("function")
SAYS_WHICH = PREPOSITIONS | frozenset(("who", "whose", "whom", "that", "which", "where", "when"))

_HUMAN_ENDING = re.compile(r"\w{3,}(?:ist|ian|man|woman|men|women)s?\Z")
_PLURAL = re.compile(r"\w{2,}[^\Wsui]s\Z|people\Z")
_SUBJECT = 3
"""Words within which a plural subject without an article stands."""


def is_person(word: Token) -> bool:
    """True for "a lawyer" and "officials"."""
    plain = word.folded.removesuffix("'s")
    return plain in PERSON_NOUNS or plain.removesuffix("s") in PERSON_NOUNS or bool(_HUMAN_ENDING.match(plain))


def are_persons(word: Token) -> bool:
    """True for "officials" alone."""
    plain = word.folded.removesuffix("'s")
    return plain not in PERSON_NOUNS and plain.endswith("s") and plain.removesuffix("s") in PERSON_NOUNS


def is_thing(word: Token) -> bool:
    """Whether a word may name what "it" or "they" stand for."""
    return not (
        word.folded in FUNCTION
        or word.folded in PRONOUNS
        or word.folded in CONNECTIVES
        or word.folded in QUANTIFIERS
        or is_verb(word.folded)
        or word.folded.endswith("ly")
    )


def name_one_thing(words: Sequence[Token]) -> bool:
    """Whether one thing may be named among some words: not in "Political analysts say" before "it's rooted"."""
    if not any(map(is_thing, words)):
        return False
    if any(w.folded in DETERMINERS or w.folded == "of" or w.text[:1].isdigit() for w in words):
        return True
    if any(w.is_capital for w in words[1:]):
        return True
    return not any(_PLURAL.match(w.folded) for w in words[:_SUBJECT])


def somebody(words: Sequence[Token]) -> bool:
    """Whether some words name one whom "he" or "she" may stand for: officials are not one."""
    if any(w.folded in ("who", "whose", "whom") for w in words):
        return True
    if any(w.is_capital and w.folded not in FUNCTION | CONNECTIVES and not are_persons(w) for w in words):
        return True
    return any(is_person(w) and not are_persons(w) for w in words)
