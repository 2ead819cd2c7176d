"""A batch on Ray, for real."""

from dataclasses import replace
from pathlib import Path

import pytest
from batches import fill, result

from briefer.batch import BatchError, Cluster, Job, ModelSpec, run

pytest.importorskip("ray")


# Ray leaves its subprocesses to the garbage collector, which may come by in a later test.
pytestmark = [
    pytest.mark.filterwarnings(f"ignore::{kind}")
    for kind in (
        "ResourceWarning",
        "DeprecationWarning",
        "FutureWarning",
        "UserWarning",
        "pytest.PytestUnraisableExceptionWarning",
    )
]


def test_a_cluster_makes_what_one_process_makes(tmp_path: Path, model_folders) -> None:
    folder = fill(tmp_path / "in", 4)
    (folder / "bad.txt").touch()
    job = Job(folder, tmp_path / "one", model=ModelSpec(str(model_folders("t5"))))
    run(job)
    tally = run(replace(job, out=tmp_path / "ray", cluster=Cluster()))
    assert (tally.made, tally.failed) == (4, 1)
    assert result(tmp_path / "ray") == result(tmp_path / "one")
    assert run(replace(job, out=tmp_path / "ray", cluster=Cluster())).reused == 4


@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1", "nonsense"])
def test_a_cluster_that_is_not_there_is_one_error(tmp_path: Path, address: str) -> None:
    job = Job(fill(tmp_path / "in", 1), tmp_path / "out", model=ModelSpec("extractive"), cluster=Cluster(address))
    with pytest.raises(BatchError, match="no cluster can be reached"):
        run(job)
