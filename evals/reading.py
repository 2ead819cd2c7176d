"""A blind reading: which of two summaries of a section a person prefers, and which could be printed as it is.

    python -m evals.reading make ARTICLES.jsonl ... --out FOLDER [--count N] [--seed N] [--against lead|lexrank]
    python -m evals.reading judge FOLDER          asks item by item; Ctrl-C stops, the next call goes on
    python -m evals.reading score FOLDER [...]    wins, losses, ties, the sign test, and what could be printed

ARTICLES holds lines with "text" or "document" and perhaps "title", or with "title" and "sections": [{"heading",
"text"}]. Of each article drawn one section is taken, as long as `FEWEST_WORDS`, in the brief of the whole article. The
other system gives as many sentences of the same section: its first ones (``lead``), or those that LexRank holds most
central. Which is A and which B is drawn by lot; FOLDER/key.json knows, and FOLDER/items.md shows no names. Verdicts are
lines of FOLDER/verdicts.tsv: the item's number, ``A``, ``B`` or ``=``, and for A and B whether it could be printed as
it is, ``y`` or ``n``.
Where both say the same it is a tie that nobody has to read.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from briefer.briefing.passages import section_sentences
from briefer.briefing.pipeline import brief
from briefer.documents.article import Article, Section
from briefer.errors import BrieferError, InputError
from briefer.models import Summarizer, load
from briefer.readers import read_text
from briefer.readers.markdown.article import as_rendered
from briefer.text.folding import folded
from evals.reading_score import Item, read_items, read_verdicts, score
from evals.systems import lexrank

FEWEST_WORDS = 80
OTHERS = ("lead", "lexrank")


def articles(path: Path) -> Iterator[Article]:
    """The articles of a file.

    Raises:
        InputError: a line that is none.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        record = json.loads(line)
        try:
            yield read_text(_text(record))
        except (KeyError, TypeError) as error:
            raise InputError(f"{path}:{number} is no article: give text, document or sections ({error})") from error
        except InputError:
            continue  # an empty one


def _text(record: dict[str, Any]) -> str:
    title = f"{record['title']}\n\n" if record.get("title") else ""
    if "sections" not in record:
        return title + str(record.get("text") or record["document"])
    sections = record["sections"]
    parts = json.loads(sections) if isinstance(sections, str) else sections
    blocks = [f"{part['heading']}\n\n" * bool(part["heading"]) + part["text"].replace("\n", "\n\n") for part in parts]
    return title + "\n\n".join(blocks)


def items(paths: Sequence[Path], summarizer: Summarizer, against: str, count: int, seed: int) -> list[Item]:
    """Draws sections, and has both systems summarize them."""
    draw = random.Random(seed)
    pool = [article for path in paths for article in articles(path)]
    draw.shuffle(pool)
    found: list[Item] = []
    for article in pool:
        if len(found) == count:
            break
        if item := _item(article, summarizer, against, draw):
            found.append(item)
    return found


def _item(article: Article, summarizer: Summarizer, against: str, draw: random.Random) -> Item | None:
    rendered, _ = as_rendered(article)
    long = [k for k, s in enumerate(rendered.sections) if len(s.text.split()) >= FEWEST_WORDS]
    if not long:
        return None
    chosen = draw.choice(long)
    part = brief(article, summarizer).sections[chosen]
    section = rendered.sections[chosen]
    if not part.sentences:
        return None
    theirs = _other(rendered, section, against, len(part.sentences))
    ours = draw.choice("AB")
    a, b = (part.summary, theirs) if ours == "A" else (theirs, part.summary)
    return Item(rendered.title or "", section.heading or "", folded(section.text), a, b, ours)


def _other(article: Article, section: Section, against: str, count: int) -> str:
    sentences = [folded(span.of(article.text)) for span in section_sentences(article, section)]
    return " ".join(sentences[:count] if against == "lead" else lexrank(sentences, count))


def page(found: Sequence[Item]) -> str:
    """The items to read, without a name."""
    out = ["# Which of the two would you rather read, and which could be printed as it is?", ""]
    for number, item in enumerate(found, start=1):
        if item.same:
            continue
        out += [f"## {number}. {item.title}", "", f"*{item.heading or 'the text before the first heading'}*", ""]
        out += [f"**A** {item.a}", "", f"**B** {item.b}", ""]
        out += [f"<details><summary>source</summary>{item.source}</details>", ""]
    return "\n".join(out)


def make(options: argparse.Namespace) -> None:
    """Writes a folder to read."""
    found = items(options.articles, load(options.model), options.against, options.count, options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    key = {"against": options.against, "seed": options.seed, "items": [asdict(item) for item in found]}
    (options.out / "key.json").write_text(json.dumps(key, indent=1, ensure_ascii=False), encoding="utf-8")
    (options.out / "items.md").write_text(page(found), encoding="utf-8")
    to_read = sum(not item.same for item in found)
    print(f"{options.out}: {to_read} items to read, {len(found) - to_read} in which both say the same")


def judge(folder: Path) -> None:
    """Asks for the verdicts that are missing."""
    done = read_verdicts(folder)
    for number, item in enumerate(read_items(folder), start=1):
        if number in done or item.same:
            continue
        print(f"\n[{number}] {item.title} | {item.heading}\n\nA: {item.a}\n\nB: {item.b}\n")
        better = _answer("better (A, B, =; s shows the source)? ", ("A", "B", "="), item)
        marks = [_answer(f"{name} printable as it is (y, n)? ", ("y", "n"), item) for name in "AB"]
        with (folder / "verdicts.tsv").open("a", encoding="utf-8") as out:
            out.write("\t".join((str(number), better, *marks)) + "\n")


def _answer(question: str, allowed: Sequence[str], item: Item) -> str:
    while (given := input(question).strip()) not in allowed:
        if given == "s":
            print(item.source)
    return given


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m evals.reading", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("make", help="draw sections and write a folder to read")
    making.add_argument("articles", type=Path, nargs="+")
    making.add_argument("--out", type=Path, required=True)
    making.add_argument("--count", type=int, default=40)
    making.add_argument("--seed", type=int, default=0)
    making.add_argument("--against", choices=OTHERS, default="lead")
    making.add_argument("--model", help="a folder, 'bundled' or 'extractive'")
    asking = commands.add_parser("judge", help="ask for verdicts")
    asking.add_argument("folder", type=Path)
    scoring = commands.add_parser("score", help="print what the verdicts come to")
    scoring.add_argument("folders", type=Path, nargs="+")
    options = parser.parse_args()
    try:
        if options.command == "make":
            make(options)
        elif options.command == "judge":
            judge(options.folder)
        else:
            print(score(options.folders))
    except (BrieferError, OSError, json.JSONDecodeError) as error:
        print(error, file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
