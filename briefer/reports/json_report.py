"""JSON as the contract says: what scripts read. Every record carries its schema's name."""

import json
from typing import Any

from briefer.article import Article
from briefer.brief import Brief, Rejected, SectionBrief, Sentence
from briefer.evaluator import Faithfulness, Finding, JudgedMention, RequiredFact
from briefer.facts.mention import Mention
from briefer.placing import written_brief

Record = dict[str, Any]


def to_json(record: Record | list[Record]) -> str:
    """A record as indented JSON with its non-ASCII characters readable, ending in a line end."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def to_jsonl(record: Record) -> str:
    """A record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def brief_record(brief: Brief) -> Record:
    """A ``briefer/brief/1`` record. All offsets are into the article's text."""
    brief = written_brief(brief)
    article = brief.article
    return {
        "schema": "briefer/brief/1",
        "title": article.title,
        "source": {"path": article.source.path, "sha256": article.source.sha256} if article.source else None,
        "overview": " ".join(sentence.text for sentence in brief.overview),
        "sections": [_section(section) for section in brief.sections],
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


def check_record(
    report: Faithfulness, *, id: object = None, source: str | None = None, summary: str | None = None
) -> Record:
    """A ``briefer/check/1`` record; `source` and `summary` are the paths, None where the texts came without one."""
    return {
        "schema": "briefer/check/1",
        "id": id,
        "source": source,
        "summary": summary,
        "faithful": report.faithful,
        "precision": report.precision,
        "recall": report.recall,
        "mentions": [_judged(m, report.source) for m in report.mentions],
        "dropped": [_mention(m) for m in report.dropped],
        "findings": [finding_record(f) for f in report.findings],
    }


def finding_record(finding: Finding) -> Record:
    """A finding as the contract's ``findings`` list has it."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "mention": finding.mention,
        "dropped": finding.dropped,
    }


def _mention(mention: Mention, offset: int = 0) -> Record:
    return {
        "kind": str(mention.kind),
        "type": str(mention.type),
        "text": mention.text,
        "start": mention.start + offset,
        "end": mention.end + offset,
    }


def _section(brief: SectionBrief) -> Record:
    section, offset = brief.section, brief.section.scope.start
    return {
        "heading": section.heading,
        "level": section.level,
        "start": section.start,
        "end": section.end,
        "summary": brief.summary,
        "sentences": [_sentence(sentence) for sentence in brief.sentences],
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
    }


def _required(fact: RequiredFact, offset: int) -> Record:
    return {**_mention(fact.mention, offset), "survived": fact.survived}


def _rejected(rejected: Rejected) -> Record:
    # What was rejected has no list of mentions that a finding could point into.
    findings = [{**finding_record(f), "mention": None, "dropped": None} for f in rejected.findings]
    return {"text": rejected.text, "findings": findings}


def _judged(judged: JudgedMention, source: str, offset: int = 0) -> Record:
    evidence = judged.judgement.evidence
    return {
        **_mention(judged.mention),
        "value": judged.mention.value,
        "verdict": str(judged.verdict),
        "evidence": None
        if evidence is None
        else {"text": source[slice(*evidence)], "start": evidence[0] + offset, "end": evidence[1] + offset},
    }
