"""Judging names: what a source states, by which words, and what a user is told when it does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefer.facts.figures import find_figures
from briefer.facts.mention import Judgement, Name, NameType, Verdict
from briefer.facts.names import NameIndex, find_names, judge_name

SUPPORTED, EXPANDED, DERIVED = Verdict.SUPPORTED, Verdict.EXPANDED, Verdict.DERIVED
ALTERED, UNSUPPORTED = Verdict.ALTERED, Verdict.UNSUPPORTED


def index_of(text: str, wider: NameIndex | None = None) -> NameIndex:
    index = NameIndex.of(text, find_names(text, find_figures(text)))
    return index if wider is None else index.within(wider)


def judge(source: str, summary: str, wider: str | None = None) -> list[tuple[str, Judgement]]:
    index = index_of(source, index_of(wider) if wider is not None else None)
    return [(name.text, judge_name(name, index)) for name in find_names(summary, find_figures(summary))]


def verdicts(source: str, summary: str, wider: str | None = None) -> list[tuple[str, Verdict]]:
    return [(text, judgement.verdict) for text, judgement in judge(source, summary, wider)]


@pytest.mark.parametrize(
    ("source", "summary", "expected"),
    [
        # the same name
        ("Volodymyr Zelenskyy spoke.", "said Zelenskyy", [("Zelenskyy", SUPPORTED)]),
        ("George W. Bush spoke.", "said George Bush", [("George Bush", SUPPORTED)]),
        ("Anto\u0301nio Costa spoke.", "said António Costa", [("António Costa", SUPPORTED)]),
        ("António Costa spoke.", "said Antonio Costa", [("Antonio Costa", SUPPORTED)]),
        ("olaf scholz spoke.", "said Olaf Scholz", [("Olaf Scholz", SUPPORTED)]),
        ("It is in the Bay of\nBiscay.", "in the Bay of Biscay", [("Bay of Biscay", SUPPORTED)]),
        ("An Ivory-Coast-based trader spoke.", "in Ivory Coast", [("Ivory Coast", SUPPORTED)]),
        # demonyms, plurals, possessives
        ("Ukrainian troops left.", "in Ukraine", [("Ukraine", SUPPORTED)]),
        ("Britons voted.", "in the UK", [("UK", SUPPORTED)]),
        ("The UK voted.", "the British vote", [("British", SUPPORTED)]),
        ("The Republicans won.", "every Republican won", [("Republican", SUPPORTED)]),
        ("Denmark's king came.", "the Danish king", [("Danish", SUPPORTED)]),
        ("They told us so.", "in the US", [("US", UNSUPPORTED)]),
        ("A US-backed force came.", "in America", [("America", SUPPORTED)]),
        ("South Korea won.", "in North Korea", [("North Korea", ALTERED)]),
        # acronyms
        ("the World Health Organization (WHO)", "said the WHO", [("WHO", SUPPORTED)]),
        ("Ask the WHO.", "said the World Health Organization", [("World Health Organization", SUPPORTED)]),
        ("Ask whoever knows, who asked.", "said the WHO", [("WHO", UNSUPPORTED)]),
        ("Ukraine's Security Service, or SBU, spoke.", "said the SBU", [("SBU", SUPPORTED)]),
        ("The SBU spoke.", "said the FSB", [("FSB", UNSUPPORTED)]),
        (
            "The DHS spoke.",
            "at the US Department of Homeland Security",
            [("US Department of Homeland Security", SUPPORTED)],
        ),
        (
            "The BBC spoke.",
            "at the British Boxing Board of Control",
            [("British Boxing Board of Control", UNSUPPORTED)],
        ),
        # bodies by two names, spellings, short first names
        ("The Commons voted.", "in the House of Commons", [("House of Commons", SUPPORTED)]),
        ("Common sense won.", "in the House of Commons", [("House of Commons", UNSUPPORTED)]),
        ("He lost to Spurs.", "lost to Tottenham Hotspur", [("Tottenham Hotspur", SUPPORTED)]),
        ("It sank in Sydney Harbour.", "in Sydney Harbor", [("Sydney Harbor", SUPPORTED)]),
        ("Robert Haines spoke.", "said Rob Haines", [("Rob Haines", SUPPORTED)]),
        ("Robert Haines spoke.", "said Bill Haines", [("Bill Haines", ALTERED)]),
        ("Ben: I am late.", "said Ben", [("Ben", SUPPORTED)]),
        ("He saw l' Opera.", "saw l’Opera", [("l’Opera", SUPPORTED)]),
        ("Stop PM2.5, or PM2.5 stops you.", "about PM2.5", [("PM2.5", SUPPORTED)]),
        # addresses name no places
        ("Write to help@example.co.uk today.", "in the UK", [("UK", UNSUPPORTED)]),
        # words of one stem, supported parts, events of other places
        ("She is world champion.", "won the World Championships", [("World Championships", SUPPORTED)]),
        ("Champions of the world.", "won the World Championships", [("World Championships", UNSUPPORTED)]),
        (
            "The Super League has a Grand Final.",
            "the Super League Grand Final",
            [("Super League Grand Final", SUPPORTED)],
        ),
        ("A Russian won the Monaco Grand Prix.", "the Russian Grand Prix", [("Russian Grand Prix", ALTERED)]),
        ("He plays for United.", "plays for Leeds United", [("Leeds United", EXPANDED)]),
        # first names and surnames
        ("Mr Abbott spoke.", "said Tony Abbott", [("Tony Abbott", EXPANDED)]),
        ("De Niro spoke.", "said Robert De Niro", [("Robert De Niro", EXPANDED)]),
        ("Donald Trump spoke.", "said Donald Tusk", [("Donald Tusk", ALTERED)]),
        ("Giorgia Meloni spoke.", "said Matteo Meloni", [("Matteo Meloni", ALTERED)]),
        ("Chris Jones met Adam Smith.", "said Chris Smith", [("Chris Smith", ALTERED)]),
        ("Some Chris came.", "said Chris Smith", [("Chris Smith", UNSUPPORTED)]),
        # spelling
        ("It hit Khmelnytskyi.", "in Khmelnitskyi", [("Khmelnitskyi", DERIVED)]),
        ("Mr Martinez spoke.", "said Mr Martin", [("Martin", UNSUPPORTED)]),
        # names side by side
        ("Jurgen Klopp left Liverpool.", "said Liverpool Jurgen Klopp", [("Liverpool Jurgen Klopp", SUPPORTED)]),
        ("A green hat, a tea party.", "the Green Party won", [("Green Party", UNSUPPORTED)]),
        ("Manchester City won.", "said Manchester United", [("Manchester United", ALTERED)]),
        ("Norwich won.", "said Norwich City", [("Norwich City", EXPANDED)]),
        # regions
        ("It rained in Virginia.", "in the US", [("US", DERIVED)]),
        ("It rained in Virginia.", "an American storm", [("American", DERIVED)]),
        ("It rained in Virginia and in Peru.", "an American storm", [("American", UNSUPPORTED)]),
        ("It rained in Leeds and Glasgow.", "a British storm", [("British", DERIVED)]),
        ("It rained in the US.", "in Virginia", [("Virginia", UNSUPPORTED)]),
        # capitals that may be no names
        ("A campaign began.", "Campaigners marched.", []),
        ("The kitesurfers left.", "Kitesurfers left.", [("Kitesurfers", SUPPORTED)]),
        ("The government fell.", "He blamed the Government.", [("Government", SUPPORTED)]),
        # nothing to go by
        ("", "in Tashkent", [("Tashkent", UNSUPPORTED)]),
    ],
)
def test_verdicts(source: str, summary: str, expected: list[tuple[str, Verdict]]) -> None:
    assert verdicts(source, summary) == expected


@pytest.mark.parametrize(
    ("source", "summary", "message"),
    [
        ("The bus crashed in Bergen.", "near Tashkent", "Tashkent - the source does not name it"),
        ("Donald Trump spoke.", "said Donald Tusk", "Donald Tusk - the source names Donald Trump"),
        ("Mr Abbott spoke.", "said Tony Abbott", "Tony Abbott - the source says only Abbott"),
        ("It hit Rotterdam.", "in Roterdam", "Roterdam - the source writes Rotterdam"),
        ("It rained in Virginia.", "in the US", "US - the source names Virginia, which lies there"),
        ("The bus crashed in Bergen.", "near Bergen", ""),
    ],
)
def test_messages(source: str, summary: str, message: str) -> None:
    [(_, judgement)] = judge(source, summary)
    assert judgement.message == message


@pytest.mark.parametrize(
    ("source", "summary", "evidence"),
    [
        ("In Kyiv, the Ukrainian army left.", "in Ukraine", "Ukrainian"),
        ("The World Health Organization (WHO) spoke.", "said the WHO", "WHO"),
        ("The World Health Organization spoke.", "said the WHO", "World Health Organization"),
        ("Ursula von der Leyen spoke.", "said Ursula von der Leyen", "Ursula von der Leyen"),
        ("Chris Jones met Adam Smith.", "said Chris Smith", "Adam Smith"),
    ],
)
def test_evidence_is_a_span_of_the_source(source: str, summary: str, evidence: str) -> None:
    [(_, judgement)] = judge(source, summary)
    assert judgement.evidence is not None
    assert source[slice(*judgement.evidence)] == evidence


ARTICLE = (
    "Volodymyr Zelenskyy met the Security Service, or SBU.\n"
    "Zelenskyy thanked them. The SBU was pleased. His wife Olena came from Kyiv."
)


@pytest.mark.parametrize(
    ("section", "summary", "expected"),
    [
        ("Zelenskyy thanked them.", "said Volodymyr Zelenskyy", [("Volodymyr Zelenskyy", EXPANDED)]),
        ("They thanked Volodymyr.", "said Zelenskyy", [("Zelenskyy", EXPANDED)]),
        ("The SBU was pleased.", "said the Security Service", [("Security Service", SUPPORTED)]),
        ("The Security Service was pleased.", "said the SBU", [("SBU", SUPPORTED)]),
        ("They were pleased.", "said Zelenskyy", [("Zelenskyy", UNSUPPORTED)]),
        ("They were pleased.", "in Kyiv", [("Kyiv", UNSUPPORTED)]),
        ("Adam Zelenskyy was pleased.", "said Volodymyr Zelenskyy", [("Volodymyr Zelenskyy", ALTERED)]),
    ],
)
def test_a_section_knows_the_aliases_of_its_article(
    section: str, summary: str, expected: list[tuple[str, Verdict]]
) -> None:
    assert verdicts(section, summary, wider=ARTICLE) == expected


@given(st.text(max_size=120), st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_two_texts_can_be_judged(source: str, summary: str) -> None:
    for _, judgement in judge(source, summary):
        assert (judgement.message == "") == (judgement.verdict is SUPPORTED)
        if judgement.evidence is not None:
            start, end = judgement.evidence
            assert 0 <= start < end <= len(source)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Zs", "Po", "Pd", "Nd", "Mn"]), max_size=120))
@settings(max_examples=200, deadline=None)
def test_a_text_supports_its_own_names(text: str) -> None:
    assert {verdict for _, verdict in verdicts(text, text)} <= {SUPPORTED}


@pytest.mark.parametrize("unit", ["Abcd ", "A.", "World Health (WHO) ", "Bank of ", "Xyz Abcd. ", "\n", "A "])
def test_long_sources_take_linear_time(unit: str) -> None:
    index = index_of(unit * (100_000 // len(unit)))
    name = Name("Tashkent Abcd", 0, 13, NameType.OTHER, ("tashkent", "abcd"))
    assert judge_name(name, index).verdict.is_error
