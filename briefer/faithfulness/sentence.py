"""Judges one sentence of a summary in the making: names and figures, form, and by its words what it says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from briefer.facts.document import FactIndex
from briefer.facts.mention import Kind
from briefer.faithfulness.alignment import Alignment, SourceWords, added_word, align, truncated_at, unsupported_break
from briefer.faithfulness.bindings import loose
from briefer.faithfulness.check import judge_summary
from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.nearest import nearest_sentences
from briefer.faithfulness.report import FaithfulnessReport, Finding, Severity
from briefer.faithfulness.statements import contradictions, statements_of
from briefer.faithfulness.strictness import StatementCheck, Strictness
from briefer.text.context import is_balanced, is_ended, is_only_quoted, reads_alone
from briefer.text.language import Language
from briefer.text.patterns import one_of
from briefer.text.span import Span
from briefer.text.wordlists import words

_words = partial(words, __package__, "sentence_words.tsv")

LEAST_COVERAGE = 0.7
"""A sentence whose content words are mostly not its section's says something else, names or no names."""


FEWEST_WORDS = 4


MOST_WORDS = 120


_LOWER_START = re.compile(r"[\W_]*[a-z]")


# "He said he expects no turmoil": in a brief the sentence before may be about somebody else.
_DANGLING = re.compile(
    rf"(?:{one_of(_words('dangling_2'))})\b|(?:This|That|These|Those) (?:{one_of(_words('dangling'))})\b"
)


_OPENING_CONJUNCTION = re.compile(r"(?:And|But|So|Or|Because),? (?=\w)")


# What tokenizers print for what is not in their vocabulary, and decoders for bytes that are no text.
_NO_LETTER = frozenset("⁇\ufffd")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One sentence of a candidate with what is held against it; it may be printed only when nothing is.

    `refused` holds what the model wrote, with the findings against that, when `text` is its repair. `statement` says
    how what it says was checked; where its words do not show it, `nearest` holds the numbers of the source sentences
    that it is about, best first, and `entailment` the probability that a judge gave it, None where none was asked.
    """

    text: str
    alignment: Alignment
    findings: tuple[Finding, ...]
    refused: "Proposal | None" = None
    statement: StatementCheck = StatementCheck.WORDS
    nearest: tuple[int, ...] = ()
    entailment: float | None = None

    @property
    def is_printable(self) -> bool:
        """True when the sentence may be printed."""
        return not self.findings


def judge_sentence(
    text: str, document: FactIndex, source: SourceWords, strictness: Strictness = Strictness.WORDS
) -> tuple[Proposal, FaithfulnessReport]:
    """Judges one generated sentence; findings of every kind are errors here.

    Args:
        text: The sentence.
        document: The facts that its names and figures must stand on.
        source: The words of what it was made from.
        strictness: Below `Strictness.WORDS` a sentence whose words do not show that the source says it may stand: it is
            for a judge, or for the reader.
    """
    text = _tidy(text)
    if len(text.split()) > MOST_WORDS:
        nothing = judge_summary(document, "", ())
        return Proposal(
            text, align("", source), (_finding(RuleCode.BROKEN_SENTENCE, "too long for a sentence"),)
        ), nothing
    report = judge_summary(document, text, ())
    alignment = align(text, source)
    findings = [f for f in report.findings if f.severity is Severity.ERROR]
    if form := _malformed(text, document.language):
        findings.append(_finding(RuleCode.BROKEN_SENTENCE, form))
    unsaid = _statement(text, alignment, report)
    if strictness is Strictness.WORDS:
        return Proposal(text, alignment, (*findings, *unsaid)), report
    findings += loose(report, document)
    findings += _turned(text, document, report)
    shows = not unsaid and (strictness is Strictness.FACTS or _is_verbatim(alignment))
    if shows or findings:
        return Proposal(text, alignment, tuple(findings)), report
    nearest = nearest_sentences(text, source)
    if not nearest:
        findings.append(_finding(RuleCode.UNGROUNDED_SENTENCE, "the section has none of its words"))
    return Proposal(text, alignment, tuple(findings), statement=StatementCheck.UNCHECKED, nearest=nearest), report


def _turned(text: str, document: FactIndex, report: FaithfulnessReport) -> list[Finding]:
    """What the sentence turns round of what the source says: who did it to whom, a "not", an outcome; in English."""
    if document.language is not Language.ENGLISH:
        return []
    names = [(m.mention.start, m.mention.end) for m in report.mentions if m.mention.kind is Kind.NAME]
    source = statements_of(document.text)
    return [_finding(found.rule, found.message) for found in contradictions(source.reworded(text), source, names)]


def _is_verbatim(alignment: Alignment) -> bool:
    """True for a sentence of the source, word for word and whole."""
    if not alignment.places or alignment.seams or None in alignment.places:
        return False
    words = [alignment.source.words[place] for place in alignment.places if place is not None]
    number = words[0].sentence
    return words[-1].sentence == number and len(words) == sum(w.sentence == number for w in alignment.source.words)


def _statement(text: str, alignment: Alignment, report: FaithfulnessReport) -> list[Finding]:
    """What is wrong with what the sentence says, names and figures apart."""
    coverage = alignment.coverage
    if coverage is None or coverage < LEAST_COVERAGE:
        share = f"only {coverage:.0%}" if coverage else "none"
        return [_finding(RuleCode.UNGROUNDED_SENTENCE, f"the section has {share} of its words")]
    bound = [(m.mention.start, m.mention.end) for m in report.mentions]
    if word := added_word(alignment, bound):
        return [_finding(RuleCode.UNGROUNDED_SENTENCE, f"the source sentence has no “{text[word.start : word.end]}”")]
    if seam := unsupported_break(alignment, bound):
        joined = text[alignment.words[max(seam.index - 1, 0)].start : alignment.words[seam.index].end]
        return [_finding(RuleCode.SPLICED_SENTENCE, f"“{joined}” joins what the section says apart")]
    if text.endswith("?") != _asks(alignment):
        return [_finding(RuleCode.BROKEN_SENTENCE, "asks what its source sentence states, or states what it asks")]
    if word := truncated_at(alignment):
        where = "starts" if word is alignment.words[0] else "ends"
        cut = text[word.start : word.end]
        return [_finding(RuleCode.CLIPPED_SENTENCE, f"{where} at “{cut}”, in the middle of what is said")]
    return []


def _asks(alignment: Alignment) -> bool:
    """True when the source sentence that most words come from is a question."""
    if alignment.anchor is None:
        return False
    start, end = alignment.source.sentences[alignment.anchor]
    return alignment.source.text[start:end].rstrip("\"'”’ )").endswith("?")


def _finding(rule: RuleCode, message: str) -> Finding:
    return Finding(rule, Severity.ERROR, message)


def _tidy(text: str) -> str:
    """A generated sentence starts with a capital and without the "And" that joined it to the one before it."""
    text = _OPENING_CONJUNCTION.sub("", text, count=1) if _OPENING_CONJUNCTION.match(text) else text
    # "iPhone sales" stays as it is.
    return text[:1].upper() + text[1:] if text[:1].islower() and not text[1:2].isupper() else text


def _malformed(text: str, language: str) -> str | None:
    """What is wrong with the form of a sentence, or None."""
    if len(text.split()) < FEWEST_WORDS:
        return "too short for a sentence"
    if "|" in text:
        return "a row of a table"  # "Fares in 2024 | |."
    if not _NO_LETTER.isdisjoint(text):
        return "has a sign in place of a letter that the model does not know"
    if not is_ended(text, language):
        return "does not end"
    if _LOWER_START.match(text):
        return "starts in the middle"
    if _DANGLING.match(text) or (language != "en" and not reads_alone(text, language)):
        return "starts with a pronoun for what the sentence does not name"
    if is_only_quoted(text, language):
        return "a quotation without its speaker"
    if not is_balanced(text, language):
        return "unbalanced quotes or brackets"
    return None


def source_words(text: str, sentences: Sequence[Span]) -> SourceWords:
    """The words of a passage, for alignment."""
    return SourceWords.of(text, [(s.start, s.end) for s in sentences])
