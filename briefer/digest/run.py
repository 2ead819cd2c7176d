"""A digest from its inputs to its file."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from briefer.batch import Tally
from briefer.batch import run as run_batch
from briefer.batch.code_digest import PACKAGE, code_digest
from briefer.batch.discovery import Input
from briefer.batch.inputs import Loaded, load_input
from briefer.batch.naming import shown
from briefer.batch.store import Store, locked
from briefer.digest.article import DigestArticle, Features, LeftOut
from briefer.digest.cards import CardFile
from briefer.digest.compose import compose
from briefer.digest.copies import Kin, find_kin
from briefer.digest.extract import card, card_of_finished
from briefer.digest.finished import brief_record, read_brief, sentences_of
from briefer.digest.grouping import stories
from briefer.digest.job import DigestJob, GroupBy
from briefer.digest.sources import Sources, sources_of
from briefer.digest.story import Story
from briefer.errors import InputError
from briefer.models import Summarizer

OnProgress = Callable[[Tally], None]
OnStory = Callable[[Story], None]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is held of an article while the others are read: where its card is, and what tells its story."""

    key: str
    path: str
    date: date | None
    unchecked: str | None
    features: Features


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a digest.

    Attributes:
        articles: The articles that are in it, of all stories.
        stories: How many stories were printed.
        skipped: Stories that `top` leaves out, and their articles.
        before: Articles that `since` leaves out.
        undated: Articles whose day is not known, where `since` asks for it.
        left_out: Inputs that nothing is printed of, with why; those that could not be read first.
        failed: How many of these could not be read.
        tally: Of the batch that made the briefs; None where all were there.
    """

    articles: int
    stories: int
    skipped: tuple[int, int]
    before: int
    undated: int
    left_out: tuple[LeftOut, ...]
    failed: int
    tally: Tally | None


def run(
    job: DigestJob,
    on_story: OnStory,
    summarizer: Summarizer | None = None,
    on_progress: OnProgress | None = None,
    on_step: Callable[[str], None] | None = None,
) -> Outcome:
    """Makes the briefs that are missing, and gives out the stories, newest first; those without a date come last.

    Memory holds one story at a time, and some 4 KB of each article. Killed at any moment, the next run makes no brief
    and reads no article again that this one has finished.

    Args:
        job: What to do.
        on_story: Is given each story as soon as it is composed.
        summarizer: What to use in place of `job.model`.
        on_progress: Told how far the briefs are.
        on_step: Told what is done behind them.

    Raises:
        BatchError: There is nothing to read, or another run is at work in the folder of the briefs.
        ModelError: The model cannot be found, loaded or trusted.
        ConfigError: Something in the settings contradicts.
    """
    sources = sources_of(job)
    tally = run_batch(sources.job, summarizer, on_progress) if sources.job else None
    tell = on_step or (lambda words: None)
    with locked(job.briefs), CardFile(job.briefs) as cards:
        tell("Reading what the articles measure")
        kept, left_out = _read(job, sources, cards)
        failed = len(left_out)
        chosen, unchecked, before, undated = _chosen(job, kept)
        tell("Finding stories")
        groups, kin = _grouped(job, chosen)
        ordered = sorted(groups, key=lambda group: _age(group, chosen))
        printed = _top(ordered, job.top, kin)
        for group in printed:
            on_story(_story(group, chosen, kin, cards, job.words))
    return Outcome(
        articles=sum(map(len, printed)),
        stories=len(printed),
        skipped=(len(ordered) - len(printed), len(chosen) - sum(map(len, printed))),
        before=before,
        undated=undated,
        left_out=(*left_out, *unchecked),
        failed=failed,
        tally=tally,
    )


def _read(job: DigestJob, sources: Sources, cards: CardFile) -> tuple[list[_Kept], list[LeftOut]]:
    """A card for every input, made or found; and why there is none."""
    kept: list[_Kept] = []
    left_out: list[LeftOut] = []
    mark = f"{code_digest()}{code_digest(PACKAGE / 'digest')}"
    for name, key, make in _makers(job, sources, left_out):
        key = sha256(f"{mark}\0{name}\0{key}".encode("utf-8", "backslashreplace")).hexdigest()
        if key not in cards:
            try:
                cards.add(key, *make())
            except InputError as error:
                left_out.append(LeftOut(name, str(error)))
                continue
        article, features = cards.both(key)
        kept.append(_Kept(key, article.path, article.date, article.unchecked, features))
    cards.keep_only({one.key for one in kept})
    return kept, left_out


_Maker = Callable[[], tuple[DigestArticle, Features]]


def _makers(job: DigestJob, sources: Sources, left_out: list[LeftOut]) -> Iterator[tuple[str, str, _Maker]]:
    """Of each input its name, what its card depends on, and what makes it."""
    for item in sources.finished:
        yield shown(item.path), f"finished {_digest(item.file)}", partial(_of_finished, item)
    if sources.job is None:
        return
    for record in Store(job.briefs).manifest():
        path = record.path
        if path not in sources.inputs:
            continue
        if not record.ok:
            left_out.append(LeftOut(shown(path), record.error or ""))
            continue
        key = f"made {record.sha256} {record.output_sha256}"
        yield shown(path), key, partial(_of_made, sources.inputs[path], job.briefs / record.output)


def _of_finished(item: Input) -> tuple[DigestArticle, Features]:
    finished = read_brief(item.file)
    return card_of_finished(shown(item.path), os.path.abspath(item.file), finished)


def _of_made(item: Input, made: Path) -> tuple[DigestArticle, Features]:
    loaded = load_input(item)
    if not isinstance(loaded, Loaded):
        raise InputError(loaded.error)
    sentences = sentences_of(brief_record(made.read_bytes(), str(made)))
    return card(shown(item.path), os.path.abspath(made), sentences, loaded.article, loaded.sha256)


def _digest(file: str) -> str:
    try:
        return sha256(Path(file).read_bytes()).hexdigest()
    except OSError:
        return ""


def _chosen(job: DigestJob, kept: Sequence[_Kept]) -> tuple[list[_Kept], list[LeftOut], int, int]:
    """The articles that the digest is of, oldest first; what could not be judged; how many are too old or undated."""
    chosen, unchecked = [], []
    before = undated = 0
    for one in kept:
        if one.unchecked is not None:
            unchecked.append(LeftOut(one.path, one.unchecked))
        elif job.since is not None and one.date is not None and one.date < job.since:
            before += 1
        else:
            undated += job.since is not None and one.date is None
            chosen.append(one)
    return sorted(chosen, key=lambda one: (one.date or date.min, one.path)), unchecked, before, undated


def _grouped(job: DigestJob, chosen: Sequence[_Kept]) -> tuple[list[list[int]], dict[int, Kin]]:
    """The stories as indexes of articles, and which articles are copies or versions of which."""
    if job.group_by is GroupBy.NONE:
        return [[index] for index in range(len(chosen))], {}
    kin = find_kin([one.features.sketch for one in chosen])
    if job.group_by is GroupBy.FOLDER:
        folders: defaultdict[str, list[int]] = defaultdict(list)
        for index, one in enumerate(chosen):
            folders[one.path.rpartition("/")[0]].append(index)
        return list(folders.values()), kin
    # A copy is of the story of what it copies, and no second voice in finding that.
    firsts = [index for index in range(len(chosen)) if not (index in kin and kin[index].is_copy)]
    found = stories([chosen[index].features.terms for index in firsts], [chosen[index].date for index in firsts])
    groups = [[firsts[place] for place in group] for group in found]
    of = {index: group for group in groups for index in group}
    for index, relation in kin.items():
        if relation.is_copy:
            of[relation.of].append(index)
    return [sorted(group) for group in groups], kin


def _age(group: Sequence[int], chosen: Sequence[_Kept]) -> tuple[int, str]:
    """What stories are ordered by: the newest first, then those of no day; of one day by the path of the first."""
    newest = max((one.toordinal() for index in group if (one := chosen[index].date)), default=0)
    return -newest, chosen[group[0]].path


def _top(ordered: Sequence[list[int]], top: int | None, kin: dict[int, Kin]) -> list[list[int]]:
    """The stories with the most articles that are no copies, in the order that they have."""
    if top is None or top >= len(ordered):
        return list(ordered)
    size = [sum(not (index in kin and kin[index].is_copy) for index in group) for group in ordered]
    best = sorted(range(len(ordered)), key=lambda place: (-size[place], place))[:top]
    return [ordered[place] for place in sorted(best)]


def _story(group: Sequence[int], chosen: Sequence[_Kept], kin: dict[int, Kin], cards: CardFile, words: int) -> Story:
    places = {index: place for place, index in enumerate(group)}
    relations = {
        places[index]: Kin(places[kin[index].of], kin[index].is_copy)
        for index in group
        if index in kin and kin[index].of in places
    }
    return compose([cards.article(chosen[index].key) for index in group], relations, words)
