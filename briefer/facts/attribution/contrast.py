"""A name with the words of a statement that the source makes of another name, which stands there in its very role.

"The viaduct was designed by Brandt", where the source has "The crossing was designed by Brandt; the viaduct, designed
by Aldous, opened later": all that the summary says stands beside Aldous, and what tells his part is not said of Brandt.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from briefer.facts.attribution.asking import MOST_SENTENCES, Question, lies_in
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.standing import Role
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Figure, Name, NameType
from briefer.facts.names.tables.lexicon import places
from briefer.text.deeds import SO_DO_OTHERS
from briefer.text.english import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS
from briefer.text.lemmas import lemma
from briefer.text.patterns import one_of
from briefer.text.verb_forms import is_participle, is_past
from briefer.text.words import TOKEN

_NEXT: Final = 3  # characters
_FEW: Final = 2
_SOME: Final = 3
_STEM: Final = 4
_MANY: Final = 4
_MOSTLY: Final = 0.75
_CALLED: Final = re.compile(r"(?:(?<=\A)|(?<=[,;] )|(?<=by ))(?:[A-Za-z][a-z-]+ ){1,4}\Z")
_APPOSED: Final = re.compile(r", (?:[a-z][\w-]* ){0,4}[a-z][\w-]*,")
_GOES_ON: Final = re.compile(
    rf"(?:and|but|or) (?:also |then |later )?(?P<aux>(?:(?:{one_of(AUXILIARIES)}) )*)(?P<verb>[a-z]+)\b"
)
# What is said right behind a name of it alone: "Fox, who drew at home", "Fox, known from the cliffs".
_SET_APART: Final = re.compile(
    rf",(?: (?P<who>who|which))?(?: (?:{one_of(AUXILIARIES)}))* (?P<verb>[a-z]+)\b"
    rf"(?P<link> (?:{one_of(PREPOSITIONS)})\b)?[^,;]*"
)
_NO_PERSON: Final = frozenset({NameType.PLACE, NameType.NATIONALITY, NameType.OTHER})


def by_contrast(asked: Question) -> Iterator[Rival]:
    """As in "the viaduct was designed by Brandt", where the source has so of Aldous, and of Brandt something else."""
    if not isinstance(asked.placed.mention, Name) or not asked.bare:
        return
    said = asked.others - own_words(asked.placed, asked.statement)
    foreign = said - asked.homes.keys
    ours = Role.of(asked.placed, asked.statement)
    if len(said) >= _FEW:
        yield from _set_apart(asked, said, ours)
    if not foreign & asked.bare or _does_so_too(asked, ours):
        return
    for number in _sentences_with(foreign, asked):
        sentence = asked.source.of_sentence(number)
        is_here = any(map(asked.is_named_in, sentence))
        if len(said) < _FEW and not (is_here and ours.undergoes):
            continue
        for statement in sentence:
            if asked.is_named_in(statement) or not foreign & statement.keys:
                continue
            told = statement.keys if is_here else asked.source.said(number)
            if statement.refers_back and number:
                told = told | asked.source.said(number - 1)
            if not is_here and ours.speaks and _is_mostly(said, foreign, told):
                yield from _standing_in(asked, Role.saying(), statement, sentence)
            if said <= told:
                yield from _standing_in(asked, ours, statement, sentence)
                if foreign == said and len(said) >= _SOME and not is_here:
                    yield from _before_named(asked, ours, number, statement)


def _does_so_too(asked: Question, ours: Role) -> bool:
    """True where the source says that the name does it as another does: "Fox also found it"."""
    return any(
        home.placed is not None
        and SO_DO_OTHERS.search(home.statement.text)
        and ours.does & {lemma(match.group().lower()) for match in TOKEN.finditer(home.statement.text)}
        for home in asked.homes
    )


def _is_mostly(said: frozenset[str], foreign: frozenset[str], told: frozenset[str]) -> bool:
    """True where nearly all that somebody says is what the source has another say, and it has nothing else here."""
    return len(foreign & told) >= _MANY and len(said & told) >= _MOSTLY * len(said) and len(said - foreign - told) <= 1


def _standing_in(asked: Question, ours: Role, statement: Statement, sentence: Sequence[Statement]) -> Iterator[Rival]:
    if _says_other_figures(asked, statement) or _goes_on_about(asked, statement):
        return
    for rival, theirs in _roles(statement, sentence):
        if _may_stand(asked, rival, ours, theirs):
            yield rival.mention, "other-in-role"


def _says_other_figures(asked: Question, statement: Statement) -> bool:
    """True for "Lee pays Fox $3", where the statement has another pay Fox $60m."""
    ours, theirs = _amounts(asked.statement), _amounts(statement)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _amounts(statement: Statement) -> set[Decimal | None]:
    figures = (one.mention for one in statement.mentions if isinstance(one.mention, Figure))
    return {figure.low for figure in figures if figure.type not in CALENDAR}


def _goes_on_about(asked: Question, statement: Statement) -> bool:
    """True where the source goes on from the statement to ours: "The Ash lighthouse is old. It was built by Lee"."""
    for home in asked.homes:
        first = home.statement.text.partition(" ")[0].lower()
        if first in PRONOUNS - DETERMINERS and 0 <= home.statement.start - statement.end <= _NEXT:
            return True
    return False


def _set_apart(asked: Question, said: frozenset[str], ours: Role) -> Iterator[Rival]:
    """As in "Lee drew at home", where the source has "Lee came in behind Fox, who drew at home"."""
    verbs = ours.does | ours.undergoes
    if not verbs:
        return
    for home in asked.homes:
        for rival in home.statement.mentions:
            text, end = home.statement.text, rival.mention.end - home.statement.start
            match = _SET_APART.match(text, end)
            if rival is home.placed or match is None or not isinstance(rival.mention, Name):
                continue
            part = frozenset(key(word.group()) for word in TOKEN.finditer(text, end, match.end()))
            is_verb = is_past(match["verb"]) or is_participle(match["verb"]) or match["verb"].endswith("s")
            inside = home.placed is not None and 0 <= home.placed.mention.start - home.statement.start - end < len(
                match.group()
            )
            if (
                is_verb
                and (match["who"] or (match["link"] and not _is_followed_by_comma(home.placed, home.statement)))
                and lemma(match["verb"]) in verbs
                and said <= part | rival.words
                and not inside
                and asked.could_be(rival.mention, linked=True)
                and not asked.says(rival)
                and not _goes_together(home.placed, rival, home.statement)
            ):
                yield rival.mention, "other-in-role"


def _is_followed_by_comma(own: Placed | None, statement: Statement) -> bool:
    """True for the Lee of "Lee, hit by Fox, died in May": what comes behind the commas is Lee's."""
    return own is not None and statement.text.startswith(",", own.mention.end - statement.start)


def _goes_together(own: Placed | None, rival: Placed, statement: Statement) -> bool:
    """True for the two of "Lee and Fox, who drew", "Lee of Fox", "Lee, Fox's son, who drew"."""
    if own is None or own.mention.start > rival.mention.start:
        return own is None
    gap = statement.text[own.mention.end - statement.start : rival.mention.start - statement.start]
    return gap.endswith((" and ", ", ", " or ")) or len(gap.split()) < _FEW


def _before_named(asked: Question, ours: Role, number: int, statement: Statement) -> Iterator[Rival]:
    """As in "Fox shut the plant", where "it shut the plant" is said of Lee before Fox is named at all."""
    first = min(home.statement.start for home in asked.homes)
    words = [match.group().lower() for match in TOKEN.finditer(statement.text)]
    verbs = {
        lemma(word) for before, word in zip(["", *words], words, strict=False) if is_past(word) or before in AUXILIARIES
    }
    if first < statement.end or not ours.does & verbs:
        return
    for near in (number, number - 1):
        for one in reversed([one for part in asked.source.of_sentence(near) for one in part.mentions]):
            mention, own = one.mention, asked.placed.mention
            if not isinstance(mention, Name) or not isinstance(own, Name) or asked.says(one):
                continue
            if asked.could_be(mention, linked=True):
                if not _is_kin(own, mention):
                    yield mention, "other-in-role"
                return


def _roles(statement: Statement, sentence: Sequence[Statement]) -> Iterator[tuple[Placed, Role]]:
    """The names of a statement, and the subject of the one before it that it goes on with: "Lee agreed but would"."""
    yield from ((one, Role.of(one, statement)) for one in statement.mentions)
    place = next((place for place, one in enumerate(sentence) if one is statement), 0)
    goes_on = _GOES_ON.match(statement.text)
    if place and goes_on and (goes_on["aux"] or is_past(goes_on["verb"])):
        for one in sentence[place - 1].mentions:
            if Role.of(one, sentence[place - 1]).does:
                yield one, Role(frozenset({lemma(goes_on["verb"])}), frozenset(), frozenset())


def own_words(placed: Placed, statement: Statement) -> frozenset[str]:
    """What the summary calls a name, before it and in commas behind it: "fisheries minister", ", the mayor,"."""
    start, end = placed.mention.start - statement.start, placed.mention.end - statement.start
    said = " ".join(
        match.group()
        for match in (_CALLED.search(statement.text[:start]), _APPOSED.match(statement.text, end))
        if match
    )
    return frozenset(map(key, said.split()))


def _sentences_with(foreign: frozenset[str], asked: Question) -> list[int]:
    """The sentences of the source that have a word of which there are few."""
    numbers = [asked.source.index.sentences_with(word) for word in foreign]
    return sorted({number for places in numbers if len(places) <= MOST_SENTENCES for number in places})


def _is_kin(one: Name, other: Name) -> bool:
    """True for Brenland and the Brenish."""
    return len(one.words) == len(other.words) == 1 and one.words[0][:_STEM] == other.words[0][:_STEM]


def _may_stand(asked: Question, rival: Placed, ours: Role, theirs: Role) -> bool:
    mention, own = rival.mention, asked.placed.mention
    if not isinstance(mention, Name) or not isinstance(own, Name) or asked.says(rival) or not ours.is_like(theirs):
        return False
    kinds = {mention.type, own.type}
    if _is_kin(own, mention):
        return False
    if NameType.NATIONALITY in kinds:
        # "The Tarvian president", where the source has "the president of Velland".
        is_known = (own.words in places()) == (mention.words in places())
        is_apart = is_known and not lies_in(own, mention) and not lies_in(mention, own)
        return kinds <= _NO_PERSON and is_apart and ours.is_beside(theirs)
    # A player of the league may play for a land too.
    is_land = not asked.is_of_type(NameType.PLACE) and mention.words in places()
    return not is_land and asked.could_be(mention, linked=True)
