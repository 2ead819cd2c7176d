"""A batch on a Ray cluster: Ray Data hands inputs to actors, each with a model of its own."""

import json
import logging
import os
import socket
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from briefer.batch.discovery import Input
from briefer.batch.job import BatchError, Cluster
from briefer.batch.produced import Produced, Work
from briefer.batch.scheduler import produce
from briefer.io.terminal import inert
from briefer.version import install_line

# Inputs in one call of an actor: enough for the model's groups, few enough for an even load at the end.
_CALL = 64

_PATIENCE = 10.0  # seconds


def produce_on_ray(
    inputs: Sequence[Input], work: Work, actors: int, cluster: Cluster
) -> Generator[Produced, None, None]:
    """Like `producing.produce`, in `actors` actors of a cluster.

    Every node must see the inputs under the same paths, and a model's folder, which is best given from the root on.
    Outputs are written by the caller only.

    Raises:
        BatchError: Ray is not installed, or the cluster cannot be reached.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # else its processes write on the user's screen
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise BatchError(f"Ray is not installed: run `{install_line('ray')}`") from error
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    was_running = ray.is_initialized()
    try:
        _knock(cluster.address)
        if not was_running:
            ray.init(
                address=cluster.address,
                include_dashboard=False,
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
    except (OSError, ValueError, RuntimeError) as error:
        reason = inert(str(error))
        raise BatchError(
            f"{cluster.address or 'Ray on this machine'}: no cluster can be reached ({reason}); check --ray-address"
        ) from error
    try:
        yield from _results(ray, inputs, work, actors)
    except ray.exceptions.RayError as error:
        # What an actor raised is the cause; around it Ray puts a traceback of many lines.
        raise BatchError(f"Ray stopped: {inert(_last_line(str(error)))}; finished briefs are kept") from error
    finally:
        if not was_running:
            ray.shutdown()


def _knock(address: str | None) -> None:
    """Finds out whether anybody is there: Ray itself keeps trying for minutes.

    Raises:
        OSError: Nobody is.
        ValueError: It is no address.
    """
    if address not in (None, "auto", "local"):
        host, _, port = address.removeprefix("ray://").rpartition(":")
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()


def _results(ray: Any, inputs: Sequence[Input], work: Work, actors: int) -> Iterator[Produced]:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    # An actor works in another folder.
    rows = [{"input": _packed(asdict(replace(item, file=os.path.abspath(item.file))))} for item in inputs]
    data = ray.data.from_items(rows, override_num_blocks=max(len(rows) // _CALL, min(actors, len(rows)), 1))
    made = data.map_batches(
        _Actor, fn_constructor_args=(work,), batch_size=_CALL, concurrency=actors, zero_copy_batch=False
    )
    for row in made.iter_rows():
        fields = json.loads(row["made"])
        output = row["output"] if fields["error"] is None else None
        yield Produced(**fields, output=output)


class _Actor:
    """One model, kept from call to call."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._summarizer = work.model.load()
        self._judge = work.judge.load() if work.judge else None

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[Any]]:
        inputs = [Input(**json.loads(row)) for row in batch["input"]]
        out: dict[str, list[Any]] = {"made": [], "output": []}
        work = self._work
        for made in produce(inputs, self._summarizer, work.settings, work.format, judge=self._judge):
            fields = asdict(made)
            out["output"].append(fields.pop("output") or b"")
            out["made"].append(_packed(fields))
        return out


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason given"])[-1]


def _packed(fields: dict[str, Any]) -> str:
    """JSON in ASCII: a path with bytes that are no UTF-8 is no text to Arrow."""
    return json.dumps(fields)
