"""A name or figure that the source has, in a statement that the source makes of another.

The source says "died at her home in Ibadan" and, elsewhere, "the Lagos Institute"; the summary "died at her home in
Lagos". Lagos is in the source, yet what the summary says of it the source says of Ibadan.

Faithful writers rephrase and bring together what stands apart, so each rule asks much: a mention of the same kind in
the very same role, of which the summary says nothing, in a statement that has most of the summary's words, and no
statement of the source that has the mention with them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from briefer.facts.attribution.asking import MOST_SENTENCES, Home, Question
from briefer.facts.attribution.orders import by_order
from briefer.facts.attribution.relations import by_relation, by_subject, by_turn
from briefer.facts.attribution.roles import by_role
from briefer.facts.attribution.statements import Placed, Slot, Statement, Statements, owner_of, part_before, words_of
from briefer.facts.figures.judging.clauses import CALENDAR, key
from briefer.facts.mention import Figure, FigureType, Judgement, Mention, Name, NameType, Verdict
from briefer.facts.names.tables.vocabulary import STATIONS
from briefer.text.english import is_verb

Rival = tuple[Mention, str]
"""A mention of the source that stands where the summary has another, and the rule that tells."""
Judged = Iterable[tuple[Mention, Judgement]]

_JUDGED: Final = frozenset({Verdict.SUPPORTED, Verdict.DERIVED})
_PLACING: Final = frozenset({"in", "at", "near"})
_ENDS: Final = frozenset({"from", "to", "by"})
_OTHER_ENDS: Final = _ENDS | {"between", "than"}
_NOW: Final = re.compile(r"\bnow\b[^,;:()]*\Z")
_POINTS: Final = frozenset({FigureType.PERCENT, FigureType.PERCENTAGE_POINTS})
_MOSTLY: Final = 0.66
_HALF: Final = 0.5
_PART_GAP: Final = 24
_ONE_OF: Final = re.compile(r"(\w+) ((?:one|half) of (?:the |its |their )?)\Z")
_PART: Final = "other-part"
_AS_WRITTEN: Final = frozenset({_PART, "other-role"})
_FEW: Final = 2
_SOME: Final = 3
_BEST: Final = 4


def placed_well(judged: Judged, summary: Statements, source: Statements) -> Iterator[tuple[Mention, Judgement]]:
    """The verdicts on the mentions of a summary, those misattributed that stand in a statement of another.

    Args:
        judged: All mentions of the summary in the order of its text, each with the verdict on it alone.
        summary: The statements of the summary.
        source: The statements of the source.
    """
    for mention, judgement in judged:
        found = _misplaced(mention, judgement, summary, source) if judgement.verdict in _JUDGED else None
        yield mention, found or judgement


def _misplaced(mention: Mention, judgement: Judgement, summary: Statements, source: Statements) -> Judgement | None:
    statements = summary.of_sentence(summary.number_at(mention.start))
    beside = [placed for statement in statements for placed in statement.mentions]
    for statement in statements:
        placed = next((placed for placed in statement.mentions if placed.mention is mention), None)
        if placed is None:
            continue
        asked = Question.of(placed, statement, beside, judgement, source)
        if not asked.homes:
            return None
        rules = _RULES if judgement.verdict is Verdict.SUPPORTED else (_by_slot,)
        rivals = (rival for rule in rules for rival in rule(asked))
        if found := next(rivals, None):
            other, name = found
            there = " ".join(other.text.split())
            said = f"{mention.text} - the source says {there if name in _AS_WRITTEN else 'so of ' + there}"
            return Judgement(Verdict.MISATTRIBUTED, (other.start, other.end), said, name)
    return None


def _by_slot(asked: Question) -> Iterator[Rival]:
    """As in "home in Lagos", where the source has "home in Ibadan"."""
    is_figure = isinstance(asked.placed.mention, Figure)
    for slot in asked.placed.slots:
        if slot.link == "between" or (not slot.link and slot.word in STATIONS):
            # A link "between Copenhagen and Malmö" is one "between Denmark and Sweden"; "head coach Silva" stands by
            # "assistant head coach Sousa": offices are judged by themselves.
            continue
        for number, statement, rival in asked.standing(slot.word):
            if (
                slot in rival.slots
                and not asked.leaves_out(statement, rival)
                and rival.is_modifier == asked.placed.is_modifier
                and asked.could_be(rival.mention, linked=bool(slot.link))
                and not asked.says(rival.mention)
                and not (_has_title(asked, slot) if _is_title(asked, slot) else asked.has_at_home(slot, rival))
                and (
                    _is_called(asked, slot)
                    or asked.tells(
                        number,
                        may_be_beside=is_figure or bool(slot.link) or asked.names(slot.word) or _is_title(asked, slot),
                    )
                )
            ):
                yield rival.mention, "other-slot"


def _is_title(asked: Question, slot: Slot) -> bool:
    """True for what a person is called: the "clerk" of "election clerk Ana Lee", also "Democrat" before her name."""
    return not slot.link and asked.is_of_type(NameType.PERSON) and not is_verb(slot.word)


def _is_called(asked: Question, slot: Slot) -> bool:
    """True where the slot is a name that goes before names ("Democrat"), and the source has another before this one."""
    if not _is_title(asked, slot) or not asked.names(slot.word):
        return False
    titles = (one for home in asked.homes if home.placed is not None for one in home.placed.slots)
    return any(not one.link and one != slot and one.word and not is_verb(one.word) for one in titles)


def _has_title(asked: Question, slot: Slot) -> bool:
    """True where the source calls the person so, or tells it of nobody there."""
    for home in asked.homes:
        if home.placed is not None and slot in home.placed.slots:
            return True
        others = (one for one in home.statement.mentions if one is not home.placed and slot in one.slots)
        if slot.word in home.statement.keys and next(others, None) is None:
            return True
    return False


def _by_verb(asked: Question) -> Iterator[Rival]:
    """As in "Reyes dissented", where the source has "Finch dissented"."""
    verb = asked.placed.verb
    if not verb or not isinstance(asked.placed.mention, Name) or asked.placed.link:
        return
    for number, statement, rival in asked.standing(verb):
        if (
            verb in rival.verbs
            and not rival.link
            and asked.could_be(rival.mention, linked=True)
            and not asked.says(rival.mention, in_statement=True)
            and not any(_acts_at_home(asked, home, verb, rival, statement) for home in asked.homes)
            and asked.tells(number, may_be_beside=True)
        ):
            yield rival.mention, "other-subject-of-verb"


def _acts_at_home(asked: Question, home: Home, verb: str, rival: Placed, statement: Statement) -> bool:
    """True where the source has the verb in a statement of the mention; in the rival's only where they act as one."""
    if verb not in home.statement.keys:
        return False
    own = home.placed
    if home.statement is not statement or own is None or verb in own.verbs or own.link == "by":
        return True
    before = statement.text[: own.mention.start - statement.start]
    return asked.in_one_phrase(own.mention, rival.mention) or before.endswith((", ", " and "))


def _by_words(asked: Question) -> Iterator[Rival]:
    """All that the summary says of the mention is said in a statement of another, and nothing of it with this one."""
    placed = asked.placed
    is_person = asked.is_of_type(NameType.PERSON)
    if len(asked.others) < _FEW or not asked.bare or not isinstance(placed.mention, Name):
        return
    # That both sentences name who it is about binds nothing else to it.
    at_home = max(len(asked.bare & home.statement.keys) for home in asked.homes)
    around = [_around(asked, home.number) for home in asked.homes]
    wide = max(len(asked.bare & said) for said in around)
    apart = max(len(asked.others & said) for said in around)
    for number in _telling(asked):
        is_beside = any(home.number == number for home in asked.homes)
        if at_home if is_beside else wide:
            continue
        for statement in asked.source.of_sentence(number):
            told = len(asked.others & statement.keys)
            if told < max(_FEW, _MOSTLY * len(asked.others)) or statement.keys & asked.ours:
                continue
            whole = told == len(asked.others) and told >= _SOME
            for rival in statement.mentions:
                if not asked.could_be(rival.mention, linked=True) or asked.says(rival.mention):
                    continue
                if placed.speaks and rival.speaks:
                    yield rival.mention, "other-speaker"
                if (
                    (is_beside or whole)
                    and placed.mention.sure
                    and placed.link in _PLACING
                    and rival.link == placed.link
                ):
                    yield rival.mention, "other-setting"
                if not whole or apart or not isinstance(rival.mention, Name):
                    continue
                if is_person and rival.mention.type is NameType.PERSON:
                    yield rival.mention, "other-person"
                if placed.mention.sure and placed.link and rival.link == placed.link and not statement.refers_back:
                    yield rival.mention, "other-name"


def _telling(asked: Question) -> list[int]:
    """The sentences of the source that have most of what the summary says of the mention."""
    votes: Counter[int] = Counter()
    for word in asked.others:
        places = asked.source.index.sentences_with(word)
        if len(places) <= MOST_SENTENCES:
            votes.update(places)
    # The first of equals: the words are a set, and come in another order in another process.
    return sorted(votes, key=lambda number: (-votes[number], number))[:_BEST]


def _around(asked: Question, number: int) -> frozenset[str]:
    """What is said in a sentence, and in the next one where that goes on about the same: "She said ..."."""
    following = asked.source.of_sentence(number + 1)
    goes_on = any(statement.refers_back for statement in following)
    return asked.said(number) | (asked.said(number + 1) if goes_on else frozenset())


def _by_end(asked: Question) -> Iterator[Rival]:
    """As in "to 12 October", where the source has "from 12 October to 3 November"."""
    link, mention = asked.placed.link, asked.placed.mention
    there = {home.placed.link for home in asked.homes if home.placed is not None}
    before = asked.statement.text[: mention.start - asked.statement.start]
    if not link and _NOW.search(before):
        near = (home for home in asked.homes if len(asked.bare & home.statement.keys) >= _HALF * len(asked.bare))
        there = {home.placed.link for home in near if home.placed is not None}
        if there != {"from"}:
            return
        link = "to"  # "now has three guards", of "from three to six"
    if link not in _ENDS or link in there or not there <= _ENDS:
        return
    if "by" in there | {link} and (isinstance(mention, Name) or mention.type in CALENDAR):
        return
    for home in asked.homes:
        if home.placed is None or len(asked.bare & home.statement.keys) < _HALF * len(asked.bare):
            continue
        for rival in home.statement.mentions:
            changes = {mention.type, rival.mention.type} == _POINTS  # "cut by half a point to 3.75%"
            alike = changes or asked.could_be(rival.mention, linked=True)
            if rival.link in _OTHER_ENDS - {home.placed.link} and alike:
                yield rival.mention, "other-end"


_OF_OWNER: Final = re.compile(r" of (?:the )?[\w.-]+(?: [\w.-]+)?['’]s? \Z")
_OPPOSED: Final = {
    "after": frozenset({"by", "before", "until", "till"}),
    "before": frozenset({"after", "since", "from"}),
    "since": frozenset({"by", "before", "until", "till"}),
    "until": frozenset({"after", "since"}),
}


def _by_date(asked: Question) -> Iterator[Rival]:
    """As in "after 9 June", where the source has "by 9 June"."""
    mention = asked.placed.mention
    opposed = _OPPOSED.get(asked.placed.link)
    if opposed is None or not isinstance(mention, Figure) or mention.type not in CALENDAR:
        return
    there = [home.placed for home in asked.homes if home.placed is not None]
    if there and len(there) == len(asked.homes) and all(placed.link in opposed for placed in there):
        yield replace(there[0].mention, text=f"{there[0].link} {there[0].mention.text}"), _PART


def _by_whole(asked: Question) -> Iterator[Rival]:
    """As in "closed five libraries", where the source has "closed two of the town's five libraries"."""
    mention = asked.placed.mention
    if not isinstance(mention, Figure) or asked.placed.link == "of":
        return
    before = asked.statement.text[: mention.start - asked.statement.start]
    if _OF_OWNER.search(before):
        return  # "a third of Skylark's 540 flights"
    for home in asked.homes:
        if home.placed is not None and (one := _one_of(home.placed, home.statement, asked)):
            yield one, "whole-for-part"
        part = _part_of(home.placed, home.statement, asked) if home.placed is not None else None
        if part is None:
            return
        slot = part.slots[0] if part.slots else None
        if slot is not None and slot.word in asked.others and not asked.says(part.mention):
            yield part.mention, "whole-for-part"


def _one_of(whole: Placed, statement: Statement, asked: Question) -> Figure | None:
    """The "one of five" of "supplied one of five instruments", where the summary has its verb."""
    mention, before = whole.mention, statement.text[: whole.mention.start - statement.start]
    match = _ONE_OF.search(before)
    if match is None or not isinstance(mention, Figure) or not mention.label:
        return None
    if key(mention.label[-1]) not in asked.statement.keys or key(match[1]) not in asked.others:
        return None
    return replace(mention, text=f"{match[2]}{mention.text}", start=statement.start + match.start(2))


def _part_of(whole: Placed, statement: Statement, asked: Question) -> Placed | None:
    """The number right before a whole of what the summary counts: the two of "two of the town's five libraries"."""
    noun = whole.mention.label[-1:] if isinstance(whole.mention, Figure) else ()
    if not noun or key(noun[0]) not in asked.statement.keys:
        return None
    for placed in reversed(statement.mentions):
        if placed.mention.end <= whole.mention.start and isinstance(placed.mention, Figure):
            gap = statement.text[placed.mention.end - statement.start : whole.mention.start - statement.start]
            is_part = gap.startswith((" of ", " out of ")) and len(gap) <= _PART_GAP
            return placed if is_part and placed.mention.series is None else None
    return None


def _by_owner(asked: Question) -> Iterator[Rival]:
    """As in "Ann Lee, 58,", where the source has "Greg Hallam, 58,"."""
    if not isinstance(asked.placed.mention, Figure) or asked.placed.mention.type is not FigureType.AGE:
        return
    ours = owner_of(asked.placed.mention, asked.statement)
    theirs = [owner_of(home.placed.mention, home.statement) for home in asked.homes if home.placed is not None]
    if ours is None or len(theirs) < len(asked.homes):
        return
    if all(owner is not None and words_of(owner).isdisjoint(words_of(ours)) for owner in theirs):
        yield from ((owner, "other-owner") for owner in theirs if owner is not None)


def _by_part(asked: Question) -> Iterator[Rival]:
    """As in "eastern Norway", where the source has only "western Norway"."""
    mention = asked.placed.mention
    ours = part_before(mention, asked.statement)
    if not ours or not isinstance(mention, Name) or any(home.placed is None for home in asked.homes):
        return
    theirs = [
        (home.placed.mention, part_before(home.placed.mention, home.statement)) for home in asked.homes if home.placed
    ]
    if all(part and part.removesuffix("ern") != ours.removesuffix("ern") for _, part in theirs):
        other, part = theirs[0]
        start = other.start - len(part) - 1
        yield replace(other, text=f"{part} {other.text}", start=start), _PART


_RULES: Final = (
    _by_slot,
    _by_verb,
    by_turn,
    _by_words,
    _by_end,
    _by_date,
    _by_whole,
    _by_owner,
    _by_part,
    by_relation,
    by_subject,
    by_role,
    by_order,
)
