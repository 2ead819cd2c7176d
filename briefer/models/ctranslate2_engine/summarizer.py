"""A converted model as a `Summarizer`."""

import json
from collections.abc import Sequence

import ctranslate2

from briefer.models.base import ComputeType, GenerationSettings, Passage
from briefer.models.batching import MOST_STATES, cores
from briefer.models.capacity import Limits
from briefer.models.ctranslate2_engine.record import MODEL, TOKENIZER
from briefer.models.ctranslate2_engine.store import Converted
from briefer.models.fast_tokenizer import FastTokenizer
from briefer.models.model_folder import ResolvedModel
from briefer.models.prompts import Prompt
from briefer.models.seq2seq import Hypothesis, Scores, Seq2SeqSummarizer

# No room for a second passage in a batch. In int8 the last digits, which differ with a batch's shape, decide what a
# value is rounded to: in batches of several 29 of 200 news sections got other candidates than alone (in float32 none),
# and the bundled model took no less time for them.
_ALONE = 1

# How many times `num_beams` hypotheses end before the search does. transformers goes on while a better one may come;
# with 1 the first to end, which are the shortest, win: on 78 sections 65 summaries were others than transformers', with
# ROUGE-2 of 9.8 for its 14.4. With 4 it is 12 and 13.5, at 1.8 times the cost; with 8, 8 and 14.5 at 3 times.
_PATIENCE = 4.0


# Wordings, each with its passage once more: CTranslate2 reads it anew for every one.
_SCORED_AT_ONCE = 16


class CTranslate2Summarizer(Seq2SeqSummarizer):
    """A `Summarizer` on a converted model; made by `load`."""

    engine = "ctranslate2"

    def __init__(
        self,
        resolved: ResolvedModel,
        model: Converted,
        prompt: Prompt,
        settings: GenerationSettings,
        *,
        reranks_options: bool,
    ) -> None:
        record = model.record
        super().__init__(
            resolved,
            prompt,
            settings.over(*record.search).within(record.longest),
            Limits(record.window, record.vocabulary, record.longest),
            grounded=False,
            reranks_options=reranks_options,
            workers=cores(),
            most_states=_ALONE if model.compute_type is ComputeType.INT8 else MOST_STATES,
        )
        self._record = record
        self._tokenizer = FastTokenizer(model.folder / TOKENIZER, prompt, resolved.name)
        self._marks = self._tokenizer.marks
        vocabulary = model.folder / MODEL / "shared_vocabulary.json"
        self._tokens: list[str] = json.loads(vocabulary.read_text(encoding="utf-8"))
        self._ids = {token: number for number, token in enumerate(self._tokens)}
        # A batch a thread: as in the transformers engine, a step is too short to share.
        self._translator = ctranslate2.Translator(
            str(model.folder / MODEL), compute_type=model.compute_type.value, inter_threads=cores(), intra_threads=1
        )

    def _tokenize(self, text: str, *, special: bool = True) -> list[int]:
        return self._tokenizer.ids(text, special=special)

    def _decode(self, sequences: Sequence[Sequence[int]]) -> list[str]:
        return self._tokenizer.decode(sequences)

    def _search(self, batch: Sequence[list[int]], sources: Sequence[str]) -> list[list[Hypothesis]]:
        record, settings = self._record, self.settings
        first = record.forced_first
        results = self._translator.translate_batch(
            [self._names(ids) for ids in batch],
            target_prefix=None if first is None else [self._names([first])] * len(batch),
            beam_size=settings.num_beams,
            num_hypotheses=settings.num_candidates,
            length_penalty=settings.length_penalty,
            patience=_PATIENCE,
            no_repeat_ngram_size=settings.no_repeat_ngram_size,
            suppress_sequences=[self._names(ids) for ids in record.suppressed] or None,
            end_token=self._names(record.eos),
            return_end_token=True,
            max_input_length=0,
            max_decoding_length=settings.max_new_tokens,
            min_decoding_length=0,
            return_scores=True,
        )
        return [
            [self._hypothesis(names, score) for names, score in zip(found.hypotheses, found.scores, strict=True)]
            for found in results
        ]

    def _score(self, passage: Passage, ids: Sequence[int], targets: Sequence[Sequence[int]]) -> Scores:
        # CTranslate2 shows no states of a seq2seq model's encoder, which a salience head reads. It adds the end mark
        # to a target, as it does the start.
        if not targets:
            return Scores(())
        ends = self._record.eos
        written = [self._names(target[:-1] if target[-1] in ends else target) for target in targets]
        read = [self._names(ids)] * len(written)
        found = self._translator.score_batch(read, written, max_input_length=0, max_batch_size=_SCORED_AT_ONCE)
        return Scores([sum(result.log_probs) for result in found])

    def _names(self, ids: Sequence[int]) -> list[str]:
        return [self._tokens[number] for number in ids]

    def _hypothesis(self, names: Sequence[str], score: float) -> Hypothesis:
        tokens = tuple(self._ids[name] for name in names)
        length = len(tokens)
        # CTranslate2 divides the sum by the length to the power of the penalty.
        total = score * length ** (self.settings.length_penalty or 0.0)
        return Hypothesis(tokens, total / max(length, 1), ended=bool(tokens) and tokens[-1] in self._record.eos)
