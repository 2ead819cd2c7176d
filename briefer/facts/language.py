"""Which language a text is in: English by its words, another script by its letters, all else by py3langid.

English is told by what is loaded anyway, the lexicon of English words, so that an English check pays nothing for what
it does not need. py3langid (BSD, pure Python over numpy, 139 languages in 4 MB) is asked only about text whose words
are not English. docs/languages.md has what was compared.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final
from unicodedata import combining, normalize

from briefer.documents.article import Article
from briefer.facts.names.tables.lexicon import is_ordinary
from briefer.facts.names.tables.vocabulary import PARTICLES
from briefer.text.language import ENGLISH, Language, TextLanguage, ToldBy, told_language
from briefer.text.wordlists import words
from briefer.text.words import LETTERS, SMALL_WORD

_SAMPLE: Final = 1_200
_LAST_LATIN: Final = "\u024f"
_LETTERS: Final = re.compile(r"[^\W\d_]")
# Words in small letters: a capital may begin a name in any language, one or two letters are a unit or a slip, and parts
# of an address ("a.grange@fenwick.example") are of no language.
_SHORTEST: Final = 3
# "Ludmila van den Berg", "Die" in "Climbers Die in Nepal": small words of another language inside English.
_PARTICLES: Final = re.compile(rf"([A-Z][\w’'-]*) (?:(?:{'|'.join(sorted(PARTICLES))}) )+(?=[A-Z])")
_TITLED: Final = re.compile(r"(?<=[^\W_] )[A-Z][a-z]+")
_FEWEST_WORDS: Final = 2
_FEWEST: Final = 4
_SURE: Final = 0.9
"""What py3langid must give a language for a line of which one word is English."""
_OF_SOURCE: Final = 0.1
"""How far a short text's language may be behind the best and still be that of its source, or English."""
_OF_COVERED: Final = 0.3
"""How far one of the languages known here may be behind the best for a line of text."""
_LINE: Final = 200
_NOBODY: Final = ""
# Letters that no other language of a script has.
_KANA: Final = re.compile(r"[\u3040-\u30ff]")
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ARABIC: Final = re.compile(r"[\u0600-\u06ff]")
_PERSIAN_URDU: Final = re.compile(r"[پچژگکیٹڈڑںےہۀ]")

_TELLING: Final = words(__package__, "telling_words.tsv")
"""Where one of these stands in a text, and half its words are English, the text is English."""
_FOREIGN: Final = words(__package__, "foreign_words.tsv")
"""Where none of these stands in a short text that half its words call English, nobody is asked whether it is."""


def language_of(text: str, near: TextLanguage | None = None, document: str | None = None) -> TextLanguage:
    """The language of a text, judged on its first 1,200 characters.

    Args:
        text: The text.
        near: The language of the text that this one summarizes: a summary too short to tell is in it.
        document: The code of the language that the document gives for itself; the text is believed before it.
    """
    code = _detected(text[:_SAMPLE], near.code if near else document)
    if code is not None:
        return TextLanguage(code, ToldBy.TEXT)
    if near is not None:
        return TextLanguage(near.code, ToldBy.SOURCE)
    return TextLanguage(document, ToldBy.DOCUMENT) if document else ENGLISH


def language_of_article(article: Article, told: str | None = None) -> TextLanguage:
    """The language of an article: the one whose code the user told, else that of its text."""
    if told is not None:
        return told_language(told, "language")
    return language_of(article.text, document=article.language)


@lru_cache(maxsize=64)  # the pairs of one source come one after another
def _detected(sample: str, near: str | None) -> str | None:
    """The code of a text's language; None where too little stands there to tell."""
    plain = sample
    if not sample.isascii():
        letters = _LETTERS.findall(sample)
        if 2 * sum(letter <= _LAST_LATIN for letter in letters) < len(letters):
            return _by_script(sample, letters)
        plain = _without_accents(sample)  # "café" is English, "presupuestó" is so no more than with its accent
    beside_english = near == Language.ENGLISH
    if beside_english:
        sample, plain = (_PARTICLES.sub(r"\1 ", text) for text in (sample, plain))
    found = [word for word in SMALL_WORD.findall(plain) if word[0].islower()]
    every = _words(sample)
    if len(every) < _FEWEST_WORDS:
        return None
    known = sum(map(is_ordinary, found))
    is_half = 2 * known >= len(found)
    tells = not _TELLING.isdisjoint(every)
    if is_half and tells:
        return Language.ENGLISH
    # Words that English has, and too many of them for chance: "Shares fell", "WOODSTOCK ANNIVERSARY LINEUP REVEALED".
    if known > 2 and (known == len(found) or (known > 3 and 5 * known >= 4 * len(found))):
        return Language.ENGLISH
    capitals = [word for word in LETTERS.findall(plain.lower()) if len(word) >= _SHORTEST]
    if 4 * (capitals_known := sum(map(is_ordinary, capitals))) + tells > 3 * len(capitals) and capitals_known > 1:
        return Language.ENGLISH
    own = _words(_TITLED.sub(" ", sample)) if beside_english else every
    if is_half and (not found or beside_english) and _FOREIGN.isdisjoint(own):
        return None  # a table, a line of names; a few words beside an English source: nothing speaks against it
    if not known and found:
        return _ranked(sample, near) if len(every) >= _FEWEST or len(found) > 1 else None
    if len(found) > 1:
        return _ranked(sample, near, Language.ENGLISH if is_half else None)
    return _ranked(sample, near, _NOBODY) if len(every) >= _FEWEST else None  # "Juan García Márquez spoke."


def _words(text: str) -> list[str]:
    if text.isascii():
        return LETTERS.findall(text.lower())
    return [word.lower() for word in LETTERS.findall(text)]


def _by_script(sample: str, letters: Sequence[str]) -> str:
    """The language of a text whose letters are not Latin ones."""
    if _KANA.search(sample):
        return Language.JAPANESE
    if 2 * len(_HAN.findall(sample)) >= len(letters):
        return Language.CHINESE
    if 2 * len(_ARABIC.findall(sample)) >= len(letters) and not _PERSIAN_URDU.search(sample):
        return Language.ARABIC
    return str(_identifier().classify(sample)[0])


def _ranked(sample: str, near: str | None, unless_sure: str | None = None) -> str | None:
    """What py3langid makes of a text.

    A short one is in the language of its source where that is nearly as likely, then in one that is covered: of a line
    of Portuguese a quarter looks more like Galician.
    """
    ranking: dict[str, float] = dict(_identifier().rank(_FIGURE.sub(" ", sample)))
    best = max(ranking, key=lambda code: ranking[code])
    if unless_sure == _NOBODY and ranking[best] < _SURE:
        return None
    if len(sample) < _LINE:
        own = max(Language, key=lambda code: ranking.get(code, 0))
        # "Mori hit 38 aces" has English words: it may be of a language that is covered, not of any.
        least = ranking[own if unless_sure and ranking[best] < _SURE else best] * _OF_SOURCE
        likely = [code for code in (near, unless_sure) if code and ranking.get(code, 0) >= least]
        if likely:
            return max(likely, key=lambda code: ranking[code])
        if (unless_sure and ranking[best] < _SURE) or ranking[own] >= ranking[best] * _OF_COVERED:
            return own
    return _OTHERWISE.get(best, best)


# Codes of the detector for what this project calls otherwise.
_OTHERWISE: Final = {"zxx": "und", "nn": "no", "wuu": "zh", "yue": "zh", "ary": "ar", "arz": "ar"}
_FIGURE: Final = re.compile(r"\d[\d.,:]*")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _without_accents(text: str) -> str:
    apart = normalize("NFD", text)
    return apart.translate({ord(c): None for c in set(apart) if combining(c)})
