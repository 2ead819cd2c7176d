#!/usr/bin/env bash
# "One point five million" is two figures to three libraries that turn number words into digits: none of text2num 3.1.0,
# number-parser 0.3.2 and numerizer 0.2.4 multiplies a decimal by the word behind it, though each of them reads "five
# million" as 5000000. The text goes on to say 1.5 and a million, or 1 and five million: a figure that is larger than the
# one that was said. Expected: 1500000 or "1.5 million"; a note that part of it was not understood is not given.
#
# Output:
#   text2num       It cost 1.5 1000000 euros
#   number-parser  It cost 1 point 5000000 euros
#   numerizer      It cost 1 point 5000000 euros
#
# Fails when any of this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install text2num==3.1.0 number-parser==0.3.2 numerizer==0.2.4
"$work/venv/bin/python" - <<'PYTHON'
from number_parser import parse
from numerizer import numerize
from text_to_num import alpha2digit

readers = {
    "text2num": (lambda text: alpha2digit(text, "en"), "1.5 1000000"),
    "number-parser": (lambda text: parse(text, language="en"), "1 point 5000000"),
    "numerizer": (numerize, "1 point 5000000"),
}
for name, (read, expected) in readers.items():
    said = read("It cost one point five million euros")
    print(f"{name:15}{said}")
    assert said == f"It cost {expected} euros", said
    assert read("It cost five million euros") == "It cost 5000000 euros"
PYTHON
