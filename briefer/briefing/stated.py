"""Which required facts of a section a text about it states."""

from collections.abc import Sequence

from briefer.facts.document import FactIndex
from briefer.facts.mention import Mention, Verdict
from briefer.faithfulness.check import judge_summary, survives
from briefer.text.language import NAMES_IN


def stated(document: FactIndex, text: str, required: Sequence[Mention]) -> frozenset[Mention]:
    """The facts of `required` that survive in a text, as `judge_summary` finds them.

    Most are there word for word. The text is judged only where one more may survive because something that the source
    supports rests on it ("about 18%" keeps "18.3%"): how its statements are placed never makes a fact of more.
    """
    if document.language not in NAMES_IN:
        return _judged(document, text, required)
    own = FactIndex.of(text, language=document.language)
    found = frozenset(mention for mention in required if survives(mention, own, ()))
    left = [mention for mention in required if mention not in found]
    kinds = {mention.kind for mention in left}
    judged = [(m.kind, document.judge(m, own)) for m in own.mentions if m.kind in kinds]
    evidence = [
        (kind, *judgement.evidence)
        for kind, judgement in judged
        if judgement.evidence and judgement.verdict in (Verdict.SUPPORTED, Verdict.EXPANDED)
    ]
    if not evidence or not any(survives(mention, own, evidence) for mention in left):
        return found
    return found | _judged(document, text, left)


def _judged(document: FactIndex, text: str, required: Sequence[Mention]) -> frozenset[Mention]:
    report = judge_summary(document, text, required)
    return frozenset(fact.mention for fact in report.required if fact.survived)
