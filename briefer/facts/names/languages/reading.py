"""A text read for its names: which words have a capital that a name gives them, language by language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from briefer.facts.names.languages.lexicon import (
    articles,
    company_forms,
    finite_verbs,
    given_names,
    has_noun_ending,
    is_adjective,
    is_entry,
    is_listed,
    is_ordinary,
    name_endings,
    surnames,
    titles,
    towns,
)
from briefer.facts.names.languages.places import place_of
from briefer.facts.names.languages.words import tokens_in
from briefer.facts.names.tables.vocabulary import HONORIFICS
from briefer.facts.names.tokens import Token
from briefer.text import split_sentences
from briefer.text.languages.tables import goes_on, openers
from briefer.text.wordlists import ordered_words

_ordered = partial(ordered_words, __package__, "reading_words.tsv")

_OPENING: Final = frozenset("\"'“„‚‘«‹»›:;•–—-(¿¡\n")
_GAPS: Final = frozenset(("", " ", "\u00a0", "\u202f", "-", "\u2011", "'", "’", "\n", ". ", ".\u00a0"))
_PERSONS: Final = _ordered("persons")
"""The ends of German words for persons: "Kanzler Merz", "Vorstandschefin Klein"."""
_FINITE: Final = ("t", "te")
"""The ends of a German verb in the singular: "Fischer sagte"; "Fischer protestieren" has fishermen."""
_VERB_ENDINGS: Final = {"es": ("ó", "aron", "ieron"), "it": ("ò", "arono", "irono"), "pt": ("aram", "eram", "iram")}
"""The ends of verbs that open a sentence, and of hardly a name."""
_NO_ENDING: Final = ("\n",)
_PLACE_PREPOSITIONS: Final = frozenset(("in", "nach", "aus", "bei", "bis", "nahe"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its words, and where its sentences begin.

    `opens` are the indices of the tokens whose capital may be that of a sentence's first word; `taken` tells of each
    token whether a figure or a code holds it.
    """

    text: str
    language: str
    tokens: Sequence[Token]
    opens: frozenset[int]
    taken: Sequence[bool]

    @classmethod
    def of(cls, text: str, language: str, taken: Sequence[tuple[int, int]]) -> "Reading":
        """Reads a text; `taken` are sorted spans that hold no name."""
        tokens = tokens_in(text, language)
        starts = {span.start for span in split_sentences(text, language)}
        opens = set()
        for i, token in enumerate(tokens):
            before = tokens[i - 1].tail if i else 0
            gap = text[before : token.start]
            is_first = not i or any(start in starts for start in range(before, token.start + 1))
            if is_first or (not _OPENING.isdisjoint(gap) and gap not in ("-", "'")):
                opens.add(i)
        flags = []
        spans = iter(taken)
        span = next(spans, None)
        for token in tokens:
            while span is not None and span[1] <= token.start:
                span = next(spans, None)
            flags.append(span is not None and span[0] < token.end)
        return cls(text, language, tokens, frozenset(opens), flags)

    def adjacent(self, at: int) -> bool:
        """True where nothing but a blank, a hyphen, an elision or an initial's dot parts a token from the next."""
        here, there = self.tokens[at], self.tokens[at + 1]
        gap = self.text[here.tail : there.start]
        if here.possessive or gap not in _GAPS or self.taken[at + 1]:
            return False
        return gap[:1] != "." or len(here.text) == 1 or (len(here.text) == 2 and here.acronym)  # "J. Ruiz", "EE. UU."

    def is_capital(self, at: int) -> bool:
        """True for a word with a capital that no figure holds."""
        return self.tokens[at].capital and not self.taken[at]

    def begins(self, at: int) -> bool:
        """Whether a name begins at a token."""
        token = self.tokens[at]
        if not self.is_capital(at) or self._is_title(token):
            return False
        if len(token.text) == 1:
            return self._is_initial(at) or self._is_elided_name(at)
        if token.word in openers(self.language) and not (token.acronym and at not in self.opens):
            return self._is_article_of_name(at)
        if token.acronym:
            return not self._shouted(at)
        if token.word in given_names() and self._before_capital(at):
            return True
        if self.language == "de":
            return self._is_german_name(at)
        if at in self.opens and token.text.endswith(_VERB_ENDINGS.get(self.language, _NO_ENDING)):
            return False  # "Lideró la ronda Kibo Ventures"
        if self._is_place(at) or not is_ordinary(token.word, self.language):
            return True
        if at in self.opens:
            return False
        if not is_entry(token.word, self.language) and not self._is_noun(at):
            return True  # "Rennes" is no reindeer, "Zwartsluis" not put together from "zwart" and "sluis"
        # "según Iglesias", "la Cruz Roja"; not "la Sanidad".
        is_surname = token.word in surnames(self.language) and not self._has_article(at)
        return is_surname or (self._before_capital(at) and not self._is_title(self.tokens[at + 1]))

    def goes_on(self, run: Sequence[int], at: int) -> bool:
        """Whether a name goes on with the next token, which is adjacent."""
        token, first = self.tokens[at], self.tokens[run[0]]
        if not self.is_capital(at) or self._is_title(token):
            return False
        if len(token.text) == 1 and not (self._is_initial(at) or self._is_elided_name(at)):
            return False
        if self._is_place_run(run) and (token.word in given_names() or self.language == "nl"):
            return False  # "traf in München Eva Huber", "l'Italien Roberto De Zanchi", "de Oostenrijkse Weissensee"
        hyphen = self.text[token.start - 1 : token.start] in "-\u2011"
        if hyphen and self.language in ("de", "nl") and is_ordinary(token.word, self.language):
            return False  # "CDU-Chef", "Merkel-Regierung"
        if self.language != "de":
            return token.word not in openers(self.language) or token.acronym or self._is_article_of_name(at)
        if self._is_german_name(at) or token.acronym:
            return True
        if len(run) == 1 and (first.word in given_names() or (token.word in surnames("de") and first.text[-1] != "s")):
            return True
        # "IG Metall", "Deutsche Bank", "Rotes Kreuz"
        return len(run) == 1 and (first.acronym or self._is_capital_adjective(run[0]))

    def is_lone_noun(self, run: Sequence[int]) -> bool:
        """True for an adjective that begins a name which did not go on: the "Neue" of "das Neue daran"."""
        if len(run) > 1 or self.language != "de" or self._is_place(run[0]):
            return False
        return self._is_capital_adjective(run[0])

    def has_title(self, at: int) -> bool:
        """Whether a title or a German word for an office stands right before a token: "Frau", "Kanzler"."""
        if not at or not (self.adjacent(at - 1) or self.text[self.tokens[at - 1].tail : self.tokens[at].start] == ". "):
            return False
        before = self.tokens[at - 1]
        if before.word in titles(self.language) or before.word in HONORIFICS:
            return True
        if self.language != "de" or not before.capital or ((at - 1) in self.opens and before.word in openers("de")):
            return False
        return before.word.endswith(_PERSONS) and is_ordinary(before.word, "de")

    def is_company_form(self, at: int) -> bool:
        """True for the AG of "Rheintal AG"."""
        return self.tokens[at].word in company_forms() and self.tokens[at].capital

    # German

    def _is_german_name(self, at: int) -> bool:
        word = self.tokens[at].word
        if self._is_place(at) or not is_ordinary(word, "de"):
            return True
        if self._before_capital(at) and self.is_company_form(at + 1):
            return True  # "Rheintal AG"
        if word in surnames("de") or word.endswith(name_endings("de")):
            return self.has_title(at) or (at in self.opens and self._before_singular_verb(at))
        if word in towns("de"):
            return self._is_bare(at)
        return self._is_capital_adjective(at)

    def _is_capital_adjective(self, at: int) -> bool:
        """The Deutsche of "Deutsche Bank": German writes adjectives small, but in a name."""
        after = at + 1
        if at in self.opens or after >= len(self.tokens) or not self.adjacent(at) or not self.is_capital(after):
            return False
        token = self.tokens[at]
        is_small = is_adjective(token.word, "de") or place_of((token.word,), "de") is not None
        return is_small and token.word.endswith(("e", "er", "es", "en", "em")) and not self.tokens[after].acronym

    def _is_bare(self, at: int) -> bool:
        """True where no article, adjective or number stands before a noun."""
        if at in self.opens:
            return not is_listed(self.tokens[at].word, "de")
        return not self.taken[at - 1] and self.tokens[at - 1].word in _PLACE_PREPOSITIONS

    def _before_singular_verb(self, at: int) -> bool:
        after = at + 1
        if after >= len(self.tokens) or self.text[self.tokens[at].tail : self.tokens[after].start] != " ":
            return False
        word = self.tokens[after].text
        return word.islower() and (word.endswith(_FINITE) or word in finite_verbs("de"))

    # All languages

    def _is_place(self, at: int) -> bool:
        token = self.tokens[at]
        if not token.text[:1].isupper() or place_of((token.word,), self.language) is None:
            return False
        # "Réunion du conseil", "Colonia"
        return at not in self.opens or not is_entry(token.word, self.language)

    def _is_place_run(self, run: Sequence[int]) -> bool:
        return place_of(tuple(self.tokens[i].word for i in run), self.language) is not None

    def _is_elided_name(self, at: int) -> bool:
        """The D of "la sindaca D'Angelo"; the D of "D'une part" opens a sentence."""
        token = self.tokens[at]
        elided = self.text[token.tail : token.tail + 1] in ("'", "’")
        return elided and at not in self.opens and token.text in "DL" and self._before_capital(at)

    def _is_title(self, token: Token) -> bool:
        return token.text in goes_on(self.language) or token.word in titles(self.language)

    def _is_noun(self, at: int) -> bool:
        """Whether a word that may be an inflected one is more likely that than a name: "la Junta", "a Sanidad"."""
        word = self.tokens[at].word
        if self.language == "nl" and not is_listed(word, "nl"):
            return False
        return self._has_article(at) or has_noun_ending(word, self.language)

    def _has_article(self, at: int) -> bool:
        return bool(at) and self.tokens[at - 1].word in articles(self.language)

    def _is_initial(self, at: int) -> bool:
        """The J. of "J. Ruiz"."""
        follows = self.text[self.tokens[at].end : self.tokens[at].end + 2] == ". "
        return follows and at + 1 < len(self.tokens) and self.is_capital(at + 1) and len(self.tokens[at + 1].text) > 2

    def _is_article_of_name(self, at: int) -> bool:
        """The Le of "Le Pen", the De of "De Vries": a small word with a capital within a sentence."""
        if at in self.opens or self.language == "de" or not self._before_capital(at):
            return False
        return self.text[self.tokens[at].tail : self.tokens[at + 1].start] == " "

    def _before_capital(self, at: int) -> bool:
        return at + 1 < len(self.tokens) and self.adjacent(at) and self.is_capital(at + 1)

    def _shouted(self, at: int) -> bool:
        """Whether the words around are all in capitals, so that they show no acronym."""
        near = [t for t in self.tokens[max(0, at - 3) : at + 4] if len(t.text) > 1]
        shouted = len(near) > 2 and all(t.text.isupper() for t in near)
        return shouted and is_ordinary(self.tokens[at].word, self.language)
