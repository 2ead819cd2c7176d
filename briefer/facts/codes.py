"""Codes that hold digits but state no figure: COVID-19, F-16, report_2023.pdf, 10-K, 21(1)(b), 1.4.0-rc2.

They are names and are compared as written. Addresses of mail and of the web are codes too.
"""

import re
from functools import lru_cache
from typing import Final

from briefer.text.limits import LONGEST_WORD
from briefer.text.patterns import one_of
from briefer.text.wordlists import ordered_words, words

_COUNTED: Final = one_of(words(__package__, "counted_prefixes.tsv"))
# SFr700m is an amount of money. The grammar's own names cannot be had here: it asks for codes.
_OF_MONEY: Final = one_of(
    mark.partition(" = ")[0]
    for name in ("currency_codes", "currency_marks")
    for mark in ordered_words("briefer.facts.figures.grammar", "vocabulary_words.tsv", name)
)

_CODE: Final = re.compile(
    r"""
    (?<![\w.,/$£€@-])
    (?:
        [A-Za-z0-9][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63})+            # a.grange@fenwick.example
      | https?://[^\s<>()\[\]"“”’,;]{1,2000}(?<![.:!?])                   # https://example.org/story-77
      | [A-Za-z][\w-]{0,62}(?:\.[A-Za-z][\w-]{0,62})+/(?:[\w./~-]{0,200}[\w/])?   # fenwick.example/budget
      | [A-Za-z0-9]{1,40}(?:_[A-Za-z0-9]{1,40})+(?:[.-][A-Za-z0-9]{1,12})*  # report_2023_v2.pdf, CUST_0042
      | [A-Za-z0-9][A-Za-z0-9-]{0,62}\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|json|xml|zip|py|exe|jpe?g|png)  # audit.pdf
      | \d{1,4}[A-Z]?(?:\((?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\))+         # 21(1)(b), 401(k), 9(a)
      | \d{1,3}-[A-Z]                                                    # 10-K, 8-Q
      | \d{1,2}:\d{2}-[a-z]{2}-\d{2,6}                                   # 3:23-cv-04417
      | [A-Z]{2,8}(?:-\d{1,8}){2,4}                                      # CVE-2024-12345
      | (?!(?:MONEY|FY)\d)
        [A-Z][A-Za-z]{0,9}\d++(?:[A-Za-z]{1,2}\d*|\.\d+)*+(?:-\d++[A-Z]?)?  # G7, A380, MH17, H1N1, PM2.5, MI6, Covid19
      | [A-Z]{1,6}-\d+[A-Za-z]{0,2}                                      # F-16, B-52, COVID-19, AK-47, F-35B
      | (?!(?:COUNTED)-)
        [A-Z][a-z]{1,12}-\d{1,3}[A-Za-z]{0,2}                            # Covid-19, Zephyr-3, Mi-8
      | covid-\d+[A-Za-z]{0,2}
      | [1-9][GD](?:/[1-9][GD])?                                         # 5G, 3D
      | [A-Z]\.\d+(?:\.\d+)+                                             # B.1.1.7
      | v?\d+\.\d+(?:\.\d+)*-?(?:rc|alpha|beta|dev|pre)[-.]?\d*          # 1.4.0-rc2
      | (?!\d\d?\.\d\d?\.(?:19|20)\d\d(?!\.?\d))v?\d+\.\d+\.\d+(?:\.\d+)*  # 2.0.1, not 03.10.2024
      | v\d+(?:\.\d+)?                                                   # v2, v3.1
      | rc-?\d+                                                          # rc2
      | \d\ders                                                          # 76ers
      | 9/11 | 7/7 | 24/7 | 26/11
    )
    (?![\w%@]|[.,]\d|/\d|-\d)
    """.replace("COUNTED", _COUNTED).replace("MONEY", _OF_MONEY),
    re.VERBOSE,
)


# No code has a blank in it, and each has a digit or one of these signs.
_LIKELY: Final = re.compile(r"(?<!\S)[^\s\d_@/]*+[\d_@/]\S*+")


@lru_cache(maxsize=4)
def find_codes(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of codes in `text`, sorted, ends exclusive. The last texts are remembered: several parties ask."""
    likely = (match.span() for match in _LIKELY.finditer(text) if match.end() - match.start() <= LONGEST_WORD)
    return tuple(match.span() for start, end in likely for match in _CODE.finditer(text, start, end))


_CODE_JOINTS: Final = str.maketrans("", "", " -\u2010\u2011")


def code_key(code: str) -> str:
    """The form in which a code compares: case, hyphens and a plural's s fall away: "F-16s" is "f16"."""
    bare = code.casefold().translate(_CODE_JOINTS)
    return bare[:-1] if bare.endswith("s") and bare[-2:-1].isdigit() else bare
