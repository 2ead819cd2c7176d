"""JSON as the contract says: what scripts read. Every record carries its schema's name."""

from collections.abc import Sequence
from dataclasses import asdict

from briefer.briefing.brief import Brief, Rejected, SectionBrief, Sentence
from briefer.briefing.offsets import written_brief
from briefer.briefing.reports.formats import Shown
from briefer.documents.article import Article, Source
from briefer.faithfulness.records import _judged, _mention, finding_record
from briefer.faithfulness.report import RequiredFact
from briefer.io.json import Record, to_json
from briefer.readers.explain import explained


def brief_record(brief: Brief, *, only_overview: bool = False) -> Record:
    """A ``briefer/brief/1`` record, without its sections where `only_overview`. Offsets are into the article's text."""
    brief = written_brief(brief)
    article = brief.article
    return {
        "schema": "briefer/brief/1",
        "title": article.title,
        "source": _source(article.source),
        "overview": " ".join(sentence.text for sentence in brief.overview),
        "sections": [] if only_overview else [_section(section) for section in brief.sections],
        "credits": list(article.credits),
        "front_matter": list(article.front_matter),
        "faithfulness": {
            "precision": brief.precision,
            "recall": brief.recall,
            "mentions": brief.mentions,
            "supported": brief.supported,
            "required": brief.required,
            "survived": brief.survived,
        },
        "provenance": {
            "briefer": brief.provenance.briefer,
            "model": brief.provenance.model,
            "model_sha256": brief.provenance.model_sha256,
            "engine": brief.provenance.engine,
            "grounded": brief.provenance.grounded,
            "decoding": brief.provenance.decoding,
            "prompt": brief.provenance.prompt,
            "settings": {k: list(v) if isinstance(v, tuple) else v for k, v in brief.provenance.settings.items()},
            "judge": asdict(brief.provenance.judge) if brief.provenance.judge else None,
            **({} if brief.provenance.note is None else {"note": brief.provenance.note}),
        },
    }


def sections_record(article: Article) -> Record:
    """A ``briefer/sections/1`` record: how the article was split."""
    return {
        "schema": "briefer/sections/1",
        "title": article.title,
        "credits": list(article.credits),
        "front_matter": list(article.front_matter),
        "text": article.text,
        "sections": [
            {"heading": s.heading, "level": s.level, "start": s.start, "end": s.end, "text": s.text}
            for s in article.sections
        ],
    }


def explained_record(article: Article) -> Record:
    """As `sections_record`, with every line of the text and why it was taken for what it is."""
    lines = [
        {
            "start": line.span.start,
            "end": line.span.end,
            "part": line.part,
            "text": line.text,
            "score": None if line.score is None else round(line.score, 3),
            "reasons": [{"what": reason.what, "weight": reason.weight} for reason in line.reasons],
        }
        for line in explained(article)
    ]
    return {**sections_record(article), "lines": lines}


def _source(source: Source | None) -> Record | None:
    if source is None:
        return None
    forced = {} if source.read_as is None else {"read_as": source.read_as}
    return {"path": source.path, "sha256": source.sha256, **forced}


def _section(brief: SectionBrief) -> Record:
    section, offset = brief.section, brief.section.scope.start
    return {
        "heading": section.heading,
        "level": section.level,
        "start": section.start,
        "end": section.end,
        "summary": brief.summary,
        "sentences": [_sentence(sentence) for sentence in brief.sentences],
        "key": [
            {"text": item.text, "spans": [{"start": span.start, "end": span.end} for span in item.spans]}
            for item in brief.key
        ],
        "left_out": str(brief.left_out) if brief.left_out else None,
        "required": [_required(fact, offset) for fact in brief.report.required],
        "mentions": [_judged(m, brief.report.source, offset) for m in brief.report.mentions],
        "dropped": [_mention(m, offset) for m in brief.report.dropped],
        "findings": [finding_record(f) for f in brief.findings],
        "rejected": [_rejected(rejected) for rejected in brief.rejected],
    }


def _sentence(sentence: Sentence) -> Record:
    return {
        "text": sentence.text,
        "origin": str(sentence.origin),
        "reason": str(sentence.reason) if sentence.reason else None,
        "start": sentence.span.start if sentence.span else None,
        "end": sentence.span.end if sentence.span else None,
        "spans": [{"start": span.start, "end": span.end} for span in sentence.spans],
        "statement": str(sentence.statement),
        "nearest": [{"start": span.start, "end": span.end} for span in sentence.nearest],
        "entailment": sentence.entailment,
        "marker": sentence.marker or None,
        "row": {"head": list(sentence.row.head), "cells": list(sentence.row.cells)} if sentence.row else None,
    }


def _required(fact: RequiredFact, offset: int) -> Record:
    return {**_mention(fact.mention, offset), "survived": fact.survived}


def _rejected(rejected: Rejected) -> Record:
    # What was rejected has no list of mentions that a finding could point into.
    findings = [{**finding_record(f), "mention": None, "dropped": None} for f in rejected.findings]
    return {"text": rejected.text, "findings": findings}


def render(briefs: Sequence[Brief], shown: Shown) -> str:
    """One record, or an array of them where there are several or `as_array`."""
    records = [brief_record(brief, only_overview=shown.only_overview) for brief in briefs]
    return to_json(records[0] if len(records) == 1 and not shown.as_array else records)
