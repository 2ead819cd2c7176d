"""Where the rules are explained: an address for each, for services that link a finding to its rule."""

import json
import re
from functools import cache
from importlib import metadata
from typing import Final
from urllib.parse import quote

from briefer.faithfulness.codes import RuleCode

DISTRIBUTION: Final = "briefer-cli"
_PAGE: Final = "docs/rules.md"
_INDEX: Final = f"https://pypi.org/project/{DISTRIBUTION}/"
# Without a user's name or a token before the host, which an address can hold.
_REPOSITORY: Final = re.compile(r"https://(?:[^@/\s]*@)?(?P<rest>[^@\s?#]+?)(?:\.git)?/?\Z")


@cache
def home_uri() -> str:
    """The repository that briefer was installed from; the page of its distribution where pip has noted none."""
    return _installed_from()[0]


def help_uri(code: RuleCode) -> str:
    """The page of the rules at this rule, of the very commit that was installed."""
    home, commit = _installed_from()
    return f"{home}/blob/{commit}/{_PAGE}#{code}" if commit else f"{home}#{code}"


@cache
def _installed_from() -> tuple[str, str | None]:
    """What pip noted when it installed from a Git address (PEP 610): the address, and the commit."""
    try:
        noted = json.loads(metadata.distribution(DISTRIBUTION).read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError, OSError):
        return _INDEX, None
    commit = noted.get("vcs_info", {}).get("commit_id")
    repository = web_address(str(noted.get("url", "")))
    return (repository, quote(str(commit))) if commit and repository else (_INDEX, None)


def web_address(url: str) -> str | None:
    """A repository's address for a browser, without credentials; None for one that has no such, as a folder."""
    found = _REPOSITORY.match(url)
    return f"https://{found['rest']}" if found else None
