#!/usr/bin/env bash
# striprtf 0.0.35 glues raised type to the figure before it: "In 2024" with a raised note mark 3 comes out as "20243", and
# ten to the sixth as "106". It keeps hidden text (\v) and drops footnotes. Valid RTF, as word processors write it.
# briefer therefore reads RTF itself (briefer/readers/rtf). Fails when striprtf changes any of this.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check striprtf==0.0.35
"$folder/venv/bin/python" - <<'PYTHON'
from striprtf.striprtf import rtf_to_text

RTF = r"{\rtf1\ansi In 2024{\super 3} it took 10{\super 6} boats.{\footnote\pard A note.} {\v Hidden 99.}\par}"
text = rtf_to_text(RTF)
print("striprtf 0.0.35 makes of it:", repr(text))
assert "20243" in text, "the note mark is told from the year now"
assert "106 boats" in text, "the power is told from the figure now"
assert "A note" not in text, "footnotes are kept now"
assert "Hidden 99" in text, "hidden text is left out now"
PYTHON
