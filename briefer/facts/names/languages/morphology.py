"""Base forms of words in six languages, by their endings: "Häuser" may be of "Haus", "anunció" of "anunciar".

All words here are folded: "Häuser" is "hauser". A base that is no word does no harm: it is only looked up.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

# Language -> the endings that inflection adds, and what a base form may have in their place.
_INFLECTED: Final[dict[str, tuple[Sequence[str], Sequence[str]]]] = {
    "de": (
        "e n s en er em es ern ens est st t te ten".split(),
        ("", "e", "en", "n"),
    ),
    "fr": (
        "s x e es ee ees aux ale ales elle elles enne ennes euse euses trice ment ement "
        "a as ai ait ais aient ent ant ants ante antes ons ez era eront erait erent i is it ie ies issent "
        "u us ue ues".split(),
        ("", "e", "er", "ir", "re", "al", "el", "en", "eux", "eur", "teur", "oir"),
    ),
    "es": (
        "s es a as o os n an en on aron ieron io o aba aban ia ian ara aran era eran ira iran ando iendo "
        "ado ada ados adas ido ida idos idas mente amente se ces".split(),
        ("", "o", "a", "e", "ar", "er", "ir", "z"),
    ),
    "it": (
        "i e a o no ano ono ato ata ati ate uto uta uti ute ito ita iti ite ava avano eva evano era eranno ira "
        "iranno ando endo mente amente he hi ri ra isco isci isce iscono".split(),
        ("", "o", "a", "e", "io", "ia", "are", "ere", "ire", "re"),
    ),
    "nl": (
        "s e en n t er ers es te ten de den st ste ste je jes heden".split(),
        ("", "e", "en", "n", "heid"),
    ),
    "pt": (
        "s es a as o os m am em ou aram eram iram eu iu ava avam ia iam ara erao arao irao ando endo indo "
        "ado ada ados adas ido ida idos idas mente amente oes aes ais eis is ns se".split(),
        ("", "o", "a", "e", "ar", "er", "ir", "ao", "al", "el", "il", "m"),
    ),
}  # fmt: skip
_SHORTEST: Final = 2
_NONE: Final[tuple[Sequence[str], Sequence[str]]] = ((), ())
# "Ministerin", "Präsidentinnen"; "Putin" is no turkey.
_WOMAN: Final = re.compile(
    r"(?P<man>\w+(?:er|ent|ist|ant|or|og|nom|at|chef|freund|wirt|arzt|koch|graf|rat|held|konig|anwalt))in(?:nen)?"
)


def stems(word: str, language: str) -> Iterator[str]:
    """The base forms that a folded word may be an inflection of, itself left out."""
    endings, bases = _INFLECTED.get(language, _NONE)
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            root = word[: -len(ending)]
            for base in bases:
                if base != ending:
                    yield root + base
            if language == "nl":
                yield from _dutch_roots(root)
    if language == "de" and (woman := _WOMAN.fullmatch(word)):
        yield woman["man"]
        yield woman["man"] + "e"
    if language == "de" and word.endswith("en"):
        yield from (word[:-2] + ending for ending in ("a", "um", "us"))  # "Firmen", "Museen", "Viren"
    if language == "it" and word.endswith(("trice", "trici")):
        yield word[:-5] + "tore"  # "vincitrice"
    if language == "de" and word.startswith("ge") and word.endswith("t"):
        yield word[2:-1] + "en"  # "geplant"
    if language in ("de", "nl"):
        yield word + "en"  # the stem of a verb, as in "Wohnhaus", "Fördermittel"
        yield word + "n"
    if language in ("es", "it", "pt", "fr"):
        # "anunció", "annunciò": the accent is folded away, and the ending with it
        for base in bases:
            if len(base) > 1:
                yield word + base


def _dutch_roots(root: str) -> Iterator[str]:
    """The roots behind Dutch spelling: "bruggen" of "brug", "jaren" of "jaar", "huizen" of "huis"."""
    if len(root) > _SHORTEST and root[-1] == root[-2]:
        yield root[:-1]
    if len(root) > _SHORTEST and root[-2] in "aeou":
        yield root[:-2] + root[-2] + root[-2:]
    hard = {"z": "s", "v": "f"}.get(root[-1])
    if hard is not None:
        yield root[:-1] + hard
        if len(root) > _SHORTEST and root[-2] in "aeou":
            yield root[:-2] + root[-2] * 2 + hard
