"""What a reader of a brief knows by then, and what of a sentence is not among it."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefer.briefing.coherence.reference import Reference, ReferenceRule
from briefer.briefing.coherence.rules import references
from briefer.briefing.coherence.tokens import tokens
from briefer.facts.document import FactIndex
from briefer.facts.mention import NameType
from briefer.text.remembered import REMEMBERED
from briefer.text.span import Span
from briefer.text.speakers import mark_end
from briefer.text.wordlists import words as word_list
from briefer.text.words import LETTER_RUN, TOKEN, stem

ANAPHORIC_NOUNS = word_list(__package__, "anaphoric_nouns.tsv")
KNOWN_DEFINITES = word_list(__package__, "known_definites.tsv")

_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z&]{1,5}s?(?![\w-])")
_DEFINED = re.compile(r"\(\s*[\"“]?(?:the )?[\"“]?([A-Z][A-Za-z&]{1,6})[\"”]?\s*\)")
# Words that a name is written out with: of "Dana Orr/AP Democratic", a credit and the next word, no one is called that.
_PLAIN_NAME = re.compile(rf"{LETTER_RUN}(?:['’.-][^\W\d_]*)*(?: {LETTER_RUN}(?:['’.-][^\W\d_]*)*)+")
_AGAINST = frozenset(("v", "vs", "versus"))
_LONGEST_NAME = 120  # characters before an acronym's bracket
_SMALL_WORDS = 3  # that an acronym leaves out: "Department of Health and Human Services"


_FAR = sys.maxsize
"""Behind every place."""
_BEFORE = -1
"""The place of what was introduced before the section."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the title, the headings and the printed sentences have introduced, and in which sentence.

    Attributes:
        stems: Of each stem, the place of the first sentence that has it, in the section; -1 for what stands before it.
        words: The same of each word, as written.
        name: The same of the first name.
        until: Only what is introduced before this place is known.
    """

    stems: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)
    name: int = _FAR
    until: int = _FAR

    def has_stem(self, key: str) -> bool:
        """Whether a word with this stem was introduced."""
        return self.stems.get(key, _FAR) < self.until

    def has_word(self, word: str) -> bool:
        """Whether a word was introduced as it is written."""
        return self.words.get(word, _FAR) < self.until

    @property
    def has_name(self) -> bool:
        """Whether anything was named."""
        return self.name < self.until

    def before(self, place: int) -> "Known":
        """What of it is known in front of a sentence of the section."""
        return Known(self.stems, self.words, self.name, place)

    def after(self, text: str | None) -> "Known":
        """What is known once a text is read."""
        return self.with_sentences([(_BEFORE, text)] if text else [])

    def with_sentences(self, placed: Iterable[tuple[int, str]]) -> "Known":
        """With what sentences introduce, each with its place."""
        stems, words, name = dict(self.stems), dict(self.words), self.name
        for place, text in placed:
            introduced = _introduced(text)
            for found, some in ((stems, introduced[0]), (words, introduced[1])):
                for key in some:
                    found[key] = min(place, found.get(key, place))
            name = min(name, place) if introduced[2] else name
        return Known(stems, words, name, self.until)


@lru_cache(REMEMBERED)
def _introduced(text: str) -> tuple[frozenset[str], frozenset[str], bool]:
    found = tokens(text)
    stems = frozenset(stem(word.folded.removesuffix("'s")) for word in found)
    return stems, frozenset(word.bare for word in found), any(word.is_capital for word in found[1:])


@dataclass(frozen=True, slots=True)
class Referents:
    """What an article names.

    Attributes:
        first: Of each stem, where the first sentence that has it begins.
        fuller: Of a surname, case-folded, where its bearer is named in full first, and how; none that two bear.
        acronyms: Of each acronym that the article explains, where it does, and what it stands for.
        first_name: Where the first name stands.
        shared: Surnames, case-folded, that stand behind several first names, whatever these name.
        opening: Where the article's first sentence begins: what it speaks of, nothing before it can say. -1 for none.
    """

    first: Mapping[str, int] = field(default_factory=dict)
    fuller: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    acronyms: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    first_name: int = 0
    shared: frozenset[str] = frozenset()
    opening: int = -1

    def introduced_at(self, reference: Reference) -> int | None:
        """Where the first sentence begins that has what a reference needs; None where only the one before can tell."""
        by_noun = reference.rule in (ReferenceRule.DEFINITE, ReferenceRule.DEMONSTRATIVE)
        word = reference.key if by_noun else stem(reference.text)
        return self.first.get(word) if reference.key else None

    @classmethod
    def of(cls, text: str, facts: FactIndex, sentences: Sequence[Span], opening: int = -1) -> "Referents":
        """Reads an article once; `facts` are those of all its `text`."""
        first: dict[str, int] = {}
        for span in sentences:
            for word in tokens(span.of(text)):
                first.setdefault(stem(word.folded), span.start)
        fuller: dict[str, tuple[int, str]] = {}
        bearers: dict[str, set[str]] = {}
        for name in facts.names:
            is_full = name.type is NameType.PERSON and name.sure and name.text.count(" ") in (1, 2)
            is_plain = _PLAIN_NAME.fullmatch(name.text) is not None and name.words[-1].isalpha()
            if is_full and is_plain and name.text.split(" ")[-1].casefold() == name.words[-1]:
                fuller.setdefault(name.words[-1], (name.start, name.text))
                bearers.setdefault(name.words[-1], set()).add(name.words[0])
        fuller = {last: full for last, full in fuller.items() if len(bearers[last]) == 1}
        acronyms: dict[str, tuple[int, str]] = {}
        for match in _DEFINED.finditer(text):
            long = _spelled_out(text[max(0, match.start() - _LONGEST_NAME) : match.start()], match.group(1))
            if long:
                acronyms.setdefault(match.group(1), (match.start(), long))
        first_name = min((name.start for name in facts.names if name.sure), default=len(text))
        firsts: dict[str, set[str]] = {}
        for name in facts.names:
            if len(name.words) > 1 and name.words[-1] in fuller:
                firsts.setdefault(name.words[-1], set()).add(name.words[0])
        shared = frozenset(last for last, found in firsts.items() if len(found) > 1)
        return cls(first, fuller, acronyms, first_name, shared, opening)


def _spelled_out(before: str, short: str) -> str | None:
    """The words before a bracket that an acronym stands for: their initials hold its capitals in order."""
    letters = [c for c in short if c.isupper()]
    found = list(TOKEN.finditer(before))
    if len(letters) < 2:
        return None
    for count in range(len(letters), min(len(letters) + _SMALL_WORDS, len(found)) + 1):
        some = found[-count:]
        initials = iter("".join(part[0] for m in some for part in m.group().split("-") if part).upper())
        whole = before[some[0].start() : some[-1].end()]
        # Not "of Management and Budget" for the Office of it.
        opens = whole[0].isupper() or not any(m.group()[0].isupper() for m in some)
        if opens and whole[0].upper() == letters[0] and all(c in initials for c in letters) and "\n" not in whole:
            return whole
    return None


def unknown(
    text: str, start: int, known: Known, referents: Referents, *, follows: bool = False, strict: bool = False
) -> list[Reference]:
    """What a sentence takes for known and its reader does not know.

    Args:
        text: The sentence, or what is made of it.
        start: Where it stands in the article.
        known: What was introduced before it.
        referents: Of the article.
        follows: Whether the sentence before it in the article is printed before it.
        strict: Whether what a reader passes over behind the subject counts, too: of a sentence that is moved.
    """
    if start == referents.opening and not strict:
        return []  # "His call came at noon, Ann Poe says": a reader of the article knows no more
    if follows:
        return list(_names(text, start, known, referents))
    found = [
        reference
        for reference in references(text)
        if _is_unknown(reference, text, start, known, referents, strict=strict)
    ]
    return [*found, *_names(text, start, known, referents)]


def _is_unknown(
    reference: Reference, text: str, start: int, known: Known, referents: Referents, *, strict: bool
) -> bool:
    if not reference.key:
        return True
    if known.has_stem(reference.key):
        return False
    if reference.rule is not ReferenceRule.DEFINITE:
        return True
    head = tokens(reference.text)[-1].folded.removesuffix("'s")
    before = referents.first.get(reference.key, start) < start
    if head in ANAPHORIC_NOUNS:
        # At its first mention "the company" is one that was named, if anything was.
        named = known.has_name or any(w.is_capital for w in tokens(text[: reference.start])[1:])
        return before or (not named and referents.first_name < start)
    return before and (reference.strong or strict) and head not in KNOWN_DEFINITES


def _names(text: str, start: int, known: Known, referents: Referents) -> Iterator[Reference]:
    """Surnames whose bearer, and acronyms whose meaning, the article gave before and the brief did not."""
    said: set[str] = set()
    before = ""
    mark = mark_end(text)  # "((SC)) Why?" is asked by whoever that is
    for word in tokens(text):
        place, full = referents.fuller.get(word.bare.casefold(), (start, ""))
        others = set(full.split()) - {word.bare}
        is_case = before in _AGAINST  # in "Doe v. Roe" Roe is part of the case's name
        before = word.folded
        if is_case:
            continue
        if word.start < mark:
            said.add(word.bare)
            continue
        if (
            word.is_capital
            and place < start
            and not known.has_word(word.bare)
            and word.bare not in said
            and not others & said
        ):
            yield Reference(ReferenceRule.SURNAME, word.text, word.start, word.end, full)
        said.add(word.bare)
    for match in _ACRONYM.finditer(text, mark):
        place, full = referents.acronyms.get(match.group(), (start, ""))
        if place < start and not known.has_word(match.group()) and full not in text:
            yield Reference(ReferenceRule.ACRONYM, match.group(), match.start(), match.end(), full)
