"""Name and figure fidelity of a summary against its source: find, judge, count. No model, no network, no torch.

Precision against source follows Nan et al. 2021, "Entity-level Factual Consistency of Abstractive Text Summarization":
the share of the summary's mentions that the source supports. Recall is the share of the source's required facts that
survive. Both are micro-averages over one pair, and None when there is nothing to measure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from briefer.documents.source_map import HiddenSpan, SourceMap, with_odd_characters
from briefer.facts.document import FactIndex
from briefer.facts.mention import Kind, Mention, Verdict
from briefer.facts.required import SOURCE_CAP, default_cap, required_facts
from briefer.faithfulness.account import Outside, unclaimed
from briefer.faithfulness.alignment import align, fusion_break, may_be_fused
from briefer.faithfulness.languages import Languages, ToldLanguages
from briefer.faithfulness.offsets import remapped
from briefer.faithfulness.report import FaithfulnessReport, JudgedMention, RequiredFact, Splice
from briefer.faithfulness.statements import SourceStatements, SummarySentence, contradictions, statements_of
from briefer.faithfulness.verbatim import as_written
from briefer.text.language import NAMES_IN, Language
from briefer.text.wrapping import filled_breaks

# The statements of so long a source, in characters, are remembered for its next summary; a longer one takes much room.
_SHORT: Final = 8_000


def check(
    source: str,
    summary: str,
    *,
    require: Sequence[str] = (),
    ner: bool = False,
    told: ToldLanguages | None = None,
) -> FaithfulnessReport:
    """Judges a summary, made by any tool or by hand, against the whole text it summarizes.

    Both are judged as a reader sees them, without characters that show nothing; the report is on what is written.

    Args:
        source: The source text.
        summary: The summary text.
        require: Regular expressions; a name or figure of the source that overlaps a match is required to survive.
        ner: Whether spaCy (the `[ner]` extra) tells the types of names that the rules cannot; no verdict changes.
        told: The languages of the two, where the user or the documents tell them.

    Raises:
        re.error: if one of `require` is no regular expression.
        ModelError: with `ner`, when the extra is missing or not the pinned one.
    """
    patterns = [re.compile(pattern) for pattern in require]
    seen_source, seen_summary = _seen_otherwise(source), _seen_otherwise(summary)
    if seen_source or seen_summary:
        one, other = SourceMap.of(source, seen_source), SourceMap.of(summary, seen_summary)
        report = check(one.text, other.text, require=require, ner=ner, told=told)
        return remapped(report, source, summary, one.to_written, other.to_written)
    languages = Languages.of(source, summary, told)
    if (read_in := languages.source.covered) is None or languages.summary.covered is None:
        return FaithfulnessReport(source, summary, (), (), languages=languages)
    document = FactIndex.of(source, ner=ner, language=read_in)
    required = required_facts(document, default_cap(source, SOURCE_CAP), patterns)
    return _checked(document, summary, required, patterns, languages, ner=ner)


def _seen_otherwise(text: str) -> tuple[HiddenSpan, ...]:
    """Characters that are seen otherwise or not, and line ends that a reader sees as spaces."""
    breaks = tuple(HiddenSpan(at, at + 1, " ") for at in filled_breaks(text))
    return with_odd_characters(text, breaks)


def check_against(
    document: FactIndex,
    summary: str,
    required: Sequence[Mention],
    require: Sequence[str] = (),
    *,
    ner: bool = False,
    told: ToldLanguages | None = None,
) -> FaithfulnessReport:
    """Judges a summary as `check` does, against facts already found.

    Args:
        document: The facts of the text that is summarized; the aliases that it knows may be a whole article's.
        summary: The summary text.
        required: Mentions of `document` that must survive.
        require: The patterns that some of them were required by.
        ner: As for `check`.
        told: As for `check`; the source's language must be that in which its facts were found.
    """
    languages = Languages.of(document.text, summary, told)
    if languages.why_unchecked:
        return FaithfulnessReport(document.text, summary, (), (), languages=languages)
    return _checked(document, summary, required, [re.compile(pattern) for pattern in require], languages, ner=ner)


def _checked(
    document: FactIndex,
    summary: str,
    required: Sequence[Mention],
    patterns: Sequence[re.Pattern[str]],
    languages: Languages,
    *,
    ner: bool,
) -> FaithfulnessReport:
    report = judge_summary(document, summary, required, ner=ner, language=languages.summary.covered)
    asked = [match.span() for pattern in patterns for match in pattern.finditer(document.text)]
    facts = report.required
    if asked:
        facts = tuple(replace(fact, asked=_overlaps(fact.mention, asked)) for fact in facts)
    if not languages.are_english:
        # What statements deny and where sentences are welded is known of English alone.
        return replace(report, required=facts, languages=languages)
    text = document.text
    statements = statements_of(text) if len(text) <= _SHORT else SourceStatements(text)
    reworded = statements.reworded(summary)
    names = [(m.mention.start, m.mention.end) for m in report.mentions if m.mention.kind is Kind.NAME]
    return replace(
        report,
        required=facts,
        languages=languages,
        splices=tuple(find_splices(statements, reworded)),
        contradictions=tuple(contradictions(reworded, statements, names)),
    )


def _overlaps(mention: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < mention.end and mention.start < end for start, end in spans)


def find_splices(source: SourceStatements, sentences: Sequence[SummarySentence]) -> Iterator[Splice]:
    """The sentences of a summary that weld pieces of distant source sentences together."""
    for sentence in sentences:
        if not may_be_fused(sentence.words) or not source.has_all(sentence.words):
            continue  # the words of most summaries are not all the source's, and aligning is dear
        alignment = align(sentence.text, source.source_words)
        if seam := fusion_break(alignment):
            left, right = alignment.words[seam.index - 1], alignment.words[seam.index]
            yield Splice(sentence.start, sentence.end, sentence.text[left.start : right.end])


def judge_summary(
    document: FactIndex,
    summary: str,
    required: Sequence[Mention],
    *,
    ner: bool = False,
    language: Language | None = None,
) -> FaithfulnessReport:
    """Judges a summary against facts already found.

    Args:
        document: The facts of the text that is summarized.
        summary: The summary.
        required: Mentions of `document` that must survive.
        ner: As for `check`.
        language: That of the summary; None for that of `document`.
    """
    language = language or document.language
    own = FactIndex.of(summary, language=language)
    shown, found = (own.typed().mentions if ner and language is Language.ENGLISH else own.mentions), own.mentions
    if not {document.language, language} <= NAMES_IN:  # of the two only figures can be compared
        shown = found = own.figures
        required = [fact for fact in required if fact.kind is Kind.FIGURE]
    typed = {(mention.start, mention.kind): mention for mention in shown}
    judged = [  # and roles of which the statement has neither a name nor a figure
        JudgedMention(typed.get((mention.start, mention.kind), mention), judgement)
        for mention, judgement in document.judge_all(found, own)
    ]
    left = list(unclaimed(summary, document, [(m.mention.start, m.mention.end) for m in judged], language))
    failing = [JudgedMention(word.mention(), word.judgement()) for word in left if word.is_finding]
    ordered = sorted([*judged, *failing], key=lambda m: (m.mention.start, m.mention.end))
    mentions = tuple(as_written(document.text, summary, ordered, language.value))
    evidence = [
        (m.mention.kind, *m.judgement.evidence)
        for m in judged
        if m.judgement.evidence and m.verdict in (Verdict.SUPPORTED, Verdict.EXPANDED)
    ]
    facts = tuple(RequiredFact(mention, survives(mention, own, evidence)) for mention in required)
    outside = tuple(Outside.of(word) for word in left if not word.is_finding)
    return FaithfulnessReport(document.text, summary, mentions, facts, outside=outside)


def survives(mention: Mention, summary: FactIndex, evidence: Sequence[tuple[Kind, int, int]]) -> bool:
    """True when the summary states a mention of the source.

    Either the summary would support it word for word or as a shorter form ("Zelenskyy" keeps "Volodymyr Zelenskyy"), or
    one of its mentions that the source supports rests on it as `evidence` ("about 18%" keeps "18.3%").
    """
    rested_on = any(kind is mention.kind and low < mention.end and mention.start < high for kind, low, high in evidence)
    return rested_on or summary.states(mention)
