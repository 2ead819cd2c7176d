"""E-mail: single messages (``.eml``) and mailboxes (mbox)."""

import re

from briefer.readers.reader import Fit, Reader, Sample

_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]*):[ \t]?")
_SENT = frozenset(
    "received message-id return-path mime-version delivered-to x-mailer content-transfer-encoding".split()
)
_TOLD = frozenset("from to subject date cc reply-to sender".split())
_ENOUGH = 3
_MBOX = re.compile(rb"From \S+.{0,60}\d\d:\d\d.{0,40}\r?\n[A-Za-z][A-Za-z0-9-]*:")


def headers(text: str) -> list[str]:
    """The names of the header fields that a text opens with, in lower case; none where it opens with other lines."""
    found: list[str] = []
    for line in text.split("\n")[:200]:
        if not line.strip():
            return found
        if match := _HEADER.match(line):
            found.append(match["name"].lower())
        elif not (found and line[0] in " \t"):
            # Some programs forget the blank line.
            return found if len(found) >= _ENOUGH else []
    return []


def _fits(sample: Sample) -> Fit:
    names = set(headers(sample.text))
    if "from" in names and names & _SENT and names & {"subject", "date", "to"}:
        return Fit.CERTAIN
    if "content-type" in names and names & {"mime-version", "from"}:
        return Fit.CERTAIN
    if sample.suffix == ".eml" and "from" in names:
        return Fit.CERTAIN
    return Fit.LIKELY if {"from", "subject"} <= names and len(names & _TOLD) > 2 else Fit.NO


def _fits_mbox(sample: Sample) -> Fit:
    return Fit.CERTAIN if _MBOX.match(sample.data[:2048]) else Fit.NO


READERS = (
    Reader("email", "an e-mail", (".eml",), _fits, "briefer.readers.mail.reader:read_email"),
    Reader("mbox", "a mailbox (mbox)", (".mbox",), _fits_mbox, "briefer.readers.mail.reader:read_mbox", True),
)
