"""A mention in the very place where the source has another: "home in Lagos", "clerk Ana Lee", "Reyes dissented"."""

import re
from collections.abc import Iterator
from typing import Final

from briefer.facts.attribution.agents import LEADING_VERBS
from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.homes import Home
from briefer.facts.attribution.places import Placed, Slot
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.roles import is_broader
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.clause import CALENDAR
from briefer.facts.mention import Figure, FigureType, Mention, Name, NameType
from briefer.facts.names.tables.lexicon import given_names
from briefer.facts.names.tables.vocabulary import STATIONS
from briefer.text.deeds import SO_DO_OTHERS
from briefer.text.english import is_verb

_FIRST_AND_LAST: Final = 2
_BESIDE: Final = 8  # characters, as in " just "
_NEAR_VERB: Final = 16  # characters, as in " has also"
# "Lee, the chief of Acme Foods, and its treasurer Fox presented it"
_AND: Final = re.compile(r"(?:, (?!who\b|which\b)[^,;:]{1,80},)? and (?:[a-z][\w’'-]* ){0,5}")
_WHEN: Final = frozenset({"in", "on"})
_RELATIVE: Final = re.compile(r",? (?:who|which) ")


def by_slot(asked: Question) -> Iterator[Rival]:
    """As in "home in Lagos", where the source has "home in Ibadan"."""
    is_figure = isinstance(asked.placed.mention, Figure)
    if is_figure and _is_stated_whole(asked):
        return  # "Orlov's second term", where the source has "the second-term candidates" of Orlov
    for slot in asked.placed.slots:
        if slot.link == "between" or (not slot.link and slot.word in STATIONS) or _is_led(slot):
            # A link "between Copenhagen and Malmö" is one "between Denmark and Sweden"; "head coach Silva" stands by
            # "assistant head coach Sousa": offices are judged by themselves.
            continue
        for number, statement, rival in asked.standing(slot.word):
            if (
                _stands_in(rival, slot)
                and rival.is_modifier == asked.placed.is_modifier
                and not asked.says(rival)  # the cheapest first: most of a text's rivals are named in the summary too
                and (asked.could_be(rival.mention, linked=bool(slot.link)) or _is_of_other_year(asked, rival))
                and not (is_figure and _is_of_left_out_verb(asked, statement))
                and not asked.leaves_out(statement, rival)
                and not (_has_title(asked, slot) if _is_title(asked, slot) else asked.has_at_home(slot, rival))
                and (
                    _is_called(asked, slot)
                    or (
                        not _is_better_at_home(asked, number, statement)
                        and (not _is_title(asked, slot) or _has_another_title(asked, slot))
                        and asked.tells(
                            number,
                            may_be_beside=is_figure
                            or bool(slot.link)
                            or asked.names(slot.word)
                            or _is_title(asked, slot),
                        )
                    )
                )
            ):
                yield rival.mention, "other-slot"


def _is_of_left_out_verb(asked: Question, statement: Statement) -> bool:
    """True for the 64 of "its rival ground 64 tonnes", where the source has "the mill ground 80, its rival 64"."""
    for home in asked.homes:
        if home.statement is not statement or home.placed is None:
            continue
        if any(not one.link and one.word in asked.others and not is_verb(one.word) for one in home.placed.slots):
            return True
        start = home.placed.mention.start - statement.start
        before = next(
            (one for one in statement.mentions if 0 < home.placed.mention.start - one.mention.end < _BESIDE), None
        )
        if before is not None and asked.says(before) and "," in statement.text[:start]:
            return True  # "510 visitors in May, in June just 330"
    return False


def _stands_in(rival: Placed, slot: Slot) -> bool:
    """True for a mention in a slot; a day is "on" where a year is "in": "born on 3 May 1912", "born in 1912"."""
    if slot in rival.slots:
        return True
    is_date = isinstance(rival.mention, Figure) and rival.mention.type in CALENDAR
    return is_date and slot.link in _WHEN and any(Slot(slot.word, link) in rival.slots for link in _WHEN)


def _is_of_other_year(asked: Question, rival: Placed) -> bool:
    """True for a year and a day of another one: 1912 and 3 May 1910."""
    year, day = asked.placed.mention, rival.mention
    if not isinstance(year, Figure) or not isinstance(day, Figure):
        return False
    if year.type is not FigureType.YEAR or day.type is not FigureType.DATE or day.value is None:
        return False
    there = day.value.partition("-")[0]
    return there.isdigit() and there != year.value


def _is_led(slot: Slot) -> bool:
    """True for "led by": by whom what is led, headed or run is told by what it is."""
    return slot.link == "by" and slot.word in LEADING_VERBS


def _is_better_at_home(asked: Question, number: int, statement: Statement) -> bool:
    """True where the very sentence has more of the summary in the mention's part."""
    there = len(asked.others & statement.keys)
    return any(home.number == number and len(asked.others & home.statement.keys) > there + 1 for home in asked.homes)


def _is_stated_whole(asked: Question) -> bool:
    """True for an ordinal that the source has with the same noun, and gives to nobody."""
    mention, there = asked.placed.mention, asked.evidence
    if not isinstance(mention, Figure) or not isinstance(there, Figure) or mention.type is not FigureType.ORDINAL:
        return False
    if set(mention.label).isdisjoint(there.label):
        return False
    return all(one.link for home in asked.homes if home.placed is not None for one in home.placed.slots)


def _is_title(asked: Question, slot: Slot) -> bool:
    """True for what a person is called: the "clerk" of "election clerk Ana Lee", also "Democrat" before her name."""
    return not slot.link and asked.is_of_type(NameType.PERSON) and not is_verb(slot.word)


def _is_called(asked: Question, slot: Slot) -> bool:
    """True where the slot is a name that goes before names ("Democrat"), and the source has another before this one."""
    return _is_title(asked, slot) and asked.names(slot.word) and _has_another_title(asked, slot)


def _has_another_title(asked: Question, slot: Slot) -> bool:
    """True where the source calls the person something else: there may be many "engineers", but Lee is a "nurse"."""
    there = [home.placed for home in asked.homes if home.placed is not None]
    if any(_is_titled(placed.mention, asked.placed) for placed in there):
        return True
    titles = (one for placed in there for one in placed.slots)
    return any(
        not one.link and one != slot and one.word and not is_verb(one.word) and not is_broader(slot.word, one.word)
        for one in titles
    )


def _is_titled(there: Mention, ours: Placed) -> bool:
    """True for "Communist Daniel Jara", found as one name, where the summary has "Daniel Jara"."""
    if not isinstance(there, Name) or len(there.words) <= max(len(ours.words), _FIRST_AND_LAST):
        return False
    return there.words[0] not in given_names()


def _has_title(asked: Question, slot: Slot) -> bool:
    """True where the source calls the person so, or tells it of nobody there."""
    for home in asked.homes:
        if home.placed is not None and slot in home.placed.slots:
            return True
        others = (one for one in home.statement.mentions if one is not home.placed and slot in one.slots)
        if slot.word in home.statement.keys and next(others, None) is None:
            return True
    return False


def by_verb(asked: Question) -> Iterator[Rival]:
    """As in "Reyes dissented", where the source has "Finch dissented"."""
    verb = asked.placed.verb
    if not verb or not isinstance(asked.placed.mention, Name) or asked.placed.link:
        return
    for number, statement, rival in asked.standing(verb):
        if (
            verb in rival.verbs
            and not asked.says(rival, in_statement=True)
            and (not rival.link or _is_of_relative(rival, statement))
            and not _does_so_too(rival, statement)
            and asked.could_be(rival.mention, linked=True)
            and not any(_acts_at_home(asked, home, verb, rival, statement) for home in asked.homes)
            and asked.tells(number, may_be_beside=True)
        ):
            yield rival.mention, "other-subject-of-verb"


def _does_so_too(placed: Placed, statement: Statement) -> bool:
    """True for the Fox of "Fox has also left"."""
    end = placed.mention.end - statement.start
    return SO_DO_OTHERS.search(statement.text, end, end + _NEAR_VERB) is not None


def _is_apart(own: Placed, rival: Placed, statement: Statement) -> bool:
    """True for the Lee and the Fox of "Lee came in a point behind Fox, who drew": only one of them drew."""
    gap = statement.text[own.mention.end - statement.start : rival.mention.start - statement.start]
    joined = not gap or gap.endswith((" and ", ", ", " or "))
    return _is_of_relative(rival, statement) and not joined and not gap.startswith((", ", "’s", "'s"))


def _is_of_relative(placed: Placed, statement: Statement) -> bool:
    """True for the Fox of "a point behind Fox, who drew"."""
    return _RELATIVE.match(statement.text, placed.mention.end - statement.start) is not None


def _acts_at_home(asked: Question, home: Home, verb: str, rival: Placed, statement: Statement) -> bool:
    """True where the source has the verb in a statement of the mention; in the rival's only where they act as one."""
    if verb not in home.statement.keys:
        return False
    own = home.placed
    if home.statement is statement and own is not None and verb not in own.verbs and _is_apart(own, rival, statement):
        return False
    if home.statement is not statement or own is None or verb in own.verbs or own.link == "by":
        return True
    before = statement.text[: own.mention.start - statement.start]
    gap = statement.text[own.mention.end - statement.start : rival.mention.start - statement.start]
    is_joined = _AND.fullmatch(gap) is not None
    return is_joined or asked.in_one_phrase(own.mention, rival.mention) or before.endswith((", ", " and "))
