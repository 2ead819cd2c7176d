"""A check run for a terminal: findings with the lines of summary and source, the figure marked in both."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import groupby
from operator import itemgetter
from typing import Final, TextIO

from briefer.checks.outcome import CheckedPair, FailedPair, Outcome, PairFinding, Totals
from briefer.checks.reports.account import account_lines
from briefer.checks.reports.context import RunContext
from briefer.checks.reports.digest import (
    allowed_by,
    counted,
    is_loss,
    is_news,
    is_shown,
    losses,
    recall,
    set_aside,
    totals_line,
    verdict,
)
from briefer.checks.reports.excerpt import columns, excerpt
from briefer.checks.reports.places import Lines, PairLines, has_lines, pair_name, place, shown_path
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.report import Severity
from briefer.io.terminal import inert, visible, without_commands
from briefer.text.span import Span

_INDENT: Final = "  "
_TEXT_WIDTH: Final = 100
_NARROWEST: Final = 40  # an excerpt below that tells nothing

_BOLD, _DIM, _UNDERLINED, _RED, _GREEN, _YELLOW = "1", "2", "4", "31", "32", "33"
_OF_SEVERITY: Final = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line and its style: parameters of ANSI's SGR sequence, "" for none."""

    text: str
    style: str = ""


class TextReporter:
    """Pairs that fail, what is allowed in others, then a line of totals. A single pair is always told whole."""

    def __init__(
        self,
        stream: TextIO,
        *,
        width: int,
        color: bool,
        single: bool = False,
        explain: bool = False,
        context: RunContext = RunContext(),  # noqa: B008 - a frozen value
    ) -> None:
        self._stream = stream
        self._context = context
        self._width = max(width, _NARROWEST)
        self._color = color
        self._single = single
        self._explain = explain
        self._count = 0
        self._gap = ""

    def add(self, outcome: Outcome) -> None:
        """Writes what there is to tell about one pair."""
        self._count += 1
        if isinstance(outcome, FailedPair):
            self._break()
            name = inert(pair_name(outcome, self._count))
            self._paragraph([Piece(f"{name}:", _BOLD), Piece("not checked:", _RED), Piece(visible(outcome.error))])
            self._stream.write("\n")
            return
        lines = PairLines(outcome)
        if not self._single and not self._explain and not is_shown(outcome, self._context):
            self._allowed(outcome, lines)
            return
        self._break()
        self._head(outcome)
        for found in outcome.findings:
            if is_news(found) and not is_loss(found) and found.finding.rule is not RuleCode.NOT_CHECKED:
                self._finding(outcome, found, lines)
        for missed in outcome.missed:
            self._stream.write("\n")
            self._paragraph([Piece("error", _RED), Piece(f"{RuleCode.THRESHOLD}: {visible(missed)}")])
        for rule, lost in losses(outcome):
            self._stream.write("\n")
            self._paragraph([Piece("warning", _YELLOW), Piece(f"{rule}: {visible(lost)}")])
        if outcome.silenced:
            self._stream.write("\n")
            self._allowed(outcome, lines)
            self._gap = ""
        if self._explain:
            self._stream.writelines(f"{line}\n" for line in account_lines(outcome.report, lines, self._width))
        if not self._single:
            self._stream.write("\n")

    def close(self, totals: Totals) -> None:
        """Writes the totals; of a single pair the verdict has said them."""
        self._break()
        if not self._single:
            self._paragraph([Piece(totals_line(totals, self._context.settings), _BOLD)])
        elif self._context.settings:
            self._stream.write("\n")
            self._paragraph([Piece(f"Settings: {inert(self._context.settings)}.", _DIM)])

    def _break(self) -> None:
        """Parts what comes from the lines of what is allowed."""
        self._stream.write(self._gap)
        self._gap = ""

    def _head(self, pair: CheckedPair) -> None:
        style = _RED if not pair.passed else _GREEN if pair.report.checked else _YELLOW
        if not self._single:
            source = [] if pair.source is None else [Piece(f"against {inert(shown_path(pair.source))}", _DIM)]
            self._paragraph([Piece(inert(pair_name(pair, self._count)), _BOLD), *source])
        aside = set_aside(known=sum(found.known for found in pair.findings), allowed=len(pair.silenced))
        told = [verdict(pair), *filter(None, [recall(pair), aside])]
        ends = [*";" * (len(told) - 1), "."]
        styles = [style, "", _DIM] if len(told) == 3 else [style, _DIM if aside else ""]
        self._paragraph([Piece(f"{a}{b}", c) for a, b, c in zip(told, ends, styles, strict=False)], hang="")

    def _allowed(self, pair: CheckedPair, lines: PairLines) -> None:
        """What is let pass is never passed over in silence: a line each, with who allows it, and why."""
        for found in pair.silenced:
            region = lines.summary.region(found.in_summary) if found.in_summary else None
            said = f"{found.finding.rule}: {visible(found.finding.message + allowed_by(found))}"
            where = place(pair.summary, "summary", region)
            self._paragraph([Piece(f"{inert(where)}:", _BOLD), Piece("allowed", _GREEN), Piece(said)])
            self._gap = "\n"

    def _finding(self, pair: CheckedPair, found: PairFinding, lines: PairLines) -> None:
        severity = found.finding.severity
        region = lines.summary.region(found.in_summary) if found.in_summary else None
        self._stream.write("\n")
        self._paragraph(
            [
                Piece(f"{inert(place(pair.summary, 'summary', region))}:", _BOLD),
                Piece(str(severity), _OF_SEVERITY[severity]),
                Piece(f"{found.finding.rule}: {visible(found.finding.message)}"),
            ]
        )
        if found.in_summary:
            self._marked("summary", pair.summary, lines.summary, found.in_summary, _OF_SEVERITY[severity])
        if found.in_source:
            self._marked("source", pair.source, lines.source, found.in_source, _GREEN)

    def _marked(self, label: str, path: str | None, lines: Lines, span: Span, style: str) -> None:
        number = f":{lines.region(span).line}" if has_lines(path) else ""
        head = f"{_INDENT}{label + number:>{len('summary:0000')}}  "
        shown = excerpt(lines, span, self._width - len(head))
        marked = self._styled(shown.marked, f"{_BOLD};{_UNDERLINED};{style}") if self._color else f"[{shown.marked}]"
        self._stream.write(f"{self._styled(head, _DIM)}{shown.before}{marked}{shown.after}\n")

    def _paragraph(self, pieces: Sequence[Piece], hang: str = _INDENT * 2) -> None:
        indent = ""
        for line in filled(pieces, self._width, len(hang)):
            text = indent + " ".join(self._styled(piece.text, piece.style) for piece in line)
            self._stream.write(without_commands(text) + "\n")
            indent = hang

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._color and style else text


def pair_text(pair: CheckedPair, most_bytes: int) -> str:
    """What a terminal report says of one pair, without colours, for reports that hold it as a text of limited size."""
    stream = StringIO()
    TextReporter(stream, width=_TEXT_WIDTH, color=False, single=True).add(pair)
    stream.writelines(f"\nnote: {visible(line)}\n" for line in pair.unused)  # a terminal has them on stderr
    text = stream.getvalue()
    data = text.encode()
    if len(data) <= most_bytes:
        return text
    kept = data[:most_bytes].decode(errors="ignore").rpartition("\n\n")[0]
    return f"{kept}\n\nCut here; {counted(len(pair.findings), 'finding')} in all: --format json tells every one.\n"


def filled(pieces: Iterable[Piece], width: int, hang: int = 0) -> Iterator[list[Piece]]:
    """Words of pieces on lines of at most `width` columns, all but the first `hang` columns shorter.

    A word that is wider than a line gets one to itself: a path must stay whole to be of use.
    """
    words = [(word, piece.style) for piece in pieces for word in piece.text.split(" ") if word]
    line: list[tuple[str, str]] = []
    used = 0
    room = width
    for word, style in words:
        size = columns(word)
        if line and used + 1 + size > room:
            yield _joined(line)
            line, used, room = [], 0, width - hang
        line.append((word, style))
        used += size + (used > 0)
    if line:
        yield _joined(line)


def _joined(words: Sequence[tuple[str, str]]) -> list[Piece]:
    """The words of a line, those of one style together."""
    return [Piece(" ".join(word for word, _ in run), style) for style, run in groupby(words, key=itemgetter(1))]
