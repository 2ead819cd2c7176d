"""The months by name, for all who read or write a date in English."""

from typing import Final

from briefer.text.wordlists import word_map

MONTH_NAMES: Final = {name: int(number) for name, number in word_map("briefer.text", "months.tsv", "names").items()}
"""The months in lower case, in order, with their numbers from 1."""

SHORT_MONTHS: Final = {name: int(number) for name, number in word_map("briefer.text", "months.tsv", "short").items()}
"""The same in short: "sep" and "sept" are both one."""

MONTHS: Final = {**MONTH_NAMES, **SHORT_MONTHS}
