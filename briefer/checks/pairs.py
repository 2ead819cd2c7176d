"""Pairs of a source and a summary, read one at a time from JSON Lines."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import isinf
from pathlib import Path

from briefer.checks.allowances import Allowance, listed_allowances
from briefer.errors import ConfigError, InputError
from briefer.readers.files import STDIN, standard_input


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and a summary of it; `id` is whatever JSON value the line gave, None without one.

    `allow` is what the line's ``allow`` list lets pass, `place` the line.
    """

    id: object
    source: str
    summary: str
    allow: tuple[Allowance, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PairLine:
    """A line that should be a pair; `place` is what to call it in messages."""

    place: str
    data: bytes

    def pair(self) -> Pair:
        """The pair in the line.

        Raises:
            InputError: when it is none; the message names the line.
        """
        return _pair(self.data, self.place)


def pair_lines(path: Path) -> Iterator[PairLine]:
    """Yields the lines of a JSON Lines file, or of standard input for ``-``, in order; blank ones are passed over.

    Raises:
        InputError: when the file cannot be read.
    """
    if str(path) == STDIN:
        yield from _lines(standard_input(), "standard input")
        return
    try:
        with path.open("rb") as stream:
            yield from _lines(stream, str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check the path") from error


def _lines(lines: Iterable[bytes], name: str) -> Iterator[PairLine]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield PairLine(f"{name}:{number}", line)


def _pair(line: bytes, place: str) -> Pair:
    try:
        text = line.decode("utf-8-sig")
        record = json.loads(text, parse_constant=_constant, parse_float=_float, parse_int=_integer)
    except UnicodeDecodeError as error:
        raise InputError(f"{place}: not UTF-8; save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not JSON ({error}); give one object a line") from error
    if not isinstance(record, dict):
        raise InputError(f"{place}: not an object; give {{'id', 'source', 'summary'}} on each line")
    for key in ("source", "summary"):
        if not isinstance(record.get(key), str):
            raise InputError(f"{place}: no text under '{key}'; give {{'id', 'source', 'summary'}} on each line")
    try:
        allow = listed_allowances(record["allow"], f"{place}: allow") if "allow" in record else ()
    except ConfigError as error:
        raise InputError(str(error)) from error
    return Pair(record.get("id"), record["source"], record["summary"], allow, place)


# Python reads numbers that no JSON can say again: the id is echoed.


def _constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON value")


def _float(digits: str) -> float:
    value = float(digits)
    if isinf(value):
        raise ValueError(f"{digits} is too large a number")
    return value


def _integer(digits: str) -> int:
    try:
        return int(digits)
    except ValueError as error:
        raise ValueError(f"a number of {len(digits)} digits is too large") from error
