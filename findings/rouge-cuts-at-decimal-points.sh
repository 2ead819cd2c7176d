#!/usr/bin/env bash
# rouge 1.0.1 (the package of that name) cuts a text into sentences at every point, also at the one within a figure, and
# its ROUGE-L is that of whole summaries, which does not mind the order of sentences. "Profit was 1.2 billion" is to it
# the sentences "Profit was 1" and "2 billion", and ROUGE-1 and ROUGE-L against "Profit was 2.1 billion" are both 1: the
# wrong figure is scored as a perfect match. Expected: below 1. rouge-score 0.1.2 parts figures at the point as well, but
# keeps the order: 0.8.
#
# Output:
#   rouge        rouge-1 1.00  rouge-l 1.00
#   rouge-score  rouge-1 1.00  rouge-l 0.80
#
# Fails when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install rouge==1.0.1 rouge-score==0.1.2
"$work/venv/bin/python" - <<'PYTHON'
from rouge import Rouge
from rouge_score.rouge_scorer import RougeScorer

summary, reference = "Profit was 1.2 billion", "Profit was 2.1 billion"
here = Rouge().get_scores(summary, reference)[0]
there = RougeScorer(["rouge1", "rougeL"]).score(reference, summary)
one, longest = here["rouge-1"]["f"], here["rouge-l"]["f"]
print(f"rouge        rouge-1 {one:.2f}  rouge-l {longest:.2f}")
print(f"rouge-score  rouge-1 {there['rouge1'].fmeasure:.2f}  rouge-l {there['rougeL'].fmeasure:.2f}")
assert round(one, 6) == round(longest, 6) == 1
assert round(there["rougeL"].fmeasure, 2) == 0.8
PYTHON
