"""Does a sentence read alone? What it takes from the sentences around it."""

import re
from functools import partial

from briefer.text.languages.tables import leaning
from briefer.text.patterns import one_of
from briefer.text.wordlists import words
from briefer.text.words import LETTER_RUN

_words = partial(words, __package__, "context_words.tsv")

# "He said there was no damage" leaves a reader asking who; "But", "Similarly" and "For example" go on from a sentence
# that is not there.
_LEANS_ON_CONTEXT = re.compile(
    rf"[\"“‘']?(?:{one_of(_words('leans_on_context'))})\b(?!-)",
    re.IGNORECASE,
)


_ONLY_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”][.!?]?")
_ONLY_QUOTED_ABROAD = re.compile(r"[\"“„«»‹›][^\"“”„«»‹›]*[\"”“«»‹›][.!?]?")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_ENDED_ABROAD = re.compile(r"[.!?…。！？؟][\"'”’“‘«»‹›)\]\u00a0\u202f ]*$")
# A slip of many pages: a “better“ map.
_OPENS_FOR_CLOSES = re.compile(r"(?<=[\w.,!?])“(?=[\s.,;:!?)]|\Z)")
_BRACKETS = (("(", ")"), ("[", "]"))
_QUOTES = {"de": (("„", "“"),), "en": (("“", "”"),)}
_OTHER_QUOTES = (("“", "”"), ("«", "»"))


def reads_alone(sentence: str, language: str = "en") -> bool:
    """False for a sentence that leans on the one before it, or holds half of a quotation."""
    if language != "en":
        word = _FIRST_WORD.match(sentence)
        leans = word is not None and word.group(1).lower() in leaning(language)
        return not leans and is_balanced(sentence, language)
    if sentence.count('"') % 2 or sentence.count("“") != sentence.count("”"):
        return False
    return not _LEANS_ON_CONTEXT.match(sentence)


_FIRST_WORD = re.compile(rf"[\W_]*({LETTER_RUN})")


def is_balanced(sentence: str, language: str = "en") -> bool:
    """False for a sentence with half of a quotation or of a bracket; a language may close with what another opens."""
    quotes = _QUOTES.get(language, _OTHER_QUOTES)
    if language == "de" and "„" not in sentence:
        quotes = _QUOTES["en"]
    if language == "de" and sentence.count("«") != sentence.count("»"):
        return False
    if language == "en":
        sentence = _OPENS_FOR_CLOSES.sub("”", sentence)
    pairs = (*quotes, *_BRACKETS)
    return not (sentence.count('"') % 2 or any(sentence.count(a) != sentence.count(b) for a, b in pairs))


def is_ended(sentence: str, language: str = "en") -> bool:
    """True for a sentence that ends in a full stop or another mark, and what closes a quotation behind it."""
    return (_ENDED if language == "en" else _ENDED_ABROAD).search(sentence) is not None


def is_only_quoted(sentence: str, language: str = "en") -> bool:
    """True for a quotation without its speaker."""
    return (_ONLY_QUOTED if language == "en" else _ONLY_QUOTED_ABROAD).fullmatch(sentence) is not None
