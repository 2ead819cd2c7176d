"""The verdict of a source on a name."""

from briefer.facts.mention import Judgement, Name, NameType, Verdict
from briefer.facts.names.judging.index import NameIndex, SpanPair
from briefer.facts.names.judging.matching import core, is_person_like, supported
from briefer.facts.names.judging.spelling import is_misspelling
from briefer.facts.names.tables.lexicon import given_names, is_ordinary, peoples, places
from briefer.facts.names.tables.vocabulary import CLUB_WORDS, FUNCTION_WORDS, ORGANISATION_WORDS, ROLES


def judge_name(name: Name, index: NameIndex) -> Judgement:
    """What the source behind `index` says of `name`, a mention of another text.

    Supported: the source has its words in this order, an acronym, long form or demonym of it, or the names it is put
    together from. Expanded: the source has only the surname, or only the wider article has this form. Altered: the
    source has a name that differs in a word or in a few letters. Unsupported: nothing resembles it.
    """
    span = supported(name, index)
    if span is not None:
        return Judgement(Verdict.SUPPORTED, span)
    return (
        _derived(name, index)
        or _expanded(name, index)
        or _fuller_body(name, index)
        or _altered(name, index)
        or Judgement(Verdict.UNSUPPORTED, None, f"{name.text} - the source does not name it")
    )


def _derived(name: Name, index: NameIndex) -> Judgement | None:
    """The US, where the source names Virginia; Americans only where it names no place outside the US."""
    canonical = places().get(name.words)
    span = None if canonical is None else index.regions.get(canonical)
    if span is not None and name.words in peoples() and not index.lies_in(canonical):
        return None
    if span is None:
        return None
    said = f"{name.text} - the source names {index.text[span[0] : span[1]]}, which lies there"
    return Judgement(Verdict.DERIVED, span, said)


def _fuller_body(name: Name, index: NameIndex) -> Judgement | None:
    """Norwich City where the source has "Norwich", Glasgow City Council where it has "Glasgow" and "the council"."""
    words = name.words
    if words[-1] in CLUB_WORDS:
        # "United" or "City", when the source names no such club in full.
        short = index.by_words.get(words[-1:])
        if short is not None and not any(len(other.words) > 1 for other in index.by_last.get(words[-1], ())):
            return _only(name, (short.start, short.end), index)
    for cut in range(len(words) - 1, 0, -1):
        rest = words[cut:]
        if not all(word in ORGANISATION_WORDS or word in CLUB_WORDS or is_ordinary(word) for word in rest):
            return None
        if not (rest[-1] in CLUB_WORDS or (rest[-1] in ORGANISATION_WORDS and index.related(rest[-1]))):
            return None
        if any(
            other.words[:cut] == words[:cut] and len(other.words) > cut for other in index.by_first.get(words[0], ())
        ):
            # "Manchester United" is no fuller form of "Manchester City".
            return None
        here = index.sequence(words[:cut], capital=True)
        if here is not None:
            return _only(name, here, index)
    return None


def _expanded(name: Name, index: NameIndex) -> Judgement | None:
    """A fuller form than the source has, or the form of it that only the wider article has."""
    words = name.words
    known = index.wider is not None and supported(name, index.wider) is not None
    here = _given_name_of(name, index, index.wider) if known and index.wider else None
    if here is None and len(words) > 1 and (known or is_person_like(name)):
        # "Tony Abbott" where the source has "Abbott" or "Mr Abbott", "Robert De Niro" where it has "De Niro".
        tails = (_bare(words[cut:], index) for cut in range(1, len(words)))
        here = next((span for span in tails if span is not None), None) or _bare_given_name(words[0], index)
    return None if here is None else _only(name, here, index)


def _bare(words: tuple[str, ...], index: NameIndex) -> SpanPair | None:
    """Where the source has this much of a name and no more: not "Smith" when it is "Adam Smith"."""
    length = len(core(words))
    if not length or any(len(core(other.words)) > length for other in index.by_last.get(words[-1], ())):
        return None
    return index.sequence(words, capital=True)


def _bare_given_name(word: str, index: NameIndex) -> SpanPair | None:
    """Where the source has a person's first name alone: not "Chris" when it is "Chris Jones"."""
    if word not in given_names() or any(len(core(other.words)) > 1 for other in index.by_first.get(word, ())):
        return None
    return index.sequence((word,), capital=True)


def _given_name_of(name: Name, index: NameIndex, wider: NameIndex) -> SpanPair | None:
    """Where a section says "Volodymyr", of the man whom the article names "Volodymyr Zelenskyy", for "Zelenskyy"."""
    bearers = (n for n in wider.by_last.get(name.words[-1], ()) if n.type is NameType.PERSON)
    spans = (_bare_given_name(bearer.words[0], index) for bearer in bearers if len(bearer.words) > len(name.words))
    return next((span for span in spans if span is not None), None)


def _only(name: Name, here: SpanPair, index: NameIndex) -> Judgement:
    said = index.text[here[0] : here[1]]
    return Judgement(Verdict.EXPANDED, here, f"{name.text} - the source says only {said}")


def _altered(name: Name, index: NameIndex) -> Judgement | None:
    """Another first name or surname, another second word, or a slip of spelling."""
    words = name.words
    if len(words) > 1:
        near = _sharing_a_word(words, index)
        if near is not None:
            said = f"{name.text} - the source names {near.text}"
            return Judgement(Verdict.ALTERED, (near.start, near.end), said)
        return None
    for word, other in index.by_letter.get(words[0][0], {}).items():
        if is_misspelling(words[0], word):
            said = f"{name.text} - the source writes {other.text}"
            return Judgement(Verdict.ALTERED, (other.start, other.end), said)
    return None


def _sharing_a_word(words: tuple[str, ...], index: NameIndex) -> Name | None:
    """The longer name of the source that ends or begins as `words` do."""
    for table, word in ((index.by_last, words[-1]), (index.by_first, words[0])):
        if word in ROLES or word in FUNCTION_WORDS:
            continue
        for other in table.get(word, ()):
            if len(other.words) > 1:
                return other
    return None
