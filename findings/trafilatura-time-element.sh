#!/usr/bin/env bash
# trafilatura 2.3.1 drops the text of <time> from running text, the element that HTML has for dates, and leaves no trace:
# "The pier opens again on <time>4 May</time> for all." comes out as "The pier opens again on for all." <output>, made for
# a computed result, fares the same; <data>, <mark> and <abbr> keep their text. It depends on the page: a short one falls
# back to a plainer extraction, which keeps the date, so that a test with a small page shows nothing. Expected: every
# figure of a paragraph that is kept.
#
# Output:
#   time    The pier opens again on for all.
#   output  The pier opens again on for all.
#   data    The pier opens again on 4 May for all.
#
# Fails when any of this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install trafilatura==2.3.1 lxml-html-clean==0.4.6
"$work/venv/bin/python" - <<'PYTHON'
import trafilatura

ABOVE = (
    "<p>The council of Velden met on a cold morning to speak about its harbour and the boats that lie in it, and many "
    "people came to hear what was said about them.</p><p>Grace Oduya spoke for an hour about the costs of the new pier, "
    "and she named those who had paid for the old one long before that time.</p>"
)


def read(tag, above=ABOVE):
    page = f"<article><h1>Pier</h1>{above}<p>The pier opens again on <{tag}>4 May</{tag}> for all.</p></article>"
    return trafilatura.extract(f"<html><body>{page}</body></html>").splitlines()[-1]


for tag, expected in (("time", "on for all."), ("output", "on for all."), ("data", "on 4 May for all.")):
    said = read(tag)
    print(f"{tag:8}{said}")
    assert said == f"The pier opens again {expected}", said
short = "<p>The council of Velden opens its pier again on <time>4 May</time>, and all may come.</p>"
assert "4 May" in trafilatura.extract(f"<html><body><article>{short}</article></body></html>")
PYTHON
