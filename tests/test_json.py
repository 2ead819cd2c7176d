"""JSON as briefer writes it: the layout of the standard library, with nothing in it that acts on a terminal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.faithfulness.report import Severity
from briefer.io.json import plain, to_json, to_jsonl

_LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
_RECORDS = st.dictionaries(
    st.text(),
    st.recursive(_LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner)),
)


@given(_RECORDS)
def test_a_record_is_laid_out_as_the_standard_library_does(record: dict[str, object]) -> None:
    assert to_json(record) == plain(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"


@given(_RECORDS)
def test_what_is_escaped_is_the_same_value(record: dict[str, object]) -> None:
    assert json.loads(to_json(record)) == json.loads(to_jsonl(record)) == json.loads(json.dumps(record))


def test_names_of_an_enumeration_are_text() -> None:
    assert json.loads(to_json({"severity": Severity.ERROR, "all": [Severity.WARNING]})) == {
        "severity": "error",
        "all": ["warning"],
    }


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        to_json({"recall": number})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a quay", "a quay"),
        ("18\N{DEGREE SIGN} at the “quay”", "18\N{DEGREE SIGN} at the “quay”"),
        ("\x7f", r"\u007f"),
        ("\x9b1m", r"\u009b1m"),
        ("\u2028\u202e\ufeff\ud800", r"\u2028\u202e\ufeff\ud800"),
        (
            "##[error] and ##VSO[task.complete], ##teamcity[",
            r"##\u005berror] and ##VSO\u005btask.complete], ##teamcity\u005b",
        ),
        ("so\xadft \u200b\u2060", r"so\u00adft \u200b\u2060"),
        ("é ##[", r"é ##\u005b"),
        ("#[ ##x[", "#[ ##x["),
    ],
)
def test_what_acts_on_a_terminal_or_a_runner_is_an_escape(text: str, shown: str) -> None:
    assert to_jsonl({"text": text}) == f'{{"text":"{shown}"}}\n'
