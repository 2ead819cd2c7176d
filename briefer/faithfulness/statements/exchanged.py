"""Who did it to whom, whichever verb and voice tell it: "A lent it to B" is not "A borrowed it from B"."""

from collections.abc import Iterator, Sequence

from briefer.faithfulness.codes import RuleCode
from briefer.faithfulness.statements.source_statements import SourceStatements, SummarySentence
from briefer.text.deeds import Deed, agrees, deeds, is_turned

Span = tuple[int, int]


def turned_deed(
    sentence: SummarySentence, near: Sequence[int], source: SourceStatements
) -> tuple[RuleCode, Span, Span] | None:
    """A deed of which the source sentences near say that the second party did it to the first, and none that it is so.

    At least one of the two must be named: "the council told the mayor" may be told of others as well.
    """
    for deed in deeds(sentence.text):
        if not (deed.one.names or deed.other.names):
            continue
        turned: int | None = None
        for number, there in _deeds_near(near, source):
            if agrees(deed, there):
                break
            if turned is None and is_turned(deed, there, frozenset()):
                turned = number
        else:
            if turned is not None:
                words = sentence.start + deed.start, sentence.start + deed.end
                return RuleCode.SWAPPED_ROLES, words, source.sentences[turned]
    return None


def agreeing(sentence: SummarySentence, near: Sequence[int], source: SourceStatements) -> list[Span]:
    """Where verbs of a summary stand whose deeds the source sentences near tell as it does, perhaps by other verbs."""
    return [
        (sentence.start + deed.start, sentence.start + deed.end)
        for deed in deeds(sentence.text)
        if any(_tells(deed, there) for _, there in _deeds_near(near, source))
    ]


def _tells(deed: Deed, there: Deed) -> bool:
    return agrees(deed, there) and not (there.one.is_pronoun or there.other.is_pronoun)


def _deeds_near(near: Sequence[int], source: SourceStatements) -> Iterator[tuple[int, Deed]]:
    for number in near:
        start, end = source.sentences[number]
        for there in deeds(source.text[start:end]):
            yield number, there
