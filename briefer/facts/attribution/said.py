"""What is said with a name: in its clause, and around its sentence; with which figures."""

import re
from typing import Final

from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.statements import Statement, Statements
from briefer.facts.figures.judging.keys import keys_of
from briefer.facts.mention import Figure, may_be_person
from briefer.text.english import AUXILIARIES, BE, CONJUNCTIONS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, is_verb
from briefer.text.patterns import one_of
from briefer.text.verb_forms import UNCHANGED, is_participle
from briefer.text.words import TOKEN

# "As Leith lost to Orr", but not "as the coach of Leith".
_HANGS: Final = re.compile(r"\b(?:(?:when|where|which|who|whose|whom)\b|as (?=[A-Z][\w-]* [a-z]+(?:ed|s)\b))")
_GOES_ON: Final = re.compile(rf"(?:{one_of(CONJUNCTIONS)}) (?P<word>[a-z]+)\b")
_LEAVES_OUT: Final = re.compile(rf"\b(?:{one_of(AUXILIARIES)})(?: not)?[.,;\s]*\Z")
_SUBORDINATE: Final = re.compile(rf"\b(?:{one_of(SUBORDINATORS)})\b")
_BY: Final = re.compile(r"[a-z]+ by (?:[a-z][\w'’-]* ){0,3}\Z")
_PRONOUN: Final = re.compile(rf"\b(?:{one_of(PRONOUNS)})\b", re.IGNORECASE)
_SUBJECTS: Final = frozenset({"he", "she", "they"})
_PARTICIPLE: Final = re.compile(r", (?P<word>[a-z]+) (?P<next>[a-z]+\b)?")
_FRONTED: Final = re.compile(r"(?P<word>[A-Z][a-z]+) [^,]*, ")
_QUOTED: Final = re.compile(r"[\"“](?P<words>[^\"“”]{12,})[\"”]")
_MOSTLY: Final = 0.75
_SHORT: Final = 3  # letters, and words
_FEW: Final = 2


def is_headline(text: str) -> bool:
    """True where nearly all longer words have a capital."""
    words = [match.group() for match in TOKEN.finditer(text) if len(match.group()) > _SHORT]
    return len(words) > _SHORT and sum(word[0].isupper() for word in words) >= _MOSTLY * len(words)


def is_quoted(placed: Placed, sentence: tuple[int, str], source: str) -> bool:
    """True for a name in a quotation that the source has word for word: of what it is there is not told anew.

    `sentence` is where that of the name begins, and its text.
    """
    first, text = sentence
    at = placed.mention.start - first
    spans = (quote.span("words") for quote in _QUOTED.finditer(text))
    return any(start <= at < end and text[start:end].strip(",.") in source for start, end in spans)


def said_around(source: Statements, number: int) -> frozenset[str]:
    """The words of a sentence, and of the next where that goes on about the same: "He said ...", not "Fox himself"."""
    following = source.of_sentence(number + 1)
    goes_on = False
    for statement in following:
        first = min((one.mention.start for one in statement.mentions if _is_somebody(one)), default=statement.end)
        pronoun = _PRONOUN.search(statement.text)
        if pronoun and (pronoun.start() + statement.start < first or pronoun.group().lower() in _SUBJECTS):
            goes_on = True
    sentence = source.of_sentence(number)
    said = source.said(number) | (source.said(number + 1) if goes_on else frozenset())
    return said.union(*map(figures_of, (*sentence, *following) if goes_on else sentence))


def _is_somebody(placed: Placed) -> bool:
    return may_be_person(placed.mention)


def figures_of(statement: Statement, but: frozenset[str] = frozenset()) -> frozenset[str]:
    """What the figures of a statement come to, but for those in some words."""
    figures = (one for one in statement.mentions if isinstance(one.mention, Figure))
    return frozenset().union(*(one.words for one in figures if not but or not keys_of(one.mention.text) <= but))


def written_in(statement: Statement) -> frozenset[str]:
    """The words in which the figures of a statement are written: "two hours" is said of many."""
    return frozenset().union(
        *(keys_of(one.mention.text) for one in statement.mentions if isinstance(one.mention, Figure))
    )


def clause_of(placed: Placed, statement: Statement) -> str | None:
    """The clause that a name stands in where it hangs on another; None for the whole.

    As in "when 51 people died at Lisk" and in "a rival backed by Lisk", but not in "was backed by Lisk". So too
    "born in Lisk" and "becoming mayor of Lisk" in commas, and what follows "In the case of Lisk against Moe,".
    """
    text, start = statement.text, placed.mention.start - statement.start
    if (by := _BY.search(text, 0, start)) and not BE & set(text[: by.start()].split()[-_FEW:]):
        return text[by.start() :]
    if part := _participle_before(text, start):
        return text[part : text.find(",", start) if "," in text[start:] else None]
    opened = max((match.start() for match in _HANGS.finditer(text, 0, start)), default=-1)
    if opened < 0 or "," in text[opened:start]:
        fronted = _FRONTED.match(text)
        is_fronted = fronted and fronted.end() <= start and fronted["word"].lower() in PREPOSITIONS
        return text[fronted.end() :] if fronted and is_fronted else None
    end = text.find(",", start)
    return text[opened : end if end >= 0 else None]


def _participle_before(text: str, start: int) -> int:
    """Where what stands in commas around an offset begins, if it begins with a participle; 0 if not."""
    comma = text.rfind(", ", 0, start)
    match = _PARTICIPLE.match(text, comma) if comma > 0 else None
    if match is None or match.end() > start:
        return 0
    word, following = match["word"], match["next"]
    is_done = is_participle(word) and following in PREPOSITIONS
    is_doing = word.endswith("ing") and following != "to"  # not "according to Lee"
    return match.start("word") if is_done or is_doing else 0


_BY_OTHERS: Final = re.compile(r", (?:which|whom) (?:the|its|their|his|her|[A-Z]\w+)\b")


def main_clause(placed: Placed, statement: Statement) -> frozenset[str]:
    """The words of the clause of a name, without what hangs on it behind: "when the school was judged".

    Nor what somebody else does with it: "opened below forecasts, which its chief put down to the weather".
    """
    behind = placed.mention.end - statement.start
    cuts = [
        match.start() for pattern in (_SUBORDINATE, _BY_OTHERS) if (match := pattern.search(statement.text, behind))
    ]
    return keys_of(statement.text[: min(cuts)] if cuts else statement.text)


def said_within(source: Statements, number: int, statement: Statement) -> frozenset[str]:
    """The words and figures of a statement, with what it leaves out: "... and was finished by Lee", "Lee did not"."""
    sentence = source.of_sentence(number)
    said = statement.keys | figures_of(statement)
    if _LEAVES_OUT.search(statement.text):
        return said.union(source.said(number), *map(figures_of, sentence))
    match = _GOES_ON.match(statement.text)
    place = next((place for place, one in enumerate(sentence) if one is statement), 0)
    if place and match and (is_verb(match["word"]) or match["word"] in UNCHANGED):
        return said | sentence[place - 1].keys
    return said
