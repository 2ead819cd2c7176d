"""Wordings that lean on nothing, judged before they may be printed: a name filled in, a connective dropped."""

from dataclasses import dataclass, field, replace

from briefer.briefing.article_context import ArticleContext
from briefer.briefing.brief import Origin
from briefer.briefing.coherence import Reference
from briefer.briefing.coherence.antecedents import antecedent
from briefer.briefing.coherence.mends import mended
from briefer.briefing.plan import SectionPlan
from briefer.briefing.selection import Option, Wording
from briefer.faithfulness.check import judge_summary
from briefer.text.folding import folded


@dataclass(frozen=True, slots=True)
class Mender:
    """Makes and judges such wordings for one section; a `select.Mend`."""

    context: ArticleContext
    plan: SectionPlan
    made: dict[tuple[int, str, tuple[Reference, ...]], Wording | None] = field(default_factory=dict, repr=False)
    """By the sentence, its wording and what it lacks: asked again whenever another sentence is chosen."""

    def __call__(self, option: Option, wording: Wording, missing: list[Reference]) -> Wording | None:
        """A wording in which nothing is missing; None where there is none, or the evaluator refuses it.

        Nothing changes but that a name is written out as the article has it, or a word is gone that only joins: what
        has to be judged is whether the section supports every name and figure of it.
        """
        key = option.index, wording.text, tuple(missing)
        if key not in self.made:
            self.made[key] = self._mended(option, wording, missing)
        return self.made[key]

    def _mended(self, option: Option, wording: Wording, missing: list[Reference]) -> Wording | None:
        text = mended(wording.text, self._named(option, wording, missing))
        if text is None or judge_summary(self.plan.alone, text, ()).errors:
            return None
        sentence = replace(wording.sentence, text=text, origin=Origin.REPAIRED, reason=None, span=None)
        return Wording(sentence, wording.source)

    def _named(self, option: Option, wording: Wording, missing: list[Reference]) -> list[Reference]:
        """What is missing, with the name of who is meant by the first word where there is no doubt."""
        context, plan = self.context, self.plan
        article = context.article
        whole = folded(option.source.of(article.text))
        if wording.text[:20] != whole[:20] or not context.english:
            return missing
        found = []
        for reference in missing:
            name = antecedent(article.text, context.facts, plan.sentences, option.index, reference, context.referents)
            found.append(replace(reference, key=name, named=True) if name else reference)
        return found
