"""Renders a template as one self-contained file.

A page holds no script and loads nothing: its content security policy (CSP, W3C) allows the one style sheet that stands
in it, by its hash. Foreign text is escaped by the template engine; what would turn the direction of what follows, or
what HTML cannot hold, is shown as an escape.
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briefer.io.terminal import inert

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"

_PARTS = 64  # of the template's own parts in each that is given out


def render(template: str, **values: object) -> str:
    """A page made from one of the templates beside this module."""
    environment = _environment()
    return environment.get_template(template).render(style=_style(), policy=_policy(), **values)


def rendered_parts(template: str, **values: object) -> Iterator[str]:
    """A page as `render` makes it, piece after piece: of what is iterated over in it no more than one is in memory."""
    environment = _environment()
    stream = environment.get_template(template).stream(style=_style(), policy=_policy(), **values)
    stream.enable_buffering(_PARTS)
    return stream


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["inert"] = inert
    environment.filters["share"] = share
    return environment


def share(value: float | None) -> str:
    """A share as a percentage; "-" where there was nothing to measure."""
    return "-" if value is None else f"{value:.0%}"


@cache
def _style() -> str:
    return (_TEMPLATES / "style.css").read_text(encoding="utf-8")


@cache
def _policy() -> str:
    digest = b64encode(sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
