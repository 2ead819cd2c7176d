"""Sentences of languages other than English: abbreviations, ordinals, quotation marks, stops of other scripts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.text import split_paragraph, split_sentences

CASES = [
    ("de", "an abbreviation of two words", ["Sie baut z. B. Die Linke ein, d. h. alle.", "Der Rat schwieg."]),
    ("de", "an ordinal in a date", ["Am 3. Oktober ruht die Arbeit.", "Das bleibt so."]),
    ("de", "an ordinal of a club", ["Der 1. FC Köln siegte.", "Es war das 2. Spiel."]),
    ("de", "a number that ends", ["Es waren 12.", "Danach war Schluss."]),
    ("de", "a year that ends", ["Das Werk schließt Ende 2026.", "350 Stellen fallen weg."]),
    ("de", "units before a capital", ["Es kostet 1,2 Mio. Euro bzw. Franken.", "Das ist viel."]),
    ("de", "titles", ["Frau Dr. Meier traf Prof. Klein in St. Gallen.", "Er kam."]),
    ("de", "may end", ["Es kamen Bauern, Fischer usw.", "Die Halle war voll."]),
    ("de", "closing quotation mark", ["„Wir gehen.“", "Danach sprach er."]),
    ("de", "guillemets that point inwards", ["»Wir bleiben.«", "Der Rat schwieg."]),
    ("de", "a question and who asks", ["„Warum jetzt?“, fragte Scholz.", "Niemand wusste es."]),
    ("de", "a law", ["Es gilt Art. 5 Abs. 2 GG.", "Mehr nicht."]),
    ("fr", "a title of one letter", ["Ils ont vu M. Le Pen et Mme Dupont.", "Le maire se tait."]),
    ("fr", "a blank before the closing mark", ["« Nous n'avons pas le choix. »", "Il est parti."]),
    ("fr", "a question and who asks", ["« Pourquoi ? » a demandé le maire.", "Silence."]),
    ("fr", "an elided opener", ["Il vend des pommes, etc.", "L'usine ferme."]),
    ("fr", "before Christ", ["Il est né en 44 av. J.-C. à Rome.", "Il y est mort."]),
    ("es", "titles", ["El Sr. García y la Dra. Ruiz viven aquí.", "Son dos."]),
    ("es", "doubled initials", ["Vive en EE. UU. desde 2010.", "No vuelve."]),
    ("es", "inverted marks", ["¿Por qué no?", "¡Nunca!", "Se fue."]),
    ("es", "for example", ["Vino gente, p. ej. Ana.", "El n.º 5 ganó."]),
    ("es", "a unit that ends", ["Mide 3 m.", "El puente no."]),
    ("it", "titles", ["Il Sig. Rossi ha visto il Dott. Bianchi.", "Poi è uscito."]),
    ("it", "for example", ["Altre città, ad es. Roma, no.", "Milano sì."]),
    ("it", "a company", ["La Conti S.p.A. Milano cresce, ecc.", "Il titolo sale."]),
    ("nl", "titles", ["Dhr. De Vries en mevr. Jansen komen.", "Het is druk."]),
    ("nl", "a link", ["Zij noemt twee steden, d.w.z. Gent en Luik.", "’s Avonds is het dicht."]),
    ("nl", "a unit", ["Het kost 3 mln. Zweedse kronen.", "Dat is veel."]),
    ("pt", "titles", ["O Sr. Silva e a Dra. Ana foram à Av. Liberdade.", "Choveu."]),
    ("pt", "may end", ["Compra maçãs, peras, etc.", "O mercado fecha."]),
    ("zh", "stops", ["杭州一家医院表示。", "对吗？", "是的！"]),
    ("zh", "a closing quotation mark", ["院长说：“很好。”", "他走了。"]),
    ("ja", "a quotation and who says it", ["「行きます。」と述べた。", "彼は帰った。"]),
    ("ar", "a question mark", ["هل هذا صحيح؟", "نعم."]),
]


@pytest.mark.parametrize(
    ("language", "expected"), [pytest.param(code, told, id=f"{code} {what}") for code, what, told in CASES]
)
def test_sentences_of_a_language(language: str, expected: list[str]) -> None:
    text = (" " if language not in ("zh", "ja") else "").join(expected)
    assert [span.of(text) for span in split_paragraph(text, language)] == expected


def test_lines_are_blocks() -> None:
    text = "Am 3. Oktober\nDie Stadt schweigt. Er geht."
    assert [span.of(text) for span in split_sentences(text, "de")] == [
        "Am 3. Oktober",
        "Die Stadt schweigt.",
        "Er geht.",
    ]


@given(
    st.text("ab AB.?!»«“„” \u202f3z。؟", max_size=60),
    st.sampled_from(["de", "fr", "es", "it", "nl", "pt", "zh", "ar", "xx"]),
)
def test_no_character_is_lost(text: str, language: str) -> None:
    spans = split_paragraph(text, language)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
