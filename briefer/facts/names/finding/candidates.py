"""Runs of capitalised words, with the small words that join them: "Bank of England", "Ursula von der Leyen"."""

from functools import cache
from typing import Final

from briefer.facts.names.finding.casing import Casing
from briefer.facts.names.finding.token_context import HYPHENS, SPACES, Reading
from briefer.facts.names.judging.equivalents import body_openers, known_bodies
from briefer.facts.names.tables.lexicon import LONGEST_PLACE, given_names, is_ordinary, place_openers, places
from briefer.facts.names.tables.vocabulary import BODY_HEADS, PARTICLES, PEERAGES, ROLES, role_phrase

# No name is longer; it keeps a megabyte of capitals linear.
_LONGEST_RUN: Final = 24
_NICKNAME: Final = {'"': '"', "“": "”", "'": "'", "‘": "’", "(": ")", "«": "»"}
_BODY_LINKS: Final = frozenset(("of", "for", "and", "on", "the"))


def run_at(reading: Reading, first: int) -> list[int]:
    """Indices of the tokens of one run of capitals with the small words that join them."""
    run = known_run(reading, first) or [first]
    plain = reading.layout.casing[first] is Casing.PLAIN
    while len(run) < _LONGEST_RUN:
        last = run[-1]
        nxt = _next_capital(reading, last)
        if nxt is not None:
            run.extend(known_run(reading, nxt) or [nxt])
            continue
        if plain and (nick := _nickname(reading, run)):
            run.extend(nick)
            continue
        if plain and last + 1 < len(reading.tokens) and not reading.taken[last + 1] and reading.is_tail(last + 1):
            run.append(last + 1)
            continue
        linked = _linked(reading, run) if plain else None
        if linked is None:
            break
        run.extend(linked)
    return run


def known_run(reading: Reading, index: int) -> list[int]:
    """The tokens of a known name that begins here: "Bosnia and Herzegovina", "Transport for London"."""
    word = reading.tokens[index].word
    if word not in place_openers() and word not in body_openers():
        return []
    if index + 1 < len(reading.tokens) and (word, reading.tokens[index + 1].word) not in _opening_pairs():
        return []
    for length in range(LONGEST_PLACE, 1, -1):
        span = range(index, min(index + length, len(reading.tokens)))
        words = tuple(reading.tokens[i].word for i in span)
        if words in places() or words in known_bodies():
            whole = all(reading.gap(i) in SPACES or reading.gap(i) in HYPHENS for i in span[:-1])
            if whole and reading.tokens[span[-1]].capital and not any(reading.taken[i] for i in span):
                return list(span)
    return []


@cache
def _opening_pairs() -> frozenset[tuple[str, str]]:
    """The first two words of the known names of several words."""
    return frozenset((words[0], words[1]) for words in (*places(), *known_bodies()) if len(words) > 1)


def _next_capital(reading: Reading, last: int) -> int | None:
    if last + 1 >= len(reading.tokens) or not reading.joins(last):
        return None
    if reading.layout.opens[last + 1] and reading.gap(last) != ". ":
        return None
    token = reading.tokens[last + 1]
    if reading.is_candidate(last + 1):
        return last + 1
    is_free = not reading.taken[last + 1] and last + 1 not in reading.codes
    if token.capital and len(token.word) == 1 and token.word not in "ai" and is_free:
        return last + 1
    return None


def _nickname(reading: Reading, run: list[int]) -> list[int]:
    """The nickname in quotation marks or brackets and the surname after it: Robert "Bob" Chen, Ana (Nita) Ruiz."""
    last = run[-1]
    if last + 2 >= len(reading.tokens) or len(run) > 2:
        return []
    nick, surname = reading.tokens[last + 1], reading.tokens[last + 2]
    opening, closing = reading.gap(last), reading.gap(last + 1)
    quoted = len(opening) == 2 and opening[0] == " " and opening[1] in _NICKNAME
    if not quoted or closing != _NICKNAME[opening[1]] + " ":
        return []
    if not (nick.capital and surname.capital) or nick.acronym or reading.taken[last + 1] or surname.word in ROLES:
        return []
    first = reading.tokens[run[0]].word
    return [last + 1, last + 2] if first in given_names() or not is_ordinary(first) else []


def _linked(reading: Reading, run: list[int]) -> list[int] | None:
    """Small words and the capital after them, where they carry a name on: "of England", "von der Leyen"."""
    at = run[-1] + 1
    links: list[int] = []
    while at < len(reading.tokens) and len(links) < 3 and reading.joins(at - 1) and not reading.tokens[at].capital:
        links.append(at)
        at += 1
    if not links or at >= len(reading.tokens) or not reading.joins(at - 1) or not reading.is_candidate(at):
        return None
    words = [reading.tokens[i].word for i in links]
    last = reading.tokens[run[-1]]
    if all(word in PARTICLES for word in words) and last.word not in ROLES:
        return [*links, at]
    if not all(word in _BODY_LINKS for word in words) or words[0] == "the":
        return None
    hyphens = any(reading.gap(i) in HYPHENS for i in [run[-1], *links])
    if hyphens:
        return None
    if words[0] == "of" and words[1:] in ([], ["the"]):
        if last.word in PEERAGES or (last.word in BODY_HEADS) or _phrase_at(reading, run[-1]):
            return [*links, at]
        return None
    opened = any(reading.tokens[i].word in BODY_HEADS for i in run)
    if opened and words in (["for"], ["on"], ["for", "the"]):
        return [*links, at]
    if opened and words == ["and"] and any(reading.tokens[i].word in {"for", "of"} for i in run):
        # "Department for Work and Pensions", but "the Isle of Wight and Portsmouth".
        return [*links, at] if is_ordinary(last.word) and is_ordinary(reading.tokens[at].word) else None
    return None


def _phrase_at(reading: Reading, index: int) -> bool:
    return role_phrase([t.word for t in reading.tokens[index : index + 4]]) > 0
