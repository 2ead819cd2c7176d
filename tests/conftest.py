"""Model folders that are made once a session, and only when a test asks for one."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def bundled_summarizer():
    """The model that ships, loaded once: tests must not change it."""
    from briefer.summarizers import load

    return load()


@pytest.fixture(scope="session")
def model_folders(tmp_path_factory):
    """Folders of tiny random models by family: ``model_folders("pegasus")``."""
    made: dict[str, Path] = {}

    def folder(family: str) -> Path:
        if family not in made:
            from models import FAMILIES

            made[family] = FAMILIES[family](tmp_path_factory.mktemp(family))
        return made[family]

    return folder
