"""The check of a digest as text and as JSON (``briefer/digest-check/1``)."""

from collections.abc import Iterator, Sequence

from briefer.digest.check import JudgedFact, JudgedStatement
from briefer.digest.reports.wording import counted
from briefer.io.json import Record
from briefer.io.terminal import harmless, visible

SCHEMA = "briefer/digest-check/1"
_MOST = 4


def check_text(digest: str, judged: Sequence[JudgedStatement], articles: int) -> str:
    """The verdict; errors with what the articles say; then, statement by statement, which article supports what."""
    facts = [fact for one in judged for fact in one.facts]
    errors = [(one, fact) for one in judged for fact in one.errors]
    out = [verdict(len(facts), len(errors), articles), ""]
    for one, fact in errors:
        out += [
            f"{visible(digest)}:{one.statement.line}: error {fact.rule}-{fact.kind}: {visible(fact.text)} - "
            f"{visible(fact.message)}",
            f"    {visible(one.statement.text)}",
            "",
        ]
    for one in judged:
        if one.facts:
            out += [f"{visible(digest)}:{one.statement.line}: {visible(one.statement.text)}", *_rows(one), ""]
    return harmless("\n".join(out))


def verdict(facts: int, errors: int, articles: int) -> str:
    """One line."""
    against = f"against {counted(articles, 'article')}"
    if not facts:
        return f"Nothing to check: no name and no figure ({against})."
    if errors:
        return f"{errors:,} of {facts:,} names and figures not supported ({against})."
    return f"No unsupported name or figure ({facts:,} checked {against})."


def _rows(one: JudgedStatement) -> Iterator[str]:
    for fact in one.facts:
        yield f"    {visible(fact.text)}: {_who(fact.supported_by)}"
        for path, message in fact.others[:_MOST]:
            yield f"        otherwise: {visible(path)}: {visible(message)}"
    if len(one.facts) > 1 and not one.whole and not one.errors:
        yield "    no one article says all of this"


def _who(paths: Sequence[str]) -> str:
    shown = [visible(path) for path in paths[:_MOST]]
    more = len(paths) - len(shown)
    return ", ".join([*shown, *([f"{more} more"] if more else [])]) or "none"


def check_record(digest: str, judged: Sequence[JudgedStatement], articles: int, left_out: Sequence[Record]) -> Record:
    """A ``briefer/digest-check/1`` record."""
    facts = [fact for one in judged for fact in one.facts]
    errors = sum(bool(fact.rule) for fact in facts)
    return {
        "schema": SCHEMA,
        "digest": digest,
        "articles": articles,
        "faithful": None if not facts else not errors,
        "mentions": len(facts),
        "supported": len(facts) - errors,
        "statements": [
            {
                "text": one.statement.text,
                "line": one.statement.line,
                "named": list(one.statement.named),
                "supported_by": list(one.whole),
                "mentions": [_mention(fact) for fact in one.facts],
            }
            for one in judged
        ],
        "left_out": list(left_out),
    }


def _mention(fact: JudgedFact) -> Record:
    return {
        "text": fact.text,
        "kind": fact.kind,
        "supported_by": list(fact.supported_by),
        "otherwise": [{"path": path, "message": message} for path, message in fact.others],
        "rule": f"{fact.rule}-{fact.kind}" if fact.rule else None,
        "message": fact.message or None,
    }
