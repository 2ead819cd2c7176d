"""What a figure is bound to: "two Ukrainian aerial drones", "18% of Ukraine"."""

import re
from functools import lru_cache
from typing import Final

from briefer.facts.figures.grammar.vocabulary import CARDINALS, word_set
from briefer.facts.mention import FigureType

_WORD: Final = re.compile(r"[ \t\u00a0\n-]?(?P<word>(?:[A-Z]\.){2,}|[^\W\d_][\w’'-]*)")
_AGE: Final = re.compile(r"[ \t\u00a0\n]\d{1,3}-year-old(?=[ ])")
_REACH: Final = 5

_STOP: Final = word_set(
    "a about above after again against ago all almost along already also although am an and another any are around as "
    "at away back be because been before behind being below between both but by can could despite did do does done "
    "down during each either else even ever every except for from get gets getting go goes going got had has have "
    "having he her here hers him his how however i if in inside into is it its itself just last later least let like "
    "made make makes may me might more most much must my near nearly neither never next no nor not now of off on once "
    "one only onto or other our out outside over own past per plus quite rather said same say says see set she should "
    "since so some soon still such take than that the their them then there these they this those though through "
    "throughout till to today together tomorrow too toward towards under until up upon us very via was we were what "
    "when where whether which while who whom whose why will with within without would yes yesterday yet you your "
    "came come comes died dead killed hurt injured wounded arrested missing left right found held took went"
)
_SKIP: Final = word_set("more other further additional extra new different separate such the its their his her our")
_OF: Final = re.compile(r"[ \t\u00a0\n]of[ \t\u00a0\n]")
# "two of the town's five libraries", "five of the previous 30 hours": what the whole counts, its part counts.
_WHOLE: Final = re.compile(
    rf"[ \t\u00a0\n](?:(?:the|his|her|its|their|our|my)[ \t\u00a0\n])?(?:[\w-]+(?:'s|’s|s'|s’)[ \t\u00a0\n])?"
    rf"(?:(?:last|past|previous|first|next|other|remaining)[ \t\u00a0\n])?(?:\d[\d,]*|{'|'.join(CARDINALS)})"
    r"(?=[ \t\u00a0\n])",
    re.IGNORECASE,
)
# "27 million turned down in July", "six crew drowned.": a participle that no noun follows is what was done.
_FOLLOWING: Final = re.compile(r"[ \t\u00a0\n](?P<next>[^\W\d_]+)")
IRREGULAR: Final = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "wives": "wife",
    "lives": "life", "knives": "knife", "wolves": "wolf", "mice": "mouse", "geese": "goose", "teeth": "tooth",
    "policemen": "policeman", "firemen": "fireman", "cases": "case", "houses": "house", "buses": "bus",
    "series": "series", "species": "species", "crises": "crisis",
}  # fmt: skip
_PLURALS: Final = {one: many for many, one in IRREGULAR.items()}


@lru_cache(maxsize=1 << 16)
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
    if text[end : end + 1] == "+":
        end += 1
    of = _OF.match(text, end)
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
        if age := _AGE.match(text, end):  # "two 20-year-old men"
            end = age.end()
        match = _WORD.match(text, end)
        if match is None:
            break
        word = re.sub(r"[’']s?$", "", match["word"]).lower()
        end = match.end()
        if skipping and (word in _SKIP or (of is not None and word in ("a", "an", "all", "those", "these"))):
            continue
        skipping = False
        if (word in _STOP and not match["word"][:2].isupper()) or word in CARDINALS or _was_done(word, text, end):
            break
        words.append(singular(word))
        last = end
        if match["word"].endswith(("’s", "'s")) or _is_plural(word):
            break
    return tuple(words), last


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
