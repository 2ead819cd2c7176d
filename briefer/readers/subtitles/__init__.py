"""Subtitles and captions: SubRip, WebVTT, TTML."""

import re

from briefer.readers.reader import Fit, Reader, Sample

_SRT = re.compile(r"\s*(?:\d+[ \t]*\n)?[ \t]*\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d\d:\d\d[,.]\d{1,3}")
_TTML = "www.w3.org/"


def _fits_vtt(sample: Sample) -> Fit:
    return Fit.CERTAIN if re.match(r"\ufeff?WEBVTT(?:[ \t\n]|\Z)", sample.text) else Fit.NO


def _fits_srt(sample: Sample) -> Fit:
    return Fit.CERTAIN if _SRT.match(sample.text.lstrip("\ufeff")) else Fit.NO


def _fits_ttml(sample: Sample) -> Fit:
    return Fit.CERTAIN if sample.root == "tt" and ("ttml" in sample.namespace or "ttaf" in sample.namespace) else Fit.NO


READERS = (
    Reader("vtt", "WebVTT captions", (".vtt",), _fits_vtt, "briefer.readers.subtitles.reader:read_vtt"),
    Reader("srt", "SubRip subtitles", (".srt",), _fits_srt, "briefer.readers.subtitles.reader:read_srt"),
    Reader("ttml", "TTML captions", (".ttml", ".dfxp"), _fits_ttml, "briefer.readers.subtitles.reader:read_ttml"),
)
