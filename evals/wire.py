"""How whole the files of news wires come in: ``python -m evals.wire FOLDER``.

What a file should give is found by an extraction that shares nothing with the readers: the standard library's parsers
and a few lines a format. For each file: was it read or refused (and why), is the title the file's, how many of the
body's words and figures are in the sections, and does anything stand in them that is no text: tags, control characters,
fields of the head such as slugs and identifiers.

The folder holds NITF, NewsML 1.2, NewsML-G2, ninjs, IPTC 7901 and ANPA 1312; other files are listed with what became of
them. Nothing is printed of the texts but words that are missing, and these only with ``--missing``.
"""

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from briefer.documents.article import Article
from briefer.errors import BrieferError
from briefer.readers import read_all
from evals.wire_expected import _TAG, Expected, expected

_WORD = re.compile(r"[^\W_]+(?:['’.,:/%-][^\W_]+)*%?")
_FIGURE = re.compile(r"\d")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Score:
    """What became of one item."""

    title: bool
    words: tuple[int, int]
    figures: tuple[int, int]
    leaks: tuple[str, ...]
    missing: tuple[str, ...]


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(unescape(text).replace("\u00ad", "")))


def score(article: Article, wanted: Expected) -> Score:
    """How much of what is wanted an article has."""
    shown = "\n\n".join(f"{section.heading or ''}\n\n{section.text}" for section in article.sections)
    have, want = _words(shown), _words(_CONTROL.sub(" ", wanted.body))
    lost = want - have
    figures = Counter({word: n for word, n in want.items() if _FIGURE.search(word)})
    lost_figures = Counter({word: n for word, n in lost.items() if _FIGURE.search(word)})
    leaks = [*_TAG.findall(shown), *map(repr, _CONTROL.findall(shown))]
    leaks += [
        field
        for field in wanted.fields
        if len(field) > 3 and not field.isalpha() and field in shown and field not in wanted.body
    ]
    return Score(
        not wanted.title or " ".join((article.title or "").split()) == " ".join(wanted.title.split()),
        (want.total() - lost.total(), want.total()),
        (figures.total() - lost_figures.total(), figures.total()),
        tuple(leaks),
        tuple(lost.elements()),
    )


def main() -> None:
    """Prints a line a file and the sums."""
    parser = argparse.ArgumentParser(prog="python -m evals.wire", description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--missing", action="store_true", help="list the words that are missing")
    asked = parser.parse_args()
    scores: list[Score] = []
    refused = read = 0
    for path in sorted(path for path in asked.folder.iterdir() if path.is_file()):
        data = path.read_bytes()
        try:
            found = read_all(path)
        except BrieferError as error:
            refused += 1
            print(f"{path.name}: refused: {str(error).removeprefix(f'{path}: ')}")
            continue
        read += 1
        wanted = [item for item in expected(data) or [] if item.body.strip()]
        if len(wanted) != len(found):
            print(f"{path.name}: {len(found)} articles, {len(wanted)} expected")
        for article, item in zip(found, wanted, strict=False):
            its = score(article, item)
            scores.append(its)
            flaws = [] if its.title else [f"title {article.title!r}"]
            flaws += [f"leaks {', '.join(its.leaks)}"] if its.leaks else []
            line = f"words {its.words[0]}/{its.words[1]} figures {its.figures[0]}/{its.figures[1]}"
            print(f"{path.name}: {line} {'; '.join(flaws)}".rstrip())
            if asked.missing and its.missing:
                print(f"    missing: {' '.join(its.missing)}")
    if not scores:
        sys.exit(f"{asked.folder}: no file of a wire in it")
    print(f"\n{read} read, {refused} refused, {len(scores)} stories scored")
    right, leaky = sum(its.title for its in scores), sum(bool(its.leaks) for its in scores)
    print(f"titles right {right}/{len(scores)}; stories with a leak {leaky}")
    for what in ("words", "figures"):
        kept, all_of = (sum(getattr(its, what)[i] for its in scores) for i in (0, 1))
        print(f"body {what} {kept}/{all_of} = {kept / max(all_of, 1):.4f}")


if __name__ == "__main__":
    main()
