"""Numbers in other digits than 0 to 9, where a reader takes them for figures: "八十%", "㊃㊁%", "$¹²"."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

# Signs with a whole number as their value: Chinese numerals, those of accounts and of Suzhou, Roman ones, and those in
# circles, brackets and squares; tests/test_characters.py goes through all of Unicode.
_IDEOGRAPHS: Final = (
    "\u3007\u3021-\u3029\u3038-\u303a\u3405\u3483\u382a\u3b4d\u4e00\u4e03\u4e07\u4e09\u4e24\u4e5d\u4e8c\u4e94\u4e96"
    "\u4ebf\u4ec0\u4edf\u4ee8\u4f0d\u4f70\u5104\u5146\u5169\u516b\u516d\u5341\u5343-\u5345\u534c\u53c1-\u53c4\u56db"
    "\u58f1\u58f9\u5e7a\u5efe\u5eff\u5f0c-\u5f0e\u5f10\u62fe\u634c\u67d2\u6f06\u7396\u767e\u8086\u842c\u8cae\u8cb3"
    "\u8d30\u9621\u9646\u964c\u9678\u96f6\uf96b\uf973\uf978\uf9b2\uf9d1\uf9d3\uf9fd"
)
_ROMAN: Final = "\u2160-\u2182\u2185-\u2188"
_FRAMED: Final = (
    "\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3192-\u3195"
    "\u3220-\u3229\u3248-\u324f\u3251-\u325f\u3280-\u3289\u32b1-\u32bf"
)
ODD_DIGITS: Final = f"割⁰¹²³⁴-⁹₀-₉{_IDEOGRAPHS}{_ROMAN}{_FRAMED}"
"""As a part of a class of characters: what may be a digit here."""
_SHIFTED: Final = "⁰¹²³⁴-⁹₀-₉"
_NUMERAL: Final = f"[{_IDEOGRAPHS}{_ROMAN}{_FRAMED}]"
_CURRENCY: Final = "$¢£¤¥֏؋৲৳৻૱௹฿៛₠-₿﷼﹩＄￠￡￥￦"
_PERCENT: Final = r" ?(?:[%％﹪‰]|per ?cent\b|pc\b|percentage\b)"
_HAN: Final = "\u3400-\u9fff"

# A share in raised or lowered digits: nothing goes before that they could be the note or the index of.
_RAISED_SHARE: Final = re.compile(rf"(?<![\w.,:;!?%)\]”’\"'])[⁰¹²³⁴-⁹₀-₉]{{1,9}}(?=[.,]?\d{{0,9}}{_PERCENT})")
_LOWERED_SHARE: Final = re.compile(r"(?<=[\d.,])[₀-₉]{1,9}(?= ?%)")
_SHARE: Final = re.compile(rf"(?<![\d.,]){_NUMERAL}{{1,9}}(?={_PERCENT})")
_PRICE: Final = re.compile(rf"(?<=[{_CURRENCY}])(?:[{_SHIFTED}]{{1,9}}|{_NUMERAL}{{1,9}})")
# "四十二 people": between words of another script a numeral is read by itself.
_ALONE: Final = re.compile(rf"(?<![^\W_])[{_IDEOGRAPHS}]{{1,9}}(?= [a-z])")
# "百分之四十二", where the text around it is no Chinese.
_PARTS_OF_100: Final = re.compile(rf"(?<![{_HAN}])百分之([{_IDEOGRAPHS}]{{1,9}})(?![{_HAN}])")
# "八割" and "8割" are 80%, as Japanese has it; so is Chinese "八成", but "成" is a word of many others.
_TENTHS: Final = re.compile(rf"(?<![\w.,])([{_IDEOGRAPHS}]|[1-9]|10)割(?![\u3040-\u30ff{_HAN}])")
_TEN: Final = 10
_MYRIAD: Final = 10_000
_LIANG: Final = {"两": 2}


def digit_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The start and end of each number in such digits, and how it is read."""
    for pattern in (_RAISED_SHARE, _LOWERED_SHARE, _SHARE, _PRICE, _ALONE):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), str(_value(match.group()))
    for match in _PARTS_OF_100.finditer(text):
        yield match.start(), match.end(), f"{_value(match[1])}%"
    for match in _TENTHS.finditer(text):
        yield match.start(), match.end(), f"{_value(match[1]) * 10}%"


def _value(number: str) -> int:
    """The value of a number as written: 42 of 四十二, 四二, 〤〢 and ㊃㊁, 4 of ⅳ."""
    if number.isdecimal():
        return int(number)
    values = [_LIANG.get(sign, int(unicodedata.numeric(sign, 0))) for sign in number]
    if re.fullmatch(f"[{_ROMAN}]+", number):
        return _roman(values)
    if max(values) < _TEN:
        return int("".join(map(str, values)))
    return _chinese(values)


def _roman(values: Sequence[int]) -> int:
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _chinese(values: Sequence[int]) -> int:
    """What signs for digits, for tens and hundreds (十百千) and for 10,000 and more (万亿) make together."""
    total = section = digit = 0
    for value in values:
        if value >= _MYRIAD:
            total, section, digit = total + (section + digit or 1) * value, 0, 0
        elif value in (10, 100, 1000):
            section, digit = section + (digit or 1) * value, 0
        elif value > _TEN:  # 廿 is twenty
            section += value
        else:
            digit = value
    return total + section + digit
