"""Speed of the evaluator, as ratios within one run: machines differ, ratios less so.

    python -m evals.bench_evaluator [TEXT.txt | PAIRS.jsonl ...]

Without arguments the sample article is used. Prints the evaluator's throughput, how the time for a source grows with
its length (1.0 is linear), and, when the `[ner]` extra is installed, how much more CPU time spaCy's named-entity
recognizer takes for the same texts.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from briefer.facts.document import FactIndex
from briefer.facts.figures import find_figures
from briefer.facts.names import find_names
from briefer.facts.names.finding.ner import MODEL_PACKAGE
from briefer.faithfulness.check import check
from evals.evaluator import read_jsonl

SEED = Path(__file__).parents[1] / "seeds" / "zelenskyy-brussels-talks.txt"


def texts_of(paths: Sequence[Path]) -> list[str]:
    """The texts to time: whole files, and the sources of pairs."""
    texts = []
    for path in paths:
        if path.suffix == ".jsonl":
            texts += [row["source"] for row in read_jsonl(path)]
        else:
            texts.append(path.read_text(encoding="utf-8"))
    return texts


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """The best CPU time of a few runs: the others were disturbed."""
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def growth(text: str) -> float:
    """How much longer a character of a 1 MB source takes than one of a 100 kB source, checked against one line."""
    summary = text.split("\n", 1)[0]
    small = (text + "\n") * (100_000 // len(text) + 1)
    large = (text + "\n") * (1_000_000 // len(text) + 1)
    times = [seconds(lambda source=source: check(source, summary), 2) / len(source) for source in (small, large)]
    return times[1] / times[0]


def spacy_seconds(texts: Sequence[str]) -> float | None:
    """CPU time of spaCy's recognizer on the texts; None when it is not installed."""
    try:
        import spacy

        pipeline = spacy.load(MODEL_PACKAGE, disable=["lemmatizer", "attribute_ruler", "tagger", "parser"])
    except (ImportError, OSError):
        return None
    return seconds(lambda: [list(doc.ents) for doc in pipeline.pipe(texts)], 1)


def main() -> None:
    texts = texts_of([Path(argument) for argument in sys.argv[1:]] or [SEED])
    characters = sum(map(len, texts))
    own = seconds(lambda: [find_names(text, find_figures(text)) for text in texts])
    indexed = seconds(lambda: [FactIndex.of(text) for text in texts])
    print(f"{len(texts)} texts, {characters:,} characters")
    print(f"briefer finds names and figures: {characters / own / 1e6:.2f} MB/s of CPU time")
    print(f"and indexes them as a source: {characters / indexed / 1e6:.2f} MB/s of CPU time")
    print(f"a character of 1 MB / a character of 100 kB: {growth(max(texts, key=len)):.2f}")
    spacy = spacy_seconds(texts)
    if spacy is None:
        print("spaCy with en_core_web_sm is not installed: no comparison")
    else:
        print(f"spaCy en_core_web_sm NER / briefer: {spacy / own:.1f} times the CPU time")


if __name__ == "__main__":
    main()
