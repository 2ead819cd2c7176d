"""Two names that the summary has the other way round: "Imrie takes over Nair's seat" of "Nair takes his seat"."""

from collections.abc import Iterator

from briefer.facts.attribution.asking import MOST_SENTENCES, Question
from briefer.facts.attribution.places import Placed
from briefer.facts.attribution.rival import Rival
from briefer.facts.attribution.statements import Statement
from briefer.facts.figures.judging.keys import key
from briefer.facts.mention import Mention, Name
from briefer.text.acts import Act, acts


def by_turned_parts(asked: Question) -> Iterator[Rival]:
    """As in "Imrie takes over the seat of Nair", where the source has "Nair takes his seat"."""
    if not isinstance(asked.placed.mention, Name) or asked.placed.link or not asked.here:
        return
    if not asked.bare.difference(*(home.statement.keys for home in asked.homes)):
        return  # all that the summary says is said of the name
    at = asked.placed.mention.start - asked.statement.start
    others = frozenset().union(*asked.here)
    for act in acts(asked.statement.text):
        if act.doer is None or not act.doer.start <= at < act.doer.end or act.undergoer is None or act.undergoer.names:
            continue
        numbers = asked.source.index.sentences_with(key(act.undergoer.head))
        if len(numbers) > MOST_SENTENCES:
            continue
        turned: Mention | None = None
        for number in numbers:
            for statement in asked.source.of_sentence(number):
                for doer in _doers(statement, act):
                    if doer is None or not doer.words.isdisjoint(asked.ours):
                        return
                    if not doer.words.isdisjoint(others) and not asked.is_named_in(statement):
                        turned = doer.mention
        if turned is not None:
            yield turned, "turned-round"


def _doers(statement: Statement, act: Act) -> Iterator[Placed | None]:
    """Who does what an act is, to the same, in a statement; None for one who is not named."""
    for there in acts(statement.text):
        if there.verb == act.verb and there.undergoer and act.undergoer and there.undergoer.head == act.undergoer.head:
            start = there.doer.start if there.doer else -1
            end = there.doer.end if there.doer else -1
            yield next((one for one in statement.mentions if start <= one.mention.start - statement.start < end), None)
