"""What the model proposes, judged sentence by sentence: the model proposes, the evaluator disposes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefer.article import Span
from briefer.evaluator import Faithfulness, Finding, Severity, judge_summary
from briefer.facts.alignment import Alignment, SourceWords, added_word, align, clipped, splice
from briefer.facts.document import Document
from briefer.passages import Part, folded
from briefer.repair import repairs
from briefer.salience.features import is_only_quoted
from briefer.sentences import split_paragraph
from briefer.summarizers.base import Candidate

LEAST_COVERAGE = 0.7
"""A sentence whose content words are mostly not its section's says something else, names or no names."""
FEWEST_WORDS = 4
MOST_WORDS = 120

_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_LOWER_START = re.compile(r"[\W_]*[a-z]")
# "He said he expects no turmoil": in a brief the sentence before may be about somebody else.
_DANGLING = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its)\b"
    r"|(?:This|That|These|Those) (?:is|was|are|were|has|have|will|would|can|could)\b"
)
_OPENING_CONJUNCTION = re.compile(r"(?:And|But|So|Or|Because),? (?=\w)")
_QUOTES = (("“", "”"), ("(", ")"), ("[", "]"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sentence of a candidate with what is held against it; it may be printed only when nothing is.

    `refused` holds what the model wrote, with the findings against that, when `text` is its repair.
    """

    text: str
    alignment: Alignment
    findings: tuple[Finding, ...]
    refused: "Proposal | None" = None

    @property
    def stands(self) -> bool:
        """True when the sentence may be printed."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class JudgedCandidate:
    """A candidate's sentences, judged; `score` is the model's own."""

    proposals: tuple[Proposal, ...]
    score: float

    @property
    def support(self) -> float:
        """The share of sentences that stand; a repair counts for half of one."""
        worth = [0.5 if p.refused else 1.0 for p in self.proposals if p.stands]
        return sum(worth) / len(self.proposals) if self.proposals else 0.0


@dataclass(frozen=True, slots=True)
class JudgedPart:
    """What the model proposed for a part, best first by its own score.

    `refused` is what it proposed before; `chosen` says that it chose among what stands.
    """

    part: Part
    candidates: tuple[JudgedCandidate, ...]
    refused: tuple[Proposal, ...] = ()
    chosen: bool = False

    @property
    def stands(self) -> bool:
        """True when there is a sentence that may be printed."""
        return any(proposal.stands for candidate in self.candidates for proposal in candidate.proposals)


def judge_candidate(candidate: Candidate, document: Document, source: SourceWords) -> JudgedCandidate:
    """Judges each sentence of a candidate against its section (names, figures) and its passage (words, form)."""
    text = folded(candidate.text)
    sentences = [span.of(text) for span in split_paragraph(text)]
    return JudgedCandidate(tuple(_judge_or_repair(s, document, source) for s in sentences), candidate.score)


def _judge_or_repair(text: str, document: Document, source: SourceWords) -> Proposal:
    proposal, report = judge_sentence(text, document, source)
    if proposal.stands:
        return proposal
    for repaired in repairs(proposal.alignment, report):
        second, _ = judge_sentence(repaired, document, source)
        if second.stands:
            return replace(second, refused=proposal)
    return proposal


def judge_sentence(text: str, document: Document, source: SourceWords) -> tuple[Proposal, Faithfulness]:
    """Judges one generated sentence; findings of every kind are errors here."""
    text = _tidy(text)
    if len(text.split()) > MOST_WORDS:
        nothing = judge_summary(document, "", ())
        return Proposal(text, align("", source), (_finding("broken-sentence", "too long for a sentence"),)), nothing
    report = judge_summary(document, text, ())
    alignment = align(text, source)
    findings = [f for f in report.findings if f.severity is Severity.ERROR]
    if form := _malformed(text):
        findings.append(_finding("broken-sentence", form))
    findings += _statement(text, alignment, report)
    return Proposal(text, alignment, tuple(findings)), report


def _statement(text: str, alignment: Alignment, report: Faithfulness) -> list[Finding]:
    """What is wrong with what the sentence says, names and figures apart."""
    coverage = alignment.coverage
    if coverage is None or coverage < LEAST_COVERAGE:
        share = f"only {coverage:.0%}" if coverage else "none"
        return [_finding("ungrounded-sentence", f"the section has {share} of its words")]
    if word := added_word(alignment):
        return [_finding("ungrounded-sentence", f"the source sentence has no “{text[word.start : word.end]}”")]
    bound = [(m.mention.start, m.mention.end) for m in report.mentions]
    if seam := splice(alignment, bound):
        joined = text[alignment.words[max(seam.index - 1, 0)].start : alignment.words[seam.index].end]
        return [_finding("spliced-sentence", f"“{joined}” joins what the section says apart")]
    if text.endswith("?") != _asks(alignment):
        return [_finding("broken-sentence", "asks what its source sentence states, or states what it asks")]
    if word := clipped(alignment):
        where = "starts" if word is alignment.words[0] else "ends"
        cut = text[word.start : word.end]
        return [_finding("clipped-sentence", f"{where} at “{cut}”, in the middle of what is said")]
    return []


def _asks(alignment: Alignment) -> bool:
    """True when the source sentence that most words come from is a question."""
    if alignment.anchor is None:
        return False
    start, end = alignment.source.sentences[alignment.anchor]
    return alignment.source.text[start:end].rstrip("\"'”’ )").endswith("?")


def _finding(rule: str, message: str) -> Finding:
    return Finding(rule, Severity.ERROR, message)


def _tidy(text: str) -> str:
    """A generated sentence starts with a capital and without the "And" that joined it to the one before it."""
    text = _OPENING_CONJUNCTION.sub("", text, count=1) if _OPENING_CONJUNCTION.match(text) else text
    # "iPhone sales" stays as it is.
    return text[:1].upper() + text[1:] if text[:1].islower() and not text[1:2].isupper() else text


def _malformed(text: str) -> str | None:
    """What is wrong with the form of a sentence, or None."""
    if len(text.split()) < FEWEST_WORDS:
        return "too short for a sentence"
    if "|" in text:
        return "a row of a table"  # "Fares in 2024 | |."
    if not _ENDED.search(text):
        return "does not end"
    if _LOWER_START.match(text):
        return "starts in the middle"
    if _DANGLING.match(text):
        return "starts with a pronoun for what the sentence does not name"
    if is_only_quoted(text):
        return "a quotation without its speaker"
    if text.count('"') % 2 or any(text.count(a) != text.count(b) for a, b in _QUOTES):
        return "unbalanced quotes or brackets"
    return None


def overlap(one: str, other: str) -> float:
    """The share of the words of `one` that are in `other`; 0.0 without words."""
    words, have = one.casefold().split(), set(other.casefold().split())
    return sum(word in have for word in words) / len(words) if words else 0.0


def source_words(text: str, sentences: Sequence[Span]) -> SourceWords:
    """The words of a passage, for alignment."""
    return SourceWords.of(text, [(s.start, s.end) for s in sentences])
