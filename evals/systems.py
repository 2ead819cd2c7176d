"""What is compared: the model's finished briefs, the model alone, and what needs no model."""

import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from briefer.briefing.brief import Sentence
from briefer.briefing.pipeline import brief, exchange
from briefer.briefing.plan import SectionPlan, plan_section
from briefer.briefing.settings import Settings
from briefer.documents.article import Article, Section
from briefer.errors import InputError
from briefer.facts.document import FactIndex
from briefer.models import EXTRACTIVE, Candidate, Passage, Summarizer, load
from briefer.models.base import Choice
from briefer.models.model_folder import BUNDLED
from briefer.text.folding import folded
from briefer.training.data.rouge import tokens
from briefer.version import install_line
from evals.briefs import passages_of
from evals.pairs import Pair

COUNTS = (1, 2)
"""How many sentences the systems without a model print."""

_BATCH = 16  # passages a call of the model, as in the pipeline


@dataclass(frozen=True, slots=True)
class Task:
    """A pair, ready for every system: its article of one section, and what that section's summary must keep."""

    pair: Pair
    article: Article
    plan: SectionPlan

    @classmethod
    def of(cls, pair: Pair) -> "Task":
        """Plans the section by the pipeline's own rules."""
        article = pair.article
        plan = plan_section(article, article.sections[0], FactIndex.of(article.text), lambda _: True, Settings())
        return cls(pair, article, plan)

    @property
    def section(self) -> Section:
        """The only section."""
        return self.article.sections[0]

    @property
    def sentences(self) -> list[str]:
        """The section's own sentences, white space folded."""
        return [folded(span.of(self.article.text)) for span in self.plan.sentences]


@dataclass(frozen=True, slots=True)
class Output:
    """What a system makes of one section: the summary and, of a finished brief, where its sentences come from."""

    text: str
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One system's summaries of all sections, in order, and the CPU seconds that it took for a section."""

    system: str
    outputs: tuple[Output, ...]
    seconds: float


class Remembering:
    """A `Summarizer` that asks another one for each passage once, in batches: two runs share what was generated."""

    def __init__(self, inner: Summarizer) -> None:
        self._inner = inner
        self._known: dict[Passage, list[Candidate]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        """See `Summarizer.candidates`."""
        new = [passage for passage in dict.fromkeys(passages) if passage not in self._known]
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            self._known.update(zip(batch, self._inner.candidates(batch), strict=True))
        return [self._known[passage] for passage in passages]


def timed(system: str, tasks: Sequence[Task], summarize: Callable[[Sequence[Task]], Iterator[Output]]) -> Run:
    """Runs a system over all sections."""
    start = time.process_time()
    outputs = tuple(summarize(tasks))
    return Run(system, outputs, (time.process_time() - start) / len(tasks))


def model_runs(model: str | None, tasks: Sequence[Task]) -> Iterator[Run]:
    """A model alone without grounding, alone with it, and its briefs."""
    if model != EXTRACTIVE:
        summarizer = Remembering(load(model, grounded=False))
        yield timed(f"{model or BUNDLED} alone, free", tasks, partial(alone, summarizer=summarizer))
    yield from grounded_runs(model, tasks)


def grounded_runs(model: str | None, tasks: Sequence[Task]) -> Iterator[Run]:
    """A model alone with grounding, and the briefs made of the same candidates; their time includes making these."""
    summarizer = Remembering(load(model))
    proposed = timed(f"{model or BUNDLED} alone", tasks, partial(alone, summarizer=summarizer))
    yield proposed
    done = timed(f"{model or BUNDLED} finished", tasks, partial(finished, summarizer=summarizer))
    yield replace(done, seconds=proposed.seconds + done.seconds)


def plain_runs(tasks: Sequence[Task]) -> Iterator[Run]:
    """What needs no model: first sentences, and sumy's rankings of sentences where sumy is installed."""
    for count in COUNTS:
        yield timed(f"lead-{count}", tasks, partial(lead, count=count))
    for name, rank in _rankings().items():
        for count in COUNTS:
            yield timed(f"{name}-{count}", tasks, partial(_ranked, rank=rank, count=count))


def lead(tasks: Sequence[Task], count: int) -> Iterator[Output]:
    """The first sentences."""
    return (Output(" ".join(task.sentences[:count])) for task in tasks)


def alone(tasks: Sequence[Task], summarizer: Summarizer) -> Iterator[Output]:
    """The first candidate for each passage, as the model wrote it; a model that chooses is given what it may say."""
    passages = [_asked(task, summarizer) for task in tasks]
    answers = iter(summarizer.candidates([passage for group in passages for passage in group]))
    for group in passages:
        found = [next(answers) for _ in group]
        yield Output(folded(" ".join(candidates[0].text for candidates in found if candidates)))


def _asked(task: Task, summarizer: Summarizer) -> list[Passage]:
    if summarizer.reranks_options:
        asked = list(next(exchange(task.article, summarizer)))
        # A section too short to be summarized has nothing to leave out, and is said whole.
        return asked or [Passage(task.section.heading, task.section.text, (Choice((" ".join(task.sentences),)),))]
    return passages_of(task.article, task.section, summarizer)


def finished(tasks: Sequence[Task], summarizer: Summarizer) -> Iterator[Output]:
    """The section's summary as the brief prints it: judged, mended, and what is required brought in."""
    for task in tasks:
        (section,) = brief(task.article, summarizer).sections
        yield Output(section.summary, section.sentences)


Ranking = Callable[[Any, int], Sequence[Any]]  # sumy has no types: a document and a count to the best sentences


def _rankings() -> dict[str, Ranking]:
    """LexRank and TextRank of sumy, with its stemmer and its stop words; none when sumy is not installed."""
    try:
        from sumy.nlp.stemmers import Stemmer
        from sumy.summarizers.lex_rank import LexRankSummarizer
        from sumy.summarizers.text_rank import TextRankSummarizer
        from sumy.utils import get_stop_words
    except ImportError:
        return {}
    rankings: dict[str, Ranking] = {}
    for name, kind in (("LexRank", LexRankSummarizer), ("TextRank", TextRankSummarizer)):
        ranking = kind(Stemmer("english"))
        ranking.stop_words = get_stop_words("english")
        rankings[name] = ranking
    return rankings


class _Words:
    """Sentences to words for sumy, whose own tokenizer needs data to be downloaded."""

    @staticmethod
    def to_words(sentence: str) -> list[str]:
        return tokens(sentence)


def lexrank(sentences: Sequence[str], count: int) -> list[str]:
    """The sentences of a text that LexRank holds most central, in their order.

    Raises:
        InputError: sumy is not installed.
    """
    rankings = _rankings()
    if "LexRank" not in rankings:
        raise InputError(f"no LexRank: sumy is not installed; {install_line('eval')}")
    return _best(sentences, rankings["LexRank"], count)


def _best(sentences: Sequence[str], rank: Ranking, count: int) -> list[str]:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    with warnings.catch_warnings():
        # LexRank divides 0 by 0 where no sentence is like another, and then keeps their order.
        warnings.simplefilter("ignore", RuntimeWarning)
        found = rank(ObjectDocumentModel([Paragraph([Sentence(text, _Words) for text in sentences])]), count)
    return list(map(str, found))


def _ranked(tasks: Sequence[Task], rank: Ranking, count: int) -> Iterator[Output]:
    return (Output(" ".join(_best(task.sentences, rank, count))) for task in tasks)
