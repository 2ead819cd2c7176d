"""Speed of the evaluator, as ratios within one run: machines differ, ratios less so.

    python -m evals.bench_evaluator [TEXT.txt | PAIRS.jsonl ...] [--pairs N] [--beside CHECKOUT]

Without arguments the sample article is used. Prints the evaluator's throughput, what `check` takes for short pairs (the
English ones of the committed cases over and over) and for one pair of a megabyte, and how the time grows with the
length of the source, of a summary sentence and with the number of names: 1.0 is linear. With `--beside` the same for
another checkout in processes that take turns with ours, and the ratios; else, when the `[ner]` extra is installed, how
much more CPU time spaCy's named-entity recognizer takes for the same texts.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path

from briefer.facts.document import FactIndex
from briefer.facts.figures import find_figures
from briefer.facts.names import find_names
from briefer.facts.names.finding.ner import MODEL_PACKAGE
from briefer.faithfulness.check import check
from briefer.faithfulness.languages import Languages
from evals.evaluator import CASES, read_jsonl

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "zelenskyy-brussels-talks.txt"
MEGABYTE = 1_000_000
TURNS = 3

Pair = tuple[str, str]

# Run by another Python process on one of two checkouts; version 0.1 has the function elsewhere.
_WORKER = """
import json, sys, time
try:
    from briefer.faithfulness.check import check
except ImportError:
    from briefer.evaluator import check
pairs = json.load(sys.stdin)
check(*pairs[0])
start = time.process_time()
for source, summary in pairs:
    check(source, summary)
print(time.process_time() - start)
"""


def texts_of(paths: Sequence[Path]) -> list[str]:
    """The texts to time: whole files, and the sources of pairs."""
    texts = []
    for path in paths:
        if path.suffix == ".jsonl":
            texts += [row["source"] for row in read_jsonl(path)]
        else:
            texts.append(path.read_text(encoding="utf-8"))
    return texts


def short_pairs(number: int) -> list[Pair]:
    """So many English pairs of a sentence or two: the committed cases in turn.

    A pair in another language an older version refuses, which takes no time at all.
    """
    cases = [(row["source"], row["summary"]) for path in sorted(CASES.glob("*.jsonl")) for row in read_jsonl(path)]
    return list(islice(cycle(pair for pair in cases if Languages.of(*pair).are_english), number))


def long_pair(text: str, size: int = MEGABYTE) -> Pair:
    """A source of so many characters, made of a text again and again, and its first line as a summary."""
    return (text + "\n") * (size // len(text) + 1), text.split("\n", 1)[0]


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """The best CPU time of a few runs: the others were disturbed."""
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def growth(pair: Callable[[int], Pair], small: int, large: int) -> float:
    """How much longer a unit takes in a pair with `large` units than in one with `small`."""
    texts = {size: pair(size) for size in (small, large)}
    times = [seconds(lambda size=size: check(*texts[size]), 2) / size for size in texts]  # type: ignore[misc]
    return times[1] / times[0]


def long_sentence(words: int) -> Pair:
    """A source of a few sentences, and a summary of one sentence with so many words."""
    source = "The mayor of Lyon opened a bridge of 18 metres in May. " * 40
    return source, "The mayor of Lyon opened " + "a bridge of 18 metres and " * (words // 6) + "left."


def many_names(number: int) -> Pair:
    """A source and a summary that name so many people."""
    letters = "abcdefghijklmnoprstuvz"
    size = len(letters)

    def people() -> Iterator[str]:
        for k in range(number):
            a, b, c = letters[k % size], letters[k // size % size], letters[k // size**2 % size]
            yield f"{a.upper()}{b}rn{c}a Ke{b}{a}mar spoke."

    source = " ".join(people())
    return source, source


def measure(checkout: Path, pairs: Sequence[Pair]) -> float:
    """The CPU time that a checkout takes for some pairs, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _WORKER],
        input=json.dumps(pairs),
        env={"PYTHONPATH": str(checkout), "PATH": "/usr/bin:/bin"},
        cwd=checkout,  # with -c the working folder is looked in first: ours, else, for both
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def measure_command(checkout: Path, pairs: Sequence[Pair]) -> float:
    """The CPU time of `briefer check --pairs` on some pairs, with its start and its report."""
    lines = (json.dumps({"id": k, "source": s, "summary": t}) for k, (s, t) in enumerate(pairs))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "briefer", "check", "--pairs", "-", "--format", "jsonl", "--quiet", "--exit-zero"],
        input="\n".join(lines),
        env={"PYTHONPATH": str(checkout), "PATH": "/usr/bin:/bin"},
        cwd=checkout,
        capture_output=True,
        text=True,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime


def beside(
    other: Path, pairs: Sequence[Pair], timed: Callable[[Path, Sequence[Pair]], float], turns: int = TURNS
) -> tuple[float, float]:
    """The best CPU times of this checkout and of another, which take turns."""
    ours, theirs = [], []
    for _ in range(turns):
        ours.append(timed(ROOT, pairs))
        theirs.append(timed(other, pairs))
    return min(ours), min(theirs)


def spacy_seconds(texts: Sequence[str]) -> float | None:
    """CPU time of spaCy's recognizer on the texts; None when it is not installed."""
    try:
        import spacy

        pipeline = spacy.load(MODEL_PACKAGE, disable=["lemmatizer", "attribute_ruler", "tagger", "parser"])
    except (ImportError, OSError):
        return None
    return seconds(lambda: [list(doc.ents) for doc in pipeline.pipe(texts)], 1)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.bench_evaluator", description="Speed of the evaluator.")
    parser.add_argument("files", nargs="*", type=Path, default=[SEED])
    parser.add_argument("--pairs", type=int, default=2_000, help="how many short pairs")
    parser.add_argument("--beside", type=Path, help="another checkout of the project")
    options = parser.parse_args()
    texts = texts_of(options.files)
    pairs, long = short_pairs(options.pairs), long_pair(max(texts, key=len))
    if options.beside:
        for what, work in ((f"{len(pairs):,} short pairs", pairs), ("one pair of 1 MB", [long])):
            for how, timed in (("check()", measure), ("briefer check", measure_command)):
                ours, theirs = beside(options.beside.resolve(), work, timed)
                ratio = f"{theirs / ours:.2f} times the throughput"
                print(f"{what}, {how}: {ours:.2f} s here, {theirs:.2f} s there: {ratio}")
        return
    characters = sum(map(len, texts))
    own = seconds(lambda: [find_names(text, find_figures(text)) for text in texts])
    indexed = seconds(lambda: [FactIndex.of(text) for text in texts])
    print(f"{len(texts)} texts, {characters:,} characters")
    print(f"briefer finds names and figures: {characters / own / 1e6:.2f} MB/s of CPU time")
    print(f"and indexes them as a source: {characters / indexed / 1e6:.2f} MB/s of CPU time")
    print(f"a short pair: {seconds(lambda: [check(*pair) for pair in pairs], 2) / len(pairs) * 1e3:.2f} ms of CPU time")
    print(f"one pair of 1 MB: {seconds(lambda: check(*long), 2):.2f} s of CPU time")
    text = max(texts, key=len)
    print(f"a character of 1 MB / of 100 kB: {growth(lambda size: long_pair(text, size), 100_000, MEGABYTE):.2f}")
    print(f"a word of a sentence of 5,000 / of 1,000: {growth(long_sentence, 1_000, 5_000):.2f}")
    print(f"a name of 5,000 / of 1,000: {growth(many_names, 1_000, 5_000):.2f}")
    spacy = spacy_seconds(texts)
    if spacy is None:
        print("spaCy with en_core_web_sm is not installed: no comparison")
    else:
        print(f"spaCy en_core_web_sm NER / briefer: {spacy / own:.1f} times the CPU time")


if __name__ == "__main__":
    main()
