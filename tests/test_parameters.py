"""Commands as functions with annotated parameters."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, ClassVar

import click
import pytest
from click.testing import CliRunner

from briefer.cli.app import COMMANDS, app
from briefer.io.parameters import Argument, Option, command


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def given(function: Any, *arguments: str) -> Any:
    """What a command's function is given, or the message that is printed instead."""
    ran = CliRunner().invoke(command(function, "paint"), list(arguments), standalone_mode=False)
    return ran.return_value if ran.exception is None else ran.exception.format_message()


def paint(
    where: Annotated[str, Argument(help="The wall.", metavar="WALL")],
    colour: Annotated[Colour, Option("--colour", "-c", help="Of the paint.")] = Colour.RED,
    coats: Annotated[int, Option(min=1, help="How often.")] = 2,
    least: Annotated[float | None, Option("--least", help="A share.")] = None,
    tag: Annotated[list[str] | None, Option("--tag", help="Repeatable.")] = None,
    log: Annotated[Path | None, Option("--log", help="A file.", callback=lambda path: path and path / "log")] = None,
    fast: Annotated[bool, Option("--fast", "-f", help="Now.")] = False,
) -> Any:
    """Paint a wall.

    And that is all.
    """
    return where, colour, coats, least, tag, log, fast


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["w"], ("w", Colour.RED, 2, None, None, None, False)),
        (["w", "-c", "blue", "--coats", "3"], ("w", Colour.BLUE, 3, None, None, None, False)),
        (["--least", "0.5", "w", "-f"], ("w", Colour.RED, 2, 0.5, None, None, True)),
        (["w", "--tag", "a", "--tag", "b"], ("w", Colour.RED, 2, None, ["a", "b"], None, False)),
        (["w", "--log", "x"], ("w", Colour.RED, 2, None, None, Path("x/log"), False)),
        (["--", "--fast"], ("--fast", Colour.RED, 2, None, None, None, False)),
    ],
)
def test_what_a_function_is_given(arguments: list[str], expected: tuple[Any, ...]) -> None:
    found = given(paint, *arguments)

    assert found == expected
    assert type(found[1]) is Colour


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "issing"),
        (["w", "-c", "green"], "'green' is not one of 'red', 'blue'"),
        (["w", "--coats", "0"], "0 is not in the range x>=1"),
        (["w", "--coats", "two"], "'two' is not a valid integer"),
        (["w", "--slow"], "--slow"),
        (["w", "x"], "unexpected extra argument"),
    ],
)
def test_what_it_is_not_given(arguments: list[str], message: str) -> None:
    assert message in given(paint, *arguments)


def test_the_help_tells_arguments_options_and_defaults() -> None:
    told = CliRunner().invoke(command(paint, "paint"), ["--help"]).output

    for words in (
        "Paint a wall.\n\n  And that is all.\n",
        "Arguments:\n  WALL  The wall.\n",
        "-c, --colour [red|blue]",
        "[default: red]",
        "[default: 2; x>=1]",
        "-f, --fast",
        "-h, --help",
    ):
        assert words in told


def test_several_arguments_are_a_list() -> None:
    def join(names: Annotated[list[Path], Argument(help="Files.")]) -> Any:
        return names

    assert given(join, "a", "b") == [Path("a"), Path("b")]
    assert "issing" in given(join)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drying:
    """How long to wait."""

    TITLE: ClassVar = "Drying"
    hours: Annotated[int, Option("--hours", min=1, help="How long.")] = 8
    note: Annotated[list[str] | None, Option("--note", help="Repeatable.")] = None
    where: Annotated[str, Argument(help="The wall.", metavar="WALL")]


def test_options_that_belong_together_come_as_one_value() -> None:
    def dry(
        context: click.Context, drying: Drying, fast: Annotated[bool, Option("--fast", help="Now.")] = False
    ) -> Any:
        return context.info_name, drying, fast

    assert given(dry, "w", "--note", "a", "--fast") == ("paint", Drying(hours=8, note=["a"], where="w"), True)
    assert given(dry, "w", "--hours", "3") == ("paint", Drying(hours=3, where="w"), False)
    assert "0 is not in the range x>=1" in given(dry, "w", "--hours", "0")
    assert "Missing argument 'WALL'" in given(dry)


def test_the_help_lists_them_under_their_title() -> None:
    def dry(drying: Drying, fast: Annotated[bool, Option("--fast", help="Now.")] = False) -> Any: ...

    told = CliRunner().invoke(command(dry, "dry"), ["--help"]).output
    drying, options = told.index("\nDrying:\n"), told.index("\nOptions:\n")
    assert drying < told.index("--hours") < told.index("--note") < options < told.index("--fast") < told.index("--help")


def test_what_only_a_path_can_be_asked_is_refused_elsewhere() -> None:
    def wrong(name: Annotated[str, Argument(help="A name.", exists=True)]) -> None: ...

    with pytest.raises(TypeError, match="exists: only a path can be asked that"):
        command(wrong, "wrong")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    found = app.get_command(click.Context(app), name)

    assert found is not None
    assert found.name == name
    assert " ".join((found.help or "").split("\n\n")[0].split()) == COMMANDS[name]


def test_help_imports_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "get_command", lambda *_: pytest.fail("a command was imported"))

    told = CliRunner().invoke(app, ["--help"]).output

    assert all(f"  {name} " in told for name in COMMANDS)
