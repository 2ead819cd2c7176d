#!/usr/bin/env bash
# Two converters of HTML to text join figures that no browser joins. inscriptis 2.7.6, which promises the layout of a
# browser, knows no definition lists: <dt>Boats</dt><dd>12</dd><dd>34</dd> is "Boats1234", with both of its style sheets.
# html2text 2025.4.15 joins the paragraphs of a table's cell, and word processors write every cell as paragraphs:
# <td><p>5</p><p>6</p></td> is "56". Expected: "12" and "34", "5" and "6" apart, as the same libraries have <p> and <div>
# outside of tables. Only markup without blanks between the tags does it, as scripts and minifiers write it.
#
# Output:
#   inscriptis  Boats1234
#   html2text   2020| 56
#
# Fails when any of this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install inscriptis==2.7.6 html2text==2025.4.15
"$work/venv/bin/python" - <<'PYTHON'
import html2text
from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.model.config import ParserConfig

LIST = "<html><body><dl><dt>Boats</dt><dd>12</dd><dd>34</dd></dl></body></html>"
TABLE = "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2020</td><td><p>5</p><p>6</p></td></tr></table>"
for profile in ("strict", "relaxed"):
    glued = get_text(LIST, ParserConfig(css=CSS_PROFILES[profile])).strip()
    assert glued == "Boats1234", glued
print("inscriptis ", glued)
row = html2text.html2text(TABLE).strip().splitlines()[-1].strip()
print("html2text  ", row)
assert row == "2020| 56", row
assert get_text("<html><body><div>12</div><div>34</div></body></html>").split() == ["12", "34"]
assert html2text.html2text("<p>5</p><p>6</p>").split() == ["5", "6"]
PYTHON
