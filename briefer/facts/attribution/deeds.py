"""Who does what to whom: the verbs between two names of a statement, and which way they go."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.statements import Statement
from briefer.facts.mention import Name
from briefer.text.english import AUXILIARIES, BE, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, STOP_WORDS, is_verb
from briefer.text.verb_forms import is_participle
from briefer.text.words import stem


class Deed(NamedTuple):
    """Who does something to whom; `link` is the small word before the other, empty for none."""

    doer: Placed
    verb: str
    link: str
    other: Placed


def deeds_of(doer: Placed, statement: Statement) -> Iterator[Deed]:
    """What a mention does to the names behind the verb; "A was sued by B" is what B did to A."""
    if not isinstance(doer.mention, Name) or doer.link in _AGENTS:
        return
    text, offset = statement.text, statement.start
    for match in verbs_behind(text, doer.mention.end - offset):
        passive = any(word in BE for word in match["aux"].split())
        for other in statement.mentions:
            start = other.mention.start - offset
            if start < match.end() or not isinstance(other.mention, Name):
                continue
            gap = text[match.end() : start]
            words_between = gap.lower().split()
            if len(words_between) > _FAR or any(map(is_verb, words_between)) or any(mark in gap for mark in ";:"):
                break
            link = next((word for word in reversed(words_between) if word in PREPOSITIONS), "")
            verb = stem(match["verb"].lower())
            if passive and link == "by":
                yield Deed(other, verb, "", doer)
            elif not passive:
                yield Deed(doer, verb, link, other)


_AGENTS: Final = frozenset({"by", "with", "against"})
_FAR: Final = 7
_AUX: Final = rf"(?P<aux>(?: (?:{'|'.join(sorted(AUXILIARIES))}))*)"
_DIRECTLY: Final = re.compile(rf"[\"”’']?(?:,? (?:who|which|to))?{_AUX} (?P<verb>[a-z]{{3,}})(?![\w'’-])")
_WITHIN: Final = re.compile(rf"[\"”’']?, [^,]{{1,60}}? who{_AUX} (?P<verb>[a-z]{{3,}})(?![\w'’-])")
_BEHIND: Final = re.compile(rf"[\"”’']?, [^;:]{{1,100}}?,{_AUX} (?P<verb>[a-z]{{3,}})(?![\w'’-])")


def verbs_behind(text: str, end: int) -> Iterator[re.Match[str]]:
    """The verbs that may be of a mention that ends there: right behind it, of a "who" in commas, behind the commas."""
    for pattern in (_DIRECTLY, _WITHIN, _BEHIND):
        if (match := pattern.match(text, end)) and _is_deed(match):
            yield match


def _is_deed(match: re.Match[str]) -> bool:
    """True where the word behind is a verb: by its form, or by what is before it ("to pay", "will face")."""
    verb = match["verb"]
    if verb in STOP_WORDS or verb in PREPOSITIONS or verb in DETERMINERS or verb in CONJUNCTIONS:
        return False
    return (
        is_verb(verb)
        or is_participle(verb)
        or verb.endswith("s")
        or bool(match["aux"])
        or match.group().startswith((" to ", ", to "))
    )
