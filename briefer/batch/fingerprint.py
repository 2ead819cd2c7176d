"""What a brief depends on besides its input: when none of it has changed, the brief still stands."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from briefer.batch.code_digest import code_digest
from briefer.batch.job import Job, ModelSpec
from briefer.briefing.pipeline import ensure_suits
from briefer.io.hashing import file_sha256
from briefer.io.json import Record
from briefer.models import EXTRACTIVE, Summarizer, default_engine
from briefer.models.judges import JudgeSpec, resolve_judge
from briefer.models.judges.prompts import judge_prompt
from briefer.models.model_folder import resolve
from briefer.models.prompts import load_prompt, prompt_for_family

# Beside the weights: configuration, tokenizer (tokenizer.json, spiece.model, vocab.txt, merges.txt) and the prompt.
_PARTS = ("*.json", "*.model", "*.txt")


def fingerprint(job: Job, summarizer: Summarizer | None = None) -> str:
    """SHA-256 in hex over all that the outputs of a job depend on besides their inputs. Loads no model.

    Args:
        job: What to do.
        summarizer: What the caller has loaded instead of `job.model`.

    Raises:
        ModelError: The model cannot be found or trusted.
        ConfigError: Its prompt is not usable, or the strictness does not go with it.
    """
    name, chooses = _chooses(job.model, summarizer)
    ensure_suits(job.settings.strictness, name, chooses=chooses, judged=job.judge is not None)
    facts: Record = {
        # The version alone is the same for many commits.
        "briefer": code_digest(),
        "format": job.format,
        "settings": asdict(job.settings),
        "model": _of_spec(job.model) if summarizer is None else _of_loaded(summarizer),
    }
    if job.judge is not None:
        facts["judge"] = _of_judge(job.judge)
    if job.read_as is not None:
        facts["read_as"] = job.read_as
    return sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def _of_loaded(summarizer: Summarizer) -> Record:
    return {
        "name": summarizer.name,
        "sha256": summarizer.sha256,
        "engine": summarizer.engine,
        "prompt": summarizer.prompt,
        "grounded": summarizer.grounded,
        "chooses": summarizer.reranks_options,
        "generation": asdict(summarizer.settings),
    }


def _of_spec(spec: ModelSpec) -> Record:
    if spec.name == EXTRACTIVE:
        return {"name": EXTRACTIVE}
    resolved = resolve(spec.name)
    prompt = load_prompt(resolved.prompt or prompt_for_family(resolved.model_type))
    return {
        "name": resolved.name,
        "weights": resolved.sha256(),
        # A folder's own search settings, limits and tokenizer shape a brief as much as its weights do.
        "parts": dict(_parts(resolved.folder)),
        "prompt": prompt.template,
        "engine": spec.engine or default_engine(resolved.name),
        "compute_type": spec.compute_type,
        "grounded": spec.grounded,
        "generation": asdict(spec.generation) if spec.generation else None,
        **({} if spec.language is None else {"language": spec.language}),
    }


def _chooses(spec: ModelSpec, summarizer: Summarizer | None) -> tuple[str, bool]:
    """The model's name, and whether it chooses among what stands and writes nothing."""
    if summarizer is not None:
        return summarizer.name, summarizer.reranks_options
    if spec.name == EXTRACTIVE:
        return EXTRACTIVE, False
    resolved = resolve(spec.name)
    return resolved.name, resolved.reranks_options and spec.grounded


def _of_judge(spec: JudgeSpec) -> Record:
    judge = resolve_judge(spec.name)
    return {
        "name": judge.name,
        "weights": judge.resolved.sha256(),
        "parts": dict(_parts(judge.resolved.folder)),
        "told": asdict(judge.told),
        "prompt": judge_prompt(judge.told.prompt).template,
    }


def _parts(folder: Path) -> Iterator[tuple[str, str | None]]:
    for path in sorted({path for pattern in _PARTS for path in folder.glob(pattern)}):
        yield path.name, file_sha256(path)
