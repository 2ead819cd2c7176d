"""What a sentence takes for known: pronouns, "this plan", "the company", "However", "such cases".

Read off the words, without a parse: rules with names, and lists of words beside them. Names need the article
(`known`). It is no resolution of coreference; it only asks whether anything is meant that is not there.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from briefer.briefing.coherence.demonstratives import demonstratives
from briefer.briefing.coherence.events import events
from briefer.briefing.coherence.nouns import (
    CONNECTIVES,
    FUNCTION,
    PERSONAL,
    PRONOUNS,
    QUANTIFIERS,
    SINGULAR_PRONOUNS,
    is_thing,
    name_one_thing,
    somebody,
)
from briefer.briefing.coherence.reference import Reference, ReferenceRule
from briefer.briefing.coherence.tokens import Token, phrase, tokens
from briefer.text.english import DAYS, PREPOSITIONS, is_verb
from briefer.text.patterns import one_of
from briefer.text.remembered import REMEMBERED
from briefer.text.speakers import mark_end
from briefer.text.wordlists import words as word_list
from briefer.text.words import stem

_words = partial(word_list, __package__, "rules_words.tsv")

SEQUELS = word_list(__package__, "sequels.tsv")
FREE_OPENERS = word_list(__package__, "free_openers.tsv")
COMPLEMENTS = word_list(__package__, "complements.tsv")


_WHOSE = frozenset("i we you they".split())
_ARTICLES = frozenset("the a an".split())
_BEFORE_COMMA = _words("before_comma")
_TIMES = frozenset(("later", "earlier"))
_LONGEST_OPENER = 5
_SUBJECT = 8  # words within which a subject stands
_NEAR = 14  # words from an opening's pronoun to its comma
# "It is unclear who did it", "It takes years"; but "It is a plan" speaks of something.
_PLEONASTIC = re.compile(
    r"[\"“‘']?it(?:['’]s| is| was| will be| would be| may be| has been| can be| seems| appears"
    rf"| turns out| takes| took| rains| rained| snows| snowed)\b(?! (?:{one_of(_words('pleonastic'))})\b)",
    re.IGNORECASE,
)
# "It was opened by Ann Poe" speaks of something; "It was announced on Monday that she left" does not.
_PASSIVE = re.compile(
    r"[\"“‘']?it (?:is|was|has been|had been|will be|would be) (?:\w+ly )?\w{2,}ed"
    rf" (?:{one_of(PREPOSITIONS)})\b(?!.*\b(?:that|to|whether|how)\b)",
    re.IGNORECASE,
)
# "It is the duty of the board to close it" says all by itself.
_EXTRAPOSED = re.compile(
    rf"[\"“‘']?it(?:['’]s| is| was) (?:a|an|the|no)(?: [\w'’-]+){{0,3}} (?:{one_of(_words('extraposed'))})\b"
    r"(?=.{0,60} (?:to|that|when)\b)",
    re.IGNORECASE,
)
# "the largest plant", "the first snow", "the so-called plan" say which.
_SUPERLATIVE = re.compile(rf"(?:{one_of(_words('superlative'))}|\w{{2,}}est)\Z")
_ANSWER = re.compile(r"(?:A|Answer):(?=\s)")  # comes behind its question


@lru_cache(REMEMBERED)
def references(text: str) -> tuple[Reference, ...]:
    """All that an English sentence takes for known, in its order, names apart."""
    mark = mark_end(text)
    words = [word for word in tokens(text) if word.start >= mark]
    found = [
        *_opening(text, words),
        *_pronoun(text, words),
        *demonstratives(words),
        *events(words),
        *_definites(text, words),
    ]
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
        if opener in CONNECTIVES and ("," in last.after or opener not in _BEFORE_COMMA):
            yield Reference(ReferenceRule.CONNECTIVE, *span)
            break
        if opener in SEQUELS:
            paired = opener in ("both", "neither") and any(w.folded in ("and", "nor") for w in words[count : count + 6])
            if not paired and following is not None:
                # "The four killed" are known to whoever has read of four.
                key = stem(last.folded) if words[0].folded == "the" and last.folded in QUANTIFIERS else ""
                yield Reference(ReferenceRule.SEQUENCE, *span, key)
            break
    if len(words) > 1 and words[0].folded in QUANTIFIERS and (is_verb(words[1].folded) or words[1].folded == "also"):
        yield Reference(ReferenceRule.SEQUENCE, words[0].text, words[0].start, words[0].end)  # "Some were in Canada."
    for before, word in pairwise(words[:_SUBJECT]):
        if word.folded in CONNECTIVES and "," in before.after and "," in word.after:
            yield Reference(ReferenceRule.CONNECTIVE, word.text, word.start, word.end)  # "Norland, then, would wait"
            break
    for word in words[1 : _SUBJECT + 1]:
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


def _pronoun(text: str, words: Sequence[Token]) -> Iterator[Reference]:
    """The first pronoun of the third person, unless what it stands for may stand before it.

    What stands for the first stands for the others, as far as words can tell.
    """
    pleonastic = (_PLEONASTIC.match(text) and not _PASSIVE.match(text)) or _EXTRAPOSED.match(text)
    of_things = of_persons = False  # whether what it stands for was looked for
    for at, word in enumerate(words):
        base = word.folded.split("'")[0]
        if base not in PRONOUNS or word.text == "IT" or (pleonastic and at == 0):
            continue
        if of_persons or (of_things and base not in PERSONAL):
            continue
        before = words[:at]
        if base in PERSONAL:
            of_persons = True
            if somebody(before):
                continue
        else:
            of_things = True
            named = name_one_thing(before) if base in SINGULAR_PRONOUNS else any(map(is_thing, before))
            if at > 1 and named:
                continue
        if not _said_behind_comma(words, at):
            yield Reference(ReferenceRule.PRONOUN, word.text, word.start, word.end)
        return


def _said_behind_comma(words: Sequence[Token], at: int) -> bool:
    """True for "In his speech, Smith said": who is meant follows."""
    comma = next((k for k in range(at, min(at + _NEAR, len(words) - 1)) if "," in words[k].after), None)
    if at == 0 or comma is None:
        return False
    following = words[comma + 1]
    return (following.is_capital and following.folded not in FUNCTION) or following.folded in _ARTICLES | QUANTIFIERS


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
        if behind and (behind[0].folded in COMPLEMENTS or (at == 0 and _is_whose(behind[0]))):
            continue
        if len(behind) > 1 and behind[0].folded in ("in", "at", "on") and behind[1].is_capital:
            continue  # "the plant in Leeds"
        if any(stem(w.folded) == head for w in words[:at]):
            continue
        span = text[article.start : last.end], article.start, last.end
        yield Reference(ReferenceRule.DEFINITE, *span, head, strong=at < _SUBJECT)


def _is_whose(word: Token) -> bool:
    """Whether it says which: "The bridge we use is closed", "The bridge we're building will open"."""
    return word.folded.split("'")[0] in _WHOSE


def _noun_phrase(words: Sequence[Token], at: int) -> Sequence[Token]:
    """The words from behind an article to the head of its noun phrase."""
    head = at
    if words[at].breaks:
        return ()
    for k in range(at + 1, min(at + 6, len(words))):
        word = words[k]
        if (
            word.folded in FUNCTION
            or _is_whose(word)
            or (k > at + 1 and (is_verb(word.folded) or word.folded.endswith("ly")))
        ):
            break
        head = k
        if word.breaks or word.folded.endswith("'s"):
            break
    return words[at + 1 : head + 1]
