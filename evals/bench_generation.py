"""Ways to generate the summaries of passages, timed: a plain loop, textsum, briefer's engines."""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from briefer.batch import Job, run
from briefer.models import GenerationSettings, Passage, Summarizer, load
from briefer.models.model_folder import resolve
from briefer.models.prompts import load_prompt, prompt_for_family
from evals.evaluator import read_jsonl

# With torch's own number of threads, as people leave it, and with one: for a small model that is often the faster.
PLAIN: Mapping[str, int | None] = {"plain loop": None, "plain loop, 1 thread": 1}
ENGINES: Mapping[str, Mapping[str, str]] = {
    "transformers": {"engine": "transformers"},
    "ctranslate2 float32": {"engine": "ctranslate2", "compute_type": "float32"},
    "ctranslate2 int8": {"engine": "ctranslate2", "compute_type": "int8"},
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What one contender took; CPU seconds are of all its threads, loading is not counted.

    Attributes:
        count: Passages of generation alone, sections of the whole.
        wall: Seconds.
        cpu: CPU seconds.
        checking: Those of them that went into reading, planning, judging and composing; None where there is none.
        peak: Most memory of the process, in MiB.
        texts: The summaries of generation alone.
    """

    count: int
    wall: float
    cpu: float
    peak: float
    checking: float | None = None
    texts: tuple[str, ...] = ()


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What `work` returns, its seconds, and its CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def peak() -> float:
    """Most memory that this process has held, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not ru_maxrss, which a new program on Linux takes over from the process that started it.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 2**10
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


def generate_plainly(passages: Sequence[Passage], model: str | None, beams: int, threads: int | None) -> Measured:
    """The loop that people write."""
    import torch
    import transformers

    if threads:
        torch.set_num_threads(threads)
    resolved = resolve(model)
    prompt = load_prompt(resolved.prompt or prompt_for_family(resolved.model_type))
    settings = load(model, GenerationSettings(num_beams=beams, num_candidates=1), grounded=False).settings
    transformers.utils.logging.set_verbosity_error()
    tokenizer = transformers.AutoTokenizer.from_pretrained(resolved.folder)
    network = transformers.AutoModelForSeq2SeqLM.from_pretrained(resolved.folder, dtype=torch.float32).eval()
    wanted = {name: value for name, value in asdict(settings).items() if name != "num_candidates"}

    def loop() -> list[str]:
        texts = []
        for passage in passages:
            inputs = tokenizer(prompt.render(passage), return_tensors="pt")
            with torch.inference_mode():
                output = network.generate(**inputs, **wanted, num_return_sequences=1, do_sample=False)
            texts.append(tokenizer.decode(output[0], skip_special_tokens=True))
        return texts

    texts, wall, cpu = timed(loop)
    return Measured(len(passages), wall, cpu, peak(), texts=tuple(texts))


def generate_with_textsum(passages: Sequence[Passage], model: str | None, beams: int) -> Measured:
    """textsum, one passage at a time, as its `summarize_string` is called."""
    from textsum.summarize import Summarizer as TextSum

    settings = load(model, GenerationSettings(num_beams=beams, num_candidates=1), grounded=False).settings
    other = TextSum(str(resolve(model).folder), use_cuda=False, token_batch_length=512)
    # Its own defaults are another search: early_stopping, repetition penalties, at least 8 tokens.
    same = {name: value for name, value in asdict(settings).items() if name in other.settable_inference_params}
    unset = {"min_length": 0, "repetition_penalty": 1.0, "encoder_no_repeat_ngram_size": 0, "early_stopping": False}
    other.set_inference_params({**same, **unset, "max_length": (settings.max_new_tokens or 0) + 1})
    texts, wall, cpu = timed(lambda: [other.summarize_string(passage.text) for passage in passages])
    return Measured(len(passages), wall, cpu, peak(), texts=tuple(texts))


def generate(passages: Sequence[Passage], model: str | None, beams: int, name: str) -> Measured:
    """Generation alone in one of briefer's engines."""
    summarizer = _load(model, beams, 1, name, grounded=False)
    answers, wall, cpu = timed(lambda: summarizer.candidates(passages))
    return Measured(len(passages), wall, cpu, peak(), texts=tuple(c[0].text if c else "" for c in answers))


def make_briefs(folder: Path, model: str | None, beams: int, name: str) -> Measured:
    """The whole of `briefer batch` in one of briefer's engines."""
    summarizer = _load(model, beams, beams, name, grounded=True)
    with tempfile.TemporaryDirectory() as out:
        tally, wall, cpu = timed(lambda: run(Job(folder, Path(out)), summarizer))
        records = list(read_jsonl(Path(out) / "manifest.jsonl"))
    checking = sum(record["seconds"] for record in records) - tally.model_seconds
    return Measured(tally.sections, wall, cpu, peak(), checking=checking)


def _load(model: str | None, beams: int, candidates: int, name: str, *, grounded: bool) -> Summarizer:
    settings = GenerationSettings(num_beams=beams, num_candidates=candidates)
    return load(model, settings, grounded=grounded, **ENGINES[name])
