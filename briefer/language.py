"""A guess whether a text is English, good enough for a warning."""

import re

_SAMPLE = 20_000
_MIN_WORDS = 20
_WORD = re.compile(r"[^\W\d_]+")

_FUNCTION_WORDS = frozenset(
    "the of and to in a is was for that with as on by it from be are were at this an or which has have had not but they "
    "their his her he she we you i its been will would can there what when who if more than about after into said".split()
)
# Shared with other languages ("a" in Spanish, "in" in German, "on" in French), so they alone prove nothing.
_ENGLISH_ONLY = _FUNCTION_WORDS - frozenset("a in is was for as on be at an he we i me has will can had been her if".split())


def looks_english(text: str) -> bool:
    """Whether a text seems to be English; True where too few words stand to tell (tables, a headline).

    Judged by script and by the share of English function words in the first 20,000 characters.
    """
    sample = text[:_SAMPLE]
    letters = [ch for ch in sample if ch.isalpha()]
    if not letters:
        return True
    latin = sum(ch < "\u0250" for ch in letters)
    if latin < 0.5 * len(letters):
        return False
    words = [word.casefold() for word in _WORD.findall(sample)]
    if len(words) < _MIN_WORDS:
        return True
    return sum(word in _ENGLISH_ONLY for word in words) >= 0.06 * len(words)
