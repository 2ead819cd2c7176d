"""Judges with transformers: classifiers with a label for entailment, and seq2seq models that answer."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
import transformers

from briefer.errors import ModelError
from briefer.models.batching import MOST_STATES, Batch, batches, run
from briefer.models.broken import broken
from briefer.models.capacity import window
from briefer.models.judges.answers import AnswerTokens
from briefer.models.judges.base import Judge
from briefer.models.judges.prompts import judge_prompt
from briefer.models.judges.told import JudgeModel, label_number
from briefer.models.model_folder import ResolvedModel, read_json
from briefer.models.transformers_engine import internals
from briefer.models.transformers_engine.loading import load_config, load_model, load_tokenizer, load_weights
from briefer.models.transformers_engine.summarizer import quiet

_CLASSIFIES = "ForSequenceClassification"
_DIGITS = 4  # of a probability: the padding of a batch shows in those beyond


class _TransformersJudge:
    """What both kinds share: batches of like length, and nothing cut off that does not fit."""

    def __init__(self, judge: JudgeModel, model: Any, tokenizer: Any) -> None:
        self.name = judge.name
        self.sha256 = judge.resolved.sha256()
        self.threshold = judge.told.threshold
        self._model = model
        self._tokenizer = tokenizer
        self._window = window(model.config.to_dict(), tokenizer.model_max_length)

    def entailments(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        """See `Judge.entailments`."""
        encoded = [self._encode(*pair) for pair in pairs]
        lengths = [len(row["input_ids"]) for row in encoded]
        work = batches([length if length <= self._window else 0 for length in lengths], 0, MOST_STATES)

        def scored(batch: Batch) -> list[float]:
            return self._scores([encoded[index] for index in batch.indexes])

        found: list[float | None] = [None] * len(pairs)
        with quiet():
            for index, score in run(work, scored, workers=1):
                found[index] = round(score, _DIGITS)
        return found

    def _encode(self, passage: str, statement: str) -> dict[str, list[int]]:
        raise NotImplementedError

    def _scores(self, rows: Sequence[dict[str, list[int]]]) -> list[float]:
        raise NotImplementedError

    def _padded(self, rows: Sequence[dict[str, list[int]]]) -> dict[str, torch.Tensor]:
        padded: Any = self._tokenizer.pad(rows, return_tensors="pt")
        return dict(padded)


class ClassifierJudge(_TransformersJudge):
    """A sequence classifier that reads both texts; with a single output, that output is the log-odds of a yes."""

    def __init__(self, judge: JudgeModel, model: Any, tokenizer: Any) -> None:
        super().__init__(judge, model, tokenizer)
        self._yes = label_number(_labels(model.config), judge.told.label, judge.name)

    def _encode(self, passage: str, statement: str) -> dict[str, list[int]]:
        return dict(self._tokenizer(passage, statement, truncation=False, verbose=False))

    @torch.inference_mode()
    def _scores(self, rows: Sequence[dict[str, list[int]]]) -> list[float]:
        logits = self._model(**self._padded(rows)).logits.float()
        chances = logits.sigmoid() if logits.shape[-1] == 1 else logits.softmax(-1)
        found: list[float] = chances[:, self._yes].tolist()
        return found


class AnsweringJudge(_TransformersJudge):
    """A seq2seq model that is asked in a prompt, and answers yes or no with the first words that it writes."""

    def __init__(self, judge: JudgeModel, model: Any, tokenizer: Any) -> None:
        super().__init__(judge, model, tokenizer)
        self._prompt = judge_prompt(judge.told.prompt)
        yes, no = (tokenizer(answer)["input_ids"] for answer in judge.told.answers)
        self._answers = AnswerTokens.of(yes, no, judge.name)
        start = model.generation_config.decoder_start_token_id
        known = (start, model.config.decoder_start_token_id, tokenizer.pad_token_id)
        self._start = next(number for number in known if number is not None)

    def _encode(self, passage: str, statement: str) -> dict[str, list[int]]:
        end = self._tokenizer.eos_token if self._prompt.has_end else ""
        # "</s>" in an article is text; where the template means the token, an article's is taken out.
        texts = (text.replace(end, " ") if end else text for text in (passage, statement))
        text = self._prompt.render(next(texts), next(texts), end)
        return dict(self._tokenizer(text, truncation=False, verbose=False, split_special_tokens=not end))

    @torch.inference_mode()
    def _scores(self, rows: Sequence[dict[str, list[int]]]) -> list[float]:
        written = torch.tensor([self._start, *self._answers.before]).expand(len(rows), -1)
        logits = self._model(**self._padded(rows), decoder_input_ids=written, use_cache=False).logits[:, -1].float()
        both = logits[:, [self._answers.yes, self._answers.no]].softmax(-1)
        found: list[float] = both[:, 0].tolist()
        return found


def load(judge: JudgeModel) -> Judge:
    """Loads a judge from its folder.

    Raises:
        ModelError: One line that says what is wrong with the folder and what to do.
        ConfigError: The prompt or the answers of a seq2seq judge are not usable.
    """
    resolved = judge.resolved
    settings = read_json(resolved.folder / "config.json", resolved.name)
    kinds = [str(kind) for kind in settings.get("architectures") or ()]
    with quiet(), internals.offline():
        if any(kind.endswith(_CLASSIFIES) for kind in kinds):
            return _classifier(judge, settings)
        if not settings.get("is_encoder_decoder"):
            raise ModelError(
                f"{judge.name} neither classifies (architectures: {', '.join(kinds) or 'none'}) nor turns text "
                "into text: choose an entailment classifier, or a seq2seq model that answers"
            )
        config = load_config(resolved)
        return AnsweringJudge(judge, load_model(resolved, config), _tokenizer(resolved, config))


def _classifier(judge: JudgeModel, settings: Mapping[str, Any]) -> Judge:
    resolved = judge.resolved
    if not internals.has_family(resolved.model_type):
        raise ModelError(
            f"{resolved.name}: transformers {transformers.__version__} has no model type {resolved.model_type!r}: "
            "choose a BERT, RoBERTa, DeBERTa or T5 classifier"
        )
    with broken(resolved.name, "config.json"):
        config = internals.configuration(settings)
        labels = _labels(config)
    # Before the weights: which label is a yes is in the config.
    label_number(labels, judge.told.label, judge.name)
    attention = internals.classifier_attention_for(config)
    model = load_weights(
        resolved, config, transformers.AutoModelForSequenceClassification, attn_implementation=attention
    )
    return ClassifierJudge(judge, model, _tokenizer(resolved, config))


def _labels(config: Any) -> dict[int, str]:
    return {int(number): str(label) for number, label in config.id2label.items()}


def _tokenizer(resolved: ResolvedModel, config: Any) -> Any:
    tokenizer = load_tokenizer(resolved, config)
    if tokenizer.pad_token is None:
        raise ModelError(f"{resolved.name}: the tokenizer has no pad token: save it with one")
    return tokenizer
