"""Batches: the briefs of many inputs in one folder, resumable, with a manifest."""

from briefer.batch.job import BatchError, Cluster, Failure, Job, ModelSpec, Shard, Tally
from briefer.batch.merging import Merged, merge
from briefer.batch.planning import Plan, Step, Why
from briefer.batch.running import plan, run

__all__ = [
    "BatchError",
    "Cluster",
    "Failure",
    "Job",
    "Merged",
    "ModelSpec",
    "Plan",
    "Shard",
    "Step",
    "Tally",
    "Why",
    "merge",
    "plan",
    "run",
]
