"""Which articles tell one story.

Articles are vectors of weighed terms (`terms`). Two are compared where they share a term that few others have, which an
inverted index tells; their likeness is the cosine of their vectors, less the further apart their dates are. Then the
likest groups are joined, again and again, as long as the mean likeness of all pairs between two groups is at least
`ENOUGH` (average linkage, UPGMA; Sokal and Michener 1958). One article that is a little like two stories does not join
them so.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Final

from briefer.digest.terms import Terms, Weights, document_frequencies

ENOUGH: Final = 0.3
"""Set on one half of the labelled articles of `evals/digest`; the other half confirms it."""
_TERMS: Final = 60
"""Terms of an article that are looked at: the ones that tell most. A book has no more than a wire."""
_COMMON: Final = 100
"""A term that more articles have than this leads to none of them: what it adds to a likeness is next to nothing."""
_LEAST: Final = 0.05
"""What is less alike counts as not alike at all: of 76,000 pairs of 505 news articles that share a rare term 10,000 are
more, and so the table of pairs stays small."""
_HALF: Final = 60.0
"""Days after which likeness counts for half: the next quarter's results are told in the same words."""


def stories(articles: Sequence[Terms], dates: Sequence[date | None], enough: float = ENOUGH) -> list[list[int]]:
    """The indexes of the articles of each story, both in order.

    Time grows with the articles times the articles that share a rare term with one, not with the square of all.

    Args:
        articles: Their terms.
        dates: When each was published, where that is known.
        enough: The least mean likeness of two groups that are joined.
    """
    weights = Weights(document_frequencies(articles), len(articles))
    vectors = [weights.vector(terms, _TERMS) for terms in articles]
    groups = _joined(_likenesses(vectors, dates), len(articles), enough)
    return sorted(groups)


_Likenesses = dict[int, dict[int, float]]


def _likenesses(vectors: Sequence[dict[int, float]], dates: Sequence[date | None]) -> _Likenesses:
    """The likeness of each two articles that share a term."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        for term in vector:
            holders[term].append(index)
    found: _Likenesses = {index: {} for index in range(len(vectors))}
    for index, vector in enumerate(vectors):
        shared: defaultdict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            if len(holders[term]) > _COMMON:
                continue
            for other in holders[term]:
                if other >= index:
                    break
                shared[other] += weight * vectors[other][term]
        for other, cosine in shared.items():
            alike = cosine * _nearness(dates[index], dates[other])
            if alike >= _LEAST:
                found[index][other] = found[other][index] = alike
    return found


def _nearness(one: date | None, other: date | None) -> float:
    if one is None or other is None:
        return 1.0
    return math.exp2(-abs((one - other).days) / _HALF)


def _joined(links: _Likenesses, count: int, enough: float) -> list[list[int]]:
    """Average linkage on a sparse table, which is used up: a pair that is not in it is not alike at all."""
    members = {index: [index] for index in range(count)}
    heap = [(-value, a, b) for a, row in links.items() for b, value in row.items() if a < b and value >= enough]
    heapq.heapify(heap)
    following = count
    while heap:
        value, a, b = heapq.heappop(heap)
        if a not in members or b not in members or links[a].get(b) != -value:
            continue
        size_a, size_b = len(members[a]), len(members[b])
        row: dict[int, float] = {}
        for other in (links[a].keys() | links[b].keys()) - {a, b}:
            total = links[a].get(other, 0.0) * size_a + links[b].get(other, 0.0) * size_b
            row[other] = total / (size_a + size_b)
            links[other].pop(a, None)
            links[other].pop(b, None)
            links[other][following] = row[other]
            if row[other] >= enough:
                heapq.heappush(heap, (-row[other], other, following))
        members[following] = sorted(members.pop(a) + members.pop(b))
        del links[a], links[b]
        links[following] = row
        following += 1
    return list(members.values())
