"""The phrases of a source by their initials, for acronyms that it never defines: GDP of "gross domestic product"."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefer.facts.names.judging.aliases import is_numeral
from briefer.facts.names.tables.vocabulary import FUNCTION_WORDS
from briefer.facts.names.tokens import Token

_PHRASE: Final = 8


def initialed_phrases(text: str, tokens: Sequence[Token]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The initials and the span of each run of three to eight content words in one phrase: "gdp".

    A run stands behind a small word or opens a clause.
    """
    start = 0
    for at in range(len(tokens) + 1):
        joined = (
            at > start and at < len(tokens) and not text[tokens[at - 1].tail : tokens[at].start].strip(" -\u2010\n")
        )
        content = at < len(tokens) and tokens[at].word not in FUNCTION_WORDS and tokens[at].word.isalpha()
        if at < len(tokens) and content and (joined or at == start):
            continue
        for end in range(start + 3, min(at, start + _PHRASE) + 1):
            last = tokens[end - 1].word
            letters = "".join(token.word[0] for token in tokens[start : end - 1])
            letters += last if is_numeral(last) else last[0]
            yield letters, (tokens[start].start, tokens[end - 1].end)
        start = at if content else at + 1
