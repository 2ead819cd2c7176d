"""Names fail closed: an invented person is seen in any casing, and each rule that lets a name pass has its limits."""

import pytest

from briefer import check
from briefer.facts.figures import find_figures
from briefer.facts.mention import Verdict
from briefer.facts.names import NameIndex, find_names, judge_name

SUPPORTED, EXPANDED, DERIVED = Verdict.SUPPORTED, Verdict.EXPANDED, Verdict.DERIVED
ALTERED, UNSUPPORTED, MISATTRIBUTED = Verdict.ALTERED, Verdict.UNSUPPORTED, Verdict.MISATTRIBUTED


def verdicts(source: str, summary: str) -> list[tuple[str, Verdict]]:
    index = NameIndex.of(source, find_names(source, find_figures(source)))
    names = find_names(summary, find_figures(summary))
    return [(name.text, judge_name(name, index).verdict) for name in names]


BOARD = "Petra Vlasic is the mayor of Leeds, and Lou Baker and Amy Stone sit on the board. Dean Marsh, 44, left it."


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Petra Brown is the mayor of Leeds.", [("Petra Brown", ALTERED), ("Leeds", SUPPORTED)]),
        ("Petra Brown Elected Mayor of Leeds", [("Petra Brown", ALTERED), ("Leeds", SUPPORTED)]),
        ("PETRA BROWN ELECTED MAYOR OF LEEDS", [("PETRA BROWN", ALTERED), ("LEEDS", SUPPORTED)]),
        ("Mayor of Leeds: Petra Brown", [("Leeds", SUPPORTED), ("Petra Brown", ALTERED)]),
        ("- Petra Brown, mayor", [("Petra Brown", ALTERED)]),
        ("Zsuzsi Brown Elected Mayor", [("Zsuzsi Brown", UNSUPPORTED)]),
        ("petra brown is the mayor of leeds.", [("petra brown", ALTERED), ("leeds", SUPPORTED)]),
        ("Lou Stone is on the board.", [("Lou Stone", ALTERED)]),
        ("Amy Baker Joins Board", [("Amy Baker", ALTERED)]),
        ("Brown said the board was full.", [("Brown", UNSUPPORTED)]),
        ("Ms Brown is the mayor.", [("Brown", UNSUPPORTED)]),
        ("Petra Vlasic Elected Mayor of Leeds", [("Petra Vlasic", SUPPORTED), ("Leeds", SUPPORTED)]),
        ("Stone and Baker Sit on Board", []),
        ("DEAN MARSH LEAVES BOARD", [("DEAN MARSH", SUPPORTED)]),
        ("Baker said the board was full.", [("Baker", SUPPORTED)]),
        ("Ms Vlasic is the mayor.", [("Vlasic", SUPPORTED)]),
    ],
)
def test_persons_in_any_casing(summary: str, expected: list[tuple[str, Verdict]]) -> None:
    assert verdicts(BOARD, summary) == expected


@pytest.mark.parametrize(
    ("source", "summary", "expected"),
    [
        # nicknames
        ('Ronald "Sandy" Holt won.', "Ronald Holt won.", [("Ronald Holt", SUPPORTED)]),
        ('Ronald "Sandy" Holt won.', "Sandy Holt won.", [("Sandy Holt", SUPPORTED)]),
        ('Ronald "Sandy" Holt won.', "Ronald Hunt won.", [("Ronald Hunt", ALTERED)]),
        ("Ronald Holt won.", 'Ronald "Ron" Holt won.', [('Ronald "Ron" Holt', SUPPORTED)]),
        # acronyms of small phrases, and expansions
        ("The annual body mass index fell.", "BMI fell.", [("BMI", SUPPORTED)]),
        ("A generative adversarial network (GAN) wins.", "It beats other GANs.", [("GANs", SUPPORTED)]),
        ("The net interest margin fell.", "NIM fell.", [("NIM", SUPPORTED)]),
        ("The net interest margin fell.", "NIP fell.", [("NIP", UNSUPPORTED)]),
        (
            "The FBI came.",
            "The Federal Bureau of Investigation came.",
            [("Federal Bureau of Investigation", SUPPORTED)],
        ),
        ("The FBI came.", "The Ferry Board of Ireland came.", [("Ferry Board of Ireland", UNSUPPORTED)]),
        (
            "The RLB met on river licences and boats.",
            "The River Licence Board met.",
            [("River Licence Board", EXPANDED)],
        ),
        # what is part of another name
        ("It rained in West Virginia.", "in Virginia", [("Virginia", UNSUPPORTED)]),
        ("It rained in New York City.", "in York", [("York", UNSUPPORTED)]),
        ("It rained in south London.", "in London", [("London", SUPPORTED)]),
        ("The Ohio Supreme Court sat.", "The US Supreme Court sat.", [("US Supreme Court", ALTERED)]),
        ("The Ohio Supreme Court sat.", "The Supreme Court sat.", [("Supreme Court", SUPPORTED)]),
        # what tells bearers of one name apart
        ("Harald III ruled.", "Harald II ruled.", [("Harald II", ALTERED)]),
        ("Harald III ruled.", "Harald III ruled.", [("Harald III", SUPPORTED)]),
        ("Harald III ruled.", "Harald ruled.", [("Harald", SUPPORTED)]),
        ("Otto Lind Jr. spoke.", "Otto Lind Sr. spoke.", [("Otto Lind Sr", ALTERED)]),
        ("Otto Lind spoke.", "Otto Lind Jr. spoke.", [("Otto Lind Jr", EXPANDED)]),
        ("A suit under Title IX.", "A suit under Title VI.", [("Title VI", ALTERED)]),
        ("It fell in World War Two.", "It fell in World War II.", [("World War II", SUPPORTED)]),
        ("It fell in the Second World War.", "It fell in World War II.", [("World War II", SUPPORTED)]),
        ("It fell in World War II.", "It fell in World War I.", [("World War I", ALTERED)]),
        ("Krill 2.10 is out.", "Krill 2.1 is out.", [("Krill", ALTERED)]),
        ("An Airbus 320 had 380 bolts.", "The Airbus 380 landed.", [("Airbus", ALTERED)]),
        ("Krill 2.10 is out; the next, 3.0, is due.", "Krill 3.0 is due.", [("Krill", SUPPORTED)]),
        # identifiers
        ("See log_2019_a.txt now.", "See log_2019_b.txt now.", [("log_2019_b.txt", ALTERED)]),
        ("See log_2019_a.txt now.", "See log_2019_a.txt now.", [("log_2019_a.txt", SUPPORTED)]),
        ("Under section 12(2)(a) he paid.", "Section 12(2)(c) applied.", [("Section 12(2)(c)", ALTERED)]),
        ("Under section 12(2)(a) he paid.", "Section 12(2) applied.", [("Section 12(2)", SUPPORTED)]),
        ("It filed an 8-K.", "It filed a 10-K.", [("10-K", ALTERED)]),
        ("Use 2.4.0-rc1.", "Use 2.4.0-rc2.", [("2.4.0-rc2", ALTERED)]),
        ("Two F-16s flew.", "An F-16 flew.", [("F-16", SUPPORTED)]),
        ("Mail desk@aldwick.example.", "Mail desk@aldwich.example.", [("desk@aldwich.example", ALTERED)]),
        # written small
        ("They took losartan.", "They took lisinopril.", [("lisinopril", UNSUPPORTED)]),
        ("They took lisinopril.", "They took lisinopril.", [("lisinopril", SUPPORTED)]),
        ("Leaves of Betula pendula.", "Leaves of Betula pubescens.", [("Betula pubescens", ALTERED)]),
        ("Leaves of Betula pendula.", "Betula pendula leaves.", [("Betula pendula", SUPPORTED)]),
        # other spellings
        ("Jürgen Schröder spoke.", "Juergen Schroeder spoke.", [("Juergen Schroeder", SUPPORTED)]),
        ("Juergen Schroeder spoke.", "Jürgen Schröder spoke.", [("Jürgen Schröder", SUPPORTED)]),
        ("Zeinab Qasim spoke.", "Zeinab Kasim spoke.", [("Zeinab Kasim", DERIVED)]),
        ("Anna Meyer spoke.", "Anna Meier spoke.", [("Anna Meier", ALTERED)]),
        ("Park Ji-hye spoke.", "Ji-hye Park spoke.", [("Ji-hye Park", SUPPORTED)]),
        ("Henry James spoke.", "James Henry spoke.", [("James Henry", UNSUPPORTED)]),
        ("J.P. Ruiz spoke.", "J. P. Ruiz spoke.", [("J. P. Ruiz", SUPPORTED)]),
        ("Juan Ruiz spoke.", "J. Ruiz spoke.", [("J. Ruiz", SUPPORTED)]),
        ("Juan Ruiz spoke.", "P. Ruiz spoke.", [("P. Ruiz", ALTERED)]),
        # persons and what they are
        ("Mayor Ida Holm met Sheriff Jan Beck.", "Mayor Jan Beck spoke.", [("Jan Beck", MISATTRIBUTED)]),
        ("Ida Holm is the mayor. Jan Beck left.", "Jan Beck is the mayor.", [("Jan Beck", MISATTRIBUTED)]),
        ("Ida Holm is the mayor. Jan Beck left.", "The mayor, Ida Holm, spoke.", [("Ida Holm", SUPPORTED)]),
        ("Senators Ida Holm and Jan Beck met.", "Senator Jan Beck spoke.", [("Jan Beck", SUPPORTED)]),
        (
            "Ms Holm wrote to Mr Beck of Aldwick Capital.",
            "Ms Holm of Aldwick Capital wrote.",
            [("Holm", MISATTRIBUTED), ("Aldwick Capital", SUPPORTED)],
        ),
    ],
)
def test_each_rule_and_its_limit(source: str, summary: str, expected: list[tuple[str, Verdict]]) -> None:
    assert verdicts(source, summary) == expected


def test_a_title_before_a_name_does_not_end_the_sentence() -> None:
    source = "Dr. Anna Keller of Zeltronix announced the plan."
    assert verdicts(source, source) == [("Anna Keller", SUPPORTED), ("Zeltronix", SUPPORTED)]
    assert verdicts(source, "Dr. Anna Kessler announced it.") == [("Anna Kessler", ALTERED)]


BODIES_OF_PLACES = (
    "The New Mexico Court of Appeals upheld the fine. The University of West Georgia had sued the Kansas City Council, "
    "and the West Virginia Supreme Court will hear the appeal of South Korea's navy."
)


@pytest.mark.parametrize(
    ("summary", "is_right"),
    [
        ("The New Mexico Court of Appeals upheld the fine.", True),
        ("The Court of Appeals upheld the fine.", True),
        ("The Kansas City Council was sued.", True),
        ("West Virginia's Supreme Court will hear the appeal.", True),
        ("The University of West Georgia had sued.", True),
        ("The Mexico Court of Appeals upheld the fine.", False),
        ("The University of Georgia had sued.", False),
        ("The Virginia Supreme Court will hear the appeal.", False),
        ("The Korea navy appealed.", False),
    ],
)
def test_the_body_of_a_place_is_not_that_of_the_place_within_its_name(summary: str, is_right: bool) -> None:
    assert (check(BODIES_OF_PLACES, summary).errors == ()) is is_right
