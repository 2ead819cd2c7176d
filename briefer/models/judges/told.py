"""What a judge's name means: a model, and what its own judge.json or a file of the user's says of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefer.errors import ConfigError, ModelError, nearest
from briefer.models.judges.prompts import DEFAULT as DEFAULT_PROMPT
from briefer.models.model_folder import ResolvedModel, read_json, resolve

OWN_FILE = "judge.json"
DEFAULT_THRESHOLD = 0.5
_KEYS = ("model", "label", "prompt", "answers", "threshold")


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a judge beside its model.

    Attributes:
        label: The label of a classifier that means "the passage says it": its name or its number; None to find the one
            that is called so.
        prompt: The template of a seq2seq model: a name or a file.
        answers: Its two answers, yes first.
        threshold: The least probability that counts as a yes.
    """

    label: str | int | None = None
    prompt: str = DEFAULT_PROMPT
    answers: tuple[str, str] = ("1", "0")
    threshold: float = DEFAULT_THRESHOLD


@dataclass(frozen=True, slots=True)
class JudgeModel:
    """A judge that can be loaded: the name that the user gave, its model, and what is told of it."""

    name: str
    resolved: ResolvedModel
    told: Told = field(default_factory=Told)


def resolve_judge(name: str) -> JudgeModel:
    """The judge that a name means.

    Args:
        name: A model folder, a hub id that is in the local cache, or a JSON file that names either as "model". What
            such a file says goes before the folder's own judge.json.

    Raises:
        ModelError: There is no such model, or it is not to be trusted.
        ConfigError: A file says what nobody understands.
    """
    path = Path(name).expanduser()
    given: Mapping[str, Any] = {}
    model = name
    if path.suffix == ".json" and path.is_file():
        given = _given(path, name)
        if not isinstance(given.get("model"), str):
            raise ConfigError(f'{name} names no "model": give a folder or a hub id')
        beside = path.parent / given["model"]
        model = str(beside) if beside.is_dir() else given["model"]
    resolved = resolve(model)
    own = resolved.folder / OWN_FILE
    values = {**(_given(own, name) if own.is_file() else {}), **given}
    return JudgeModel(name, resolved, _told(values, name))


def _given(path: Path, name: str) -> Mapping[str, Any]:
    values = read_json(path, name)
    if unknown := [key for key in values if key not in _KEYS]:
        raise ConfigError(f'{path}: "{unknown[0]}" says nothing of a judge; {nearest(unknown[0], _KEYS)}')
    return values


def _told(values: Mapping[str, Any], name: str) -> Told:
    label, prompt = values.get("label"), values.get("prompt", DEFAULT_PROMPT)
    answers, threshold = values.get("answers", ["1", "0"]), values.get("threshold", DEFAULT_THRESHOLD)
    if label is not None and (isinstance(label, bool) or not isinstance(label, str | int)):
        raise ConfigError(f'{name}: "label" is {json.dumps(label)}: give a label\'s name or its number')
    if not isinstance(prompt, str):
        raise ConfigError(f'{name}: "prompt" is {json.dumps(prompt)}: give a template\'s name or its file')
    match answers:
        case [str(yes), str(no)] if yes.strip() and no.strip() and yes != no:
            pass
        case _:
            raise ConfigError(f'{name}: "answers" is {json.dumps(answers)}: give two, the yes first: ["yes", "no"]')
    if isinstance(threshold, bool) or not isinstance(threshold, int | float) or not 0 < threshold <= 1:
        raise ConfigError(f'{name}: "threshold" is {json.dumps(threshold)}: give a probability above 0, at most 1')
    return Told(label, prompt, (yes, no), float(threshold))


def label_number(labels: Mapping[int, str], label: str | int | None, name: str) -> int:
    """Which output of a classifier means "the passage says it": read off its config, never assumed.

    "LABEL_0" may be entailment in one model and contradiction in the next; one who knows says so with "label".

    Args:
        labels: The config's `id2label`.
        label: What the user says.
        name: The judge's.

    Raises:
        ModelError: No label is called so, several are, or there is none of that name or number.
    """
    shown = ", ".join(f"{number}: {text}" for number, text in sorted(labels.items()))
    if isinstance(label, int):
        if label not in labels:
            raise ModelError(f"{name} has no label {label} (its labels are {shown})")
        return label
    if label is not None:
        found = [number for number, text in labels.items() if text.casefold() == label.casefold()]
        if len(found) != 1:
            raise ModelError(f'{name} has no label "{label}" (its labels are {shown})')
        return found[0]
    found = [number for number, text in labels.items() if _means_yes(text)]
    if len(found) != 1:
        raise ModelError(
            f"{name}: which of its labels ({shown}) means that the passage says it cannot be told: write a file "
            f'{{"model": ..., "label": ...}} and give it as the judge, or train one that says so'
        )
    return found[0]


_YES = ("entailment", "entailed", "entails", "entail")


def _means_yes(text: str) -> bool:
    """True for "entailment" and the like, and not for "not_entailment"."""
    return text.strip().casefold() in _YES
