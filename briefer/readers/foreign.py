"""Markup and data that no reader takes, told by what only they have; prose never looks so."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath

from briefer.readers.reader import Sample

_LINES = 400
"""Lines at the start of a text that are looked at."""

_MARKUP_END = re.compile(r">\s*\Z")
_OPEN_JSON = re.compile(
    r"\s*(?:\{\s*\"[^\"\n]{1,200}\"\s*:|\[\s*(?:\{\s*\"|\[|\"[^\"\n]{0,200}\"\s*,|-?\d+(?:\.\d+)?\s*,))"
)
_LATEX = re.compile(r"^[ \t]*\\(?:documentclass|documentstyle|usepackage|begin\{document\})", re.MULTILINE)
_LATEX_BODY = re.compile(r"^[ \t]*\\(?:chapter|section|subsection|begin|end|item|label|caption)\b[*\[{]?", re.MULTILINE)
_TIME = (
    r"(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d\d?[/ ](?:\d\d|[A-Z][a-z]{2})[/ ]\d{4}[: ]\d\d:\d\d"
    r"|[A-Z][a-z]{2} +\d\d? \d\d:\d\d:\d\d)"
)
_LEVEL = r"\[?(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE|CRITICAL)\b[\]:\s]"
_LOG = re.compile(rf"\[?{_TIME}|{_LEVEL}|[\d.:a-f]{{7,39}} \S+ \S+ \[[^\]]+\] \"|<\d{{1,3}}>\S")
_MAIL_OR_CALENDAR = re.compile(r"BEGIN:(VCALENDAR|VCARD|VEVENT)\b", re.IGNORECASE)
_DIFF = re.compile(r"(?:diff --git |Index: \S+\n=+\n|--- \S+[^\n]*\n\+\+\+ \S+[^\n]*\n@@ )", re.MULTILINE)
_PEM = re.compile(r"-----BEGIN [A-Z0-9 ]+-----")
_ROFF = re.compile(r"^\.(?:TH|SH|SS|PP|TP|B|I|IP|Dd|Dt|Sh|Nm|Os)\b", re.MULTILINE)
_WIKI = re.compile(r"^(={2,6})[^=\n].*\1[ \t]*$", re.MULTILINE)
_WIKI_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]|\{\{[^{}\n]+(?:\}\}|$)", re.MULTILINE)
_ASCIIDOC = re.compile(r"^={1,6} \S[^\n]*$", re.MULTILINE)
_ASCIIDOC_MARK = re.compile(
    r"^(?::[a-z][\w-]*:(?: .*)?|\[(?:source|NOTE|quote|abstract|options|cols|%header)[^\]\n]*\]|-{4}|={4}|\|={3})$",
    re.MULTILINE,
)
_SQL = re.compile(r"(?:--[^\n]*\n|\s)*(?:CREATE|INSERT|DROP|ALTER|SELECT|BEGIN|SET) [A-Z]+[^;]*;", re.IGNORECASE)
_CODE = {
    "Python": re.compile(
        r"^(?:def \w+\(.*\).*:|class \w+.*:|import \w[\w.]*|from \w[\w.]* import .+|if __name__ == .+:)[ \t]*$", re.M
    ),
    "JavaScript": re.compile(
        r"^[ \t]*(?:(?:export )?(?:const|let|var|function|class) \w+.*[={;]|import .+ from ['\"].+['\"];?|\}\)?;)"
        r"[ \t]*$",
        re.MULTILINE,
    ),
    "C": re.compile(
        r"^(?:#[ \t]*(?:include|define|ifdef|ifndef|endif)\b.*|\w[\w \t*]{1,80}\w\(.*\)[ \t]*\{)[ \t]*$", re.MULTILINE
    ),
}
_KEY = re.compile(r"^\s*-?\s*[A-Za-z_][\w.-]*\s*[:=](?:\s|$)")
_INI = re.compile(r"^\[[A-Za-z_][\w. :-]*\]$")
_SUFFIX_KINDS = {
    ".csv": "a table of comma-separated values (CSV)",
    ".tsv": "a table of tab-separated values",
    ".yaml": "YAML",
    ".yml": "YAML",
    ".toml": "TOML",
    ".ini": "a settings file",
    ".log": "a log",
    ".ics": "a calendar (iCalendar)",
    ".vcf": "a visiting card (vCard)",
    ".sql": "SQL",
    ".css": "a style sheet (CSS)",
    ".adoc": "AsciiDoc",
    ".asciidoc": "AsciiDoc",
    ".bib": "a bibliography (BibTeX)",
}
_TEXTS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".rst", ".org", ".story", ".srt", ".vtt", ".eml")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 6


def foreign_kind(sample: Sample) -> str | None:
    """What a text is that holds no article for any reader, such as "JSON"; None for what may be one."""
    text = sample.text
    lines = [line for line in text.split("\n")[:_LINES] if line.strip()]
    if not lines:
        return None
    if not sample.is_whole and len(lines) > 1:
        lines.pop()
    for tell in _TELLS:
        if kind := tell(sample, text, lines):
            return kind
    kind = _SUFFIX_KINDS.get(sample.suffix) or _program(sample)
    return kind if kind and _says_little(text, lines) else None


def _program(sample: Sample) -> str | None:
    """The language that the name of a file tells, as an editor would colour it; None for the names of texts."""
    if not sample.suffix or sample.suffix in _TEXTS or sample.suffix[1:].isdigit():
        return None
    from pygments.lexers import find_lexer_class_for_filename  # rich brings it

    found = find_lexer_class_for_filename(PurePath(sample.name).name)
    return None if found is None or found.name == "Text only" else f"a program or markup ({found.name})"


def _xml(sample: Sample, text: str, lines: Sequence[str]) -> str | None:
    if not sample.root:
        return None
    start = text.lstrip("\ufeff \t\r\n")
    closed = f"</{sample.root_name}>".lower() in sample.edges.lower() or sample.edges.rstrip().endswith("/>")
    prefixed = f":{sample.root_name}>".lower() in sample.edges.lower()
    if start[:5].lower() == "<?xml" or start[:9].lower() == "<!doctype":
        return f"XML of a kind that is not known here (its root is <{sample.root_name}>)"
    if (closed or prefixed) and _MARKUP_END.search(sample.edges) and start.startswith("<"):
        return f"XML or SGML of a kind that is not known here (its root is <{sample.root_name}>)"
    return None


def _json(sample: Sample, text: str, lines: Sequence[str]) -> str | None:
    if sample.json is not None and isinstance(sample.json, dict | list) and (sample.json or len(text) < 9):
        return "JSON, but no format of news that is known here" if _OPEN_JSON.match(text) else "JSON"
    if len(lines) > 1 and all(map(_is_json_line, lines[:20])):
        return "JSON Lines"
    return "JSON that is cut short or broken" if _OPEN_JSON.match(text) and '":' in text.replace('" :', '":') else None


def _is_json_line(line: str) -> bool:
    if not line.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _marked(sample: Sample, text: str, lines: Sequence[str]) -> str | None:
    if _PEM.match(text.lstrip()):
        return "a key, a certificate or an encrypted message (PEM)"
    if found := _MAIL_OR_CALENDAR.match(text.lstrip()):
        return "a visiting card (vCard)" if found[1].upper() == "VCARD" else "a calendar (iCalendar)"
    if _DIFF.match(text.lstrip()) or (lines[0].startswith("diff --git ")):
        return "a patch (diff)"
    if text.startswith("#!"):
        return "a script"
    if len(_ROFF.findall(text)) > 3 and text.startswith((".", "'")):
        return "a manual page (troff)"
    return None


def _wiki(sample: Sample, text: str, lines: Sequence[str]) -> str | None:
    if len(_WIKI.findall(text)) > 1 and len(_WIKI_LINK.findall(text)) > 2:
        return "MediaWiki markup"
    if _ASCIIDOC.match(text.lstrip()) and len(_ASCIIDOC.findall(text)) > 1 and _ASCIIDOC_MARK.search(text):
        return "AsciiDoc"
    return None


def _latex(sample: Sample, text: str, lines: Sequence[str]) -> str | None:
    if (
        _LATEX.search(text)
        or (sample.suffix in (".tex", ".latex") and _LATEX_BODY.search(text))
        or len(_LATEX_BODY.findall(text)) > 5
    ):
        return "LaTeX"
    return None


def _log(sample: Sample, text: str, lines: Sequence[str]) -> str | None:
    stamped = sum(_LOG.match(line.lstrip()) is not None for line in lines)
    return "a log" if len(lines) > 4 and 10 * stamped >= 7 * len(lines) else None


def _table(sample: Sample, text: str, lines: Sequence[str]) -> str | None:
    for mark, named in ((",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "bar")):
        if len(lines) > 2 and _is_table(lines[:100], mark):
            return f"a table of {named}-separated values"
    return None


def _is_table(lines: Sequence[str], mark: str) -> bool:
    """Whether nearly all lines have as many cells, at least three, and cells are short: no sentences."""
    try:
        rows = [row for row in csv.reader(lines, delimiter=mark) if row]
    except csv.Error:
        return False
    widths = Counter(map(len, rows))
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    if width < 3 or 10 * count < 9 * len(rows):
        return False
    cells = [cell.strip() for row in rows for cell in row]
    spoken = sum(len(cell.split()) > 12 for cell in cells)
    # In prose a comma has a space behind it, and a sentence ends the line.
    spaced = sum(line.count(f"{mark} ") for line in lines) if mark in ",;" else 0
    marks = sum(line.count(mark) for line in lines) or 1
    ended = sum(line.rstrip().endswith((".", "!", "?")) for line in lines)
    return 4 * spoken < len(cells) and 2 * spaced < marks and 2 * ended < len(lines)


def _code(sample: Sample, text: str, lines: Sequence[str]) -> str | None:
    for language, pattern in _CODE.items():
        if len(pattern.findall(text)) > 3 and 4 * _sentences(text) < len(lines):
            return f"a program ({language})"
    return (
        "SQL"
        if _SQL.match(text) and text.count(";") > 1 and text.count("INSERT INTO") + text.count("CREATE TABLE") > 0
        else None
    )


def _settings(sample: Sample, text: str, lines: Sequence[str]) -> str | None:
    keyed = sum(_KEY.match(line) is not None and len(line.split()) < 8 for line in lines)
    sections = sum(_INI.match(line.strip()) is not None for line in lines)
    if sections > 1 and 10 * (keyed + sections) >= 8 * len(lines):
        return "a settings file (INI or TOML)"
    return (
        "YAML"
        if lines[0].strip() == "---" and len(lines) > 3 and 10 * keyed >= 8 * len(lines) - 10 and keyed > 2
        else None
    )


_TELLS: tuple[Callable[[Sample, str, Sequence[str]], str | None], ...] = (
    _xml,
    _json,
    _marked,
    _latex,
    _wiki,
    _log,
    _table,
    _settings,
    _code,
)


def _says_little(text: str, lines: Sequence[str]) -> bool:
    """Whether few sentences of prose are in a text, so that its suffix is to be believed."""
    found = _sentences(text)
    return not found or 3 * found < len(lines)


def _sentences(text: str) -> int:
    """How many sentences a text has: six words or more, and a mark at the end."""
    parts = _SENTENCE_END.split(text)
    return sum(part.rstrip()[-1:] in (".", "!", "?") and len(_WORD.findall(part)) >= _LEAST_WORDS for part in parts)
