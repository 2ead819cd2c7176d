"""The bookkeeping of a beam search, the same for every engine that searches by itself: what goes on, what has ended."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefer.models.seq2seq import Hypothesis


@dataclass(frozen=True, slots=True)
class SearchRules:
    """How beams are kept; the results are those of transformers' own search.

    Attributes:
        beams: How many go on at once; 1 is greedy search.
        kept: Most hypotheses of a passage.
        longest: Most tokens of one.
        penalty: Exponent of the length that sums are divided by.
        ends: Ids that end a text.
        start: The id that every text goes on from.
        early: True ends a search with as many hypotheses as beams, ``never`` only when no better one can come.
    """

    beams: int
    kept: int
    longest: int
    penalty: float
    ends: frozenset[int]
    start: int
    early: bool | str | None = None

    @property
    def continuations(self) -> int:
        """How many of the best continuations are looked at: enough to go on when every one of the best ends."""
        return max(2, 1 + len(self.ends)) * self.beams


@dataclass(slots=True)
class Beam:
    """A beam that is still written: the sum that the search ranks by, and the model's own of the same tokens."""

    tokens: tuple[int, ...]
    ranked: float
    plain: float


@dataclass(slots=True)
class Beams:
    """The search for one passage."""

    rules: SearchRules
    running: list[Beam] = field(default_factory=lambda: [Beam((), 0.0, 0.0)])
    finished: list[tuple[float, Hypothesis]] = field(default_factory=list)
    done: bool = False

    @property
    def hypotheses(self) -> list[Hypothesis]:
        """What was found so far, best first."""
        return [hypothesis for _, hypothesis in self.finished[: self.rules.kept]]

    @property
    def newest(self) -> list[int]:
        """The last token of each beam."""
        return [beam.tokens[-1] if beam.tokens else self.rules.start for beam in self.running]

    def extend(
        self, parents: Sequence[int], tokens: Sequence[int], totals: Sequence[float], gains: Sequence[float], step: int
    ) -> list[int]:
        """Sorts the best continuations into finished ones and beams that go on.

        Args:
            parents: The beam that each of them continues, the best continuation first.
            tokens: What it writes.
            totals: Its sum with what it continues.
            gains: The model's log-probability of its token.
            step: How many tokens the beams have.

        Returns:
            For each beam that goes on, which of the beams before it continues.
        """
        rules, length = self.rules, step + 1
        running: list[Beam] = []
        chosen: list[int] = []
        for rank, (parent, token, total, gain) in enumerate(zip(parents, tokens, totals, gains, strict=True)):
            before = self.running[parent]
            beam = Beam((*before.tokens, token), total, before.plain + gain)
            ended = token in rules.ends
            if ended or length == rules.longest:
                if rank < rules.beams and not self.done and total > -float("inf"):
                    score = total / length**rules.penalty
                    self.finished.append((score, Hypothesis(beam.tokens, beam.plain / length, ended)))
            elif len(running) < rules.beams:
                running.append(beam)
                chosen.append(parent)
        self.finished.sort(key=lambda pair: -pair[0])
        del self.finished[rules.beams :]
        if length < rules.longest and not running:
            # Nothing may follow: a rule that forbids all but the end.
            self.done = True
            running, chosen = [self.running[0]], [0]
        while length < rules.longest and len(running) < rules.beams:
            running.append(Beam(running[0].tokens, -float("inf"), running[0].plain))
            chosen.append(chosen[0])
        self.running = running
        self.done = self.done or (length < rules.longest and self._has_ended(length))
        return chosen

    def _has_ended(self, length: int) -> bool:
        """True when no beam that goes on can come among the best, by the heuristic of transformers' beam search."""
        rules, best = self.rules, self.running[0].ranked
        if best == -float("inf"):
            return True
        if len(self.finished) < rules.beams:
            return False
        # Greedy search ends where its one beam does.
        if rules.early is True or rules.beams == 1:
            return True
        reach = rules.longest if rules.early == "never" and rules.penalty > 0 else length
        return bool(best / reach**rules.penalty <= self.finished[-1][0])


def repeating(tokens: Sequence[int], size: int) -> list[int]:
    """Tokens that would complete a run of `size` tokens that `tokens` has already; none when `size` is 0."""
    if not size or len(tokens) < size:
        return []
    last = tuple(tokens[len(tokens) - size + 1 :])
    starts = range(len(tokens) - size + 1)
    return [tokens[start + size - 1] for start in starts if tuple(tokens[start : start + size - 1]) == last]
