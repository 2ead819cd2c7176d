"""How much each sentence of a passage says of what a person would say of it.

A linear ranker: `features` says what is seen of a sentence, `weights` what that is worth. It is fitted by
`evals/fit_salience.py` on passages whose sentences are labelled with the ROUGE of each against what a person wrote of
the passage (`briefer.training.data.prepare`), so that its shares come close to those of the labels: a listwise softmax,
after Cao et al. 2007, "Learning to Rank: From Pairwise Approach to Listwise Approach".
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefer.salience.features import FEATURES, PassageStats
from briefer.salience.topic import Topic
from briefer.salience.weights import WEIGHTS

TAKEN_UP = 3.0
"""What `Topic.centrality_outside` is worth beside the features.

The passages of `evals/fit_salience.py` are without their articles, so it was set with `evals/topic.py` on 730 passages
of 682 news stories whose summaries people wrote: there the sentence that the bundled model puts first scores 0.304
instead of 0.288 against highlights (CNN), and 0.198 instead of 0.180 against a summary of one sentence (BBC), give or
take 0.006. At 4 it gains nothing more, and a story's first sentence, which editors expect, comes first less often.
Other kinds of text were not measured.
"""


_FURTHEST = -700.0
"""Of what is further behind the best sentence the odds would be 0, which has no logarithm."""


def rank(
    sentences: Sequence[str],
    topic: Topic | None = None,
    *,
    weights: Mapping[str, float] = WEIGHTS,
    taken_up: float = TAKEN_UP,
) -> list[float]:
    """How much likelier than one picked blindly each sentence is to be the passage's best. Takes linear time.

    Args:
        sentences: The passage's, in order.
        topic: The article's that it is a passage of.
        weights: What each feature is worth.
        taken_up: What it is worth that the article takes a sentence's words up.

    Returns:
        One number above 0 a sentence, their mean 1.0; 2.0 is twice as likely as an even share. They compare
        sentences of one passage, never those of two.
    """
    setting, rows = _seen(tuple(sentences))
    gains = [sum(weights[name] * value for name, value in zip(FEATURES, row, strict=True)) for row in rows]
    if topic:
        elsewhere = (topic.centrality_outside(sentence, setting) for sentence in setting.sentences)
        gains = [gain + taken_up * value for gain, value in zip(gains, elsewhere, strict=True)]
    most = max(gains, default=0.0)
    odds = [math.exp(max(gain - most, _FURTHEST)) for gain in gains]
    even = sum(odds) / max(len(odds), 1)
    return [value / even for value in odds]


def described(sentences: Sequence[str]) -> Sequence[Sequence[float]]:
    """What is seen of each sentence: a row a sentence, a column a feature, in the order of `FEATURES`."""
    return _seen(tuple(sentences))[1]


_Seen = tuple[PassageStats, tuple[tuple[float, ...], ...]]


def _seen(sentences: tuple[str, ...]) -> _Seen:
    """The statistics of a passage and a row of features a sentence, once for all who rank it."""
    return _seen_of_few(sentences) if len(sentences) <= _FEW else _seen_of_many(sentences)


def _seen_of(sentences: tuple[str, ...]) -> _Seen:
    setting = PassageStats.of(sentences)
    return setting, tuple(tuple(feature(one, setting) for feature in FEATURES.values()) for one in setting.sentences)


# A passage is ranked as one of its article and by the ranker that stands in for a model, its group of sections in
# between. Of a passage without an end the words take tens of megabytes: only the last is kept.
_FEW = 500
_seen_of_few = lru_cache(maxsize=32)(_seen_of)
_seen_of_many = lru_cache(maxsize=1)(_seen_of)
