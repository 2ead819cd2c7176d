"""What a sentence is worth in a brief by its form alone: an outcome, a question, a fragment, an opening."""

import re

from briefer.briefing.boilerplate import boilerplate
from briefer.briefing.coherence.tokens import tokens
from briefer.briefing.transcripts import spoken_part
from briefer.briefing.voice import is_cue, is_filler
from briefer.text.english import DETERMINERS, PREPOSITIONS, SUBORDINATORS, is_verb
from briefer.text.wordlists import words as word_list
from briefer.text.words import LETTERS

OUTCOMES = word_list(__package__, "outcomes.tsv")
OUTCOME = 0.6
"""Nats that an outcome is worth: somebody agreed, voted, ruled, died, won."""
DECISION = 2.0
"""Nats that a decision is worth in minutes, and a sentence labelled "Results:" or "RESOLVED:"."""
# "Who pays?", but not: The paper began by asking “Who pays?”
_ASKS = re.compile(r"\?\)?\Z|\A[\W_]*[^\"“]*\?[\"'”’)]*\Z")
_ENDS_IN_FIGURE = re.compile(r"\d[\d.,]*\W*\Z")
_ASIDE = re.compile(r"\(.*\)\.?")
LONG, EACH_WORD = 35, 0.05
"""Words from which on a sentence is too long to be read at once, and nats that each of them costs."""
QUESTION = 1.0
FRAGMENT = 1.0
"""Nats that a question, and a sentence without a verb, lose."""
LONGEST_OPENING = 80
"""Most words of a sentence to begin or to read on with."""
_SOMEBODY = frozenset("i you he she it we they".split())
_SHORT = 9  # words; in a longer sentence a verb may stand that the tables do not know


def says_something(text: str, *, is_spoken: bool) -> bool:
    """False for what says nothing alone: a question, an aside in brackets, "Um, let me see"."""
    said = spoken_part(text)
    if asks(said) or _ASIDE.fullmatch(text):
        return False
    return not ((is_spoken or said != text) and (is_filler(said) or is_cue(said) or boilerplate(said) is not None))


def asks(text: str) -> bool:
    """True for "Who pays?", but not for what tells who asked it."""
    return _ASKS.search(text) is not None


def taste(text: str) -> float:
    """What a reader wants that no ROUGE shows: outcomes, short sentences, no questions."""
    words = text.split()
    value = OUTCOME if has_outcome(text) else 0.0
    value -= EACH_WORD * max(0, len(words) - LONG)
    value -= QUESTION if _ASKS.search(text) else 0.0
    return value - (FRAGMENT if is_fragment(text) else 0.0)


def has_outcome(text: str) -> bool:
    """True for a sentence that says how something came out: somebody agreed, voted, died."""
    return not OUTCOMES.isdisjoint(word.casefold() for word in LETTERS.findall(text))


def may_open(text: str) -> bool:
    """Whether a reader can begin with a sentence, or read on with it: no question, no fragment, nothing endless."""
    return not (_ASKS.search(text) or is_fragment(spoken_part(text))) and len(text.split()) <= LONGEST_OPENING


def is_fragment(text: str) -> bool:
    """True for "To test the method." and "Light from the oldest galaxies.": no verb that makes a statement.

    What begins with a verb that is not known as one ("Scatter the seeds.") is an instruction.
    """
    words = [word.casefold() for word in LETTERS.findall(text)]
    if words[:1] == ["to"] and "," not in text:
        return True
    opens = bool(words) and (words[0] in DETERMINERS | PREPOSITIONS or any(w.is_capital for w in tokens(text)[1:]))
    # "Your plan outlines your goals" has a verb that no table knows.
    if not _SOMEBODY.isdisjoint(words):
        return False  # "From the hill you see the bay."
    # "The balance was £42,310." has its verb before a figure.
    inner = words[1:] if _ENDS_IN_FIGURE.search(text) else words[1:-1]
    return opens and len(words) < _SHORT and not any(is_verb(w) or w.endswith("s") for w in inner)


def is_statement(text: str) -> bool:
    """Whether a word may be the verb of a statement: not in "Part 3 of the crew eating from one common pot".

    The tables know few verbs of the present: "The line loses 4 million a year" has one that ends in s.
    """
    first, *words = LETTERS.findall(text) or [""]
    if first.casefold() in SUBORDINATORS | {"whether"} and "," not in text:
        return False  # "Whether a berth was free on 3 May"
    verbs = (is_verb(w.casefold()) and not w.endswith("ing") for w in words)
    return (any(verbs) or any(w.islower() and w.endswith("s") for w in words)) and not is_fragment(text)
