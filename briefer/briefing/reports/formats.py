"""A brief as the bytes of its output."""

from collections.abc import Callable, Mapping

from briefer.briefing.brief import Brief
from briefer.briefing.reports.html import brief_html
from briefer.briefing.reports.json import brief_record
from briefer.briefing.reports.markdown import brief_markdown
from briefer.briefing.reports.text import brief_text
from briefer.io.json import to_json

_RENDERERS: Mapping[str, Callable[[Brief], str]] = {
    "html": lambda brief: brief_html([brief]),
    "json": lambda brief: to_json(brief_record(brief)),
    "markdown": brief_markdown,
    "text": brief_text,
}


def rendered(brief: Brief, format: str) -> bytes:
    """A brief in one of the formats of `job.SUFFIXES`, as UTF-8."""
    return _RENDERERS[format](brief).encode()
