"""How the work grows with a text: the lines of Python that are run, counted, so that no clock and no load matters."""

import math
import sys
from collections.abc import Callable
from itertools import count
from types import CodeType, FrameType
from typing import Any, Final

from briefer.briefing.pipeline import brief
from briefer.errors import InputError
from briefer.faithfulness.check import check
from briefer.models.extractive import ExtractiveSummarizer
from briefer.readers.files import read_bytes
from evals.hostile.shapes import SHAPES

SMALL: Final = 8_000
LARGE: Final = 24_000
MOST: Final = 1.15
"""The largest exponent: twice the text is 2.2 times the work at most."""


def exponent(name: str, small: int = SMALL, large: int = LARGE) -> float:
    """The exponent with which the steps of reading, checking and briefing a shape grow from one size to another.

    What the shape's beginning takes, which is the same for each size, is not counted: it would hide what grows.
    """
    _work(name, 0)()  # what is loaded for this kind of text is loaded once
    nothing, first, second = (steps_of(_work(name, size)) for size in (0, small, large))
    if second - nothing <= 0 or first - nothing <= 0:
        return 0.0  # a word that is too long is not read, however long it is
    return math.log((second - nothing) / (first - nothing)) / math.log(large / small)


def _work(name: str, size: int) -> Callable[[], object]:
    shape = SHAPES[name](size)

    def work() -> None:
        try:
            (article,) = read_bytes(shape.source, f"source{shape.suffix}")
        except InputError:
            return
        check(article.text, shape.summary)
        brief(article, ExtractiveSummarizer())

    return work


def steps_of(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work runs; a pass of a loop on one line is one."""
    steps = count()
    seen: dict[CodeType, bool] = {}

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            next(steps)
        return line

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        next(steps)
        code = frame.f_code
        if code not in seen:
            seen[code] = "importlib" not in code.co_filename
        return line if seen[code] else None

    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(None)
    return next(steps)
