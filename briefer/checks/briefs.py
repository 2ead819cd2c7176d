"""Briefs that briefer made, checked again: each section's summary against its section of the source."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefer.briefing.offsets import summary_shown
from briefer.briefing.plan import plan_section
from briefer.briefing.settings import Settings
from briefer.checks.inputs import BrokenPair, CheckInput, JudgeOptions, PairVerdict
from briefer.documents.article import Article, Section
from briefer.documents.source_map import SourceMap
from briefer.errors import InputError
from briefer.facts.document import FactIndex
from briefer.facts.language import language_of_article
from briefer.faithfulness.check import check_against
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.languages import ToldLanguages
from briefer.faithfulness.offsets import offset_by, remapped
from briefer.faithfulness.report import Finding, Severity
from briefer.io.repository import lies_in
from briefer.readers import read
from briefer.readers.files import STDIN, standard_input
from briefer.readers.items import exists, is_stream, split_item
from briefer.readers.length import within_length
from briefer.readers.markdown.article import as_rendered
from briefer.text.folding import folded
from briefer.text.language import Language, TextLanguage, language_of_tag
from briefer.text.span import Span

SCHEMA = "briefer/brief/1"


@dataclass(frozen=True, slots=True)
class SectionPair:
    """A section of an article and what a brief says of it; `id` is the heading, None before the first."""

    id: str | None
    source: str
    summary: str
    text: SourceMap
    """The section's summary."""
    section: Section
    article: Article
    """The article as a reader sees it, which the section is of."""
    shown: SourceMap
    whole: FactIndex
    language: TextLanguage
    """That of the article."""
    more: tuple[Finding, ...] = ()

    def judged(self, judging: JudgeOptions) -> PairVerdict:
        """Judges the summary by the section's scope, as it was judged when it was made."""
        scope = self.section.scope
        plan = plan_section(
            self.article, self.section, self.whole, lambda passage: True, Settings(require=judging.require)
        )
        told = ToldLanguages(source=self.language, summary=judging.summary_language)
        report = check_against(
            plan.document, self.text.text, plan.required, judging.require, ner=judging.ner, told=told
        )
        # Its lines are to be the file's.
        report = remapped(
            judging.read(report),
            self.shown.written,
            self.text.written,
            lambda span: self.shown.to_written(offset_by(span, scope.start)),
            self.text.to_written,
        )
        return PairVerdict(report, more=self.more)


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
    article = within_length(read(place, _read_as(path, named)), place)
    made_from = named.get("sha256") or sha256
    if article.source is None or article.source.sha256 != made_from:
        raise InputError(f"{path}: {place} is not what the brief was made from (its SHA-256 differs); make it anew")
    as_seen, shown = as_rendered(article, notes=False)
    language = language_of_article(as_seen, _told_language(path, record))
    whole = FactIndex.of(as_seen.text, language=language.covered or Language.ENGLISH)
    for number, entry in enumerate(record["sections"], start=1):
        section = shown.section(_section(article, entry, f"{path}: section {number}"))
        more = tuple(
            Finding(RuleCode.UNREAD_TEXT, Severity.WARNING, str(finding.get("message")))
            for finding in entry.get("findings") or ()
            if isinstance(finding, dict) and finding.get("rule") == RuleCode.UNREAD_TEXT
        )
        summary = _summary(entry, shown)
        yield SectionPair(section.heading, place, path, summary, section, as_seen, shown, whole, language, more)


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


def _read_as(brief: str, source: dict[str, Any]) -> str | None:
    """The reader that the brief's source was read with, where the user forced one."""
    found = source.get("read_as")
    if not isinstance(found, str | None):
        raise InputError(f"{brief}: its source's read_as is no text; make the brief anew")
    return found


def _told_language(brief: str, record: dict[str, Any]) -> str | None:
    """The code of the language that the user told when the brief was made."""
    settings = (record.get("provenance") or {}).get("settings") or {}
    found = settings.get("language")
    if found is not None and language_of_tag(str(found)) is None:
        raise InputError(f"{brief}: its settings name no language ({found}); make the brief anew")
    return None if found is None else str(found)


def _found(brief: str, path: object) -> str:
    """The source that a brief names: as seen from here, or from the brief's folder, and in one of the two.

    A brief comes from anywhere: it cannot make us read what its user did not give.
    """
    if not isinstance(path, str) or path == STDIN:
        raise InputError(f"{brief}: the brief does not say which file it was made from; give it as --source")
    beside = os.path.join(os.path.dirname(brief), path)
    there = [place for place in (path, beside) if exists(place)]
    folders = (os.curdir, os.path.dirname(brief) or os.curdir)
    found = next((place for place in there if any(lies_in(split_item(place)[0], folder) for folder in folders)), None)
    if found is None and there:
        raise InputError(
            f"{brief}: {path}, which it was made from, is neither under this folder nor under the brief's; give it as "
            "--source"
        )
    if found is not None and is_stream(found):
        # What went through a pipe is gone: whoever opened it again would wait for ever.
        raise InputError(f"{brief}: {path}, which it was made from, is a pipe or device; save it, and give --source")
    if found is None:
        raise InputError(f"{brief}: {path}, which it was made from, is not there; give it as --source")
    return found


def _section(article: Article, entry: dict[str, Any], place: str) -> Section:
    for section in article.sections:
        if (section.start, section.end) == (entry["start"], entry["end"]):
            return section
    raise InputError(f"{place}: the source has no section at {entry['start']}:{entry['end']}; make the brief anew")


def _summary(entry: dict[str, Any], shown: SourceMap) -> SourceMap:
    """What is seen of a section's summary: of a sentence that it quotes, what is seen of that in the article."""
    listed = entry.get("sentences")
    sentences = [_sentence(item) for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    if " ".join(text for text, _ in sentences) != entry["summary"]:
        return SourceMap.of(entry["summary"])
    return summary_shown(
        ((text, span if span and folded(span.of(shown.written)) == text else None) for text, span in sentences), shown
    )


def _sentence(sentence: dict[str, Any]) -> tuple[str, Span | None]:
    text, start, end = str(sentence.get("text")), sentence.get("start"), sentence.get("end")
    if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end:
        return text, Span(start, end)
    return text, None
