#!/usr/bin/env bash
# sacremoses 0.1.1: MosesPunctNormalizer, which tidies quotes and dashes, puts a point into every pair of digits that a
# no-break space parts, and in German, French, Spanish and Czech text a comma. That is the wrong one of the two in both
# cases: English writes "12,000" and German "12.000", so that 12 000 boats become twelve; a mixed fraction and two years in
# a row become figures that nobody wrote. Expected: the figure as it is, or with the separator of the language. A plain
# blank stays. All the documentation says of it is "Normalize number", of the option norm_numbers that turns it off.
#
# Output:
#   en  12.000 boats, 5.1/2 knots, from 2018.2019 on
#   de  12,000 boats, 5,1/2 knots, from 2018,2019 on
#
# Fails when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install sacremoses==0.1.1
"$work/venv/bin/python" - <<'PYTHON'
from sacremoses import MosesPunctNormalizer

plain = "12 000 boats, 5 1/2 knots, from 2018 2019 on"
unbroken = plain.replace("12 000", "12\N{NO-BREAK SPACE}000").replace("5 1", "5\N{NO-BREAK SPACE}1")
unbroken = unbroken.replace("2018 2019", "2018\N{NO-BREAK SPACE}2019")
for language, mark in (("en", "."), ("de", ",")):
    normalizer = MosesPunctNormalizer(lang=language)
    shown = normalizer.normalize(unbroken)
    print(f"{language}  {shown}")
    assert shown == f"12{mark}000 boats, 5{mark}1/2 knots, from 2018{mark}2019 on", shown
    assert normalizer.normalize(plain) == plain
PYTHON
