"""The verbs of a sentence, each with its auxiliaries and what they say: that it was done, is planned, may be, is not.

No tagger: a group is known by the small words that lead it, a simple past by its form. What is not known for sure has
the status `UNSAID`, and nothing may be concluded from it.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache, partial
from typing import Final, NamedTuple

from briefer.text.english import BE, DETERMINERS, PREPOSITIONS
from briefer.text.lemmas import lemma
from briefer.text.remembered import REMEMBERED
from briefer.text.verb_forms import BEFORE_GERUNDS, before_gerund, is_adverb, is_participle, is_past
from briefer.text.wordlists import words
from briefer.text.words import Word

_list = partial(words, "briefer.text", "verb_groups_words.tsv")

_PLANNING: Final = _list("planning")
_REFUSING: Final = _list("refusing")
_MODALS: Final = _list("modals")
PARTICLES: Final = _list("particles")
_NOBODY: Final = _list("nobody")

_WILL: Final = frozenset({"will", "would", "shall", "won't", "wouldn't", "ll"})
_BE: Final = BE | {"am", "m", "be", "being"}
_HAVE: Final = frozenset({"has", "have", "ve", "had", "having"})
_DO: Final = frozenset({"do", "does", "did"})
_NOT: Final = frozenset({"not", "never", "no"})
_PAST_BE: Final = frozenset({"was", "were", "been"})
_DENIED: Final = {"won't": "will", "can't": "can", "cannot": "can", "shan't": "shall"}
_ONLY_PARTICIPLES: Final = frozenset({"gone", "done", "sung", "sunk", "rung", "shrunk", "drunk"})
_PARTICIPLE_ENDINGS: Final = ("en", "wn", "rn", "gun")
# "not only", "not until Monday": what follows is not denied.
_LIMITS: Final = frozenset({"only", "just", "until", "till", "unless", "before", "without"})
_IF: Final = frozenset({"if", "whether", "unless", "should"})
_BEFORE: Final = 8
_BEHIND: Final = 10
_FIRST: Final = _WILL | _MODALS | _BE | _HAVE | _DO | _PLANNING | _REFUSING | _DENIED.keys() | {"to"}


class Status(StrEnum):
    """What is said of a deed."""

    DONE = "done"
    PRESENT = "present"
    PLANNED = "planned"
    POSSIBLE = "possible"
    UNSAID = "unsaid"


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries: the words `start` to `end` of a sentence, of which `at` is the verb itself.

    `verb` is its stem, with the particle behind it ("hand down"). A simple past is `sure` to be one only where
    nothing else can be the verb of its clause. Of a `limited` denial ("not until May") nothing is known.
    """

    start: int
    at: int
    end: int
    verb: str
    status: Status
    denied: bool
    passive: bool
    limited: bool
    has_auxiliary: bool

    def __str__(self) -> str:
        marks = (("passive", self.passive), ("denied", self.denied))
        return " ".join((self.verb, self.status, *(name for name, holds in marks if holds)))

    @property
    def bare(self) -> str:
        """The verb without its particle."""
        return self.verb.partition(" ")[0]


def verb_groups(sentence: Sequence[Word]) -> list[VerbGroup]:
    """The groups of a sentence, in order; `sentence` holds its words."""
    return list(_groups(sentence))


def _groups(sentence: Sequence[Word]) -> Iterator[VerbGroup]:
    place, last = 0, 0
    while place < len(sentence):
        # A capital inside a sentence is a name's: "a test in May had shown leaks".
        begins = _may_begin(sentence[place].folded) and not (place and sentence[place].is_title)
        group = _Reading(sentence, place, last).group() if begins else None
        if group is not None:
            yield group
            last = group.end
        place = group.end if group is not None else place + 1


@lru_cache(REMEMBERED)
def _may_begin(folded: str) -> bool:
    """True for a word with which a group may begin; most words of a text are no such."""
    plain = folded.replace("’", "'")
    return plain in _FIRST or plain in BEFORE_GERUNDS or plain.endswith("n't") or is_past(plain)


class _Reading:
    """A group while its words are read, from a word that may begin one; `last` is where the one before it ends."""

    def __init__(self, sentence: Sequence[Word], start: int, last: int) -> None:
        self.sentence, self.start, self.last, self.place = sentence, start, last, start
        self.status: Status | None = None
        self.denials = 0
        self.limited = self.be = self.past = self.have = self.do = self.to = self.gerund = False

    def group(self) -> VerbGroup | None:
        while self._take():
            pass
        if self.place >= len(self.sentence):
            return None
        verb = self.sentence[self.place]
        if verb.is_title or not verb.is_content or (self.place > self.start and self.sentence[self.place - 1].breaks):
            return None
        has_auxiliary = self.place > self.start
        status = self._status(verb.folded) if has_auxiliary else self._alone(verb.folded)
        return self._made(status, has_auxiliary) if status is not None else None

    def _made(self, status: Status, has_auxiliary: bool) -> VerbGroup:
        sentence, at = self.sentence, self.place
        end = at + 1
        name = lemma(sentence[at].folded)
        if end < len(sentence) and sentence[end].folded in PARTICLES and not sentence[at].breaks:
            name, end = f"{name} {sentence[end].folded}", end + 1
        passive = self.be and not sentence[at].folded.endswith("ing")
        never = not has_auxiliary and self.start > 0 and sentence[self.start - 1].folded in _NOT  # "never sued"
        denied = self.denials + never + self._is_nobodys() + self._does_nothing(end)
        if denied > 1 or self._is_claimed() or (self._is_conditional() and status in (Status.DONE, Status.PRESENT)):
            status = Status.UNSAID
        limited = self.limited or any(word.folded in _LIMITS for word in sentence[end : end + _BEHIND])
        return VerbGroup(self.start, at, end, name, status, denied == 1, passive, limited and denied > 0, has_auxiliary)

    def _take(self) -> bool:
        """Reads on over a word of the group that is not its verb; False at the verb, or where none follows."""
        if self.place >= len(self.sentence):
            return False
        begun = self.place > self.start
        word = self.sentence[self.place]
        if begun and self.sentence[self.place - 1].breaks:
            return False
        folded = self._positive(word.folded.replace("’", "'"))
        following = self.sentence[self.place + 1].folded if self.place + 1 < len(self.sentence) else ""
        if begun and folded in _NOT:
            self.denials += 1
            self.limited |= following in _LIMITS
        elif following == "to" and self._leads_to(folded):
            self.be = self.have = False
            self.to = True
            self.place += 1
        elif reach := self._leads_to_gerund():
            self.be = self.have = False
            self.gerund = True
            self.place += reach - 1
        elif folded in _WILL:
            self.status = self.status or Status.PLANNED
        elif folded in _MODALS:
            self.status = Status.POSSIBLE
        elif folded in _BE:
            self.be = True
            self.past |= folded in _PAST_BE
        elif folded in _HAVE:
            self.have = True
        elif folded in _DO:
            self.do = True
            self.past |= folded == "did"
        elif folded == "to" and (self.be or not begun):
            self.status = (Status.PLANNED if self.be else Status.UNSAID) if self.status is None else self.status
            self.be, self.to = False, True
        elif not (begun and is_adverb(folded)):
            return False
        self.place += 1
        return True

    def _positive(self, folded: str) -> str:
        if folded in _DENIED or folded.endswith("n't"):
            self.denials += 1
            return _DENIED.get(folded, folded.removesuffix("n't"))
        return folded

    def _leads_to(self, folded: str) -> bool:
        """True for a word that says before "to" whether the deed is done: "plans", "failed", the "yet" of "has yet"."""
        if folded in _REFUSING or (folded == "yet" and self.place > self.start):
            self.denials += 1
            self.status = self.status or Status.DONE
            return True
        if folded in _PLANNING:
            self.status = Status.PLANNED if self.status is not Status.POSSIBLE else self.status
            return True
        return False

    def _leads_to_gerund(self) -> int:
        """How many words there are here that say whether what follows in -ing is done; 0 for none."""
        kind, reach = before_gerund(self.sentence, self.place)
        if reach:
            self.denials += kind == "denying"
            self.status = Status.PLANNED if kind == "denying" else Status.POSSIBLE
        return reach

    def _status(self, folded: str) -> Status | None:
        """What is said of a verb behind auxiliaries; None where it is no verb, as in "is tall"."""
        if self.gerund:
            return self.status
        if self.be:
            if folded.endswith("ing"):
                return self.status or Status.PRESENT
            if not is_participle(folded):
                return None
            return self.status or (Status.DONE if self.past else Status.PRESENT)
        if self.have and not self.to:
            return (self.status or Status.DONE) if is_participle(folded) else None
        if self.do:
            return (Status.DONE if self.past else Status.PRESENT) if self.status is None else self.status
        return self.status

    def _alone(self, folded: str) -> Status | None:
        """What is said of a verb without auxiliaries: done, where its form and the word before it can be a past."""
        if not is_past(folded):
            return None
        before = self.sentence[self.start - 1] if self.start else None
        if before is None or before.folded in DETERMINERS or before.folded in PREPOSITIONS:
            return Status.UNSAID
        return Status.UNSAID if folded in _ONLY_PARTICIPLES or folded.endswith(_PARTICIPLE_ENDINGS) else Status.DONE

    def _before(self) -> Iterator[Word]:
        """The words before the group back to the verb or the punctuation before it, nearest first."""
        for place in range(self.start - 1, max(self.last, self.start - _BEFORE) - 1, -1):
            word = self.sentence[place]
            if word.breaks:
                return
            yield word

    def _is_nobodys(self) -> bool:
        return any(word.folded in _NOBODY and not self._numbers(word) for word in self._before())

    def _numbers(self, word: Word) -> bool:
        """True for the "No" of "Sinkhole No. 3 opened"."""
        place = next((place for place, one in enumerate(self.sentence) if one is word), -1) + 1
        return word.folded == "no" and place < len(self.sentence) and self.sentence[place].folded[:1].isdigit()

    def _is_claimed(self) -> bool:
        """True for the "having copied" of "denies having copied"."""
        is_having = self.sentence[self.start].folded == "having"
        return is_having and self.start > 0 and not self.sentence[self.start - 1].breaks

    def _is_conditional(self) -> bool:
        return any(word.folded in _IF for word in self._before())

    def _does_nothing(self, end: int) -> bool:
        word = self.sentence[end] if end < len(self.sentence) else None
        return word is not None and word.folded in ("no", "nothing", "nobody") and not self._numbers(word)
