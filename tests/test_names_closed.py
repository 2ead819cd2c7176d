"""What holds of every name: an invented person is a finding in any casing, a known one never; nothing fits by luck."""

import string

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefer import check
from briefer.facts.names.tables.lexicon import given_names, surnames
from briefer.facts.names.tables.vocabulary import FUNCTION_WORDS
from briefer.faithfulness.report import FaithfulnessReport
from briefer.text.calendar import MONTHS

SOURCE = (
    "{person} is the mayor of Leeds, the city said on Monday. Police held Nils Horvat, 34, over the vote. The mayor "
    "was named after she won by 12 votes."
)
FORMS = (
    "{person} is the mayor of Leeds.",
    "{person} won by 12 votes.",
    "{person} Named Mayor of Leeds",
    "{PERSON} NAMED MAYOR OF LEEDS",
    "New mayor: {person}",
    "- {person}, mayor",
    "* {person}: mayor of Leeds",
    "Mayor {person} won the vote.",
    "Leeds Names {person} Mayor",
)
FIRST_NAMES = st.sampled_from(sorted(name for name in given_names() - FUNCTION_WORDS - set(MONTHS) if len(name) > 2))
SURNAMES = st.sampled_from(sorted(surnames()))
PERSONS = st.tuples(FIRST_NAMES, SURNAMES)


def said(form: str, person: tuple[str, str]) -> str:
    first, last = person
    return form.format(person=f"{first.capitalize()} {last.capitalize()}", PERSON=f"{first} {last}".upper())


def flagged(report: FaithfulnessReport, text: str) -> bool:
    """Whether a finding lies on one of these words of the summary."""
    start = report.summary.lower().index(text.lower())
    return any(m.mention.start < start + len(text) and start < m.mention.end for m in report.errors)


@given(PERSONS, st.sampled_from(FORMS))
@settings(max_examples=120, deadline=None)
def test_an_invented_person_is_a_finding_in_any_form(person: tuple[str, str], form: str) -> None:
    source = said(SOURCE, ("Petra", "Kovac"))
    assume(person[0] not in source.lower() and person[1] not in source.lower())
    assert flagged(check(source, said(form, person)), " ".join(person))


@given(PERSONS, st.sampled_from(FORMS))
@settings(max_examples=120, deadline=None)
def test_a_known_person_is_none_in_any_form(person: tuple[str, str], form: str) -> None:
    assert check(said(SOURCE, person), said(form, person)).faithful


@given(PERSONS, PERSONS, st.sampled_from(FORMS))
@settings(max_examples=80, deadline=None)
def test_one_persons_first_name_with_anothers_surname_is_a_finding(
    one: tuple[str, str], other: tuple[str, str], form: str
) -> None:
    assume(len({*one, *other}) == 4 and not _may_be_one_person(one, other))
    source = said("{person} is the mayor of Leeds and won by 12 votes. ", one)
    source += said("{person} was named coroner.", other)
    assert flagged(check(source, said(form, (one[0], other[1]))), other[1])


def _may_be_one_person(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """True for forms of one first name, and for the singular and plural of one word ("wood", "woods")."""
    forms = check(f"{one[0].capitalize()} Horvat came.", f"{other[0].capitalize()} Horvat came.")
    return forms.faithful or one[1].rstrip("s") == other[1].rstrip("s")


CODES = st.builds(
    lambda letters, number, joint: f"{letters}{joint}{number}",
    st.text(string.ascii_uppercase, min_size=2, max_size=4),
    st.integers(min_value=1000, max_value=99999),
    st.sampled_from(("_", "-", "")),
)


JOINTS = str.maketrans("", "", "_-")
SUFFIXES = st.sampled_from("II III IV V VI VII IX Jr. Sr.".split())


@given(CODES, CODES)
@settings(max_examples=80, deadline=None)
def test_a_code_is_supported_as_written_only(code: str, other: str) -> None:
    assume(code.translate(JOINTS) != other.translate(JOINTS))
    assert check(f"Order {code} was late.", f"Order {code} came.").faithful
    assert not check(f"Order {code} was late.", f"Order {other} came.").faithful


@given(st.lists(st.sampled_from("Kestrel Loden Quarry Ulster Ferrol Ibis Tamar Weald".split()), min_size=3, max_size=4))
@settings(max_examples=60, deadline=None)
def test_fitting_initials_prove_nothing(words: list[str]) -> None:
    letters = "".join(word[0] for word in words)
    assert not check(f"The {letters} met on Monday.", f"The {' '.join(words)} Board met on Monday.").faithful
    assert not check(f"The {letters} met on Monday.", f"The {' '.join(words)} met on Monday.").faithful
    assert check(f"The {' '.join(words)} ({letters}) met on Monday.", f"The {letters} met on Monday.").faithful


@given(
    st.sampled_from("II III IV V VI VII IX Jr. Sr.".split()), st.sampled_from("II III IV V VI VII IX Jr. Sr.".split())
)
@settings(max_examples=60, deadline=None)
def test_a_suffix_is_part_of_the_name(one: str, other: str) -> None:
    assert check(f"Otto Lindqvist {one} spoke.", f"Otto Lindqvist {other} left.").faithful == (one == other)
