#!/usr/bin/env bash
# mammoth 1.13 leaves out the result of a simple field (w:fldSimple, ECMA-376 part 1, 17.16.19): "The total is $412."
# comes out as "The total is .", though the very same field in its complex form (w:fldChar) comes out whole. The loss
# shows only as a warning among the result's messages.
#
# Fails when this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q install mammoth==1.13.0
"$work/venv/bin/python" - <<'PYTHON'
import io
import zipfile

import mammoth

OFFICE = "http://schemas.openxmlformats.org"
WORD = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main"'


def run(inside):
    return f"<w:r>{inside}</w:r>"


def document(field):
    body = f'<w:p>{run("<w:t xml:space=%spreserve%s>The total is </w:t>" % (chr(34), chr(34)))}{field}{run("<w:t>.</w:t>")}</w:p>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{OFFICE}/package/2006/content-types"/>')
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml" '
            f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
    return packed


result = run("<w:t>$412</w:t>")
simple = f'<w:fldSimple w:instr=" =SUM(ABOVE) ">{result}</w:fldSimple>'
marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
complex_ = f'{marks[0]}{run("<w:instrText> =SUM(ABOVE) </w:instrText>")}{marks[1]}{result}{marks[2]}'
for name, field, expected in (("simple", simple, "<p>The total is .</p>"), ("complex", complex_, "<p>The total is $412.</p>")):
    said = mammoth.convert_to_html(document(field))
    print(f"{name:8}", said.value, [message.message for message in said.messages if "fld" in message.message])
    assert said.value == expected, said.value
PYTHON
