#!/usr/bin/env bash
# quantulum3 0.10.0 adds where English multiplies, and divides where English counts: "half a million" is 1,500,000 (a half
# and one million), and "half a ton" is 0.5 per ton, because "a" before a unit is read as in "five dollars a ton". So with
# each unit: half a mile, a litre, a day. "Half an hour" loses its unit. "Half-mile" and "3 and a half hours" are right.
# Expected: 500,000; 0.5 ton; 0.5 hour.
#
# Output:
#   half a million         1500000 dimensionless
#   half a ton             0.5 per ton
#   half a mile            0.5 per mile
#   half an hour           0.5 dimensionless
#   3 and a half hours     3.5 hour
#
# Fails when any of this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install quantulum3==0.10.0
"$work/venv/bin/python" - <<'PYTHON'
import warnings

warnings.simplefilter("ignore")  # that the classifier, which is optional, is not installed
from quantulum3 import parser

seen = {
    "half a million": "1500000 dimensionless",
    "half a ton": "0.5 per ton",
    "half a mile": "0.5 per mile",
    "half an hour": "0.5 dimensionless",
    "3 and a half hours": "3.5 hour",
}
for text, expected in seen.items():
    (quantity,) = parser.parse(text)
    read = f"{quantity.value:.7g} {quantity.unit.name}"
    print(f"{text:23}{read}")
    assert read == expected, read
PYTHON
