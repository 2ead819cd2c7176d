"""Settings: what is out of range is refused where it enters."""

import pytest

from briefer.briefing.length import Length
from briefer.briefing.settings import Settings
from briefer.errors import ConfigError
from briefer.facts.required import compiled


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("max_sentences", 0),
        ("budget", 0),
        ("budget", 1.5),
        ("budget", float("nan")),
        ("short_section", -1),
        ("most_parts", 0),
        ("longest_quote", 0),
        ("most_required", -1),
        ("require", ("18%", "[")),
        ("require", "18%"),
        ("length", "shrt"),
        ("length", 3),
        ("words", "100"),
        ("words", 1.5),
        ("words", True),
        ("budget", "a"),
        ("language", 3),
        ("short_section", "x"),
    ],
)
def test_a_setting_out_of_range_is_named(setting: str, value: object) -> None:
    with pytest.raises(ConfigError, match=f"^{setting} "):
        Settings(**{setting: value})


def test_a_length_is_named_by_its_word() -> None:
    assert Settings(length="short").length is Length.SHORT


@pytest.mark.parametrize("edge", [{"short_section": 0}, {"most_parts": 1}, {"longest_quote": 1}, {"budget": 1.0}])
def test_the_ends_of_a_range_are_in_it(edge: dict[str, float]) -> None:
    Settings(**edge)


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("[", id="open class"),
        pytest.param("a{99999999999}", id="repeat beyond an integer"),
        pytest.param("a{" + "9" * 5000 + "}", id="repeat beyond what Python converts"),
        pytest.param("(" * 5000 + ")" * 5000, id="nested too deep"),
    ],
)
def test_no_regular_expression_is_a_config_error_that_names_it(pattern: str) -> None:
    with pytest.raises(ConfigError, match="mend or escape it") as raised:
        compiled(["fine", pattern])
    assert pattern in str(raised.value)


def test_patterns_come_back_in_their_order() -> None:
    assert [pattern.pattern for pattern in compiled(["b", "a|c"])] == ["b", "a|c"]
