"""A guess whether a text is English, good enough for a warning."""

import re

_SAMPLE = 20_000
_MIN_WORDS = 12
_MIN_SHARE = 0.1
_LAST_LATIN = "\u024f"
_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d[\d.,:]*")

# Function words that no other large language shares: "a", "in", "on", "is", "was", "had" and "me" are Spanish, German,
# French, Dutch or Swedish words as well and prove nothing.
_FUNCTION_WORDS = frozenset(
    "the of and to that with by it from are were this or which have not but they their his you its been would there "
    "what when who if more than about after into said could should these those our your because while where how also "
    "through before between some other such only than then out up no do does did".split()
)


def looks_english(text: str) -> bool:
    """Whether a text seems to be English; True where too few words stand to tell (a headline, a table).

    Judged on the first 20,000 characters: by script, then by the share of English function words among the words that
    are no names, that is, not capitalised.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if 2 * sum(ch <= _LAST_LATIN for word in words for ch in word) < letters:
        return False
    if sample.isupper():
        words = [word.lower() for word in words]
    common = [word for word in words if word.islower()]
    if len(common) < _MIN_WORDS or len(_FIGURE.findall(sample)) > len(common):
        return True
    return sum(word in _FUNCTION_WORDS for word in common) >= _MIN_SHARE * len(common)
