"""How much each sentence of a passage says of what a person would say of it.

A linear ranker: `features` says what is seen of a sentence, `weights` what that is worth. It is fitted by
`evals/fit_salience.py` on passages whose sentences are labelled with the ROUGE of each against what a person wrote of
the passage (`briefer.training.prepare`), so that its shares come close to those of the labels: a listwise softmax,
after Cao et al. 2007, "Learning to Rank: From Pairwise Approach to Listwise Approach".
"""

import math
from collections.abc import Mapping, Sequence

from briefer.salience.features import FEATURES, Setting
from briefer.salience.weights import WEIGHTS


def rank(sentences: Sequence[str], weights: Mapping[str, float] = WEIGHTS) -> list[float]:
    """How much likelier than one picked blindly each sentence is to be the passage's best. Takes linear time.

    Returns:
        One number above or at 0 a sentence, their mean 1.0; 2.0 is twice as likely as an even share. They compare
        sentences of one passage, never those of two.
    """
    gains = [
        sum(weights[name] * value for name, value in zip(FEATURES, row, strict=True)) for row in described(sentences)
    ]
    most = max(gains, default=0.0)
    odds = [math.exp(gain - most) for gain in gains]
    even = sum(odds) / max(len(odds), 1)
    return [value / even for value in odds]


def described(sentences: Sequence[str]) -> list[list[float]]:
    """What is seen of each sentence: a row a sentence, a column a feature, in the order of `FEATURES`."""
    setting = Setting.of(sentences)
    return [[feature(sentence, setting) for feature in FEATURES.values()] for sentence in setting.sentences]
