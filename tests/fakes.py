"""A summarizer and a judge with prepared answers and a history of what they were asked."""

from collections.abc import Callable, Sequence

from briefer.models.base import Candidate, GenerationSettings, Passage


class FakeSummarizer:
    """Gives each passage the next of `replies`: a list of candidate texts, best first. Without replies left, none."""

    name = "fake"
    sha256 = "0" * 64
    engine = "fake"
    prompt = "none"
    note = None
    grounded = False
    reranks_options = False
    settings = GenerationSettings()
    losses: frozenset[str] = frozenset()

    def __init__(self, *replies: Sequence[str], window: int = 2000) -> None:
        self.replies = list(replies)
        self.window = window
        self.asked: list[Passage] = []

    def fits(self, passage: Passage) -> bool:
        return len(passage.text) <= self.window

    def candidates(self, passages: Sequence[Passage]) -> list[list[Candidate]]:
        assert all(self.fits(passage) for passage in passages)
        self.asked += passages
        out = []
        for _ in passages:
            texts = self.replies.pop(0) if self.replies else ()
            out.append([Candidate(text, -0.1 * rank) for rank, text in enumerate(texts)])
        return out


class FakeJudge:
    """Answers each pair as `says` does, and remembers the calls."""

    name = "fake-judge"
    sha256 = "1" * 64

    def __init__(self, says: Callable[[str, str], float | None], threshold: float = 0.5) -> None:
        self.says = says
        self.threshold = threshold
        self.calls: list[list[tuple[str, str]]] = []

    def entailments(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        self.calls.append(list(pairs))
        return [self.says(*pair) for pair in pairs]
