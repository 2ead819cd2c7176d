"""Briefs that briefer made, checked again: each section's summary against its section of the source."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefer.article import Article, Section
from briefer.checks.inputs import BrokenPair, CheckInput, Judged, Judging
from briefer.config import Settings
from briefer.errors import InputError
from briefer.evaluator import Faithfulness, Finding, JudgedMention, Severity, find_splices, judge_summary
from briefer.facts.document import Document
from briefer.facts.mention import Mention
from briefer.planning import plan_section
from briefer.readers import read
from briefer.readers.files import STDIN, standard_input

SCHEMA = "briefer/brief/1"
_UNREAD = "unread-text"


@dataclass(frozen=True, slots=True)
class SectionPair:
    """A section of an article and what a brief says of it; `id` is the heading, None before the first."""

    id: str | None
    source: str
    summary: str
    text: str
    """The section's summary."""
    section: Section
    article: Article
    whole: Document
    more: tuple[Finding, ...] = ()

    def judged(self, judging: Judging) -> Judged:
        """Judges the summary by the section's scope, as it was judged when it was made."""
        scope = self.section.scope
        plan = plan_section(
            self.article, self.section, self.whole, lambda passage: True, Settings(require=judging.require)
        )
        report = judge_summary(plan.document, self.text, plan.required, ner=judging.ner)
        splices = tuple(find_splices(scope.of(self.article.text), self.text))
        return Judged(_placed(replace(report, splices=splices), self.article.text, scope.start), more=self.more)


def brief_pairs(path: str, source: str | None = None, sha256: str | None = None) -> Iterator[CheckInput]:
    """The sections of a brief in a JSON file; a brief that cannot be checked is one broken pair.

    Args:
        path: A ``briefer/brief/1`` record; ``-`` for standard input.
        source: The source's path, where it is not the one that the record names.
        sha256: What the source's bytes must be when the record does not say.
    """
    try:
        yield from _pairs(path, source, sha256)
    except InputError as error:
        yield BrokenPair(source, path, str(error))


def _pairs(path: str, source: str | None, sha256: str | None) -> Iterator[CheckInput]:
    record = _record(path)
    named = record.get("source") or {}
    place = source or _found(path, named.get("path"))
    article = read(place)
    made_from = named.get("sha256") or sha256
    if article.source is None or article.source.sha256 != made_from:
        raise InputError(f"{path}: {place} is not what the brief was made from (its SHA-256 differs); make it anew")
    whole = Document.of(article.text)
    for number, entry in enumerate(record["sections"], start=1):
        section = _section(article, entry, f"{path}: section {number}")
        more = tuple(
            Finding(_UNREAD, Severity.WARNING, str(finding.get("message")))
            for finding in entry.get("findings") or ()
            if isinstance(finding, dict) and finding.get("rule") == _UNREAD
        )
        yield SectionPair(section.heading, place, path, entry["summary"], section, article, whole, more)


def _record(path: str) -> dict[str, Any]:
    try:
        data = standard_input().read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON ({error}); give what `briefer summarize --format json` writes") from error
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise InputError(f"{path}: not a {SCHEMA} record; give what `briefer summarize --format json` writes")
    sections = record.get("sections")
    if not isinstance(sections, list) or not all(map(_is_section, sections)):
        raise InputError(f"{path}: its sections are no list of summaries with their offsets; make the brief anew")
    if not sections:
        raise InputError(f"{path}: the brief has no section; there is nothing to check")
    if not isinstance(record.get("source"), dict | None):
        raise InputError(f"{path}: its source is no object; make the brief anew")
    return record


def _is_section(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and isinstance(entry.get("summary"), str)
        and type(entry.get("start")) is int
        and type(entry.get("end")) is int
        and isinstance(entry.get("findings"), list | None)
    )


def _found(brief: str, path: object) -> str:
    """The source that a brief names: as seen from here, or from the brief's folder."""
    if not isinstance(path, str) or path == STDIN:
        raise InputError(f"{brief}: the brief does not say which file it was made from; give it as --source")
    beside = os.path.join(os.path.dirname(brief), path)
    found = next((place for place in (path, beside) if os.path.exists(place)), None)
    if found is None:
        raise InputError(f"{brief}: {path}, which it was made from, is not there; give it as --source")
    return found


def _section(article: Article, entry: dict[str, Any], place: str) -> Section:
    for section in article.sections:
        if (section.start, section.end) == (entry["start"], entry["end"]):
            return section
    raise InputError(f"{place}: the source has no section at {entry['start']}:{entry['end']}; make the brief anew")


def _placed(report: Faithfulness, text: str, offset: int) -> Faithfulness:
    """A report on a stretch of `text` that starts at `offset`, as one on the whole text: its lines are the file's."""
    return replace(
        report,
        source=text,
        mentions=tuple(_moved_evidence(judged, offset) for judged in report.mentions),
        required=tuple(replace(fact, mention=_moved(fact.mention, offset)) for fact in report.required),
    )


def _moved(mention: Mention, offset: int) -> Mention:
    return replace(mention, start=mention.start + offset, end=mention.end + offset)


def _moved_evidence(judged: JudgedMention, offset: int) -> JudgedMention:
    evidence = judged.judgement.evidence
    if evidence is None:
        return judged
    start, end = evidence
    return replace(judged, judgement=replace(judged.judgement, evidence=(start + offset, end + offset)))
