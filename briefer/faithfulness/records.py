"""JSON records of a check: plain values that scripts read."""

from briefer.facts.mention import Mention
from briefer.faithfulness.languages import Languages
from briefer.faithfulness.report import FaithfulnessReport, Finding, JudgedMention
from briefer.io.json import Record


def check_record(
    report: FaithfulnessReport, *, id: object = None, source: str | None = None, summary: str | None = None
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
        "checked": _checked(report.languages),
        "language": language_record(report.languages),
    }


def account_record(report: FaithfulnessReport) -> list[Record]:
    """What became of each word of the summary that could be a fact, in order; offsets as in ``mentions``."""
    return [
        {
            "text": entry.text,
            "start": entry.start,
            "end": entry.end,
            "state": str(entry.state),
            "rule": str(entry.rule),
            "verdict": None if entry.verdict is None else str(entry.verdict),
            "evidence": _evidence(entry.evidence, report.source),
        }
        for entry in report.account
    ]


def language_record(languages: Languages) -> Record:
    """The codes of both texts' languages, None for one that is not covered; which it is, and who says so, in `told`."""
    both = {"source": languages.source, "summary": languages.summary}
    return {
        **{side: None if told.covered is None else str(told.covered) for side, told in both.items()},
        "told": {side: {"code": str(told.code), "by": str(told.by)} for side, told in both.items()},
    }


def _checked(languages: Languages) -> bool | list[str]:
    """Whether names and figures were judged: True, False, or a list of the one that was."""
    kinds = languages.checked
    return len(kinds) > 1 if len(kinds) != 1 else [f"{kind}s" for kind in kinds]


def finding_record(finding: Finding) -> Record:
    """A finding as the contract's ``findings`` list has it."""
    return {
        "rule": str(finding.rule),
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


def _judged(judged: JudgedMention, source: str, offset: int = 0) -> Record:
    return {
        **_mention(judged.mention),
        "value": judged.mention.value,
        "verdict": str(judged.verdict),
        "evidence": _evidence(judged.judgement.evidence, source, offset),
    }


def _evidence(span: tuple[int, int] | None, source: str, offset: int = 0) -> Record | None:
    if span is None:
        return None
    return {"text": source[slice(*span)], "start": span[0] + offset, "end": span[1] + offset}
