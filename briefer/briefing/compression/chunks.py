"""The pieces of a sentence between its joints, and what their words tell of them without a parse."""

from dataclasses import dataclass

from briefer.text.english import CONJUNCTIONS, DAYS, DETERMINERS, PREPOSITIONS, SUBORDINATORS, is_verb
from briefer.text.wordlists import words
from briefer.text.words import TOKEN

RELATIVES = words(__package__, "relatives.tsv")
DESCRIBING = words(__package__, "describing.tsv")
# "[In Ohio,] unemployment fell" would say it of a whole country; only what says when may go from the front. Not "Before
# the war", since when it is so no longer.
OPENINGS = DAYS | words(__package__, "openings.tsv")
NO_VERB_BEFORE = DETERMINERS | PREPOSITIONS
_INTO_ANOTHER_CLAUSE = RELATIVES | SUBORDINATORS | frozenset(["that"])
NO_LAST_WORD = _INTO_ANOTHER_CLAUSE | DETERMINERS | CONJUNCTIONS


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stands between two joints, without them.

    `words` are as written, so that "United" is no verb, but for the sentence's first. `behind` is the joint that
    follows: ",", ";" or, of any dash, "–".
    """

    start: int
    end: int
    words: tuple[str, ...]
    behind: str = ""

    @classmethod
    def of(cls, sentence: str, start: int, end: int, joint: str = "") -> "Chunk":
        """The piece of a sentence between two offsets; `joint` is what follows it, "" at the end."""
        words = TOKEN.findall(sentence, start, end)
        if start == 0:
            words[:1] = [word.casefold() for word in words[:1]]
        return cls(start, end, tuple(words), joint if joint in ("", ",", ";") else "–")

    @property
    def first(self) -> str:
        """Its first word; "" when it has none."""
        return self.words[0] if self.words else ""

    @property
    def is_clause(self) -> bool:
        """True when a subject and a verb stand in it before it turns to another clause: "Smith resigned as"."""
        # Nor is "In a suit filed in June" one.
        if self.first in _INTO_ANOTHER_CLAUSE | CONJUNCTIONS | PREPOSITIONS:
            return False
        for number, word in enumerate(self.words):
            if word in _INTO_ANOTHER_CLAUSE:
                return False
            before = self.words[number - 1] if number else ""
            # "the alleged gambler", "recently named" and "pictured with" state nothing.
            if number and is_verb(word) and before not in NO_VERB_BEFORE and not before.endswith(("ed", "ly")):
                return True
        return False

    @property
    def may_be_clause(self) -> bool:
        """True when its end may be a verb that no list knows: "the records disclose", "the mayor of Leeds hopes".

        Not "a maker of toys".
        """
        ends = self.words[-2:]
        ends_in_s = any(w.islower() and w.endswith("s") and not w.endswith(("ss", "’s", "'s")) for w in ends)
        is_object = not PREPOSITIONS.isdisjoint(self.words[-4:]) and not ends[0][:1].isupper()
        return self.is_clause or (ends_in_s and not is_object)

    @property
    def is_predicate(self) -> bool:
        """True for what goes on with a verb behind an aside: "was late"; "pictured with" may be an aside itself."""
        return is_verb(self.first) and not self.first.endswith("ed")

    @property
    def goes_on(self) -> bool:
        """True for what goes on with its sentence behind an aside: "was late", "in June"."""
        # Not "a mild, coffee-based drink", nor "as well as a plumber".
        return (is_verb(self.first) and "-" not in self.first) or (
            self.first in PREPOSITIONS and self.first not in SUBORDINATORS
        )

    @property
    def may_be_predicate(self) -> bool:
        """True for what may be the verb of the subject before an aside: "lifts the cup", "quickly left"."""
        if self.first in PREPOSITIONS or self.first in DETERMINERS:
            return False
        second = self.words[1] if len(self.words) > 1 else ""
        if self.first.endswith("ly"):
            return is_verb(second)
        # Not "nurses and drivers", nor "Los Angeles".
        alone = len(self.words) == 1 and not self.behind
        present = self.first.endswith("s") and self.first.islower() and (alone or second in DETERMINERS)
        return self.goes_on or present

    @property
    def is_subject(self) -> bool:
        """True for what an aside can stand behind and a verb follow: "The mayor of Paris", "Smith"."""
        opens = self.first in PREPOSITIONS | SUBORDINATORS | OPENINGS or self.first.endswith(("ly", "ed", "ing"))
        return bool(self.words) and not opens and not any(word.endswith("ed") for word in self.words)

    @property
    def is_whole(self) -> bool:
        """False for what goes on behind its comma: "who says that, since May, the ferry"."""
        if not self.words or self.words[-1] in NO_LAST_WORD:
            return False
        said = self.words[::-1].index("that") if "that" in self.words else 0
        return not said or any(map(is_verb, self.words[-said:]))

    @property
    def is_list(self) -> bool:
        """True for "his house and his car", but not for "a man who came and went"."""
        ends = (n for n, word in enumerate(self.words) if word in _INTO_ANOTHER_CLAUSE)
        return not CONJUNCTIONS.isdisjoint(self.words[: next(ends, None)])
