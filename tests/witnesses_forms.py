"""The probes of lists of words that decide on single words and lines; see `witnesses`."""

from collections.abc import Callable
from types import SimpleNamespace


def line_seen(example: str) -> str:
    """What the text of a line says for or against its being a heading, joined by ", "; "-" for nothing."""
    from briefer.readers.plain.blocks import blocks_of
    from briefer.readers.plain.document_features import DocumentFeatures
    from briefer.readers.plain.feature_names import SIGNS, TELLING
    from briefer.readers.plain.text_features import wording

    seen = wording(example, DocumentFeatures.of(blocks_of(example)))
    return ", ".join(name for name in (*SIGNS, *TELLING) if name in seen) or "-"


def line_case(example: str) -> str:
    """How a line is capitalised."""
    from briefer.readers.plain.block_features import case_of

    return case_of(example)


def line_possible(example: str) -> str:
    """Whether a line can be a heading at all."""
    from briefer.readers.plain.block_features import is_possible_text

    return "may be a heading" if is_possible_text(example) else "is none"


def line_words(example: str) -> str:
    """What the words of a line show it to be about; "-" for nothing."""
    from briefer.readers.plain.blocks import blocks_of
    from briefer.readers.plain.document_features import DocumentFeatures

    return " ".join(sorted(DocumentFeatures.of(blocks_of(f"{example}\n\nIt is so.")).stems[0])) or "-"


def speaker(example: str) -> str:
    """Who speaks a line of a transcript; "-" for nobody."""
    from briefer.readers.dialogue.turns import speaker_of

    return speaker_of(example)[0] or "-"


def signature(example: str) -> str:
    """Whether the last paragraph of a wire story is its desk's."""
    from briefer.readers.markdown.render import DocBlock
    from briefer.readers.wire.layout import signed

    return signed([DocBlock("paragraph", "It rained."), DocBlock("paragraph", example)])[-1].kind


def tag_language(example: str) -> str:
    """The code of the language that a document's tag names."""
    from briefer.text.language import language_of_tag

    return language_of_tag(example) or "-"


def tolls(example: str) -> str:
    """The figures of a sentence that counts the victims of something, joined by "; "; "-" for another."""
    from briefer.briefing.tolls import TOLL
    from briefer.facts.document import FactIndex

    figures = FactIndex.of(example).figures if TOLL.search(example) else ()
    return "; ".join(one.text for one in figures) or "-"


def raises(example: str) -> str:
    """Whether a sentence tells that a toll has risen."""
    from briefer.briefing.tolls import RAISED

    return "raised" if RAISED.search(example) else "-"


def latest(example: str) -> str:
    """Whether a sentence raises a toll of at least 5 dead."""
    from decimal import Decimal

    from briefer.briefing.tolls import _raises, _Toll

    return "raised" if _raises(example, _Toll("death", Decimal(5), True)) else "-"


def opens(example: str) -> str:
    """Whether a model may open a sentence with a word that the passage does not have."""
    from briefer.models.copy_rule import START, CopyRule

    return "may open" if example in CopyRule("Rain fell").choice(START).words else "may not"


def personal(example: str) -> str:
    """Whether a sentence speaks of its writer or to its reader."""
    from briefer.salience.features import FEATURES

    return "personal" if FEATURES["says I, we or you"](SimpleNamespace(text=example), None) else "-"


def same_thing(example: str) -> str:
    """``ONE, OTHER``: whether a writer may call by one noun what another calls by the other."""
    from briefer.facts.figures.judging.nouns import may_stand_for

    one, _, other = example.partition(", ")
    return "may be one" if may_stand_for(one, other) else "are two"


def things_apart(example: str) -> str:
    """``ONE, OTHER``: whether nothing can be both."""
    from briefer.facts.figures.judging.nouns import exclude_each_other

    one, _, other = example.partition(", ")
    return "exclude each other" if exclude_each_other(one, other) else "may be one"


def person_noun(example: str) -> str:
    """Whether a noun counts people."""
    from briefer.facts.figures.judging.nouns import is_person

    return "people" if is_person(example) else "things"


def table_figures(example: str) -> str:
    """As `figures`, of a text whose lines are joined by " ¶ "."""
    from tests.witnesses import figures

    return figures(example.replace(" ¶ ", "\n"))


FORMS: dict[str, Callable[[str], str]] = {
    "line_seen": line_seen,
    "line_case": line_case,
    "line_possible": line_possible,
    "line_words": line_words,
    "speaker": speaker,
    "signature": signature,
    "tag_language": tag_language,
    "tolls": tolls,
    "raises": raises,
    "latest": latest,
    "opens": opens,
    "personal": personal,
    "same_thing": same_thing,
    "things_apart": things_apart,
    "person_noun": person_noun,
    "table_figures": table_figures,
}
