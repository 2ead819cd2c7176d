#!/usr/bin/env bash
# "the 1990s" is 33 minutes: dateparser 1.5.0 and parsedatetime 2.6 both take the s of a decade for "seconds". dateparser
# gives 1,990 seconds ago, parsedatetime 1,990 seconds from now, so that what is told of a decade is dated to the day on
# which it is read. dateparser does so in running text too (search_dates), and with STRICT_PARSING, which is to accept
# nothing but dates with day, month and year. Expected: 1990, a span of ten years, or nothing.
#
# Output, read on 18 March 2026 at noon:
#   dateparser.parse        2026-03-18 11:26:50
#   strict                  2026-03-18 11:26:50
#   search_dates            2026-03-18 11:26:50
#   parsedatetime           2026-03-18 12:33:10
#
# Fails when any of this is no longer so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q --disable-pip-version-check install dateparser==1.5.0 parsedatetime==2.6
"$work/venv/bin/python" - <<'PYTHON'
from datetime import datetime, timedelta

import dateparser
import parsedatetime
from dateparser.search import search_dates

noon = datetime(2026, 3, 18, 12)
settings = {"RELATIVE_BASE": noon}
decade = "the 1990s"
found = search_dates("Grace Oduya built boats in the 1990s and then sold nets.", languages=["en"], settings=settings)
seen = {
    "dateparser.parse": dateparser.parse(decade, languages=["en"], settings=settings),
    "strict": dateparser.parse(decade, languages=["en"], settings=settings | {"STRICT_PARSING": True}),
    "search_dates": found and found[0][1],
}
for name, date in seen.items():
    print(f"{name:24}{date}")
    assert date == noon - timedelta(seconds=1990), date
date, _ = parsedatetime.Calendar().parseDT(decade, noon)
print(f"{'parsedatetime':24}{date}")
assert date == noon + timedelta(seconds=1990), date
PYTHON
