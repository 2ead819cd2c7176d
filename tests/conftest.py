"""Model folders that are made once a session, and only when a test asks for one."""

from pathlib import Path

import pytest
from hypothesis import settings

# No test looks at a clock: how long an example takes is the machine's business.
settings.register_profile("briefer", deadline=None)
settings.load_profile("briefer")


@pytest.fixture(scope="session")
def bundled_summarizer():
    """The model that ships, loaded once: tests must not change it."""
    from briefer.models import load

    return load()


@pytest.fixture(scope="session")
def model_folders(tmp_path_factory):
    """Folders of tiny random models by family: ``model_folders("pegasus")``."""
    made: dict[str, Path] = {}

    def folder(family: str) -> Path:
        if family not in made:
            from models import FAMILIES, MORE_FAMILIES

            made[family] = (FAMILIES | MORE_FAMILIES)[family](tmp_path_factory.mktemp(family))
        return made[family]

    return folder


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """The command line in this process: `run("check", source, summary)` gives its exit code, stdout and stderr."""
    from briefer.cli.app import main

    def call(*arguments: object) -> Result:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(int(stopped.value.code or 0), captured.out, captured.err)

    return call


@pytest.fixture
def briefer(run):
    """The same as a tuple: `code, out, err = briefer("batch", folder)`."""

    def call(*arguments: object) -> tuple[int, str, str]:
        result = run(*arguments)
        return result.code, result.out, result.err

    return call
