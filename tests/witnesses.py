"""Probes: what a list of words decides, asked of one example and answered in one line.

A probe imports what it asks for inside its body, so that `tests/test_words.py` can import it anew without one entry.
"""

from collections.abc import Callable

from tests.witnesses_briefing import BRIEFING
from tests.witnesses_forms import FORMS
from tests.witnesses_languages import figure_words, ordinary_in, place_in
from tests.witnesses_readers import READERS
from tests.witnesses_verbs import VERBS


def sentences(example: str) -> str:
    """Where the splitter cuts: the sentences, joined by " | "."""
    from briefer.text import split_paragraph

    return " | ".join(span.of(example) for span in split_paragraph(example))


def sentences_in(example: str) -> str:
    """``LANGUAGE: TEXT``: as `sentences`, of a text in that language."""
    from briefer.text import split_paragraph

    language, _, text = example.partition(": ")
    return " | ".join(span.of(text) for span in split_paragraph(text, language))


def reading_alone(example: str) -> str:
    """``LANGUAGE: SENTENCE``: whether a sentence of that language leans on the one before it."""
    from briefer.text.context import reads_alone

    language, _, text = example.partition(": ")
    return "reads alone" if reads_alone(text, language) else "leans"


def cuts(example: str) -> str:
    """The shorter forms that the rules make of a sentence, joined by " | "; "-" for none."""
    from briefer.briefing.compression import shorter_forms

    return " | ".join(shorter_forms(example)) or "-"


def verdicts(example: str) -> str:
    """``SOURCE || SUMMARY``: each name and figure of the summary with its verdict, joined by "; "; "-" for none."""
    from briefer import check

    source, _, summary = example.partition(" || ")
    return "; ".join(f"{m.mention.text}: {m.verdict}" for m in check(source, summary).mentions) or "-"


def mentions(example: str) -> str:
    """The names and figures that are found in a text, joined by "; "; "-" for none."""
    from briefer.facts.document import FactIndex

    return "; ".join(mention.text for mention in FactIndex.of(example).mentions) or "-"


def types(example: str) -> str:
    """The names and figures that are found in a text, each with its type, joined by "; "; "-" for none."""
    from briefer.facts.document import FactIndex

    return "; ".join(f"{mention.text}: {mention.type}" for mention in FactIndex.of(example).mentions) or "-"


def figures(example: str) -> str:
    """The figures of a text as they are read, joined by "; ": type, value, unit, bound, what they count."""
    from briefer.facts.document import FactIndex

    read: list[list[str | None]] = []
    for one in FactIndex.of(example).figures:
        per = one.per and f"per {one.per}"
        read.append([f"{one.text}:", one.type, one.value, one.unit, per, one.series, one.zone, one.bound, *one.label])
    return "; ".join(" ".join(part for part in parts if part and part != "exact") for parts in read) or "-"


def figures_in(example: str) -> str:
    """``LANGUAGE: TEXT``: as `figures`, of a text in that language."""
    from briefer.facts.document import FactIndex
    from briefer.text.language import Language

    code, _, text = example.partition(": ")
    found = FactIndex.of(text, language=Language(code)).figures
    return "; ".join(f"{one.text}: {one.type} {one.value} {one.unit or ''}".strip() for one in found) or "-"


def differences(example: str) -> str:
    """``ARTICLE || ARTICLE``: the measures that two articles differ on, joined by "; "; "-" for none."""
    from briefer.digest.agreement import Stated, Status, lines_of
    from briefer.digest.measures import measures_of
    from briefer.facts.document import FactIndex

    texts = example.split(" || ")
    found = lines_of(
        [Stated(place, None, one) for place, text in enumerate(texts) for one in measures_of(FactIndex.of(text))]
    )
    differing = [line for line in found if line.status is not Status.AGREE]
    return "; ".join(" / ".join(one.measure.said for one in line.stated) for line in differing) or "-"


def names_in(example: str) -> str:
    """``LANGUAGE: TEXT``: the names that are found in a text of that language, joined by "; "; "-" for none."""
    from briefer.facts.names import find_names
    from briefer.text.language import Language

    code, _, text = example.partition(": ")
    return "; ".join(name.text for name in find_names(text, (), Language(code))) or "-"


def names_across(example: str) -> str:
    """``LANGUAGE: SOURCE || LANGUAGE: SUMMARY``: each name of the summary with its verdict, joined by "; "."""
    from briefer.facts.document import FactIndex
    from briefer.text.language import Language

    source, summary = (
        FactIndex.of(text, language=Language(code))
        for code, _, text in (side.partition(": ") for side in example.split(" || "))
    )
    return "; ".join(f"{name.text}: {source.judge(name, summary).verdict}" for name in summary.names) or "-"


def notes(example: str) -> str:
    """A text without the marks of its notes, as whoever reads its figures sees it."""
    from briefer.text.superscripts import without_marks

    return without_marks(example)


def raised(example: str) -> str:
    """``BEFORE | RAISED``: how raised type stands in a line."""
    from briefer.text import superscripts

    before, _, text = example.partition(" | ")
    return before + superscripts.raised(text, before)


def judged(example: str) -> str:
    """``SOURCE || SENTENCE``: the rules that a generated sentence breaks, joined by "; "; "stands" for none."""
    from briefer.facts.document import FactIndex
    from briefer.faithfulness.sentence import judge_sentence, source_words
    from briefer.text import split_paragraph

    source, _, sentence = example.partition(" || ")
    proposal, _ = judge_sentence(sentence, FactIndex.of(source), source_words(source, split_paragraph(source)))
    return "; ".join(finding.rule for finding in proposal.findings) or "stands"


def content(example: str) -> str:
    """The content words of a text, folded; "-" for none."""
    from briefer.text.words import words_of

    return " ".join(word.folded for word in words_of(example, [(0, len(example))]) if word.is_content) or "-"


def measures(example: str) -> str:
    """``SYMBOLS | NAMES | ...``: whether each name, and some symbol, behind a number is a unit that converts."""
    from briefer.facts.figures import find_figures
    from briefer.facts.figures.grammar.units import unit_of

    def is_measure(text: str) -> bool:
        found = find_figures(text)
        return len(found) == 1 and text.endswith(found[0].text) and unit_of(found[0].unit) is not None

    symbols, names = (part.split(", ") for part in example.split(" | ")[:2])
    named = all(is_measure(f"It is 5 {name}") for name in names)
    signed = any(is_measure(f"It is 5{space}{symbol}") for symbol in symbols for space in ("", " "))
    return "a measure" if named and signed else "no measure"


def fact_tokens(example: str) -> str:
    """The words of a text that could be facts, joined by " | ", without the capital that begins it."""
    from briefer.faithfulness.account import TokenKind, fact_tokens

    return " | ".join(token.text for token in fact_tokens(example) if token.kind is not TokenKind.CAPITAL) or "-"


def reasons(example: str) -> str:
    """The words of a text that are no facts, with the reason of each, joined by "; "; "-" for none."""
    from briefer.faithfulness.account import fact_tokens
    from briefer.faithfulness.account.reasons import reason_for

    found = [(token.text, reason_for(token, example, False)) for token in fact_tokens(example)]
    return "; ".join(f"{text}: {reason}" for text, reason in found if reason) or "-"


def polarity(example: str) -> str:
    """The content words of a text that are denied in it, joined by " | "; "-" for none."""
    from briefer.faithfulness.statements.polarity import denied, is_negator
    from briefer.text.words import words_of

    words = words_of(example, [(0, len(example))])
    pairs = zip(words, denied(words), strict=True)
    return " | ".join(w.folded for w, is_denied in pairs if is_denied and w.is_content and not is_negator(w)) or "-"


def denial(example: str) -> str:
    """Whether a word of a text denies what is said around it."""
    from briefer.faithfulness.statements.polarity import denies
    from briefer.text.words import words_of

    return "denied" if any(map(denies, words_of(example, [(0, len(example))]))) else "-"


def opposites(example: str) -> str:
    """``WORD OTHER``: whether the two words deny each other."""
    from briefer.faithfulness.statements.opposites import other_sides, sides_of
    from briefer.text.words import stem

    one, other = (sides_of(stem(word)) for word in example.split())
    return "opposite" if other_sides(one) & other else "-"


def roles(example: str) -> str:
    """``SOURCE || SUMMARY``: whether roles are swapped."""
    from briefer import check

    source, _, summary = example.partition(" || ")
    return "; ".join(f.rule for f in check(source, summary).findings if f.rule == "swapped-roles") or "-"


def outside(example: str) -> str:
    """``SOURCE || SUMMARY``: what of the summary the source says otherwise, by the rules outside names and figures."""
    from briefer import check

    source, _, summary = example.partition(" || ")
    return "; ".join(said.rule for said in check(source, summary).contradictions) or "-"


def language(example: str) -> str:
    """The code of the language that a text's own words tell, with nobody to ask: a library takes half a second."""
    import briefer.facts.language as told
    from briefer.text.language import ToldBy

    ask, told._ranked = told._ranked, lambda *_: None
    try:
        found = told.language_of(example)
        return str(found.code) if found.by is ToldBy.TEXT else "-"
    finally:
        told._ranked = ask
        told._detected.cache_clear()


def asks_the_detector(example: str) -> str:
    """Whether the detector is asked about a text that stands beside an English one."""
    from unittest.mock import patch

    from briefer.facts import language

    with patch.object(language, "_ranked", return_value="en") as ranked:
        language._detected.__wrapped__(example, "en")
    return "asked" if ranked.called else "not asked"


PROBES: dict[str, Callable[[str], str]] = {
    **BRIEFING,
    **READERS,
    **FORMS,
    **VERBS,
    "sentences": sentences,
    "sentences_in": sentences_in,
    "reading_alone": reading_alone,
    "language": language,
    "asks_the_detector": asks_the_detector,
    "figure_words": figure_words,
    "ordinary_in": ordinary_in,
    "place_in": place_in,
    "cuts": cuts,
    "verdicts": verdicts,
    "mentions": mentions,
    "types": types,
    "figures": figures,
    "figures_in": figures_in,
    "differences": differences,
    "names_in": names_in,
    "names_across": names_across,
    "notes": notes,
    "raised": raised,
    "judged": judged,
    "content": content,
    "measures": measures,
    "fact_tokens": fact_tokens,
    "reasons": reasons,
    "polarity": polarity,
    "denial": denial,
    "opposites": opposites,
    "roles": roles,
    "outside": outside,
}
