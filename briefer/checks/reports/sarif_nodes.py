"""Parts of a SARIF log: the rules, the run, places."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from briefer.checks.reports.excerpt import cut, excerpt
from briefer.checks.reports.help import help_uri, home_uri, web_address
from briefer.checks.reports.places import Lines, file_path, has_lines
from briefer.faithfulness.rules import RULES, Example, Rule
from briefer.io.repository import asked_of_git
from briefer.io.terminal import visible
from briefer.text.span import Span
from briefer.version import __version__

Node = dict[str, Any]

ROOT: Final = "%SRCROOT%"
"""By convention the checkout's root."""

_AZURE: Final = "azuredevops/pipeline/build/"
_MESSAGE: Final = 1000
_EXCERPT: Final = 120
_LONGEST_SNIPPET: Final = 1000
# A path that a manifest names can hold surrogates that stand for no byte of a file's name.
_NO_BYTES: Final = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_SCP: Final = re.compile(r"(?:ssh://)?(?:[^@/\s]+@)(?P<host>[^:/\s]+)(?::\d+)?[:/](?P<path>[^\s]+)\Z")


def driver() -> Node:
    """The tool with its rules."""
    return {
        "name": "briefer",
        "fullName": f"briefer check {__version__}",
        "version": __version__,
        "semanticVersion": _semantic(__version__),
        "informationUri": home_uri(),
        "shortDescription": {"text": "Holds the names and figures of summaries against their sources."},
        "fullDescription": {
            "text": "Holds the names and figures of summaries against their sources. A name or a figure that a source "
            "does not support is an error."
        },
        "rules": [*map(_rule, RULES)],
    }


def run_head(root: str, settings: str | None) -> Node:
    """What says which of several analyses of a repository this is, and of which of its states."""
    seen = settings and file_path(settings, root)
    of = f" with the settings of {seen}" if seen else ""
    details: Node = {
        # What stands before the last "/" is the category: runs with other settings are other analyses.
        "id": f"briefer-check/{quote(os.fsencode(seen))}/" if seen else "briefer-check/",
        "description": {"text": f"Summaries checked against their sources{of}."},
    }
    node: Node = {
        "automationDetails": details | azure_pipeline(os.environ),
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
    }
    provenance = _provenance(Path(root or os.curdir))
    return node | ({"versionControlProvenance": [provenance]} if provenance else {})


def azure_pipeline(environment: Mapping[str, str]) -> Node:
    """What Azure DevOps wants to know of the pipeline that a run is part of; nothing outside of one.

    https://learn.microsoft.com/azure/devops/pipelines/build/variables
    """
    keys = ("COLLECTIONURI", "TEAMPROJECT", "DEFINITIONID", "PHASEID", "PHASENAME")
    system = [environment.get(f"SYSTEM_{key}", "") for key in keys]
    name, branch, build = (environment.get(f"BUILD_{key}", "") for key in ("DEFINITIONNAME", "SOURCEBRANCH", "BUILDID"))
    collection, project, definition, phase, phase_name = system
    if not environment.get("TF_BUILD") or not all((*system, name, branch, build)):
        return {}
    organisation = collection.rstrip("/").rpartition("/")[2]
    parts = (organisation, project, definition, phase, branch.removeprefix("refs/heads/"), build)
    bag = {"buildDefinitionId": definition, "buildDefinitionName": name, "phaseId": phase, "phaseName": phase_name}
    return {
        "id": f"{_AZURE}{'/'.join(quote(part, safe='') for part in parts)}",
        "properties": {f"{_AZURE}{key}": value for key, value in bag.items()},
    }


def _provenance(root: Path) -> Node | None:
    """The repository, commit and branch; None where git does not tell, or no address of the repository."""
    if (told := asked_of_git(root, "rev-parse", "--verify", "HEAD")) is None:
        return None
    url = public_address(asked_of_git(root, "config", "--get", "remote.origin.url") or "")
    if url is None:
        return None
    node: Node = {"repositoryUri": url, "revisionId": told.strip(), "mappedTo": {"uriBaseId": ROOT}}
    branch = asked_of_git(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    return node | ({"branch": branch.strip()} if branch else {})


def public_address(remote: str) -> str | None:
    """A remote's address without credentials; None for a folder, and for what is no address.

    ``git@host.example:owner/name.git`` is ``https://host.example/owner/name``.
    """
    remote = remote.strip()
    if address := web_address(remote):
        return address
    found = _SCP.match(remote)
    return web_address(f"https://{found['host']}/{found['path'].lstrip('/')}") if found else None


def _semantic(version: str) -> str:
    numbers = [*re.findall(r"\d+", version), "0", "0"]
    return ".".join(numbers[:3])


def _rule(rule: Rule) -> Node:
    text = "\n\n".join([rule.explanation, _example(rule.example)])
    return {
        "id": str(rule.code),
        "name": "".join(part.capitalize() for part in rule.code.split("-")),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": text, "markdown": text},
        "helpUri": help_uri(rule.code),
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": ["summaries", rule.code.rpartition("-")[2]]},
    }


def _example(example: Example) -> str:
    return f"Source: {example.source}\n\nSummary: {example.summary}"


def message(text: str) -> str:
    """A message in which nothing foreign is a link: viewers make one of ``[text](target)``."""
    shown = cut(visible(text), _MESSAGE)
    return shown.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in shown else shown


def location(path: str | None, root: str, logical: str, lines: Lines | None = None, span: Span | None = None) -> Node:
    """A place in a file where there is one, else in a text that goes by a name; the line itself where known.

    What is about a whole file stands at its first line: services show nothing without a region.
    """
    node: Node = {}
    if lines and span:
        node["message"] = {"text": message(f"line {lines.region(span).line}: {excerpt(lines, span, _EXCERPT)}")}
    file = file_path(path, root)
    if file is None:
        return node | {"logicalLocations": [{"fullyQualifiedName": logical}]}
    physical: Node = {"artifactLocation": _artifact(file), "region": {"startLine": 1}}
    if lines and span and has_lines(path):
        physical["region"] = dict(_region(lines, span)) | dict(_snippet(lines.text, span))
        if context := _context(lines, span):
            physical["contextRegion"] = context
    return node | {"physicalLocation": physical}


def _region(lines: Lines, span: Span) -> Iterator[tuple[str, Any]]:
    place = lines.region(span)
    yield "startLine", place.line
    yield "startColumn", place.column
    yield "endLine", place.end_line
    yield "endColumn", place.end_column


def _snippet(text: str, span: Span) -> Iterator[tuple[str, Any]]:
    if span.end - span.start <= _LONGEST_SNIPPET:
        yield "snippet", {"text": text[span.start : span.end]}


def _context(lines: Lines, span: Span) -> Node | None:
    """The whole lines around a span and one more on either side; None where they are longer than anybody reads."""
    around = lines.around(span)
    if around.end - around.start > _LONGEST_SNIPPET:
        return None
    first, last = max(around.start - 1, 0), min(around.end + 1, len(lines.text))
    wide = Span(lines.around(Span(first, first)).start, lines.around(Span(last, last)).end)
    shown = wide if wide.end - wide.start <= _LONGEST_SNIPPET else around
    # A context is more than what it is the context of.
    return dict(_region(lines, shown)) | dict(_snippet(lines.text, shown)) if shown != span else None


def _artifact(path: str) -> Node:
    path = _NO_BYTES.sub("\ufffd", path)
    if os.path.isabs(path):
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": ROOT}
