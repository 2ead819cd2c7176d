#!/usr/bin/env bash
# Figures have a language to py3langid 0.4.0: Volapük. Its features are n-grams of bytes, digits among them, and the
# language whose training text had most of the digits gains with each row of a table: a caption in French and six rows of
# figures are Volapük, in English or German twelve rows. "18%" alone is Volapük as well, "2019 2020 2021" is Nigerian
# Pidgin. Expected: the language of the caption, which is all the words there are, as langdetect 1.0.9 has it at any
# length; and no answer to figures alone, as it has it too.
#
# Output:
#   rows            0   6  12  24
#   py3langid  en  en  en  vo  vo
#   py3langid  de  de  de  vo  vo
#   py3langid  fr  fr  vo  vo  vo
#
# Fails when any of this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install py3langid==0.4.0 langdetect==1.0.9
"$work/venv/bin/python" - <<'PYTHON'
import langdetect
import py3langid

langdetect.DetectorFactory.seed = 0
YEARS = ["2019 1,204 3,311", "2020 1,340 3,208", "2021 1,402 2,977", "2022 1,377 3,054", "2023 1,511 3,120", "2024 1,498 3,333"]
CAPTIONS = {
    "en": ("Boats and nets sold in each harbour", ["en", "en", "vo", "vo"]),
    "de": ("Boote und Netze nach Hafen", ["de", "de", "vo", "vo"]),
    "fr": ("Bateaux vendus par port", ["fr", "vo", "vo", "vo"]),
}
print("rows            0   6  12  24")
for language, (caption, expected) in CAPTIONS.items():
    texts = ["\n".join([caption, *(YEARS * 4)[:rows]]) for rows in (0, 6, 12, 24)]
    said = [py3langid.classify(text)[0] for text in texts]
    print("py3langid  " + language + "".join(f"{code:>4}" for code in said))
    assert said == expected, said
    assert {langdetect.detect(text) for text in texts} == {language}
assert py3langid.classify("18%")[0] == "vo"
assert py3langid.classify("2019 2020 2021")[0] == "pcm"
PYTHON
