"""A name or figure that the source has, in a statement that the source makes of another.

The source says "died at her home in Ibadan" and, elsewhere, "the Lagos Institute"; the summary "died at her home in
Lagos". Lagos is in the source, yet what the summary says of it the source says of Ibadan.

Faithful writers rephrase and bring together what stands apart, so each rule asks much: a mention of the same kind in
the very same role, of which the summary says nothing, in a statement that has most of the summary's words, and no
statement of the source that has the mention with them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from briefer.facts.attribution.acted import by_act
from briefer.facts.attribution.acted_at import by_place_of_act
from briefer.facts.attribution.agents import by_agent
from briefer.facts.attribution.aligned import by_alignment
from briefer.facts.attribution.asking import Question
from briefer.facts.attribution.contrast import by_contrast
from briefer.facts.attribution.crossed import CROSSED, by_crossing
from briefer.facts.attribution.doers import by_doer
from briefer.facts.attribution.ends import by_date, by_end, by_route, by_since, by_way
from briefer.facts.attribution.exchanged import by_exchange
from briefer.facts.attribution.extents import by_extent
from briefer.facts.attribution.homes import Home
from briefer.facts.attribution.kin import by_kin
from briefer.facts.attribution.located import by_location
from briefer.facts.attribution.measured import by_figure_of
from briefer.facts.attribution.members import by_member
from briefer.facts.attribution.orders import by_order
from briefer.facts.attribution.parallel import by_gap, by_swapped_slot
from briefer.facts.attribution.positions import by_position
from briefer.facts.attribution.quoted import by_quote
from briefer.facts.attribution.relations import by_relation, by_subject
from briefer.facts.attribution.reported import by_reporter, speaks_for
from briefer.facts.attribution.retold import by_words
from briefer.facts.attribution.rival import OTHER_PART, SPEAKER
from briefer.facts.attribution.roles import by_role
from briefer.facts.attribution.settings import by_apposition, by_scene, by_setting
from briefer.facts.attribution.slots import by_slot, by_verb
from briefer.facts.attribution.speakers import by_speaker
from briefer.facts.attribution.stand_ins import standing_in
from briefer.facts.attribution.statements import Statements
from briefer.facts.attribution.swaps import by_swap
from briefer.facts.attribution.titles import by_changed_title, by_title
from briefer.facts.attribution.triples import by_triple
from briefer.facts.attribution.turned import by_turned_parts
from briefer.facts.attribution.wholes import by_owner, by_part, by_whole
from briefer.facts.figures.judging.deriving import averages, comparisons, rates
from briefer.facts.figures.judging.deriving.portions import EQUAL, MARGIN, REST
from briefer.facts.figures.judging.paired import IN_TURN, is_of_two, speaks_of_two
from briefer.facts.figures.judging.standing_alone import stands_alone
from briefer.facts.mention import Figure, Judgement, Mention, Name, Verdict

Judged = Iterable[tuple[Mention, Judgement]]

_JUDGED: Final = frozenset({Verdict.SUPPORTED, Verdict.DERIVED, Verdict.EXPANDED})
_WORKED_OUT: Final = frozenset({"difference", comparisons.RULE, EQUAL, MARGIN, REST, averages.RULE, *rates.RULES})
"""Rules of what the source states nowhere: where it states another figure in that place, this one follows from it."""
_OF_TWO: Final = frozenset({CROSSED, "other-doer", "other-undergoer"})
"""Rules of what two make together: where one of a sentence is accused, the other need not be."""
_SETTLED: Final = _WORKED_OUT | {IN_TURN}
_AS_WRITTEN: Final = frozenset({OTHER_PART, "other-role", "other-kin", "other-title"})


def placed_well(judged: Judged, summary: Statements, source: Statements) -> Iterator[tuple[Mention, Judgement]]:
    """The verdicts on the mentions of a summary, those misattributed that stand in a statement of another.

    Args:
        judged: All mentions of the summary in the order of its text, each with the verdict on it alone.
        summary: The statements of the summary.
        source: The statements of the source.
    """
    found = list(_each_placed(judged, standing_in(summary, source), source))
    wrong = Counter(summary.number_at(mention.start) for mention, _, placed in found if placed.verdict.is_error)
    misplaced = Counter(
        summary.number_at(mention.start) for mention, _, placed in found if placed.verdict is Verdict.MISATTRIBUTED
    )
    for mention, alone, placed in found:
        number = summary.number_at(mention.start)
        # The other of the two, or what they are said of, is accused; what stands crossed may be a wrong number's doing.
        errors = wrong if placed.rule == CROSSED else misplaced
        is_told = placed.rule in _OF_TWO and errors[number] > 1
        wrong[number] -= is_told
        misplaced[number] -= is_told
        yield mention, alone if is_told else placed


def _each_placed(
    judged: Judged, summary: Statements, source: Statements
) -> Iterator[tuple[Mention, Judgement, Judgement]]:
    """Each mention with the verdict on it alone and that on its place."""
    told: dict[int, Judgement | None] = {}
    alone = _alone(summary)
    blamed: set[tuple[int, tuple[int, int] | None]] = set()
    for mention, judgement in judged:
        while alone and alone[0].start < mention.start:
            yield from _judged_alone(alone.pop(0), summary, source, told)
        asked = (
            judgement.verdict in _JUDGED and judgement.rule not in _SETTLED and not stands_alone(mention, summary.index)
        )
        found = _misplaced(mention, judgement, summary, source) if asked else None
        if found is None and not judgement.verdict.is_error:
            found = _of_stand_in(mention, summary, source, told)
        if found is not None:
            error = summary.number_at(mention.start), found.evidence
            # "Lee said 40 boats were lost" of what Fox said: that Lee did not is told once.
            if error in blamed and found.rule == SPEAKER:
                found = None
            blamed.add(error)
        yield mention, judgement, found or judgement
    for name in alone:
        yield from _judged_alone(name, summary, source, told)


def _alone(summary: Statements) -> list[Name]:
    """Who is called by a role in a statement that has no name and no figure: "The mayor declined to comment"."""
    stand_ins = {id(name) for name in summary.added}
    there = ((name, summary.statement_at(name.start)) for name in summary.added)
    return [name for name, one in there if one and all(id(placed.mention) in stand_ins for placed in one.mentions)]


def _judged_alone(
    name: Name, summary: Statements, source: Statements, told: dict[int, Judgement | None]
) -> Iterator[tuple[Mention, Judgement, Judgement]]:
    """The error of a statement of roles only, on the role; nothing where there is none: a role is no name."""
    if (found := _of_stand_in(name, summary, source, told)) is not None:
        yield name, found, found


def _of_stand_in(
    mention: Mention, summary: Statements, source: Statements, told: dict[int, Judgement | None]
) -> Judgement | None:
    """The error of who is only called by a role, on the first mention of the statement that has no error."""
    if not summary.added:
        return None
    statement = summary.statement_at(mention.start)
    if statement is None or statement.start in told:
        return None
    told[statement.start] = None
    stand_ins = {id(name) for name in summary.added}
    for placed in statement.mentions if stand_ins else ():
        if id(placed.mention) in stand_ins:
            asked = Question.of(placed, statement, statement.mentions, _BY_ROLE, source, summary)
            for rule in _OF_STAND_INS if asked.homes else ():
                for other, name in rule(asked):
                    said = f"{placed.mention.text} - the source says so of {other.text}"
                    return Judgement(Verdict.MISATTRIBUTED, (other.start, other.end), said, name)
    return None


_BY_ROLE: Final = Judgement(Verdict.SUPPORTED)


def _misplaced(mention: Mention, judgement: Judgement, summary: Statements, source: Statements) -> Judgement | None:
    statements = summary.of_sentence(summary.number_at(mention.start))
    beside = [placed for statement in statements for placed in statement.mentions]
    for statement in statements:
        placed = next((placed for placed in statement.mentions if placed.mention is mention), None)
        if placed is None:
            continue
        asked = Question.of(placed, statement, beside, judgement, source, summary)
        if not asked.homes:
            return None
        if source.index.once(speaks_of_two) and any(_is_of_two(home, source) for home in asked.homes):
            return None
        rules = _RULES_OF.get(judgement.verdict, _RULES)
        rivals = (rival for rule in rules for rival in rule(asked) if not speaks_for(rival[0], asked))
        if found := next(rivals, None):
            other, name = found
            there = " ".join(other.text.split())
            said = f"{mention.text} - the source says {there if name in _AS_WRITTEN else 'so of ' + there}"
            return Judgement(Verdict.MISATTRIBUTED, (other.start, other.end), said, name)
    return None


def _is_of_two(home: Home, source: Statements) -> bool:
    """True for the 41% of "41% of the latter": whose it is the rules of figures know, if anybody."""
    figure = home.placed.mention if home.placed is not None else None
    return isinstance(figure, Figure) and is_of_two(figure, source.index)


_RULES: Final = (
    by_title,
    by_changed_title,
    by_slot,
    by_verb,
    by_exchange,
    by_doer,
    by_words,
    by_end,
    by_date,
    by_since,
    by_way,
    by_agent,
    by_setting,
    by_apposition,
    by_whole,
    by_owner,
    by_part,
    by_relation,
    by_swap,
    by_subject,
    by_role,
    by_kin,
    by_member,
    by_position,
    by_order,
    by_contrast,
    by_triple,
    by_turned_parts,
    by_speaker,
    by_alignment,
    by_figure_of,
    by_gap,
    by_swapped_slot,
    by_extent,
    by_quote,
    by_location,
    by_route,
    by_reporter,
    by_act,
    by_crossing,
    by_scene,
    by_place_of_act,
)
# Who is only called by a role is asked for what that one does.
_OF_STAND_INS: Final = (by_verb, by_doer, by_words, by_agent, by_contrast, by_alignment, by_quote, by_act)
# What is calculated stands nowhere else; of a fuller form only what it is called is compared.
_RULES_OF: Final = {Verdict.DERIVED: (by_slot,), Verdict.EXPANDED: (by_role, by_kin, by_title, by_changed_title)}
