"""What a sentence takes for known: pronouns, "this plan", "the company", "However", "such cases".

Read off the words, without a parse: rules with names, and lists of words beside them. Names need the article
(`known`). It is no resolution of coreference; it only asks whether anything is meant that is not there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial

from briefer.briefing.coherence.tokens import Token, phrase, tokens
from briefer.text.english import DAYS, PREPOSITIONS, STOP_WORDS, is_verb
from briefer.text.patterns import one_of
from briefer.text.wordlists import words as word_list
from briefer.text.words import stem

_words = partial(word_list, __package__, "rules_words.tsv")

CONNECTIVES = word_list(__package__, "connectives.tsv")
SEQUELS = word_list(__package__, "sequels.tsv")
FREE_OPENERS = word_list(__package__, "free_openers.tsv")
DEICTIC = word_list(__package__, "deictic.tsv")
PERSON_NOUNS = word_list(__package__, "person_nouns.tsv")
COMPLEMENTS = word_list(__package__, "complements.tsv")
QUANTIFIERS = word_list(__package__, "quantifiers.tsv")
CHANGING_VERBS = word_list(__package__, "changing_verbs.tsv")


class ReferenceRule(StrEnum):
    """Why a sentence may not read alone."""

    CONNECTIVE = "connective"  # "However, the plan failed."
    SEQUENCE = "sequence"  # "Both were charged.", "She also said so."
    PRONOUN = "pronoun"  # "He said he would."
    DEMONSTRATIVE = "demonstrative"  # "This plan failed.", "would cut that by half"
    DEFINITE = "definite"  # "The company said so."
    SURNAME = "surname"  # "Oduya said so." of Grace Oduya
    ACRONYM = "acronym"  # "The MSB said so." of the Maritime Safety Board (MSB)


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a sentence takes for known.

    `key` is what has to be known: the stem of a noun, the fuller form of a name or an acronym; empty where only the
    sentence before can say what is meant. `strong` is False behind the subject, where a reader passes over more.
    `named` is True where `key` is the name of who or what is meant (`antecedents`).
    """

    rule: ReferenceRule
    text: str
    start: int
    end: int
    key: str = ""
    strong: bool = True
    named: bool = False


_PERSONAL = _words("personal")
_PRONOUNS = _PERSONAL | _words("pronouns")
_ARTICLES = frozenset("the a an".split())
_TIMES = frozenset(("later", "earlier"))
_LONGEST_OPENER = 5
_SUBJECT = 8  # words within which a subject stands
_NEAR = 14  # words from an opening's pronoun to its comma
# "It is unclear who did it", "It takes years"; but "It is a plan" speaks of something.
_PLEONASTIC = re.compile(
    r"[\"“‘']?it(?:['’]s| is| was| will be| would be| may be| has been| can be| seems| appears"
    rf"| turns out| takes| took)\b(?! (?:{one_of(_words('pleonastic'))})\b)",
    re.IGNORECASE,
)
# "the largest plant", "the first snow", "the so-called plan" say which.
_SUPERLATIVE = re.compile(rf"(?:{one_of(_words('superlative'))}|\w{{2,}}est)\Z")
_FUNCTION = STOP_WORDS | PREPOSITIONS | _words("function")
_SAYS_WHICH = PREPOSITIONS | frozenset(("who", "whose", "whom", "that", "which", "where", "when"))
_ANSWER = re.compile(r"(?:A|Answer):(?=\s)")  # comes behind its question
_HUMAN_ENDING = re.compile(r"\w{3,}(?:ist|ian|man|woman|men|women)s?\Z")


@lru_cache(maxsize=1 << 12)
def references(text: str) -> tuple[Reference, ...]:
    """All that an English sentence takes for known, in its order, names apart."""
    words = tokens(text)
    found = [*_opening(text, words), *_pronoun(text, words), *_demonstratives(words), *_definites(text, words)]
    return tuple(sorted(found, key=lambda reference: (reference.start, reference.end)))


def _opening(text: str, words: Sequence[Token]) -> Iterator[Reference]:
    if answer := _ANSWER.match(text):
        yield Reference(ReferenceRule.SEQUENCE, answer.group(), answer.start(), answer.end())
    for count in range(min(_LONGEST_OPENER, len(words)), 0, -1):
        if any("," in word.after for word in words[: count - 1]):
            continue  # "After all, the plan failed" does not open with "after all the"
        opener, last = phrase(words, 0, count), words[count - 1]
        if opener in FREE_OPENERS and "," not in last.after:
            break
        following = words[count] if count < len(words) else None
        span = text[words[0].start : last.end], words[0].start, last.end
        if opener in _TIMES and following is not None and _says_when(words[count : count + 2]):
            break  # "Later Saturday, Oduya left", "Earlier on Monday"
        if opener in CONNECTIVES and not (opener == "still" and "," not in last.after):
            yield Reference(ReferenceRule.CONNECTIVE, *span)
            break
        if opener in SEQUELS:
            paired = opener in ("both", "neither") and any(w.folded in ("and", "nor") for w in words[count : count + 6])
            if not paired and following is not None:
                yield Reference(ReferenceRule.SEQUENCE, *span)
            break
    if len(words) > 1 and words[0].folded in QUANTIFIERS and (is_verb(words[1].folded) or words[1].folded == "also"):
        yield Reference(ReferenceRule.SEQUENCE, words[0].text, words[0].start, words[0].end)  # "Some were in Canada."
    for word in words[1:6]:
        if word.folded == "also":
            yield Reference(ReferenceRule.SEQUENCE, word.text, word.start, word.end)
            break
    if len(words) > 2 and (words[-1].folded == "too" or phrase(words, len(words) - 2, 2) == "as well"):
        yield Reference(ReferenceRule.SEQUENCE, words[-1].text, words[-1].start, words[-1].end)


def _says_when(words: Sequence[Token]) -> bool:
    """True for "Saturday" and "on Monday"."""
    first, *rest = words
    day = rest[0] if first.folded in PREPOSITIONS and rest else first
    return day.folded in DAYS


def _is_person(word: Token) -> bool:
    plain = word.folded.removesuffix("'s")
    return plain in PERSON_NOUNS or plain.removesuffix("s") in PERSON_NOUNS or bool(_HUMAN_ENDING.match(plain))


def _are_persons(word: Token) -> bool:
    plain = word.folded.removesuffix("'s")
    return plain not in PERSON_NOUNS and plain.endswith("s") and plain.removesuffix("s") in PERSON_NOUNS


def _is_thing(word: Token) -> bool:
    return not (
        word.folded in _FUNCTION
        or word.folded in _PRONOUNS
        or word.folded in CONNECTIVES
        or is_verb(word.folded)
        or word.folded.endswith("ly")
    )


def _pronoun(text: str, words: Sequence[Token]) -> Iterator[Reference]:
    """The first pronoun of the third person, unless what it stands for may stand before it.

    What stands for the first stands for the others, as far as words can tell.
    """
    pleonastic = _PLEONASTIC.match(text) is not None
    of_things = of_persons = False  # whether what it stands for was looked for
    for at, word in enumerate(words):
        base = word.folded.split("'")[0]
        if base not in _PRONOUNS or word.text == "IT" or (pleonastic and at == 0):
            continue
        if of_persons or (of_things and base not in _PERSONAL):
            continue
        before = words[:at]
        if base in _PERSONAL:
            of_persons = True
            if _somebody(before):
                continue
        else:
            of_things = True
            if at > 1 and any(map(_is_thing, before)):
                continue
        if not _said_behind_comma(words, at):
            yield Reference(ReferenceRule.PRONOUN, word.text, word.start, word.end)
        return


def _somebody(words: Sequence[Token]) -> bool:
    """Whether some words name one whom "he" or "she" may stand for: officials are not one."""
    if any(w.folded in ("who", "whose", "whom") for w in words):
        return True
    if any(w.is_capital and w.folded not in _FUNCTION | CONNECTIVES and not _are_persons(w) for w in words):
        return True
    return any(_is_person(w) and not _are_persons(w) for w in words)


def _said_behind_comma(words: Sequence[Token], at: int) -> bool:
    """True for "In his speech, Smith said": who is meant follows."""
    comma = next((k for k in range(at, min(at + _NEAR, len(words) - 1)) if "," in words[k].after), None)
    if at == 0 or comma is None:
        return False
    following = words[comma + 1]
    return (following.is_capital and following.folded not in _FUNCTION) or following.folded in _ARTICLES


def _demonstratives(words: Sequence[Token]) -> Iterator[Reference]:
    for at, word in enumerate(words):
        said = [stem(other.folded) for other in words[:at]]
        following = words[at + 1] if at + 1 < len(words) and not word.breaks else None
        kind = _this(words, at, said, following) or _that(words, at, following) or _such(words, at, said, following)
        # Far behind the subject a reader passes over "these allegations" and "part of that process", not a bare "this".
        bare = following is None or (word.folded == "that" and not _is_thing(following))
        if kind and (at < _SUBJECT + 2 or bare):
            yield Reference(ReferenceRule.DEMONSTRATIVE, kind, word.start, word.end)
            return


def _this(words: Sequence[Token], at: int, said: Sequence[str], following: Token | None) -> str | None:
    word = words[at]
    if word.folded not in ("this", "these", "those"):
        return None
    if following is None:
        return word.text
    if word.folded == "those" and (following.folded in _SAYS_WHICH or (at and not _is_noun(following))):
        return None  # "those who came", "the homes of those killed"
    noun = following.folded.removesuffix("'s")
    next_word = words[at + 2] if at + 2 < len(words) and not following.breaks else None
    if word.folded == "those" and at and next_word and next_word.folded in _SAYS_WHICH:
        return None  # "for those cases in which", "the homes of those families who"
    behind = next_word.folded.removesuffix("'s") if next_word else ""
    if noun in DEICTIC or (behind in DEICTIC and not is_verb(noun)) or stem(noun) in said:
        return None
    return f"{word.text} {following.text}"


def _is_noun(word: Token) -> bool:
    """Whether a word behind "those" is what is meant, and does not say who: "those cases", not "those killed"."""
    return _is_thing(word) and not word.folded.endswith(("ed", "ing", "en"))


def _that(words: Sequence[Token], at: int, following: Token | None) -> str | None:
    word = words[at]
    if at == 0 and word.folded in ("that", "that's"):
        return word.text
    if word.folded != "that":
        return None
    before = words[at - 1]
    if before.breaks:
        return None
    if before.folded in CHANGING_VERBS and (following is None or following.folded in PREPOSITIONS):
        return f"{before.text} that"
    if before.folded in PREPOSITIONS and (following is None or (before.folded != "in" and _is_thing(following))):
        return f"{before.text} that"  # "of that.", "Among that group"
    return None


def _such(words: Sequence[Token], at: int, said: Sequence[str], following: Token | None) -> str | None:
    if words[at].folded != "such" or following is None:
        return None
    near = [w.folded for w in words[at + 1 : at + 5]]
    if "as" in near or "that" in near or (at and words[at - 1].folded in ("as", "no")):
        return None
    noun = words[at + 2] if following.folded in ("a", "an") and at + 2 < len(words) else following
    return f"such {following.text}" if at < 2 and stem(noun.folded) not in said else None


def _definites(text: str, words: Sequence[Token]) -> Iterator[Reference]:
    """Noun phrases behind "the" that nothing in the sentence explains: no name, no figure, no complement."""
    for at, article in enumerate(words):
        noun = _noun_phrase(words, at) if article.folded == "the" else ()
        if not noun or any(w.is_capital or w.text[:1].isdigit() for w in noun):
            continue
        last, head = noun[-1], stem(noun[-1].folded)
        alike = last.folded == "same" and (last.breaks or at + 2 >= len(words))  # "a quarter say the same."
        if alike or noun[0].folded in ("former", "latter"):  # "the former leader"
            yield Reference(ReferenceRule.SEQUENCE, text[article.start : last.end], article.start, last.end)
            continue
        if any(_SUPERLATIVE.match(w.folded) for w in noun[:-1]):
            continue
        behind = words[at + len(noun) + 1 : at + len(noun) + 3] if not last.breaks else ()
        if behind and behind[0].folded in COMPLEMENTS:
            continue
        if len(behind) > 1 and behind[0].folded in ("in", "at", "on") and behind[1].is_capital:
            continue  # "the plant in Leeds"
        if any(stem(w.folded) == head for w in words[:at]):
            continue
        span = text[article.start : last.end], article.start, last.end
        yield Reference(ReferenceRule.DEFINITE, *span, head, strong=at < _SUBJECT)


def _noun_phrase(words: Sequence[Token], at: int) -> Sequence[Token]:
    """The words from behind an article to the head of its noun phrase."""
    head = at
    if words[at].breaks:
        return ()
    for k in range(at + 1, min(at + 6, len(words))):
        word = words[k]
        if word.folded in _FUNCTION or (k > at + 1 and (is_verb(word.folded) or word.folded.endswith("ly"))):
            break
        head = k
        if word.breaks or word.folded.endswith("'s"):
            break
    return words[at + 1 : head + 1]
