"""Characters that hide, and those that look like others: what is judged is what a reader sees, and what is printed."""

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.briefing.candidates import JudgedCandidate, judge_candidates
from briefer.documents.source_map import SourceMap, with_odd_characters
from briefer.facts.document import FactIndex
from briefer.facts.names.tokens import fold, tokenize
from briefer.faithfulness.check import check
from briefer.faithfulness.sentence import judge_sentence, source_words
from briefer.models.base import Candidate
from briefer.text import split_sentences
from briefer.text.characters import cleaned, odd_spans

_SHOWN_SPACE = "\t\n\v\f\r\x85"
SOURCE = "Ann Harker told the council in Leeds that 4.2% of homes still have lead pipes. Of these 18 are schools."
_HIDDEN = ["\u200b", "\x00", "\u00ad", "\u2060", "\ue000", "\ud800", "\u202e", "\x1b", "\ufe0f", "\U000e0041"]


def test_no_character_of_the_hidden_categories_is_left() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    hidden = [c for c in every if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") and c not in _SHOWN_SPACE]
    assert cleaned("".join(hidden)) == ""


def test_plain_text_has_nothing_odd() -> None:
    text = (
        "Zelenskyy’s “18%” – 4.2 °C, ½ km², 10⁶ of it, £3m in 2024³, H₂O, Αθήνα, Москва, Müller, naïve… 北京 ☂ №5 ™\t\n"
    )
    assert odd_spans(text) == []
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("ᴀɴɴ ᴍɪʟʟᴇʀ and Aɴɴ", "Ann Miller and Ann"),
        ("𝐀𝐧𝐧 𝒞ole, Ⓐnn, Ａｎｎ, ﬁnal", "Ann Cole, Ann, Ann, final"),
        ("𝟒𝟐% and ４．２％", "42% and 4.2%"),
        ("Аnn Harkеr met Анна", "Ann Harker met Анна"),  # Cyrillic letters in Latin words alone
        ("the TNFα of ΔG", "the TNFα of ΔG"),
        ("In ⁸⁰% or ₈₀ percent, 八十% and 一八%, ㊿%", "In 80% or 80 percent, 80% and 18%, 50%"),
        ("18%¹ of it, 5 ¹ and 2024³", "18%¹ of it, 5 ¹ and 2024³"),
        ("① Wash\n② Dry of ③ and ④⑤", "① Wash\n② Dry of 3 and 4 5"),
        ("Aldric Ⅷ", "Aldric VIII"),
        ("壹佰% of 一百零五%, 廿%, 〤〢%, ㊃㊁%, ①②% and ⅳ%", "100% of 105%, 20%, 42%, 42%, 12% and 4%"),
        ("七割 of 10割, 8割 here and 割 there", "70% of 100%, 80% here and 割 there"),
        ("八割の家 and 七割五分", "八割の家 and 七割五分"),
        ("四十二 percent or 百分之四十二 of 三 ships", "42 percent or 42% of 3 ships"),
        ("$¹² or €⁴² or $十二", "$12 or €42 or $12"),
        ("ᴬⁿⁿ ᴹⁱˡˡᵉʳ, ₐₙₙ, 🄰🄽🄽, 🅰nn, 🅐🅝🅝, 🇦🇳🇳 and ꓮnn ꓡꓰꓰ", "Ann Miller, Ann, ANN, Ann, ANN, ANN and Ann LEE"),
        ("the 5ᵗʰ and Mᵐᵉ Lee of 18%ᵃ, 1,250ᵇ and homesᶜ", "the 5th and Mme Lee of 18%ᵃ, 1,250ᵇ and homesᶜ"),
        ("10ⁿ, xₙ and Nᵒ 5 in 🇫🇷🇩🇪, 1.ª y 2º, 占百分之四十二", "10ⁿ, xₙ and Nᵒ 5 in 🇫🇷🇩🇪, 1.ª y 2º, 占百分之四十二"),
    ],
)  # fmt: skip
def test_another_dress_is_seen_plain(written: str, seen: str) -> None:
    assert cleaned(written) == seen
    assert SourceMap.of(written, with_odd_characters(written)).text == seen


def test_every_letter_and_number_of_unicode_that_is_read_as_plain_ones_is_read_so() -> None:
    every = [chr(code) for code in range(0x80, 0x20000) if not 0xD800 <= code < 0xE000]
    letters = [c for c in every if (plain := unicodedata.normalize("NFKC", c)).isascii() and len(plain) == 1]
    letters = [c for c in letters if unicodedata.normalize("NFKC", c).isalpha()]
    assert [c for c in letters if c not in "ªº" and not cleaned(c * 2).isascii()] == []
    numbers = [c for c in every if unicodedata.category(c) in ("Lo", "Nl", "No") and "CJK" in unicodedata.name(c, "")]
    whole = [c for c in numbers if (value := unicodedata.numeric(c, None)) is not None and value < 10**6]
    assert [c for c in whole if cleaned(f"in {c}%") != f"in {unicodedata.numeric(c):.0f}%"] == []


@pytest.mark.parametrize("price", ["$¹²", "€⁴²", "$十二", "£₁₂"])
def test_a_price_in_other_digits_is_a_price(price: str) -> None:
    assert len(check("The pipes cost $10 a home in Leeds.", f"The pipes cost {price}.").errors) == 1


@pytest.mark.parametrize("hidden", _HIDDEN)
def test_a_figure_whose_point_shows_nothing_is_the_figure_that_is_seen(hidden: str) -> None:
    report = check(SOURCE, f"Ann Harker said that 4{hidden}2% of homes have lead pipes.")
    assert [m.mention.text for m in report.errors] == ["42%"]
    mention = report.errors[0].mention
    assert report.summary[mention.start : mention.end] == f"4{hidden}2%"


@pytest.mark.parametrize("hidden", _HIDDEN)
def test_what_shows_nothing_changes_no_figure_and_no_name(hidden: str) -> None:
    report = check(
        SOURCE.replace(".", f"{hidden}.", 1),
        f"Ann{hidden} Har{hidden}ker spoke of {hidden}4.{hidden}2{hidden}% of homes.",
    )
    assert not report.errors
    assert [m.mention.text for m in report.mentions] == ["Ann Harker", "4.2%"]


@pytest.mark.parametrize(
    "name", ["ᴀɴɴ ᴍɪʟʟᴇʀ", "𝐀𝐧𝐧 𝐌𝐢𝐥𝐥𝐞𝐫", "Ⓐnn Ⓜiller", "Ａｎｎ Ｍｉｌｌｅｒ", "Аnn Мillеr", "ᴬⁿⁿ ᴹⁱˡˡᵉʳ", "🅐nn 🅼iller"]
)
def test_a_name_in_another_dress_is_a_name(name: str) -> None:
    report = check(SOURCE, f"{name} told the council in Leeds of the lead pipes.")
    assert [m.mention.text for m in report.errors] == ["Ann Miller"]


@pytest.mark.parametrize(
    "share", ["⁸⁰%", "₈₀%", "㊿%", "⑧%", "八十%", "𝟖𝟎%", "８０％", "捌拾%", "㊇㊀%", "〨%", "ⅷ%", "八割", "8割"]
)
def test_a_share_in_other_digits_is_a_share(share: str) -> None:
    assert len(check(SOURCE, f"In {share} of homes the pipes are of lead.").errors) == 1


def _judged(sentence: str) -> JudgedCandidate:
    source = source_words(SOURCE, split_sentences(SOURCE))
    return judge_candidates([Candidate(sentence, -0.1)], FactIndex.of(SOURCE), source)[0]


@pytest.mark.parametrize("hidden", _HIDDEN)
def test_a_model_cannot_hide_in_a_figure(hidden: str) -> None:
    (proposal,) = _judged(
        f"Ann Harker told the council in Leeds that 4{hidden}2% of homes still have lead pipes."
    ).proposals
    wrote = proposal.refused or proposal
    assert "42%" in wrote.text
    assert not wrote.is_printable


@pytest.mark.parametrize("hidden", ["", *_HIDDEN])
def test_what_a_model_writes_is_printed_as_it_is_seen(hidden: str) -> None:
    (proposal,) = _judged(
        f"𝐀nn Harker told{hidden} the council in Leeds that 4.2% of homes still have lead pipes."
    ).proposals
    assert proposal.text == "Ann Harker told the council in Leeds that 4.2% of homes still have lead pipes."
    assert proposal.is_printable


def test_what_a_model_writes_is_composed() -> None:
    (proposal,) = _judged(
        "Ann Harker told the counci\u0301l in Leeds that 4.2% of homes still have lead pipes."
    ).proposals
    assert "\u0301" not in proposal.text


@pytest.mark.parametrize("sign", ["⁇", "\ufffd"])
def test_a_sign_for_an_unknown_letter_is_not_printed(sign: str) -> None:
    text = f"Ann Harker told the council in Leeds that {sign} of homes still have lead pipes."
    proposal, _ = judge_sentence(text, FactIndex.of(SOURCE), source_words(SOURCE, split_sentences(SOURCE)))
    assert not proposal.is_printable


def test_no_form_of_a_word_is_empty() -> None:
    every = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    letters = [c for c in every if c.isalnum() and not "\u3400" <= c <= "\ud7a3" and c < "\U00020000"]
    assert all(fold(c) for c in letters)
    assert all(token.word for token in tokenize(" ".join(letters)))


@pytest.mark.parametrize("sign", ["\u02bc", "\uff9e", "\uff9f", "\u0345", "\u3099", "ˈ", "ͺ", "ⷠ"])
def test_a_sign_alone_is_judged(sign: str) -> None:
    for summary in (sign, f"The council {sign} of Leeds {sign}Ann {sign}18{sign}%"):
        assert check(f"{SOURCE} {sign}", summary) is not None


@given(st.text(st.sampled_from("4.2% $AnⒶ𝟒ᴀ\u200b\x00\u00ad\ud800①八百ⅳ¹₂аᴬⁿₐ🇦ꓮ\n"), max_size=40))
@settings(deadline=None)
def test_each_span_leads_back_to_what_is_written(text: str) -> None:
    spans = odd_spans(text)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert odd_spans(cleaned(text)) == []
    report = check(SOURCE, text)
    assert report.summary == text
