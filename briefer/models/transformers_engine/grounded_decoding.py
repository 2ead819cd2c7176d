"""Beam search under the rule of `grounding`: masks over the vocabulary, for beams of a batch of passages."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import torch

from briefer.models.beams import repeating
from briefer.models.copy_rule import NUMBER_WORDS, START, AllowedWords, Context, CopyRule, is_bound
from briefer.models.vocabulary import Vocabulary
from briefer.models.word_edges import CLOSING, OPENING, POSSESSIVES

# What is written on from a whole word without a space. Marks alone come from `TokenMasks.closing`, but SentencePiece
# has "U.S." in one piece.
_ENDINGS = ("", ".", ",", *POSSESSIVES)

# Words whose beginnings are remembered: those of the passages of a batch, and what all news is made of.
_WORDS_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class _State:
    """How far a beam has come: the context of the word it is writing, and what it has written of it."""

    context: Context
    partial: bytes = b""


class TokenMasks:
    """The kinds of token that the rule tells apart, as masks of shape (vocabulary,); one for all passages."""

    def __init__(self, vocabulary: Vocabulary, size: int) -> None:
        # A tokenizer may have fewer tokens than the model, or more: T5's adds 100 that spiece.model does not have.
        self.written = (*vocabulary.written[:size], *[b""] * (size - len(vocabulary.written)))
        self.size = size
        self.longest = max(map(len, self.written), default=0)
        self.ids: dict[bytes, list[int]] = {}
        for token, written in enumerate(self.written):
            if written:
                self.ids.setdefault(written, []).append(token)
        self.silent = self.mask(vocabulary.silent)
        self.end = self.mask(vocabulary.end)
        known = [(token, written) for token, written in enumerate(self.written) if written]
        self.leads = [w[:1] == b" " for w in self.written]
        self.free_inside = self.mask(t for t, w in known if not self.leads[t] and _is_free(w))
        self.free_lead = self.mask(t for t, w in known if self.leads[t] and _is_free(w[1:]))
        self.bare_lead = self.mask(t for t, w in known if self.leads[t] and not w.strip(b" "))
        self.closing = self.mask(t for t, w in known if not self.leads[t] and _is_closing(w))
        self.prefixes = lru_cache(_WORDS_REMEMBERED)(self._prefixes)

    def mask(self, tokens: Iterable[int]) -> torch.Tensor:
        """True at `tokens`."""
        mask = torch.zeros(self.size, dtype=torch.bool)
        mask[list(tokens)] = True
        return mask

    def _prefixes(self, text: bytes) -> tuple[int, ...]:
        """The tokens that write a beginning of `text`."""
        return tuple(t for end in range(1, min(len(text), self.longest) + 1) for t in self.ids.get(text[:end], ()))


class _PassageMasks:
    """Which tokens may follow, for one passage."""

    def __init__(self, rule: CopyRule, tokens: TokenMasks) -> None:
        self._rule = rule
        self._tokens = tokens
        self._masks: dict[_State, torch.Tensor] = {}
        self._lead_masks: dict[AllowedWords, torch.Tensor] = {}
        self._copied: dict[AllowedWords, list[bytes]] = {}

    def advance(self, state: _State, token: int) -> _State:
        """The state after `token` was written."""
        *finished, partial = (state.partial + self._tokens.written[token]).split(b" ")
        context = state.context
        for word in finished:
            context = self._rule.after(context, word.decode(errors="replace"))
        return _State(context, partial)

    def mask(self, state: _State) -> torch.Tensor:
        """True at the tokens that may follow, shape (vocabulary,)."""
        if state not in self._masks:
            self._masks[state] = self._make(state)
        return self._masks[state]

    def _make(self, state: _State) -> torch.Tensor:
        tokens, context = self._tokens, state.context
        text = state.partial.decode(errors="replace")
        core = text.lstrip(OPENING)
        choice = self._rule.choice(context)
        allowed = tokens.silent.clone()
        if choice.free and not is_bound(core):
            allowed |= tokens.free_inside
            allowed[self._unstated_numbers(choice.words, core, "")] = False
        begun = core.encode() if "\ufffd" not in core else state.partial.lstrip(OPENING.encode())
        allowed[self._continuations(choice, begun, b"")] = True
        if self._rule.is_whole(context, text):
            allowed |= tokens.end | tokens.closing | self._leads(self._rule.after(context, text))
        if not (allowed & ~tokens.silent).any():
            # A word of the passage that the vocabulary cannot spell to its end.
            return tokens.end
        return allowed

    def _leads(self, context: Context) -> torch.Tensor:
        """The tokens that begin a word in `context`."""
        choice = self._rule.choice(context)
        if choice not in self._lead_masks:
            allowed = self._tokens.bare_lead.clone()
            if choice.free:
                allowed |= self._tokens.free_lead
                allowed[self._unstated_numbers(choice.words, "", " ")] = False
            allowed[self._continuations(choice, b"", b" ")] = True
            self._lead_masks[choice] = allowed
        return self._lead_masks[choice]

    def _continuations(self, choice: AllowedWords, begun: bytes, lead: bytes) -> list[int]:
        """Tokens that, after `lead`, go on from `begun` towards a word of the passage."""
        if choice not in self._copied:
            # Where words are free the tokens of plain ones are allowed as they are, but for pieces of a character.
            words = (w for w in choice.words if not choice.free or is_bound(w) or not w.isascii())
            self._copied[choice] = sorted(f"{word}{ending}".encode() for word in words for ending in _ENDINGS)
        found: set[int] = set()
        for word in _starting(self._copied[choice], begun):
            found.update(self._tokens.prefixes(lead + word[len(begun) :]))
        return list(found)

    def _unstated_numbers(self, words: frozenset[str], begun: str, lead: str) -> list[int]:
        """Tokens that would complete a number word that the passage does not have."""
        rests = [n[len(begun) :] for n in NUMBER_WORDS - words if n.startswith(begun) and n != begun]
        return [t for rest in rests for t in self._tokens.ids.get((lead + rest).encode(), ())]


@dataclass(frozen=True, slots=True)
class _Row:
    """A beam: the passage it copies from, how far it has come, and its tokens."""

    passage: _PassageMasks
    state: _State
    ids: tuple[int, ...]


class GroundedDecoding:
    """A rule of the search that lets each beam write only what `CopyRule` allows, and no run of words twice.

    The search's own bar on repeats counts tokens: with one token a digit it would forbid a summary to say "2019" twice,
    and leave it no way to finish the second "2019". Here a repeat is never stopped inside a bound word.

    Args:
        passages: The texts to copy from, in the order of the batch; each begins with one beam.
        tokens: The vocabulary's masks.
        start: The token that every summary goes on from.
        no_repeat: No run of so many tokens twice; 0 allows repeats.
    """

    def __init__(self, passages: Sequence[str], tokens: TokenMasks, start: int, no_repeat: int) -> None:
        self._rows = [_Row(_PassageMasks(CopyRule(passage), tokens), _State(START), (start,)) for passage in passages]
        self._tokens = tokens
        self._no_repeat = no_repeat

    def allowed(self) -> torch.Tensor:
        """True at the tokens that may follow, of shape (beams, vocabulary)."""
        allowed = torch.stack([row.passage.mask(row.state) for row in self._rows])
        for number, row in enumerate(self._rows):
            if banned := self._repeats(row.ids, row.state):
                allowed[number, banned] = False
        return allowed

    def advance(self, parents: Sequence[int], tokens: Sequence[int]) -> None:
        """Row i goes on from what was row `parents[i]`, and has written `tokens[i]`."""
        before = self._rows
        self._rows = [
            _Row(row.passage, row.passage.advance(row.state, token), (*row.ids, token))
            for row, token in zip((before[parent] for parent in parents), tokens, strict=True)
        ]

    def _repeats(self, ids: Sequence[int], state: _State) -> list[int]:
        """Tokens that complete a run that `ids` has already."""
        banned = repeating(ids, self._no_repeat)
        inside = banned and is_bound(state.partial.decode(errors="replace"))
        return [token for token in banned if self._tokens.leads[token]] if inside else banned


def _starting(words: Sequence[bytes], begun: bytes) -> Iterator[bytes]:
    """Those of the sorted `words` that begin with `begun` and go on."""
    for at in range(bisect_left(words, begun), len(words)):
        if not words[at].startswith(begun):
            return
        if len(words[at]) > len(begun):
            yield words[at]


def _is_free(written: bytes) -> bool:
    """True for what needs no source: no digit, no capital, no space inside, no piece of a character, no number word."""
    try:
        text = written.decode()
    except UnicodeDecodeError:
        return False
    return not is_bound(text) and not any(map(str.isspace, text))


def _is_closing(written: bytes) -> bool:
    return all(c in CLOSING for c in written.decode(errors="replace"))
