"""Parts and multiples in other languages: "zwei Drittel", "un sur dix", "verdoppelt", "三分之二", "3割", "3:1"."""

import re
from decimal import Decimal
from functools import partial
from typing import Final

from briefer.facts.figures.grammar.multiples import multiple
from briefer.facts.figures.grammar.quantities import ordinal
from briefer.facts.figures.grammar.ratios import fraction
from briefer.facts.figures.languages.numerals import Marks, Numerals
from briefer.facts.figures.languages.words import Words, as_key
from briefer.facts.mention import Bound, Figure, FigureType
from briefer.text.patterns import SPACE, one_of
from briefer.text.wordlists import words

_words = partial(words, __package__, "parts_words.tsv")

_SCORE: Final = re.compile(r"(\d{1,3})([:–-])(\d{1,3})(?![\w%^€$]|[.,:/–-]\d)")
_SLASH: Final = re.compile(r"(\d{1,2})/(\d{1,3})(?![\w%/]|[.,]\d)")
_ORDINAL: Final = re.compile(r"(\d{1,3})(?:\.?[ºª]|er|re|ère|ème|e|de|ste)(?![^\W\d_]|\d)")
# "im 3. Quartal"; after another word the full stop may end the sentence.
_GERMAN: Final = re.compile(r"(\d{1,3})\.(?=\s[^\W\d_])")
_LED: Final = re.compile(rf"(?<!\w)(?:{one_of(_words('led'))})\s\Z", re.IGNORECASE)
_MOST_WHOLE: Final = 1_000_000
_HAN: Final = {char: number for number, char in enumerate("〇一二三四五六七八九十")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
    "百": 100,
}
_HAN_NUMBER: Final = rf"(?:\d+(?:\.\d+)?|[{''.join(_HAN)}]{{1,4}})"
_OF_HAN: Final = re.compile(rf"(?P<whole>{_HAN_NUMBER})分[之の](?P<top>{_HAN_NUMBER})")
_TENTHS: Final = re.compile(
    rf"(?P<top>{_HAN_NUMBER})(?:割|成)(?P<half>半)?(?:(?P<part>{_HAN_NUMBER})分)?(?![员员立为功本])"
)


HAN_PART: Final = rf"{one_of(_words('han_part'))}|[{''.join(_HAN)}]+(?=分[之の]|割|成)"
"""Where a part or a multiple starts that no digit begins."""
_EASTERN_WORDS: Final = {
    "半数": "1/2",
    "半數": "1/2",
    "一半": "1/2",
    "半減": "0.5",
    "倍増": "2",
    "翻番": "2",
    "翻一番": "2",
}


class Parts:
    """Reads the parts of wholes of one language."""

    def __init__(self, words: Words, numerals: Numerals) -> None:
        self.words = words
        self._numerals = numerals
        self._outof = re.compile(
            # "un emploi sur dix", but not "3 Busse in 10 Tagen".
            rf"{SPACE}{words.any_of('outof', 'amongof')}{SPACE}"
            rf"|(?:{SPACE}[^\W\d_]+){{1,2}}?{SPACE}{words.any_of('amongof')}{SPACE}",
            re.IGNORECASE,
        )
        self._part = re.compile(rf"{SPACE}?({words.any_of('part')})", re.IGNORECASE)
        self._group = re.compile(rf"{SPACE}?({words.any_of('group')})", re.IGNORECASE)
        self._fraction = re.compile(rf"({words.any_of('fraction')})", re.IGNORECASE)
        self._multiple = re.compile(rf"({words.any_of('multiple')})", re.IGNORECASE)
        self._ordinal = re.compile(rf"({words.any_of('ordinal')})", re.IGNORECASE)
        self._every = re.compile(
            rf"{words.any_of('every')}{SPACE}(?:({words.any_of('ordinal')})|(\d+)\.?)", re.IGNORECASE
        )
        self._half = re.compile(rf"({words.any_of('half')}){SPACE}?({words.any_of('time')})", re.IGNORECASE)
        self._halves = frozenset(form for form, value in words.of("part").items() if value == "2")

    def in_words(self, text: str, at: int, marks: Marks) -> Figure | None:
        """A part, a multiple, a group or an ordinal that starts with a word."""
        if match := self._every.match(text, at):
            bottom = Decimal(match[2] or self.words.of("ordinal")[match[1].lower()])
            return self._ratio(text, at, match.end(), Decimal(1), bottom)
        if match := self._fraction.match(text, at):
            parts = self.words.of("fraction")[as_key(match[1])].split("/")
            return fraction(text, at, match.end(), int(parts[0]), int(parts[1]))
        if match := self._multiple.match(text, at):
            value = self.words.numbers("multiple")[as_key(match[1])]
            return multiple(text, at, match.end(), value)
        if match := self._half.match(text, at):
            value = self.words.numbers("half")[match[1].lower()]
            unit = self.words.of("time")[match[2].lower()]
            return Figure(
                match.group(), at, match.end(), FigureType.DURATION, value, value, unit, digits=2, value=str(value)
            )
        if (match := self._part.match(text, at)) and as_key(match[1]) in self._halves:
            return fraction(text, at, match.end(), 1, 2)
        number = self._numerals.read(text, at, marks)
        if number and not number.scaled:
            if found := self._counted(text, at, number.end, number.value):
                return found
        elif match := self._group.match(text, at):
            return self._grouped(text, at, match, Decimal(1))
        if match := self._ordinal.match(text, at):
            return ordinal(text, at, match.end(), self.words.numbers("ordinal")[as_key(match[1])])
        return None

    def _counted(self, text: str, at: int, end: int, value: Decimal) -> Figure | None:
        """So many parts of a whole, or so many groups."""
        if match := self._part.match(text, end):
            bottom = int(self.words.of("part")[as_key(match[1])])
            if value == value.to_integral_value() and 0 < value < bottom:
                return fraction(text, at, match.end(), int(value), bottom)
        if match := self._group.match(text, end):
            return self._grouped(text, at, match, value)
        return None

    def _grouped(self, text: str, at: int, match: re.Match[str], times: Decimal) -> Figure:
        value = self.words.numbers("group")[as_key(match[1])] * times
        bound = Bound.EXACT if value % 12 == 0 else Bound.ABOUT
        return Figure(
            text[at : match.end()],
            at,
            match.end(),
            FigureType.COUNT,
            value,
            value,
            bound=bound,
            digits=2,
            value=str(value),
        )

    def ratio(self, text: str, at: int, marks: Marks) -> Figure | None:
        """A number of a whole, or two numbers of a score: "un sur dix", "2 Drittel", "3:1", "三分之二"."""
        if not self.words.spaced:
            return _eastern(text, at)
        if match := _SCORE.match(text, at):
            one, other = Decimal(match[1]), Decimal(match[3])
            if match[2] == ":" or one >= other:
                return Figure(
                    match.group(), at, match.end(), FigureType.SCORE, parts=(one, other), value=f"{one}-{other}"
                )
        if (match := _SLASH.match(text, at)) and 0 < int(match[1]) < int(match[2]):
            return fraction(text, at, match.end(), int(match[1]), int(match[2]))
        number = self._numerals.read(text, at, marks)
        if number is None or number.scaled or number.value != number.value.to_integral_value():
            return None
        if found := self._counted(text, at, number.end, number.value):
            return found
        joint = self._outof.match(text, number.end)
        whole = self._numerals.read(text, joint.end(), marks) if joint and joint.end() < len(text) else None
        if (
            whole is None
            or whole.scaled
            or not number.value < whole.value <= _MOST_WHOLE
            or 1900 <= whole.value <= 2100
        ):
            return None
        if text[whole.end : whole.end + 1].isalnum() or re.match(rf"{SPACE}?%", text[whole.end : whole.end + 2]):
            return None
        return self._ratio(text, at, whole.end, number.value, whole.value)

    def in_east(self, text: str, at: int) -> Figure | None:
        """A half or a multiple of Chinese and Japanese."""
        word = next((word for word in sorted(_EASTERN_WORDS, key=len, reverse=True) if text.startswith(word, at)), None)
        if word is None:
            return None
        value, end = _EASTERN_WORDS[word], at + len(word)
        return fraction(text, at, end, 1, 2) if "/" in value else multiple(text, at, end, Decimal(value))

    def _ratio(self, text: str, start: int, end: int, top: Decimal, bottom: Decimal) -> Figure:
        share = top / bottom
        return Figure(
            text[start:end], start, end, FigureType.RATIO, share, share, parts=(top, bottom), value=f"{top}:{bottom}"
        )

    def ordinal_number(self, text: str, at: int) -> Figure | None:
        """A rank in digits: "3º", "2e", "im 3. Quartal"."""
        if not self.words.spaced:
            return None
        match = _ORDINAL.match(text, at)
        if match is None and self.words.of("every") and _LED.search(text[max(0, at - 8) : at]):
            match = _GERMAN.match(text, at)
        return ordinal(text, at, match.end(), Decimal(match[1])) if match else None


def _eastern(text: str, at: int) -> Figure | None:
    if match := _OF_HAN.match(text, at):
        top, whole = _han(match["top"]), _han(match["whole"])
        if whole == 100:
            return Figure(match.group(), at, match.end(), FigureType.PERCENT, top, top, "%", digits=2, value=str(top))
        if 0 < top < whole and top == int(top):
            return fraction(text, at, match.end(), int(top), int(whole))
    if match := _TENTHS.match(text, at):
        value = _han(match["top"]) * 10 + (5 if match["half"] else 0) + (_han(match["part"]) if match["part"] else 0)
        if 0 < value <= 100:
            return Figure(
                match.group(), at, match.end(), FigureType.PERCENT, value, value, "%", digits=1, value=str(value)
            )
    return None


def _han(said: str) -> Decimal:
    """The value of a number below a hundred in Han numerals, or in digits."""
    if said[0].isdecimal() and said[0].isascii():
        return Decimal(said)
    tens, ten, ones = said.partition("十")
    if not ten:
        return Decimal(sum(_HAN[char] for char in said))
    return Decimal((_HAN[tens[-1]] if tens else 1) * 10 + (_HAN[ones[0]] if ones else 0))
