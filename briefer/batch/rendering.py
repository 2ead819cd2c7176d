"""A brief as the bytes of its output."""

from collections.abc import Callable, Mapping

from briefer.brief import Brief
from briefer.reports.json_report import brief_record, to_json
from briefer.reports.markdown_report import brief_markdown
from briefer.reports.text_report import brief_text

_RENDERERS: Mapping[str, Callable[[Brief], str]] = {
    "json": lambda brief: to_json(brief_record(brief)),
    "markdown": brief_markdown,
    "text": brief_text,
}


def rendered(brief: Brief, format: str) -> bytes:
    """A brief in one of the formats of `job.SUFFIXES`, as UTF-8."""
    return _RENDERERS[format](brief).encode()
