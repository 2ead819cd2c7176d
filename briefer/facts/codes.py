"""Codes that hold digits but state no figure: COVID-19, G7, F-16, A380, MH17, 5G, H1N1. They are names."""

import re
from typing import Final

_CODE: Final = re.compile(
    r"""
    (?<![\w.,/$£€-])
    (?:
        (?!(?:USD|GBP|EUR|RM|Rs|INR|AUD|CAD)\d)
        [A-Z][A-Za-z]{0,9}\d++(?:[A-Za-z]{1,2}\d*|\.\d+)*+(?:-\d++[A-Z]?)?  # G7, A380, MH17, H1N1, PM2.5, MI6, Covid19
      | [A-Z]{1,6}-\d+[A-Za-z]{0,2}                                      # F-16, B-52, COVID-19, AK-47, F-35B
      | (?:Covid|covid|Sars|Mi|Su|Tu|Il|An|Yak|Carbon|Soyuz|Shenzhou|Catch|Type|Mach)-\d+[A-Za-z]{0,2}
      | [1-9][GD](?:/[1-9][GD])?                                         # 5G, 3D
      | [A-Z]\.\d+(?:\.\d+)+                                             # B.1.1.7
      | v?\d+\.\d+\.\d+(?:\.\d+)*                                        # 2.0.1
      | \d\ders                                                          # 76ers
      | 9/11 | 7/7 | 24/7 | 26/11
    )
    (?![\w%]|[.,]\d|/\d)
    """,
    re.VERBOSE,
)


def find_codes(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of codes in `text`, sorted, ends exclusive."""
    return tuple(match.span() for match in _CODE.finditer(text))
