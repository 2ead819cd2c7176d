"""Finds the names of a text by its capitals and a few word tables; no model."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefer.facts.codes import find_codes
from briefer.facts.mention import Figure, Name, NameType
from briefer.facts.names.casing import Casing, Layout, lay_out
from briefer.facts.names.kinds import name_type
from briefer.facts.names.lexicon import LONGEST_PLACE, given_names, is_compound, is_ordinary, peoples, places
from briefer.facts.names.tokens import Token, tokenize
from briefer.facts.names.vocabulary import (
    BODY_HEADS,
    FUNCTION_WORDS,
    HONORIFICS,
    HYPHEN_PREFIXES,
    MONTHS,
    NAME_MONTHS,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PEERAGES,
    PLACE_WORDS,
    ROLE_MODIFIERS,
    ROLE_PHRASES,
    ROLES,
    WEEKDAYS,
)

_SPACES: Final = frozenset((" ", "\u00a0", "\u2009", "\u202f", "  "))
_HYPHENS: Final = frozenset(("-", "\u2010", "\u2011", "‑"))
_JOINERS: Final = _HYPHENS | {" & ", "&", "/", " - "}
_BODY_LINKS: Final = frozenset(("of", "for", "and", "on", "the", "in", "to", "at"))


def find_names(text: str, figures: Sequence[Figure] = ()) -> tuple[Name, ...]:
    """The names of `text`, sorted; they overlap neither each other nor a span of `figures`.

    Each name's ``text`` is ``text[start:end]``, without titles, roles and possessive endings. One pass, linear.
    """
    return tuple(_Finder.of(text, figures).names())


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    tokens: list[Token]
    layout: Layout
    codes: dict[int, int]  # token -> its code's last token
    taken: list[bool]  # tokens inside figures
    seen: frozenset[str]  # words that stand capitalised inside a sentence

    @classmethod
    def of(cls, text: str, figures: Sequence[Figure]) -> "_Finder":
        tokens = tokenize(text)
        layout = lay_out(text, tokens)
        taken = _covered(tokens, sorted((f.start, f.end) for f in figures))
        codes = {
            i: j for i, j in _code_tokens(tokens, find_codes(text)).items() if not any(taken[k] for k in range(i, j + 1))
        }
        seen = frozenset(
            token.word
            for token, opens, casing in zip(tokens, layout.opens, layout.casing, strict=True)
            if not opens and casing is Casing.PLAIN and token.capital
        )
        return cls(text, tokens, layout, codes, taken, seen)

    def names(self) -> Iterator[Name]:
        index = 0
        while index < len(self.tokens):
            if index in self.codes:
                last = self.codes[index]
                yield self._name(range(index, last + 1), NameType.CODE)
                index = last + 1
            elif self.layout.casing[index] is Casing.NONE:
                index = yield from self._place_at(index)
            elif self._is_candidate(index):
                run = self._run(index)
                yield from self._split(run)
                index = run[-1] + 1
            else:
                index += 1

    # Runs of capitalised words

    def _is_candidate(self, index: int) -> bool:
        token = self.tokens[index]
        if not token.capital or self.taken[index] or index in self.codes:
            return False
        word = token.word
        if word in HYPHEN_PREFIXES and index + 1 < len(self.tokens) and self._gap(index) in _HYPHENS:
            return False
        if token.acronym and len(word) > 1 and self.layout.casing[index] is not Casing.UPPER:
            return word not in NOT_NAMES
        if word == "new" and index + 1 < len(self.tokens) and self.tokens[index + 1].capital:
            # "New York" anywhere, "New Labour" inside a sentence; not "New Celtic manager".
            return (word, self.tokens[index + 1].word) in places() or not self.layout.opens[index]
        if word in FUNCTION_WORDS or word in WEEKDAYS or word in NOT_NAMES or not any(c.isalpha() for c in word):
            return word in NAME_MONTHS and self._month_is_name(index)
        if word in MONTHS:
            return word in NAME_MONTHS and self._month_is_name(index)
        return True

    def _month_is_name(self, index: int) -> bool:
        """Theresa May, Mrs May, May's, "May said": not "May 2016", "in May"."""
        token = self.tokens[index]
        before = self.tokens[index - 1] if index else None
        after = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if after and after.word[:1].isdigit():
            return False
        if before and (before.word in HONORIFICS or before.word in given_names()) and before.capital:
            return True
        return bool(after and after.capital and not is_ordinary(after.word) and after.word not in FUNCTION_WORDS) or (
            token.possessive and not (before and before.word in {"in", "since", "last", "until", "this"})
        )

    def _gap(self, index: int) -> str:
        """What stands between a token and the next, its own ending excluded."""
        return self.text[self.tokens[index].tail : self.tokens[index + 1].start]

    def _run(self, first: int) -> list[int]:
        """Indices of the tokens of one run of capitals with the small words that join them."""
        run = self._place_run(first) or [first]
        plain = self.layout.casing[first] is Casing.PLAIN
        while True:
            last = run[-1]
            nxt = self._next_capital(last)
            if nxt is not None:
                run.extend(self._place_run(nxt) or [nxt])
                continue
            if plain and last + 1 < len(self.tokens) and not self.taken[last + 1] and self._is_tail(last + 1):
                run.append(last + 1)
                continue
            linked = self._linked(run) if plain else None
            if linked is None:
                return run
            run.extend(linked)

    def _place_run(self, index: int) -> list[int]:
        """The tokens of a place of several words that begins here: "Bosnia and Herzegovina", "New South Wales"."""
        for length in range(LONGEST_PLACE, 1, -1):
            span = range(index, min(index + length, len(self.tokens)))
            if tuple(self.tokens[i].word for i in span) in places():
                whole = all(self._gap(i) in _SPACES or self._gap(i) in _HYPHENS for i in span[:-1])
                if whole and self.tokens[span[-1]].capital and not any(self.taken[i] for i in span):
                    return list(span)
        return []

    def _joins(self, index: int) -> bool:
        """True when nothing but a space, a hyphen or an initial's dot parts a token from the next."""
        gap = self._gap(index)
        token = self.tokens[index]
        if gap in _SPACES or gap in _JOINERS:
            return not token.possessive or token.word in {"people", "king", "queen", "women", "men", "children", "st"}
        return gap == ". " and (len(token.word) == 1 or token.word in {"st", "mt"} or token.word in HONORIFICS)

    def _next_capital(self, last: int) -> int | None:
        if last + 1 >= len(self.tokens) or not self._joins(last):
            return None
        if self.layout.opens[last + 1] and self._gap(last) != ". ":
            return None
        token = self.tokens[last + 1]
        if self._is_candidate(last + 1):
            return last + 1
        if token.capital and len(token.word) == 1 and token.word not in "ai" and not self.taken[last + 1]:
            return last + 1
        return None

    def _is_tail(self, index: int) -> bool:
        """The "un" of "Kim Jong-un" and the "jan" of "Chan Yung-jan"; not the "led" of "Saudi-led"."""
        token = self.tokens[index]
        if index == 0 or token.capital or len(token.word) > 5 or self._gap(index - 1) not in _HYPHENS:
            return False
        stem = self.tokens[index - 1].word
        if is_ordinary(stem) or (stem,) in places() or self.tokens[index - 1].acronym:
            return False
        named = index > 1 and self.tokens[index - 2].capital and self._gap(index - 2) in _SPACES
        return (named and len(token.word) <= 3) or (not is_ordinary(token.word) and token.word not in FUNCTION_WORDS)

    def _linked(self, run: list[int]) -> list[int] | None:
        """Small words and the capital after them, where they carry a name on: "of England", "von der Leyen"."""
        at = run[-1] + 1
        links = []
        while at < len(self.tokens) and len(links) < 3 and self._joins(at - 1) and not self.tokens[at].capital:
            links.append(at)
            at += 1
        if not links or at >= len(self.tokens) or not self._joins(at - 1) or not self._is_candidate(at):
            return None
        words = [self.tokens[i].word for i in links]
        last = self.tokens[run[-1]]
        if all(word in PARTICLES for word in words) and last.word not in ROLES:
            return [*links, at]
        if not all(word in _BODY_LINKS for word in words) or words[0] == "the":
            return None
        hyphens = any(self._gap(i) in _HYPHENS for i in [run[-1], *links])
        if hyphens:
            return None
        if words[0] == "of" and words[1:] in ([], ["the"]):
            if last.word in PEERAGES or (last.word in BODY_HEADS) or self._phrase_at(run[-1]):
                return [*links, at]
            return None
        opened = any(self.tokens[i].word in BODY_HEADS for i in run)
        if opened and words in (["for"], ["on"], ["for", "the"]):
            return [*links, at]
        if opened and words == ["and"] and any(self.tokens[i].word in {"for", "of"} for i in run):
            # "Department for Work and Pensions", but "the Isle of Wight and Portsmouth".
            return [*links, at] if is_ordinary(last.word) and is_ordinary(self.tokens[at].word) else None
        return None

    def _phrase_at(self, index: int) -> bool:
        following = [t.word for t in self.tokens[index : index + 4]]
        return any(tuple(following[: len(phrase)]) == phrase for phrase in ROLE_PHRASES)

    # From runs to names

    def _split(self, run: list[int]) -> Iterator[Name]:
        """Cuts titles and roles out of a run and yields the names that remain."""
        for part in self._parts(run):
            trimmed = self._trim(part)
            if trimmed:
                yield from self._judged(trimmed)

    def _parts(self, run: list[int]) -> Iterator[list[int]]:
        if self.layout.casing[run[0]] is not Casing.PLAIN:
            yield from self._title_case_parts(run)
            return
        part: list[int] = []
        position = 0
        while position < len(run):
            index = run[position]
            token = self.tokens[index]
            skip = self._phrase_length(run, position)
            if skip:
                yield part
                part = []
                position += skip
                continue
            if self._is_role(run, position):
                while part and self._modifies(part[-1]):
                    part.pop()
                yield part
                part = []
            elif part and self._nationality_before_person(part, index):
                yield part
                part = [index]
            else:
                part.append(index)
            position += 1
            if token.possessive and position < len(run) and run[position] == index + 1 and not self._joins(index):
                yield part
                part = []
        yield part

    def _modifies(self, index: int) -> bool:
        token = self.tokens[index]
        return token.word in ROLE_MODIFIERS and not token.acronym

    def _phrase_length(self, run: list[int], position: int) -> int:
        words = [self.tokens[i].word for i in run[position : position + 4]]
        return next((len(p) for p in ROLE_PHRASES if tuple(words[: len(p)]) == p), 0)

    def _is_role(self, run: list[int], position: int) -> bool:
        token = self.tokens[run[position]]
        if token.word not in ROLES or (token.acronym and token.word not in HONORIFICS):
            return False
        rest = [self.tokens[i] for i in run[position + 1 :]]
        if not rest:
            return True
        if token.word in PEERAGES and rest[0].word == "of":
            return False
        if rest[0].word in ROLES or rest[0].word == "of":
            return True
        if token.word in HONORIFICS and token.word not in {"general", "king", "queen", "prince", "judge", "count", "father", "brother", "sister", "cardinal", "bishop", "saint", "major", "marshal", "lord", "baron", "rep"}:
            return True
        person = any(not is_ordinary(t.word) or t.word in given_names() for t in rest[:2])
        return person and not any(t.word in ORGANISATION_WORDS or t.word in PLACE_WORDS for t in rest)

    def _nationality_before_person(self, part: list[int], index: int) -> bool:
        """Briton | Chris Froome; but British Gas, French Open."""
        words = tuple(self.tokens[i].word for i in part)
        token = self.tokens[index]
        return (
            words in peoples()
            and self._gap(index - 1) in _SPACES
            and (token.word in given_names() or not is_ordinary(token.word))
            and (token.word,) not in places()
            and token.word not in ORGANISATION_WORDS
            and not token.acronym
        )

    def _title_case_parts(self, run: list[int]) -> Iterator[list[int]]:
        """In a headline only words that are no ordinary English, or that the text capitalises elsewhere, are names."""
        part: list[int] = []
        for index in run:
            token = self.tokens[index]
            named = token.word in self.seen and token.word not in ROLES
            common = is_ordinary(token.word) or ((token.word,) not in places() and is_compound(token.word))
            if token.word in ROLES or (common and not named and not token.acronym):
                yield part
                part = []
            else:
                part.append(index)
                if token.possessive:
                    yield part
                    part = []
        yield part

    def _trim(self, part: list[int]) -> list[int]:
        """Drops small words, roles and dangling initials at the ends, and an ordinary word that opens the sentence."""
        while part and not self._begins_name(part):
            part = part[1:]
        while part and not self.tokens[part[-1]].capital and not self._is_tail(part[-1]):
            part = part[:-1]
        if len(part) == 1 and len(self.tokens[part[0]].word) == 1:
            return []
        return part

    def _begins_name(self, part: list[int]) -> bool:
        token = self.tokens[part[0]]
        if token.acronym:
            return True
        if not token.capital and token.word not in PARTICLES:
            return False
        words = tuple(self.tokens[i].word for i in part)
        if any(words[:length] in places() for length in (4, 3, 2, 1)):
            return True
        if token.word in FUNCTION_WORDS:
            return token.word in NAME_MONTHS or (token.word == "new" and not self.layout.opens[part[0]])
        if len(part) == 1 or not self.layout.opens[part[0]] or self.layout.casing[part[0]] is not Casing.PLAIN:
            return True
        follower = self.tokens[part[1]]
        return (
            not is_ordinary(token.word)
            or token.word in self.seen
            or token.word in given_names()
            # "Striker | Wayne Rooney", "Veteran | US lawyer", but "Royal Bank", "Home Office".
            or (is_ordinary(follower.word) and not follower.acronym)
        )

    def _judged(self, part: list[int]) -> Iterator[Name]:
        words = [self.tokens[i].word for i in part]
        first = self.tokens[part[0]]
        casing = self.layout.casing[part[0]]
        alone = len(part) == 1
        ordinary = all(is_ordinary(word) for word in words) and not first.acronym
        known = tuple(words) in places()
        if casing is not Casing.PLAIN:
            yield self._name(part, sure=known)
            return
        if alone and ordinary and not known and self._numbered(part[0]):
            return
        if alone and self.layout.opens[part[0]] and not first.acronym and not known:
            if ordinary and first.word not in self.seen and first.word not in given_names():
                return
            yield self._name(part, sure=first.word in self.seen and not ordinary)
            return
        yield self._name(part, sure=known or not (alone and ordinary))

    def _numbered(self, index: int) -> bool:
        """Channel 4, Formula 1, Section 2: the word labels the number."""
        return (
            index + 1 < len(self.tokens)
            and self.tokens[index + 1].word[:1].isdigit()
            and self._gap(index) in _SPACES
        )

    def _place_at(self, index: int) -> Generator[Name, None, int]:
        """In text without capitals: only what the table of places shows, and no word that is ordinary too."""
        for length in (3, 2, 1):
            words = tuple(t.word for t in self.tokens[index : index + length])
            if len(words) == length and words in places() and not any(self.taken[index : index + length]):
                if length > 1 and any(self._gap(i) not in _SPACES for i in range(index, index + length - 1)):
                    continue
                if length == 1 and (is_ordinary(words[0]) or words[0] in given_names() or len(words[0]) < 4):
                    continue
                yield self._name(range(index, index + length), sure=False)
                return index + length
        return index + 1

    def _name(self, part: Sequence[int], kind: NameType | None = None, sure: bool = True) -> Name:
        first, last = self.tokens[part[0]], self.tokens[part[-1]]
        end = last.end
        before = self.tokens[part[0] - 1] if part[0] else None
        after = self.tokens[part[-1] + 1] if part[-1] + 1 < len(self.tokens) else None
        words = tuple(self.tokens[i].word for i in part)
        if kind is None:
            kind = name_type([self.tokens[i] for i in part], before, after)
        return Name(self.text[first.start : end], first.start, end, kind, words, sure)


def _covered(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> list[bool]:
    """For each token, whether one of the sorted `spans` overlaps it."""
    covered = []
    at = 0
    for token in tokens:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        covered.append(at < len(spans) and spans[at][0] < token.tail)
    return covered


def _code_tokens(tokens: Sequence[Token], spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """First token -> last token of each code whose ends are ends of tokens."""
    starts = {token.start: i for i, token in enumerate(tokens)}
    ends = {token.end: i for i, token in enumerate(tokens)}
    return {starts[a]: ends[b] for a, b in spans if a in starts and b in ends}
