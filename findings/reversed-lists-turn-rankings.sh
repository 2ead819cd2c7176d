#!/usr/bin/env bash
# A ranking that counts down (<ol reversed>, a switch in the list block of WordPress) is turned over on its way to text: the
# third of three becomes "1.", the first "3.", in markdownify 1.2.3, html2text 2025.4.15 and inscriptis 2.7.6, none of
# which warns; the order of the items stays, so that nothing else tells. Expected: "3.", "2.", "1.", as every browser shows
# it. Nor can a converter to Markdown mend it by writing those numbers: of a list's numbers only the first one counts in
# CommonMark, so that they are shown as 3, 4, 5 (markdown-it-py 4.3.0: <ol start="3">).
#
# Output, each time:
#   1. Orland, third with 120 boats
#   2. Vastby, second with 340 boats
#   3. Velden, first with 560 boats
#
# Fails when any of this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install \
  markdownify==1.2.3 html2text==2025.4.15 inscriptis==2.7.6 markdown-it-py==4.3.0
"$work/venv/bin/python" - <<'PYTHON'
import html2text
import markdown_it
import markdownify
from inscriptis import get_text

HARBOURS = ("Orland, third with 120 boats", "Vastby, second with 340 boats", "Velden, first with 560 boats")
page = "<ol reversed>" + "".join(f"<li>{harbour}</li>" for harbour in HARBOURS) + "</ol>"
seen = {
    "markdownify": markdownify.markdownify(page),
    "html2text": html2text.html2text(page),
    "inscriptis": get_text(f"<html><body>{page}</body></html>"),
}
for name, text in seen.items():
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    print(name, *lines, sep="\n  ")
    assert lines == [f"{number}. {harbour}" for number, harbour in enumerate(HARBOURS, 1)], lines
right = "\n".join(f"{number}. {harbour}" for number, harbour in zip((3, 2, 1), HARBOURS))
shown = markdown_it.MarkdownIt("commonmark").render(right)
print("CommonMark of 3, 2, 1:", shown.splitlines()[0])
assert shown.startswith('<ol start="3">') and "value" not in shown
PYTHON
