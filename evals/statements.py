"""Scores the judge of generated sentences: does it refuse what the source does not say, names and figures being right?

    python -m evals.statements      names each mistake, then prints the two shares

A case is {"id", "phenomenon", "source", "sentence", "sound"}: `sound` sentences must stand as they are, the others may
not be printed (a repair of one may).
"""

from pathlib import Path
from typing import Any

from briefer.facts.document import FactIndex
from briefer.faithfulness.sentence import judge_sentence, source_words
from briefer.text import split_paragraph
from briefer.text.span import Span
from evals.evaluator import read_jsonl

CASES = Path(__file__).parent / "statements.jsonl"


def is_right(case: dict[str, Any]) -> bool:
    """True when the judge decides a case as expected."""
    spans = [Span(s.start, s.end) for s in split_paragraph(case["source"])]
    proposal, _ = judge_sentence(case["sentence"], FactIndex.of(case["source"]), source_words(case["source"], spans))
    return proposal.is_printable is case["sound"]


def score() -> dict[str, float]:
    """The share of unsound sentences refused, and of sound ones that stand."""
    shares = {}
    for name, sound in (("refused", False), ("kept", True)):
        cases = [case for case in read_jsonl(CASES) if case["sound"] is sound]
        if not cases:
            raise ValueError(f"{CASES}: no case that is {'sound' if sound else 'unsound'}")
        shares[name] = sum(map(is_right, cases)) / len(cases)
    return shares


def main() -> None:
    for case in read_jsonl(CASES):
        if not is_right(case):
            print(f"{case['id']} ({case['phenomenon']}): {case['sentence']}")
    for name, share in score().items():
        print(f"{name:<10} {share:.3f}")


if __name__ == "__main__":
    main()
