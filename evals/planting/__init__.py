"""Plants errors of every kind into faithful summaries, so that recall can be measured on any corpus.

    python -m evals.planting FILE.jsonl ... [--seed N] [--each N] [--kinds digit,unit] [--show N] [--out PAIRS.jsonl]

A line of a file is {"id", "source", "summary"} with a faithful summary, perhaps a `label` (1 is faithful; rows with
another are left out) or a `gold` ("faithful"). Prints for each kind how many errors were planted and which share the
evaluator finds: an error that it does not tell of the faithful summary, or, for the kinds that lie outside names and
figures, a finding of any rule.

The planter knows texts by patterns of its own and by `words.tsv`, never by the finder that it measures. It leaves
out what might be no error: where the source has what it would put in beside the same word. What is right of another is
planted in two ways: two names or figures of the summary change places ("exchanged"), and one of another statement of
the source stands in the place of one ("elsewhere").

Which of them plant the errors of which kind says `evals/kinds.tsv`.
"""

from evals.planting.edits import Edit, Planter
from evals.planting.plant import OUTSIDE, PLANTERS, Planted, plant, planted_rows

__all__ = ["OUTSIDE", "PLANTERS", "Edit", "Planted", "Planter", "plant", "planted_rows"]
