#!/usr/bin/env bash
# pint 0.25.3 multiplies what a blank parts, and drops a sign that it does not know. A figure in groups of three digits, as
# SI and ISO 80000-1 write it, is therefore a product: "10 000 km" is 0 km, "1 500 kg" is 500 kg, whether the blank is
# plain, no-break or thin. The minus sign itself (U+2212, as typesetters and Word write it) goes: "−5 m" is 5 m. Expected:
# 10,000 km (as of "10,000 km", which pint does read), 1,500 kg and -5 m, or an error; there is none, nor a warning.
#
# Seen with Python 3.11 (the sign) and 3.11 to 3.13 (the blank). Output:
#   10,000 km        10000 kilometer
#   10 000 km        0 kilometer
#   10\u202f000 km   0 kilometer
#   1 500 kg         500 kilogram
#   −5 m             5 meter
#
# Fails when any of this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install pint==0.25.3
"$work/venv/bin/python" -W error - <<'PYTHON'
import sys

import pint

units = pint.UnitRegistry()
seen = {
    "10,000 km": "10000 kilometer",
    "10 000 km": "0 kilometer",
    "10\N{NARROW NO-BREAK SPACE}000 km": "0 kilometer",
    "10\N{NO-BREAK SPACE}000 km": "0 kilometer",
    "1 500 kg": "500 kilogram",
}
if sys.version_info < (3, 12):  # whose tokenizer passes over signs that it does not know
    seen["\N{MINUS SIGN}5 m"] = "5 meter"
for text, expected in seen.items():
    quantity = units.Quantity(text)
    print(f"{text!r:20}{quantity}")
    assert str(quantity) == expected, quantity
PYTHON
