"""Sentences chosen for a brief so far, and what another one would add."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

from briefer.briefing.brief import Sentence
from briefer.briefing.coherence import Known, Reference, Referents, unknown
from briefer.facts.mention import Mention
from briefer.salience.features import content_stems
from briefer.text.span import Span

REPEATS = 2.0
"""Nats that a sentence loses for each share of its words, above `SHARED`, that a printed one has."""
SHARED = 0.3
SAID, _FEWEST_STEMS = 0.75, 3
"""Share of its words, if there are so many, by which a sentence says again what was printed."""
FACT = 0.6
"""Nats that a required fact is worth which no printed sentence states."""
ADJACENT = 0.15
"""Nats that a sentence behind a printed one is worth: two that follow each other read as a text."""
APART = 0.3
"""Nats that what somebody says is worth less without what he was asked, or said before."""
LONGEST_RUN = 2
"""Sentences that may come along before one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Something to print, and the source sentence that it rests on."""

    sentence: Sentence
    source: Span

    @property
    def text(self) -> str:
        """What is printed."""
        return self.sentence.text

    @property
    def words(self) -> int:
        """The number of words that it prints."""
        return self.sentence.words


@dataclass(frozen=True)
class Option:
    """A sentence of the section.

    Attributes:
        index: Its place among the section's.
        source: Its span.
        value: How much likelier than one picked blindly it is the best to print, in nats.
        wordings: Ways to say it, the best first.
        states: The required facts that all of them state.
        leads: False for one that is printed only because another one needs it.
        opens: Whether the brief may open with it: no question, no fragment, nothing too long.
        follows: Whether it is printed only behind the sentence before it, as what somebody says in a transcript.
        answers: Whether it is the first sentence behind what was asked, by a heading or by somebody.
        needs: What it is not printed without, by index: what was asked before it, the verdict on a claim.
        labelled: It with its speaker's name, where that stands before another sentence; to be printed without that.
        asks: Whether it is a question: it comes along with its answer in a transcript, and else with nothing.
        says: False for what says nothing alone, such as a question or an aside in brackets.
        stands: Whether it is read where it stands, whatever it speaks of: what opens a step, a row of a table.
    """

    index: int
    source: Span
    value: float
    wordings: tuple[Wording, ...]
    states: frozenset[Mention] = frozenset()
    leads: bool = True
    opens: bool = True
    follows: bool = False
    answers: bool = False
    needs: tuple[int, ...] = ()
    labelled: Wording | None = None
    asks: bool = False
    says: bool = True
    stands: bool = False

    @cached_property
    def content(self) -> frozenset[str]:
        """The stems of what it says."""
        return content_stems(self.wordings[0].text)


Mend = Callable[[Option, Wording, list[Reference]], Wording | None]
"""Makes a wording of another in which nothing is missing; None where that cannot be done, or is not supported."""

Run = Mapping[int, Wording]


@dataclass(frozen=True)
class Selection:
    """A section's sentences, and those of them that are to be printed.

    Attributes:
        options: By their index.
        known: What was introduced before the section.
        referents: Of the article; None where coherence is not judged.
        mend: Makes wordings that lean on nothing.
        target: Words at which the summary is long enough.
        limit: Words that it may not exceed.
        most: Sentences that it may not exceed.
        reads_on: Whether sentences are printed in their order as far as they can be, before others are chosen.
        chosen: The wordings to be printed, by index, in the order in which they were chosen.
        introducing: Of each option that was asked for, what may say what it takes for known.
        compared: Of each option, how many of `chosen` it was compared with, and the largest share of words in common.
    """

    options: Mapping[int, Option]
    known: Known
    referents: Referents | None
    mend: Mend
    target: int
    limit: int
    most: int | None = None
    reads_on: bool = False
    chosen: Run = field(default_factory=dict)
    introducing: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    compared: dict[int, tuple[int, float]] = field(init=False, default_factory=dict, compare=False, repr=False)

    @cached_property
    def words(self) -> int:
        """Those of what is chosen."""
        return sum(wording.words for wording in self.chosen.values())

    @cached_property
    def states(self) -> frozenset[Mention]:
        """The required facts that what is chosen states."""
        return frozenset().union(*(self.options[index].states for index in self.chosen))

    @cached_property
    def _at(self) -> Mapping[int | None, int]:
        """Which option begins at a place of the article."""
        return {option.source.start: option.index for option in reversed(list(self.options.values()))}

    @cached_property
    def _told(self) -> Known:
        """What is known once all that is chosen is read."""
        return self.known.with_sentences((index, wording.text) for index, wording in self.chosen.items())

    def lines(self) -> Iterator[Wording]:
        """What is chosen, in order."""
        return (self.chosen[index] for index in sorted(self.chosen))

    def fits(self, run: Run) -> bool:
        """Whether there is room for some more."""
        if self.most is not None and len(self.chosen) + len(run) > self.most:
            return False
        return self.words + sum(wording.words for wording in run.values()) <= self.limit

    def with_run(self, run: Run) -> "Selection":
        """With some more chosen; nobody is named twice where what he says is printed with what he said before."""
        chosen = {**self.chosen, **run}
        for index, wording in chosen.items():
            if index - 1 in chosen and wording is self.options[index].labelled:
                chosen[index] = self.options[index].wordings[0]
        found = replace(self, chosen=chosen)
        found.compared.update(self.compared)
        return found

    def among(self, options: Mapping[int, Option]) -> "Selection":
        """With other sentences to choose from; what is chosen stays."""
        return replace(self, options=options, introducing={})

    def without(self, index: int | None) -> "Selection":
        """With one less chosen."""
        return replace(self, chosen={k: wording for k, wording in self.chosen.items() if k != index})

    def run_for(self, index: int, depth: int = LONGEST_RUN) -> Run | None:
        """A sentence with those that have to come before it; None when there is no way to print it."""
        option = self.options.get(index)
        if option is None:
            return None
        found = self._readable(option, {})
        if found is not None:
            return {index: found}
        if not self.chosen.keys() >= set(option.needs):
            return self._with_needs(option)
        for other in self._introducing(option) if depth else ():
            before = self.run_for(other, depth - 1) if other not in self.chosen else None
            found = self._readable(option, before) if before else None
            if before and found:
                return {**before, index: found}
        return None

    def _with_needs(self, option: Option) -> Run | None:
        """An answer with what was asked, or the like; None where either cannot be read."""
        asked: dict[int, Wording] = {}
        for number in option.needs:
            if number in self.chosen:
                continue
            found = self._readable(self.options[number], asked) if number in self.options else None
            if found is None:
                return None
            asked[number] = found
        found = self._readable(option, asked)
        return {**asked, option.index: found} if found else None

    def _introducing(self, option: Option) -> tuple[int, ...]:
        """The sentences that may say what one takes for known: where that stands first, and the one before it."""
        if option.follows:
            before = self.options.get(option.index - 1)
            return (before.index,) if before and (before.says or before.asks) else ()
        if option.index not in self.introducing:
            self.introducing[option.index] = self._found_introducing(option)
        return self.introducing[option.index]

    def _found_introducing(self, option: Option) -> tuple[int, ...]:
        if self.referents is None:
            return ()
        missing = unknown(option.wordings[0].text, option.source.start, self.known, self.referents)
        starts = {self.referents.introduced_at(reference) for reference in missing}
        at = self._at.get(starts.pop(), option.index - 1) if len(starts) == 1 else option.index - 1
        return tuple(k for k in dict.fromkeys((at, option.index - 1)) if k in self.options and self.options[k].says)

    def _readable(self, option: Option, before: Run) -> Wording | None:
        """The first wording in which nothing is missing behind what is chosen and what comes along."""
        if not all(index in self.chosen or index in before for index in option.needs):
            return None
        is_next = option.index - 1 in self.chosen or option.index - 1 in before
        wordings = option.wordings
        if option.follows and not is_next:
            if option.labelled is None:
                return None
            wordings = (option.labelled,)
        if self.referents is None or option.stands:
            return wordings[0]
        told = self._told.with_sentences((k, wording.text) for k, wording in before.items()) if before else self._told
        known = told.before(option.index)
        follows = is_next or option.answers
        gaps: list[tuple[Wording, list[Reference]]] = []
        for wording in wordings:
            missing = unknown(wording.text, option.source.start, known, self.referents, follows=follows)
            if not missing:
                return wording
            gaps.append((wording, missing))
        for wording, missing in gaps[:1]:
            mended = self.mend(option, wording, missing)
            # "But other voters left" leans without its "But" too.
            if mended and not unknown(mended.text, option.source.start, known, self.referents, follows=follows):
                return mended
        return None

    def says_already(self, option: Option) -> bool:
        """Whether what is chosen says nearly all that a sentence says."""
        return len(option.content) >= _FEWEST_STEMS and self._shared(option) >= SAID

    def gain(self, run: Run) -> float:
        """What some more sentences are worth beside those that are chosen, in nats."""
        # What was asked is worth what its answer is.
        values = [self._value(self.options[index]) for index in run if not self.options[index].asks]
        values = values or [self._value(self.options[index]) for index in run]
        beside = any(index - 1 in self.chosen for index in run)
        apart = any(wording is self.options[index].labelled for index, wording in run.items())
        return (max(values) + sum(values) / len(values)) / 2 + (ADJACENT if beside else 0.0) - (APART if apart else 0.0)

    def _value(self, option: Option) -> float:
        value = option.value + FACT * len(option.states - self.states)
        if not option.content:
            return value
        return value - REPEATS * max(0.0, self._shared(option) - SHARED)

    def _shared(self, option: Option) -> float:
        """The largest share of words that a sentence and a chosen one have in common."""
        done, most = self.compared.get(option.index, (0, 0.0))
        for index in islice(self.chosen, done, None):  # what is chosen later stands behind
            other = self.options[index].content
            most = max(most, len(option.content & other) / max(min(len(option.content), len(other)), 1))
        self.compared[option.index] = len(self.chosen), most
        return most
