"""Batches: the briefs of many inputs in one folder, resumable, with a manifest."""

from briefer.batch.job import BatchError, Cluster, Failure, Job, ModelSpec, Shard, Tally
from briefer.batch.merge import Merged, merge
from briefer.batch.plan import Plan, RebuildReason, Step
from briefer.batch.run import plan, run

__all__ = [
    "BatchError",
    "Cluster",
    "Failure",
    "Job",
    "Merged",
    "ModelSpec",
    "Plan",
    "RebuildReason",
    "Shard",
    "Step",
    "Tally",
    "merge",
    "plan",
    "run",
]
