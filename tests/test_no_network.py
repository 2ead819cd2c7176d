"""Nothing is fetched at run time: every job that needs no download does it where there is no network."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "zelenskyy-brussels-talks.txt"
WRONG = ROOT / "seeds" / "wrong-summary.txt"

# Whoever opens a connection or asks for an address gets an error that no part of briefer handles.
_REFUSING = """
import socket
def refuse(*args, **kwargs):
    raise AssertionError(f"the network was used: {args}")
socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = refuse
socket.getaddrinfo = socket.create_connection = socket.gethostbyname = refuse
from briefer.__main__ import main
main()
"""


def _has_namespaces() -> bool:
    unshare = shutil.which("unshare")
    return unshare is not None and subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode == 0


@pytest.fixture(
    params=[
        pytest.param(
            ["unshare", "-rn", sys.executable, "-m", "briefer"],
            id="no network at all",
            marks=pytest.mark.skipif(not _has_namespaces(), reason="needs network namespaces"),
        ),
        pytest.param([sys.executable, "-c", _REFUSING], id="sockets that refuse"),
    ]
)
def command(request: pytest.FixtureRequest) -> list[str]:
    return list(request.param)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["summarize", str(SEED), "--format", "json"], 0, id="summarize"),
        pytest.param(["check", str(SEED), str(WRONG), "--format", "json"], 1, id="check"),
    ],
)
def test_it_works_without(command: list[str], arguments: list[str], code: int) -> None:
    done = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == code, done.stderr
    assert json.loads(done.stdout)["schema"].startswith(f"briefer/{'brief' if code == 0 else 'check'}/")


def test_a_page_that_refers_to_much_fetches_nothing(command: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><link rel="stylesheet" href="http://192.0.2.1/a.css"><script src="http://192.0.2.1/a.js"></script>'
        "</head><body><article><h1>Ferries</h1><p>Ferries were late by 40 minutes on Monday, the port said.</p>"
        '<img src="http://192.0.2.1/a.png"><iframe src="http://192.0.2.1/"></iframe></article></body></html>',
        encoding="utf-8",
    )
    done = subprocess.run(
        [*command, "sections", str(page)], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert "Ferries" in done.stdout
