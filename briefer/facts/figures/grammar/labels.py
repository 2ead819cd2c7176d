"""What a figure is bound to: "two Ukrainian aerial drones", "18% of Ukraine"."""

import re
from functools import lru_cache, partial
from typing import Final

from briefer.facts.figures.grammar.following import is_closed
from briefer.facts.figures.grammar.vocabulary import CARDINALS
from briefer.facts.mention import FigureType
from briefer.text.remembered import REMEMBERED
from briefer.text.wordlists import word_map, words

_words = partial(words, __package__, "labels_words.tsv")
_map = partial(word_map, __package__, "labels_words.tsv")

_WORD: Final = re.compile(r"[ \t\u00a0\n-]?(?P<word>(?:[A-Z]\.){2,}|[^\W\d_][\w’'-]*)")
# "Lee's", "I'll"
_ENDING: Final = re.compile(r"[’'](?:s|ll|re|ve|d|m)?\Z")
# The US, which is no "us", and the ampere of "5 A"; not the "I" of "two more I'll sign".
_ACRONYM: Final = re.compile(r"(?!I\b)[^\W\d_a-z](?:[^\W\d_a-z]|\b)")
_AGE: Final = re.compile(r"[ \t\u00a0\n]\d{1,3}-year-old(?=[ ])")
_REACH: Final = 5

_STOP: Final = _words("stop")
_SKIP: Final = _words("skip")
_OF: Final = re.compile(r"[ \t\u00a0\n]of[ \t\u00a0\n]")
# "two of the town's five libraries", "five of the previous 30 hours": what the whole counts, its part counts.
_WHOLE: Final = re.compile(
    rf"[ \t\u00a0\n](?:(?:the|his|her|its|their|our|my)[ \t\u00a0\n])?(?:[\w-]+(?:'s|’s|s'|s’)[ \t\u00a0\n])?"
    rf"(?:(?:last|past|previous|first|next|other|remaining)[ \t\u00a0\n])?(?:\d[\d,]*|{'|'.join(CARDINALS)})"
    r"(?=[ \t\u00a0\n])",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"[ \t\u00a0\n](?:year|month|week|day|quarter|season)\b")
# "27 million turned down in July", "six crew drowned.": a participle that no noun follows is what was done.
_FOLLOWING: Final = re.compile(r"[ \t\u00a0\n](?P<next>[^\W\d_]+)")
IRREGULAR: Final = _map("irregular")
_PLURALS: Final = {one: many for many, one in IRREGULAR.items()}


@lru_cache(REMEMBERED)
def singular(word: str) -> str:
    """The singular of a lower-case English noun, by ending."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def plural(word: str) -> str:
    """The plural of a lower-case English noun; a plural stays as it is."""
    if word in _PLURALS or _is_plural(word):
        return _PLURALS.get(word, word)
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def label_of(text: str, end: int, kind: FigureType) -> tuple[str, ...]:
    """The words that the figure ending at `end` is bound to, lower case and singular, the head noun last."""
    return label_span(text, end, kind)[0]


def label_span(text: str, end: int, kind: FigureType) -> tuple[tuple[str, ...], int]:
    """The label of the figure that ends at `end`, and where its last word ends."""
    last = end
    if is_closed(text, end):
        return (), last
    if text[end : end + 1] == "\n" and _is_in_row(text, end):
        return (), last
    if text[end : end + 1] == "+":
        end += 1
    of = _OF.match(text, end) if text.startswith("of", end + 1) else None
    if of:
        whole = _WHOLE.match(text, of.end() - 1)
        end = whole.end() if whole else of.end() - 1
    elif kind in (FigureType.PERCENT, FigureType.FRACTION, FigureType.RATIO, FigureType.MONEY):
        return (), last
    # "a two-storey house" counts storeys, "10-man Coventry" men.
    reach = 1 if text[end : end + 1] == "-" else _REACH
    words: list[str] = []
    skipping = True
    for _ in range(reach):
        if text[end + 1 : end + 2].isdecimal() and (age := _AGE.match(text, end)):  # "two 20-year-old men"
            end = age.end()
        match = _WORD.match(text, end)
        if match is None:
            break
        word = match["word"]
        if "'" in word or "’" in word:
            word = _ENDING.sub("", word)
        word = word.lower()
        end = match.end()
        if skipping and word == "the" and of is None and _TIME.match(text, end):
            break  # "9 million the year before"
        if skipping and (word in _SKIP or (of is not None and word in ("a", "an", "all", "those", "these"))):
            continue
        skipping = False
        if (word in _STOP and not _ACRONYM.match(match["word"])) or word in CARDINALS or _was_done(word, text, end):
            break
        words.append(singular(word))
        last = end
        if match["word"].endswith(("’s", "'s")):
            if of is None or kind is not FigureType.COUNT:
                break
            words.clear()  # "18 of the ward's beds" are beds
        elif _is_plural(word):
            break
    return tuple(words), last


def _is_in_row(text: str, end: int) -> bool:
    """True for the last cell of "Revenue | 1,240 | 1,105": the next row says what it is of itself."""
    return re.search(r"[|\t]", text[text.rfind("\n", 0, end) + 1 : end]) is not None


_DONE: Final = ("ed", "paid", "sold", "spent", "bought")
# No other noun in -ed is longer than "shed".
_NO_DONE: Final = ("eed", "hundred")
_SHORTEST_DONE: Final = 5


def _was_done(word: str, text: str, end: int) -> bool:
    """True for a participle behind which no noun stands: "27 million turned down", "six crew drowned"."""
    if (len(word) < _SHORTEST_DONE and word.endswith("ed")) or not word.endswith(_DONE) or word.endswith(_NO_DONE):
        return False
    following = _FOLLOWING.match(text, end)
    return following is None or following["next"].lower() in _STOP


def _is_plural(word: str) -> bool:
    return word in IRREGULAR or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))
