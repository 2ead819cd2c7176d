"""How fast folders of articles become summaries: briefer's engines beside the plain loop that people write.

    python -m evals.bench_batch ARTICLES [--limit N] [--beams N] [--model MODEL]

ARTICLES is a folder of texts, or JSON lines of {"text"} or {"title", "text"}. Each contender runs in a process of its
own, one after the other, on the same weights, with the same decoding and the same passages: first generation alone (one
summary a passage, no grounding, no judge), then the whole of `briefer batch` (read, split, plan, generate with
grounding where the engine can, judge, compose, write). The plain loop is `tokenizer` and `model.generate`, one passage
at a time; textsum takes part when it is installed. Ratios are to the faster of two plain loops, with torch's own number
of threads and with one.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from statistics import mean

from briefer.briefing.passages import section_sentences, split_section
from briefer.errors import InputError
from briefer.models import Passage, load
from briefer.readers import read
from evals.bench_generation import (
    ENGINES,
    PLAIN,
    Measured,
    _load,
    generate,
    generate_plainly,
    generate_with_textsum,
    make_briefs,
)
from evals.evaluator import read_jsonl
from evals.rouge import rouge


def prepare(articles: Path, limit: int, folder: Path) -> None:
    """Copies the articles into `folder` as texts, whatever form they came in."""
    if articles.is_dir():
        texts = (path.read_text(encoding="utf-8") for path in sorted(articles.rglob("*.txt")))
    else:
        texts = ("\n\n".join(filter(None, (row.get("title"), row["text"]))) for row in read_jsonl(articles))
    for number, text in zip(range(limit), texts, strict=False):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def passages_of(folder: Path, model: str | None) -> list[Passage]:
    """What the model reads of the articles."""
    summarizer = load(model, grounded=False)
    passages: list[Passage] = []
    for path in sorted(folder.iterdir()):
        try:
            article = read(str(path))
        except InputError:
            continue
        for section in article.sections:
            parts, _ = split_section(article, section, section_sentences(article, section), summarizer.fits)
            passages += [part.passage for part in parts]
    return passages


def measure(task: str, name: str, work: Path, model: str | None, beams: int) -> Measured:
    """Runs one contender in this process.

    Args:
        task: ``generate``, ``brief`` for all articles, or ``single`` for the longest one.
        name: The contender.
        work: A folder with passages.json, and the articles in ``all`` and ``single``.
        model: See `load`.
        beams: Width of the search.
    """
    if task != "generate":
        return make_briefs(work / ("all" if task == "brief" else "single"), model, beams, name)
    passages = [Passage(*pair) for pair in json.loads((work / "passages.json").read_text(encoding="utf-8"))]
    if name in PLAIN:
        return generate_plainly(passages, model, beams, PLAIN[name])
    if name == "textsum":
        return generate_with_textsum(passages, model, beams)
    return generate(passages, model, beams, name)


def in_process(task: str, name: str, work: Path, model: str | None, beams: int) -> Measured:
    """`measure` in a process of its own, with memory of its own."""
    command = [sys.executable, "-m", "evals.bench_batch", str(work), "--task", task, "--name", name]
    command += ["--beams", str(beams), *(("--model", model) if model else ())]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    values = json.loads(done.stdout)
    return Measured(**{**values, "texts": tuple(values["texts"])})


def report(work: Path, model: str | None, beams: int) -> None:
    """Runs every contender and prints both tables."""
    engines = [name for name in ENGINES if name == "transformers" or find_spec("ctranslate2")]
    for name in engines:
        _load(model, beams, 1, name, grounded=False)  # converted before anything is timed
    others = ["textsum"] if find_spec("textsum") else []
    found = {name: in_process("generate", name, work, model, beams) for name in [*PLAIN, *engines, *others]}
    plain = min((found[name] for name in PLAIN), key=lambda measured: measured.wall)
    print(f"{plain.count} passages, {beams} beam{'s' * (beams > 1)}\n")
    print(f"{'generation alone':<22}passages/s  ratio  CPU s/passage  ratio  peak MiB  other texts  ROUGE-L")
    for name, measured in found.items():
        # The engines fold white space, and drop a last word that the longest length may have cut.
        pairs = [(_folded(a), _folded(b)) for a, b in zip(measured.texts, plain.texts, strict=True)]
        other = sum(ours != theirs and (not ours or not theirs.startswith(ours)) for ours, theirs in pairs)
        like = 100 * mean(rouge(ours, theirs).rouge_l.f1 for ours, theirs in pairs)
        print(f"{_row(name, measured, plain)} {other:>12} {like:>8.1f}")
    print(f"\n{'whole briefs':<22}sections/s  ratio  CPU s/section  ratio  peak MiB  of one article  checking")
    for name in engines:
        whole = in_process("brief", name, work, model, beams)
        single = in_process("single", name, work, model, beams)
        share = (whole.checking or 0) / whole.cpu
        # The plain loop wrote a summary of every passage, which is all that it does.
        print(f"{_row(name, whole, plain)} {whole.peak / single.peak:>14.2f}x {share:>8.0%}")


def _row(name: str, measured: Measured, plain: Measured) -> str:
    return (
        f"{name:<22}{measured.count / measured.wall:>10.2f} {plain.wall / measured.wall:>6.1f}"
        f" {measured.cpu / measured.count:>14.3f} {plain.cpu / measured.cpu:>6.1f} {measured.peak:>9.0f}"
    )


def _folded(text: str) -> str:
    return " ".join(text.replace("<n>", " ").split())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=100)
    parser.add_argument("--beams", type=int, action="append")
    parser.add_argument("--model")
    parser.add_argument("--task", choices=("generate", "brief", "single"), help=argparse.SUPPRESS)
    parser.add_argument("--name", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        found = measure(options.task, options.name, options.articles, options.model, options.beams[0])
        print(json.dumps(asdict(found)))
        return
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for part in ("all", "single"):
            (work / part).mkdir()
        prepare(options.articles, options.limit, work / "all")
        if not any((work / "all").iterdir()):
            raise SystemExit(f"{options.articles}: no article")
        longest = max((work / "all").iterdir(), key=lambda path: path.stat().st_size)
        (work / "single" / longest.name).write_bytes(longest.read_bytes())
        passages = [(p.heading, p.text) for p in passages_of(work / "all", options.model)]
        (work / "passages.json").write_text(json.dumps(passages), encoding="utf-8")
        for beams in options.beams or (1, 4):
            report(work, options.model, beams)
            print()


if __name__ == "__main__":
    main()
