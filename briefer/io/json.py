"""JSON as briefer writes it."""

import json
from typing import Any

Record = dict[str, Any]


def to_json(record: Record | list[Record]) -> str:
    """A record as indented JSON with its non-ASCII characters readable, ending in a line end."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def to_jsonl(record: Record) -> str:
    """A record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"
