"""What each piece of evidence for a heading is worth, as `weights.json` has it: above zero speaks for one, in log odds.

`evals/fit_headings.py` fitted it on labelled news stories, government pages and chapters of textbooks, each in several
layouts of blank lines. Capitals, numbers with dots and lines of speech are set by hand. `feature_names` has the names.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("weights.json")

_TABLES: Final = json.loads(FILE.read_text(encoding="utf-8"))
WEIGHTS: Final[Mapping[str, float]] = _TABLES["weights"]
AFTER_HEADING: Final[Mapping[str, float]] = _TABLES["after_heading"]
"""What may follow a heading directly: another heading, or a block of this kind."""
