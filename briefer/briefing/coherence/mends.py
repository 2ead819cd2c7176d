"""Wordings of a sentence that lean on nothing: names filled in, connectives dropped. The judge reads them."""

import re
from collections.abc import Sequence

from briefer.briefing.coherence.reference import Reference, ReferenceRule
from briefer.text.english import DETERMINERS, PRONOUNS, is_verb
from briefer.text.wordlists import words as word_list
from briefer.text.words import LETTERS

_ONLY_BEFORE_COMMA = frozenset(("so", "still"))
_PAIRED = re.compile(r"\bbut,? \Z", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.? \Z")
_POSSESSIVES = frozenset("his her".split())
DROPPABLE = word_list(__package__, "droppable.tsv")


def _only_joins(word: str, before: str) -> bool:
    """Whether a connective may go: "Then they left" says when, "Norland, then, would wait" does not."""
    return word in DROPPABLE or (word == "then" and before.endswith(", "))


def _are_clauses(before: str, behind: str) -> bool:
    """True where a connective stands between two clauses, which without it would run into each other."""
    first = LETTERS.match(behind)
    opens = first is not None and first.group().lower() in DETERMINERS | PRONOUNS
    return opens and any(is_verb(word.lower()) for word in LETTERS.findall(before))


def mended(text: str, missing: Sequence[Reference]) -> str | None:
    """A sentence in which nothing is missing any more; None where only another sentence can say what is meant.

    "But Oduya also denied it." becomes "Grace Oduya denied it."
    """
    for reference in sorted(missing, key=lambda found: -found.start):
        before, behind = text[: reference.start], text[reference.end :]
        if reference.rule in (ReferenceRule.SURNAME, ReferenceRule.ACRONYM):
            before = _TITLE.sub("", before)  # "Mr Giuliani" is "Rudy Giuliani"
            ending = reference.text[-2:] if reference.text.endswith(("'s", "’s")) else ""
            text = f"{before}{reference.key}{ending}{behind}"
        elif reference.rule in (ReferenceRule.PRONOUN, ReferenceRule.DEFINITE) and reference.key and reference.named:
            # "His plan" is "Ann Poe's plan"
            ending = "" if reference.text.casefold() not in _POSSESSIVES else "'" if reference.key[-1] == "s" else "'s"
            text = f"{before}{reference.key}{ending}{behind}"
        elif reference.rule is ReferenceRule.CONNECTIVE and _only_joins(reference.text.casefold(), before):
            if reference.text.casefold() in _ONLY_BEFORE_COMMA and not behind.startswith(","):
                return None  # "So loud was the bell that the doors were shut."
            rest = behind.lstrip(" ,:")
            # "Norland, then, would wait" is "Norland would wait"
            inside = before.endswith(", ")
            if inside and _are_clauses(before, rest):
                return None  # "Many theories exist, however, the process was never seen."
            text = f"{before.removesuffix(', ')} {rest}" if inside else before + rest[:1].upper() + rest[1:]
        elif reference.rule is ReferenceRule.SEQUENCE and reference.text.casefold() == "also":
            if _PAIRED.search(before):
                return None  # "They were thinkers but also doers" does not say "thinkers but doers"
            # "Oduya also said", "Oduya, also, said"
            aside = before.endswith(", ") and behind.startswith(",")
            text = before.removesuffix(", ") + behind.removeprefix(",") if aside else before.rstrip() + behind
        else:
            return None
    return text
